package vn.phusa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;
import vn.phusa.base.Qualifier;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.document.DocumentId;
import vn.phusa.document.DocumentPermission;
import vn.phusa.document.Documents;
import vn.phusa.document.SampleFiles;
import vn.phusa.document.Visibility;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyId;
import vn.phusa.duty.DutyPermission;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.Timestamp;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.Figure;
import vn.phusa.innovationindex.FigureRequest;
import vn.phusa.innovationindex.FigureRequests;
import vn.phusa.innovationindex.IndexPermission;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.Parcel;
import vn.phusa.innovationindex.Presets;
import vn.phusa.ledger.ErasureOrder;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.LedgerPermission;
import vn.phusa.notice.NoticePermission;
import vn.phusa.party.Certainty;
import vn.phusa.party.Evidence;
import vn.phusa.party.Membership;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyPermission;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.Sharings;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.Chains;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.Recalls;
import vn.phusa.traceability.trace.Traces;

/**
 * Every permission of every room from the other side: whoever lacks it is refused on each of its ways in, page and API, and
 * nothing has changed afterwards. Then somebody who holds it tries the same, so that a mistyped address cannot pass for a
 * refusal. A permission without a case fails the test.
 */
// Whoever holds a permission uses it here for real, on organisations that other tests count on: a platform of its own.
@TestPropertySource(properties = "phusa.test-of-its-own=permissions")
@PlatformTest
class EveryPermissionRefusedTest {
    private static final AtomicLong NEXT = new AtomicLong(7_000_000);
    private static final Grant.Everywhere EVERYWHERE = new Grant.Everywhere();

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Parties parties;

    @Autowired
    private Documents documents;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Duties duties;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Commitments commitments;

    @Autowired
    private Indices indices;

    @Autowired
    private FigureRequests requests;

    @Autowired
    private Chains chains;

    @Autowired
    private Presets presets;

    @Autowired
    private Captures captures;

    @Autowired
    private Sharings sharings;

    @Autowired
    private Traces traces;

    @Autowired
    private Recalls recalls;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    /** One way to use a permission; answers the HTTP status. */
    private interface Attempt {
        int by(Actor actor) throws Exception;
    }

