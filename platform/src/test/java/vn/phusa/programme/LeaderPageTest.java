package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** The numbers of the leader's page as a leader checks them: do they add up, and does each lead to as many commitments? */
@PlatformTest
class LeaderPageTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final Pattern TILE =
            Pattern.compile("<a class=\"tile[^\"]*\" href=\"([^\"]+)\"><b>([\\d.]+)</b>([^<]*)</a>");

    private final MockMvc web;
    private final Commitments commitments;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    LeaderPageTest(MockMvc web, Programmes programmes, Commitments commitments, SettableClock clock) {
        this.web = web;
        this.commitments = commitments;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 1, 12), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @BeforeEach
    void commitmentsOfEveryAge() {
        clock.set(LocalDate.of(2026, 1, 12), 9, 0);
        for (int days : List.of(1, 30, 31, 60, 61, 120, 121, 400)) {
            given.assigned("Q" + days, TODAY.minusDays(days));
        }
        given.assigned("H1", TODAY);
        given.assigned("H2", TODAY.plusDays(20));
        given.assigned("H3", null);
        given.assigned("Q200", TODAY.minusDays(200));
        CommitmentId waits = given.assigned("C1", TODAY.minusDays(90));
        CommitmentId stopped = given.assigned("T1", TODAY.minusDays(50));
        commitments
                .suspend(given.keeper, stopped, "Chờ kinh phí", Submission.none())
                .orThrow();
        clock.set(TODAY.minusDays(80), 9, 0);
        commitments.receive(given.officer, waits, Submission.none()).orThrow();
        commitments
                .reportDone(given.officer, waits, null, "Đã xong", Submission.none())
                .orThrow();
        clock.set(TODAY, 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private String page(String path) throws Exception {
        return web.perform(get(path).with(ActingAs.actor(given.cityLeader)).accept("text/html"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static Map<String, Long> tiles(String html) {
        Map<String, Long> tiles = new LinkedHashMap<>();
        Matcher tile = TILE.matcher(html);
        while (tile.find()) {
            tiles.put(
                    tile.group(1).replace("&amp;", "&"),
                    Long.parseLong(tile.group(2).replace(".", "")));
        }
        return tiles;
    }

    private long listed(String path) throws Exception {
        // The list as a file has one line more than commitments: its headings.
        return page(path + "&format=csv").strip().lines().count() - 1;
    }

    @Test
    void theAgesAddUpToWhatIsOverdue() throws Exception {
        Map<String, Long> tiles = tiles(page("/leader?programme=" + given.programme));
        String list = "/commitments?programme=" + given.programme + "&";
        List<Long> ages = tiles.entrySet().stream()
                .filter(tile -> tile.getKey().contains("overdueFrom="))
                .map(Map.Entry::getValue)
                .toList();
        // 1 and 30 days, and the one that was reported after ten; 31 and 60; 61 and 120; 121, 200 and 400.
        assertThat(ages).containsExactly(3L, 2L, 2L, 3L);
        assertThat(ages.stream().mapToLong(Long::longValue).sum()).isEqualTo(tiles.get(list + "standing=open-overdue"));
    }

    @Test
    void everyNumberIsTheLengthOfTheListItLeadsTo() throws Exception {
        Map<String, Long> tiles = tiles(page("/leader?programme=" + given.programme));
        assertThat(tiles).hasSizeGreaterThan(10);
        for (Map.Entry<String, Long> tile : tiles.entrySet()) {
            assertThat(listed(tile.getKey())).as(tile.getKey()).isEqualTo(tile.getValue());
        }
    }
}
