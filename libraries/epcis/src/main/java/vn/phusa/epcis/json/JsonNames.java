package vn.phusa.epcis.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.tree.Symbol;
import vn.phusa.epcis.tree.Term;

/** What the keys of a document mean under its {@code @context}. */
final class JsonNames {

    /** The prefixes that the official context brings along. */
    static final Map<String, String> OFFICIAL = Map.of(
            "epcis", "https://ref.gs1.org/epcis/",
            "cbv", "https://ref.gs1.org/cbv/",
            "cbvmda", "urn:epcglobal:cbv:mda",
            "gs1", "https://gs1.org/voc/",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "owl", "http://www.w3.org/2002/07/owl#",
            "xsd", "http://www.w3.org/2001/XMLSchema#",
            "dcterms", "http://purl.org/dc/terms/",
            "xsi", Name.XML_SCHEMA_INSTANCE,
            "xml", "http://www.w3.org/XML/1998/namespace");

    private final Map<String, String> prefixes = new LinkedHashMap<>();
    private final Map<String, String> terms = new HashMap<>();
    private final Map<String, Symbol> known = new HashMap<>();
    private final Map<Name, Symbol> symbols = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private int fields;
    private final List<String> undeclared = new ArrayList<>();
    private int longestPrefix;

    JsonNames() {}

    private JsonNames(JsonNames outer) {
        prefixes.putAll(outer.prefixes);
        terms.putAll(outer.terms);
        longestPrefix = outer.longestPrefix;
    }

    /** Names for an object with a context of its own. */
    JsonNames inner() {
        return new JsonNames(this);
    }

    /** Takes an entry of the context: a prefix, or a field with its meaning. */
    void declare(String key, String meaning) {
        known.clear();
        symbols.clear();
        String full = expanded(meaning);
        prefixes.put(key, full);
        longestPrefix = Math.max(longestPrefix, key.length());
        // {"ext": "http://example.com/ext"} is meant as a prefix by most, but "ext" may as well be a field.
        if (isTermIn(full, key)) {
            terms.put(key, full);
        }
    }

    /** What the prefixes of the document stand for, without those of the official context. */
    Namespaces namespaces() {
        return Namespaces.of(prefixes);
    }

    /** The symbol of a key. */
    Symbol symbol(String key) {
        Symbol symbol = known.get(key);
        if (symbol == null) {
            symbol = resolve(key);
            known.put(key, symbol);
        }
        return symbol;
    }

    /** Prefixes that were used without having been declared, each once. */
    List<String> undeclared() {
        return undeclared;
    }

    /** Whether there are more namespaces or prefixes than a document may have. */
    boolean isCrowded() {
        return prefixes.size() > Limits.NAMESPACES || used.size() > Limits.NAMESPACES;
    }

    /** Whether there are more different names of fields. */
    boolean isWordy() {
        return fields > Limits.NAMES;
    }

    private Symbol resolve(String key) {
        Term term = Term.of(key);
        if (term != null) {
            return Symbol.of(term);
        }
        Name name = name(key);
        used.add(name.namespace());
        fields++;
        return symbols.computeIfAbsent(name, Symbol::of);
    }

    private Name name(String key) {
        String meaning = terms.get(key);
        if (meaning == null && key.indexOf(':') < 0) {
            // What stands alone is no prefix, whatever it is called at home.
            meaning = prefixes.get(key);
        }
        if (meaning != null) {
            Name split = split(meaning);
            if (split != null) {
                return split;
            }
        }
        int colon = key.indexOf(':');
        if (colon > 0 && colon < key.length() - 1) {
            String prefix = key.substring(0, colon);
            String local = key.substring(colon + 1);
            String namespace = namespace(prefix);
            if (namespace != null) {
                return new Name(namespace, local);
            }
            if (local.startsWith("//") || local.indexOf(':') >= 0) {
                Name split = split(key);
                return split == null ? Name.plain(key) : split;
            }
            if (!undeclared.contains(prefix)) {
                undeclared.add(prefix);
            }
            return new Name(prefix + ":", local);
        }
        return key.length() > 1 && key.charAt(0) == '@'
                ? new Name(Name.JSON_LD, key.substring(1))
                : Name.plain(key.isEmpty() ? "_" : key);
    }

    private @Nullable String namespace(String prefix) {
        String namespace = prefixes.get(prefix);
        return namespace == null ? OFFICIAL.get(prefix) : namespace;
    }

    /** The namespace of the document's own prefix with which a value begins; null for any other. */
    @Nullable
    String ownNamespace(char[] value, int from, int length) {
        if (prefixes.isEmpty()) {
            return null;
        }
        int most = Math.min(length, longestPrefix + 1);
        int colon = 0;
        while (colon < most && value[from + colon] != ':') {
            colon++;
        }
        boolean authority = colon + 2 < length && value[from + colon + 1] == '/' && value[from + colon + 2] == '/';
        if (colon == 0 || colon == most || authority) {
            return null;
        }
        String prefix = new String(value, from, colon);
        return OFFICIAL.containsKey(prefix) ? null : prefixes.get(prefix);
    }

    String expanded(String meaning) {
        int colon = meaning.indexOf(':');
        if (colon > 0 && !meaning.startsWith("//", colon + 1)) {
            String namespace = namespace(meaning.substring(0, colon));
            if (namespace != null) {
                return namespace + meaning.substring(colon + 1);
            }
        }
        return meaning;
    }

    /** A context may give a word the meaning of one term, such as {@code "lot": "https://example.org/voc/lot"}. */
    private static boolean isTermIn(String full, String key) {
        Name split = split(full);
        return split != null && split.local().equals(key);
    }

    private static @Nullable Name split(String iri) {
        int at = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'));
        if (at < 0) {
            at = iri.lastIndexOf(':');
        }
        return at < 0 || at == iri.length() - 1 ? null : new Name(iri.substring(0, at + 1), iri.substring(at + 1));
    }
}