    /**
     * One way in.
     *
     * @param instead other permissions that open the same way
     * @param scoped whether the same role over another organisation is refused as well
     */
    private record Case(Permission permission, Set<Permission> instead, String what, boolean scoped, Attempt attempt) {
        Set<Role> opening() {
            Set<Role> roles = new TreeSet<>(permission.roles());
            instead.forEach(other -> roles.addAll(other.roles()));
            return roles;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private void over(Permission permission, String what, Attempt attempt) {
        cases.add(new Case(permission, Set.of(), what, true, attempt));
    }

    private void over(Permission permission, Set<Permission> instead, String what, Attempt attempt) {
        cases.add(new Case(permission, instead, what, true, attempt));
    }

    private void somewhere(Permission permission, String what, Attempt attempt) {
        cases.add(new Case(permission, Set.of(), what, false, attempt));
    }

    // ---- ways in

    private Attempt page(String path) {
        return actor -> status(actor, get(path).accept("text/html"));
    }

    private Attempt form(String path, String... fields) {
        return actor -> {
            var request = post(path).accept("text/html");
            for (int i = 0; i < fields.length; i += 2) {
                request.param(fields[i], fields[i + 1]);
            }
            return status(actor, request);
        };
    }

    private Attempt api(String path) {
        return actor -> status(actor, get(path).accept(APPLICATION_JSON));
    }

    private Attempt api(String path, String body) {
        return actor -> status(
                actor,
                post(path)
                        .accept(APPLICATION_JSON)
                        .contentType(APPLICATION_JSON)
                        .content(body));
    }

    private Attempt command(Function<Actor, Outcome<?>> command) {
        return actor -> switch (command.apply(actor)) {
            case Outcome.Accepted<?> _ -> 200;
            case Outcome.Rejected<?> rejected ->
                rejected.problems().getFirst().code().category().status();
        };
    }

    private int status(Actor actor, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var sent = actor.signedIn() ? request.with(ActingAs.actor(actor)) : request;
        MockHttpServletResponse answer = web.perform(sent).andReturn().getResponse();
        boolean ledToTheDoor = answer.getStatus() == 302
                && String.valueOf(answer.getRedirectedUrl()).endsWith("/sign-in");
        return ledToTheDoor ? 401 : answer.getStatus();
    }

    // ---- people

    private static Actor holding(Set<Role> roles, Grant.Scope scope, String room) {
        return new Actor(
                new AccountId(NEXT.incrementAndGet()),
                null,
                "Người thử",
                roles.stream()
                        .map(role -> new Grant(role, scope, room.isEmpty() ? null : room))
                        .toList(),
                Actor.Channel.WEB);
    }

    /** Everybody who must be refused, by what they lack. */
    private static Map<String, Actor> strangers(Case one) {
        Map<String, Actor> strangers = new LinkedHashMap<>();
        strangers.put("a visitor", Actor.visitor());
        strangers.put("somebody who holds nothing", holding(Set.of(), EVERYWHERE, ""));
        Set<Role> others = Arrays.stream(Role.values())
                .filter(role -> !one.opening().contains(role))
                .collect(Collectors.toSet());
        strangers.put("every other role together, everywhere", holding(others, EVERYWHERE, ""));
        strangers.put("the right role in another room", holding(one.opening(), EVERYWHERE, "another-room"));
        if (one.scoped()) {
            strangers.put(
                    "the right role over another organisation",
                    holding(one.opening(), new Grant.Within(Set.of(new PartyId(NEXT.incrementAndGet()))), ""));
        }
        return strangers;
    }

    // ---- the cases

    private void access() {
        AccountId subject = account("bi-tu-choi");
        long grant = accounts.grantsOf(List.of(subject))
                .getOrDefault(subject, List.of())
                .getFirst()
                .number();
        String page = "/administration/accounts/" + subject;
        Permission manage = AccessPermission.MANAGE_ACCOUNTS;
        over(
                manage,
                "open an account",
                form(
                        "/administration/accounts",
                        "login",
                        "moi-" + NEXT.incrementAndGet(),
                        "name",
                        "Người Mới",
                        "role",
                        "UNIT_OFFICER"));
        over(manage, "give a role", form(page + "/grants", "role", "AUDITOR"));
        over(manage, "invite", form(page + "/invitation"));
        over(manage, "say who holds an account", form(page + "/person", "person", ""));
        over(manage, "close an account", form(page + "/block", "blocked", "true"));
        over(manage, "withdraw a role", form("/administration/grants/" + grant + "/revoke"));
        somewhere(AccessPermission.SEE_ACCOUNTS, "list of accounts", page("/administration/accounts"));
        somewhere(AccessPermission.SEE_ACCOUNTS, "accounts as a file", page("/administration/accounts?format=csv"));
        over(AccessPermission.SEE_ACCOUNTS, "an account", page(page));
    }

    private AccountId account(String login) {
        return accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login + "-" + NEXT.incrementAndGet(),
                                "Người bị từ chối",
                                "",
                                "vi",
                                null,
                                Role.UNIT_OFFICER,
                                parties.byKey("noip").orElseThrow()))
                .orThrow();
    }

