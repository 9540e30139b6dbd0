package io.sessionwarden.sim.net;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The traffic of each service of a listener, by its name in any case. Thread-safe. */
final class TrafficByService {
    private final Map<String, Traffic> byName = new ConcurrentHashMap<>();

    Traffic of(String service) {
        return byName.computeIfAbsent(service.toLowerCase(Locale.ROOT), name -> new Traffic());
    }
}
