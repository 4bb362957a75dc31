package vn.phusa.innovationindex;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.Uncertainty;
import vn.phusa.innovationindex.store.IndexStore;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.search.Search;

/** Front door to the indices: what can be read of them, and how editions of one's own come about. */
@Service
public class Indices {
    private final IndexStore store;
    private final Computations computations;
    private final Geography geography;
    private final Ledger ledger;
    private final Search search;
    private final SchedulerClient jobs;
    private final Clock clock;

    Indices(
            IndexStore store,
            Computations computations,
            Geography geography,
            Ledger ledger,
            Search search,
            SchedulerClient jobs,
            Clock clock) {
        this.search = search;
        this.jobs = jobs;
        this.store = store;
        this.computations = computations;
        this.geography = geography;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** An index with the editions that the reader may see, newest first. */
    public record Shelf(Series series, List<Edition> editions) {}

    /**
     * An edition as a reader wants it.
     *
     * @param frame its frame, also where nothing can be computed
     * @param result what was computed; null where there are no data
     * @param refused why nothing could be computed the way it was asked for; empty otherwise
     * @param published what others published of it
     * @param siblings the other years of the index that the reader may see, newest first, this one included
     */
    public record Shown(
            Series series,
            Edition edition,
            Choice choice,
            FrameFile frame,
            @Nullable Made result,
            List<Problem> refused,
            List<PublishedResult> published,
            List<Edition> siblings) {}

    @Transactional(readOnly = true)
    public List<Shelf> shelves(Actor actor) {
        Instant now = clock.instant();
        List<Edition> all = store.editions();
        return store.series().stream()
                .map(series -> new Shelf(
                        series,
                        all.stream()
                                .filter(edition ->
                                        edition.series().equals(series.code()) && edition.visible(actor, now))
                                .toList()))
                .filter(shelf -> !shelf.editions().isEmpty())
                .toList();
    }

    @Transactional(readOnly = true)
    public Outcome<Edition> edition(Actor actor, String series, int year) {
        return store.find(series, year)
                .filter(edition -> edition.visible(actor, clock.instant()))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    @Transactional(readOnly = true)
    public Outcome<Edition> edition(Actor actor, EditionId id) {
        return store.find(id)
                .filter(edition -> edition.visible(actor, clock.instant()))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The newest edition of an index that can be read and computed; else the newest that can be read. */
    @Transactional(readOnly = true)
    public Outcome<Edition> newest(Actor actor, String series) {
        Instant now = clock.instant();
        return store.editions(series).stream()
                .filter(edition -> edition.visible(actor, now))
                .findFirst()
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    @Transactional(readOnly = true)
    public Outcome<Shown> show(Actor actor, String series, int year, Choice choice) {
        return edition(actor, series, year).map(edition -> shown(actor, edition, choice));
    }

    private Shown shown(Actor actor, Edition edition, Choice choice) {
        Instant now = clock.instant();
        FrameFile frame = computations.frame(edition, () -> parcel(edition)).orThrow();
        Made result = null;
        List<Problem> refused = List.of();
        if (edition.data() != null) {
            switch (computations.made(edition, choice, () -> parcel(edition))) {
                case Outcome.Accepted<Made>(Made made) -> result = made;
                case Outcome.Rejected<Made>(List<Problem> problems) -> refused = problems;
            }
        }
        Series series = store.series().stream()
                .filter(one -> one.code().equals(edition.series()))
                .findFirst()
                .orElseThrow();
        return new Shown(
                series,
                edition,
                choice,
                frame,
                result,
                refused,
                store.published(edition.series(), edition.year()),
                store.editions(edition.series()).stream()
                        .filter(one -> one.visible(actor, now))
                        .toList());
    }

    /**
     * The same without what others published and the other years, for questions that are put many times a second: one
     * look into the database.
     */
    @Transactional(readOnly = true)
    public Outcome<Shown> alone(Actor actor, String series, int year, Choice choice) {
        return edition(actor, series, year)
                .then(edition -> edition.data() == null
                        ? Outcome.rejected(Problem.of(IndexProblem.NO_DATA))
                        : computations
                                .made(edition, choice, () -> parcel(edition))
                                .map(made -> new Shown(
                                        new Series(
                                                series,
                                                Bilingual.same(series),
                                                Bilingual.same(""),
                                                Bilingual.same(""),
                                                false,
                                                0),
                                        edition,
                                        choice,
                                        new FrameFile(made.frame(), List.of(), List.of()),
                                        made,
                                        List.of(),
                                        List.of(),
                                        List.of(edition))));
    }

    /** An edition that must have been computed. */
    @Transactional(readOnly = true)
    public Outcome<Shown> computed(Actor actor, String series, int year, Choice choice) {
        return show(actor, series, year, choice)
                .then(shown -> shown.result() != null
                        ? Outcome.accepted(shown)
                        : Outcome.rejected(
                                shown.refused().isEmpty()
                                        ? List.of(Problem.of(IndexProblem.NO_DATA))
                                        : shown.refused()));
    }

    public Outcome<Uncertainty> uncertainty(Shown shown) {
        Made result = shown.result();
        return result == null
                ? Outcome.rejected(Problem.of(IndexProblem.NO_DATA))
                : computations.uncertainty(shown.edition(), shown.choice(), result);
    }

    public Outcome<Sensitivity> sensitivity(Shown shown) {
        Made result = shown.result();
        return result == null
                ? Outcome.rejected(Problem.of(IndexProblem.NO_DATA))
                : computations.sensitivity(shown.edition(), shown.choice(), result);
    }

    /** The edition's results in all years, oldest first, computed the same way; years that cannot be are left out. */
    @Transactional(readOnly = true)
    public Map<Edition, Made> years(Shown shown) {
        Map<Edition, Made> years = new LinkedHashMap<>();
        List<Edition> oldestFirst = new ArrayList<>(shown.siblings());
        oldestFirst.sort(Comparator.comparingInt(Edition::year));
        for (Edition edition : oldestFirst) {
            if (edition.data() != null
                    && computations.made(edition, shown.choice(), () -> parcel(edition))
                            instanceof Outcome.Accepted<Made>(Made made)) {
                years.put(edition, made);
            }
        }
        return years;
    }

    @Transactional(readOnly = true)
    public List<PublishedResult> publishedOf(String series, String unit) {
        return store.publishedOf(series, unit);
    }

    /** What a province has set itself in an index that others publish, held against what they published. */
    @Transactional(readOnly = true)
    public List<PlanGoal> goals(Shown shown, String province) {
        Map<Integer, List<PublishedResult>> published = new LinkedHashMap<>();
        shown.siblings()
                .forEach(edition -> published.put(edition.year(), store.published(edition.series(), edition.year())));
        return PlanGoal.of(shown.series().code(), province, published, geography.provinces());
    }

    /** The files of an edition. */
    @Transactional(readOnly = true)
    public Parcel parcel(Edition edition) {
        String data = edition.data();
        return new Parcel(
                store.content(edition.frame()).orElseThrow(),
                store.content(edition.rules()).orElseThrow(),
                data == null ? null : store.content(data).orElseThrow());
    }

    /** For each row of the edition's frame whether a source confirms it; rows of which the frame does not say are absent. */
    @Transactional(readOnly = true)
    public Map<String, Boolean> confirmed(Edition edition) {
        String frame = store.content(edition.frame()).orElseThrow();
        Map<String, Boolean> confirmed = new LinkedHashMap<>();
        FrameFile.column(
                        Making.frameName(frame),
                        frame.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Making.CONFIRMED)
                .forEach((code, said) -> {
                    if (!said.isEmpty()) {
                        confirmed.put(code, said.equals("yes"));
                    }
                });
        return confirmed;
    }

    /** A file by its SHA-256, if it belongs to a version of this edition. */
    @Transactional(readOnly = true)
    public Optional<String> file(Edition edition, String digest) {
        boolean own = store.versions(edition.id()).stream()
                .anyMatch(version -> digest.equals(version.frame())
                        || digest.equals(version.rules())
                        || digest.equals(version.data()));
        return own ? store.content(digest) : Optional.empty();
    }

    @Transactional(readOnly = true)
    public List<EditionVersion> versions(Edition edition) {
        return store.versions(edition.id());
    }

    /** Where a province stands in each official index, as far as is known: the newest year of each. */
    @Transactional(readOnly = true)
    public List<Headline> headlines(String province) {
        Actor visitor = Actor.visitor();
        List<Headline> headlines = new ArrayList<>();
        for (Shelf shelf : shelves(visitor)) {
            if (shelf.series().official()) {
                shelf.editions().stream()
                        .map(edition -> headline(shelf.series(), shown(visitor, edition, Choice.OWN), province))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(headlines::add);
            }
        }
        return headlines;
    }

    private Optional<Headline> headline(Series series, Shown shown, String province) {
        Made result = shown.result();
        Edition edition = shown.edition();
        if (result != null) {
            return !result.has(province) || result.rank(province) == 0
                    ? Optional.empty()
                    : Optional.of(new Headline(
                            series,
                            edition.year(),
                            geography.name(province),
                            result.rank(province),
                            result.ranked(),
                            uncertainty(shown) instanceof Outcome.Accepted<Uncertainty>(Uncertainty known)
                                    ? Headline.range(known.unit(province))
                                    : "",
                            false,
                            edition.path() + "/units/" + province));
        }
        for (PublishedResult one : shown.published()) {
            Integer rank = one.rank();
            if (one.unit().equals(province)
                    && one.element().equals(shown.frame().frame().index().code())
                    && rank != null) {
                Integer ranked = one.ranked();
                return Optional.of(new Headline(
                        series,
                        edition.year(),
                        geography.name(province),
                        rank,
                        ranked == null ? 0 : ranked,
                        "",
                        true,
                        edition.path()));
            }
        }
        return Optional.empty();
    }

    // ---- editions of one's own

    /**
     * What makes an edition.
     *
     * @param series code of an index there is, or of a new one
     * @param name of a new index
     * @param parcel as the files say; the data may be missing where they are still to be collected
     */
    public record NewEdition(
            String series,
            Bilingual name,
            int year,
            PartyId keeper,
            Bilingual legal,
            String legalAddress,
            Parcel parcel) {}

    /** Makes a draft from files; refused with every problem of every file, and then nothing is kept. */
    @Transactional
    public Outcome<Edition> create(Actor actor, NewEdition given) {
        if (!actor.may(IndexPermission.KEEP, given.keeper())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Problem> problems = new ArrayList<>();
        if (!given.series().matches("[a-z][a-z0-9-]{1,39}")) {
            problems.add(Problem.at("series", Refusal.UNKNOWN_CHOICE, given.series()));
        }
        if (given.year() < 1990 || given.year() > 2100) {
            problems.add(Problem.at("year", Refusal.OUT_OF_RANGE, 1990, 2100));
        } else if (store.find(given.series(), given.year()).isPresent()) {
            problems.add(Problem.at("year", IndexProblem.YEAR_TAKEN));
        }
        Optional<Series> known = store.series().stream()
                .filter(series -> series.code().equals(given.series()))
                .findFirst();
        if (known.filter(Series::official).isPresent()) {
            // What others publish is not made here.
            problems.add(Problem.at("series", Refusal.UNKNOWN_CHOICE, given.series()));
        }
        if (known.isEmpty() && given.name().vietnamese().isBlank()) {
            problems.add(Problem.at("name", Refusal.REQUIRED));
        }
        Parcel parcel = given.parcel();
        String result = null;
        if (parcel.data() == null) {
            problems.addAll(problems(Making.frame("frame", Making.frameName(parcel.frame()), parcel.frame())));
            problems.addAll(problems(Making.rules(parcel.rules())));
        } else {
            switch (Making.made(parcel, "", List.of())) {
                case Outcome.Accepted<Made>(Made made) -> result = Fingerprint.of(made.scoresFile());
                case Outcome.Rejected<Made>(List<Problem> engine) -> problems.addAll(engine);
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Instant now = clock.instant();
        if (known.isEmpty()) {
            store.insert(new Series(
                    given.series(), given.name(), Bilingual.same(""), Bilingual.same(actor.name()), false, 100));
        }
        ActId act = ledger.record(new Act(
                IndexAct.EDITION_CREATED,
                actor,
                new Subject("innovationindex.edition", given.series() + "-" + given.year())));
        String data = parcel.data();
        Edition made = store.insert(
                new Edition(
                        new EditionId(1),
                        given.series(),
                        given.year(),
                        Edition.Standing.DRAFT,
                        given.keeper(),
                        given.legal(),
                        given.legalAddress(),
                        Bilingual.same(""),
                        store.keep(parcel.frame()),
                        store.keep(parcel.rules()),
                        data == null ? null : store.keep(data),
                        null,
                        false,
                        1),
                result,
                actor,
                now,
                act);
        toBeFound(made);
        return Outcome.accepted(made);
    }

    /** Lets the search hear of an edition, for example when its embargo has ended. */
    @Transactional
    public void toBeFound(EditionId id) {
        store.find(id).ifPresent(this::toBeFound);
    }

    /** Which edition of an index shows its indicators may change with each of them. */
    private void toBeFound(Edition changed) {
        search.changed(IndexSearch.ROOM, IndexSearch.EDITION, changed.id().value());
        for (Edition edition : store.editions(changed.series())) {
            int elements = computations
                    .frame(edition, () -> parcel(edition))
                    .orThrow()
                    .frame()
                    .elements()
                    .size();
            search.changed(IndexSearch.ROOM, IndexSearch.INDICATOR, IndexSearch.indicators(edition.id(), elements));
        }
    }

    private static List<Problem> problems(Outcome<?> outcome) {
        return outcome instanceof Outcome.Rejected<?>(List<Problem> problems) ? problems : List.of();
    }

    /** Replaces the data of a draft; refused as a whole when one cell is wrong. */
    @Transactional
    public Outcome<Edition> replaceData(Actor actor, EditionId id, String data) {
        return revise(actor, id, "", "", data);
    }

    /**
     * Replaces frame or rules of a draft, or both, with the data that go with them; every earlier version stays. Refused
     * as a whole when a row is wrong or the data do not fit the frame.
     *
     * @param frame empty: stays
     * @param rules empty: stay
     * @param data empty: stay
     */
    @Transactional
    public Outcome<Edition> revise(Actor actor, EditionId id, String frame, String rules, String data) {
        return changing(actor, id).then(edition -> {
            if (frame.isEmpty() && rules.isEmpty() && data.isEmpty()) {
                return Outcome.rejected(Problem.at("frame", Refusal.REQUIRED));
            }
            Parcel now = parcel(edition);
            Parcel then = new Parcel(
                    frame.isEmpty() ? now.frame() : frame,
                    rules.isEmpty() ? now.rules() : rules,
                    data.isEmpty() ? now.data() : data);
            String result = null;
            if (then.data() == null) {
                List<Problem> problems =
                        new ArrayList<>(problems(Making.frame("frame", Making.frameName(then.frame()), then.frame())));
                problems.addAll(problems(Making.rules(then.rules())));
                if (!problems.isEmpty()) {
                    return Outcome.rejected(problems);
                }
            } else {
                switch (Making.made(then, "", List.of())) {
                    case Outcome.Accepted<Made>(Made made) -> result = Fingerprint.of(made.scoresFile());
                    case Outcome.Rejected<Made>(List<Problem> problems) -> {
                        return Outcome.rejected(problems);
                    }
                }
            }
            String kept = then.data();
            Edition changed = edition.withFiles(
                    store.keep(then.frame()), store.keep(then.rules()), kept == null ? null : store.keep(kept));
            ActId act = ledger.record(new Act(
                    frame.isEmpty() && rules.isEmpty() ? IndexAct.DATA_CHANGED : IndexAct.FRAME_CHANGED,
                    actor,
                    subject(edition)));
            toBeFound(edition);
            store.update(
                    changed,
                    !frame.isEmpty() ? "frame" : !rules.isEmpty() ? "rules" : "data",
                    result,
                    actor,
                    clock.instant(),
                    act);
            toBeFound(changed);
            return Outcome.accepted(changed);
        });
    }

    /** Opens the edition to everybody, now or from a moment on. @param until null: now */
    @Transactional
    public Outcome<Edition> publish(Actor actor, EditionId id, @Nullable Instant until) {
        return changing(actor, id).then(edition -> {
            if (until != null && !until.isAfter(clock.instant())) {
                return Outcome.rejected(Problem.at("embargo", IndexProblem.EMBARGO_IN_THE_PAST));
            }
            Edition changed =
                    edition.standing(until == null ? Edition.Standing.PUBLISHED : Edition.Standing.EMBARGOED, until);
            ActId act = ledger.record(
                    new Act(until == null ? IndexAct.PUBLISHED : IndexAct.EMBARGO_SET, actor, subject(edition)));
            String result = store.versions(id).getFirst().result();
            store.update(changed, "standing", result, actor, clock.instant(), act);
            if (until != null) {
                jobs.scheduleIfNotExists(IndexSearch.OPENING
                        .instance(id + "-" + changed.version())
                        .data(new IndexSearch.Opening(id.value()))
                        .scheduledTo(until));
            }
            toBeFound(changed);
            return Outcome.accepted(changed);
        });
    }

    private Outcome<Edition> changing(Actor actor, EditionId id) {
        Edition edition = store.lock(id).orElse(null);
        if (edition == null || !edition.visible(actor, clock.instant())) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!edition.allows(actor, IndexPermission.KEEP)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return edition.open(clock.instant())
                ? Outcome.rejected(Problem.of(IndexProblem.PUBLISHED_ALREADY))
                : Outcome.accepted(edition);
    }

    static Subject subject(Edition edition) {
        return new Subject("innovationindex.edition", edition.series() + "-" + edition.year());
    }
}
