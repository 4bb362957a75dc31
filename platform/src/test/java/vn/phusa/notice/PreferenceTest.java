package vn.phusa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.base.VietnamTime;

/** Quiet hours and the hour of the summary. */
class PreferenceTest {
    private static Instant at(String vietnamTime) {
        return LocalDateTime.parse(vietnamTime).atZone(VietnamTime.ZONE).toInstant();
    }

    private static Preference quiet(String from, String to) {
        return new Preference(
                true, Preference.Rhythm.EACH, LocalTime.of(7, 0), LocalTime.parse(from), LocalTime.parse(to), "vi");
    }

    @ParameterizedTest
    @CsvSource({
        "20:00, 06:30, 2026-06-01T19:59, 2026-06-01T19:59",
        "20:00, 06:30, 2026-06-01T20:00, 2026-06-02T06:30",
        "20:00, 06:30, 2026-06-02T02:00, 2026-06-02T06:30",
        "20:00, 06:30, 2026-06-02T06:30, 2026-06-02T06:30",
        "12:00, 13:00, 2026-06-02T12:30, 2026-06-02T13:00",
        "12:00, 13:00, 2026-06-02T13:00, 2026-06-02T13:00",
        "08:00, 08:00, 2026-06-02T08:00, 2026-06-02T08:00"
    })
    void mailWaitsForTheEndOfTheQuietHours(String from, String to, String written, String sent) {
        assertThat(quiet(from, to).notBefore(at(written))).isEqualTo(at(sent));
    }

    @Test
    void withoutQuietHoursMailGoesAtOnce() {
        Preference none = new Preference(true, Preference.Rhythm.EACH, LocalTime.of(7, 0), null, null, "vi");
        assertThat(none.notBefore(at("2026-06-01T23:00"))).isEqualTo(at("2026-06-01T23:00"));
    }

    @Test
    void theSummaryIsDueFromItsHourOn() {
        assertThat(Preference.USUAL.digestDue(at("2026-06-01T06:59"))).isFalse();
        assertThat(Preference.USUAL.digestDue(at("2026-06-01T07:00"))).isTrue();
        assertThat(Preference.USUAL.digestDue(at("2026-06-01T23:00"))).isTrue();
    }
}
