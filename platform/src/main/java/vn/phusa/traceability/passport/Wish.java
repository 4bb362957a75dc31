package vn.phusa.traceability.passport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of the resolver.
 *
 * @param linkType as asked for; null: the default link
 * @param languages most wanted first, lower case
 * @param mediaTypes most wanted first; empty: any
 */
public record Wish(@Nullable LinkType linkType, List<String> languages, List<String> mediaTypes) {
    public Wish {
        languages = List.copyOf(languages);
        mediaTypes = List.copyOf(mediaTypes);
    }

    /** Reads a header such as {@code vi, en;q=0.8}; what is refused (q=0) is left out. */
    public static List<String> ranked(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 1_000) {
            return List.of();
        }
        record Weighted(String value, double weight) {}
        List<Weighted> found = new ArrayList<>();
        for (String part : header.split(",")) {
            String[] pieces = part.strip().split(";");
            double weight = 1;
            for (int i = 1; i < pieces.length; i++) {
                String piece = pieces[i].strip();
                if (piece.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                    weight = Double.parseDouble(piece.substring(2));
                }
            }
            if (!pieces[0].isBlank() && weight > 0) {
                found.add(new Weighted(pieces[0].strip().toLowerCase(Locale.ROOT), weight));
            }
        }
        // The sort is stable: what is wanted alike stays in the order of the header.
        return found.stream()
                .sorted(Comparator.comparingDouble(Weighted::weight).reversed())
                .map(Weighted::value)
                .toList();
    }

    /** How well a language fits: the smaller the better. What is wanted word for word comes before another region's. */
    int rankOfLanguage(String language) {
        int last = 3 * languages.size();
        if (language.isEmpty()) {
            return last;
        }
        String offered = language.toLowerCase(Locale.ROOT);
        for (int i = 0; i < languages.size(); i++) {
            String wanted = languages.get(i);
            if (wanted.equals(offered)) {
                return 3 * i;
            } else if (wanted.equals("*") || primary(wanted).equals(offered)) {
                return 3 * i + 1;
            } else if (primary(wanted).equals(primary(offered))) {
                return 3 * i + 2;
            }
        }
        return last + 1;
    }

    /** How well a media type fits: the smaller the better. */
    int rankOfMediaType(String mediaType) {
        if (mediaTypes.isEmpty() || mediaType.isEmpty()) {
            return mediaTypes.size();
        }
        for (int i = 0; i < mediaTypes.size(); i++) {
            String wanted = mediaTypes.get(i);
            boolean fits = wanted.equals("*/*")
                    || wanted.equals(mediaType)
                    || wanted.endsWith("/*") && mediaType.startsWith(wanted.substring(0, wanted.length() - 1));
            if (fits) {
                return i;
            }
        }
        return mediaTypes.size() + 1;
    }

    private static String primary(String language) {
        int hyphen = language.indexOf('-');
        return hyphen < 0 ? language : language.substring(0, hyphen);
    }
}
