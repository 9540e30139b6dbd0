package io.sessionwarden.architecture.sample.sweep;

import io.sessionwarden.architecture.sample.engine.KillRoute;
import java.util.function.Supplier;

/** Kills past the gate. */
public class BreaksKillRules {
    public String byCall(KillRoute route) {
        return route.kill();
    }

    public Supplier<String> byReference(KillRoute route) {
        return route::kill;
    }
}
