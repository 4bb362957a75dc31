package vn.phusa.search;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** The search page and its JSON twin, over documents that were really handed in. */
@PlatformTest
class SearchPageTest {
    private static final PartyId OWNER = new PartyId(920_001);
    private static final Actor OFFICER = new Actor(
            new AccountId(920_001),
            null,
            "Trần Văn Bình",
            List.of(new Grant(Role.UNIT_OFFICER, new Grant.Within(Set.of(OWNER)), null)),
            Actor.Channel.WEB);

    @Autowired
    MockMvc web;

    @Autowired
    Documents documents;

    @Test
    void theEmptyPageAsksWhatToLookFor() throws Exception {
        web.perform(get("/search"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Cần tìm gì?")));
    }

    @Test
    void aDocumentIsFoundByItsTextWithoutDiacritics() throws Exception {
        store("Vườn ươm cá thát lát Hậu Giang", "vuon-uom.txt", Visibility.PUBLIC);
        web.perform(get("/search").param("q", "ca that lat hau giang"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("vuon-uom.txt")))
                .andExpect(content().string(Matchers.containsString("<mark>thát</mark>")));
    }

    @Test
    void anotherUnitsDocumentIsNotFoundOnThePageNorThroughTheApi() throws Exception {
        store("Hồ sơ xoài cátchu nội bộ", "xoai.txt", Visibility.OWNER);
        web.perform(get("/api/search").param("q", "xoài cátchu"))
                .andExpect(jsonPath("$.total").value(0));
        web.perform(get("/search").param("q", "xoài cátchu"))
                .andExpect(content().string(Matchers.not(Matchers.containsString("xoai.txt"))));
        web.perform(get("/api/search").param("q", "xoài cátchu").with(ActingAs.actor(OFFICER)))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.hits[0].title").value("xoai.txt"))
                .andExpect(jsonPath("$.kinds['document.file']").value(1));
    }

    @Test
    void whatIsTypedIsShownAsTextAndNeverRuns() throws Exception {
        web.perform(get("/search").param("q", "<script>alert(1)</script>"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("<script>alert"))));
    }

    @Test
    void nonsenseInTheAddressIsForgiven() throws Exception {
        web.perform(get("/search?q=a&page=-7&kind=nothing.at-all")).andExpect(status().isOk());
        web.perform(get("/api/search?q=a&page=x&size=99999")).andExpect(status().isOk());
    }

    private void store(String text, String name, Visibility visibility) {
        documents
                .store(
                        OFFICER,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        name,
                        OWNER,
                        visibility)
                .orThrow();
    }
}
