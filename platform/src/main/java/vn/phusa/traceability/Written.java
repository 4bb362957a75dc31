package vn.phusa.traceability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a capture.
 *
 * @param capture under which number it stands; null: nothing was stored
 * @param numbers of its events, in their order; 0 for one that clashed
 * @param stored how many are new
 * @param clashes events that were not taken
 */
public record Written(@Nullable CaptureId capture, List<Long> numbers, int stored, List<Clash> clashes) {

    public Written {
        numbers = List.copyOf(numbers);
        clashes = List.copyOf(clashes);
    }
}
