package vn.phusa.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phusa.base.PartyId;
import vn.phusa.search.Audience;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchQuery;
import vn.phusa.search.SearchResult;

/** What is found, in what order, and what stays hidden. */
class SearchIndexTest {
    private static final String KIND = "programme.commitment";
    private static final Reading EVERYTHING = new Reading(true, List.of(new Reading.OfKind(KIND, true, Set.of())));
    private static final SearchIndex.Place START = new SearchIndex.Place("log", 7, 0);

    @TempDir
    Path folder;

    private SearchIndex index;

    @BeforeEach
    void open() {
        index = SearchIndex.open(folder.resolve("index"));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aQueryWithoutDiacriticsFindsTheSame() {
        file("Hỗ trợ đổi mới sáng tạo", "Xây dựng hệ sinh thái khởi nghiệp", "Quy hoạch thủy lợi");
        assertThat(titles("đổi mới sáng tạo")).containsExactly("Hỗ trợ đổi mới sáng tạo");
        assertThat(titles("doi moi sang tao")).containsExactly("Hỗ trợ đổi mới sáng tạo");
    }

    @Test
    void decomposedTextIsFoundByComposedAndTheOtherWayRound() {
        file(Normalizer.normalize("Truy xuất nguồn gốc", Normalizer.Form.NFD), "Nhãn hiệu tập thể");
        assertThat(titles("truy xuất nguồn gốc")).hasSize(1);
        assertThat(titles(Normalizer.normalize("nhãn hiệu", Normalizer.Form.NFD)))
                .containsExactly("Nhãn hiệu tập thể");
    }

    @Test
    void spellingVariantsMeet() {
        file("Kỳ họp thứ hai", "Hoà giải cơ sở");
        assertThat(titles("kì họp")).containsExactly("Kỳ họp thứ hai");
        assertThat(titles("hòa giải")).containsExactly("Hoà giải cơ sở");
    }

    @Test
    void theSpellingThatWasTypedRanksFirst() {
        file("Bàn giao", "Bạn giáo", "Bản giáo án");
        assertThat(titles("bạn giáo").getFirst()).isEqualTo("Bạn giáo");
    }

    @Test
    void aDocumentNumberIsFoundWholeAndByItsParts() {
        file("Nghị quyết 59-NQ/TW về Cần Thơ", "Nghị quyết 57-NQ/TW", "Quyết định 59/QĐ-TTg");
        assertThat(titles("59-NQ/TW").getFirst()).isEqualTo("Nghị quyết 59-NQ/TW về Cần Thơ");
        assertThat(titles("59 nq tw").getFirst()).isEqualTo("Nghị quyết 59-NQ/TW về Cần Thơ");
    }

    @Test
    void anAbbreviationFindsWhatItStandsForAndTheOtherWayRound() {
        file("Sở KH&CN chủ trì", "Phát triển tài sản trí tuệ", "Hội thảo khoa học và công nghệ");
        assertThat(titles("KH&CN")).contains("Sở KH&CN chủ trì", "Hội thảo khoa học và công nghệ");
        assertThat(titles("khoa học và công nghệ")).contains("Sở KH&CN chủ trì", "Hội thảo khoa học và công nghệ");
    }

    @Test
    void aSlipOfTheFingerIsForgivenAndPutRight() {
        file("Chỉ dẫn địa lý cho gạo", "Nông nghiệp công nghệ cao", "Năng lượng tái tạo");
        SearchResult plain = search("nong ngiep");
        assertThat(plain.hits()).extracting(SearchResult.Hit::plainTitle).contains("Nông nghiệp công nghệ cao");
        assertThat(plain.suggestion()).isEqualTo("nong nghiep");
        assertThat(search("nông ngiệp").suggestion()).isEqualTo("nông nghiệp");
    }

    @Test
    void whatIsSpeltRightIsNotPutRight() {
        file("Nông nghiệp công nghệ cao");
        assertThat(search("nông nghiệp").suggestion()).isNull();
    }

    @Test
    void whatHasOnlyOneOfTwoWordsIsNotFound() {
        file("Công trình thủy lợi", "Nghệ thuật dân gian");
        assertThat(titles("công nghệ")).isEmpty();
    }

    @Test
    void onlyWhatTheAskerMayReadIsFoundCountedOrSuggested() {
        index.apply(START, changes -> {
            changes.put(KIND, entry(1, "Kế hoạch công khai", Audience.ofEverybody()));
            changes.put(KIND, entry(2, "Kế hoạch nội bộ", Audience.ofSignedIn()));
            changes.put(KIND, entry(3, "Kế hoạch của Sở", Audience.of(Set.of(new PartyId(5)))));
            changes.put(KIND, entry(4, "Kế hoạch mậtdanh", Audience.of(Set.of(new PartyId(6)))));
        });
        assertThat(titles("kế hoạch", reading(false))).containsExactly("Kế hoạch công khai");
        assertThat(titles("kế hoạch", reading(true)))
                .containsExactlyInAnyOrder("Kế hoạch công khai", "Kế hoạch nội bộ");
        assertThat(titles("kế hoạch", reading(true, 5)))
                .containsExactlyInAnyOrder("Kế hoạch công khai", "Kế hoạch nội bộ", "Kế hoạch của Sở");
        SearchResult stranger = index.search(SearchQuery.of("kế hoạch mậtdan"), reading(true, 5));
        assertThat(stranger.suggestion()).isNull();
        assertThat(stranger.kinds()).isEqualTo(Map.of(KIND, 3L));
    }

    @Test
    void aKindThatIsNotNamedIsNotSearched() {
        file("Kế hoạch");
        assertThat(titles("kế hoạch", new Reading(true, List.of()))).isEmpty();
    }

    @Test
    void anEntryIsReplacedAndTakenOut() {
        file("Trước");
        index.apply(START, changes -> changes.put(KIND, entry(1, "Sau", Audience.ofEverybody())));
        assertThat(titles("trước")).isEmpty();
        assertThat(titles("sau")).hasSize(1);
        index.apply(START, changes -> changes.remove(KIND, 1));
        assertThat(titles("sau")).isEmpty();
    }

    @Test
    void countsByKindDoNotDependOnTheKindChosen() {
        index.apply(START, changes -> {
            for (int i = 1; i <= 3; i++) {
                changes.put(KIND, entry(i, "Kế hoạch " + i, Audience.ofEverybody()));
            }
            changes.put("party.organisation", entry(1, "Sở Kế hoạch", Audience.ofEverybody()));
        });
        Reading both = new Reading(
                false,
                List.of(
                        new Reading.OfKind(KIND, false, Set.of()),
                        new Reading.OfKind("party.organisation", false, Set.of())));
        SearchResult narrowed = index.search(new SearchQuery("kế hoạch", "party.organisation", 1, 20), both);
        assertThat(narrowed.total()).isEqualTo(1);
        assertThat(narrowed.kinds()).isEqualTo(Map.of(KIND, 3L, "party.organisation", 1L));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        index.apply(START, changes -> {
            for (int i = 1; i <= 45; i++) {
                changes.put(KIND, entry(i, "Nhiệm vụ", Audience.ofEverybody()));
            }
        });
        List<Long> seen = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            index.search(new SearchQuery("nhiệm vụ", null, page, 20), EVERYTHING)
                    .hits()
                    .forEach(hit -> seen.add(hit.id()));
        }
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    }