    private void party() {
        PartyId unit = parties.byKey("noip").orElseThrow();
        String change = "/parties/" + unit + "/change/";
        String name = "{\"vietnamese\":\"Tên thử %d\",\"kind\":\"UNIT\",\"from\":\"2026-01-0%d\"}";
        somewhere(PartyPermission.REGISTER, "form for an organisation", page("/parties/new"));
        over(
                PartyPermission.REGISTER,
                "register an organisation",
                form("/parties", "vietnamese", "Tổ chức thử từ chối", "kind", "UNIT"));
        over(PartyPermission.REGISTER, "register by API", api("/api/parties", name.formatted(1, 1)));
        over(PartyPermission.EDIT, "rename by API", api("/api/parties/" + unit + "/names", name.formatted(2, 2)));
        over(
                PartyPermission.EDIT,
                "rename",
                form(change + "name", "vietnamese", "Tên thử 3", "kind", "UNIT", "from", "2026-01-03"));
        over(PartyPermission.EDIT, "move", form(change + "parent", "parent", "", "from", "2026-01-04"));
        over(
                PartyPermission.EDIT,
                "contact",
                form(change + "contact", "contact", "EMAIL", "kind", "EMAIL", "value", "tu-choi@example.vn"));
        over(
                PartyPermission.EDIT,
                "give an office",
                form(change + "appoint", "vietnamese", "Người bị từ chối", "office", "OFFICER"));
        over(
                PartyPermission.NOTE_SPELLING,
                "note a spelling",
                form(change + "spelling", "spelling", "Cục bị từ chối " + NEXT.incrementAndGet()));
        PartyId person = parties.registerPerson(Actor.platform(), "Người kín đáo", "kin-dao@example.vn", evidence())
                .orThrow();
        parties.appoint(
                        Actor.platform(),
                        person,
                        unit,
                        Membership.Office.MEMBER,
                        "Chuyên viên",
                        LocalDate.of(2020, 1, 1),
                        null,
                        evidence())
                .orThrow();
        over(PartyPermission.SEE_PEOPLE, "see the people of an organisation", actor -> {
            var request = get("/parties/" + unit).accept("text/html");
            var sent = actor.signedIn() ? request.with(ActingAs.actor(actor)) : request;
            MockHttpServletResponse answer = web.perform(sent).andReturn().getResponse();
            return answer.getContentAsString(StandardCharsets.UTF_8).contains("Người kín đáo") ? 200 : 404;
        });
    }

    private static Evidence evidence() {
        return Evidence.of(Certainty.STATED, "thử từ chối");
    }

    private void document() {
        PartyId unit = parties.byKey("noip").orElseThrow();
        DocumentId document = stored(unit);
        DocumentId doomed = stored(unit);
        over(DocumentPermission.READ, "open a file", page("/documents/" + document + "/file"));
        over(DocumentPermission.READ, "open a version", page("/documents/" + document + "/versions/1/file"));
        over(
                DocumentPermission.STORE,
                "store a file",
                command(actor -> documents.store(actor, text(), "tu-choi.txt", unit, Visibility.OWNER)));
        over(
                DocumentPermission.STORE,
                "store a version",
                command(actor -> documents.addVersion(actor, document, text(), "tu-choi.txt")));
        over(
                DocumentPermission.ERASE,
                "erase a file",
                command(actor -> documents.erase(actor, doomed, "Luật 91/2025/QH15")));
    }

    private DocumentId stored(PartyId owner) {
        return documents
                .store(Actor.platform(), text(), "kin.txt", owner, Visibility.OWNER)
                .orThrow();
    }

    private static ByteArrayInputStream text() {
        return new ByteArrayInputStream("kín đáo".getBytes(StandardCharsets.UTF_8));
    }

    private void ledger() {
        long act = database.sql("select max(act) from ledger.leaf where kind = 'document.stored'")
                .query(Long.class)
                .single();
        over(LedgerPermission.READ, "the acts", page("/ledger/acts"));
        over(LedgerPermission.READ, "somebody else's receipt", page("/ledger/receipts/" + act));
        long contact = database.sql("""
                        select id from party.contacts where value = 'kin-dao@example.vn' and salt is not null
                        order by id desc limit 1
                        """).query(Long.class).single();
        PartyId forgotten = parties.registerPerson(
                        Actor.platform(), "Người xin được quên", "xin-quen@example.vn", evidence())
                .orThrow();
        String preview = "/ledger/erasures/preview?kind=party.person&id=" + forgotten;
        over(LedgerPermission.ERASE, "look for somebody", page("/ledger/erasures?q=xin-quen"));
        over(LedgerPermission.ERASE, "look at what would be erased", page(preview));
        over(LedgerPermission.ERASE, "erase what the page shows", actor -> {
            // The fingerprint is not what keeps strangers out: they send the right one.
            String shown = web.perform(get(preview)
                            .accept("text/html")
                            .with(ActingAs.actor(holding(LedgerPermission.ERASE.roles(), EVERYWHERE, ""))))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            return form(
                            "/ledger/erasures",
                            "kind",
                            "party.person",
                            "id",
                            forgotten.toString(),
                            "legalBasis",
                            "Luật 91/2025/QH15, đơn số 7",
                            "confirmed",
                            "true",
                            "fingerprint",
                            shown.replaceFirst("(?s).*name=\"fingerprint\" value=\"([0-9a-f]+)\".*", "$1"))
                    .by(actor);
        });
        over(
                LedgerPermission.ERASE,
                "erase personal data",
                command(actor -> transactions.execute(_ -> ledger.erase(
                        actor,
                        new ErasureOrder.OfRow(
                                "party.contacts",
                                List.of(Long.toString(contact)),
                                List.of("value"),
                                "Luật 91/2025/QH15")))));
    }

