package concentric.bench;

public final class Bench {
    private Bench() {}
    public static void main(String[] args) throws Exception {
        new EngineBenchmark().run(new Report(System.out));
    }
}
