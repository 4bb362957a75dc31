package vn.phusa.programme.reading;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.BulkActs;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeAct;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.SourceClause;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.programme.reading.store.ReadingStore;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;
import vn.phusa.vietnamese.reading.CommitmentReader;
import vn.phusa.vietnamese.reading.ProposedCommitment;
import vn.phusa.vietnamese.reading.Reading;

/**
 * The front door of reading signed texts. Those who keep the programme read and decide; those who see the whole of it read
 * what was read; whoever sees a commitment sees the words that it was made of.
 */
@Service
public class Readings {
    /** Characters; a signed programme of five hundred pages has about a million and a half. */
    public static final int LONGEST_TEXT = 2_000_000;
    /** Proposals of one text; more than anybody decides on, and still little memory. */
    public static final int MOST_PROPOSALS = 2_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Reading a long text takes a good part of the memory that everybody shares, so one is read at a time. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final ReadingStore store;
    private final Programmes programmes;
    private final Commitments commitments;
    private final BulkActs bulk;
    private final Clock clock;

    Readings(ReadingStore store, Programmes programmes, Commitments commitments, BulkActs bulk, Clock clock) {
        this.store = store;
        this.programmes = programmes;
        this.commitments = commitments;
        this.bulk = bulk;
        this.clock = clock;
    }

    /**
     * A text with its programme.
     *
     * @param keeps whether the actor decides on its proposals
     */
    public record View(TextRead text, Programme programme, boolean keeps) {}

    /**
     * Where a commitment stands in the text that it was made of.
     *
     * @param reading null where the text was not read here: then its document is known at most
     * @param whole whether the actor may read the whole text
     */
    public record Source(
            CommitmentView commitment,
            SourceClause clause,
            @Nullable TextRead reading,
            @Nullable Proposal proposal,
            boolean whole) {}

    /** A text as it would be kept, and what was read from it; nothing has been stored. */
    public record Read(String text, Reading reading) {}

