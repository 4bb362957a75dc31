package vn.phusa.notice.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, from the environment ({@code PHUSA_SMTP_HOST} and so on).
 *
 * @param host empty: no mail is sent, everything is in the inbox
 * @param user empty: no sign-in
 * @param encryption of the connection
 * @param from sender's address
 */
@ConfigurationProperties("phusa.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("STARTTLS") Encryption encryption,
        @DefaultValue("phu-sa@localhost") String from) {

    /** How the connection to the mail server is protected. */
    public enum Encryption {
        NONE,
        STARTTLS,
        TLS
    }

    public boolean configured() {
        return !host.isBlank();
    }
}
