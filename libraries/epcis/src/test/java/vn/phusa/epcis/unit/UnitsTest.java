package vn.phusa.epcis.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.epcis.SharedFiles;

/** Units of UN/ECE Recommendation 20 and conversion between them. */
class UnitsTest {
    private static final long SEED = 20260102;

    /**
     * Where the figure that the Recommendation prints contradicts the unit's own definition, or counts in another unit than
     * the canonical one. Ours follows the definition: 1 mm/h is 1/3,600,000 m/s, for example, not a tenth of it.
     */
    private static final Set<String> OTHER_FIGURES = Set.of((
            // misprints: a power of ten, a factor of time, the square of a length or the reciprocal is wrong
            "H49 H66 H67 H76 H85 J32 K32 K34 L21 M22 P71 P72 P73 APZ C94 Q35 TPI 80 "
                    // figures in eV, Ci, mg, km2, cal, bytes or in a reading of their own, which ours has in canonical
                    // units
                    + "A18 A85 B29 B71 BQL CTM E11 MIK P94 P95 TD "
                    // typed without superscripts, with a bare 10 or as a fraction, which this test does not read
                    + "66 A48 BPM FAH J26 KNM M49 N14 N22 OPM P19 P32 Q37 Q38 Q39 Q40 RPM "
                    // dimensions whose coherent unit has no code: the first code counts one
                    + "F25 F87 G59 J54 K50 P88")
            .split(" "));

    @ParameterizedTest
    @CsvSource({
        "1, KGM, GRM, 1000",
        "1, TNE, KGM, 1000",
        "1, LBR, KGM, 0.45359237",
        "25, CEL, KEL, 298.15",
        "-18, CEL, FAH, -0.4",
        "-40, FAH, CEL, -40",
        "212, FAH, KEL, 373.15",
        "0, KEL, CEL, -273.15",
        "1, BAR, PAL, 100000",
        "1, GLL, LTR, 3.785411784",
        "1, HAR, MTK, 10000",
        "36, KMH, MTS, 10",
        "1, KWH, JOU, 3600000",
        "1, DZN, H87, 12",
        "5, P1, 59, 50000",
        "1, GL, KMQ, 1",
        "1, AD, A99, 8"
    })
    void aQuantityIsConvertedExactly(BigDecimal value, String from, String to, BigDecimal expected) {
        assertThat(converted(value, from, to).value()).isEqualByComparingTo(expected);
    }

    @Test
    void aDecimalThatDoesNotEndHas34Digits() {
        assertThat(converted(new BigDecimal("100"), "FAH", "CEL").value())
                .isEqualTo(new BigDecimal("37.77777777777777777777777777777778"));
    }

    @Test
    void aTenthAndTwoTenthsAreThreeTenths() {
        Quantity tenth = quantity("0.1", "KGM");
        Quantity twoTenths = quantity("200", "GRM");

        assertThat(known(tenth.plus(twoTenths)).value()).isEqualByComparingTo("0.3");
        assertThat(known(known(tenth.plus(twoTenths)).comparedWith(quantity("0.3", "KGM"))))
                .isZero();
    }

    @Test
    void quantitiesAreComparedAcrossUnits() {
        assertThat(known(quantity("1", "KGM").comparedWith(quantity("2.2", "LBR"))))
                .isPositive();
        assertThat(known(quantity("4", "CEL").comparedWith(quantity("39.2", "FAH"))))
                .isZero();
        assertThat(known(quantity("-18.1", "CEL").comparedWith(quantity("-18", "CEL"))))
                .isNegative();
    }

    @Test
    void equalQuantitiesHaveOneCanonicalValue() {
        assertThat(quantity("39.2", "FAH").canonical())
                .isEqualTo(quantity("4.00", "CEL").canonical());
        assertThat(quantity("100", "FAH").canonical().unit().code()).isEqualTo("KEL");
        assertThat(quantity("1500", "GRM").canonical()).isEqualTo(quantity("1.5", "KGM"));
    }

