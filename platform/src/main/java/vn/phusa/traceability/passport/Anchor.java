package vn.phusa.traceability.passport;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString.Element;

/**
 * For which codes a link counts: a key with none, some or all of its qualifiers. A link of the product counts for its lots, unless the
 * lot has one of the same type.
 *
 * @param path key first, then qualifiers in the order of the Digital Link
 */
public record Anchor(List<Element> path) {
    public Anchor {
        path = List.copyOf(path);
    }

    /** @param text without a slash in front: {@code 01/08935001234562/10/L7} */
    public static Anchor read(String text) {
        return switch (DigitalLink.parse("https://id.gs1.org/" + text)) {
            case vn.phusa.epcis.gs1.Parsed.Good<DigitalLink>(DigitalLink link) -> new Anchor(link.path());
            case vn.phusa.epcis.gs1.Parsed.Bad<DigitalLink> bad ->
                throw new IllegalArgumentException(text + ": " + bad.fault());
        };
    }

    public String text() {
        return new DigitalLink("", path, List.of(), List.of()).uri().substring(1);
    }

    /** The key alone. */
    public String key() {
        return new Anchor(path.subList(0, 1)).text();
    }

    public boolean covers(Anchor asked) {
        return asked.path.getFirst().equals(path.getFirst()) && new HashSet<>(asked.path).containsAll(path);
    }

    /** Of links that count for the same code, the ones with the most qualifiers stand in for the others of their type. */
    static <T> List<T> mostParticular(
            List<T> links,
            java.util.function.Function<T, Anchor> anchor,
            java.util.function.Function<T, LinkType> type) {
        Set<T> kept = new HashSet<>();
        for (T link : links) {
            int most = links.stream()
                    .filter(other -> type.apply(other).equals(type.apply(link)))
                    .map(other -> anchor.apply(other).path().size())
                    .max(Comparator.naturalOrder())
                    .orElse(0);
            if (anchor.apply(link).path().size() == most) {
                kept.add(link);
            }
        }
        return links.stream().filter(kept::contains).toList();
    }
}
