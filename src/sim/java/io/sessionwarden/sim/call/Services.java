package io.sessionwarden.sim.call;

import java.util.Optional;

/** The services behind one listener. */
@FunctionalInterface
public interface Services {
    /** The service of that name in any case (a SID is accepted as a name too); empty makes the listener refuse with ORA-12514. */
    Optional<Service> find(String name);
}
