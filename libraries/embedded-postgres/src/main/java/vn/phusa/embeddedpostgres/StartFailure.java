package vn.phusa.embeddedpostgres;

import org.jspecify.annotations.Nullable;

/** The embedded server could not be started; says why and what to do, in Vietnamese and English. */
public final class StartFailure extends RuntimeException {

    /** Why; the names are stable. */
    public enum Code {
        /** No bundled server for this operating system and processor. */
        NO_SERVER_FOR_THIS_MACHINE(
                "Không có PostgreSQL đi kèm cho máy này (%s). Hãy cài PostgreSQL 18 và đặt PHUSA_DB_URL.",
                "There is no bundled PostgreSQL for this machine (%s). Install PostgreSQL 18 and set PHUSA_DB_URL."),
        /** Another process runs the server of this folder. */
        FOLDER_IN_USE(
                "Thư mục dữ liệu đang được một tiến trình khác dùng (%s). Hãy dừng tiến trình đó, hoặc chọn thư mục khác bằng PHUSA_DATA.",
                "Another process uses this data folder (%s). Stop it, or choose another folder with PHUSA_DATA."),
        /** The cluster was made by another major version. */
        OTHER_MAJOR_VERSION(
                "Dữ liệu thuộc PostgreSQL phiên bản khác (%s). Hãy chạy bản Phù Sa cũ, xuất bằng \"./phusa export --all\", rồi nhập vào thư mục mới bằng \"./phusa import --all\".",
                "The data belongs to another PostgreSQL version (%s). Start the older Phù Sa, run \"./phusa export --all\", then \"./phusa import --all\" into a new folder."),
        /** The folder is not ours, or parts of it are missing. */
        FOLDER_NOT_USABLE(
                "Không dùng được thư mục dữ liệu: %s. Hãy kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng PHUSA_DATA.",
                "The data folder cannot be used: %s. Check its permissions and the free space, or choose another folder with PHUSA_DATA."),
        /** Started as root where neither a user namespace nor another user is available. */
        ROOT_NOT_POSSIBLE(
                "PostgreSQL không chạy được bằng root và máy này không có người dùng thay thế (%s). Hãy chạy bằng người dùng thường.",
                "PostgreSQL refuses to run as root and this machine offers no other user (%s). Start as an ordinary user."),
        /** The chosen port is taken. */
        PORT_TAKEN(
                "Cổng %s của cơ sở dữ liệu đã có chương trình khác dùng. Hãy chọn cổng khác.",
                "Another program uses the database port %s. Choose another port."),
        /** Recovery goes on; the server was left running. */
        STILL_STARTING(
                "PostgreSQL vẫn đang khôi phục sau sự cố (%s). Hãy chờ rồi chạy lại; đừng xoá dữ liệu.",
                "PostgreSQL is still recovering from a crash (%s). Wait and start again; do not delete the data."),
        /** A program of the server failed. */
        SERVER_FAILED("PostgreSQL không khởi động được: %s", "PostgreSQL did not start: %s");

        private final String vietnamese;
        private final String english;

        Code(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String detail;

    StartFailure(Code code, String detail) {
        this(code, detail, null);
    }

    StartFailure(Code code, String detail, @Nullable Throwable cause) {
        super(code + ": " + code.english.formatted(detail), cause);
        this.code = code;
        this.detail = detail;
    }

    public Code code() {
        return code;
    }

    /** The message and what to do, in Vietnamese. */
    public String vietnamese() {
        return code.vietnamese.formatted(detail);
    }

    /** The message and what to do, in English. */
    public String english() {
        return code.english.formatted(detail);
    }
}