    @ParameterizedTest
    @CsvSource({"kg, KGM", "g, GRM", "°C, CEL", "ltr, LTR", "KGN, KGM", "CELS, CEL", "t, TNE", "%, P1"})
    void anUnknownCodeIsRefusedWithTheNearestOne(String code, String nearest) {
        assertThat(Units.of(code)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            UnitFault fault = ((Answer.Refused<?>) refused).fault();
            assertThat(fault.rule()).isEqualTo("unit.unknown");
            assertThat(fault.sentence(Locale.ENGLISH)).contains("Did you mean " + nearest + " (");
            assertThat(fault.sentence(Locale.of("vi"))).contains("Có phải là " + nearest + " (");
        });
    }

    @Test
    void aKegIsNoKilogram() {
        assertThat(unit("KG").symbol()).isEqualTo("keg");
        assertThat(quantity("1", "KG").in(unit("KGM"))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatMeasuresOtherThingsIsNotConverted() {
        assertThat(quantity("1", "KGM").in(unit("MTR")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(
                                        ((Answer.Refused<?>) refused).fault().sentence(Locale.of("vi")))
                                .contains("KGM (kg)", "MTR (m)", "không đổi"));
        assertThat(quantity("1", "BX").in(unit("CT"))).isInstanceOf(Answer.Refused.class);
        assertThat(quantity("1", "BX").comparedWith(quantity("2", "BX"))).isEqualTo(new Answer.Known<>(-1));
    }

    @Test
    void aNumberBeyondAllMeasureIsRefusedBeforeItFillsTheMemory() {
        assertThat(Quantity.of(new BigDecimal("1E999999999"), "KGM")).isInstanceOf(Answer.Refused.class);
        assertThat(Quantity.of(new BigDecimal("1E-999999999"), "KGM")).isInstanceOf(Answer.Refused.class);
        assertThat(Quantity.of(BigDecimal.valueOf(Double.MAX_VALUE), "KGM")).isInstanceOf(Answer.Known.class);
    }

    @Test
    void everyConversionThereAndBackIsTheSame() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<Unit> all = List.copyOf(Units.all());
        for (Unit unit : all) {
            BigDecimal value = new BigDecimal(BigInteger.valueOf(random.nextLong(1L << 40)), random.nextInt(12));
            Quantity quantity = new Quantity(value, unit);
            Quantity back = known(quantity.canonical().in(unit));
            assertThat(back.value().subtract(value).abs())
                    .as(unit.code())
                    .isLessThanOrEqualTo(
                            value.abs().max(BigDecimal.valueOf(500)).scaleByPowerOfTen(-29));
        }
    }

    @Test
    void everyDimensionHasOneCanonicalUnitAndItConvertsToItself() {
        Set<String> dimensions = new TreeSet<>();
        for (Unit unit : Units.all()) {
            assertThat(unit.canonicalUnit().isLike(unit)).isTrue();
            if (unit.canonical()) {
                assertThat(dimensions.add(unit.dimension()))
                        .as(unit.dimension())
                        .isTrue();
                assertThat(unit.factor()).isEqualTo(Rational.ONE);
                assertThat(unit.offset()).isEqualTo(Rational.ZERO);
            }
        }
    }

    /** A row of the official list: the code, and the figure in front of the units. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?:(?!10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])(\\d(?:[\\d ]*\\d)?(?:[.,][\\d ]*\\d)?))?(?:\\s*[x×]?\\s*10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?![-\\d]).*");

    @Test
    void theTableHasEveryCodeOfTheRecommendationAndItsFigures() throws IOException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        String text = Files.readString(SharedFiles.folder("unece-rec20").resolve("data/units-of-measure.csv"));
        Set<String> codes = new TreeSet<>();
        for (List<String> row : rows(text)) {
            String code = row.get(1);
            codes.add(code);
            if (!(Units.of(code) instanceof Answer.Known<Unit>(Unit unit))) {
                differences.add(code + " is missing");
                continue;
            }
            String printed = row.get(6).replace('\u00a0', ' ').strip();
            Matcher figure = FIGURE.matcher(printed);
            boolean own = unit.dimension().equals(code);
            boolean inCanonical = !printed.matches(".*\\d (g|in|ft|byte).*") && printed.matches("[\\d].*");
            if (own || !inCanonical || !figure.matches()) {
                continue;
            }
            BigDecimal number = figure.group(1) == null
                    ? BigDecimal.ONE
                    : new BigDecimal(figure.group(1).replace(" ", "").replace(',', '.'));
            if (figure.group(2) != null) {
                number = number.scaleByPowerOfTen(power(figure.group(2)));
            }
            compared++;
            double ratio = unit.factor().decimal().doubleValue() / number.doubleValue();
            if (Math.abs(ratio - 1) > 1e-3 && !OTHER_FIGURES.contains(code)) {
                differences.add(code + " " + row.get(2) + ": " + printed + ", ours "
                        + unit.factor().decimal());
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(900);
        assertThat(Units.all()).extracting(Unit::code).containsExactlyInAnyOrderElementsOf(codes);
    }

    private static int power(String superscript) {
        StringBuilder digits = new StringBuilder();
        superscript.chars().forEach(c -> digits.append(c == '⁻' ? '-' : (char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))));
        return Integer.parseInt(digits.toString());
    }

    /** The rows of comma-separated values without their heading; quoted fields may hold commas and line ends. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                row.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' && !quoted) {
                row.add(field.toString().strip());
                field.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows.subList(1, rows.size());
    }

    private static Quantity converted(BigDecimal value, String from, String to) {
        return known(known(Quantity.of(value, from)).in(unit(to)));
    }

    private static Quantity quantity(String value, String code) {
        return known(Quantity.of(new BigDecimal(value), code));
    }

    private static Unit unit(String code) {
        return known(Units.of(code));
    }

    private static <T> T known(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T>(T value) -> value;
            case Answer.Refused<T>(UnitFault fault) -> throw new AssertionError(fault.sentence(Locale.ENGLISH));
        };
    }
}