    private void notice() {
        somewhere(NoticePermission.SEE_OUTBOX, "the outbox", page("/outbox"));
        over(
                NoticePermission.KEEP_WEBHOOKS,
                "add a webhook",
                form("/outbox/webhooks", "name", "Thử từ chối", "url", "https://example.vn/hook"));
        long hook = database.sql("select coalesce(max(id), 0) + 1 from notice.webhook")
                .query(Long.class)
                .single();
        over(NoticePermission.KEEP_WEBHOOKS, "end a webhook", form("/outbox/webhooks/" + hook + "/end"));
    }

    private void duty() {
        PartyId unit = parties.byKey("noip").orElseThrow();
        PartyId office = parties.byKey("can-tho-science").orElseThrow();
        String mine = "/duties/" + duty(unit, office);
        String reported = "/duties/" + reported(unit, office);
        Set<Permission> record = Set.of(DutyPermission.RECORD);
        Set<Permission> work = Set.of(DutyPermission.WORK);
        Set<Permission> seeing = Set.of(DutyPermission.ASSIGN, DutyPermission.WORK);
        over(DutyPermission.OVERSEE, seeing, "a duty by API", api("/api" + mine));
        over(DutyPermission.OVERSEE, seeing, "a duty", page("/work" + mine));
        over(DutyPermission.WORK, record, "receive by API", api("/api" + mine + "/receive", "{}"));
        over(DutyPermission.WORK, record, "report", form("/work" + mine + "/report", "text", "Đã xong"));
        String onBehalf = "/duties/" + duty(unit, office);
        over(
                DutyPermission.RECORD,
                work,
                "record a report on paper by API",
                api("/api" + onBehalf + "/report", "{\"text\":\"Đã xong\"}"));
        over(DutyPermission.ASK, "ask by API", api("/api" + mine + "/ask", "{\"text\":\"Vì sao?\",\"workingDays\":3}"));
        over(DutyPermission.ASK, "ask", form("/work" + reported + "/ask", "text", "Vì sao?", "count", "3"));
        over(DutyPermission.ASSIGN, "suspend by API", api("/api" + reported + "/return", "{\"text\":\"Thiếu\"}"));
        over(DutyPermission.ASSIGN, "withdraw", form("/work" + onBehalf + "/withdraw", "text", "Không còn cần"));
        over(
                DutyPermission.KEEP_CALENDAR,
                "change the working calendar",
                form(
                        "/working-calendar",
                        "date",
                        "2031-03-0" + (1 + NEXT.get() % 9),
                        "kind",
                        "holiday",
                        "name",
                        "Nghỉ thử",
                        "source",
                        "Quyết định thử"));
    }

    private DutyId duty(PartyId unit, PartyId office) {
        return duties.open(
                        Actor.platform(),
                        NewDuty.of(
                                new Subject("access", "test", Long.toString(NEXT.incrementAndGet()), "/account"),
                                "Việc thử từ chối",
                                unit,
                                office,
                                DueRule.onDate(LocalDate.of(2031, 6, 30)),
                                clock.instant()))
                .orThrow()
                .id();
    }

    private DutyId reported(PartyId unit, PartyId office) {
        DutyId id = duty(unit, office);
        duties.reportDone(holding(Set.of(Role.UNIT_OFFICER), EVERYWHERE, ""), id, "Đã xong", null)
                .orThrow();
        return id;
    }

