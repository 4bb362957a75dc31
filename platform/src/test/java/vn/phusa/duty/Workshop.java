package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.duty.store.DutyStore;
import vn.phusa.ledger.Ledger;
import vn.phusa.notice.Notices;
import vn.phusa.shell.Languages;
import vn.phusa.testing.SettableClock;

/**
 * The duty room on the test's database, with people that the test makes up: parties and accounts are numbers of its
 * own, so that tests that share the database do not meet.
 */
class Workshop {
    private static final AtomicLong NUMBERS = new AtomicLong(5_000_000);

    final Duties duties;
    final Reminding reminding;
    final MadeUpAudience audience = new MadeUpAudience();
    final DutyStore store;
    final WorkingCalendars calendars;
    final SettableClock clock;
    private final TransactionTemplate transactions;
    private final JdbcClient database;

    Workshop(ApplicationContext platform) {
        this.store = platform.getBean(DutyStore.class);
        this.calendars = platform.getBean(WorkingCalendars.class);
        this.clock = platform.getBean(SettableClock.class);
        this.database = platform.getBean(JdbcClient.class);
        PlatformTransactionManager manager = platform.getBean(PlatformTransactionManager.class);
        this.transactions = new TransactionTemplate(manager);
        Telling telling = new Telling(
                platform.getBean(Notices.class),
                audience,
                platform.getBean(UnitLetters.class),
                store,
                platform.getBean(Languages.class),
                platform.getBean(OwnAddress.class));
        this.duties = new Duties(
                store,
                calendars,
                telling,
                audience,
                platform.getBean(Ledger.class),
                platform,
                platform.getBeanProvider(ClosingRule.class),
                platform.getBeanProvider(SubjectRule.class),
                clock);
        this.reminding = new Reminding(store, calendars, audience, telling, manager, clock);
    }

    /** Who hears of what, as the test says. */
    static final class MadeUpAudience implements Audience {
        private final Map<PartyId, Set<AccountId>> holders = new HashMap<>();
        private final Map<PartyId, List<Set<AccountId>>> above = new HashMap<>();

        @Override
        public Set<AccountId> holdersOf(PartyId holder) {
            return holders.getOrDefault(holder, Set.of());
        }

        @Override
        public List<Set<AccountId>> above(PartyId holder) {
            return above.getOrDefault(holder, List.of());
        }

        @Override
        public Set<AccountId> decidersFor(@Nullable PartyId assigner) {
            return assigner == null ? Set.of() : holders.getOrDefault(assigner, Set.of());
        }
    }

    /** A unit with an officer, its head and the head above, and the office that gives it work. */
    record Unit(
            PartyId unit, PartyId office, Actor officer, Actor head, Actor leader, Actor focalPoint, Actor stranger) {}

    Unit unit() {
        PartyId unit = party();
        PartyId office = party();
        Actor officer = person("Cán bộ", Role.UNIT_OFFICER, unit);
        Actor head = person("Trưởng đơn vị", Role.UNIT_HEAD, unit);
        Actor leader = person("Lãnh đạo", Role.LEADER, unit, office);
        Actor focalPoint = person("Đầu mối", Role.FOCAL_POINT, unit, office);
        Actor stranger = person("Đơn vị khác", Role.UNIT_OFFICER, party());
        audience.holders.put(unit, Set.of(account(officer)));
        audience.holders.put(office, Set.of(account(focalPoint)));
        audience.above.put(unit, List.of(Set.of(account(head)), Set.of(account(leader))));
        return new Unit(unit, office, officer, head, leader, focalPoint, stranger);
    }

    static PartyId party() {
        return new PartyId(NUMBERS.incrementAndGet());
    }

    static Actor person(String name, Role role, PartyId... organisations) {
        return new Actor(
                new AccountId(NUMBERS.incrementAndGet()),
                party(),
                name,
                List.of(new Grant(role, new Grant.Within(Set.of(organisations)), null)),
                Actor.Channel.WEB);
    }

    static AccountId account(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new AssertionError(actor + " has no account");
        }
        return account;
    }

    <T> T in(Supplier<T> work) {
        T result = transactions.execute(transaction -> work.get());
        if (result == null) {
            throw new AssertionError("nothing came of it");
        }
        return result;
    }

    /** A duty of the unit, given by the office now. */
    Duty open(Unit unit, DueRule rule) {
        return in(() -> duties.open(unit.focalPoint(), newDuty(unit, rule))).orThrow();
    }

    NewDuty newDuty(Unit unit, DueRule rule) {
        long number = NUMBERS.incrementAndGet();
        return NewDuty.of(
                new Subject("test", "commitment", Long.toString(number), "/test/" + number),
                "Nộp báo cáo " + number,
                unit.unit(),
                unit.office(),
                rule,
                clock.instant());
    }

    Duty due(Unit unit, LocalDate due) {
        return open(unit, DueRule.onDate(due));
    }

    Outcome<Duty> report(Actor actor, Duty duty) {
        return in(() -> duties.reportDone(actor, duty.id(), "xong", null));
    }

    Outcome<Duty> confirm(Actor actor, Duty duty) {
        return in(() -> duties.confirm(actor, duty.id(), ""));
    }

    Duty now(Duty duty) {
        return store.find(duty.id()).orElseThrow();
    }

    /** Titles in an inbox about the duty, oldest first. */
    List<String> inbox(Actor actor, Duty duty, @Nullable String kind) {
        return database.sql("""
                        select title_vi from notice.notice
                        where account = :account and path = :path and (:kind::text is null or kind = :kind) order by id""")
                .param("account", account(actor).value())
                .param("path", "/work/duties/" + duty.id())
                .param("kind", kind, java.sql.Types.VARCHAR)
                .query(String.class)
                .list();
    }

    /** What stands under the titles, oldest first. */
    List<String> bodies(Actor actor, Duty duty) {
        return database.sql("select body_vi from notice.notice where account = :account and path = :path order by id")
                .param("account", account(actor).value())
                .param("path", "/work/duties/" + duty.id())
                .query(String.class)
                .list();
    }

    /** Takes the unit's people away, so that nobody hears what it is told. */
    void silence(Unit unit) {
        audience.holders.remove(unit.unit());
        audience.above.remove(unit.unit());
    }

    List<String> reminders(Actor actor, Duty duty) {
        return inbox(actor, duty, "duty.reminder");
    }

    Instant instant() {
        return clock.instant();
    }
}
