package vn.phusa.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import vn.phusa.base.PartyId;
import vn.phusa.search.Audience;
import vn.phusa.search.SearchEntry;

/** How an entry lies in the index. */
final class Fields {
    static final String KEY = "key";
    static final String KIND = "kind";
    static final String ID = "id";
    static final String PATH = "path";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String AUDIENCE = "audience";
    static final String EXACT = "exact";
    static final String FOLDED = "folded";
    static final String TITLE_EXACT = "title.exact";
    static final String TITLE_FOLDED = "title.folded";
    static final String GRAMS = "grams";
    static final String SHOWN = "shown";

    static final String EVERYBODY = "everybody";
    static final String SIGNED_IN = "signed-in";

    private static final int SEARCHED = 200_000;
    private static final int KEPT_FOR_SNIPPETS = 20_000;

    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType NOTED = type(IndexOptions.DOCS, true);

    private Fields() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    static String key(String kind, long id) {
        return kind + ':' + id;
    }

    static Document document(String kind, SearchEntry entry) {
        String text = cut(entry.text(), SEARCHED);
        Terms title = Terms.of(entry.title());
        Terms whole = Terms.of(entry.title() + " .\n" + text);
        Document document = new Document();
        String key = key(kind, entry.id());
        document.add(new StringField(KEY, key, Field.Store.NO));
        // Breaks ties in rank in the same way on every node.
        document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
        document.add(new StringField(KIND, kind, Field.Store.YES));
        document.add(new SortedDocValuesField(KIND, new BytesRef(kind)));
        document.add(new StoredField(ID, entry.id()));
        document.add(new StoredField(PATH, entry.path()));
        document.add(new StoredField(TITLE, entry.title()));
        document.add(new StoredField(TEXT, cut(text, KEPT_FOR_SNIPPETS)));
        for (String token : tokens(entry.audience())) {
            document.add(new StringField(AUDIENCE, token, Field.Store.NO));
        }
        document.add(counted(EXACT, whole.exact()));
        document.add(counted(FOLDED, whole.folded()));
        document.add(counted(TITLE_EXACT, title.exact()));
        document.add(counted(TITLE_FOLDED, title.folded()));
        document.add(counted(GRAMS, Terms.grams(whole.folded())));
        document.add(new Field(SHOWN, new TermStream(whole.shown()), NOTED));
        return document;
    }

    private static Field counted(String name, Collection<String> terms) {
        return new Field(name, new TermStream(terms), COUNTED);
    }

    private static List<String> tokens(Audience audience) {
        List<String> tokens = new ArrayList<>();
        if (audience.everybody()) {
            tokens.add(EVERYBODY);
        }
        if (audience.signedIn()) {
            tokens.add(SIGNED_IN);
        }
        for (PartyId organisation : audience.organisations()) {
            tokens.add(token(organisation));
        }
        for (PartyId organisation : audience.whole()) {
            tokens.add(wholeToken(organisation));
        }
        return tokens;
    }

    static String token(PartyId organisation) {
        return "party:" + organisation.value();
    }

    static String wholeToken(PartyId organisation) {
        return "whole:" + organisation.value();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
