package vn.phusa.base.store;

import org.jspecify.annotations.Nullable;

/** The platform does not start like this; says why and what to do, in Vietnamese and English. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String vietnamese;
    private final String english;

    StartRefused(String vietnamese, String english) {
        this(vietnamese, english, null);
    }

    StartRefused(String vietnamese, String english, @Nullable Throwable cause) {
        super(english, cause);
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }

    static StartRefused belongsToCanTho() {
        return new StartRefused(
                "Thư mục dữ liệu này đã có dữ liệu của Cần Thơ. Để bắt đầu cho địa phương khác, hãy chọn thư mục trống:"
                        + " PHUSA_DATA=… ./run --empty",
                "This data folder holds Cần Thơ's data. For another province choose an empty folder: PHUSA_DATA=… ./run"
                        + " --empty");
    }

    static StartRefused belongsToAnotherProvince() {
        return new StartRefused(
                "Thư mục dữ liệu này là của một địa phương khác nên không nhận dữ liệu trình diễn. Hãy chọn thư mục trống:"
                        + " PHUSA_DATA=… ./run --demo",
                "This data folder belongs to another province and takes no demonstration data. Choose an empty folder:"
                        + " PHUSA_DATA=… ./run --demo");
    }
}
