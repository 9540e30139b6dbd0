package io.sessionwarden.guard;

import io.sessionwarden.policy.Mode;
import java.util.Optional;

/** Whatever policies and people say, no more than the database's ceiling. */
final class CeilingGuard implements Guard {
    @Override
    public Optional<Veto> judge(KillRequest request) {
        Mode ceiling = request.target().database().ceiling();
        return ceiling == Mode.ENFORCE
                ? Optional.empty()
                : Optional.of(new Veto(
                        Reason.CEILING,
                        "the ceiling of database " + request.target().name() + " is " + ceiling.text()
                                + "; write ceiling: enforce in the fleet file to allow kills there"));
    }
}