    /** Reads a text without keeping it; refused when it is empty, too long, or holds more than anybody could decide on. */
    public Outcome<Read> look(String text) {
        if (text.isBlank()) {
            return Outcome.rejected(Problem.at("text", ReadingProblem.EMPTY));
        }
        if (text.length() > LONGEST_TEXT) {
            return Outcome.rejected(Problem.at("text", ReadingProblem.TOO_LONG, LONGEST_TEXT));
        }
        // PostgreSQL stores no NUL; one stands for nothing in a text, so a space keeps the places right.
        String readable = text.replace('\0', ' ');
        try {
            if (!turn.tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return Outcome.rejected(Problem.at("text", ReadingProblem.BUSY));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.rejected(Problem.at("text", ReadingProblem.BUSY));
        }
        try {
            Reading reading = CommitmentReader.read(readable);
            int found = reading.commitments().size();
            return found > MOST_PROPOSALS
                    ? Outcome.rejected(Problem.at("text", ReadingProblem.TOO_MANY, found, MOST_PROPOSALS))
                    : Outcome.accepted(new Read(readable, reading));
        } finally {
            turn.unlock();
        }
    }

    /** Reads a text and keeps what is proposed; nothing becomes a commitment. */
    @Transactional
    public Outcome<ReadingId> read(Actor actor, ProgrammeId id, String title, @Nullable Long document, String text) {
        return look(text).then(read -> read(actor, id, title, document, read));
    }

    /** Keeps what {@link #look} has read. */
    @Transactional
    public Outcome<ReadingId> read(Actor actor, ProgrammeId id, String title, @Nullable Long document, Read read) {
        return kept(actor, id).map(programme -> keep(actor, id, null, title, document, read));
    }

    /** Reads the text of a programme that is still to be made; it waits with the focal point for {@link #found}. */
    @Transactional
    public Outcome<ReadingId> readNew(
            Actor actor, PartyId focalPoint, String title, @Nullable Long document, Read read) {
        return actor.may(ProgrammePermission.KEEP, focalPoint)
                ? Outcome.accepted(keep(actor, null, focalPoint, title, document, read))
                : Outcome.rejected(Problem.at("focalPoint", Refusal.FORBIDDEN));
    }

    private ReadingId keep(
            Actor actor,
            @Nullable ProgrammeId programme,
            @Nullable PartyId focalPoint,
            String title,
            @Nullable Long document,
            Read read) {
        return store.insert(
                programme,
                focalPoint,
                named(title, read.text(), read.reading()),
                document,
                read.text(),
                read.reading().programme(),
                read.reading().commitments(),
                actor,
                clock.instant());
    }

    /** A text that still waits for its programme, for those who may make that programme. */
    @Transactional(readOnly = true)
    public Outcome<TextRead> waiting(Actor actor, ReadingId id) {
        return store.find(id)
                .filter(text -> text.programme() == null && mayFound(actor, text))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** Makes the programme with the facts that the officer has settled on, and hangs the text on it. */
    @Transactional
    public Outcome<ProgrammeId> found(Actor actor, ReadingId id, Programme.Facts facts, Submission submission) {
        Optional<TextRead> text = store.find(id).filter(found -> mayFound(actor, found));
        if (text.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        return programmes.create(actor, facts, submission).map(programme -> {
            store.hang(id, programme);
            return programme;
        });
    }

    private static boolean mayFound(Actor actor, TextRead text) {
        return text.focalPoint() != null && actor.may(ProgrammePermission.KEEP, text.focalPoint());
    }

    private static String named(String title, String text, Reading reading) {
        if (!title.isBlank()) {
            return title.strip();
        }
        return reading.programme().title() == null
                ? firstLine(text)
                : firstLine(reading.programme().title());
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("").strip();
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    @Transactional(readOnly = true)
    public Outcome<List<TextRead>> of(Actor actor, ProgrammeId id) {
        return seen(actor, id).map(view -> store.of(id));
    }

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, ReadingId id) {
        Optional<TextRead> found = store.find(id);
        return found.filter(text -> text.programme() != null)
                .map(text -> seen(actor, Objects.requireNonNull(text.programme()))
                        .map(seen -> new View(text, seen.programme(), seen.keeps())))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** For those who decide. */
    private Outcome<View> deciding(Actor actor, ReadingId id) {
        return view(actor, id)
                .then(view -> view.keeps() ? Outcome.accepted(view) : Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
    }

    /** Where a commitment stands in its text, for whoever sees the commitment. */
    @Transactional(readOnly = true)
    public Outcome<Source> source(Actor actor, CommitmentId id) {
        return commitments.view(actor, id).then(view -> {
            SourceClause clause = view.commitment().terms().source();
            if (clause == null) {
                return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            }
            Optional<ReadingStore.Origin> origin = store.originOf(id);
            return Outcome.accepted(new Source(
                    view,
                    clause,
                    origin.flatMap(from -> store.find(from.reading())).orElse(null),
                    origin.map(ReadingStore.Origin::proposal).orElse(null),
                    seen(actor, view.programme().id()) instanceof Outcome.Accepted));
        });
    }

    /** In which text a commitment was read; empty: in none of those here. */
    @Transactional(readOnly = true)
    public Optional<ReadingId> readIn(CommitmentId id) {
        return store.originOf(id).map(ReadingStore.Origin::reading);
    }

    /** One page of the proposals that no others stand for, in the order of the text. */
    @Transactional(readOnly = true)
    public Outcome<Slice<Proposal>> proposals(Actor actor, ReadingId id, ListQuery query) {
        return view(actor, id)
                .map(view -> new Slice<>(
                        store.shown(id, query.size(), query.offset()),
                        view.text().shown(),
                        query));
    }

    @Transactional(readOnly = true)
    public Outcome<Proposal> proposal(Actor actor, ReadingId id, int ordinal) {
        return view(actor, id)
                .then(view -> store.find(id, ordinal)
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND))));
    }

    /** Which place among those shown a proposal has in the text, from 0. */
    @Transactional(readOnly = true)
    public Outcome<Long> placeOf(Actor actor, ReadingId id, int ordinal) {
        return proposal(actor, id, ordinal).map(proposal -> store.before(id, proposal));
    }

    /** The next in the text that waits for a decision; empty: none behind this one. */
    @Transactional(readOnly = true)
    public Outcome<Optional<Proposal>> nextOpen(Actor actor, ReadingId id, int ordinal) {
        return proposal(actor, id, ordinal).map(proposal -> store.nextOpen(id, proposal));
    }

    /** Makes a commitment of a proposal, with the terms that the officer has settled on. */
    @Transactional
    public Outcome<CommitmentId> accept(Actor actor, ReadingId id, int ordinal, Terms terms, Submission submission) {
        return open(
                actor,
                id,
                ordinal,
                (view, proposal) -> commitments
                        .raise(actor, view.programme().id(), terms, submission)
                        .map(commitment -> {
                            store.decide(id, ordinal, Proposal.State.ACCEPTED, commitment, actor, clock.instant());
                            return commitment;
                        }));
    }

    /**
     * Makes commitments of several proposals as they are; all of them or none, as one act.
     *
     * @param settled number of the proposal → the terms that follow from it; each lead known
     */
    @Transactional
    public Outcome<List<CommitmentId>> acceptAll(Actor actor, ReadingId id, SortedMap<Integer, Terms> settled) {
        if (settled.isEmpty()) {
            return Outcome.rejected(Problem.of(ReadingProblem.NONE_CHOSEN));
        }
        return deciding(actor, id).then(view -> {
            for (Map.Entry<Integer, Terms> one : settled.entrySet()) {
                Optional<Proposal> proposal = store.lock(id, one.getKey());
                if (proposal.isEmpty()) {
                    return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
                }
                if (proposal.get().state() != Proposal.State.PROPOSED) {
                    return Outcome.rejected(Problem.of(ReadingProblem.DECIDED));
                }
                if (proposal.get().body().leads().size() != 1
                        || !(one.getValue().lead() instanceof Holder.Known)) {
                    return Outcome.rejected(Problem.of(ReadingProblem.NOT_READY, one.getKey()));
                }
            }
            List<Integer> ordinals = List.copyOf(settled.keySet());
            return bulk.raise(
                            actor,
                            view.programme().id(),
                            List.copyOf(settled.values()),
                            ProgrammeAct.COMMITMENTS_READ,
                            Subject.of("programme.reading", id.value()),
                            Map.of("proposals", ordinals),
                            done -> {})
                    .map(raised -> {
                        for (int i = 0; i < ordinals.size(); i++) {
                            store.decide(
                                    id,
                                    ordinals.get(i),
                                    Proposal.State.ACCEPTED,
                                    raised.get(i),
                                    actor,
                                    clock.instant());
                        }
                        return raised;
                    });
        });
    }

    @Transactional
    public Outcome<Proposal> reject(Actor actor, ReadingId id, int ordinal) {
        return open(actor, id, ordinal, (view, proposal) -> {
            store.decide(id, ordinal, Proposal.State.REJECTED, null, actor, clock.instant());
            return Outcome.accepted(proposal);
        });
    }

    /** Takes a rejection back. */
    @Transactional
    public Outcome<Proposal> restore(Actor actor, ReadingId id, int ordinal) {
        return deciding(actor, id)
                .then(view -> store.lock(id, ordinal)
                        .filter(proposal -> proposal.state() == Proposal.State.REJECTED)
                        .map(proposal -> {
                            store.decide(id, ordinal, Proposal.State.PROPOSED, null, actor, clock.instant());
                            return Outcome.accepted(proposal);
                        })
                        .orElseGet(() -> Outcome.rejected(Problem.of(ReadingProblem.DECIDED))));
    }

    /** One proposal for each lead. */
    @Transactional
    public Outcome<Proposal> splitByLead(Actor actor, ReadingId id, int ordinal) {
        return open(actor, id, ordinal, (view, proposal) -> {
            if (proposal.body().leads().size() < 2) {
                return Outcome.rejected(Problem.of(ReadingProblem.NOT_SPLIT));
            }
            return replaced(actor, id, proposal, Proposal.splitByLead(proposal.body()));
        });
    }

    /** Two proposals, cut at a place of the quote that {@link Proposal#cuts} offers. */
    @Transactional
    public Outcome<Proposal> splitAt(Actor actor, ReadingId id, int ordinal, int place) {
        return open(
                actor,
                id,
                ordinal,
                (view, proposal) -> proposal.cuts().contains(place)
                        ? replaced(actor, id, proposal, Proposal.splitAt(proposal.body(), place))
                        : Outcome.rejected(Problem.of(ReadingProblem.NOT_SPLIT)));
    }

    @Transactional
    public Outcome<Proposal> merge(Actor actor, ReadingId id, int ordinal, int other) {
        if (ordinal == other) {
            return Outcome.rejected(Problem.of(ReadingProblem.NOT_MERGED));
        }
        return open(actor, id, Math.min(ordinal, other), (view, first) -> {
            Optional<Proposal> second = store.lock(id, Math.max(ordinal, other));
            if (second.isEmpty() || second.get().state() != Proposal.State.PROPOSED) {
                return Outcome.rejected(Problem.of(ReadingProblem.NOT_MERGED));
            }
            store.decide(id, second.get().ordinal(), Proposal.State.REPLACED, null, actor, clock.instant());
            return replaced(
                    actor,
                    id,
                    first,
                    List.of(Proposal.merged(
                            first.body(), second.get().body(), view.text().text())));
        });
    }

    private Outcome<Proposal> replaced(Actor actor, ReadingId id, Proposal proposal, List<ProposedCommitment> by) {
        store.decide(id, proposal.ordinal(), Proposal.State.REPLACED, null, actor, clock.instant());
        store.add(id, by);
        return Outcome.accepted(proposal);
    }

    private <T> Outcome<T> open(Actor actor, ReadingId id, int ordinal, BiFunction<View, Proposal, Outcome<T>> verb) {
        return deciding(actor, id).then(view -> {
            Optional<Proposal> found = store.lock(id, ordinal);
            if (found.isEmpty()) {
                return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
            }
            return found.get().state() == Proposal.State.PROPOSED
                    ? verb.apply(view, found.get())
                    : Outcome.rejected(Problem.of(ReadingProblem.DECIDED));
        });
    }

    private Outcome<Programmes.View> seen(Actor actor, ProgrammeId id) {
        return programmes
                .view(actor, id)
                .then(view -> view.whole() ? Outcome.accepted(view) : Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
    }

    private Outcome<Programme> kept(Actor actor, ProgrammeId id) {
        return programmes
                .view(actor, id)
                .then(view -> view.keeps()
                        ? Outcome.accepted(view.programme())
                        : Outcome.rejected(Problem.of(Refusal.FORBIDDEN)));
    }
}
