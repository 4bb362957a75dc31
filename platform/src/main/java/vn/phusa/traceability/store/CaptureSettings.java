package vn.phusa.traceability.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one capture may bring; announced to callers (EPCIS 2.0, {@code GS1-EPCIS-Capture-Limit} and
 * {@code GS1-EPCIS-Capture-File-Size-Limit}) and kept exactly.
 *
 * @param captureLimit events in a document ({@code PHUSA_EPCIS_CAPTURE_LIMIT})
 * @param captureFileSizeLimit bytes of a document ({@code PHUSA_EPCIS_CAPTURE_FILE_SIZE_LIMIT})
 * @param captureAtOnce documents up to so many bytes are written before they are acknowledged, larger ones by a job
 *     ({@code PHUSA_EPCIS_CAPTURE_AT_ONCE})
 */
@ConfigurationProperties("phusa.epcis")
public record CaptureSettings(
        @DefaultValue("5000000") int captureLimit,
        @DefaultValue("2147483648") long captureFileSizeLimit,
        @DefaultValue("4194304") int captureAtOnce) {}
