package vn.phusa.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a machine the server takes. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource({"0, 256", "1, 256", "2, 256", "8, 1024", "24, 3072", "64, 4096"})
    void anEighthOfTheMemoryIsForTheTables(long gigabytes, long megabytes) {
        assertThat(Settings.buffers(gigabytes << 30)).isEqualTo(megabytes);
    }
}
