package vn.phusa.traceability.portal;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * A portal that goods are told to.
 *
 * @param keeper who runs it
 * @param source where that stands
 * @param setting how it is reached; null: not connected
 */
public record Portal(
        String code,
        Bilingual name,
        String keeper,
        String source,
        @Nullable Setting setting) {

    /**
     * How a portal is reached.
     *
     * @param secret signs what is sent; never shown again
     * @param enabled whether anything is sent
     */
    public record Setting(URI address, String secret, boolean enabled) {
        @Override
        public String toString() {
            return "Setting[" + address + ", enabled=" + enabled + "]";
        }
    }

    /** Whether messages go there now. */
    public boolean connected() {
        return setting != null && setting.enabled();
    }
}
