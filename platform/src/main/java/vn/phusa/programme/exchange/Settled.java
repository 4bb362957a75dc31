package vn.phusa.programme.exchange;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.vietnamese.VietnameseText;

/**
 * What the officer has settled for the whole table.
 *
 * @param assigner party that gives the commitments where no column says; null: the programme's usual one
 * @param kind what the commitments are where no column says
 * @param names whom a name means that the register does not know: its {@link #key} → a party's id, or {@link #AS_WRITTEN}
 */
public record Settled(@Nullable Long assigner, CommitmentKind kind, Map<String, String> names) {
    /** Keep the words; somebody will say later who is meant. */
    public static final String AS_WRITTEN = "as-written";

    public Settled {
        names = Map.copyOf(new TreeMap<>(names));
    }

    public static Settled nothing() {
        return new Settled(null, CommitmentKind.LOCAL_DUTY, Map.of());
    }

    /** Names that differ in case and blanks only are one. */
    public static String key(String written) {
        return VietnameseText.normalise(written).strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
