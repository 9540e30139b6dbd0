package io.sessionwarden.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Runs like the system's clock and can be put forward. Shared by simulator and daemon: both see the same time. */
public final class SettableClock extends Clock {
    private final AtomicReference<Duration> ahead;
    private final Clock base;

    public SettableClock() {
        this(Clock.systemDefaultZone(), new AtomicReference<>(Duration.ZERO));
    }

    private SettableClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    public void forward(Duration duration) {
        ahead.updateAndGet(d -> d.plus(duration));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SettableClock(base.withZone(zone), ahead);
    }
}
