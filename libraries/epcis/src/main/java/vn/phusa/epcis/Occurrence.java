package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, and what is known about the telling: the fields that every event has.
 *
 * @param eventTime when
 * @param recordTime when a repository took it in; set by the repository
 * @param eventTimeZoneOffset the offset at the place, {@code ±hh:mm}, as sent
 * @param eventID a URI; null where the sender gave none
 * @param errorDeclaration present where this event takes an earlier one back
 * @param certificationInfo links to certificates
 */
public record Occurrence(
        Timestamp eventTime,
        @Nullable Timestamp recordTime,
        String eventTimeZoneOffset,
        @Nullable String eventID,
        @Nullable ErrorDeclaration errorDeclaration,
        List<String> certificationInfo) {

    public Occurrence {
        certificationInfo = List.copyOf(certificationInfo);
    }
}
