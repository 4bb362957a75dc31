package vn.phusa.shell;

import org.jspecify.annotations.Nullable;

/**
 * An address that needs no account; rooms contribute them as beans. Whatever no room has declared is for those who
 * have signed in.
 *
 * @param method HTTP method; null: any
 * @param pattern path pattern, for example {@code /parties/**}
 */
public record PublicPath(@Nullable String method, String pattern) {

    /** To look at. */
    public static PublicPath reading(String pattern) {
        return new PublicPath("GET", pattern);
    }
}
