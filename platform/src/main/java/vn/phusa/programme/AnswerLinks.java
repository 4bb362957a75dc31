package vn.phusa.programme;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
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
import vn.phusa.base.store.OwnAddress;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.duty.AnswerDoor;
import vn.phusa.duty.Subject;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.Ledger;
import vn.phusa.notice.Notices;
import vn.phusa.party.Parties;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/**
 * Lets a unit without an account answer about one commitment, once, through a link in its mail. What it says passes the
 * same front door as everybody's, in the unit's name, and stands in the history as answered through a link.
 */
@Service
public class AnswerLinks {
    private static final String PURPOSE = "programme.answer";
    /** Long enough for a unit that looks into its mail once a fortnight. */
    private static final Duration VALID = Duration.ofDays(30);

    private final OneTimeLinks links;
    private final Commitments commitments;
    private final CommitmentStore store;
    private final ProgrammeStore programmes;
    private final Documents documents;
    private final Parties parties;
    private final Notices notices;
    private final Ledger ledger;
    private final Languages languages;
    private final OwnAddress own;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AnswerLinks(
            OneTimeLinks links,
            Commitments commitments,
            CommitmentStore store,
            ProgrammeStore programmes,
            Documents documents,
            Parties parties,
            Notices notices,
            Ledger ledger,
            Languages languages,
            OwnAddress own,
            PlatformTransactionManager manager,
            Clock clock) {
        this.links = links;
        this.commitments = commitments;
        this.store = store;
        this.programmes = programmes;
        this.documents = documents;
        this.parties = parties;
        this.notices = notices;
        this.ledger = ledger;
        this.languages = languages;
        this.own = own;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /**
     * A link that was made by hand.
     *
     * @param path from the root; shown once, to be handed over by another way
     * @param mailedTo where it was also mailed; null: no mail server, or no address known
     */
    public record Sent(String path, @Nullable String mailedTo) {}

    /** What an open link leads to. */
    public record Opened(Actor actor, PartyId unit, CommitmentView view) {}

    /** A file sent with an answer. */
    public record Enclosed(String name, InputStream content) {}

    // ---- giving a link

    /** Makes a link for the lead and mails it, if it has an address. For who keeps the programme. */
    @Transactional
    public Outcome<Sent> send(Actor actor, CommitmentId id) {
        Commitment commitment = store.find(id).orElse(null);
        Programme programme = commitment == null
                ? null
                : programmes.find(commitment.programme()).orElse(null);
        if (commitment == null || programme == null || !Rights.sees(actor, programme, commitment)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!Rights.keeps(actor, programme)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!commitment.answerable() || !(commitment.terms().lead() instanceof Holder.Known(PartyId unit))) {
            return Outcome.rejected(Problem.of(ProgrammeProblem.NO_LEAD_TO_WRITE_TO));
        }
        ledger.record(new Act(
                ProgrammeAct.ANSWER_LINK_ISSUED,
                actor,
                vn.phusa.ledger.Subject.of("programme.commitment", id.value())));
        String path = issue(actor, commitment, unit);
        return Outcome.accepted(new Sent(path, mail(commitment, unit, path).orElse(null)));
    }

    /** A new link for a reminder that is being written; empty when there is nothing for this unit to answer. */
    @Transactional
    Optional<String> reminding(CommitmentId id, PartyId unit) {
        return store.find(id)
                .filter(Commitment::answerable)
                .filter(commitment -> commitment.terms().lead().is(unit))
                .map(commitment -> issue(Actor.platform(), commitment, unit));
    }

    private String issue(Actor issuer, Commitment commitment, PartyId unit) {
        return "/answer/"
                + links.issue(
                        issuer,
                        PURPOSE,
                        commitment.id().toString(),
                        unit,
                        clock.instant().plus(VALID));
    }

    private Optional<String> mail(Commitment commitment, PartyId unit, String path) {
        Optional<String> address = notices.mailConfigured() ? parties.emailOf(unit) : Optional.empty();
        address.ifPresent(to -> {
            Wording words = languages.vietnamese();
            String title = commitment.terms().number() + ". "
                    + commitment.terms().wording().vietnamese();
            notices.write(
                    // A path is new each time, so each link is mailed once.
                    PURPOSE + path,
                    to,
                    words.say(
                            "programme.answer.mail.subject", commitment.terms().number()),
                    words.say(
                            "programme.answer.mail.body",
                            title,
                            commitment.dueOn() == null
                                    ? words.say("programme.due.not-set")
                                    : new Formats(words.locale()).date(commitment.dueOn()),
                            own.of(path)));
        });
        return address;
    }

    /** The link that the duty room puts into its reminders to units without an account. */
    @org.springframework.stereotype.Component
    static class Door implements AnswerDoor {
        private final AnswerLinks answers;

        Door(AnswerLinks answers) {
            this.answers = answers;
        }

        @Override
        public String room() {
            return CommitmentDuties.ROOM;
        }

        @Override
        public Optional<String> open(Subject subject, PartyId holder) {
            return subject.kind().equals(CommitmentDuties.KIND)
                    ? answers.reminding(new CommitmentId(Long.parseLong(subject.id())), holder)
                    : Optional.empty();
        }
    }

    // ---- answering

    /** What the link is for; refused when it was used, is too old, or the unit leads the commitment no more. */
    @Transactional(readOnly = true)
    public Outcome<Opened> open(String token) {
        return links.open(PURPOSE, token)
                .map(this::opened)
                .orElseGet(() -> Outcome.rejected(Problem.of(ProgrammeProblem.LINK_SPENT)));
    }

    private Outcome<Opened> opened(OneTimeLinks.Opened link) {
        PartyId unit = Objects.requireNonNull(link.organisation());
        CommitmentId id = new CommitmentId(Long.parseLong(link.subject()));
        return commitments
                .view(link.actor(), id)
                .then(view -> view.commitment().answerable()
                                && view.commitment().terms().lead().is(unit)
                        ? Outcome.accepted(new Opened(link.actor(), unit, view))
                        : Outcome.rejected(Problem.of(ProgrammeProblem.LINK_SPENT)));
    }

    /** One of the commands that a link may give. */
    public interface Command {
        Outcome<Commitment> give(Actor actor, CommitmentId id);
    }

    /**
     * What became of an answer.
     *
     * @param mailedTo where the next link was sent; null: the unit has to ask for one
     */
    public record Answered(Commitment commitment, @Nullable String mailedTo) {}

    /**
     * Gives the command in the unit's name and spends the link; a refused command leaves the link open and stores
     * nothing. If more can be said, the next link goes to the unit's own address.
     *
     * @param enclosed kept as evidence; null: none
     */
    public Outcome<Answered> answer(String token, @Nullable Enclosed enclosed, Command command) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Outcome<Answered> outcome = links.spend(PURPOSE, token)
                    .map(this::opened)
                    .orElseGet(() -> Outcome.rejected(Problem.of(ProgrammeProblem.LINK_SPENT)))
                    .then(opened -> answered(opened, enclosed, command));
            if (outcome instanceof Outcome.Rejected<Answered>) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome<Answered> answered(Opened opened, @Nullable Enclosed enclosed, Command command) {
        CommitmentId id = opened.view().commitment().id();
        Outcome<Commitment> kept = enclosed == null
                ? Outcome.accepted(opened.view().commitment())
                : documents
                        .store(
                                keeper(opened.actor()),
                                enclosed.content(),
                                enclosed.name(),
                                opened.unit(),
                                Visibility.OWNER)
                        .then(document -> commitments.addEvidence(
                                opened.actor(),
                                id,
                                new Evidence(enclosed.name(), document.value()),
                                Submission.none()));
        return kept.then(before -> command.give(opened.actor(), id)).map(commitment -> {
            String mailedTo =
                    commitment.answerable() && commitment.terms().lead().is(opened.unit())
                            ? mail(commitment, opened.unit(), issue(Actor.platform(), commitment, opened.unit()))
                                    .orElse(null)
                            : null;
            return new Answered(commitment, mailedTo);
        });
    }

    /** The link counts in this room only; what this room has allowed is stored in the unit's name. */
    private static Actor keeper(Actor actor) {
        return new Actor(null, null, actor.name(), Actor.platform().grants(), actor.channel());
    }

    /** Links die with what they were for. */
    @EventListener
    void happened(CommitmentRecorded recorded) {
        boolean another = recorded.event() instanceof CommitmentEvent.Transferred
                || recorded.event() instanceof CommitmentEvent.AssignmentWithdrawn;
        if (another || recorded.after().life().over()) {
            links.withdraw(PURPOSE, recorded.after().id().toString());
        }
    }
}
