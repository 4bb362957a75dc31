package vn.phusa.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import vn.phusa.base.FirstData;
import vn.phusa.base.store.OwnAddress.Reach;

/** Where links that leave the platform lead. */
class OwnAddressTest {
    private final MockEnvironment environment = new MockEnvironment();

    private OwnAddress address(@Nullable String chosen) {
        return new OwnAddress(
                new PlatformSettings(
                        Path.of("data"),
                        FirstData.Selection.EMPTY,
                        chosen == null ? null : URI.create(chosen),
                        true,
                        new PlatformSettings.Database("", "", "", 4)),
                environment);
    }

    @Test
    void theChosenAddressWins() {
        environment.setProperty("local.server.port", "9090");
        OwnAddress own = address("https://phusa.example.vn/");
        assertThat(own.of("/work")).isEqualTo("https://phusa.example.vn/work");
        assertThat(own.name()).isEqualTo("phusa.example.vn");
        assertThat(own.reach()).isEqualTo(Reach.EVERYWHERE);
    }

    @ParameterizedTest
    @CsvSource({"foo", "phusa.example.vn", "ftp://phusa.example.vn", "https:phusa"})
    void whatIsNoWholeAddressIsRefusedAtTheStart(String chosen) {
        assertThatThrownBy(() -> address(chosen))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PHUSA_PUBLIC_URL")
                .hasMessageContaining(chosen);
    }

    @Test
    void withoutOneItIsThePortAtWhichTheServerReallyListens() {
        environment.setProperty("server.address", "127.0.0.1");
        environment.setProperty("server.port", "0");
        environment.setProperty("local.server.port", "43117");
        OwnAddress own = address(null);
        assertThat(own.of("/answer/x")).isEqualTo("http://localhost:43117/answer/x");
        assertThat(own.reach()).isEqualTo(Reach.THIS_MACHINE);
    }

    @Test
    void anEmptySettingIsNone() {
        environment.setProperty("server.address", "127.0.0.1");
        assertThat(address("").root()).isEqualTo("http://localhost:8080");
    }

    @Test
    void aServerThatListensEverywhereIsFoundAtTheMachinesAddress() {
        environment.setProperty("server.address", "0.0.0.0");
        environment.setProperty("server.ssl.key-store", "file:x");
        assertThat(address(null).root()).matches("https://[^/:]+:8080").doesNotContain("0.0.0.0");
    }

    @Test
    void identifiersDoNotChangeWithTheNetwork() {
        environment.setProperty("server.address", "192.168.1.20");
        assertThat(address(null).root()).isEqualTo("http://192.168.1.20:8080");
        assertThat(address(null).name()).isEqualTo("phu-sa.invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,THIS_MACHINE",
        "127.0.0.1,THIS_MACHINE",
        "[::1],THIS_MACHINE",
        "192.168.1.20,LOCAL_NETWORK",
        "10.0.0.7,LOCAL_NETWORK",
        "[fd00::7],LOCAL_NETWORK",
        "may-chu,LOCAL_NETWORK",
        "phusa.local,LOCAL_NETWORK",
        "203.162.1.1,EVERYWHERE",
        "phusa.vinhlong.gov.vn,EVERYWHERE"
    })
    void anAddressReachesAsFarAsItIsKnown(String host, Reach reach) {
        assertThat(OwnAddress.reach(host)).isEqualTo(reach);
    }
}
