package vn.phusa.notice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * To which addresses of others the platform sends: https to the outside.
 *
 * @param inside whether addresses inside the own network, and plain http, are allowed as well
 */
public record OutgoingAddresses(boolean inside) {

    /** Whether anything may be sent there at all, by the look of the address. */
    public boolean allow(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return address.getHost() != null
                && address.getUserInfo() == null
                && (scheme.equals("https") || (inside && scheme.equals("http")))
                && (inside || !sayInside(address.getHost()));
    }

    /** Whether it stands in the address itself that it leads to this machine or into its network. */
    private static boolean sayInside(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost") || name.endsWith(".internal")) {
            return true;
        }
        boolean number = name.startsWith("[") || name.matches("[0-9.]+");
        try {
            return number && isInside(InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException odd) {
            return true; // a number that is no address in full could be one to somebody
        }
    }

    /**
     * Looks at where the name leads today, so that a name cannot lead inside the own network. To be asked before each sending.
     *
     * @throws IOException if nothing may be sent there, or the name leads nowhere
     */
    public void require(URI address) throws IOException {
        if (!inside && address.getHost() != null && sayInside(address.getHost())) {
            throw new IOException("address inside the own network");
        }
        if (!allow(address)) {
            throw new IOException("address not allowed");
        }
        if (inside) {
            return;
        }
        for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
            if (isInside(each)) {
                throw new IOException("address inside the own network");
            }
        }
    }

    /**
     * Whether the name leads inside the own network today, as a form wants to know before anything is sent. Where it leads nowhere today
     * it may tomorrow.
     */
    public boolean leadsInside(URI address) {
        try {
            require(address);
            return false;
        } catch (UnknownHostException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal(address);
    }

    /** IPv6 fc00::/7. */
    private static boolean uniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }
}
