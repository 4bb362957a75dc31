package vn.phusa.composite.step;

import java.util.List;
import vn.phusa.composite.frame.Dataset;

/**
 * What a step made and what it did.
 *
 * @param step the step that ran, with its parameters
 * @param before the data it was given
 * @param data the data it made
 * @param changes every single value it changed, invented or left out, in the order of columns and units
 * @param report what it found and did column by column
 */
public record StepResult(Step step, Dataset before, Dataset data, List<Change> changes, Report report) {
    public StepResult {
        changes = List.copyOf(changes);
    }
}
