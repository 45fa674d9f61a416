package concentric.cli;

/** How a command ended, as the shell that started it learns by the exit status. */
enum Ending {
    /** All is well. */
    FINE(0),
    /** Something differs from what it should be, or was refused. */
    DIFFERS(1),
    /** The command was not understood; nothing happened. */
    WRONG_USAGE(2),
    /** The program can't start, can't be reached, or failed. */
    NOT_POSSIBLE(3);

    private final int status;

    Ending(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
