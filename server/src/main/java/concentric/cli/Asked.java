package concentric.cli;

/** A program that a command asks. */
interface Asked {

    /** How to ask it. */
    Api api();

    /** Has something done if the command is told to end by a signal, while the program still answers. */
    void ifInterrupted(Runnable last);
}
