package vn.phusa.traceability.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.access.OneTimeLinks;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.duty.AnswerDoor;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Subject;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.MatterId;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.RecallId;
import vn.phusa.traceability.trace.Recalls;

/** Front door to answers through the one-time link of a letter. */
@Service
public class LetterAnswers implements AnswerDoor {
    private static final String PURPOSE = "traceability.answer";
    private static final String ROOM = "traceability";
    /** As long as the links of the programme's letters. */
    private static final Duration VALID = Duration.ofDays(30);

    private static final int LONGEST = 2_000;

    private final OneTimeLinks links;
    private final Duties duties;
    private final Recalls recalls;
    private final Supervision supervision;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LetterAnswers(
            OneTimeLinks links,
            Duties duties,
            Recalls recalls,
            Supervision supervision,
            PlatformTransactionManager manager,
            Clock clock) {
        this.links = links;
        this.duties = duties;
        this.recalls = recalls;
        this.supervision = supervision;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /** What is answered. */
    public sealed interface About {
        /** A recall of goods that the trader had in hand. */
        record OfRecall(Recall recall) implements About {}

        /** A question, or a sign of a violation. */
        record OfMatter(Matter matter) implements About {}
    }

    /**
     * What an open link leads to.
     *
     * @param actor acts for the trader, within this room only
     * @param duty what is owed, with its time
     */
    public record Opened(Actor actor, PartyId trader, About about, DutyRow duty) {}

    // ---- giving a link

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    @Transactional
    public Optional<String> open(Subject subject, PartyId holder) {
        boolean answerable = (subject.kind().equals("recall") || subject.kind().equals("matter"))
                && owed(subject.kind(), subject.id()).isPresent();
        Instant until = clock.instant().plus(VALID);
        return answerable
                ? Optional.of("/traceability/answer/"
                        + links.issue(Actor.platform(), PURPOSE, subject.kind() + ":" + subject.id(), holder, until))
                : Optional.empty();
    }

    private Optional<DutyRow> owed(String kind, String id) {
        return duties.running(ROOM, id)
                .filter(row -> row.subject().kind().equals(kind) && row.life().withHolder());
    }

    // ---- answering

    /** What the link is for; refused when it was used or is too old, and when nothing is owed any more. */
    @Transactional(readOnly = true)
    public Outcome<Opened> open(String token) {
        return links.open(PURPOSE, token).map(this::opened).orElseGet(LetterAnswers::spent);
    }

    private static <T> Outcome<T> spent() {
        return Outcome.rejected(Problem.of(AnswerProblem.LINK_SPENT));
    }

    private Outcome<Opened> opened(OneTimeLinks.Opened link) {
        PartyId trader = Objects.requireNonNull(link.organisation());
        String[] subject = link.subject().split(":", 2);
        DutyRow row = owed(subject[0], subject[1]).orElse(null);
        if (row == null || !row.holder().equals(trader)) {
            return spent();
        }
        About about = about(link.actor(), subject[0], subject[1]);
        return about == null ? spent() : Outcome.accepted(new Opened(link.actor(), trader, about, row));
    }

    private @Nullable About about(Actor actor, String kind, String id) {
        if (kind.equals("recall")) {
            RecallId recall = new RecallId(Long.parseLong(id.substring(0, id.indexOf('-'))));
            return recalls.view(actor, recall) instanceof Outcome.Accepted<Recalls.View>(Recalls.View view)
                    ? new About.OfRecall(view.recall())
                    : null;
        }
        return supervision.view(actor, new MatterId(Long.parseLong(id)))
                        instanceof Outcome.Accepted<Supervision.View>(Supervision.View view)
                ? new About.OfMatter(view.matter())
                : null;
    }

    /** Answers in the trader's name and spends the link; a refused answer leaves the link open and stores nothing. */
    public Outcome<Opened> answer(String token, String words) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Outcome<Opened> outcome = links.spend(PURPOSE, token)
                    .map(this::opened)
                    .orElseGet(LetterAnswers::spent)
                    .then(opened -> answered(opened, words));
            if (outcome instanceof Outcome.Rejected<Opened>) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome<Opened> answered(Opened opened, String words) {
        if (words.isBlank()) {
            return Outcome.rejected(Problem.at("words", Refusal.REQUIRED));
        }
        if (words.length() > LONGEST) {
            return Outcome.rejected(Problem.at("words", Refusal.TOO_LONG, LONGEST));
        }
        // The link counts in this room only; what this room has allowed is reported in the trader's name.
        return switch (opened.about()) {
            case About.OfRecall _ ->
                duties.reportDone(opened.actor().vouchedFor(), opened.duty().id(), words.strip(), null)
                        .map(_ -> opened);
            case About.OfMatter(Matter matter) ->
                supervision
                        .act(opened.actor(), matter.id(), new Matter.Step.Answer(words.strip()))
                        .map(_ -> opened);
        };
    }
}
