package vn.phusa.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Occurrence;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.Timestamp;

/** Where something happened is said by name, never by bare coordinates. */
class WhereaboutsTest {
    private static final Places.Known MILL =
            new Places.Known("urn:mill", "Nhà máy Thới Lai", new Point(10.0712, 105.5721), null, "Thới Lai, Cần Thơ");

    private static Places.Known position(double latitude, double longitude) {
        return new Places.Known(
                "geo:" + latitude + "," + longitude,
                "geo:" + latitude + "," + longitude,
                new Point(latitude, longitude),
                null);
    }

    private static Event event(String readPoint, @Nullable String bizLocation) {
        return new ObjectEvent(
                new Occurrence(
                        Timestamp.of(Instant.parse("2026-11-01T01:00:00Z")), null, "+07:00", null, null, List.of()),
                List.of(),
                List.of(),
                Action.OBSERVE,
                new Circumstances(
                        null,
                        null,
                        null,
                        new Place(readPoint, List.of()),
                        bizLocation == null ? null : new Place(bizLocation, List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                null,
                Extensions.NONE);
    }

    @Test
    void aPlaceIsSaidByItsNameWithCommuneAndProvince() {
        assertThat(Whereabouts.of(MILL, List.of()))
                .isEqualTo(new Whereabouts.At(Bilingual.same("Nhà máy Thới Lai"), "Thới Lai, Cần Thơ"));
    }

    @Test
    void aBarePositionIsSaidByWhatIsAroundItAndOnlyRoughly() {
        assertThat(Whereabouts.of(position(10.064, 105.558), List.of(MILL)))
                .isEqualTo(new Whereabouts.Near("Nhà máy Thới Lai"));
        assertThat(Whereabouts.of(position(10.064, 105.558), List.of())).isEqualTo(new Whereabouts.Away("Cần Thơ", 25));
        assertThat(Whereabouts.of(position(10.031, 105.781), List.of())).isEqualTo(new Whereabouts.Near("Cần Thơ"));
        assertThat(Whereabouts.of(position(51.9, 4.4), List.of())).isEqualTo(new Whereabouts.Somewhere());
    }

    @Test
    void aNumberThatNobodyNamedStaysANumber() {
        Places.Known nameless = new Places.Known("414/8935001230021", "414/8935001230021", null, null);
        assertThat(Whereabouts.of(nameless, List.of(MILL))).isEqualTo(new Whereabouts.Numbered("414/8935001230021"));
    }

    @Test
    void thePositionThatThePhoneReadBelongsToThePlaceThatWasNamed() {
        Places.Known store = new Places.Known("urn:store", "Kho Thới Lai", null, null);
        Places.Known read = position(10.064, 105.558);
        Map<String, Places.Known> places = Whereabouts.of(
                event(read.key(), store.key()), Map.of(store.key(), store, read.key(), read, MILL.key(), MILL));
        assertThat(places.values()).containsExactly(store.at(read.point()));
        assertThat(Whereabouts.of(event(read.key(), MILL.key()), Map.of(read.key(), read, MILL.key(), MILL))
                        .values())
                .as("a place that has its own position keeps it")
                .containsExactly(MILL);
        assertThat(Whereabouts.of(event(read.key(), null), Map.of(read.key(), read))
                        .values())
                .containsExactly(read);
    }
}
