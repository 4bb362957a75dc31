package vn.phusa.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;

/** A mail server that lives on while platforms die. */
final class Mailbox implements AutoCloseable {
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        smtp.start();
    }

    Map<String, String> environment() {
        return Map.of(
                "PHUSA_SMTP_HOST",
                "127.0.0.1",
                "PHUSA_SMTP_PORT",
                Integer.toString(smtp.getSmtp().getPort()),
                "PHUSA_SMTP_ENCRYPTION",
                "NONE");
    }

    /** How often each Message-ID has arrived. */
    Map<String, Integer> arrived() {
        Map<String, Integer> times = new HashMap<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            try {
                times.merge(message.getMessageID(), 1, Integer::sum);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return times;
    }

    @Override
    public void close() {
        smtp.stop();
    }
}
