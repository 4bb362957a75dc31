package vn.phusa.access.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in, so that they can end what they do not know. */
@Component
class OpenSessions {
    private final FindByIndexNameSessionRepository<? extends Session> repository;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> repository) {
        this.repository = repository;
    }

    List<OpenSession> of(String login, @Nullable String current) {
        return repository.findByPrincipalName(login).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new OpenSession(
                        handle(session.getId()),
                        text(session, Arrival.DEVICE),
                        text(session, Arrival.ADDRESS),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(current)))
                .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
                .toList();
    }

    void end(String login, String handle) {
        repository.findByPrincipalName(login).keySet().stream()
                .filter(id -> handle(id).equals(handle))
                .toList()
                .forEach(repository::deleteById);
    }

    /** Ends all sessions of the login but the current one. */
    void endOthers(String login, @Nullable String current) {
        repository.findByPrincipalName(login).keySet().stream()
                .filter(id -> !id.equals(current))
                .toList()
                .forEach(repository::deleteById);
    }

    private static String text(Session session, String attribute) {
        return Objects.requireNonNullElse(session.<String>getAttribute(attribute), "");
    }

    private static String handle(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
