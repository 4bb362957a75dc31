package vn.phusa.setup;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.Documents;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.party.WrittenName;
import vn.phusa.setup.store.SetupTable;

/** Takes the answers of the set-up one by one, and makes them real at the end. */
@Service
public class Setup {
    private final SetupTable table;
    private final Parties parties;
    private final Accounts accounts;
    private final WorkingCalendars calendars;
    private final Ledger ledger;
    private final Clock clock;
    private volatile boolean over;

    Setup(
            SetupTable table,
            Parties parties,
            Accounts accounts,
            WorkingCalendars calendars,
            Ledger ledger,
            Clock clock) {
        this.table = table;
        this.parties = parties;
        this.accounts = accounts;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether the installation waits for its set-up; once it does not, it never will again. */
    @Transactional(readOnly = true)
    public boolean pending() {
        if (over) {
            return false;
        }
        boolean pending = table.token().isPresent();
        over = !pending;
        return pending;
    }

    /** What whoever sets up must know; printed on the console of the machine and nowhere else. */
    @Transactional(readOnly = true)
    public Optional<String> token() {
        return table.token();
    }

    /** Whether the typed token is the right one. */
    @Transactional(readOnly = true)
    public boolean opens(String typed) {
        return table.token()
                .filter(token -> MessageDigest.isEqual(
                        token.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        typed.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** What has been answered so far; empty when the set-up is over. */
    @Transactional(readOnly = true)
    public Optional<Draft> draft() {
        return table.draft();
    }

    @Transactional
    public Outcome<Draft> place(Province province) {
        List<Problem> problems = province.problems();
        return problems.isEmpty() ? change(draft -> draft.with(province)) : Outcome.rejected(problems);
    }

    /**
     * Takes the focal point and the first units.
     *
     * @param focalPoint name of the department that coordinates
     * @param units one a line; may be empty, units can be registered later
     */
    @Transactional
    public Outcome<Draft> units(String focalPoint, String units) {
        Draft draft = table.draft().orElse(null);
        if (draft == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        List<Problem> problems = new ArrayList<>();
        String focal = focalPoint.strip();
        if (focal.isEmpty()) {
            problems.add(Problem.at("focal", Refusal.REQUIRED));
        } else if (focal.length() > vn.phusa.party.NameGiven.LONGEST) {
            problems.add(Problem.at("focal", Refusal.TOO_LONG, vn.phusa.party.NameGiven.LONGEST));
        }
        problems.addAll(read(draft.province(), focal, units).problems());
        return problems.isEmpty() ? change(before -> before.withUnits(focal, units)) : Outcome.rejected(problems);
    }

    /**
     * Reads a file of units, to be looked at before anything of it is taken; what was typed beside it is kept.
     *
     * @param focalPoint as typed; may still be empty
     * @param units as typed
     */
    @Transactional
    public Outcome<Draft> readUnits(String focalPoint, String units, Documents.Table table) {
        return UnitSheet.of(table).then(sheet -> change(draft -> draft.withSheet(focalPoint.strip(), units, sheet)));
    }

    /** Says what the columns of the file mean. */
    @Transactional
    public Outcome<Draft> understandUnits(Map<Integer, UnitColumn> columns) {
        return sheet().then(sheet -> sheet.understood(columns))
                .then(sheet -> change(draft -> draft.withSheet("", draft.units(), sheet)));
    }

    /** Takes the file's units in place of those listed so far; none of them unless every row is good. */
    @Transactional
    public Outcome<Draft> takeUnits() {
        return checkedSheet()
                .then(checked -> checked.good()
                        ? change(draft -> draft.withoutSheet(checked.list().text()))
                        : Outcome.rejected(Problem.of(SetupProblem.SHEET_NOT_GOOD)));
    }

    /** Puts the file away; the list stays as it was. */
    @Transactional
    public Outcome<Draft> leaveUnits() {
        return change(draft -> draft.withoutSheet(draft.units()));
    }

    /** The file that waits, with every row looked at. */
    @Transactional(readOnly = true)
    public Outcome<UnitSheet.Checked> checkedSheet() {
        return sheet().map(sheet -> {
            Draft draft = table.draft().orElse(Draft.EMPTY);
            Province province = draft.province();
            String focal = draft.focalPoint();
            List<String> above = new ArrayList<>();
            if (province != null) {
                above.add(province.committee());
                above.add(focal == null ? province.scienceDepartment() : focal);
            }
            return sheet.check(above);
        });
    }

    private Outcome<UnitSheet> sheet() {
        return table.draft()
                .map(Draft::sheet)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /** The list as it will be registered. */
    public static UnitList read(@Nullable Province province, String focalPoint, String units) {
        return UnitList.read(units, province == null ? List.of(focalPoint) : List.of(province.committee(), focalPoint));
    }

    @Transactional
    public Outcome<Draft> addDay(OwnDay day) {
        List<Problem> problems = day.problems();
        return problems.isEmpty()
                ? change(draft -> {
                    List<OwnDay> days = new ArrayList<>(draft.days());
                    days.removeIf(other -> other.date().equals(day.date()));
                    days.add(day);
                    days.sort((a, b) -> a.date().compareTo(b.date()));
                    return draft.withDays(days);
                })
                : Outcome.rejected(problems);
    }

    @Transactional
    public Outcome<Draft> removeDay(java.time.LocalDate date) {
        return change(draft -> draft.withDays(
                draft.days().stream().filter(day -> !day.date().equals(date)).toList()));
    }

    @Transactional
    public Outcome<Draft> calendarSeen() {
        return change(Draft::withCalendarSeen);
    }

    private Outcome<Draft> change(UnaryOperator<Draft> step) {
        return table.lock()
                .map(draft -> {
                    Draft changed = step.apply(draft);
                    table.save(changed);
                    return Outcome.accepted(changed);
                })
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /**
     * The first administrator, with whom the installation begins.
     *
     * @param coordinates whether the administrator also works for the focal point
     */
    public record Administrator(
            String login,
            String name,
            String email,
            String language,
            String password,
            String repeated,
            boolean coordinates) {}

    /** Makes all answers real, in one transaction, and closes the set-up for ever. */
    @Transactional
    public Outcome<AccountId> finish(Administrator administrator) {
        Draft draft = table.lock().orElse(null);
        if (draft == null) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        Province province = draft.province();
        String focalPoint = draft.focalPoint();
        if (province == null || focalPoint == null || !draft.calendarSeen()) {
            return Outcome.rejected(Problem.of(SetupProblem.STEP_MISSING));
        }
        Outcome<AccountId> opened = accounts.openFirst(
                new Accounts.NewAccount(
                        administrator.login(),
                        administrator.name(),
                        administrator.email(),
                        administrator.language(),
                        null,
                        Role.ADMINISTRATOR,
                        null),
                administrator.password(),
                administrator.repeated());
        return opened.map(account -> {
            Actor actor = accounts.actorOf(account, Actor.Channel.WEB);
            PartyId committee = register(actor, province, focalPoint, draft.units());
            if (administrator.coordinates()) {
                accounts.grant(actor, account, Role.FOCAL_POINT, null, null).orThrow();
            }
            draft.days()
                    .forEach(day -> calendars
                            .enter(actor, day.date(), day.kind(), Bilingual.same(day.name()), day.source(), false)
                            .orThrow());
            ledger.record(new Act(
                    SetupAct.FINISHED,
                    actor,
                    Subject.of("party.organisation", committee.value()),
                    Map.of("province", province.fullName(), "code", province.code(), "focalPoint", focalPoint)));
            table.finish(clock.instant(), committee, province.key());
            return account;
        });
    }

    private PartyId register(Actor actor, Province province, String focalPoint, String typed) {
        Map<String, PartyId> byName = new HashMap<>();
        PartyId committee = parties.register(
                        actor, NewOrganisation.under(null, province.committee(), OrganisationKind.AGENCY))
                .orThrow();
        byName.put(WrittenName.key(province.committee()), committee);
        byName.put(
                WrittenName.key(focalPoint),
                parties.register(actor, NewOrganisation.under(committee, focalPoint, OrganisationKind.AGENCY))
                        .orThrow());
        UnitList list = read(province, focalPoint, typed);
        for (UnitList.Unit unit : list.parentsFirst()) {
            String parent = list.parentOf(unit, province.committee());
            byName.put(
                    WrittenName.key(unit.name()),
                    parties.register(
                                    actor,
                                    NewOrganisation.under(
                                            parent == null ? null : byName.get(WrittenName.key(parent)),
                                            unit.name(),
                                            unit.kind()))
                            .orThrow());
        }
        return committee;
    }
}
