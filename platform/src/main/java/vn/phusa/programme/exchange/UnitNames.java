package vn.phusa.programme.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.party.Resolution;
import vn.phusa.programme.Holder;

/** Whom the names in a table mean: what the officer settled first, then the register. Asks about each name once. */
final class UnitNames {
    private final Function<String, Resolution> register;
    private final Map<String, String> settled;
    private final Map<String, Resolution> known = new HashMap<>();

    UnitNames(Function<String, Resolution> register, Map<String, String> settled) {
        this.register = register;
        this.settled = settled;
    }

    private Resolution resolve(String written) {
        return known.computeIfAbsent(Settled.key(written), key -> register.apply(written));
    }

    /** Null, with what is wrong or to be noted, where nobody is meant for certain. */
    @Nullable
    Holder holder(Cells cells, ImportField field, String written) {
        String said = settled.get(Settled.key(written));
        if (Settled.AS_WRITTEN.equals(said)) {
            cells.note(field, ImportNote.PLACEHOLDER, written);
            return new Holder.Unresolved(written);
        }
        if (said != null) {
            return new Holder.Known(new PartyId(Long.parseLong(said)));
        }
        return switch (resolve(written)) {
            case Resolution.One(PartyId party, Resolution.How _) -> new Holder.Known(party);
            case Resolution.Several _ -> {
                cells.wrong(field, ImportProblem.UNCLEAR_UNIT, written);
                yield null;
            }
            case Resolution.None _ -> {
                cells.wrong(field, ImportProblem.UNKNOWN_UNIT, written);
                yield null;
            }
        };
    }

    List<Holder> holders(Cells cells, ImportField field, String text) {
        List<Holder> found = new ArrayList<>();
        for (String written : apart(text)) {
            Holder holder = holder(cells, field, written);
            if (holder != null) {
                found.add(holder);
            }
        }
        return found;
    }

    /**
     * The names of a list. Semicolons and line breaks part them; commas and "và" part them only where the parts are names,
     * for "Sở Văn hóa, Thể thao và Du lịch" is one.
     */
    List<String> apart(String text) {
        List<String> names = new ArrayList<>();
        for (String piece : text.split("[;\\n]+")) {
            String bare = piece.strip()
                    .replaceAll("^[-–+•*]\\s*", "")
                    .replaceAll("[.,]+$", "")
                    .strip();
            if (bare.isEmpty()) {
                continue;
            }
            if (means(bare)) {
                names.add(bare);
                continue;
            }
            List<String> parts = new ArrayList<>();
            for (String part : bare.split(",|\\s(?=và\\s+\\p{Lu})|\\s(?=and\\s+\\p{Lu})")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
            int from = 0;
            while (from < parts.size()) {
                int to = parts.size();
                while (to > from + 1 && !means(whole(bare, parts, from, to))) {
                    to--;
                }
                names.add(whole(bare, parts, from, to));
                from = to;
            }
        }
        return names;
    }

    /** The words of the original between two parts, without a leading "và". */
    private static String whole(String text, List<String> parts, int from, int to) {
        int start = 0;
        for (int i = 0; i < from; i++) {
            start = text.indexOf(parts.get(i), start) + parts.get(i).length();
        }
        start = text.indexOf(parts.get(from), start);
        int end = start;
        for (int i = from; i < to; i++) {
            end = text.indexOf(parts.get(i), end) + parts.get(i).length();
        }
        return text.substring(start, end).replaceFirst("^(và|and)\\s+", "");
    }

    private boolean means(String written) {
        return settled.containsKey(Settled.key(written)) || resolve(written) instanceof Resolution.One;
    }
}
