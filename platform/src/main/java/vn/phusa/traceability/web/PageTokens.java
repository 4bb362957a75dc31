package vn.phusa.traceability.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.traceability.store.NamedQueryStore;

/**
 * Tokens of next pages. A token says where the page before ended, for which question, for whom and until when; the repository keeps
 * nothing for it but, where it was given up, that. Whoever rewrites a token has another one, so giving that up harms nobody. What one may
 * see is asked anew with every page.
 */
@Component
final class PageTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int LONGEST = 4_000;

    private final NamedQueryStore ended;
    private final Clock clock;

    PageTokens(NamedQueryStore ended, Clock clock) {
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * A token and the end of its life.
     */
    record Token(String text, Instant until) {}

    /**
     * A token.
     *
     * @param reader who gets it, and alone may give it up
     * @param question what was asked; a token serves no other question
     * @param place where the page before ended
     */
    Token write(Actor reader, String question, String place) {
        Instant until = Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
        String text = until.getEpochSecond() + "|" + digest(question) + "|" + digest(account(reader)) + "|" + place;
        return new Token(
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)), until);
    }

    /** The place that a token tells; empty where it has expired, was given up or belongs to another question. */
    Optional<String> read(String question, String token) {
        return parts(token)
                .filter(parts -> parts[1].equals(digest(question)))
                .filter(parts -> !ended.isEnded(sha256(token)))
                .map(parts -> parts[3]);
    }

    /** Gives a token up; false where it is none that counts, or somebody else's. */
    boolean end(Actor reader, String token) {
        Optional<String[]> parts = parts(token)
                .filter(found -> found[2].equals(digest(account(reader))))
                .filter(_ -> !ended.isEnded(sha256(token)));
        parts.ifPresent(found ->
                ended.endPage(sha256(token), Instant.ofEpochSecond(Long.parseLong(found[0])), clock.instant()));
        return parts.isPresent();
    }

    private Optional<String[]> parts(String token) {
        try {
            if (token.length() > LONGEST) {
                return Optional.empty();
            }
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", 4);
            return parts.length == 4
                            && Instant.ofEpochSecond(Long.parseLong(parts[0])).isAfter(clock.instant())
                    ? Optional.of(parts)
                    : Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException noToken) {
            return Optional.empty();
        }
    }

    private static String account(Actor reader) {
        return "account " + reader.account();
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, 8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
