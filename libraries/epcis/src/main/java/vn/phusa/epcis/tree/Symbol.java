package vn.phusa.epcis.tree;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Name;

/** A name as a reader met it, made once a document, so that names are compared by identity. */
public final class Symbol {

    /** A run of text between elements. */
    public static final Symbol TEXT = new Symbol(Name.plain("#text"), null, "");

    private static final Map<Term, Symbol> TERMS = new EnumMap<>(Term.class);

    static {
        for (Term term : Term.values()) {
            TERMS.put(term, new Symbol(Name.plain(term.name()), term, term.name()));
        }
    }

    private final Name name;
    private final @Nullable Term term;
    private final byte[] canonical;

    private Symbol(Name name, @Nullable Term term, String canonical) {
        this.name = name;
        this.term = term;
        this.canonical = canonical.getBytes(StandardCharsets.UTF_8);
    }

    /** The symbol of a field of EPCIS. */
    public static Symbol of(Term term) {
        Symbol known = TERMS.get(term);
        if (known == null) {
            throw new IllegalStateException(term.name());
        }
        return known;
    }

    /** The symbol of any other name. An undeclared prefix is a namespace that is the prefix and a colon. */
    public static Symbol of(Name name) {
        String namespace = name.namespace();
        boolean undeclared = namespace.endsWith(":") && namespace.indexOf(':') == namespace.length() - 1;
        return new Symbol(name, null, undeclared ? namespace + name.local() : name.toString());
    }

    public Name name() {
        return name;
    }

    /** The field of EPCIS; null for somebody's own. */
    public @Nullable Term term() {
        return term;
    }

    /** How the name stands in the canonical form of an event, in UTF-8; not to be changed. */
    public byte[] canonical() {
        return canonical;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
