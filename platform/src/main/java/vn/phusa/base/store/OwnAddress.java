package vn.phusa.base.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people find this platform, for links that leave it in mail, events and calendars: the address that was chosen
 * ({@code PHUSA_PUBLIC_URL}), else the one at which the server listens.
 */
@Component
public final class OwnAddress {
    /** In identifiers that must never change (Message-ID, UID of a calendar entry), while no address is chosen. */
    private static final String NAMELESS = "phu-sa.invalid";

    private final @Nullable URI chosen;
    private final Environment environment;

    /** From how far away an address can be opened. */
    public enum Reach {
        THIS_MACHINE,
        LOCAL_NETWORK,
        EVERYWHERE
    }

    public OwnAddress(PlatformSettings settings, Environment environment) {
        URI address = settings.publicUrl();
        this.chosen = address == null || address.getHost() == null ? null : address;
        this.environment = environment;
    }

    /** For example {@code https://phusa.example.vn}, without a slash at its end. */
    public String root() {
        return chosen == null ? listening() : chosen.toString().replaceAll("/+$", "");
    }

    /** @param path with its slash in front */
    public String of(String path) {
        return root() + path;
    }

    public URI uri() {
        return URI.create(root());
    }

    /** The host for identifiers: does not change with the network in which the machine happens to be. */
    public String name() {
        return chosen == null ? NAMELESS : chosen.getHost();
    }

    public Reach reach() {
        return reach(uri().getHost());
    }

    /** A name without a dot, or one of the local ones (RFC 6762, RFC 8375), is known in its own network only. */
    static Reach reach(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return Reach.THIS_MACHINE;
        }
        boolean number = name.startsWith("[") || name.matches("[0-9.]+");
        if (number) {
            InetAddress address = InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", ""));
            return address.isLoopbackAddress()
                    ? Reach.THIS_MACHINE
                    : address.isSiteLocalAddress() || address.isLinkLocalAddress() || uniqueLocal(address)
                            ? Reach.LOCAL_NETWORK
                            : Reach.EVERYWHERE;
        }
        return !name.contains(".") || name.matches(".*\\.(local|lan|internal|home\\.arpa)")
                ? Reach.LOCAL_NETWORK
                : Reach.EVERYWHERE;
    }

    /** IPv6 fc00::/7. */
    private static boolean uniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    private String listening() {
        boolean secure = environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
        String port = Objects.requireNonNullElse(
                environment.getProperty("local.server.port"), environment.getProperty("server.port", "8080"));
        return (secure ? "https" : "http") + "://" + host(environment.getProperty("server.address", "")) + ":" + port;
    }

    /** @param bound what the server listens at; empty: at every address of the machine */
    private static String host(String bound) {
        if (bound.isEmpty() || bound.equals("0.0.0.0") || bound.equals("::")) {
            return networkAddress().map(InetAddress::getHostAddress).orElse("localhost");
        }
        if (bound.equals("127.0.0.1") || bound.equals("::1")) {
            return "localhost";
        }
        return bound.contains(":") ? "[" + bound + "]" : bound;
    }

    /** The machine's address in its network, a private one before a public one. */
    private static Optional<InetAddress> networkAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddress::connected)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .min(Comparator.comparing((InetAddress address) -> !address.isSiteLocalAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the machine's network interfaces", e);
        }
    }

    private static boolean connected(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isVirtual();
        } catch (IOException e) {
            return false;
        }
    }
}
