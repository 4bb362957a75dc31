package vn.phusa.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import vn.phusa.search.SearchEntry;
import vn.phusa.search.SearchQuery;
import vn.phusa.search.SearchResult;

/**
 * The index of this node. Safe for many threads; one of them at a time changes it. Every commit carries the place in the
 * change log up to which it has heard.
 */
public final class SearchIndex implements AutoCloseable {
    /** Raised when entries are filed in another way; an index of another form is built anew. */
    private static final String FORM = "2";

    private static final Sort BY_RANK =
            new Sort(SortField.FIELD_SCORE, new SortField(Fields.KEY, SortField.Type.STRING));

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Abbreviations abbreviations = Abbreviations.load();
    private Map<String, String> place;

    private SearchIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.place = committed(writer);
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity());
                return searcher;
            }
        });
    }

    /**
     * Opens the index in the folder, or in a neighbour of it when another program of this machine holds that.
     *
     * @param folder made when missing; {@code -2}, {@code -3} … are appended for neighbours
     */
    public static SearchIndex open(Path folder) {
        for (int neighbour = 1; neighbour <= 16; neighbour++) {
            Path own = neighbour == 1 ? folder : folder.resolveSibling(folder.getFileName() + "-" + neighbour);
            try {
                Files.createDirectories(own);
                Directory directory = FSDirectory.open(own);
                try {
                    return new SearchIndex(directory, new IndexWriter(directory, configuration()));
                } catch (LockObtainFailedException e) {
                    directory.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open the search index in " + own, e);
            }
        }
        throw new IllegalStateException("sixteen programs hold a search index beside " + folder);
    }

    private static IndexWriterConfig configuration() {
        TieredMergePolicy merging = new TieredMergePolicy();
        // Deleted entries still weigh in the statistics; settle() removes them all, so that nodes rank alike.
        merging.setForceMergeDeletesPctAllowed(0);
        IndexWriterConfig configuration = new IndexWriterConfig();
        configuration.setSimilarity(new BM25Similarity());
        configuration.setMergePolicy(merging);
        configuration.setRAMBufferSizeMB(32);
        return configuration;
    }

    private static Map<String, String> committed(IndexWriter writer) {
        Map<String, String> found = new LinkedHashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** Where in which change log this index stands; empty when it is new or of an older form. */
    public synchronized Optional<Place> place() {
        String log = place.get("log");
        String cursor = place.get("cursor");
        String cleared = place.get("cleared");
        return log == null || cursor == null || cleared == null || !FORM.equals(place.get("form"))
                ? Optional.empty()
                : Optional.of(new Place(log, Long.parseLong(cursor), Long.parseLong(cleared)));
    }

    /**
     * A place in a change log.
     *
     * @param log which database's
     * @param cursor everything before it has been heard
     * @param cleared how far the log had been cleared when the index was last built anew
     */
    public record Place(String log, long cursor, long cleared) {}

    /** A change of the index that is seen as a whole or not at all. */
    public interface Changes {
        void put(String kind, SearchEntry entry);

        void remove(String kind, long id);
    }

    /** What makes a change. */
    public interface Change {
        void make(Changes changes);
    }

    /** Applies the changes and notes the place with them. */
    public synchronized void apply(Place to, Change change) {
        run(to, change, false);
    }

    /** Replaces everything. Until it is done searches see the old content. */
    public synchronized void rebuild(Place to, Change change) {
        run(to, change, true);
    }

    private void run(Place to, Change change, boolean anew) {
        try {
            if (anew) {
                writer.deleteAll();
            }
            change.make(new Writing());
            place = Map.of(
                    "form",
                    FORM,
                    "log",
                    to.log(),
                    "cursor",
                    Long.toString(to.cursor()),
                    "cleared",
                    Long.toString(to.cleared()));
            writer.setLiveCommitData(place.entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the search index", e);
        }
    }

    /** Entries go in one by one; nobody sees them before the commit. */
    private final class Writing implements Changes {
        @Override
        public void put(String kind, SearchEntry entry) {
            try {
                writer.updateDocument(new Term(Fields.KEY, Fields.key(kind, entry.id())), Fields.document(kind, entry));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the search index", e);
            }
        }

        @Override
        public void remove(String kind, long id) {
            try {
                writer.deleteDocuments(new Term(Fields.KEY, Fields.key(kind, id)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the search index", e);
            }
        }
    }

    /**
     * Clears away what was deleted, so that two nodes with the same entries rank them alike. Worth doing when nothing
     * else is going on.
     */
    public synchronized void settle() {
        try {
            if (writer.hasDeletions()) {
                writer.forceMergeDeletes(true);
                writer.commit();
                searchers.maybeRefreshBlocking();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot settle the search index", e);
        }
    }

    /** Finds what the asker may read. */
    public SearchResult search(SearchQuery asked, Reading reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search(searcher, asked, reading);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the search index", e);
        }
    }

    private SearchResult search(IndexSearcher searcher, SearchQuery asked, Reading reading) throws IOException {
        List<String> variants = abbreviations.variants(asked.text());
        Query filter = Readers.filter(reading);
        Query everything = query(searcher, asked, variants, filter);
        Map<String, Long> kinds = searcher.search(everything, new KindCounts());
        String kind = asked.kind();
        Query narrowed = kind == null
                ? everything
                : new BooleanQuery.Builder()
                        .add(everything, BooleanClause.Occur.MUST)
                        .add(new TermQuery(new Term(Fields.KIND, kind)), BooleanClause.Occur.FILTER)
                        .build();
        int wanted = asked.page() * asked.size();
        TopDocs top = best(searcher, narrowed, wanted);
        Snippets snippets = new Snippets(asked.text(), variants);
        List<SearchResult.Hit> hits = new ArrayList<>();
        for (int i = wanted - asked.size(); i < top.scoreDocs.length; i++) {
            hits.add(hit(searcher, top.scoreDocs[i], snippets));
        }
        long total = kind == null
                ? kinds.values().stream().mapToLong(Long::longValue).sum()
                : kinds.getOrDefault(kind, 0L);
        String suggestion = Suggestions.of(asked.text(), searcher, filter).orElse(null);
        return new SearchResult(hits, total, kinds, suggestion);
    }

    private static Query query(IndexSearcher searcher, SearchQuery asked, List<String> variants, Query filter)
            throws IOException {
        return new BooleanQuery.Builder()
                .add(Queries.of(asked.text(), variants, searcher.getIndexReader()), BooleanClause.Occur.MUST)
                .add(filter, BooleanClause.Occur.FILTER)
                .build();
    }

    private static TopDocs best(IndexSearcher searcher, Query query, int wanted) throws IOException {
        return searcher.search(query, new TopFieldCollectorManager(BY_RANK, wanted, null, wanted));
    }

    /** Only the ranking, best first: for measuring it. */
    List<Long> ranking(SearchQuery asked, Reading reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Query query = query(searcher, asked, abbreviations.variants(asked.text()), Readers.filter(reading));
            List<Long> ids = new ArrayList<>();
            for (ScoreDoc found : best(searcher, query, asked.size()).scoreDocs) {
                ids.add(searcher.storedFields()
                        .document(found.doc)
                        .getField(Fields.ID)
                        .numericValue()
                        .longValue());
            }
            return ids;
        } finally {
            searchers.release(searcher);
        }
    }

    private static SearchResult.Hit hit(IndexSearcher searcher, ScoreDoc found, Snippets snippets) throws IOException {
        Document document = searcher.storedFields().document(found.doc);
        return new SearchResult.Hit(
                document.get(Fields.KIND),
                document.getField(Fields.ID).numericValue().longValue(),
                document.get(Fields.PATH),
                snippets.whole(document.get(Fields.TITLE)),
                snippets.best(document.get(Fields.TEXT)));
    }

    /** How many entries it holds. */
    public int size() {
        return writer.getDocStats().numDocs;
    }

    @Override
    public synchronized void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the search index", e);
        }
    }
}
