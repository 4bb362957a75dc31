package vn.phusa.search.index;

import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands terms that are already made to Lucene. */
final class TermStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterable<String> terms;
    private Iterator<String> left;

    TermStream(Iterable<String> terms) {
        this.terms = terms;
        this.left = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!left.hasNext()) {
            return false;
        }
        term.append(left.next());
        return true;
    }

    @Override
    public void reset() {
        left = terms.iterator();
    }
}
