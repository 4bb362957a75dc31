package vn.phusa.notice.store;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vn.phusa.notice.OutgoingMail;

/** Hands mail to the SMTP server. */
@Component
public class MailServer {
    private final MailSettings settings;

    public MailServer(MailSettings settings) {
        this.settings = settings;
    }

    public boolean configured() {
        return settings.configured();
    }

    /**
     * Sends one mail under its own Message-ID, so that a receiver who gets it twice after a crash can tell.
     *
     * @throws MailException if the server did not take it
     */
    public void send(OutgoingMail mail) throws MessagingException, UnsupportedEncodingException {
        JavaMailSenderImpl sender = sender();
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper content = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        content.setFrom(settings.from(), "Phù Sa");
        content.setTo(mail.address());
        content.setSubject(mail.subject());
        content.setText(mail.body());
        content.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Message-ID", mail.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.urgent()) {
            content.setPriority(1);
        }
        sender.send(message);
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.smtp.writetimeout", "20000");
        switch (settings.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
                properties.put("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                properties.put("mail.smtp.ssl.enable", "true");
                properties.put("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        if (!settings.user().isBlank()) {
            properties.put("mail.smtp.auth", "true");
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
        }
        return sender;
    }
}
