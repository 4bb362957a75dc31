package vn.phusa.traceability.passport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Namespaces;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.SampleDocuments;
import vn.phusa.traceability.Thing;

/** Who shows which event on a passport, where several captured it word for word. */
class OpenedTest {
    private static final PartyId MILL = new PartyId(1);
    private static final PartyId CARRIER = new PartyId(2);
    private static final PartyId SHOP = new PartyId(3);

    private static final RecordedEvent EVENT = new RecordedEvent(
            EventNumber.firstOf(Instant.parse("2026-08-01T00:00:00Z")),
            MILL,
            Set.of(CARRIER),
            Set.of(),
            SampleDocuments.read(SampleDocuments.document(SampleDocuments.shipping("7", "L")))
                    .getFirst(),
            Namespaces.NONE);
    private static final Map<PartyId, Set<String>> RICE_OF_THE_CARRIER =
            Map.of(CARRIER, Set.of(Thing.key("urn:epc:idpat:sgtin:893500123.0456.*")));

    @Test
    void whatItCapturedAfterAnotherIsItsOwnToShowOnItsWord() {
        Opened carriers = new Opened(CARRIER, Map.of());
        assertThat(carriers).accepts(EVENT);
        assertThat(carriers.told(EVENT).owner()).isEqualTo(CARRIER);
        assertThat(carriers.told(EVENT).captors()).isEmpty();
        assertThat(new Opened(MILL, Map.of()).told(EVENT).owner()).isEqualTo(MILL);
    }

    @Test
    void whatNoneOfItsCaptorsOpenedIsNotShown() {
        assertThat(new Opened(SHOP, Map.of())).rejects(EVENT);
        Opened opened = new Opened(SHOP, RICE_OF_THE_CARRIER);
        assertThat(opened).accepts(EVENT);
        assertThat(opened.told(EVENT).owner()).isEqualTo(CARRIER);
    }
}
