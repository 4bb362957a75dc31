package vn.phusa.composite.analysis;

import java.util.Arrays;
import java.util.List;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;

/** Which share of an aggregate's indicators each unit has. */
public final class Availability {
    private Availability() {}

    /** One column per aggregate of the frame, shares from 0 to 1, for a table of the frame's indicators. */
    public static Table byAggregate(Frame frame, Table indicators) {
        List<String> codes = frame.aggregates().stream().map(Element::code).toList();
        double[][] shares = new double[codes.size()][indicators.unitCount()];
        for (int a = 0; a < shares.length; a++) {
            List<Element> below = frame.indicatorsBelow(codes.get(a));
            for (Element indicator : below) {
                double[] column = indicators.column(indicator.code());
                for (int i = 0; i < column.length; i++) {
                    shares[a][i] += Double.isNaN(column[i]) ? 0 : 1;
                }
            }
            shares[a] =
                    Arrays.stream(shares[a]).map(count -> count / below.size()).toArray();
        }
        return Table.owning(indicators.units(), codes, shares);
    }
}
