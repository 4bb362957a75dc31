package vn.phusa.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A rule set: lists of entries in YAML. Those that come with the platform stand in {@code rules/<room>/….yaml} on the class path; what
 * is not as it should be there is a mistake of the program, found at start. Others are brought by people. Either way {@link Wrong}
 * says at which line and key.
 */
public final class RuleFile {
    private final String name;
    private final Map<Map<?, ?>, Map<String, Integer>> lines;
    private final Entry content;

    private RuleFile(String name, Map<?, ?> content, Map<Map<?, ?>, Map<String, Integer>> lines) {
        this.name = name;
        this.lines = lines;
        this.content = new Entry(content);
    }

    /** What can be wrong at a key. */
    public enum Fault {
        /** The text is no YAML, or holds no lists. */
        NOT_YAML("is not YAML"),
        MISSING("is missing"),
        NOT_A_NUMBER("must be a number"),
        NOT_A_WHOLE_NUMBER("must be a whole number"),
        NOT_A_DATE("must be a date"),
        NOT_ENTRIES("must be a list of entries");

        private final String said;

        Fault(String said) {
            this.said = said;
        }
    }

    /** A rule set is not as it should be. */
    public static final class Wrong extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String key;
        private final Fault fault;

        private Wrong(String name, int line, String key, Fault fault, @Nullable Throwable cause) {
            super(name + ", line " + line + ": " + key + " " + fault.said, cause);
            this.line = line;
            this.key = key;
            this.fault = fault;
        }

        /** From 1; 0 where there is none. */
        public int line() {
            return line;
        }

        /** Empty where it is about the file. */
        public String key() {
            return key;
        }

        public Fault fault() {
            return fault;
        }
    }

    /** Notes on which line each key stands. */
    private static final class Lines extends SafeConstructor {
        private final Map<Map<?, ?>, Map<String, Integer>> lines = new IdentityHashMap<>();

        private Lines() {
            super(options());
        }

        private static LoaderOptions options() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            return options;
        }

        @Override
        protected void constructMapping2ndStep(MappingNode node, Map<Object, Object> mapping) {
            super.constructMapping2ndStep(node, mapping);
            Map<String, Integer> own = new HashMap<>();
            own.put("", node.getStartMark().getLine() + 1);
            for (NodeTuple tuple : node.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    own.put(key.getValue(), key.getStartMark().getLine() + 1);
                }
            }
            lines.put(mapping, own);
        }
    }

    /**
     * Reads a file.
     *
     * @param name from the root of the class path: {@code /rules/traceability/markets.yaml}
     * @throws IllegalStateException if there is no such file, or it holds no lists
     */
    public static RuleFile of(String name) {
        try (InputStream stream = RuleFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return written(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Reads what somebody wrote.
     *
     * @param name for messages
     * @throws Wrong where it is no YAML, or holds no lists
     */
    public static RuleFile written(String name, String yaml) {
        Lines lines = new Lines();
        try {
            if (new Yaml(lines).load(yaml) instanceof Map<?, ?> map) {
                return new RuleFile(name, map, lines.lines);
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new Wrong(name, line, "", Fault.NOT_YAML, e);
        } catch (YAMLException e) {
            throw new Wrong(name, 0, "", Fault.NOT_YAML, e);
        }
        throw new Wrong(name, 1, "", Fault.NOT_YAML, null);
    }

    /** The keys of the file itself. */
    public Entry root() {
        return content;
    }

    /** The entries of a list, in their order. */
    public List<Entry> entries(String list) {
        return content.entries(list);
    }

    /** One entry: values by key. */
    public final class Entry {
        private final Map<?, ?> values;

        private Entry(Map<?, ?> values) {
            this.values = values;
        }

        public String text(String key) {
            return optionalText(key).orElseThrow(() -> wrong(key, Fault.MISSING));
        }

        public Optional<String> optionalText(String key) {
            return Optional.ofNullable(values.get(key)).map(Object::toString);
        }

        /** The values of {@code key-vi} and {@code key-en}. */
        public Bilingual bilingual(String key) {
            return new Bilingual(text(key + "-vi"), text(key + "-en"));
        }

        public int wholeNumber(String key) {
            if (values.get(key) instanceof Integer number) {
                return number;
            }
            throw wrong(key, Fault.NOT_A_WHOLE_NUMBER);
        }

        public BigDecimal decimal(String key) {
            return decimal(key, values.get(key));
        }

        public List<BigDecimal> decimals(String key) {
            return list(key).stream().map(value -> decimal(key, value)).toList();
        }

        private BigDecimal decimal(String key, @Nullable Object value) {
            try {
                if (value != null) {
                    return new BigDecimal(value.toString());
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw wrong(key, Fault.NOT_A_NUMBER);
        }

        public LocalDate date(String key) {
            return optionalDate(key).orElseThrow(() -> wrong(key, Fault.NOT_A_DATE));
        }

        public Optional<LocalDate> optionalDate(String key) {
            return switch (values.get(key)) {
                case null -> Optional.empty();
                // YAML reads a plain date as a moment at midnight UTC.
                case java.util.Date date -> Optional.of(LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC));
                case Object value -> {
                    try {
                        yield Optional.of(LocalDate.parse(value.toString()));
                    } catch (DateTimeParseException e) {
                        throw wrong(key, Fault.NOT_A_DATE);
                    }
                }
            };
        }

        /** Whether it is set; false where the key is missing. */
        public boolean flag(String key) {
            return Boolean.TRUE.equals(values.get(key));
        }

        /** A list of texts without repetition, in its order; empty where the key is missing. */
        public Set<String> words(String key) {
            Set<String> words = new LinkedHashSet<>();
            list(key).forEach(word -> words.add(String.valueOf(word)));
            return Collections.unmodifiableSet(words);
        }

        /** An entry within this one; empty where the key is missing. */
        public Optional<Entry> entry(String key) {
            return values.get(key) instanceof Map<?, ?> map ? Optional.of(new Entry(map)) : Optional.empty();
        }

        /** Entries within this one. */
        public List<Entry> entries(String key) {
            List<Entry> entries = new ArrayList<>();
            if (!values.containsKey(key)) {
                throw wrong(key, Fault.MISSING);
            }
            for (Object value : list(key)) {
                if (!(value instanceof Map<?, ?> map)) {
                    throw wrong(key, Fault.NOT_ENTRIES);
                }
                entries.add(new Entry(map));
            }
            return entries;
        }

        private List<?> list(String key) {
            return values.get(key) instanceof List<?> list ? list : List.of();
        }

        /** The keys that are there. */
        public Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>();
            values.keySet().forEach(key -> keys.add(String.valueOf(key)));
            return keys;
        }

        /** On which line the key stands, from 1; the entry itself where it is not there. */
        public int line(String key) {
            Map<String, Integer> own = lines.getOrDefault(values, Map.of());
            return own.getOrDefault(key, own.getOrDefault("", 0));
        }

        private Wrong wrong(String key, Fault fault) {
            return new Wrong(name, line(key), key, fault, null);
        }
    }
}
