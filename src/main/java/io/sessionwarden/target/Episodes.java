package io.sessionwarden.target;

import java.util.HashSet;
import java.util.Set;

/** Which vetoes were reported already: one report per policy, session, cause and reason, however many samples show it. Thread-safe. */
public final class Episodes {
    private Set<String> reported = new HashSet<>();
    private Set<String> current = new HashSet<>();

    /** True the first time in a run of samples that show it. */
    public synchronized boolean isNew(String episode) {
        current.add(episode);
        return !reported.contains(episode);
    }

    /** Ends a sweep: what it did not show may be reported anew later. */
    public synchronized void endSweep() {
        reported = current;
        current = new HashSet<>();
    }
}
