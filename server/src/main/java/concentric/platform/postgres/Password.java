package concentric.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the program shows to its database: random, in a file that only its owner reads. */
record Password(String text) {

    private static final Set<PosixFilePermission> ONLY_OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    static Password random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the file holds; nothing when it is missing, spoilt, or others could read it, because then it is no secret. */
    static Optional<Password> in(Path file) throws IOException {
        try {
            if (!ONLY_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return text.matches("[A-Za-z0-9_-]{40,}") ? Optional.of(new Password(text)) : Optional.empty();
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /** Writes the file whole or not at all; at no moment can others read it. */
    void store(Path file) throws IOException {
        Path partial = FileTree.partial(file);
        Files.deleteIfExists(partial);
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(partial, options, PosixFilePermissions.asFileAttribute(ONLY_OWNER))) {
            ByteBuffer line = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Not the password: records print themselves into logs. */
    @Override
    public String toString() {
        return "Password[…]";
    }
}
