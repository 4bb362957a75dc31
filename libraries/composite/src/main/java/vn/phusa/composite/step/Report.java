package vn.phusa.composite.step;

import java.util.List;
import java.util.Map;

/** What a step found and did, column by column or unit by unit. */
public sealed interface Report {

    /** Which indicator was divided by which column, and the factor on the quotient. */
    record Denominated(Map<String, String> denominators) implements Report {
        public Denominated {
            denominators = Map.copyOf(denominators);
        }
    }

    /** How much data every unit has and whether it stayed. */
    record Screened(List<UnitAvailability> units) implements Report {
        public Screened {
            units = List.copyOf(units);
        }

        public List<String> removed() {
            return units.stream()
                    .filter(unit -> !unit.included())
                    .map(UnitAvailability::unit)
                    .toList();
        }
    }

    /** How many values were missing per indicator, and how many still are. */
    record Imputed(Map<String, Integer> imputed, Map<String, Integer> stillMissing) implements Report {
        public Imputed {
            imputed = Map.copyOf(imputed);
            stillMissing = Map.copyOf(stillMissing);
        }
    }

    /** What the test of outliers said and what was done, per indicator in order. */
    record Treated(List<ColumnTreatment> columns) implements Report {
        public Treated {
            columns = List.copyOf(columns);
        }
    }

    /** The scale every indicator was put on. */
    record Normalised(List<ColumnScale> columns) implements Report {
        public Normalised {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The weights used (inside their parent, as given) and the share of data each unit had in each aggregate.
     *
     * @param weights per element
     */
    record Aggregated(Map<String, Double> weights) implements Report {
        public Aggregated {
            weights = Map.copyOf(weights);
        }
    }

    /**
     * The data of one unit.
     *
     * @param missing indicators without value
     * @param zeros indicators with value zero
     * @param indicators all indicators
     * @param availability share of indicators with a value
     * @param nonZero share of values present that are not zero; NaN if there are none
     * @param lowData whether the availability is below its threshold
     * @param lowNonZero whether the share of non-zeros is below its threshold
     * @param included whether the unit stays
     */
    record UnitAvailability(
            String unit,
            int missing,
            int zeros,
            int indicators,
            double availability,
            double nonZero,
            boolean lowData,
            boolean lowNonZero,
            boolean included) {}

    /**
     * The scale of one indicator.
     *
     * @param method what it was normalised with, for example "minmax"
     * @param sign 1 or -1, the direction applied first
     * @param parameters the numbers of the scale, for example lower and upper end of the data
     */
    record ColumnScale(String column, String method, int sign, Map<String, Double> parameters) {
        public ColumnScale {
            parameters = Map.copyOf(parameters);
        }
    }
}
