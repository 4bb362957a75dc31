package vn.phusa.document.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who signs.
 *
 * @param authority on whose behalf
 * @param principal the body or head for whom it is signed ("Ủy ban nhân dân", "Giám đốc"); null with {@link
 *     SigningAuthority#OWN}
 * @param position of the signer ("Chủ tịch", "Phó Giám đốc")
 * @param name of the signer; null while it is open
 */
public record Signature(
        SigningAuthority authority,
        @Nullable String principal,
        String position,
        @Nullable String name) {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    public Signature {
        if (authority == SigningAuthority.OWN != (principal == null)) {
            throw new IllegalArgumentException("whoever signs for another names whom: " + authority);
        }
    }

    /** The lines above the signature, in capitals: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC". */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (authority == SigningAuthority.ACTING) {
            lines.add(authority.sign() + " " + position.toUpperCase(VIETNAMESE));
            return lines;
        }
        if (principal != null) {
            lines.add(authority.sign() + " " + principal.toUpperCase(VIETNAMESE));
        }
        lines.add(position.toUpperCase(VIETNAMESE));
        return lines;
    }
}
