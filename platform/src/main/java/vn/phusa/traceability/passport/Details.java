package vn.phusa.traceability.passport;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;

/**
 * What the owner says of a product: the system data set of NĐ 37/2026/NĐ-CP article 23(5) without events, and what article 32 adds for
 * a digital product passport.
 *
 * @param name never empty
 * @param description may be empty
 * @param brand mark or brand, may be empty
 * @param group product group, in the owner's words
 * @param producer who makes it; null: the owner
 * @param trader who answers for it on the market, where that is another; null: nobody else
 * @param address of the producer, as the label says it
 * @param origin where it comes from, or where it was last processed
 * @param content net content, "5 kg"
 * @param standards that it follows, one a line
 * @param warnings for safety, may be empty
 * @param markets where it is sold, see {@link Markets}
 * @param image document with its picture; null: none yet
 * @param journeyOpen whether the owner opens the journey to everybody
 * @param certificatesOpen whether the owner opens the certificates to everybody
 */
public record Details(
        Bilingual name,
        Bilingual description,
        String brand,
        String group,
        @Nullable PartyId producer,
        @Nullable PartyId trader,
        String address,
        Bilingual origin,
        String content,
        String standards,
        Bilingual warnings,
        Shelf shelf,
        List<String> markets,
        @Nullable Long image,
        boolean journeyOpen,
        boolean certificatesOpen,
        List<Certificate> certificates,
        List<PlaceCode> places,
        List<PortalCode> portals) {
    /** Certificates, codes or portals at most. */
    public static final int MOST = 50;

    public Details {
        markets = List.copyOf(markets);
        certificates = List.copyOf(certificates);
        places = List.copyOf(places);
        portals = List.copyOf(portals);
    }

    /** Fields of article 23(7) that are still empty; nothing is published before. */
    public List<String> missingToPublish() {
        List<String> missing = new ArrayList<>();
        if (image == null) {
            missing.add("image");
        }
        if (address.isBlank()) {
            missing.add("address");
        }
        if (origin.vietnamese().isBlank()) {
            missing.add("originVi");
        }
        return missing;
    }

    /** What was typed into the form, with what has forms of its own kept from before. */
    public Details keeping(Details before) {
        return new Details(
                name,
                description,
                brand,
                group,
                producer,
                trader,
                address,
                origin,
                content,
                standards,
                warnings,
                shelf,
                markets,
                before.image,
                before.journeyOpen,
                before.certificatesOpen,
                before.certificates,
                before.places,
                before.portals);
    }

    Details opening(boolean journey, boolean papers) {
        return with(image, journey, papers, certificates, places, portals);
    }

    Details withImage(long document) {
        return with(document, journeyOpen, certificatesOpen, certificates, places, portals);
    }

    Details withCertificates(List<Certificate> changed) {
        return with(image, journeyOpen, certificatesOpen, changed, places, portals);
    }

    Details withPlaces(List<PlaceCode> changed) {
        return with(image, journeyOpen, certificatesOpen, certificates, changed, portals);
    }

    Details withPortals(List<PortalCode> changed) {
        return with(image, journeyOpen, certificatesOpen, certificates, places, changed);
    }

    private Details with(
            @Nullable Long picture,
            boolean journey,
            boolean shown,
            List<Certificate> papers,
            List<PlaceCode> codes,
            List<PortalCode> elsewhere) {
        return new Details(
                name,
                description,
                brand,
                group,
                producer,
                trader,
                address,
                origin,
                content,
                standards,
                warnings,
                shelf,
                markets,
                picture,
                journey,
                shown,
                papers,
                codes,
                elsewhere);
    }
}
