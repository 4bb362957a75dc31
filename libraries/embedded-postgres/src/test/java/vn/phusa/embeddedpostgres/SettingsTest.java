package vn.phusa.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a machine the server takes. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource({"0, 256", "1, 409", "2, 819", "8, 3276", "24, 9830", "64, 16384"})
    void twoFifthsOfTheMemoryAreForTheTables(long gigabytes, long megabytes) {
        assertThat(Settings.buffers(gigabytes << 30)).isEqualTo(megabytes);
    }
}
