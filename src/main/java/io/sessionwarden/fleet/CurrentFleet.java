package io.sessionwarden.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.Config;

/** The fleet file that holds now. Whoever needs it asks each time and keeps what it got for one decision only. Thread-safe. */
@ApplicationScoped
public class CurrentFleet {
    private final FleetSource source;
    private final AtomicReference<Fleet> fleet = new AtomicReference<>();
    private final String digest;

    @Inject
    public CurrentFleet(Config config) throws FleetInvalid {
        this(FleetSettings.from(config).source());
    }

    public CurrentFleet(FleetSource source) throws FleetInvalid {
        this.source = source;
        this.digest = source.digest(); // before it is read: what changes in between is found by the first comparison
        this.fleet.set(source.read());
    }

    public Fleet fleet() {
        return fleet.get();
    }

    /** Puts another fleet in force. */
    public void is(Fleet next) {
        fleet.set(next);
    }

    public FleetSource source() {
        return source;
    }

    /** Digest of the content that the daemon started with. */
    public String startedWith() {
        return digest;
    }
}
