package vn.phusa.search.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The part of a query that keeps what may not be read out of sight, out of the counts and out of the suggestions' order. */
final class Readers {
    private Readers() {}

    static Query filter(Reading reading) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Reading.OfKind one : reading.kinds()) {
            Query kind = new TermQuery(new Term(Fields.KIND, one.kind()));
            if (one.everything()) {
                any.add(kind, BooleanClause.Occur.SHOULD);
                continue;
            }
            List<BytesRef> tokens = new ArrayList<>();
            tokens.add(new BytesRef(Fields.EVERYBODY));
            if (reading.signedIn()) {
                tokens.add(new BytesRef(Fields.SIGNED_IN));
            }
            one.organisations().forEach(organisation -> tokens.add(new BytesRef(Fields.token(organisation))));
            one.whole().forEach(organisation -> tokens.add(new BytesRef(Fields.wholeToken(organisation))));
            any.add(
                    new BooleanQuery.Builder()
                            .add(kind, BooleanClause.Occur.FILTER)
                            .add(new TermInSetQuery(Fields.AUDIENCE, tokens), BooleanClause.Occur.FILTER)
                            .build(),
                    BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }
}
