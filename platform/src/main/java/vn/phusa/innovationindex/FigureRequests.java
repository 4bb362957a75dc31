package vn.phusa.innovationindex;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.RecordedFigure;
import vn.phusa.base.RecordedFigures;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.frame.Table;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.innovationindex.store.IndexStore;
import vn.phusa.innovationindex.store.MappingStore;
import vn.phusa.innovationindex.store.RequestStore;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;

/** Front door to the collection of figures: who owes which, what they state and prove, and what became of it. */
@Service
public class FigureRequests {
    private static final int LONGEST_TEXT = 4_000;

    private final RequestStore store;
    private final IndexStore editions;
    private final MappingStore mappings;
    private final Computations computations;
    private final Documents documents;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final List<RecordedFigures> rooms;
    private final Clock clock;

    FigureRequests(
            RequestStore store,
            IndexStore editions,
            MappingStore mappings,
            Computations computations,
            Documents documents,
            Ledger ledger,
            ApplicationEventPublisher events,
            List<RecordedFigures> rooms,
            Clock clock) {
        this.store = store;
        this.editions = editions;
        this.mappings = mappings;
        this.computations = computations;
        this.documents = documents;
        this.ledger = ledger;
        this.events = events;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    /**
     * A request with what belongs to it.
     *
     * @param latest the newest figure stated; null: none yet
     * @param findings what stands out in it
     * @param enters whether the reader may enter a figure now
     * @param checks whether the reader may accept or return it now
     */
    public record View(
            FigureRequest request,
            Edition edition,
            Element indicator,
            List<FigureEvent> events,
            @Nullable FigureEvent latest,
            List<FigureCheck.Finding> findings,
            boolean enters,
            boolean checks) {}

    /** An accepted figure that may be read. */
    public record OpenFigure(
            FigureRequest request, Figure figure, @Nullable DocumentId evidence) {}

    /** A file that proves a figure. */
    public record Proof(String fileName, InputStream content) {}

    // ---- asking

    /** Asks a unit for a province's figures; refused as a whole when one of them cannot be asked for. */
    @Transactional
    public Outcome<List<FigureRequest>> ask(
            Actor actor, EditionId id, List<String> indicators, String province, PartyId holder, LocalDate dueOn) {
        Edition edition = editions.lock(id).orElse(null);
        if (edition == null || !edition.visible(actor, clock.instant())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        PartyId keeper = edition.keeper();
        if (keeper == null || !actor.may(IndexPermission.KEEP, keeper)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        Frame frame = frame(edition);
        if (indicators.isEmpty()) {
            problems.add(Problem.at("indicators", Refusal.REQUIRED));
        }
        if (province.isBlank()) {
            problems.add(Problem.at("province", Refusal.REQUIRED));
        }
        for (String indicator : indicators) {
            if (!frame.contains(indicator) || !frame.element(indicator).isIndicator()) {
                problems.add(Problem.at("indicators", IndexProblem.NO_SUCH_INDICATOR));
            } else if (store.asked(id, indicator, province)) {
                problems.add(Problem.at(
                        "indicators",
                        IndexProblem.ALREADY_ASKED,
                        frame.element(indicator).name().vietnamese()));
            }
        }
        if (dueOn.isBefore(VietnamTime.today(clock))) {
            problems.add(Problem.at("dueOn", IndexProblem.DUE_IN_THE_PAST));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Instant now = clock.instant();
        ActId act = ledger.record(new Act(IndexAct.FIGURES_ASKED, actor, Indices.subject(edition)));
        List<FigureRequest> made = new ArrayList<>();
        for (String indicator : indicators) {
            FigureRequest request = store.insert(
                    new FigureRequest(
                            new RequestId(1),
                            id,
                            indicator,
                            province,
                            holder,
                            keeper,
                            dueOn,
                            FigureRequest.State.ASKED,
                            1),
                    actor,
                    now,
                    act);
            made.add(request);
            events.publishEvent(new FigureActed(request, edition, frame.element(indicator), actor, ""));
        }
        return Outcome.accepted(made);
    }

    // ---- entering

    /**
     * States a figure with its proof. What stands out must be explained in the note.
     *
     * @param proof the file; null: the one handed in before still proves it
     * @param submission key of the form, so that a double click is recorded once
     */
    @Transactional
    public Outcome<FigureRequest> submit(
            Actor actor, RequestId id, Figure figure, @Nullable Proof proof, @Nullable UUID submission) {
        FigureRequest request = store.lock(id).orElse(null);
        Edition edition =
                request == null ? null : editions.find(request.edition()).orElse(null);
        if (request == null || edition == null || !sees(actor, request, edition)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!actor.may(IndexPermission.ENTER, request.holder())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (submission != null && store.recorded(submission)) {
            return Outcome.accepted(request);
        }
        if (!request.state().waitsForHolder()) {
            return Outcome.rejected(Problem.of(IndexProblem.NOT_NOW));
        }
        FigureCheck.Context context = context(request, edition);
        List<Problem> problems = new ArrayList<>(FigureCheck.impossible(figure, context));
        if (problems.isEmpty()
                && figure.note().isBlank()
                && !FigureCheck.findings(figure, context).isEmpty()) {
            problems.add(Problem.at("note", IndexProblem.EXPLAIN_WHAT_STANDS_OUT));
        }
        if (figure.note().length() > LONGEST_TEXT || figure.source().length() > LONGEST_TEXT) {
            problems.add(Problem.at("note", Refusal.TOO_LONG, LONGEST_TEXT));
        }
        DocumentId earlier = store.events(id).reversed().stream()
                .map(FigureEvent::evidence)
                .filter(document -> document != null)
                .findFirst()
                .orElse(null);
        if (proof == null && earlier == null) {
            problems.add(Problem.at("file", IndexProblem.EVIDENCE_NEEDED));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        DocumentId evidence = earlier;
        if (proof != null) {
            switch (documents.store(actor, proof.content(), proof.fileName(), request.holder(), Visibility.OWNER)) {
                case Outcome.Accepted<DocumentId>(DocumentId kept) -> evidence = kept;
                case Outcome.Rejected<DocumentId>(List<Problem> refused) -> {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                    return Outcome.rejected(refused);
                }
            }
        }
        FigureRequest after = request.become(FigureRequest.State.SUBMITTED);
        ActId act = ledger.record(new Act(IndexAct.FIGURE_SUBMITTED, actor, subject(request)));
        store.update(after, figure, evidence, "", actor, clock.instant(), submission, act);
        events.publishEvent(new FigureActed(after, edition, element(edition, request), actor, figure.note()));
        return Outcome.accepted(after);
    }

    /**
     * What the platform's own records say, for whoever may enter the figure now: those first whose name is most like the
     * indicator's. Records count as they stood at the end of the edition's year, or today if that is earlier.
     */
    @Transactional(readOnly = true)
    public List<RecordedFigure> recorded(Actor actor, RequestId id) {
        FigureRequest request = store.find(id).orElse(null);
        Edition edition =
                request == null ? null : editions.find(request.edition()).orElse(null);
        if (request == null
                || edition == null
                || !request.state().waitsForHolder()
                || !actor.may(IndexPermission.ENTER, request.holder())) {
            return List.of();
        }
        LocalDate day = FromRecords.day(edition, VietnamTime.today(clock));
        List<RecordedFigure> likely = FromRecords.likeliestFirst(
                element(edition, request).name().vietnamese(),
                rooms.stream()
                        .flatMap(room -> room.figures(actor, day).stream())
                        .toList());
        String mapped = mapped(request);
        return likely.stream()
                .sorted(Comparator.comparing(figure -> !figure.key().equals(mapped)))
                .toList();
    }

    /** The key of the figure that the edition's keeper says the indicator is taken from; empty: none. */
    @Transactional(readOnly = true)
    public String mapped(FigureRequest request) {
        RecordMapping mapping =
                mappings.newest(request.edition(), request.indicator()).orElse(null);
        String key = mapping == null ? null : mapping.key();
        return key == null ? "" : key;
    }

    /**
     * States what the platform's records say; a list of these is kept as the proof.
     *
     * @param key of the figure among {@link #recorded}
     */
    @Transactional
    public Outcome<FigureRequest> submitRecorded(
            Actor actor, RequestId id, String key, String note, @Nullable UUID submission) {
        if (submission != null && store.recorded(submission)) {
            return view(actor, id).map(View::request);
        }
        RecordedFigure figure = recorded(actor, id).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
        if (figure == null) {
            return view(actor, id)
                    .then(view -> Outcome.rejected(
                            view.enters()
                                    ? Problem.at("key", Refusal.REQUIRED)
                                    : Problem.of(
                                            actor.may(
                                                            IndexPermission.ENTER,
                                                            view.request().holder())
                                                    ? IndexProblem.NOT_NOW
                                                    : Refusal.FORBIDDEN)));
        }
        return submit(
                actor,
                id,
                FromRecords.stated(figure, note),
                new Proof(FromRecords.fileName(figure), FromRecords.file(figure)),
                submission);
    }

    // ---- checking

    /** Accepts the figure that waits; into the data of a draft it goes at once. */
    @Transactional
    public Outcome<FigureRequest> accept(Actor actor, RequestId id, String note) {
        return judge(actor, id, FigureRequest.State.ACCEPTED, note);
    }

    /** Returns the figure that waits; the reason says what to mend. */
    @Transactional
    public Outcome<FigureRequest> giveBack(Actor actor, RequestId id, String reason) {
        return reason.isBlank()
                ? Outcome.rejected(Problem.at("reason", IndexProblem.REASON_NEEDED))
                : judge(actor, id, FigureRequest.State.RETURNED, reason);
    }

    private Outcome<FigureRequest> judge(Actor actor, RequestId id, FigureRequest.State to, String note) {
        FigureRequest request = store.lock(id).orElse(null);
        Edition edition =
                request == null ? null : editions.lock(request.edition()).orElse(null);
        if (request == null || edition == null || !sees(actor, request, edition)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!actor.may(IndexPermission.CHECK, request.assigner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (request.state() != FigureRequest.State.SUBMITTED) {
            return Outcome.rejected(Problem.of(IndexProblem.NOT_NOW));
        }
        if (note.length() > LONGEST_TEXT) {
            return Outcome.rejected(Problem.at("reason", Refusal.TOO_LONG, LONGEST_TEXT));
        }
        FigureEvent waiting = latest(id);
        if (waiting != null
                && waiting.account() != null
                && waiting.account().equals(actor.account())
                && to == FigureRequest.State.ACCEPTED) {
            return Outcome.rejected(Problem.of(IndexProblem.OWN_FIGURE));
        }
        settle(actor, request, edition, to, note);
        FigureRequest after = request.become(to);
        events.publishEvent(new FigureActed(after, edition, element(edition, request), actor, note));
        return Outcome.accepted(after);
    }

    private void settle(Actor actor, FigureRequest request, Edition edition, FigureRequest.State to, String note) {
        boolean accepted = to == FigureRequest.State.ACCEPTED;
        ActId act = ledger.record(
                new Act(accepted ? IndexAct.FIGURE_ACCEPTED : IndexAct.FIGURE_RETURNED, actor, subject(request)));
        store.update(request.become(to), null, null, note, actor, clock.instant(), null, act);
        FigureEvent waiting = latest(request.id());
        if (accepted && waiting != null && waiting.figure() != null) {
            intoData(actor, edition, request, waiting.figure().value(), act);
        }
    }

    /** The figure replaces the cell of a draft's data, where the data have that row and column. */
    private void intoData(Actor actor, Edition edition, FigureRequest request, double value, ActId act) {
        String digest = edition.data();
        if (digest == null || edition.open(clock.instant())) {
            return;
        }
        String data = editions.content(digest).orElseThrow();
        String changed = DataText.with(data, request.province(), request.indicator(), value);
        if (changed.equals(data)) {
            return;
        }
        Parcel parcel = new Parcel(
                editions.content(edition.frame()).orElseThrow(),
                editions.content(edition.rules()).orElseThrow(),
                changed);
        if (Making.made(parcel, "", List.of()) instanceof Outcome.Accepted<Made>(Made made)) {
            editions.update(
                    edition.withData(editions.keep(changed)),
                    "data",
                    Fingerprint.of(made.scoresFile()),
                    actor,
                    clock.instant(),
                    act);
        }
    }

    /** A figure that waits was returned in the duty room: whoever may return it there has returned it. */
    @Transactional
    public void echo(RequestId id, Actor actor, String reason) {
        FigureRequest request = store.lock(id).orElse(null);
        if (request != null && request.state() == FigureRequest.State.SUBMITTED) {
            settle(
                    actor,
                    request,
                    editions.lock(request.edition()).orElseThrow(),
                    FigureRequest.State.RETURNED,
                    reason);
        }
    }

    boolean stands(RequestId id, FigureRequest.State state) {
        return store.find(id).filter(request -> request.state() == state).isPresent();
    }

    // ---- opening

    /** Lets everybody read the accepted figures of an edition from a moment on. */
    @Transactional
    public Outcome<Instant> open(Actor actor, EditionId id, Instant from) {
        Edition edition = editions.lock(id).orElse(null);
        if (edition == null || !edition.visible(actor, clock.instant())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!edition.allows(actor, IndexPermission.KEEP)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        ActId act = ledger.record(new Act(IndexAct.FIGURES_OPENED, actor, Indices.subject(edition)));
        store.open(id, from, actor, clock.instant(), act);
        return Outcome.accepted(from);
    }

    /** The accepted figures that the reader may see: all for those who keep the edition, for others once opened. */
    @Transactional(readOnly = true)
    public List<OpenFigure> publicFigures(Actor actor, Edition edition) {
        boolean inside = edition.allows(actor, IndexPermission.SEE_UNPUBLISHED);
        boolean open = store.opensAt(edition.id())
                .filter(moment -> !clock.instant().isBefore(moment))
                .isPresent();
        List<OpenFigure> figures = new ArrayList<>();
        if (inside || open) {
            for (FigureRequest request : store.of(edition.id())) {
                FigureEvent latest = latest(request.id());
                if (request.state() == FigureRequest.State.ACCEPTED && latest != null && latest.figure() != null) {
                    figures.add(new OpenFigure(request, latest.figure(), inside ? latest.evidence() : null));
                }
            }
        }
        return figures;
    }

    // ---- looking

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, RequestId id) {
        FigureRequest request = store.find(id).orElse(null);
        Edition edition =
                request == null ? null : editions.find(request.edition()).orElse(null);
        if (request == null || edition == null || !sees(actor, request, edition)) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        FigureEvent latest = latest(id);
        Figure figure = latest == null ? null : latest.figure();
        return Outcome.accepted(new View(
                request,
                edition,
                element(edition, request),
                store.events(id),
                latest,
                figure == null ? List.of() : FigureCheck.findings(figure, context(request, edition)),
                request.state().waitsForHolder() && actor.may(IndexPermission.ENTER, request.holder()),
                request.state() == FigureRequest.State.SUBMITTED
                        && actor.may(IndexPermission.CHECK, request.assigner())));
    }

    /** The requests that the reader has to do with, the earliest due first. */
    @Transactional(readOnly = true)
    public List<View> list(Actor actor) {
        List<View> views = new ArrayList<>();
        for (FigureRequest request : store.all()) {
            if (view(actor, request.id()) instanceof Outcome.Accepted<View>(View view)) {
                views.add(view);
            }
        }
        return views;
    }

    private @Nullable FigureEvent latest(RequestId id) {
        return store.events(id).reversed().stream()
                .filter(event -> event.figure() != null)
                .findFirst()
                .orElse(null);
    }

    boolean sees(Actor actor, FigureRequest request) {
        return editions.find(request.edition())
                .filter(edition -> sees(actor, request, edition))
                .isPresent();
    }

    private static boolean sees(Actor actor, FigureRequest request, Edition edition) {
        return actor.may(IndexPermission.ENTER, request.holder())
                || actor.may(IndexPermission.CHECK, request.assigner())
                || edition.allows(actor, IndexPermission.SEE_UNPUBLISHED);
    }

    private Frame frame(Edition edition) {
        return computations
                .frame(
                        edition,
                        () -> new Parcel(editions.content(edition.frame()).orElseThrow(), "", null))
                .orThrow()
                .frame();
    }

    private Element element(Edition edition, FigureRequest request) {
        return frame(edition).element(request.indicator());
    }

    /** The same province's last figure and the other provinces', as far as editions of the index have them. */
    private FigureCheck.Context context(FigureRequest request, Edition edition) {
        double before = Double.NaN;
        double[] others = {};
        for (Edition other : editions.editions(edition.series())) {
            boolean own = other.id().equals(edition.id());
            if (other.year() > edition.year()) {
                continue;
            }
            Table table = table(other);
            if (table != null && table.hasColumn(request.indicator())) {
                if (others.length == 0) {
                    others = table.column(request.indicator()).clone();
                    if (table.hasUnit(request.province())) {
                        others[table.unitPosition(request.province())] = Double.NaN;
                    }
                }
                if (Double.isNaN(before) && !own && table.hasUnit(request.province())) {
                    before = table.at(request.province(), request.indicator());
                }
            }
            if (Double.isNaN(before) && !own) {
                before = accepted(other, request);
            }
        }
        return new FigureCheck.Context(element(edition, request), edition.year(), before, others);
    }

    private double accepted(Edition edition, FigureRequest request) {
        for (FigureRequest one : store.of(edition.id())) {
            FigureEvent latest = latest(one.id());
            if (one.state() == FigureRequest.State.ACCEPTED
                    && one.indicator().equals(request.indicator())
                    && one.province().equals(request.province())
                    && latest != null
                    && latest.figure() != null) {
                return latest.figure().value();
            }
        }
        return Double.NaN;
    }

    private @Nullable Table table(Edition edition) {
        String data = edition.data();
        if (data == null) {
            return null;
        }
        return computations.made(
                                edition,
                                Choice.OWN,
                                () -> new Parcel(
                                        editions.content(edition.frame()).orElseThrow(),
                                        editions.content(edition.rules()).orElseThrow(),
                                        editions.content(data).orElseThrow()))
                        instanceof Outcome.Accepted<Made>(Made made)
                ? made.data().values()
                : null;
    }

    private static Subject subject(FigureRequest request) {
        return Subject.of("innovationindex.request", request.id().value());
    }
}
