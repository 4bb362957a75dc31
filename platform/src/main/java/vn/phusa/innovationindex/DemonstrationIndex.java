package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Made-up figures of two years in the frame of the local innovation index, so that the demonstration shows ranking,
 * change, levers and gaps. The same seed gives the same figures; nothing in them is true.
 *
 * @param data by year, as CSV
 */
record DemonstrationIndex(String frame, SortedMap<Integer, String> data) {
    static final String SERIES = "pii-minh-hoa";

    private static final long SEED = 34;
    private static final int FIRST_YEAR = 2024;
    private static final int YEARS = 2;

    /** @param piiFrame the frame of the index that it imitates */
    static DemonstrationIndex of(String piiFrame, List<Geography.Tile> provinces) {
        List<List<String>> rows = new ArrayList<>();
        piiFrame.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> rows.add(Geography.cells(line)));
        StringBuilder frame = new StringBuilder("code,level,parent,name_vi,name_en,unit,direction,weight\n");
        List<String> indicators = new ArrayList<>();
        for (List<String> cells : rows) {
            boolean indicator = cells.get(1).equals("1");
            if (indicator) {
                indicators.add(cells.get(0));
            }
            frame.append(DataText.line(List.of(
                            cells.get(0),
                            cells.get(1),
                            cells.get(2),
                            cells.get(3),
                            cells.get(4),
                            indicator ? "minh họa" : "",
                            "1",
                            "1")))
                    .append('\n');
        }
        return new DemonstrationIndex(frame.toString(), drawn(indicators, provinces));
    }

    private static SortedMap<Integer, String> drawn(List<String> indicators, List<Geography.Tile> provinces) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] ability = random.doubles(provinces.size()).toArray();
        double[][] level = new double[indicators.size()][provinces.size()];
        double[] skew = new double[indicators.size()];
        for (int j = 0; j < level.length; j++) {
            skew[j] = 0.2 + 0.5 * random.nextDouble();
            for (int i = 0; i < provinces.size(); i++) {
                level[j][i] = ability[i] + random.nextGaussian();
            }
        }
        SortedMap<Integer, String> years = new TreeMap<>();
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            StringBuilder csv = new StringBuilder("unit,year");
            indicators.forEach(code -> csv.append(',').append(code));
            csv.append('\n');
            for (int i = 0; i < provinces.size(); i++) {
                csv.append(provinces.get(i).code()).append(',').append(year);
                for (int j = 0; j < level.length; j++) {
                    double value = 20 * Math.exp(skew[j] * level[j][i]);
                    // One cell in twenty-five is a gap, as in real collections.
                    csv.append(',').append(random.nextInt(25) == 0 ? "" : String.format(Locale.ROOT, "%.2f", value));
                    level[j][i] += 0.05 + 0.25 * random.nextGaussian();
                }
                csv.append('\n');
            }
            years.put(year, csv.toString());
        }
        return years;
    }
}
