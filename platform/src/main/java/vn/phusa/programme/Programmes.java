package vn.phusa.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.store.CommitmentLists;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/**
 * The front door for programmes and for lists and counts of commitments. A unit sees its own, the focal point and leaders
 * see all, the public sees the public part; a list made as of a past moment shows what was known then.
 */
@Service
public class Programmes {
    private final ProgrammeStore store;
    private final CommitmentStore commitments;
    private final CommitmentLists lists;
    private final KnownLists known;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Programmes(
            ProgrammeStore store,
            CommitmentStore commitments,
            CommitmentLists lists,
            KnownLists known,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.commitments = commitments;
        this.lists = lists;
        this.known = known;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A programme with its named versions and its successors.
     *
     * @param keeps whether the actor keeps it
     * @param whole whether the actor sees all of it
     */
    public record View(
            Programme programme,
            List<Programme.Amendment> amendments,
            List<Programme> successors,
            @Nullable Programme predecessor,
            boolean keeps,
            boolean whole) {}

    // ---- reading

    /** The programmes that the actor may know of, the made-up ones last. */
    @Transactional(readOnly = true)
    public List<ProgrammeRow> list(Actor actor) {
        return known.programmes(today()).stream()
                .filter(row -> knows(actor, row.programme()))
                .toList();
    }

    /** Those that everybody may read. */
    @Transactional(readOnly = true)
    public List<ProgrammeRow> publicList() {
        return known.programmes(today()).stream()
                .filter(row -> isPublic(row.programme()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, ProgrammeId id) {
        return store.find(id)
                .filter(programme -> knows(actor, programme))
                .map(programme -> Outcome.accepted(view(actor, programme)))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The public part of the programme at this address. */
    @Transactional(readOnly = true)
    public Outcome<View> publicView(String address) {
        return store.findByAddress(address)
                .filter(Programmes::isPublic)
                .map(programme -> Outcome.accepted(view(Actor.visitor(), programme)))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private View view(Actor actor, Programme programme) {
        ProgrammeId earlier = programme.facts().successorOf();
        return new View(
                programme,
                store.amendments(programme.id()),
                store.successorsOf(programme.id()).stream()
                        .filter(successor -> knows(actor, successor))
                        .toList(),
                earlier == null
                        ? null
                        : store.find(earlier)
                                .filter(found -> knows(actor, found))
                                .orElse(null),
                Rights.keeps(actor, programme),
                Rights.seesWhole(actor, programme));
    }

    /** As it was known at the moment. */
    @Transactional(readOnly = true)
    public Outcome<Programme> at(Actor actor, ProgrammeId id, Instant moment) {
        return view(actor, id)
                .then(view -> store.findAt(id, moment)
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND))));
    }

    /** One page of the commitments that the actor sees. Sort keys: number, wording, lead, stage, due, done, percent, reported. */
    @Transactional(readOnly = true)
    public Slice<CommitmentRow> commitments(Actor actor, CommitmentFilter filter, ListQuery query) {
        return slice(sight(actor), filter, query);
    }

    /** All rows of that list, for a file. */
    @Transactional(readOnly = true)
    public List<CommitmentRow> allCommitments(Actor actor, CommitmentFilter filter, ListQuery query) {
        return lists.rows(sight(actor), filter, dayOf(filter), query.sort(), query.descending(), 0, 0);
    }

    /** The public part, whoever asks. */
    @Transactional(readOnly = true)
    public Slice<CommitmentRow> publicCommitments(CommitmentFilter filter, ListQuery query) {
        return slice(new Sight.PublicPart(), filter, query);
    }

    @Transactional(readOnly = true)
    public Overview overview(Actor actor, CommitmentFilter filter) {
        return known.overview(sight(actor), filter, dayOf(filter));
    }

    @Transactional(readOnly = true)
    public Overview publicOverview(CommitmentFilter filter) {
        return known.overview(new Sight.PublicPart(), filter, dayOf(filter));
    }

    private Slice<CommitmentRow> slice(Sight sight, CommitmentFilter filter, ListQuery query) {
        LocalDate day = dayOf(filter);
        List<CommitmentRow> rows =
                known.rows(sight, filter, day, query.sort(), query.descending(), query.size(), query.offset());
        // A short first page is the whole list: no need to count it.
        long total = query.page() == 1 && rows.size() < query.size() ? rows.size() : known.count(sight, filter, day);
        return new Slice<>(rows, total, query);
    }

    private LocalDate dayOf(CommitmentFilter filter) {
        return filter.asOf() == null ? today() : VietnamTime.dateOf(filter.asOf());
    }

    /** Every commitment of the programme as it was known at the moment; only for those who see the whole programme. */
    @Transactional(readOnly = true)
    public Outcome<Map<CommitmentId, Commitment>> commitmentsAt(Actor actor, ProgrammeId id, Instant moment) {
        return view(actor, id)
                .then(view -> view.whole()
                        ? Outcome.accepted(commitments.ofProgrammeAt(id, moment))
                        : Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
    }

    /** What differs between the programme's commitments at two moments, such as two named versions. */
    @Transactional(readOnly = true)
    public Outcome<List<Differences.OfCommitment>> differences(
            Actor actor, ProgrammeId id, Instant before, Instant after) {
        return commitmentsAt(actor, id, before)
                .then(old -> commitmentsAt(actor, id, after).map(now -> Differences.between(old, now)));
    }

    // ---- keeping

    /** A new programme, as a draft. Who keeps programmes for the focal point may enter it. */
    @Transactional
    public Outcome<ProgrammeId> create(Actor actor, Programme.Facts facts, Submission submission) {
        if (submission.key() != null) {
            Optional<ProgrammeId> before = store.recordedBy(submission.key());
            if (before.isPresent()) {
                return Outcome.accepted(before.get());
            }
        }
        if (!actor.may(ProgrammePermission.KEEP, facts.focalPoint())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> found = problems(facts, null);
        if (!found.isEmpty()) {
            return Outcome.rejected(found);
        }
        ProgrammeId id = store.next();
        Recorder recorder = recorder(actor, ProgrammeAct.PROGRAMME_CREATED, id, submission);
        Programme programme = store.create(id, facts, Programme.State.DRAFT, recorder);
        events.publishEvent(new ProgrammeRecorded(programme, recorder));
        return Outcome.accepted(programme.id());
    }

    @Transactional
    public Outcome<Programme> edit(Actor actor, ProgrammeId id, Programme.Facts facts, Submission submission) {
        return keeping(actor, id, submission, programme -> {
            if (submission.seenVersion() != null && submission.seenVersion() != programme.version()) {
                return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
            }
            // Handing a programme to another focal point takes the right to keep it there.
            if (!actor.may(ProgrammePermission.KEEP, facts.focalPoint())) {
                return Outcome.rejected(Problem.at("focalPoint", Refusal.FORBIDDEN));
            }
            List<Problem> found = problems(facts, id);
            return found.isEmpty() ? programme.edit(facts) : Outcome.rejected(found);
        });
    }

    /** Signed, closed, terminated; signing names the first version. */
    @Transactional
    public Outcome<Programme> become(Actor actor, ProgrammeId id, Programme.State state, Submission submission) {
        return keeping(actor, id, submission, programme -> programme.become(state));
    }

    /**
     * Names the programme as it is now as its next version: number 1 as signed, then each amendment.
     *
     * @param decision what decided it
     */
    @Transactional
    public Outcome<Programme.Amendment> amend(
            Actor actor, ProgrammeId id, String decision, LocalDate effectiveOn, Submission submission) {
        Optional<Programme> found = store.lock(id);
        if (found.isEmpty() || !knows(actor, found.get())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!Rights.keeps(actor, found.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Programme.Amendment> before = store.amendments(id);
        if (submission.key() != null && store.recordedBy(submission.key()).isPresent()) {
            return Outcome.accepted(before.getLast());
        }
        if (decision.isBlank()) {
            return Outcome.rejected(Problem.at("decision", Refusal.REQUIRED));
        }
        if (decision.length() > Terms.LONGEST_NAME) {
            return Outcome.rejected(Problem.at("decision", Refusal.TOO_LONG, Terms.LONGEST_NAME));
        }
        Recorder recorder = recorder(actor, ProgrammeAct.PROGRAMME_AMENDED, id, submission);
        Programme next = new Programme(
                id, found.get().facts(), found.get().state(), found.get().version() + 1);
        Programme.Amendment amendment =
                new Programme.Amendment(before.size() + 1, decision.strip(), effectiveOn, recorder.at());
        store.amend(next, amendment, recorder);
        events.publishEvent(new ProgrammeRecorded(next, recorder));
        return Outcome.accepted(amendment);
    }

    private interface Change {
        Outcome<Programme> of(Programme programme);
    }

    private Outcome<Programme> keeping(Actor actor, ProgrammeId id, Submission submission, Change change) {
        if (submission.key() != null) {
            Optional<ProgrammeId> before = store.recordedBy(submission.key());
            if (before.isPresent()) {
                return Outcome.accepted(store.find(before.get()).orElseThrow());
            }
        }
        Optional<Programme> found = store.lock(id);
        if (found.isEmpty() || !knows(actor, found.get())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!Rights.keeps(actor, found.get())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Programme before = found.get();
        return change.of(before).map(after -> {
            boolean edited = after.state() == before.state();
            Recorder recorder = recorder(
                    actor,
                    edited ? ProgrammeAct.PROGRAMME_EDITED : ProgrammeAct.PROGRAMME_STATE_CHANGED,
                    id,
                    submission);
            store.update(after, edited ? "edited" : "state", recorder);
            events.publishEvent(new ProgrammeRecorded(after, recorder));
            return after;
        });
    }

    private List<Problem> problems(Programme.Facts facts, @Nullable ProgrammeId id) {
        List<Problem> found = new ArrayList<>(facts.problems());
        if (store.addressTaken(facts.address(), id)) {
            found.add(Problem.at("address", ProgrammeProblem.ADDRESS_TAKEN, facts.address()));
        }
        ProgrammeId earlier = facts.successorOf();
        if (earlier != null && (earlier.equals(id) || store.find(earlier).isEmpty())) {
            found.add(Problem.at("successorOf", Refusal.UNKNOWN_CHOICE, earlier.toString()));
        }
        return found;
    }

    // ---- who sees

    private Sight sight(Actor actor) {
        return Rights.sight(actor, known.programmes());
    }

    private boolean knows(Actor actor, Programme programme) {
        if (isPublic(programme) || Rights.seesWhole(actor, programme)) {
            return true;
        }
        return actor.maySomewhere(ProgrammePermission.SEE)
                && known.count(sight(actor), CommitmentFilter.of(programme.id()), today()) > 0;
    }

    private static boolean isPublic(Programme programme) {
        return programme.facts().open() && programme.state() != Programme.State.DRAFT;
    }

    private Recorder recorder(Actor actor, ProgrammeAct kind, ProgrammeId subject, Submission submission) {
        ActId act = ledger.record(new Act(kind, actor, Subject.of("programme.programme", subject.value())));
        return new Recorder(actor, clock.instant(), act, null, submission.key());
    }

    private LocalDate today() {
        return VietnamTime.today(clock);
    }
}
