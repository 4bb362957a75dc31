package vn.phusa.search.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.phusa.vietnamese.Tokenizer;

/**
 * What the field abbreviates: "KH&CN" stands for "khoa học và công nghệ". Either finds the other. Kept as data, one pair a
 * line.
 */
final class Abbreviations {
    private static final int MOST_VARIANTS = 4;

    private final List<Pair> pairs;

    /** Both sides as syllables without diacritics, joined and framed by blanks. */
    private record Pair(String shortForm, String longForm) {}

    private Abbreviations(List<Pair> pairs) {
        this.pairs = pairs;
    }

    static Abbreviations load() {
        List<Pair> pairs = new ArrayList<>();
        try (InputStream stream = Abbreviations.class.getResourceAsStream("/rules/search/abbreviations.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the list of abbreviations is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    pairs.add(new Pair(framed(line.substring(0, equals)), framed(line.substring(equals + 1))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of abbreviations", e);
        }
        return new Abbreviations(pairs);
    }

    /** The text said otherwise, without diacritics; empty when nothing in it is abbreviated or could be. */
    List<String> variants(String text) {
        String folded = framed(text);
        List<String> variants = new ArrayList<>();
        for (Pair pair : pairs) {
            if (variants.size() < MOST_VARIANTS && folded.contains(pair.shortForm)) {
                variants.add(folded.replace(pair.shortForm, pair.longForm).strip());
            }
            if (variants.size() < MOST_VARIANTS && folded.contains(pair.longForm)) {
                variants.add(folded.replace(pair.longForm, pair.shortForm).strip());
            }
        }
        return variants;
    }

    private static String framed(String text) {
        return ' ' + String.join(" ", Tokenizer.searchKeys(text)) + ' ';
    }
}
