package vn.phusa.traceability;

import java.util.List;

/**
 * What became of a capture.
 *
 * @param id its number
 * @param taken false: nothing was stored
 * @param numbers of its events, in their order; 0 for one that was not taken
 * @param stored how many are new
 * @param clashes events whose ID stands for other content
 */
public record Written(CaptureId id, boolean taken, List<Long> numbers, int stored, List<Clash> clashes) {

    public Written {
        numbers = List.copyOf(numbers);
        clashes = List.copyOf(clashes);
    }
}
