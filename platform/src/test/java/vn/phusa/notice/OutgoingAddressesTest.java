package vn.phusa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/x",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https://10.0.0.5/",
                "https://[fd00::1]/",
                "https://metadata.google.internal/",
                "http://example.vn/"
            })
    void anAddressThatSaysItselfThatItIsInsideIsRefusedWhenItIsTyped(String address) {
        assertThat(new OutgoingAddresses(false).allow(URI.create(address))).isFalse();
        assertThat(new OutgoingAddresses(true).allow(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.vn/nhan", "https://203.0.113.7/", "https://[2001:db8::1]:8443/x"})
    void anAddressOutsideIsAllowed(String address) {
        assertThat(new OutgoingAddresses(false).allow(URI.create(address))).isTrue();
    }
}
