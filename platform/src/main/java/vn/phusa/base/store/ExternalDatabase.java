package vn.phusa.base.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Looks at an external PostgreSQL before anything is done to it, and says what its keeper must do where it does not fit. */
public final class ExternalDatabase {
    /** {@code server_version_num} of PostgreSQL 18.0: what the platform is tested on. */
    static final int OLDEST = 180_000;

    private static final String CONNECT_SECONDS = "10";

    private ExternalDatabase() {}

    /**
     * What the server says of itself.
     *
     * @param version {@code server_version_num}, for example 180006
     * @param vietnameseOrder whether it can sort Vietnamese ({@code vi-x-icu})
     * @param mayCreate whether the user may make schemas in this database
     */
    record Facts(int version, String versionText, String encoding, boolean vietnameseOrder, boolean mayCreate) {}

    /** @throws StartRefused when the platform cannot work on it */
    public static void check(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            String address = url.replaceFirst("[?].*", "");
            throw new StartRefused(
                    "PHUSA_DB_URL phải là địa chỉ của PostgreSQL, ví dụ jdbc:postgresql://may-chu:5432/phusa; không dùng được “%s”."
                            .formatted(address),
                    "PHUSA_DB_URL must be an address of PostgreSQL, for example jdbc:postgresql://server:5432/phusa; “%s” is none."
                            .formatted(address));
        }
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", "30");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            refusal(facts(connection), user).ifPresent(refused -> {
                throw refused;
            });
        } catch (SQLException failure) {
            throw refusal(failure, url, user);
        }
    }

    private static Facts facts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_version'), current_setting('server_encoding'), exists (select from"
                        + " pg_collation where collname = 'vi-x-icu'), has_database_privilege(current_database(),"
                        + " 'CREATE')")) {
            row.next();
            return new Facts(row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5));
        }
    }

    static Optional<StartRefused> refusal(Facts facts, String user) {
        if (facts.version() < OLDEST) {
            return Optional.of(new StartRefused(
                    "Máy chủ PostgreSQL là bản %s; Phù Sa cần bản 18 trở lên. Hãy nâng cấp máy chủ, hoặc bỏ"
                                    .formatted(facts.versionText())
                            + " PHUSA_DB_URL để dùng PostgreSQL đi kèm.",
                    "The PostgreSQL server is version %s; Phù Sa needs 18 or newer. Upgrade the server, or"
                                    .formatted(facts.versionText())
                            + " leave PHUSA_DB_URL out to use the bundled one."));
        }
        if (!facts.encoding().equals("UTF8")) {
            return Optional.of(new StartRefused(
                    "Cơ sở dữ liệu dùng bảng mã %s, không giữ được tiếng Việt. Hãy tạo lại: CREATE DATABASE … ENCODING"
                                    .formatted(facts.encoding())
                            + " 'UTF8' TEMPLATE template0.",
                    "The database's encoding is %s, which cannot hold Vietnamese. Make it again: CREATE DATABASE … ENCODING"
                                    .formatted(facts.encoding())
                            + " 'UTF8' TEMPLATE template0."));
        }
        if (!facts.vietnameseOrder()) {
            return Optional.of(new StartRefused(
                    "Máy chủ PostgreSQL được dựng không có ICU nên không xếp được thứ tự tiếng Việt (vi-x-icu). Hãy dùng gói"
                            + " PostgreSQL chính thức.",
                    "The PostgreSQL server was built without ICU and cannot sort Vietnamese (vi-x-icu). Use the official"
                            + " packages of PostgreSQL."));
        }
        if (!facts.mayCreate()) {
            return Optional.of(new StartRefused(
                    "Người dùng “%s” không được tạo bảng. Người quản trị máy chủ hãy chạy: ALTER DATABASE … OWNER TO %s"
                            .formatted(user, user),
                    "The user “%s” may not make tables. Let the server's administrator run: ALTER DATABASE … OWNER TO %s"
                            .formatted(user, user)));
        }
        return Optional.empty();
    }

    /** By SQLSTATE (PostgreSQL manual, appendix A). */
    static StartRefused refusal(SQLException failure, String url, String user) {
        String address = url.replaceFirst("[?].*", "");
        return switch (Objects.requireNonNullElse(failure.getSQLState(), "")) {
            case "28P01", "28000" ->
                new StartRefused(
                        "PostgreSQL không nhận người dùng “%s” hoặc mật khẩu. Hãy kiểm tra PHUSA_DB_USER và PHUSA_DB_PASSWORD"
                                        .formatted(user)
                                + " (và pg_hba.conf của máy chủ).",
                        "PostgreSQL does not take the user “%s” or the password. Check PHUSA_DB_USER and PHUSA_DB_PASSWORD"
                                        .formatted(user)
                                + " (and the server's pg_hba.conf).",
                        failure);
            case "3D000" ->
                new StartRefused(
                        "Không có cơ sở dữ liệu này ở %s. Hãy tạo: CREATE DATABASE … OWNER %s ENCODING 'UTF8' TEMPLATE template0"
                                .formatted(address, user),
                        "There is no such database at %s. Make it: CREATE DATABASE … OWNER %s ENCODING 'UTF8' TEMPLATE template0"
                                .formatted(address, user),
                        failure);
            case "08001", "08004", "08006", "57P03" ->
                new StartRefused(
                        "Không kết nối được PostgreSQL ở %s. Hãy kiểm tra máy chủ đang chạy, địa chỉ, cổng và tường lửa."
                                .formatted(address),
                        "PostgreSQL cannot be reached at %s. Check that the server runs, its address, port and the firewall."
                                .formatted(address),
                        failure);
            default ->
                new StartRefused(
                        "PostgreSQL ở %s từ chối: %s. Hãy kiểm tra PHUSA_DB_URL, ví dụ jdbc:postgresql://may-chu:5432/phusa"
                                .formatted(address, failure.getMessage()),
                        "PostgreSQL at %s refuses: %s. Check PHUSA_DB_URL, for example jdbc:postgresql://server:5432/phusa"
                                .formatted(address, failure.getMessage()),
                        failure);
        };
    }
}