    private void programme() {
        PartyId unit = parties.byKey("noip").orElseThrow();
        PartyId office = parties.byKey("can-tho-science").orElseThrow();
        ProgrammeId programme = programmes
                .create(
                        Actor.platform(),
                        new Programme.Facts(
                                "tu-choi-" + NEXT.incrementAndGet(),
                                new Bilingual("Chương trình kín", "Closed programme"),
                                List.of(office),
                                office,
                                List.of(),
                                LocalDate.of(2026, 1, 5),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2030, 12, 31),
                                List.of(),
                                null,
                                false,
                                false),
                        Submission.none())
                .then(id -> programmes
                        .become(Actor.platform(), id, Programme.State.IN_FORCE, Submission.none())
                        .map(signed -> id))
                .orThrow();
        CommitmentId one = assigned(programme, "1", unit, office);
        CommitmentId done = assigned(programme, "2", unit, office);
        Actor officer = holding(Set.of(Role.UNIT_OFFICER), new Grant.Within(Set.of(unit)), "");
        commitments.receive(officer, done, Submission.none()).orThrow();
        commitments
                .askExtension(officer, done, LocalDate.of(2031, 1, 1), "Chờ", Submission.none())
                .orThrow();
        CommitmentId finished = assigned(programme, "3", unit, office);
        commitments.receive(officer, finished, Submission.none()).orThrow();
        commitments
                .reportDone(officer, finished, null, "Đã xong", Submission.none())
                .orThrow();
        CommitmentId second = assigned(programme, "4", unit, office);
        commitments.receive(officer, second, Submission.none()).orThrow();

