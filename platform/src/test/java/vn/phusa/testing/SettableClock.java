package vn.phusa.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.phusa.base.VietnamTime;

/** A clock that stands still until it is set; starts at the real moment at which the test run began. */
public final class SettableClock extends Clock {
    private final Instant start = Clock.systemUTC().instant();
    private volatile Instant moment = start;

    public void set(Instant to) {
        moment = to;
    }

    /** Sets it to a time of day in Việt Nam. */
    public void set(LocalDate date, int hour, int minute) {
        moment = date.atTime(hour, minute).atZone(VietnamTime.ZONE).toInstant();
    }

    public void advance(Duration by) {
        moment = moment.plus(by);
    }

    public void reset() {
        moment = start;
    }

    @Override
    public ZoneId getZone() {
        return VietnamTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(moment, zone);
    }

    @Override
    public Instant instant() {
        return moment;
    }
}
