package vn.phusa.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.access.Accounts;
import vn.phusa.access.Invitations;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.bench.WebBenchPlatform.MovableClock;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.CommitmentLoaded;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Confidence;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeAct;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;

/**
 * 10,000 commitments with 100 rows of history each. {@value #TEMPLATES} of them are lived through the platform's own front
 * door, one event after the other. SQL copies these into {@value #PROGRAMMES} programmes, with a lead of their own, under one
 * act of the ledger for each programme; so pages, replay of the history and {@code ./phusa verify} hold. Not made: search
 * entries of the copies.
 */
final class WebBenchData {
    static final int COMMITMENTS = 10_000;
    static final int HISTORY = 100;
    static final int PROGRAMMES = 25;
    static final int TEMPLATES = 80;
    static final String PASSWORD = "do-tai-trang-nguoi-dung-32";

    private static final int COPIES_IN_PROGRAMME = COMMITMENTS / PROGRAMMES / TEMPLATES;
    private static final List<String> UNITS = List.of(
            "can-tho-finance",
            "can-tho-trade",
            "can-tho-health",
            "can-tho-education",
            "can-tho-home-affairs",
            "can-tho-justice",
            "can-tho-construction",
            "can-tho-culture",
            "can-tho-agriculture",
            "can-tho-quality-centre",
            "can-tho-application-centre",
            "kvip",
            "stameq",
            "noip",
            "vinatom");

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(4);
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final MovableClock clock;
    private final Programmes programmes;
    private final Commitments commitments;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;
    private final List<PartyId> units;
    private final PartyId city;
    private final PartyId focalPoint;
    private final LocalDate today;

    WebBenchData(ApplicationContext platform) {
        this.database = platform.getBean(JdbcClient.class);
        this.transactions = new TransactionTemplate(platform.getBean(PlatformTransactionManager.class));
        this.clock = platform.getBean(MovableClock.class);
        this.programmes = platform.getBean(Programmes.class);
        this.commitments = platform.getBean(Commitments.class);
        this.ledger = platform.getBean(Ledger.class);
        this.accounts = platform.getBean(Accounts.class);
        this.invitations = platform.getBean(Invitations.class);
        this.events = platform;
        Parties parties = platform.getBean(Parties.class);
        this.units = UNITS.stream().map(key -> parties.byKey(key).orElseThrow()).toList();
        this.city = parties.byKey("can-tho").orElseThrow();
        this.focalPoint = parties.byKey("can-tho-science").orElseThrow();
        this.today = VietnamTime.today(clock);
    }

