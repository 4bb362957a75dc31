package vn.phusa.programme;

import org.jspecify.annotations.Nullable;
import vn.phusa.base.Money;

/**
 * Money from one source; null: not known, which is not zero.
 *
 * @param planned kế hoạch
 * @param committed đã cam kết, đã giao
 * @param disbursed đã giải ngân
 */
public record Funding(
        Source source,
        @Nullable Money planned,
        @Nullable Money committed,
        @Nullable Money disbursed) {

    /** Where money comes from. */
    public enum Source {
        /** Vốn ODA. */
        ODA,
        /** Ngân sách khoa học và công nghệ trung ương. */
        CENTRAL_SCIENCE_BUDGET,
        /** Ngân sách thành phố. */
        CITY_BUDGET,
        /** Doanh nghiệp. */
        ENTERPRISE,
        OTHER;

        /** Part of wording keys. */
        public String key() {
            return switch (this) {
                case ODA -> "oda";
                case CENTRAL_SCIENCE_BUDGET -> "central-science-budget";
                case CITY_BUDGET -> "city-budget";
                case ENTERPRISE -> "enterprise";
                case OTHER -> "other";
            };
        }
    }
}
