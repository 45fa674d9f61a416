package concentric.bench;

/** A way to settle workload W in this process. Has scratch memory, so it belongs to one thread. */
interface Loop {

    /** Settles the payments {@code from} to before {@code to}; adds what each of {@link Workload#RECEIVERS} has of it, in cents. */
    void settle(Workload workload, int from, int to, long[] net);
}
