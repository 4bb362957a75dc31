package vn.phusa.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A rule set that comes with the platform: lists of entries in YAML, {@code rules/<room>/….yaml} on the class path. What is not as
 * it should be is a mistake of the program, found at start; the message names the file, the key and the entry.
 */
public final class RuleFile {
    private final String name;
    private final Entry content;

    private RuleFile(String name, Map<?, ?> content) {
        this.name = name;
        this.content = new Entry(content);
    }

    /**
     * Reads a file.
     *
     * @param name from the root of the class path: {@code /rules/traceability/markets.yaml}
     * @throws IllegalStateException if there is no such file, or it holds no lists
     */
    public static RuleFile of(String name) {
        try (InputStream stream = RuleFile.class.getResourceAsStream(name)) {
            if (stream != null
                    && new Yaml(new SafeConstructor(new LoaderOptions())).load(stream) instanceof Map<?, ?> map) {
                return new RuleFile(name, map);
            }
            throw new IllegalStateException(name + " is missing, or holds no lists");
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
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
            return optionalText(key).orElseThrow(() -> wrong(key, "is missing"));
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
            throw wrong(key, "must be a whole number");
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
            throw wrong(key, "must be a number");
        }

        public LocalDate date(String key) {
            return optionalDate(key).orElseThrow(() -> wrong(key, "must be a date"));
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
                        throw wrong(key, "must be a date");
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
                throw wrong(key, "is missing");
            }
            for (Object value : list(key)) {
                if (!(value instanceof Map<?, ?> map)) {
                    throw wrong(key, "must be a list of entries");
                }
                entries.add(new Entry(map));
            }
            return entries;
        }

        private List<?> list(String key) {
            return values.get(key) instanceof List<?> list ? list : List.of();
        }

        private IllegalStateException wrong(String key, String why) {
            return new IllegalStateException(name + ": " + key + " " + why + " in " + values);
        }
    }
}
