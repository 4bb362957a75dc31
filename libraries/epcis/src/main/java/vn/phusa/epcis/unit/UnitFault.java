package vn.phusa.epcis.unit;

import java.util.Locale;

/** Why a quantity cannot be read or converted. */
public sealed interface UnitFault {

    /**
     * No unit has that code.
     *
     * @param code as given
     * @param nearest the known unit that was probably meant
     */
    record UnknownUnit(String code, Unit nearest) implements UnitFault {
        @Override
        public String sentence(Locale language) {
            return language.getLanguage().equals("en")
                    ? "UN/ECE Recommendation 20 has no unit “%s”. Did you mean %s (%s)?"
                            .formatted(code, nearest.code(), nearest.symbol())
                    : "Khuyến nghị 20 của UN/ECE không có đơn vị “%s”. Có phải là %s (%s)?"
                            .formatted(code, nearest.code(), nearest.symbol());
        }

        @Override
        public String rule() {
            return "unit.unknown";
        }
    }

    /** The two units measure different things. */
    record DifferentDimensions(Unit from, Unit to) implements UnitFault {
        @Override
        public String sentence(Locale language) {
            return (language.getLanguage().equals("en")
                            ? "%s (%s) and %s (%s) measure different things and cannot be converted."
                            : "%s (%s) và %s (%s) đo hai đại lượng khác nhau, không đổi sang nhau được.")
                    .formatted(from.code(), from.symbol(), to.code(), to.symbol());
        }

        @Override
        public String rule() {
            return "unit.dimension";
        }
    }

    /** The number is so large, so small or so long that no measurement is meant. */
    record BeyondMeasure() implements UnitFault {
        @Override
        public String sentence(Locale language) {
            return language.getLanguage().equals("en")
                    ? "The number is beyond all measure: at most 400 digits, between 1E-400 and 1E400."
                    : "Số nằm ngoài mọi phép đo: nhiều nhất 400 chữ số, trong khoảng từ 1E-400 đến 1E400.";
        }

        @Override
        public String rule() {
            return "unit.number";
        }
    }

    /** The stable code. */
    String rule();

    /** What is wrong and what to do; Vietnamese unless English is asked for. */
    String sentence(Locale language);
}
