package vn.phusa.programme;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a form carries besides its fields.
 *
 * @param key made when the form was shown, so that a double click or a repeated request is recorded once; null: none
 * @param seenVersion the version that the form was filled from; null: whatever it is now
 */
public record Submission(@Nullable UUID key, @Nullable Long seenVersion) {
    /** Nothing said: for the platform's own loading. */
    public static Submission none() {
        return new Submission(null, null);
    }

    public static Submission of(UUID key) {
        return new Submission(key, null);
    }
}
