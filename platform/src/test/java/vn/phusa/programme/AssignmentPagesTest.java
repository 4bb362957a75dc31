package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.base.Actor;
import vn.phusa.shell.Languages;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The pages on which many commitments are assigned at once. */
@PlatformTest
class AssignmentPagesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final MockMvc web;
    private final Commitments commitments;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final String page;

    private final Languages languages;

    @Autowired
    AssignmentPagesTest(
            MockMvc web, Programmes programmes, Commitments commitments, Languages languages, SettableClock clock) {
        this.languages = languages;
        this.web = web;
        this.commitments = commitments;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        this.page = "/programmes/" + given.programme + "/assignments";
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private MockHttpServletResponse answer(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(ActingAs.actor(actor)).accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private Life life(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().commitment().life();
    }

    private CommitmentId ledByWords(String number) {
        return commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms(number, DUE).withLead(new Holder.Unresolved("các viện")),
                        Submission.none())
                .orThrow();
    }

    @Test
    void whatIsTickedIsAssignedShownAndTakenBack() throws Exception {
        CommitmentId first = given.raise("1", DUE);
        CommitmentId second = given.raise("2", DUE);
        assertThat(text(answer(given.keeper, get(page)))).contains("2 việc chờ giao", "Việc 1", "Việc 2");
        MockHttpServletResponse done = answer(
                given.keeper,
                post(page)
                        .with(csrf())
                        .param("which", "ticked")
                        .param("commitment", first.toString())
                        .param("note", "Làm ngay"));
        assertThat(done.getStatus()).isEqualTo(302);
        assertThat(life(first)).isInstanceOf(Life.Assigned.class);
        assertThat(life(second)).isInstanceOf(Life.NotAssigned.class);
        String made = Objects.requireNonNull(done.getRedirectedUrl());
        for (String language : List.of("vi", "en")) {
            for (String path : List.of(made, page)) {
                MockHttpServletResponse shown = answer(given.keeper, get(path).param("lang", language));
                assertThat(shown.getStatus()).isEqualTo(200);
                assertThat(text(shown))
                        .as("%s in %s", path, language)
                        .doesNotContainPattern("[>\"]programme\\.[a-z]+[a-z.-]*[<\"]");
            }
        }
        assertThat(text(answer(given.keeper, get(made)))).contains("Đã giao 1 việc", "Làm ngay");
        assertThat(languages.in(Locale.forLanguageTag("vi")).say("programme.assignments.done", "1"))
                .isEqualTo("Đã giao 1 việc.");
        assertThat(languages.in(Locale.ENGLISH).say("programme.assignments.done", "1"))
                .isEqualTo("Commitments assigned: 1.");
        assertThat(text(answer(given.keeper, get("/commitments/" + first)))).contains("Làm ngay");
        assertThat(answer(given.keeper, post(made + "/undo").with(csrf())).getStatus())
                .isEqualTo(302);
        assertThat(life(first)).isInstanceOf(Life.NotAssigned.class);
        assertThat(text(answer(given.keeper, get(made)))).contains("đã được thu hồi");
    }

    @Test
    void aRowThatCannotBeAssignedSaysSoKeepsWhatWasTypedAndCanBeLeftOut() throws Exception {
        CommitmentId good = given.raise("1", DUE);
        CommitmentId unknown = ledByWords("2");
        MockHttpServletResponse refused = answer(
                given.keeper,
                post(page)
                        .with(csrf())
                        .param("which", "all")
                        .param("commitment", good.toString())
                        .param("note", "Ghi chú còn giữ"));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused))
                .contains("Chưa giao việc nào: 1 việc có lỗi", "Chưa rõ “các viện” là cơ quan nào", "Ghi chú còn giữ")
                .contains("Giao các việc hợp lệ");
        assertThat(life(good)).isInstanceOf(Life.NotAssigned.class);
        MockHttpServletResponse done = answer(
                given.keeper, post(page).with(csrf()).param("which", "all").param("good", "yes"));
        assertThat(done.getStatus()).isEqualTo(302);
        assertThat(life(good)).isInstanceOf(Life.Assigned.class);
        assertThat(life(unknown)).isInstanceOf(Life.NotAssigned.class);
    }

    @Test
    void aSearchNarrowsWhatAllMeans() throws Exception {
        CommitmentId first = given.raise("1", DUE);
        CommitmentId second = given.raise("27", DUE);
        answer(given.keeper, post(page + "?q=27").with(csrf()).param("which", "all"));
        assertThat(life(first)).isInstanceOf(Life.NotAssigned.class);
        assertThat(life(second)).isInstanceOf(Life.Assigned.class);
    }

    @Test
    void nothingTickedIsSaidAndOthersAreRefused() throws Exception {
        CommitmentId one = given.raise("1", DUE);
        MockHttpServletResponse nothing =
                answer(given.keeper, post(page).with(csrf()).param("which", "ticked"));
        assertThat(nothing.getStatus()).isEqualTo(422);
        assertThat(text(nothing)).contains("Hãy đánh dấu ít nhất một việc");
        for (Actor other : List.of(given.officer, given.cityLeader, given.auditor)) {
            assertThat(answer(other, get(page)).getStatus()).isEqualTo(403);
            assertThat(answer(
                                    other,
                                    post(page)
                                            .with(csrf())
                                            .param("which", "ticked")
                                            .param("commitment", one.toString()))
                            .getStatus())
                    .isEqualTo(403);
        }
        assertThat(life(one)).isInstanceOf(Life.NotAssigned.class);
    }
}
