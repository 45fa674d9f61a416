package concentric.platform.postgres;

import java.nio.file.Path;
import java.util.List;

/** Which processes a data folder has. */
final class Processes {

    private Processes() {}

    static List<Long> of(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.startsWith(data.toString() + "/"))
                        .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }
}
