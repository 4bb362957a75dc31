package vn.phusa.traceability.passport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** A coarse place: the larger network that an address belongs to, shared by many thousand visitors. */
public final class NetworkPlace {
    private static final int BYTES_OF_IPV4 = 2;
    private static final int BYTES_OF_IPV6 = 4;

    private NetworkPlace() {}

    /** @param address written as digits, never a name to be looked up */
    public static String of(String address) {
        if (!address.matches("[0-9a-fA-F.:]{2,45}")) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            byte[] bytes = parsed.getAddress();
            int kept = parsed instanceof Inet6Address ? BYTES_OF_IPV6 : BYTES_OF_IPV4;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
