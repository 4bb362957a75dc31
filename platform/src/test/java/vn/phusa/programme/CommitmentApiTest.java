package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.party.Parties;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** What programs write of commitments: by the same front doors as the pages, refused to the same people. */
@PlatformTest
class CommitmentApiTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final MockMvc web;
    private final Commitments commitments;
    private final Parties parties;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    CommitmentApiTest(
            MockMvc web, Programmes programmes, Commitments commitments, Parties parties, SettableClock clock) {
        this.web = web;
        this.commitments = commitments;
        this.parties = parties;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private record Answer(int status, JsonNode body) {
        List<String> errors() {
            List<String> found = new ArrayList<>();
            body.path("errors")
                    .forEach(error -> found.add(error.path("field").asString("") + ": "
                            + error.path("code").asString()));
            return found;
        }
    }

    private Answer send(Actor actor, MockHttpServletRequestBuilder request, Object... body) throws Exception {
        request.with(ActingAs.actor(actor)).accept("application/json");
        if (body.length > 0) {
            request.contentType("application/json")
                    .content(body[0] instanceof String text ? text : json.writeValueAsString(body[0]));
        }
        MockHttpServletResponse response = web.perform(request).andReturn().getResponse();
        String said = response.getContentAsString(StandardCharsets.UTF_8);
        return new Answer(response.getStatus(), said.isEmpty() ? json.createObjectNode() : json.readTree(said));
    }

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private Map<String, Object> request(String number) {
        return Map.ofEntries(
                Map.entry("number", number),
                Map.entry("kind", "city-request"),
                Map.entry("wording", Map.of("vi", "Hỗ trợ lập trạm quan trắc", "en", "Help to set up a station")),
                Map.entry("lead", party("vinatom").value()),
                Map.entry("coordinators", List.of(party("stameq").value())),
                Map.entry("coordinatorsWritten", List.of("các đơn vị liên quan")),
                Map.entry("assigner", party("can-tho").value()),
                Map.entry("due", "2026-12-31"),
                Map.entry("milestones", List.of(Map.of("name", "Chọn địa điểm", "due", "2026-05-01"))),
                Map.entry("funding", List.of(Map.of("source", "oda", "planned", 2_000_000_000L, "disbursed", 0))),
                Map.entry(
                        "indicators",
                        List.of(Map.of(
                                "name",
                                Map.of("vi", "Số trạm"),
                                "target",
                                Map.of("value", 3, "qualifier", "≥", "source", "Kế hoạch")))));
    }

    // ---- reading

    @Test
    void oneCommitmentIsToldWithTheSameDaysAsInTheList() throws Exception {
        CommitmentId id = given.assigned("20", DUE);
        clock.set(DUE.plusDays(41), 9, 0);
        JsonNode listed = send(given.keeper, get("/api/programmes/" + given.programme + "/commitments"))
                .body()
                .path("commitments");
        JsonNode one = send(given.keeper, get("/api/commitments/" + id)).body().path("commitment");
        assertThat(one.path("daysOverdue").asInt()).isEqualTo(41);
        assertThat(one.path("assignedOn").asString()).isEqualTo("2026-03-02");
        assertThat(listed).anySatisfy(row -> {
            assertThat(row.path("id")).isEqualTo(one.path("id"));
            for (String field :
                    List.of("assignedOn", "daysOverdue", "due", "originalDue", "reportedDoneOn", "status")) {
                assertThat(row.path(field)).as(field).isEqualTo(one.path(field));
            }
        });
    }

    // ---- terms

    @Test
    void oneCommitmentIsCreatedWithAllItsPartsAndOnlyOnce() throws Exception {
        String path = "/api/programmes/" + given.programme + "/commitments";
        String key = UUID.randomUUID().toString();
        Answer made = send(given.keeper, post(path).header("Idempotency-Key", key), request("21"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        Answer again = send(given.keeper, post(path).header("Idempotency-Key", key), request("21"));
        assertThat(again.body().path("commitment").path("id"))
                .isEqualTo(made.body().path("commitment").path("id"));
        JsonNode body = made.body();
        assertThat(body.path("commitment").path("kind").asString()).isEqualTo("city-request");
        assertThat(body.path("commitment").path("stage").asString()).isEqualTo("not-assigned");
        assertThat(body.path("commitment").path("coordinators")).hasSize(2);
        assertThat(body.path("milestones").get(0).path("name").asString()).isEqualTo("Chọn địa điểm");
        assertThat(body.path("funding").get(0).path("planned").path("amount").asLong())
                .isEqualTo(2_000_000_000L);
        assertThat(body.path("funding").get(0).path("disbursed").path("amount").asLong())
                .isZero();
        assertThat(body.path("funding").get(0).path("committed").isNull()).isTrue();
        assertThat(body.path("indicators")
                        .get(0)
                        .path("target")
                        .path("qualifier")
                        .asString())
                .isEqualTo("≥");
    }

    @Test
    void whatIsWrongWithACommitmentIsSaidAtItsField() throws Exception {
        String path = "/api/programmes/" + given.programme + "/commitments";
        assertThat(send(given.keeper, post(path), "{}").errors()).containsExactly("assigner: base.required");
        assertThat(send(
                                given.keeper,
                                post(path),
                                Map.of("assigner", party("can-tho").value()))
                        .errors())
                .containsExactly("number: base.required", "wording.vi: base.required", "lead: programme.lead-missing");
        assertThat(send(
                                given.keeper,
                                post(path),
                                Map.of(
                                        "number",
                                        "1",
                                        "kind",
                                        "wish",
                                        "lead",
                                        987_654_321,
                                        "assigner",
                                        -5,
                                        "funding",
                                        List.of(Map.of("source", "gold", "planned", 1))))
                        .errors())
                .containsExactly(
                        "lead: programme.unknown-party",
                        "assigner: programme.unknown-party",
                        "kind: base.unknown-choice",
                        "funding: base.unknown-choice");
        assertThat(send(
                                given.keeper,
                                post(path),
                                "{\"number\":\"1\",\"assigner\":" + party("can-tho")
                                        + ",\"funding\":[{\"source\":\"oda\",\"planned\":1e999999}]}")
                        .errors())
                .containsExactly("funding: base.not-a-number");
        assertThat(send(given.keeper, post(path), "{\"number\":").status()).isEqualTo(400);
        Map<String, Object> twice = request("22");
        assertThat(send(given.keeper, post(path), twice).status()).isEqualTo(201);
        assertThat(send(given.keeper, post(path), twice).errors()).containsExactly("number: programme.number-taken");
    }

    @Test
    void aProgramThatReadAnOlderVersionOverwritesNothing() throws Exception {
        Answer made = send(given.keeper, post("/api/programmes/" + given.programme + "/commitments"), request("23"));
        String path =
                "/api/commitments/" + made.body().path("commitment").path("id").asLong();
        Answer milestones = send(
                given.keeper,
                put(path + "/milestones?version=1"),
                Map.of("milestones", List.of(Map.of("name", "Một"), Map.of("name", "Hai", "due", "2026-08-01"))));
        assertThat(milestones.status()).isEqualTo(200);
        assertThat(milestones.body().path("milestones")).hasSize(2);
        Answer late = send(given.keeper, put(path + "/funding?version=1"), Map.of("funding", List.of()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.errors()).containsExactly(": base.changed-meanwhile");
        Answer money = send(
                given.keeper,
                put(path + "/funding"),
                Map.of("funding", List.of(Map.of("source", "city-budget", "committed", 5_000_000))));
        assertThat(money.body().path("funding")).hasSize(1);
        assertThat(money.body().path("milestones"))
                .as("what was not sent stays")
                .hasSize(2);
        Answer edited = send(given.keeper, put(path), request("23b"));
        assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
        assertThat(edited.body().path("commitment").path("number").asString()).isEqualTo("23b");
    }

    @Test
    void theLeadReachesAMilestone() throws Exception {
        CommitmentId id = given.assigned("24", DUE);
        send(
                given.keeper,
                put("/api/commitments/" + id + "/milestones"),
                Map.of("milestones", List.of(Map.of("name", "Mốc 1"))));
        String path = "/api/commitments/" + id + "/milestones/";
        assertThat(send(given.otherOfficer, post(path + "1/reached"), "{}").status())
                .isEqualTo(403);
        assertThat(send(given.officer, post(path + "2/reached"), "{}").errors())
                .containsExactly(": programme.no-such-milestone");
        Answer reached = send(given.officer, post(path + "1/reached"), "{}");
        assertThat(reached.body().path("milestones").get(0).path("reachedOn").asString())
                .isEqualTo("2026-03-02");
    }

    // ---- questions, estimates, ties

    @Test
    void aLeaderAsksTheLeadAnswersAndBothAreRead() throws Exception {
        CommitmentId id = given.assigned("25", DUE);
        String path = "/api/commitments/" + id + "/explanations";
        Map<String, Object> question = Map.of("question", "Vì sao chậm?", "workingDays", 3);
        assertThat(send(given.officer, post(path), question).status()).isEqualTo(403);
        assertThat(send(given.cityLeader, post(path), Map.of("question", "Vì sao?"))
                        .errors())
                .containsExactly("workingDays: base.required");
        assertThat(send(given.cityLeader, post(path), Map.of("question", "", "workingDays", 3))
                        .errors())
                .containsExactly("question: base.required");
        assertThat(send(given.cityLeader, post(path), Map.of("question", "Vì sao?", "workingDays", 900))
                        .errors())
                .containsExactly("workingDays: base.out-of-range");
        assertThat(send(given.cityLeader, post(path), question).status()).isEqualTo(200);
        assertThat(send(given.otherOfficer, post(path + "/1/answer"), Map.of("text", "Không phải tôi"))
                        .status())
                .isEqualTo(403);
        assertThat(send(given.officer, post(path + "/1/answer"), Map.of("text", " "))
                        .errors())
                .containsExactly("text: base.required");
        assertThat(send(given.officer, post(path + "/1/answer"), Map.of("text", "Chờ kinh phí"))
                        .status())
                .isEqualTo(200);
        assertThat(send(given.officer, post(path + "/1/answer"), Map.of("text", "Lần nữa"))
                        .errors())
                .containsExactly(": programme.nothing-to-explain");
        JsonNode read = send(given.cityLeader, get(path)).body();
        assertThat(read).hasSize(1);
        assertThat(read.get(0).path("answer").asString()).isEqualTo("Chờ kinh phí");
        assertThat(read.get(0).path("answerBy").asString()).isEqualTo("2026-03-05");
        assertThat(send(Actor.visitor(), get(path)).status()).isEqualTo(404);
        assertThat(send(Actor.visitor(), get("/api/commitments/" + id)).body().path("explanations"))
                .isEmpty();
    }

    @Test
    void theLeadEstimatesInThreePoints() throws Exception {
        CommitmentId id = given.assigned("26", DUE);
        String path = "/api/commitments/" + id + "/estimate";
        Map<String, Object> estimate = Map.of("optimistic", 10, "likely", 20, "pessimistic", 45);
        assertThat(send(given.otherOfficer, put(path), estimate).status()).isEqualTo(403);
        assertThat(send(given.officer, put(path), Map.of("optimistic", 10)).errors())
                .containsExactly("likely: base.required");
        assertThat(send(given.officer, put(path), Map.of("optimistic", 30, "likely", 20, "pessimistic", 45))
                        .errors())
                .containsExactly("likely: programme.estimate-must-rise");
        JsonNode stored = send(given.officer, put(path), estimate).body().path("estimate");
        assertThat(stored.path("on").asString()).isEqualTo("2026-03-02");
        assertThat(stored.path("pessimistic").asInt()).isEqualTo(45);
    }

    @Test
    void commitmentsWaitForEachOtherInAllFourWaysButNotInACircle() throws Exception {
        CommitmentId first = given.raise("27", DUE);
        int lag = -5;
        for (String type : List.of("FS", "SS", "FF", "SF")) {
            CommitmentId next = given.raise("27" + type, DUE);
            String path = "/api/commitments/" + next + "/dependencies";
            Map<String, Object> waits = Map.of("predecessor", first.value(), "type", type, "lagDays", lag);
            assertThat(send(given.officer, post(path), waits).status()).isEqualTo(403);
            JsonNode stored = send(given.keeper, post(path), waits)
                    .body()
                    .path("dependencies")
                    .get(0);
            assertThat(stored.path("type").asString()).isEqualTo(type);
            assertThat(stored.path("lagDays").asInt()).isEqualTo(lag);
            assertThat(stored.path("number").asString()).isEqualTo("27");
            assertThat(send(
                                    given.keeper,
                                    post("/api/commitments/" + first + "/dependencies"),
                                    Map.of("predecessor", next.value()))
                            .errors())
                    .containsExactly("predecessor: programme.circular-dependency");
            assertThat(send(given.officer, delete(path + "/" + first)).status()).isEqualTo(403);
            assertThat(send(given.keeper, delete(path + "/" + first)).body().path("dependencies"))
                    .isEmpty();
            lag += 5;
        }
        String path = "/api/commitments/" + first + "/dependencies";
        assertThat(send(given.keeper, post(path), Map.of("predecessor", first.value(), "type", "XX"))
                        .errors())
                .containsExactly("type: base.unknown-choice");
        assertThat(send(given.keeper, post(path), "{}").errors()).containsExactly("predecessor: base.required");
        assertThat(send(given.keeper, post(path), Map.of("predecessor", 987_654_321))
                        .errors())
                .containsExactly("predecessor: programme.dependency-elsewhere");
    }

    @Test
    void dutiesAndRequestsAboutOneThingAreLinkedFromBothSides() throws Exception {
        CommitmentId duty = given.raise("28", DUE);
        CommitmentId first = given.raise("a", DUE);
        CommitmentId second = given.raise("b", DUE);
        String path = "/api/commitments/" + duty + "/links";
        assertThat(send(given.officer, post(path), Map.of("commitment", first.value()))
                        .status())
                .isEqualTo(403);
        for (CommitmentId request : List.of(first, second)) {
            assertThat(send(given.keeper, post(path), Map.of("commitment", request.value()))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(send(given.keeper, get("/api/commitments/" + duty)).body().path("links"))
                .hasSize(2);
        assertThat(commitments.view(given.keeper, second).orThrow().commitment().links())
                .containsExactly(duty);
        assertThat(send(given.keeper, post(path), Map.of("commitment", duty.value()))
                        .errors())
                .containsExactly("commitment: programme.same-commitment");
        assertThat(send(given.officer, delete(path + "/" + first)).status()).isEqualTo(403);
        assertThat(send(given.keeper, delete(path + "/" + first)).body().path("links"))
                .hasSize(1);
    }

    // ---- many at once

    @Test
    void manyAreAssignedAndTakenBackByAProgram() throws Exception {
        CommitmentId first = given.raise("31", DUE);
        CommitmentId second = given.assigned("32", DUE);
        String path = "/api/programmes/" + given.programme + "/assignments";
        Map<String, Object> both = Map.of("commitments", List.of(first.value(), second.value()), "note", "Gấp");
        assertThat(send(given.officer, post(path), both).status()).isEqualTo(403);
        assertThat(send(given.keeper, post(path), both).errors())
                .containsExactly("commitment-" + second + ": programme.not-now");
        Answer made = send(
                given.keeper,
                post(path),
                Map.of("commitments", List.of(first.value(), second.value()), "goodRows", true));
        assertThat(made.body().path("commitments")).hasSize(1);
        String one = "/api/assignments/" + made.body().path("id").asLong();
        assertThat(send(given.officer, get(one)).status()).isEqualTo(403);
        assertThat(send(given.officer, post(one + "/undo")).status()).isEqualTo(403);
        assertThat(send(given.keeper, post(one + "/undo"))
                        .body()
                        .path("undoneAt")
                        .isNull())
                .isFalse();
        assertThat(commitments.view(given.keeper, first).orThrow().commitment().life())
                .isInstanceOf(Life.NotAssigned.class);
    }

    // ---- the other side

    @Test
    void whoDoesNotKeepTheProgrammeWritesNoTerms() throws Exception {
        CommitmentId id = given.assigned("33", DUE);
        for (Actor other : List.of(given.officer, given.otherOfficer, given.cityLeader, given.auditor)) {
            assertThat(send(other, post("/api/programmes/" + given.programme + "/commitments"), request("34"))
                            .status())
                    .as(other.name())
                    .isEqualTo(403);
            for (String part : List.of("", "/milestones", "/funding")) {
                assertThat(send(other, put("/api/commitments/" + id + part), part.isEmpty() ? request("33") : Map.of())
                                .status())
                        .as("%s %s", other.name(), part)
                        .isIn(403, 404);
            }
        }
        assertThat(commitments.view(given.keeper, id).orThrow().commitment().version())
                .isEqualTo(2);
    }

    @Test
    void aVisitorWritesNothing() throws Exception {
        CommitmentId id = given.assigned("35", DUE);
        String path = "/api/commitments/" + id;
        for (MockHttpServletRequestBuilder request : List.of(
                post("/api/programmes/" + given.programme + "/commitments"),
                put(path),
                put(path + "/milestones"),
                put(path + "/funding"),
                put(path + "/estimate"),
                post(path + "/explanations"),
                post(path + "/links"),
                post(path + "/dependencies"),
                post("/api/programmes/" + given.programme + "/assignments"))) {
            MockHttpServletResponse response = web.perform(request.accept("application/json")
                            .contentType("application/json")
                            .content("{}"))
                    .andReturn()
                    .getResponse();
            assertThat(response.getStatus()).isIn(401, 403);
        }
    }
}