        over(ProgrammePermission.SEE, "a commitment by API", api("/api/commitments/" + one));
        over(ProgrammePermission.SEE, "a commitment", page("/commitments/" + one));
        over(
                ProgrammePermission.SEE_WHOLE,
                Set.of(ProgrammePermission.SEE),
                "a programme by API",
                api("/api/programmes/" + programme));
        somewhere(ProgrammePermission.SEE_WHOLE, "the leader's page", page("/leader"));
        String keep = "/programmes/" + programme;
        somewhere(ProgrammePermission.KEEP, "form for a programme", page("/programmes/new"));
        over(ProgrammePermission.KEEP, "form for a commitment", page(keep + "/commitments/new"));
        over(ProgrammePermission.KEEP, "edit a programme", page(keep + "/edit"));
        over(
                ProgrammePermission.KEEP,
                "amend",
                form(keep + "/versions", "decision", "Quyết định 1", "effectiveOn", "2026-02-01"));
        over(ProgrammePermission.KEEP, "suspend", form("/commitments/" + one + "/do/suspend", "suspend-reason", "Chờ"));
        over(
                ProgrammePermission.KEEP,
                "hand in a text",
                actor -> status(
                        actor,
                        multipart(keep + "/readings")
                                .file(new MockMultipartFile("file", new byte[0]))
                                .param("text", "Giao Sở Khoa học và Công nghệ chủ trì xây dựng đề án.")
                                .accept("text/html")));
        Set<Permission> onBehalf = Set.of(ProgrammePermission.REPORT_ON_BEHALF);
        over(
                ProgrammePermission.REPORT,
                onBehalf,
                "report by API",
                api("/api/commitments/" + second + "/progress", "{\"percent\":10,\"text\":\"Đang làm\"}"));
        over(
                ProgrammePermission.REPORT,
                onBehalf,
                "report",
                form("/commitments/" + second + "/do/report", "report-percent", "20", "report-text", "Đang làm"));
        over(
                ProgrammePermission.REPORT_ON_BEHALF,
                Set.of(ProgrammePermission.REPORT),
                "report on a unit's behalf by API",
                api("/api/commitments/" + second + "/progress", "{\"percent\":30,\"text\":\"Đang làm\"}"));
        over(
                ProgrammePermission.ASK,
                "ask for an explanation",
                form(
                        "/commitments/" + second + "/do/ask-explanation",
                        "ask-explanation-question",
                        "Vì sao chậm?",
                        "ask-explanation-days",
                        "5"));
        over(
                ProgrammePermission.EXTEND,
                "refuse an extension",
                form("/commitments/" + done + "/do/refuse-extension", "refuse-extension-reason", "Không đủ lý do"));
        over(
                ProgrammePermission.CONFIRM,
                "confirm by API",
                api("/api/commitments/" + finished + "/confirm", "{\"text\":\"Đồng ý\"}"));
    }

    private void innovationIndex() {
        PartyId unit = parties.byKey("noip").orElseThrow();
        PartyId office = parties.byKey("can-tho-science").orElseThrow();
        Actor keeper = holding(Set.of(Role.FOCAL_POINT), new Grant.Within(Set.of(office)), "");
        Actor officer = holding(Set.of(Role.UNIT_OFFICER), new Grant.Within(Set.of(unit)), "");
        Edition edition = indices.create(
                        keeper,
                        new Indices.NewEdition(
                                "kin-" + NEXT.incrementAndGet(),
                                new Bilingual("Chỉ số kín", "Closed index"),
                                2025,
                                office,
                                Bilingual.same(""),
                                "",
                                new Parcel("""
                                        code,level,parent,name_vi,name_en,unit,direction,weight
                                        X,2,,Chỉ số kín,Closed index,,1,1
                                        patents,1,X,Đơn sáng chế,Patent applications,số đơn,1,1
                                        articles,1,X,Bài báo,Articles,số bài,1,1
                                        """, presets.text("gii"), """
                                        unit,patents,articles
                                        can-tho,24,31
                                        ha-noi,410,290
                                        da-nang,40,55
                                        """)))
                .orThrow();
        LocalDate due = LocalDate.of(2031, 8, 30);
        FigureRequest open = requests.ask(keeper, edition.id(), List.of("patents"), "can-tho", unit, due)
                .orThrow()
                .getFirst();
        FigureRequest delivered = requests.ask(keeper, edition.id(), List.of("articles"), "can-tho", unit, due)
                .orThrow()
                .getFirst();
        Figure figure = new Figure(30, Qualifier.EXACTLY, 2025, false, false, "Báo cáo", "");
        requests.submit(officer, delivered.id(), figure, proof(), null).orThrow();

        over(
                IndexPermission.SEE_UNPUBLISHED,
                "a draft of an index",
                command(actor -> indices.edition(actor, edition.id())));
        over(IndexPermission.KEEP, "the keeper's page of an index", page("/index-data/editions/" + edition.id()));
        somewhere(IndexPermission.KEEP, "form for an index", page("/index-data/new"));
        over(
                IndexPermission.ENTER,
                "enter a figure",
                command(actor -> requests.submit(actor, open.id(), figure, proof(), null)));
        over(IndexPermission.CHECK, "accept a figure", form("/index-data/requests/" + delivered.id() + "/accept"));
    }

    private void traceability() {
        PartyId unit = parties.byKey("noip").orElseThrow();
        PartyId other = parties.byKey("can-tho-science").orElseThrow();
        String lot = "https://id.gs1.org/01/08935001234562/10/T" + NEXT.incrementAndGet();
        captures.captureNow(Actor.platform(), unit, List.of(observed(lot)), Namespaces.NONE)
                .orThrow();
        Recall recall = recalls.open(Actor.platform(), new Recalls.NewRecall(lot, true, "Diễn tập", null, 24))
                .orThrow();
        over(
                TraceabilityPermission.CAPTURE,
                "capture an event",
                command(actor -> captures.captureNow(actor, unit, List.of(observed(lot)), Namespaces.NONE)));
        over(
                TraceabilityPermission.QUERY,
                Set.of(TraceabilityPermission.OVERSEE),
                "trace a lot",
                command(actor -> traces.trace(actor, new Traces.Question(lot, Direction.BOTH, false, null))));
        over(
                TraceabilityPermission.SHARE,
                "share one's events",
                command(actor ->
                        sharings.share(actor, new Sharings.Wish(unit, other, null, LocalDate.of(2026, 1, 1), null))));
        over(
                TraceabilityPermission.OVERSEE,
                "all that is recalled",
                command(actor -> recalls.things(actor, recall.id(), 10, 0)));
        over(
                TraceabilityPermission.ENFORCE,
                "declare a loss profile",
                form("/traceability/trace/rules", "product", "08935001234562", "profile", "paddy-milled-rice"));
        over(TraceabilityPermission.CONNECT, "how portals are reached", page("/traceability/portals"));
        somewhere(TraceabilityPermission.KEEPING, "what must be kept until when", page("/traceability/keeping"));
        over(
                TraceabilityPermission.CHAINS,
                "put a rule set of chains in force",
                command(actor -> chains.replace(
                        actor,
                        "chuoi.yaml",
                        (ChainRules.packaged() + "\n# " + NEXT.incrementAndGet()).getBytes(StandardCharsets.UTF_8))));
    }

    private static ObjectEvent observed(String lot) {
        return new ObjectEvent(
                new Occurrence(
                        Timestamp.of(Instant.parse("2026-03-01T00:00:00Z").plusSeconds(NEXT.incrementAndGet())),
                        null,
                        "+07:00",
                        null,
                        null,
                        List.of()),
                List.of(),
                List.of(new QuantityElement(lot, BigDecimal.TEN, "KGM")),
                Action.ADD,
                new Circumstances(null, null, null, null, null, List.of(), List.of(), List.of(), List.of()),
                null,
                Extensions.NONE);
    }

    private static FigureRequests.Proof proof() {
        return new FigureRequests.Proof(
                "don.pdf", new ByteArrayInputStream(SampleFiles.pdf(List.of(List.of("30 đơn")))));
    }

    private CommitmentId assigned(ProgrammeId programme, String number, PartyId unit, PartyId assigner) {
        CommitmentId id = commitments
                .raise(
                        Actor.platform(),
                        programme,
                        new Terms(
                                number,
                                CommitmentKind.MINISTRY_DUTY,
                                new Bilingual("Việc kín " + number, "Closed commitment " + number),
                                null,
                                new Holder.Known(unit),
                                List.of(),
                                assigner,
                                LocalDate.of(2030, 6, 30),
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                false),
                        Submission.none())
                .orThrow();
        commitments.assign(Actor.platform(), id, Submission.none()).orThrow();
        return id;
    }

    // ---- the test

    /** Everything that people can change, in one number a table; what only notes that somebody looked is left out. */
    private Map<String, String> state() {
        List<String> tables = database.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE'
                            and table_schema in ('party', 'access', 'document', 'duty', 'programme', 'notice', 'ledger', 'innovationindex',
                                'traceability')
                            and table_name not in ('sessions', 'sessions_attributes', 'sign_in_attempts', 'rations', 'known_devices')
                        order by 1
                        """).query(String.class).list();
        Map<String, String> state = new LinkedHashMap<>();
        for (String table : tables) {
            state.put(
                    table,
                    database.sql("select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return state;
    }

    private void allCases() {
        access();
        party();
        document();
        ledger();
        notice();
        duty();
        programme();
        innovationIndex();
        traceability();
    }

    @TestFactory
    Stream<DynamicTest> whoeverLacksAPermissionIsRefusedAndNothingChanges() {
        allCases();
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.permission().code() + ": " + one.what(), () -> {
                    Map<String, String> before = state();
                    for (Map.Entry<String, Actor> stranger : strangers(one).entrySet()) {
                        assertThat(one.attempt().by(stranger.getValue()))
                                .as(stranger.getKey())
                                .isIn(401, 403, 404);
                    }
                    assertThat(state()).isEqualTo(before);
                    Set<Role> holders = one.permission().roles();
                    assertThat(one.attempt().by(holding(holders, EVERYWHERE, "")))
                            .as("somebody who holds it")
                            .isNotIn(400, 401, 403, 404, 422)
                            .isLessThan(500);
                }));
    }

    @Test
    void everyPermissionOfEveryRoomHasACase() {
        allCases();
        Set<String> tried = cases.stream().map(one -> one.permission().code()).collect(Collectors.toSet());
        Set<String> untried = new TreeSet<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.phusa")) {
            if (found.isEnum() && found.isAssignableTo(Permission.class)) {
                for (Object constant : found.reflect().getEnumConstants()) {
                    String code = ((Permission) constant).code();
                    if (!tried.contains(code)) {
                        untried.add(code);
                    }
                }
            }
        }
        assertThat(untried).as("permissions without a case of refusal").isEmpty();
        assertThat(Refusal.FORBIDDEN.category().status()).isEqualTo(403);
    }
}
