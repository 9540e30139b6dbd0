package io.sessionwarden.sweep;

import io.sessionwarden.kill.Pause;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where the program's threads wait between two steps; ends every wait when the program ends. */
@ApplicationScoped
public class Waiter implements Pause {
    private final CountDownLatch ending = new CountDownLatch(1);

    @Override
    public boolean hold(Duration duration) {
        try {
            return !ending.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void end() {
        ending.countDown();
    }
}
