package vn.phusa.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/**
 * Where somebody's request to be forgotten is carried out: find what the rooms hold, look at it, erase it with its legal
 * basis. For {@link LedgerPermission#ERASE} only, looking included: the search runs over everybody's data.
 */
@Service
public class ErasureDesk {
    public static final int LONGEST_BASIS = 500;

    private static final int SHORTEST_BASIS = 8;
    private static final int SHORTEST_WORDS = 3;
    private static final int SHORTEST_NAME = 5;
    private static final int MOST_FOUND = 20;
    private static final int MOST_MENTIONS = 100;

    private final List<PersonalData> rooms;
    private final List<PersonalCopies> copies;
    private final List<Mentions> mentions;
    private final Ledger ledger;

    ErasureDesk(List<PersonalData> rooms, List<PersonalCopies> copies, List<Mentions> mentions, Ledger ledger) {
        this.rooms = List.copyOf(rooms);
        this.copies = List.copyOf(copies);
        this.mentions = List.copyOf(mentions);
        this.ledger = ledger;
    }

    /**
     * What is about to be erased.
     *
     * @param holding the record, with the copies of it that other rooms keep
     * @param names all names that the record has of somebody, to look for them in free text
     * @param fingerprint of exactly these values; erasing asks for it, so that nothing is erased that nobody has seen
     */
    public record Preview(PersonalData.Holding holding, List<String> names, String fingerprint) {
        public Preview {
            names = List.copyOf(names);
        }
    }

    @Transactional(readOnly = true)
    public Outcome<List<PersonalData.Found>> find(Actor actor, String words) {
        String wanted = words.strip();
        if (!may(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (wanted.length() < SHORTEST_WORDS) {
            return Outcome.rejected(Problem.at("q", LedgerRefusal.TOO_SHORT_TO_FIND, SHORTEST_WORDS));
        }
        List<PersonalData.Found> found = new ArrayList<>();
        rooms.forEach(room -> found.addAll(room.find(wanted, MOST_FOUND)));
        return Outcome.accepted(found);
    }

    @Transactional(readOnly = true)
    public Outcome<Preview> preview(Actor actor, String kind, String id) {
        if (!may(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return room(kind)
                .flatMap(room -> room.holding(id))
                .map(record -> {
                    PersonalData.Holding whole = withCopies(record);
                    return Outcome.accepted(new Preview(whole, names(record), fingerprint(whole)));
                })
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private PersonalData.Holding withCopies(PersonalData.Holding record) {
        List<PersonalData.Value> values = new ArrayList<>(record.values());
        copies.forEach(room -> values.addAll(room.of(record)));
        return new PersonalData.Holding(record.about(), values);
    }

    private static List<String> names(PersonalData.Holding record) {
        return record.values().stream()
                .filter(value -> value.wordingKey().endsWith(PersonalData.NAME))
                .map(PersonalData.Value::text)
                .distinct()
                .toList();
    }

    /**
     * Where names still stand in free text: nothing of that is rewritten by an erasure, for it may be an official act; somebody has to
     * judge each. With and without diacritics. Not in one transaction: the search may first bring its index up to date.
     */
    public Outcome<List<Mentions.Mention>> mentions(Actor actor, List<String> names) {
        if (!may(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        // A single short syllable would name half of the country.
        List<String> wanted = names.stream()
                .map(String::strip)
                .filter(name -> name.length() >= SHORTEST_NAME)
                .distinct()
                .toList();
        List<Mentions.Mention> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            mentions.forEach(room -> found.addAll(room.of(wanted, MOST_MENTIONS)));
        }
        return Outcome.accepted(found);
    }

    /**
     * Erases all that the preview showed, or nothing.
     *
     * @param legalBasis the law and the request; stays in the ledger, so it must not repeat what is erased
     * @param confirmed whether the box was ticked
     * @param fingerprint of the preview
     */
    @Transactional
    public Outcome<List<ActId>> erase(
            Actor actor, String kind, String id, String legalBasis, boolean confirmed, String fingerprint) {
        return preview(actor, kind, id).then(preview -> {
            List<Problem> problems = problems(preview, legalBasis.strip(), confirmed, fingerprint);
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            Outcome<List<ActId>> outcome = eraseWithCopies(actor, kind, id, legalBasis.strip());
            if (outcome instanceof Outcome.Rejected<List<ActId>>) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            }
            return outcome;
        });
    }

    private Outcome<List<ActId>> eraseWithCopies(Actor actor, String kind, String id, String legalBasis) {
        PersonalData room = room(kind).orElseThrow();
        PersonalData.Holding record = room.holding(id).orElseThrow();
        Outcome<List<ActId>> outcome = Outcome.accepted(List.of());
        for (PersonalCopies copy : copies) {
            outcome = outcome.then(acts -> copy.erase(actor, record, legalBasis).map(more -> joined(acts, more)));
        }
        return record.values().isEmpty()
                ? outcome
                : outcome.then(acts -> room.erase(actor, id, legalBasis).map(more -> joined(acts, more)));
    }

    private static List<ActId> joined(List<ActId> acts, List<ActId> more) {
        List<ActId> all = new ArrayList<>(acts);
        all.addAll(more);
        return all;
    }

    private static List<Problem> problems(Preview preview, String legalBasis, boolean confirmed, String fingerprint) {
        List<Problem> problems = new ArrayList<>();
        if (preview.holding().values().isEmpty()) {
            return List.of(Problem.of(LedgerRefusal.ALREADY_ERASED));
        }
        if (!preview.fingerprint().equals(fingerprint)) {
            return List.of(Problem.of(LedgerRefusal.CHANGED_SINCE_PREVIEW));
        }
        if (legalBasis.length() < SHORTEST_BASIS) {
            problems.add(
                    legalBasis.isEmpty()
                            ? Problem.at("legalBasis", Refusal.REQUIRED)
                            : Problem.at("legalBasis", LedgerRefusal.BASIS_TOO_SHORT));
        } else if (legalBasis.length() > LONGEST_BASIS) {
            problems.add(Problem.at("legalBasis", Refusal.TOO_LONG, LONGEST_BASIS));
        } else if (preview.holding().values().stream()
                .anyMatch(value -> value.text().length() > SHORTEST_WORDS && legalBasis.contains(value.text()))) {
            problems.add(Problem.at("legalBasis", LedgerRefusal.BASIS_REPEATS_IT));
        }
        if (!confirmed) {
            problems.add(Problem.at("confirmed", LedgerRefusal.NOT_CONFIRMED));
        }
        return problems;
    }

    /** All erasures, newest first; for auditors as well. */
    @Transactional(readOnly = true)
    public Outcome<List<Erased>> done(Actor actor) {
        return may(actor) || actor.mayEverywhere(LedgerPermission.READ)
                ? Outcome.accepted(ledger.erasures())
                : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
    }

    private static boolean may(Actor actor) {
        return actor.mayEverywhere(LedgerPermission.ERASE);
    }

    private Optional<PersonalData> room(String kind) {
        return rooms.stream().filter(room -> room.kind().equals(kind)).findFirst();
    }

    private static String fingerprint(PersonalData.Holding holding) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            holding.values()
                    .forEach(value -> digest.update(
                            (value.wordingKey() + "\0" + value.text() + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
