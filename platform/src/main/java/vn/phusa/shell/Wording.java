package vn.phusa.shell;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.phusa.base.Bilingual;

/**
 * What the platform says, in one language: the rooms' {@code messages/<room>_<language>.properties} (UTF-8, ICU message
 * patterns, so that English plurals come out right).
 */
public final class Wording {
    public static final Locale VIETNAMESE = Locale.of("vi", "VN");
    public static final Locale ENGLISH = Locale.of("en", "GB");

    private static final Logger LOG = LoggerFactory.getLogger(Wording.class);

    private final Locale locale;
    private final Map<String, String> patterns;
    private final Map<String, Boolean> missing = new ConcurrentHashMap<>();
    /** Patterns that have been read already; reading one takes longer than using it, and one at a time may use it. */
    private final Map<String, Queue<MessageFormat>> ready = new ConcurrentHashMap<>();

    private Wording(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /** Reads the messages of all rooms that have any. */
    public static Wording load(Locale locale, Collection<String> rooms) {
        Map<String, String> patterns = new HashMap<>();
        for (String room : rooms) {
            String resource = "/messages/" + room + "_" + locale.getLanguage() + ".properties";
            try (var stream = Wording.class.getResourceAsStream(resource)) {
                if (stream == null) {
                    continue;
                }
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + resource, e);
            }
        }
        return new Wording(locale, Map.copyOf(patterns));
    }

    public Locale locale() {
        return locale;
    }

    public Set<String> keys() {
        return new TreeSet<>(patterns.keySet());
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** The ICU message pattern as it was written. */
    public String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no wording for " + key);
        }
        return pattern;
    }

    /** What is given in both languages is said in this one. */
    private Object[] said(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Bilingual both ? both.in(locale) : argument)
                .toArray();
    }

    /** The sentence for the key; the key itself, with one line in the log, when nobody wrote it. */
    public String say(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            if (missing.putIfAbsent(key, true) == null) {
                LOG.warn("no {} wording for {}", locale.getLanguage(), key);
            }
            return key;
        }
        if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        Queue<MessageFormat> idle = ready.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>());
        MessageFormat format = idle.poll();
        if (format == null) {
            format = new MessageFormat(pattern, locale);
        }
        String said = format.format(said(arguments));
        idle.offer(format);
        return said;
    }
}
