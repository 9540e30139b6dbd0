package io.sessionwarden.architecture.sample.kill;

import io.sessionwarden.architecture.sample.faulttolerance.Retry;
import io.sessionwarden.architecture.sample.guard.KillPermit;

/** Mints its own permit and kills again and again. */
public class BreaksKillRules {
    public KillPermit mint() {
        return new KillPermit();
    }

    @Retry
    public void again() {}
}
