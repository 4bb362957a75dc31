package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Element;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.Timestamp;

class LotsTest {
    private static final String SERIAL = "01/08935001234562/21/4711";
    private static final String LOT = "01/08935001234562/10/L7";

    @Test
    void aDigitalLinkWithSerialNumberAndLotTellsTheLot() {
        ObjectEvent event = event("https://gao.vn/01/08935001234562/10/L7/21/4711", null);

        assertThat(Lots.of(event)).containsEntry(SERIAL, LOT);
        assertThat(Thing.of(event)).containsExactly(new Thing(SERIAL, ThingRole.EPC), new Thing(LOT, ThingRole.LOT));
    }

    @Test
    void theMasterDataOfWhatComesIntoBeingTellTheLot() {
        Element ilmd = new Element(
                Name.plain("ilmd"),
                List.of(),
                List.of(Element.of(new Name("urn:epcglobal:cbv:mda", "lotNumber"), "L7")));

        assertThat(Lots.of(event("urn:epc:id:sgtin:89350012.03456.4711", ilmd))).containsEntry(SERIAL, LOT);
    }

    @Test
    void aSerialNumberAloneTellsNoLot() {
        assertThat(Lots.of(event("urn:epc:id:sgtin:89350012.03456.4711", null))).isEmpty();
    }

    @Test
    void lotAndSerialNumberBelongToTheirClass() {
        assertThat(Lots.classOf(LOT)).contains("01/08935001234562");
        assertThat(Lots.classOf(SERIAL)).contains("01/08935001234562");
        assertThat(Lots.classOf("00/189350012300000019")).isEmpty();
    }

    private static ObjectEvent event(String epc, @org.jspecify.annotations.Nullable Element ilmd) {
        return new ObjectEvent(
                new Occurrence(
                        Timestamp.of(Instant.parse("2026-03-01T00:00:00Z")), null, "+07:00", null, null, List.of()),
                List.of(epc),
                List.of(),
                Action.ADD,
                new Circumstances(null, null, null, null, null, List.of(), List.of(), List.of(), List.of()),
                ilmd,
                Extensions.NONE);
    }
}
