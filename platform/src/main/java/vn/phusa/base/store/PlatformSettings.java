package vn.phusa.base.store;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.phusa.base.FirstData;

/**
 * How this installation is set up; from the environment, see {@code ./run --help}.
 *
 * @param data folder for everything that must be kept ({@code PHUSA_DATA})
 * @param firstData with what an empty database starts
 * @param publicUrl address that people use, where it differs from this machine's ({@code PHUSA_PUBLIC_URL})
 * @param temporary true in tests: a throw-away database
 * @param db an external PostgreSQL ({@code PHUSA_DB_URL}, {@code PHUSA_DB_USER}, {@code PHUSA_DB_PASSWORD})
 */
@ConfigurationProperties("phusa")
public record PlatformSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("CAN_THO") FirstData.Selection firstData,
        @Nullable URI publicUrl,
        @DefaultValue("false") boolean temporary,
        @DefaultValue Database db) {

    public PlatformSettings {
        if (publicUrl != null && !publicUrl.toString().isBlank() && !isAddress(publicUrl)) {
            throw new StartRefused(
                    "PHUSA_PUBLIC_URL phải là địa chỉ đầy đủ, ví dụ https://phusa.example.vn; không dùng được “%s”."
                            .formatted(publicUrl),
                    "PHUSA_PUBLIC_URL must be a whole address, for example https://phusa.example.vn; “%s” is none."
                            .formatted(publicUrl));
        }
    }

    private static boolean isAddress(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    /**
     * @param url JDBC address; empty: the bundled server
     * @param connections at most so many at once
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("16") int connections) {}
}
