package vn.phusa.innovationindex;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.RecordedFigure;
import vn.phusa.base.RecordedFigures;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.innovationindex.store.IndexStore;
import vn.phusa.innovationindex.store.MappingStore;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;

/**
 * Front door to the decisions which indicator is taken from which figure of the platform's own records (the number of
 * intermediaries, of contracts …). Whoever keeps an edition decides; every decision stays, with who made it and why.
 */
@Service
public class RecordMappings {
    private static final int LONGEST_NOTE = 1_000;

    private final MappingStore store;
    private final IndexStore editions;
    private final Computations computations;
    private final Ledger ledger;
    private final List<RecordedFigures> rooms;
    private final Clock clock;

    RecordMappings(
            MappingStore store,
            IndexStore editions,
            Computations computations,
            Ledger ledger,
            List<RecordedFigures> rooms,
            Clock clock) {
        this.store = store;
        this.editions = editions;
        this.computations = computations;
        this.ledger = ledger;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    /**
     * An indicator with the figures that it could be taken from.
     *
     * @param mapping what was decided last; null: never anything
     * @param figure the mapped figure as it stands; null: none mapped, or its room no longer has it
     * @param candidates every figure there is, the likeliest first
     */
    public record Line(
            Element indicator,
            @Nullable RecordMapping mapping,
            @Nullable RecordedFigure figure,
            List<RecordedFigure> candidates) {

        /** The key that holds now; empty: taken from none. */
        public String key() {
            return mapping == null || mapping.key() == null ? "" : mapping.key();
        }
    }

    /** An edition's indicators and every decision about them. */
    public record View(Edition edition, List<Line> lines, List<RecordMapping> history) {
        /** How many indicators are taken from the platform now. */
        public long mapped() {
            return lines.stream().filter(line -> !line.key().isEmpty()).count();
        }
    }

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, EditionId id) {
        Edition edition = editions.find(id).orElse(null);
        Problem refused = refused(actor, edition);
        if (edition == null || refused != null) {
            return Outcome.rejected(refused == null ? Problem.of(Refusal.NOT_FOUND) : refused);
        }
        List<RecordMapping> history = store.history(id);
        List<RecordedFigure> figures = figures(actor, edition);
        List<Line> lines = new ArrayList<>();
        for (Element indicator : frame(edition).indicators()) {
            RecordMapping mapping = history.stream()
                    .filter(one -> one.indicator().equals(indicator.code()))
                    .findFirst()
                    .orElse(null);
            lines.add(new Line(
                    indicator,
                    mapping,
                    figures.stream()
                            .filter(figure -> mapping != null && figure.key().equals(mapping.key()))
                            .findFirst()
                            .orElse(null),
                    FromRecords.likeliestFirst(indicator.name().vietnamese(), figures)));
        }
        return Outcome.accepted(new View(edition, lines, history));
    }

    /**
     * Decides for several indicators at once; those whose figure stays the same are passed over. Refused as a whole.
     *
     * @param keys per indicator the figure's key, empty for none
     * @param note why, kept with each decision
     * @param seen how many decisions the form knew of; others made since are not overwritten
     * @return how many decisions were recorded
     */
    @Transactional
    public Outcome<Integer> decide(Actor actor, EditionId id, Map<String, String> keys, String note, int seen) {
        Edition edition = editions.lock(id).orElse(null);
        Problem refused = refused(actor, edition);
        if (edition == null || refused != null) {
            return Outcome.rejected(refused == null ? Problem.of(Refusal.NOT_FOUND) : refused);
        }
        if (store.history(id).size() != seen) {
            return Outcome.rejected(Problem.of(Refusal.CHANGED_MEANWHILE));
        }
        Frame frame = frame(edition);
        List<String> known =
                figures(actor, edition).stream().map(RecordedFigure::key).toList();
        List<Problem> problems = new ArrayList<>();
        Map<String, RecordMapping> changes = new LinkedHashMap<>();
        new TreeMap<>(keys).forEach((indicator, key) -> {
            RecordMapping before = store.newest(id, indicator).orElse(null);
            String now = before == null || before.key() == null ? "" : before.key();
            if (!frame.contains(indicator) || !frame.element(indicator).isIndicator()) {
                problems.add(Problem.at("key." + indicator, IndexProblem.NO_SUCH_INDICATOR));
            } else if (!key.equals(now) && !key.isEmpty() && !known.contains(key)) {
                problems.add(Problem.at("key." + indicator, Refusal.UNKNOWN_CHOICE, key));
            } else if (!key.equals(now)) {
                changes.put(
                        indicator,
                        new RecordMapping(
                                indicator,
                                before == null ? 1 : before.version() + 1,
                                key.isEmpty() ? null : key,
                                note.strip(),
                                clock.instant(),
                                actor.name()));
            }
        });
        if (note.length() > LONGEST_NOTE) {
            problems.add(Problem.at("note", Refusal.TOO_LONG, LONGEST_NOTE));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        if (!changes.isEmpty()) {
            ActId act = ledger.record(new Act(IndexAct.RECORDS_MAPPED, actor, Indices.subject(edition)));
            changes.values().forEach(mapping -> store.insert(id, mapping, actor, act));
        }
        return Outcome.accepted(changes.size());
    }

    private @Nullable Problem refused(Actor actor, @Nullable Edition edition) {
        if (edition == null || !edition.visible(actor, clock.instant())) {
            return Problem.of(Refusal.NOT_FOUND);
        }
        return edition.allows(actor, IndexPermission.KEEP) ? null : Problem.of(Refusal.FORBIDDEN);
    }

    /** What the rooms know at the end of the edition's year, or today if that is still to come. */
    private List<RecordedFigure> figures(Actor actor, Edition edition) {
        LocalDate day = FromRecords.day(edition, VietnamTime.today(clock));
        return rooms.stream().flatMap(room -> room.figures(actor, day).stream()).toList();
    }

    private Frame frame(Edition edition) {
        return computations
                .frame(
                        edition,
                        () -> new Parcel(editions.content(edition.frame()).orElseThrow(), "", null))
                .orThrow()
                .frame();
    }
}
