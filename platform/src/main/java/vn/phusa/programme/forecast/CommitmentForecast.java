package vn.phusa.programme.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Confidence;

/**
 * What was forecast for one commitment on one day.
 *
 * @param due the due date in force on that day; null: none
 * @param late probability of being late, 0 to 1; null: not known
 * @param unknown why not; null where the probability is known
 * @param median the day by which it is done in half of the runs; null: not known
 * @param eightieth … in 80 of 100 runs
 * @param ninetyFifth … in 95 of 100 runs
 * @param critical whether it stands on the critical path
 * @param floatDays working days that it may slip without moving the end of everything; null: not known
 * @param drivers what its end depends on most, strongest first
 */
public record CommitmentForecast(
        CommitmentId id,
        LocalDate day,
        @Nullable LocalDate due,
        @Nullable Double late,
        Basis basis,
        @Nullable Unknown unknown,
        @Nullable LocalDate median,
        @Nullable LocalDate eightieth,
        @Nullable LocalDate ninetyFifth,
        boolean critical,
        @Nullable Integer floatDays,
        List<Driver> drivers) {
    public CommitmentForecast {
        drivers = List.copyOf(drivers);
    }

    /**
     * A commitment that moves another's end.
     *
     * @param onPath share of the runs in which it stands on the chain that decided the end
     * @param days expected working days that it puts into that chain
     */
    public record Driver(CommitmentId id, double onPath, double days) {}

    /** The colour by {@link DeliveryConfidence}; none where the probability is not known. */
    public Optional<Confidence> colour() {
        return DeliveryConfidence.ofLateness(late == null ? OptionalDouble.empty() : OptionalDouble.of(late));
    }

    /** Whether the lead sees it much better than the forecast does. */
    public boolean tooRosy(@Nullable Confidence selfRating) {
        return selfRating != null
                && colour().filter(colour -> DeliveryConfidence.tooRosy(selfRating, colour))
                        .isPresent();
    }
}
