package vn.phusa.programme.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.Documents;
import vn.phusa.document.Spreadsheet;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;
import vn.phusa.party.Resolution;
import vn.phusa.programme.BulkActs;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeAct;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Terms;
import vn.phusa.programme.exchange.store.ImportStore;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/**
 * The front door of tables that come in. A table is read, its columns are understood, its rows are checked; then all of
 * them are stored, or the good ones if that is what the officer wants, as one act of the ledger. Who keeps the programme
 * may bring commitments; reports of progress also whoever may report on the commitments named.
 */
@Service
public class Imports {
    /** Rows of one import. */
    public static final int MOST_ROWS = 10_000;

    /** Up to so many rows are stored while the page waits; more of them behind a progress bar. */
    static final int AT_ONCE = 500;

    private static final int PROGRESS_EVERY = 100;

    /** After so long without a sign of life a storing has died with its process, and nothing of it is there. */
    private static final Duration DEAD_AFTER = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final ImportStore store;
    private final Programmes programmes;
    private final BulkActs bulk;
    private final Parties parties;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Imports(
            ImportStore store,
            Programmes programmes,
            BulkActs bulk,
            Parties parties,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.programmes = programmes;
        this.bulk = bulk;
        this.parties = parties;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An import with what its page says.
     *
     * @param unknownNames names that nobody could tell, with the number of rows
     * @param earlier an import of the very same file that has been stored; null: none
     * @param touched numbers of commitments that hinder undoing; only looked for where it was stored
     */
    public record View(
            Import table,
            Programme programme,
            boolean keeps,
            Import.Counts counts,
            Map<String, Long> unknownNames,
            Import.@Nullable Progress progress,
            @Nullable Import earlier,
            List<String> touched) {
        /** Whether the storing has died and may be begun anew. */
        public boolean interrupted(Instant now) {
            return table.state() == Import.State.STORING
                    && (progress == null || progress.beatAt().isBefore(now.minus(DEAD_AFTER)));
        }
    }

    /** What a programme has to do with imports, for whom. */
    public record Door(Programme programme, boolean keeps, List<ImportKind> kinds, List<Import> earlier) {}

    // ---- looking

    @Transactional(readOnly = true)
    public Outcome<Door> door(Actor actor, ProgrammeId id) {
        return entered(actor, id)
                .map(view -> new Door(
                        view.programme(),
                        view.keeps(),
                        kinds(view),
                        store.of(id).stream()
                                .filter(one -> view.keeps() || own(actor, one))
                                .toList()));
    }

    @Transactional(readOnly = true)
    public Outcome<View> view(Actor actor, ImportId id) {
        return found(actor, id).map(this::described);
    }

    private View described(Found found) {
        Import table = found.table();
        Import earlier = store.of(table.programme()).stream()
                .filter(other -> other.digest().equals(table.digest())
                        && other.kind() == table.kind()
                        && other.state() == Import.State.STORED
                        && !other.id().equals(table.id()))
                .findFirst()
                .orElse(null);
        List<String> touched = table.state() == Import.State.STORED ? touched(table) : List.of();
        return new View(
                table,
                found.view().programme(),
                found.view().keeps(),
                store.counts(table.id()),
                store.unknownNames(table.id()),
                store.progress(table.id()).orElse(null),
                earlier,
                touched);
    }

    private List<String> touched(Import table) {
        Map<CommitmentId, Long> versions = store.versions(table.id());
        return switch (table.kind()) {
            case COMMITMENTS -> bulk.touched(versions);
            case PROGRESS -> bulk.changed(versions);
        };
    }

    /** @param state only such rows; null: all */
    @Transactional(readOnly = true)
    public Outcome<Slice<ImportedRow>> rows(
            Actor actor, ImportId id, ImportedRow.@Nullable State state, ListQuery query) {
        return found(actor, id).map(found -> {
            Import.Counts counts = store.counts(id);
            long total = state == null
                    ? counts.rows() + counts.headings()
                    : switch (state) {
                        case GOOD -> counts.good();
                        case WRONG -> counts.wrong();
                        case HEADING -> counts.headings();
                        case UNCHECKED -> 0;
                    };
            return new Slice<>(store.rows(id, state, query.size(), query.offset()), total, query);
        });
    }

    /** The rows that cannot be stored, for the file in which they go back to their author. */
    @Transactional(readOnly = true)
    public Outcome<List<ImportedRow>> rejected(Actor actor, ImportId id) {
        return found(actor, id).map(found -> store.rows(id, ImportedRow.State.WRONG, 0, 0));
    }

    // ---- reading and understanding

    /**
     * Takes a table in; nothing of it is stored as commitments. The sheet and the row of the headings are found by what
     * the columns are called, unless they are named.
     *
     * @param sheet empty: the one whose columns are understood best
     * @param headerRow number of the row with the headings; null: to be found
     */
    @Transactional
    public Outcome<ImportId> read(
            Actor actor,
            ProgrammeId id,
            ImportKind kind,
            Documents.Table table,
            String sheet,
            @Nullable Integer headerRow) {
        return entered(actor, id).then(view -> {
            if (!kinds(view).contains(kind)) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            List<Spreadsheet.Sheet> candidates = table.cells().sheets().stream()
                    .filter(one -> one.rows().size() >= 2)
                    .filter(one -> sheet.isBlank() || one.name().equalsIgnoreCase(sheet.strip()))
                    .toList();
            if (candidates.isEmpty()) {
                return Outcome.rejected(
                        sheet.isBlank() || table.cells().sheets().isEmpty()
                                ? Problem.at("file", ImportProblem.NO_ROWS)
                                : Problem.at("sheet", Refusal.UNKNOWN_CHOICE, sheet));
            }
            Spreadsheet.Sheet chosen = candidates.getFirst();
            for (Spreadsheet.Sheet one : candidates) {
                if (understood(one, kind) > understood(chosen, kind)) {
                    chosen = one;
                }
            }
            int header =
                    headerRow == null ? Columns.headerAmong(chosen.rows(), kind) : position(chosen.rows(), headerRow);
            if (header < 0) {
                return Outcome.rejected(Problem.at("headerRow", Refusal.UNKNOWN_CHOICE, String.valueOf(headerRow)));
            }
            List<Spreadsheet.Row> rows =
                    chosen.rows().subList(header + 1, chosen.rows().size());
            if (rows.isEmpty()) {
                return Outcome.rejected(Problem.at("file", ImportProblem.NO_ROWS));
            }
            if (rows.size() > MOST_ROWS) {
                return Outcome.rejected(Problem.at("file", ImportProblem.TOO_MANY_ROWS, MOST_ROWS));
            }
            List<String> headings = Columns.headings(chosen.rows().get(header));
            PartyId organisation = organisation(actor, view);
            Optional<ImportStore.Memory> memory = store.remembered(organisation, kind, Columns.signature(headings));
            Columns columns = memory.map(ImportStore.Memory::columns).orElseGet(() -> Columns.guess(headings, kind));
            Settled settled = memory.map(ImportStore.Memory::settled).orElseGet(Settled::nothing);
            ImportId made = store.insert(
                    id,
                    kind,
                    organisation,
                    table.name(),
                    table.digest().toString(),
                    chosen.name(),
                    chosen.rows().get(header).number(),
                    headings,
                    columns,
                    settled,
                    rows,
                    actor,
                    clock.instant());
            if (columns.problems(kind).isEmpty()) {
                check(actor, store.find(made).orElseThrow(), view.programme());
            }
            return Outcome.accepted(made);
        });
    }

    private static int understood(Spreadsheet.Sheet sheet, ImportKind kind) {
        return Columns.guess(Columns.headings(sheet.rows().get(Columns.headerAmong(sheet.rows(), kind))), kind)
                .fields()
                .size();
    }

    private static int position(List<Spreadsheet.Row> rows, int number) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() == number) {
                return i;
            }
        }
        return -1;
    }

    /** Settles how the columns are meant, and checks every row anew. */
    @Transactional
    public Outcome<ImportId> understand(Actor actor, ImportId id, Columns columns, Settled settled) {
        return open(actor, id).then(found -> {
            Import table = found.table();
            List<Problem> problems = columns.problems(table.kind());
            if (!problems.isEmpty()) {
                return Outcome.rejected(problems);
            }
            store.understand(id, columns, settled);
            check(actor, store.find(id).orElseThrow(), found.view().programme());
            return Outcome.accepted(id);
        });
    }

    /** Settles whom unknown names mean: by {@link Settled#key}, a party's id or {@link Settled#AS_WRITTEN}. */
    @Transactional
    public Outcome<ImportId> settle(Actor actor, ImportId id, Map<String, String> names) {
        return open(actor, id).then(found -> {
            Settled before = found.table().settled();
            Map<String, String> all = new HashMap<>(before.names());
            for (Map.Entry<String, String> name : names.entrySet()) {
                String meant = name.getValue();
                boolean known = Settled.AS_WRITTEN.equals(meant)
                        || meant.matches("[1-9]\\d{0,17}")
                                && parties.organisation(new PartyId(Long.parseLong(meant)))
                                        .isPresent();
                if (!known) {
                    return Outcome.rejected(Problem.at("name", Refusal.UNKNOWN_CHOICE, meant));
                }
                all.put(Settled.key(name.getKey()), meant);
            }
            store.understand(id, found.table().columns(), new Settled(before.assigner(), before.kind(), all));
            check(actor, store.find(id).orElseThrow(), found.view().programme());
            return Outcome.accepted(id);
        });
    }

    private void check(Actor actor, Import table, Programme programme) {
        store.checked(table.id(), checked(actor, table, programme));
    }

    private List<? extends CheckedRow<?>> checked(Actor actor, Import table, Programme programme) {
        return switch (table.kind()) {
            case COMMITMENTS -> commitments(table, programme);
            case PROGRESS -> reports(actor, table);
        };
    }

    private List<CheckedRow<Terms>> commitments(Import table, Programme programme) {
        LocalDate day = programme.facts().signedOn() == null
                ? VietnamTime.today(clock)
                : programme.facts().signedOn();
        Map<String, String> there = bulk.wordings(table.programme());
        Map<String, String> byWording = new HashMap<>();
        there.forEach((number, wording) -> byWording.putIfAbsent(Settled.key(wording), number));
        return new RowRules(table.columns(), table.headings())
                .commitments(
                        store.cells(table.id()),
                        programme,
                        table.settled(),
                        new UnitNames(
                                written -> resolved(written, day),
                                table.settled().names()),
                        there.keySet(),
                        byWording,
                        table.fileName());
    }

    /** A sheet of today may use the name of today, whatever the date of the programme. */
    private Resolution resolved(String written, LocalDate day) {
        Resolution then = parties.resolve(written, day, null);
        return then instanceof Resolution.One ? then : parties.resolve(written, VietnamTime.today(clock), null);
    }

    private List<CheckedRow<ProgressDraft>> reports(Actor actor, Import table) {
        return new RowRules(table.columns(), table.headings())
                .progress(store.cells(table.id()), bulk.targets(actor, table.programme()), VietnamTime.today(clock));
    }

    // ---- storing

    /**
     * Stores the rows, all or the good ones; the second of two clicks finds it done. Large tables go on after this
     * returns; the import's progress says how far.
     *
     * @param goodOnes whether wrong rows may be left out; otherwise a single one keeps everything out
     */
    public Outcome<ImportId> store(Actor actor, ImportId id, boolean goodOnes) {
        return begin(actor, id, goodOnes).then(total -> {
            if (total == 0) {
                return Outcome.accepted(id);
            }
            if (total <= AT_ONCE) {
                return finish(actor, id, goodOnes, total);
            }
            Thread.ofVirtual().name("import-" + id).start(() -> finishLater(actor, id, goodOnes, total));
            return Outcome.accepted(id);
        });
    }

    /** Like {@link #store}, and returns when all is done, however long it takes. */
    public Outcome<ImportId> storeNow(Actor actor, ImportId id, boolean goodOnes) {
        return begin(actor, id, goodOnes)
                .then(total -> total == 0 ? Outcome.accepted(id) : finish(actor, id, goodOnes, total));
    }

    private void finishLater(Actor actor, ImportId id, boolean goodOnes, int total) {
        try {
            if (finish(actor, id, goodOnes, total) instanceof Outcome.Rejected<ImportId>(List<Problem> problems)) {
                LOG.info("import {} was not stored: {}", id, problems);
            }
        } catch (RuntimeException e) {
            LOG.error("import {} was not stored", id, e);
        }
    }

    /** Marks it as being stored; answers how many rows there are, 0 if it has been done or is under way already. */
    private Outcome<Integer> begin(Actor actor, ImportId id, boolean goodOnes) {
        return Objects.requireNonNull(transactions.execute(_ -> found(actor, id).then(found -> {
            Import table = store.lock(id).orElseThrow();
            Import.Counts counts = store.counts(id);
            View view = described(new Found(table, found.view()));
            return switch (table.state()) {
                case STORED -> Outcome.accepted(0);
                case STORING -> view.interrupted(clock.instant()) ? started(id, counts) : Outcome.accepted(0);
                case READ, UNDONE, DISCARDED -> Outcome.rejected(Problem.of(ImportProblem.NOTHING_GOOD));
                case CHECKED -> {
                    if (counts.good() == 0) {
                        yield Outcome.rejected(Problem.of(ImportProblem.NOTHING_GOOD));
                    }
                    yield counts.wrong() > 0 && !goodOnes
                            ? Outcome.rejected(Problem.of(ImportProblem.NOT_ALL_GOOD, counts.wrong()))
                            : started(id, counts);
                }
            };
        })));
    }

    private Outcome<Integer> started(ImportId id, Import.Counts counts) {
        store.become(id, Import.State.STORING);
        store.progress(id, 0, (int) counts.good(), clock.instant());
        return Outcome.accepted((int) counts.good());
    }

    private Outcome<ImportId> finish(Actor actor, ImportId id, boolean goodOnes, int total) {
        try {
            Outcome<ImportId> outcome = Objects.requireNonNull(transactions.execute(status -> {
                Outcome<ImportId> stored = stored(actor, id, goodOnes, total);
                if (stored instanceof Outcome.Rejected<ImportId>) {
                    status.setRollbackOnly();
                }
                return stored;
            }));
            if (outcome instanceof Outcome.Rejected<ImportId>) {
                checkAgain(actor, id);
            }
            return outcome;
        } catch (RuntimeException e) {
            checkAgain(actor, id);
            throw e;
        }
    }

    /** Nothing was stored; the rows are shown as they stand now. */
    private void checkAgain(Actor actor, ImportId id) {
        transactions.executeWithoutResult(_ -> found(actor, id).map(found -> {
            Import table = store.lock(id).orElseThrow();
            if (table.state() == Import.State.STORING) {
                check(actor, table, found.view().programme());
            }
            return id;
        }));
    }

    private Outcome<ImportId> stored(Actor actor, ImportId id, boolean goodOnes, int total) {
        Import table = store.lock(id).orElseThrow();
        if (table.state() == Import.State.STORED) {
            return Outcome.accepted(id);
        }
        Programme programme =
                programmes.view(actor, table.programme()).orThrow().programme();
        // Looked at once more: since the page was shown, others may have used the numbers.
        List<? extends CheckedRow<?>> checked = checked(actor, table, programme);
        long wrong =
                checked.stream().filter(row -> !row.heading() && !row.good()).count();
        if (wrong > 0 && !goodOnes) {
            return Outcome.rejected(Problem.of(ImportProblem.NOT_ALL_GOOD, wrong));
        }
        store.checked(id, checked);
        IntConsumer beat = done -> {
            if (done % PROGRESS_EVERY == 0) {
                store.progress(id, done, total, clock.instant());
            }
        };
        Map<String, ?> content = Map.of(
                "file",
                table.fileName(),
                "sha256",
                table.digest(),
                "kind",
                table.kind().key());
        Map<Integer, CommitmentId> became = new LinkedHashMap<>();
        Outcome<Map<CommitmentId, Long>> outcome = switch (table.kind()) {
            case COMMITMENTS -> raise(actor, table, checked, content, beat, became);
            case PROGRESS -> report(actor, table, checked, content, beat, became);
        };
        return outcome.map(versions -> {
            store.became(id, became, versions);
            store.stored(id, versions.size(), clock.instant());
            store.remember(
                    table.organisation(),
                    table.kind(),
                    Columns.signature(table.headings()),
                    table.columns(),
                    table.settled(),
                    clock.instant());
            return id;
        });
    }

    private Outcome<Map<CommitmentId, Long>> raise(
            Actor actor,
            Import table,
            List<? extends CheckedRow<?>> checked,
            Map<String, ?> content,
            IntConsumer beat,
            Map<Integer, CommitmentId> became) {
        List<Integer> rows = new ArrayList<>();
        List<Terms> terms = new ArrayList<>();
        for (CheckedRow<?> row : checked) {
            if (row.good() && row.draft() instanceof Terms one) {
                rows.add(row.number());
                terms.add(one);
            }
        }
        return bulk.raise(
                        actor,
                        table.programme(),
                        terms,
                        ProgrammeAct.COMMITMENTS_IMPORTED,
                        subject(table.id()),
                        content,
                        beat)
                .map(raised -> {
                    Map<CommitmentId, Long> versions = new LinkedHashMap<>();
                    for (int i = 0; i < raised.size(); i++) {
                        became.put(rows.get(i), raised.get(i));
                        versions.put(raised.get(i), 1L);
                    }
                    return versions;
                });
    }

    private Outcome<Map<CommitmentId, Long>> report(
            Actor actor,
            Import table,
            List<? extends CheckedRow<?>> checked,
            Map<String, ?> content,
            IntConsumer beat,
            Map<Integer, CommitmentId> became) {
        List<BulkActs.Report> reports = new ArrayList<>();
        for (CheckedRow<?> row : checked) {
            if (row.good() && row.draft() instanceof ProgressDraft(CommitmentId commitment, var report)) {
                reports.add(new BulkActs.Report(commitment, report));
                became.put(row.number(), commitment);
            }
        }
        return bulk.report(actor, table.programme(), reports, subject(table.id()), content, beat);
    }

    private static Subject subject(ImportId id) {
        return Subject.of("programme.import", id.value());
    }

    // ---- taking back

    /**
     * Takes a stored table back as a whole, as long as nothing was done since with any of its commitments: new ones leave the
     * programme, reports of progress no longer count.
     */
    public Outcome<ImportId> undo(Actor actor, ImportId id, String reason) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Outcome<ImportId> outcome = undone(actor, id, reason);
            if (outcome instanceof Outcome.Rejected<ImportId>) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome<ImportId> undone(Actor actor, ImportId id, String reason) {
        return found(actor, id).then(found -> {
            Import table = store.lock(id).orElseThrow();
            if (table.state() == Import.State.UNDONE) {
                return Outcome.accepted(id);
            }
            if (table.state() != Import.State.STORED) {
                return Outcome.rejected(Problem.of(ImportProblem.NOT_STORED));
            }
            if (table.kind() == ImportKind.COMMITMENTS && !found.view().keeps()) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            Map<CommitmentId, Long> versions = store.versions(id);
            List<String> touched = touched(table);
            if (!touched.isEmpty()) {
                return Outcome.rejected(Problem.of(
                        ImportProblem.TOUCHED, String.join(", ", touched.subList(0, Math.min(10, touched.size())))));
            }
            Outcome<Integer> withdrawn = switch (table.kind()) {
                case COMMITMENTS -> bulk.withdraw(actor, table.programme(), versions, reason, subject(id), done -> {});
                case PROGRESS -> bulk.withdrawReports(actor, table.programme(), versions, reason, subject(id));
            };
            return withdrawn.map(count -> {
                store.undone(id, clock.instant());
                return id;
            });
        });
    }

    /** Throws a table away that was not stored. */
    @Transactional
    public Outcome<ImportId> discard(Actor actor, ImportId id) {
        return open(actor, id).map(found -> {
            store.become(id, Import.State.DISCARDED);
            return id;
        });
    }

    // ---- who may

    private record Found(Import table, Programmes.View view) {}

    private Outcome<Found> open(Actor actor, ImportId id) {
        return found(actor, id).then(found -> {
            Import table = store.lock(id).orElseThrow();
            return table.state() == Import.State.READ || table.state() == Import.State.CHECKED
                    ? Outcome.accepted(new Found(table, found.view()))
                    : Outcome.rejected(Problem.of(ImportProblem.STORED));
        });
    }

    private Outcome<Found> found(Actor actor, ImportId id) {
        return store.find(id)
                .filter(table -> table.state() != Import.State.DISCARDED)
                .map(table -> entered(actor, table.programme())
                        .then(view -> view.keeps() || own(actor, table)
                                ? Outcome.accepted(new Found(table, view))
                                : Outcome.<Found>rejected(Problem.of(Refusal.NOT_FOUND))))
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private static boolean own(Actor actor, Import table) {
        return actor.account() != null && actor.account().equals(table.by());
    }

    private Outcome<Programmes.View> entered(Actor actor, ProgrammeId id) {
        return programmes
                .view(actor, id)
                .then(view -> kinds(actor, view).isEmpty()
                        ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                        : Outcome.accepted(view));
    }

    private static List<ImportKind> kinds(Programmes.View view) {
        return view.keeps() ? List.of(ImportKind.values()) : List.of(ImportKind.PROGRESS);
    }

    private static List<ImportKind> kinds(Actor actor, Programmes.View view) {
        return view.keeps() || actor.maySomewhere(ProgrammePermission.REPORT) ? kinds(view) : List.of();
    }

    private static PartyId organisation(Actor actor, Programmes.View view) {
        PartyId focalPoint = view.programme().facts().focalPoint();
        return view.keeps()
                ? focalPoint
                : actor.organisationsFor(ProgrammePermission.REPORT).stream()
                        .flatMap(java.util.Set::stream)
                        .sorted(java.util.Comparator.comparingLong(PartyId::value))
                        .findFirst()
                        .orElse(focalPoint);
    }
}
