package vn.phusa.traceability.sheet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.Documents;
import vn.phusa.document.Headings;
import vn.phusa.document.Spreadsheet;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.UnitWords;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.Chains;
import vn.phusa.traceability.field.FieldCapture;
import vn.phusa.traceability.field.FieldEntry;
import vn.phusa.traceability.sheet.store.EventImportStore;

/**
 * The front door of tables of events. A table is read, its columns are understood, its rows are checked against the rules that are in
 * force; then all of them are stored, or the good ones if that is what people want, as one capture. What was stored is only taken back
 * by declaring it wrong.
 */
@Service
public class EventImports {
    /** Rows of one table. */
    public static final int MOST_ROWS = 5_000;

    private static final int NEWEST = 30;

    private final EventImportStore store;
    private final FieldCapture field;
    private final Chains chains;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<String, String> units;

    EventImports(
            EventImportStore store,
            FieldCapture field,
            Chains chains,
            Languages languages,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.field = field;
        this.chains = chains;
        this.transactions = transactions;
        this.clock = clock;
        this.units = units(languages);
    }

    /** Units as people write them, folded: the code, and the names in both languages. */
    private static Map<String, String> units(Languages languages) {
        Map<String, String> units = new HashMap<>();
        for (String code : FieldEntry.UNITS) {
            units.put(Headings.folded(code), code);
            for (Wording words : List.of(languages.vietnamese(), languages.english())) {
                String name = UnitWords.of(words, code);
                units.put(Headings.folded(name), code);
                for (String one : name.split(",")) {
                    units.put(Headings.folded(one), code);
                }
            }
        }
        return units;
    }

    /**
     * An import with what its page says.
     *
     * @param chain null where the rule set in force has it no more
     * @param problems what is missing before its rows can be read
     * @param checked its rows; null where they cannot be read yet, or nothing is to be stored
     * @param earlier the same file, stored for the same organisation; null: none
     */
    public record View(
            EventImport table,
            @Nullable ChainTemplate chain,
            List<Problem> problems,
            @Nullable CheckedTable checked,
            @Nullable EventImport earlier) {}

    // ---- looking

    /** The newest of the actor's organisations. */
    public List<EventImport> newest(Actor actor) {
        return field.owners(actor)
                .filter(own -> !own.isEmpty())
                .map(own -> store.newest(own, NEWEST))
                .orElse(List.of());
    }

    public Outcome<View> view(Actor actor, long id) {
        return found(actor, id).map(this::described);
    }

    private View described(EventImport table) {
        ChainTemplate chain = chains.current().chain(table.chain()).orElse(null);
        List<Problem> problems = problems(table, chain);
        boolean open = table.state() == EventImport.State.READ;
        EventImport earlier = store.newest(Set.of(table.owner()), NEWEST).stream()
                .filter(other -> other.digest().equals(table.digest())
                        && other.id() != table.id()
                        && other.state() == EventImport.State.STORED)
                .findFirst()
                .orElse(null);
        return new View(
                table,
                chain,
                problems,
                open && chain != null && problems.isEmpty() ? checked(table, chain, store.content(table.id())) : null,
                earlier);
    }

    private static List<Problem> problems(EventImport table, @Nullable ChainTemplate chain) {
        if (chain == null) {
            return List.of(Problem.at("chain", SheetProblem.UNKNOWN_CHAIN, table.chain()));
        }
        List<Problem> problems = new ArrayList<>();
        table.mappings().forEach(mapping -> problems.addAll(mapping.problems(chain)));
        if (table.mappings().stream().noneMatch(SheetMapping::read)) {
            problems.add(Problem.at("step", SheetProblem.NO_ROWS));
        }
        return problems;
    }

    private CheckedTable checked(EventImport table, ChainTemplate chain, Spreadsheet content) {
        return new SheetRules(chain, table.owner(), units, field.checks(table.owner()), field::kept)
                .check(content, table.mappings());
    }

    /** The cells, to show what stands in a column. */
    public Outcome<Spreadsheet> content(Actor actor, long id) {
        return found(actor, id).map(table -> store.content(table.id()));
    }

    // ---- reading and understanding

    /** Takes a table in; nothing of it is recorded. */
    public Outcome<Long> read(Actor actor, PartyId owner, String chainCode, Documents.Table table) {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        ChainTemplate chain = chains.current().chain(chainCode).orElse(null);
        if (chain == null) {
            return Outcome.rejected(Problem.at("chain", SheetProblem.UNKNOWN_CHAIN, chainCode));
        }
        List<Spreadsheet.Sheet> sheets = table.cells().sheets();
        if (sheets.stream().noneMatch(sheet -> sheet.rows().size() >= 2)) {
            return Outcome.rejected(Problem.at("file", SheetProblem.NO_ROWS));
        }
        if (sheets.stream().mapToInt(sheet -> sheet.rows().size()).sum() > MOST_ROWS) {
            return Outcome.rejected(Problem.at("file", SheetProblem.TOO_MANY_ROWS, MOST_ROWS));
        }
        Map<String, SheetMapping.Memory> memory = store.memory(owner, chainCode);
        List<SheetMapping> mappings = SheetMapping.guess(sheets, chain, memory);
        return Outcome.accepted(store.insert(
                owner,
                chainCode,
                table.name(),
                table.digest().toString(),
                table.cells(),
                mappings,
                actor,
                clock.instant()));
    }

