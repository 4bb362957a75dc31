package vn.phusa.search.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Actor;
import vn.phusa.search.Search;
import vn.phusa.search.SearchQuery;
import vn.phusa.search.SearchResult;
import vn.phusa.shell.PublicPath;

/** The search page, and the same as JSON. Both need no account: what is found depends on who asks. */
@Controller
class SearchPage {
    private static final int ON_A_PAGE = 20;

    private final Search search;

    SearchPage(Search search) {
        this.search = search;
    }

    @Bean
    static PublicPath publicSearch() {
        return PublicPath.reading("/search");
    }

    @Bean
    static PublicPath publicSearchApi() {
        return PublicPath.reading("/api/search");
    }

    @GetMapping("/search")
    ModelAndView page(
            Actor actor,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") String page) {
        SearchQuery query = new SearchQuery(text.strip(), blankToNull(kind), whole(page, 1), ON_A_PAGE);
        SearchResult result =
                query.text().isEmpty() ? new SearchResult(List.of(), 0, Map.of(), null) : search.find(actor, query);
        return new ModelAndView("search/search", Map.of("query", query, "result", result));
    }

    /** What the API answers. */
    record Answer(
            String query,
            int page,
            int size,
            long total,
            Map<String, Long> kinds,
            @Nullable String suggestion,
            List<Found> hits) {}

    /** One entry; the snippet's matching stretches are marked. */
    record Found(String kind, long id, String path, String title, List<SearchResult.Piece> snippet) {}

    @GetMapping("/api/search")
    @ResponseBody
    ResponseEntity<Answer> api(
            Actor actor,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "20") String size) {
        SearchQuery query = new SearchQuery(text.strip(), blankToNull(kind), whole(page, 1), whole(size, ON_A_PAGE));
        SearchResult result = search.find(actor, query);
        List<Found> hits = result.hits().stream()
                .map(hit -> new Found(hit.kind(), hit.id(), hit.path(), hit.plainTitle(), hit.snippet()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(
                        query.text(),
                        query.page(),
                        query.size(),
                        result.total(),
                        result.kinds(),
                        result.suggestion(),
                        hits));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static int whole(String text, int otherwise) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
