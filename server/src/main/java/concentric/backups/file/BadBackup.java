package concentric.backups.file;

import java.io.IOException;

/** Why a file can't be restored, in a sentence that goes on after the name of the file. */
final class BadBackup extends IOException {

    BadBackup(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
