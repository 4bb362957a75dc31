package vn.phusa.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.VietnameseText;

/** Turns what was typed into a query: what must be there, and what makes it rank. */
final class Queries {
    /** A match in the title tells more than one in the text. */
    private static final float TITLE = 1.5f;

    /** Letters alone find what a slip of the finger hid; they must not outweigh whole syllables. */
    private static final float GRAMS = 0.2f;

    private static final float VARIANT = 0.7f;

    private static final int LONGEST_SLIP = 30;

    private Queries() {}

    /**
     * The query for a text, without any filter on who asks.
     *
     * @param variants the text said otherwise, see {@link Abbreviations}
     */
    static Query of(String text, List<String> variants, IndexReader index) throws IOException {
        Terms terms = Terms.of(text);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, Fields.EXACT, terms.exact(), 1);
        add(query, Fields.FOLDED, terms.folded(), 1);
        add(query, Fields.TITLE_EXACT, terms.exact(), TITLE);
        add(query, Fields.TITLE_FOLDED, terms.folded(), TITLE);
        add(query, Fields.GRAMS, Terms.grams(terms.folded()), GRAMS);
        BooleanQuery.Builder enough = new BooleanQuery.Builder();
        enough.add(coverage(text, index), BooleanClause.Occur.SHOULD);
        Set<String> typed = new HashSet<>(terms.folded());
        for (String variant : variants) {
            List<String> others = new ArrayList<>(Terms.of(variant).folded());
            // What was typed counts already; only what the variant adds does so here.
            others.removeAll(typed);
            add(query, Fields.FOLDED, others, VARIANT);
            enough.add(coverage(variant, index), BooleanClause.Occur.SHOULD);
        }
        query.add(enough.build(), BooleanClause.Occur.FILTER);
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, String field, List<String> terms, float boost) {
        for (String term : new LinkedHashSet<>(terms)) {
            Query one = new TermQuery(new Term(field, term));
            query.add(boost == 1 ? one : new BoostQuery(one, boost), BooleanClause.Occur.SHOULD);
        }
    }

    /** How much of what was typed must be in an entry for it to be found at all. */
    private static Query coverage(String text, IndexReader index) throws IOException {
        List<Query> asked = new ArrayList<>();
        List<Query> tooShort = new ArrayList<>();
        LinkedHashSet<String> seen = new LinkedHashSet<>();
        for (Token token : Tokenizer.syllables(text)) {
            String folded = VietnameseText.searchKey(token.text());
            if (!seen.add(folded)) {
                continue;
            }
            Term term = new Term(Fields.FOLDED, folded);
            if (token.kind() == Token.Kind.CODE) {
                asked.add(code(term, folded));
            } else if (index.docFreq(term) > 0) {
                asked.add(new TermQuery(term));
            } else if (folded.length() >= Suggestions.SHORTEST && folded.length() <= LONGEST_SLIP) {
                // It stands nowhere: a slip. What it was meant to be is one letter away.
                asked.add(new FuzzyQuery(term, 1));
            } else {
                tooShort.add(new TermQuery(term));
            }
        }
        if (asked.isEmpty()) {
            asked = tooShort;
        }
        BooleanQuery.Builder coverage = new BooleanQuery.Builder();
        asked.forEach(one -> coverage.add(one, BooleanClause.Occur.SHOULD));
        coverage.setMinimumNumberShouldMatch(atLeast(asked.size()));
        return coverage.build();
    }

    private static Query code(Term whole, String folded) {
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        for (String part : Terms.parts(folded)) {
            parts.add(new TermQuery(new Term(Fields.FOLDED, part)), BooleanClause.Occur.MUST);
        }
        return new BooleanQuery.Builder()
                .add(new TermQuery(whole), BooleanClause.Occur.SHOULD)
                .add(parts.build(), BooleanClause.Occur.SHOULD)
                .build();
    }

    /** Of one or two words all; of more, two; of a whole question, whose answer says it in other words, a quarter. */
    static int atLeast(int asked) {
        if (asked <= 2) {
            return asked;
        }
        return Math.max(2, asked / 4);
    }
}