    void load() {
        if (accounts.byLogin(login(31)).isPresent()) {
            return;
        }
        long begin = System.nanoTime();
        say("living %d commitments through the front door, %d rows of history each", TEMPLATES, HISTORY);
        ProgrammeId first = programme(0);
        for (int i = 0; i < TEMPLATES; i++) {
            live(first, i);
        }
        clock.set(null);
        for (int number = 1; number <= PROGRAMMES; number++) {
            ProgrammeId programme = programme(number);
            copy(first, programme, number);
            if (number % 5 == 0) {
                say("copied into %d of %d programmes", number, PROGRAMMES);
            }
        }
        owe();
        for (int i = 0; i < 32; i++) {
            user(i);
        }
        database.sql("vacuum analyze").update();
        say(
                "%d commitments, %d rows of history, %d acts, loaded in %d s",
                number("select count(*) from programme.commitment"),
                number("select count(*) from programme.commitment_event"),
                ledger.size(),
                (System.nanoTime() - begin) / 1_000_000_000L);
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static void say(String what, Object... values) {
        System.out.println("LOAD " + what.formatted(values));
    }

    private ProgrammeId programme(int number) {
        LocalDate start = today.minusYears(3);
        Programme.Facts facts = new Programme.Facts(
                "do-tai-" + number,
                new Bilingual("Chương trình đo tải " + number, "Load programme " + number),
                List.of(city),
                focalPoint,
                List.of(),
                start,
                start,
                today.plusYears(1),
                List.of(),
                null,
                true,
                true);
        return programmes
                .create(Actor.platform(), facts, Submission.none())
                .then(id -> programmes
                        .become(Actor.platform(), id, Programme.State.IN_FORCE, Submission.none())
                        .map(signed -> id))
                .orThrow();
    }

    // ---- templates

    private void live(ProgrammeId programme, int number) {
        Actor actor = Actor.platform();
        LocalDate day = today.minusYears(3).plusDays(random.nextInt(60));
        set(day);
        LocalDate due = random.nextInt(6) == 0 ? null : today.plusDays(random.nextInt(900) - 450);
        CommitmentId id = commitments
                .raise(actor, programme, terms(number, due), Submission.none())
                .orThrow();
        commitments.assign(actor, id, Submission.none()).orThrow();
        commitments.receive(actor, id, Submission.none()).orThrow();
        int end = number % 5;
        int reports = HISTORY - 3 - (end == 0 ? 0 : end == 1 ? 2 : 1);
        for (int i = 1; i <= reports; i++) {
            day = day.plusDays(1 + random.nextInt(18));
            LocalDate on = day.isAfter(today.minusDays(2)) ? today.minusDays(2) : day;
            set(on);
            commitments
                    .reportProgress(
                            actor,
                            id,
                            on,
                            Math.min(99, i),
                            "Đã làm việc với các đơn vị, tổng hợp xong đợt " + i,
                            i % 7 == 0 ? "Chờ ý kiến của cơ quan phối hợp" : "",
                            Confidence.values()[random.nextInt(Confidence.values().length)],
                            Submission.none())
                    .orThrow();
        }
        set(today.minusDays(1));
        switch (end) {
            case 1 -> {
                commitments
                        .reportDone(actor, id, null, "Đã hoàn thành", Submission.none())
                        .orThrow();
                commitments.confirm(actor, id, "Đồng ý", Submission.none()).orThrow();
            }
            case 2 ->
                commitments
                        .reportDone(actor, id, null, "Đã hoàn thành", Submission.none())
                        .orThrow();
            case 3 ->
                commitments
                        .suspend(actor, id, "Chờ bố trí kinh phí", Submission.none())
                        .orThrow();
            case 4 ->
                commitments
                        .reportProgress(actor, id, today.minusDays(1), 99, "Sắp xong", "", null, Submission.none())
                        .orThrow();
            default -> {}
        }
    }

    private void set(LocalDate day) {
        Instant at = day.atTime(9, random.nextInt(60)).atZone(VietnamTime.ZONE).toInstant();
        clock.set(at);
    }

    private Terms terms(int number, @Nullable LocalDate due) {
        List<Holder> coordinators = new ArrayList<>();
        for (int i = 0; i < number % 3; i++) {
            coordinators.add(new Holder.Known(units.get((number + 4 * i + 5) % units.size())));
        }
        return new Terms(
                "M" + number,
                number % 3 == 0 ? CommitmentKind.CITY_REQUEST : CommitmentKind.MINISTRY_DUTY,
                new Bilingual(
                        "Nâng cấp hạ tầng phòng thử nghiệm dùng chung số " + number,
                        "Upgrade the shared laboratory number " + number),
                null,
                new Holder.Known(units.get(number % units.size())),
                coordinators,
                city,
                due,
                "",
                List.of(),
                List.of(),
                List.of(),
                number % 4 != 0);
    }

    // ---- copies

    /** Each template {@link #COPIES_IN_PROGRAMME} times, as one act. */
    private void copy(ProgrammeId from, ProgrammeId to, int programme) {
        transactions.executeWithoutResult(_ -> {
            ActId act = ledger.record(new Act(
                    ProgrammeAct.PROGRAMME_LOADED, Actor.platform(), Subject.of("programme.programme", to.value())));
            for (int copy = 0; copy < COPIES_IN_PROGRAMME; copy++) {
                int number = programme * COPIES_IN_PROGRAMME + copy;
                Map<String, Object> parameters = Map.of(
                        "from", from.value(),
                        "to", to.value(),
                        "copy", copy,
                        "round", number,
                        "units", units.stream().map(PartyId::value).toArray(Long[]::new),
                        "act", act.value());
                // The lead moves on by the number of the copy, past those who coordinate.
                database.sql("""
                                create temp table copied on commit drop as
                                select c.id as template, nextval(pg_get_serial_sequence('programme.commitment', 'id')) as id,
                                    (:copy * 1000 + row_number() over (order by c.id))::text as number,
                                    (select u from unnest(cast(:units as bigint[])) with ordinality t (u, place)
                                      where not u = any (c.coordinator_ids)
                                      order by (place + c.id + :round) % cardinality(cast(:units as bigint[])) limit 1) as lead
                                from programme.commitment c where c.programme_id = :from
                                """).params(parameters).update();
                database.sql("""
                                insert into programme.commitment overriding system value
                                select (jsonb_populate_record(c, jsonb_build_object(
                                        'id', n.id, 'programme_id', :to, 'number', n.number,
                                        'number_order', lpad(n.number, 8, '0'), 'lead_id', n.lead,
                                        'wording_vi', c.wording_vi || ', đợt ' || :round,
                                        'wording_en', c.wording_en || ', round ' || :round,
                                        'folded', n.number || ' ' || c.folded || ' dot ' || :round))).*
                                from copied n join programme.commitment c on c.id = n.template
                                """).params(parameters).update();
                database.sql("""
                                insert into programme.commitment_event (commitment_id, version, recorded_at, kind, payload,
                                    account_id, actor_name, channel, on_behalf_of, act, standing)
                                select n.id, e.version, e.recorded_at, e.kind,
                                    case when e.kind = 'Raised' then jsonb_set(jsonb_set(jsonb_set(jsonb_set(e.payload,
                                            '{programme}', to_jsonb(cast(:to as bigint))),
                                            '{terms,number}', to_jsonb(n.number)),
                                            '{terms,lead,party}', to_jsonb(n.lead)),
                                            '{terms,wording}', jsonb_build_object('vietnamese', c.wording_vi, 'english',
                                                c.wording_en)) else e.payload end,
                                    e.account_id, e.actor_name, e.channel, null, :act,
                                    e.standing || jsonb_build_object('id', n.id, 'programme_id', :to, 'number', n.number,
                                        'number_order', c.number_order, 'lead_id', n.lead, 'wording_vi', c.wording_vi,
                                        'wording_en', c.wording_en, 'folded', c.folded)
                                from copied n
                                join programme.commitment c on c.id = n.id
                                join programme.commitment_event e on e.commitment_id = n.template
                                """).params(parameters).update();
                database.sql("drop table copied").update();
            }
        });
    }

    /** The duties of what is in hand, as when a programme with a past is loaded. */
    private void owe() {
        List<Long> inHand = database.sql("""
                        select c.id from programme.commitment c join programme.programme p on p.id = c.programme_id
                        where p.address like 'do-tai-%' and p.address <> 'do-tai-0'
                            and c.stage in ('assigned', 'received', 'in-progress', 'reported-done')
                        order by c.id
                        """).query((row, _) -> row.getLong(1)).list();
        for (int i = 0; i < inHand.size(); i += 200) {
            List<Long> some = inHand.subList(i, Math.min(inHand.size(), i + 200));
            transactions.executeWithoutResult(_ ->
                    some.forEach(id -> events.publishEvent(new CommitmentLoaded(commitments
                            .view(Actor.platform(), new CommitmentId(id))
                            .orThrow()
                            .commitment()))));
        }
        say("%d duties opened", inHand.size());
    }

    // ---- people

    static String login(int user) {
        return "do-tai-" + user;
    }

    /** What user number n is. */
    static Role role(int user) {
        return switch (user % 4) {
            case 0 -> Role.LEADER;
            case 1 -> Role.FOCAL_POINT;
            default -> Role.UNIT_OFFICER;
        };
    }

    private void user(int number) {
        Role role = role(number);
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login(number),
                                "Người dùng " + number,
                                "",
                                "vi",
                                null,
                                role,
                                role == Role.UNIT_OFFICER ? units.get(number % units.size()) : null))
                .orThrow();
        String token = invitations.invite(Actor.platform(), account).orThrow();
        invitations.setPassword(token, PASSWORD, PASSWORD).orThrow();
    }
}
