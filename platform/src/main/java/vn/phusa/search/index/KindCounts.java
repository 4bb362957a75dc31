package vn.phusa.search.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Counts the found entries of each kind. */
final class KindCounts implements CollectorManager<KindCounts.Counting, Map<String, Long>> {

    @Override
    public Counting newCollector() {
        return new Counting();
    }

    @Override
    public Map<String, Long> reduce(Collection<Counting> parts) {
        Map<String, Long> counts = new HashMap<>();
        parts.forEach(part -> part.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        Map<String, Long> mostFirst = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> mostFirst.put(entry.getKey(), entry.getValue()));
        return mostFirst;
    }

    /** One thread's part. */
    static final class Counting extends SimpleCollector {
        private final Map<String, Long> counts = new HashMap<>();
        private @Nullable SortedDocValues kinds;

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
            kinds = DocValues.getSorted(leaf.reader(), Fields.KIND);
        }

        @Override
        public void collect(int document) throws IOException {
            if (kinds != null && kinds.advanceExact(document)) {
                counts.merge(kinds.lookupOrd(kinds.ordValue()).utf8ToString(), 1L, Long::sum);
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
