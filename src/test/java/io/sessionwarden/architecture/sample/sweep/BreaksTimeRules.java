package io.sessionwarden.architecture.sample.sweep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Takes the time from everywhere and sleeps. */
public class BreaksTimeRules {
    public Instant instant() {
        return Instant.now();
    }

    public LocalDateTime local() {
        return LocalDateTime.now();
    }

    public Supplier<Instant> reference() {
        return Instant::now;
    }

    public long millis() {
        return System.currentTimeMillis();
    }

    public Date date() {
        return new Date();
    }

    public Clock clock() {
        return Clock.systemUTC();
    }

    public void sleepThread() throws InterruptedException {
        Thread.sleep(1);
    }

    public void sleepUnit() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }

    public void park() {
        LockSupport.parkNanos(1);
    }

    public void latch(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }
}
