package vn.phusa.search.index;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;

/** "Did you mean": syllables that stand nowhere, put right by the nearest one that does and that the asker may read. */
final class Suggestions {
    /** A shorter one could be anything. */
    static final int SHORTEST = 3;

    private final IndexSearcher searcher;
    private final IndexReader index;
    private final Query filter;

    private Suggestions(IndexSearcher searcher, Query filter) {
        this.searcher = searcher;
        this.index = searcher.getIndexReader();
        this.filter = filter;
    }

    static Optional<String> of(String text, IndexSearcher searcher, Query filter) throws IOException {
        return new Suggestions(searcher, filter).of(text);
    }

    private Optional<String> of(String text) throws IOException {
        List<Token> tokens = Tokenizer.syllables(text);
        boolean plain = tokens.stream()
                .allMatch(token -> VietnameseText.fold(token.text())
                        .equals(VietnameseText.normalise(token.text()).toLowerCase(Locale.ROOT)));
        StringBuilder suggested = new StringBuilder();
        int at = 0;
        boolean better = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String folded = VietnameseText.searchKey(token.text());
            if (token.kind() != Token.Kind.WORD || folded.length() < SHORTEST || stands(folded)) {
                continue;
            }
            String before =
                    i == 0 ? null : VietnameseText.searchKey(tokens.get(i - 1).text());
            String after = i + 1 == tokens.size()
                    ? null
                    : VietnameseText.searchKey(tokens.get(i + 1).text());
            String nearest = nearest(folded, before, after);
            if (nearest != null) {
                suggested.append(text, at, token.start()).append(plain ? nearest : written(nearest));
                at = token.end();
                better = true;
            }
        }
        return better ? Optional.of(suggested.append(text, at, text.length()).toString()) : Optional.empty();
    }

    private boolean stands(String folded) throws IOException {
        return index.docFreq(new Term(Fields.FOLDED, folded)) > 0;
    }

    /** One letter away, most often beside the same neighbours, then most often at all. */
    private @Nullable String nearest(String wrong, @Nullable String before, @Nullable String after) throws IOException {
        org.apache.lucene.index.Terms terms = MultiTerms.getTerms(index, Fields.FOLDED);
        if (terms == null) {
            return null;
        }
        TermsEnum near = new FuzzyTermsEnum(terms, new Term(Fields.FOLDED, wrong), 1, 0, true);
        String best = null;
        long bestScore = 0;
        for (BytesRef term = near.next(); term != null; term = near.next()) {
            String candidate = term.utf8ToString();
            if (candidate.indexOf(' ') >= 0) {
                continue;
            }
            long beside = 0;
            if (before != null) {
                beside += index.docFreq(new Term(Fields.FOLDED, before + ' ' + candidate));
            }
            if (after != null) {
                beside += index.docFreq(new Term(Fields.FOLDED, candidate + ' ' + after));
            }
            long score = beside * 1_000_000 + near.docFreq();
            if (score > bestScore && readable(candidate)) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Vocabulary that only others may read is not given away. */
    private boolean readable(String candidate) throws IOException {
        return searcher.count(new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(Fields.FOLDED, candidate)), BooleanClause.Occur.FILTER)
                        .add(filter, BooleanClause.Occur.FILTER)
                        .build())
                > 0;
    }

    /** As the syllable is most often written. */
    private String written(String folded) throws IOException {
        org.apache.lucene.index.Terms terms = MultiTerms.getTerms(index, Fields.SHOWN);
        if (terms == null) {
            return folded;
        }
        TermsEnum shown = terms.iterator();
        String prefix = folded + Terms.MARK;
        String best = folded;
        int most = 0;
        if (shown.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) {
            return folded;
        }
        for (BytesRef term = shown.term(); term != null; term = shown.next()) {
            String form = term.utf8ToString();
            if (!form.startsWith(prefix)) {
                break;
            }
            if (shown.docFreq() > most) {
                most = shown.docFreq();
                best = form.substring(prefix.length());
            }
        }
        return best;
    }
}
