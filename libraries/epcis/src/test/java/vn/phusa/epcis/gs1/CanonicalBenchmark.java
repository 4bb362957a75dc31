package vn.phusa.epcis.gs1;

import java.util.Arrays;
import java.util.Locale;

/** How many identifiers a second one core brings to their canonical spelling: run its main method. */
public final class CanonicalBenchmark {
    private static final int KEYS = 100_000;
    private static final int ROUNDS = 30;

    private CanonicalBenchmark() {}

    /** Measures each spelling in turn and prints the median of its rounds. */
    public static void main(String[] arguments) {
        String[][] spellings = new String[3][KEYS];
        for (int i = 0; i < KEYS; i++) {
            spellings[0][i] = "urn:epc:id:sgtin:0614141.107346." + i;
            spellings[1][i] = "https://example.com/01/10614141073464/21/" + i;
            spellings[2][i] = "https://id.gs1.org/01/10614141073464/10/" + i;
        }
        String[] names = {"EPC URN", "Digital Link", "canonical already"};
        long seen = 0;
        for (int s = 0; s < spellings.length; s++) {
            double[] rates = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (String key : spellings[s]) {
                    seen += CanonicalIdentifier.of(key).length();
                }
                rates[round] = KEYS * 1e9 / (System.nanoTime() - start);
            }
            Arrays.sort(rates);
            System.out.printf(Locale.ROOT, "%-18s %,12.0f a second%n", names[s], rates[ROUNDS / 2]);
        }
        System.out.println(seen);
    }
}
