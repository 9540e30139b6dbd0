package io.sessionwarden.guard;

import java.util.Optional;

/** One reason not to kill. */
@FunctionalInterface
interface Guard {
    Optional<Veto> judge(KillRequest request);
}