    @Test
    void theSnippetShowsTheDensestPlaceWithMatchesMarked() {
        String text = "Mở đầu. ".repeat(60) + "Giao Sở Khoa học và Công nghệ chủ trì." + " Kết thúc.".repeat(60);
        index.apply(
                START,
                changes -> changes.put(KIND, new SearchEntry(1, "/x", "Quyết định", text, Audience.ofEverybody())));
        List<SearchResult.Piece> snippet =
                search("khoa hoc cong nghe").hits().getFirst().snippet();
        assertThat(snippet)
                .filteredOn(SearchResult.Piece::match)
                .extracting(SearchResult.Piece::text)
                .containsExactly("Khoa", "học", "Công", "nghệ");
        assertThat(snippet.getFirst().text()).startsWith("… ");
    }

    @Test
    void anIndexRemembersItsPlace() {
        file("a");
        index.close();
        index = SearchIndex.open(folder.resolve("index"));
        assertThat(index.place()).contains(START);
        assertThat(titles("a")).hasSize(1);
    }

    @Test
    void twoProgramsOfOneMachineHaveAnIndexEach() {
        try (SearchIndex other = SearchIndex.open(folder.resolve("index"))) {
            file("chỉ ở đây");
            assertThat(other.size()).isZero();
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void aLineOfMegabytesWithoutABlankIsFiled() {
        index.apply(
                START,
                changes -> changes.put(
                        KIND,
                        new SearchEntry(1, "/x", "Dài", "a".repeat(1_000_000) + " cuối", Audience.ofEverybody())));
        assertThat(titles("dài")).hasSize(1);
    }

    @Test
    void oddTextIsLookedForWithoutFailing() {
        file("a");
        for (String odd : List.of("", "   ", "\"", "AND OR NOT", "*", "(((", "a".repeat(5000), "\u0000", "😀", "-/&")) {
            assertThat(search(odd).hits()).hasSizeLessThan(2);
        }
    }

    private void file(String... titles) {
        index.apply(START, changes -> {
            for (int i = 0; i < titles.length; i++) {
                changes.put(KIND, entry(i + 1, titles[i], Audience.ofEverybody()));
            }
        });
    }

    private static SearchEntry entry(long id, String title, Audience audience) {
        return new SearchEntry(id, "/x/" + id, title, "", audience);
    }

    private static Reading reading(boolean signedIn, long... organisations) {
        Set<PartyId> parties = new HashSet<>();
        for (long organisation : organisations) {
            parties.add(new PartyId(organisation));
        }
        return new Reading(signedIn, List.of(new Reading.OfKind(KIND, false, parties)));
    }

    private SearchResult search(String text) {
        return index.search(SearchQuery.of(text), EVERYTHING);
    }

    private List<String> titles(String text) {
        return titles(text, EVERYTHING);
    }

    private List<String> titles(String text, Reading reading) {
        return index.search(SearchQuery.of(text), reading).hits().stream()
                .map(SearchResult.Hit::plainTitle)
                .toList();
    }
}
