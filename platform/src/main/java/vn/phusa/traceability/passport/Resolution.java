package vn.phusa.traceability.passport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where a code leads (GS1-Conformant Resolver Standard, after the code has been read and found). */
public sealed interface Resolution {

    /** The passport itself answers. */
    record ShowPassport() implements Resolution {}

    /** Somewhere else. */
    record LeadTo(Offer offer) implements Resolution {}

    /** Several fit alike; whoever asks chooses. */
    record Several(List<Offer> offers) implements Resolution {}

    /** The code is known, but nothing of the type asked for is. */
    record NothingOfThatType() implements Resolution {}

    /**
     * Chooses.
     *
     * @param offers of the code, without those that something more particular stands in for
     */
    static Resolution of(List<Offer> offers, Wish wish) {
        LinkType type = wish.linkType();
        List<Offer> candidates = new ArrayList<>();
        if (type == null || type.equals(LinkType.DEFAULT) || type.equals(LinkType.DEFAULT_MULTI)) {
            offers.stream().filter(Offer::preferred).forEach(candidates::add);
        } else {
            offers.stream().filter(offer -> offer.type().equals(type)).forEach(candidates::add);
        }
        if (candidates.isEmpty()) {
            return new NothingOfThatType();
        }
        Comparator<Offer> fit = Comparator.<Offer>comparingInt(offer -> wish.rankOfMediaType(offer.mediaType()))
                .thenComparingInt(offer -> wish.rankOfLanguage(offer.language()));
        Offer best = candidates.stream().min(fit).orElseThrow();
        List<Offer> alike = candidates.stream()
                .filter(offer -> fit.compare(offer, best) == 0)
                .toList();
        boolean one = alike.stream().map(Offer::href).distinct().count() == 1;
        if (!one && type != null && alike.stream().noneMatch(Offer::own)) {
            return new Several(alike);
        }
        Offer chosen = alike.stream().filter(offer -> !offer.own()).findFirst().orElse(best);
        return chosen.own() && (type == null || isPassport(type)) ? new ShowPassport() : new LeadTo(chosen);
    }

    private static boolean isPassport(LinkType type) {
        return type.equals(LinkType.PIP) || type.equals(LinkType.DEFAULT) || type.equals(LinkType.DEFAULT_MULTI);
    }
}
