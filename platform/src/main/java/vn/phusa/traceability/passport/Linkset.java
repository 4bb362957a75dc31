package vn.phusa.traceability.passport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All links of a code as one document (RFC 9264, with GS1's names). */
public final class Linkset {
    public static final String MEDIA_TYPE = "application/linkset+json";

    private Linkset() {}

    /**
     * The document, ready for JSON.
     *
     * @param anchor the code's address
     * @param description of the item
     */
    public static Map<String, Object> of(String anchor, String description, List<Offer> offers) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("anchor", anchor);
        context.put("itemDescription", description);
        Map<String, List<Map<String, Object>>> types = new LinkedHashMap<>();
        List<Offer> preferred = offers.stream().filter(Offer::preferred).toList();
        if (!preferred.isEmpty()) {
            Map<String, Object> first = target(preferred.getFirst());
            types.computeIfAbsent(LinkType.DEFAULT.uri(), _ -> new ArrayList<>())
                    .add(first);
        }
        if (preferred.size() > 1) {
            preferred.forEach(offer -> types.computeIfAbsent(LinkType.DEFAULT_MULTI.uri(), _ -> new ArrayList<>())
                    .add(target(offer)));
        }
        offers.forEach(offer -> types.computeIfAbsent(offer.type().uri(), _ -> new ArrayList<>())
                .add(target(offer)));
        context.putAll(types);
        return Map.of("linkset", List.of(context));
    }

    private static Map<String, Object> target(Offer offer) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("href", offer.href());
        target.put("title", offer.title());
        if (!offer.mediaType().isEmpty()) {
            target.put("type", offer.mediaType());
        }
        if (!offer.language().isEmpty()) {
            target.put("hreflang", List.of(offer.language()));
        }
        return target;
    }
}
