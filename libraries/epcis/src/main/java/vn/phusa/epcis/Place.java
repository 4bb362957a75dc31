package vn.phusa.epcis;

import java.util.List;

/**
 * A read point or a business location.
 *
 * @param id the place
 * @param extensions what somebody has added
 */
public record Place(String id, List<Element> extensions) {

    public Place {
        extensions = List.copyOf(extensions);
    }
}
