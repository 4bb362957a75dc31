package vn.phusa.composite.step;

/**
 * One value that a step changed.
 *
 * @param unit the unit, or empty if a whole column was meant
 * @param column the indicator or aggregate
 * @param before the value before, NaN if it was missing
 * @param after the value after, NaN if it is missing now
 * @param reason why
 * @param detail what the reason leaves open, for example the group whose mean was taken; may be empty
 */
public record Change(String unit, String column, double before, double after, Reason reason, String detail) {

    /** Why a value was changed. */
    public enum Reason {
        DENOMINATOR_MISSING("không có mẫu số", "the denominator is missing"),
        IMPUTED("bổ khuyết số liệu thiếu", "a missing value was imputed"),
        NOT_IMPUTED("không có cơ sở để bổ khuyết", "nothing to impute from"),
        UNIT_SCREENED_OUT("đơn vị thiếu quá nhiều số liệu", "the unit has too little data"),
        WINSORISED_HIGH("giá trị quá cao, đưa về mức kế tiếp", "too high, drawn to the next value"),
        WINSORISED_LOW("giá trị quá thấp, đưa về mức kế tiếp", "too low, drawn to the next value"),
        TRANSFORMED("biến đổi cả cột vì phân bố quá lệch", "the column was transformed because it is too skewed"),
        TREATMENT_UNDEFINED(
                "phép biến đổi không xác định hoặc đảo chiều nên giữ nguyên",
                "the transformation is undefined or reverses the order, so the column was left"),
        TOO_FEW_CHILDREN("quá ít thành phần có số liệu", "too few parts have data");

        private final String vietnamese;
        private final String english;

        Reason(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        public String vietnamese() {
            return vietnamese;
        }

        public String english() {
            return english;
        }
    }
}