    /**
     * Settles what the sheets and columns mean, for this table and for those with the same headings that come later.
     *
     * @param settled by place of the sheet
     */
    public Outcome<Long> understand(Actor actor, long id, Map<Integer, SheetMapping.Memory> settled) {
        return open(actor, id).then(table -> {
            List<SheetMapping> mappings = new ArrayList<>(table.mappings());
            settled.forEach((n, meant) -> {
                if (n >= 0 && n < mappings.size()) {
                    SheetMapping one = mappings.get(n);
                    mappings.set(
                            n,
                            new SheetMapping(
                                    one.sheet(), one.headerRow(), one.headings(), meant.step(), meant.columns()));
                }
            });
            ChainTemplate chain = chains.current().chain(table.chain()).orElse(null);
            List<Problem> problems = problems(with(table, mappings), chain);
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            transactions.executeWithoutResult(_ -> {
                store.understand(id, mappings);
                Instant now = clock.instant();
                mappings.stream()
                        .filter(mapping -> mapping.read() && !mapping.headings().isEmpty())
                        .forEach(mapping -> store.remember(table.owner(), table.chain(), mapping, now));
            });
            return Outcome.accepted(id);
        });
    }

    private static EventImport with(EventImport table, List<SheetMapping> mappings) {
        return new EventImport(
                table.id(),
                table.owner(),
                table.chain(),
                table.fileName(),
                table.digest(),
                mappings,
                table.state(),
                table.by(),
                table.at(),
                table.storedAt(),
                table.stored(),
                table.already(),
                table.leftOut(),
                table.capture(),
                table.undoneAt());
    }

    // ---- storing

    /**
     * Records the rows, all or the good ones, as one capture. The second of two clicks finds it done.
     *
     * @param goodOnes whether wrong rows may be left out; otherwise a single one keeps everything out
     */
    public Outcome<EventImport> store(Actor actor, long id, boolean goodOnes) {
        return found(actor, id).then(table -> {
            if (table.state() == EventImport.State.STORED) {
                return Outcome.accepted(table);
            }
            if (table.state() != EventImport.State.READ) {
                return Outcome.rejected(Problem.of(SheetProblem.OVER));
            }
            View view = described(table);
            CheckedTable checked = view.checked();
            if (checked == null) {
                return Outcome.rejected(view.problems());
            }
            long wrong = checked.count(CheckedRow.State.WRONG);
            if (wrong > 0 && !goodOnes) {
                return Outcome.rejected(Problem.of(SheetProblem.NOT_ALL_GOOD, wrong));
            }
            if (checked.entries().isEmpty()) {
                return Outcome.rejected(Problem.of(SheetProblem.NOTHING_GOOD));
            }
            // Entries stand under IDs of their own content: should the machine stop between the capture and this
            // import's
            // note of it, the same click again finds them there.
            return field.recordAll(actor, table.owner(), checked.entries()).map(capture -> {
                transactions.executeWithoutResult(_ -> {
                    if (store.lock(id).orElseThrow().state() == EventImport.State.READ) {
                        store.stored(
                                id,
                                clock.instant(),
                                checked.entries().size(),
                                (int) checked.count(CheckedRow.State.ALREADY),
                                (int) wrong,
                                capture.toString(),
                                checked.entries().stream().map(FieldEntry::id).toList());
                    }
                });
                return store.find(id).orElseThrow();
            });
        });
    }

    /** Declares every event of the import wrong; they stay, and everybody who sees them sees that. */
    public Outcome<EventImport> undo(Actor actor, long id) {
        return found(actor, id).then(table -> {
            if (table.state() != EventImport.State.STORED) {
                return Outcome.rejected(Problem.of(SheetProblem.OVER));
            }
            List<UUID> entries = store.entries(id);
            return field.withdrawAll(actor, table.owner(), entries).map(_ -> {
                transactions.executeWithoutResult(_ -> store.undone(id, clock.instant()));
                return store.find(id).orElseThrow();
            });
        });
    }

    /** Puts it away; nothing of it was recorded. */
    public Outcome<EventImport> discard(Actor actor, long id) {
        return open(actor, id).map(table -> {
            transactions.executeWithoutResult(_ -> store.discard(id));
            return table;
        });
    }

    private Outcome<EventImport> open(Actor actor, long id) {
        return found(actor, id)
                .then(table -> table.state() == EventImport.State.READ
                        ? Outcome.accepted(table)
                        : Outcome.rejected(Problem.of(SheetProblem.OVER)));
    }

    private Outcome<EventImport> found(Actor actor, long id) {
        Optional<EventImport> table = store.find(id)
                .filter(one -> one.state() != EventImport.State.DISCARDED)
                .filter(one -> actor.may(TraceabilityPermission.CAPTURE, one.owner()));
        return table.<Outcome<EventImport>>map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }
}
