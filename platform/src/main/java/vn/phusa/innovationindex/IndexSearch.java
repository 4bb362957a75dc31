package vn.phusa.innovationindex;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.base.PartyId;
import vn.phusa.base.Permission;
import vn.phusa.composite.frame.Element;
import vn.phusa.composite.frame.Frame;
import vn.phusa.innovationindex.store.IndexStore;
import vn.phusa.search.Audience;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchSource;

/** Lets indices, their indicators and the provinces that they rank be found, in both languages. */
@Configuration(proxyBeanMethods = false)
class IndexSearch {
    static final String ROOM = "innovationindex";
    static final String EDITION = "edition";
    static final String INDICATOR = "indicator";
    static final String PROVINCE = "province";

    /** An edition whose embargo ends. */
    record Opening(long edition) {}

    static final TaskDescriptor<Opening> OPENING = TaskDescriptor.of("innovationindex.embargo-ends", Opening.class);

    /** An edition's indicators are numbered from this multiple of its id. */
    private static final int MOST_ELEMENTS = 10_000;

    /** A kind of thing with how its entries are made; there are few enough to make them all. */
    private record Source(String kind, Entries entries) implements SearchSource {
        interface Entries {
            List<SearchEntry> all();
        }

        @Override
        public String room() {
            return ROOM;
        }

        @Override
        public Permission read() {
            return IndexPermission.SEE_UNPUBLISHED;
        }

        @Override
        public List<SearchEntry> entries(Collection<Long> ids) {
            return entries.all().stream()
                    .filter(entry -> ids.contains(entry.id()))
                    .toList();
        }

        @Override
        public void all(Consumer<SearchEntry> consumer) {
            entries.all().forEach(consumer);
        }
    }

    @Bean
    static Task<Opening> embargoEnds(ObjectProvider<Indices> indices) {
        return Tasks.oneTime(OPENING)
                .onFailureRetryLater()
                .onDeadExecutionRevive()
                .execute((task, context) -> indices.getObject()
                        .toBeFound(new EditionId(task.getData().edition())));
    }

    @Bean
    static SearchSource editionsToBeFound(IndexStore store, Clock clock) {
        return new Source(EDITION, () -> {
            Map<String, Series> series = series(store);
            return store.editions().stream()
                    .map(edition -> {
                        Series own = of(series, edition);
                        return new SearchEntry(
                                edition.id().value(),
                                edition.path(),
                                own.name().vietnamese() + " " + edition.year(),
                                String.join(
                                        "\n",
                                        own.name().english(),
                                        own.code(),
                                        own.about().vietnamese(),
                                        own.about().english(),
                                        edition.legal().vietnamese(),
                                        edition.legal().english()),
                                audience(edition, clock.instant()));
                    })
                    .toList();
        });
    }

    @Bean
    static SearchSource indicatorsToBeFound(IndexStore store, Clock clock) {
        return new Source(INDICATOR, () -> {
            Map<String, Series> series = series(store);
            List<SearchEntry> entries = new ArrayList<>();
            for (Edition edition : newest(store.editions(), clock.instant()).values()) {
                Frame frame = frame(store, edition);
                List<Element> elements = frame.elements();
                for (int i = 0; i < Math.min(elements.size(), MOST_ELEMENTS); i++) {
                    Element element = elements.get(i);
                    if (element.parent().isEmpty()) {
                        continue;
                    }
                    entries.add(new SearchEntry(
                            edition.id().value() * MOST_ELEMENTS + i,
                            element.isIndicator() && edition.data() != null
                                    ? edition.path() + "/indicators/" + element.code()
                                    : edition.path(),
                            element.name().vietnamese() + " ("
                                    + of(series, edition).code().toUpperCase(java.util.Locale.ROOT) + " "
                                    + edition.year() + ")",
                            String.join(
                                    "\n",
                                    element.name().english(),
                                    element.code(),
                                    element.unit(),
                                    element.underlyingIndex()),
                            audience(edition, clock.instant())));
                }
            }
            return entries;
        });
    }

    @Bean
    static SearchSource provincesToBeFound(IndexStore store, Geography geography, Clock clock) {
        return new Source(PROVINCE, () -> {
            Map<String, Series> series = series(store);
            List<SearchEntry> entries = new ArrayList<>();
            Edition edition = newest(store.editions(), clock.instant()).values().stream()
                    .filter(one -> one.data() != null && of(series, one).official() && one.open(clock.instant()))
                    .findFirst()
                    .orElse(null);
            if (edition == null) {
                return entries;
            }
            String data = store.content(String.valueOf(edition.data())).orElseThrow();
            List<Province> provinces = geography.provinces();
            for (int i = 0; i < provinces.size(); i++) {
                Province province = provinces.get(i);
                if (data.contains("\n" + province.code() + ",")) {
                    entries.add(new SearchEntry(
                            i + 1,
                            edition.path() + "/units/" + province.code(),
                            province.name() + ": " + of(series, edition).name().vietnamese(),
                            "Hồ sơ tỉnh, thành phố, hạng, điểm, chỉ số · province profile, rank, score, index\n"
                                    + geography.name(province.successor())
                                    + "\n" + String.join(", ", series.keySet()),
                            Audience.ofEverybody()));
                }
            }
            return entries;
        });
    }

    private static Map<String, Series> series(IndexStore store) {
        Map<String, Series> series = new LinkedHashMap<>();
        store.series().forEach(one -> series.put(one.code(), one));
        return series;
    }

    private static Series of(Map<String, Series> series, Edition edition) {
        return Objects.requireNonNull(series.get(edition.series()), edition.series());
    }

    /** Per index the newest edition that everybody may read; where there is none, the newest. */
    private static Map<String, Edition> newest(List<Edition> editions, Instant now) {
        Map<String, Edition> newest = new LinkedHashMap<>();
        for (Edition edition : editions) {
            Edition known = newest.get(edition.series());
            if (known == null || (!known.open(now) && edition.open(now))) {
                newest.put(edition.series(), edition);
            }
        }
        return newest;
    }

    private static Frame frame(IndexStore store, Edition edition) {
        String text = store.content(edition.frame()).orElseThrow();
        return Making.frame("frame", Making.frameName(text), text).orThrow().frame();
    }

    private static Audience audience(Edition edition, Instant now) {
        PartyId keeper = edition.keeper();
        return edition.open(now) ? Audience.ofEverybody() : Audience.of(keeper == null ? Set.of() : Set.of(keeper));
    }

    /** What an edition lets be found. */
    static List<Long> indicators(EditionId edition, int elements) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            ids.add(edition.value() * MOST_ELEMENTS + i);
        }
        return ids;
    }
}
