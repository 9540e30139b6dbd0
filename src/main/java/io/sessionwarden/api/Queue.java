package io.sessionwarden.api;

import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who waits for whom in one sample. */
final class Queue {
    private final Map<SessionAddress, String> keys = new HashMap<>();
    private final Map<SessionAddress, List<String>> waiters;

    Queue(List<SessionSnapshot> sessions) {
        sessions.forEach(s -> keys.put(s.address(), s.key().toString()));
        this.waiters = sessions.stream()
                .flatMap(s -> ahead(s).map(address -> Map.entry(address, s.key().toString())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Stream<SessionAddress> ahead(SessionSnapshot s) {
        return Stream.concat(s.blocker().stream(), s.rootBlocker().stream()).distinct();
    }

    /** Keys of the sessions it waits for; one that the sample does not show is left out. */
    List<String> before(SessionSnapshot s) {
        return ahead(s).filter(keys::containsKey).map(keys::get).toList();
    }

    /** Keys of the sessions that wait for it. */
    List<String> behind(SessionSnapshot s) {
        return waiters.getOrDefault(s.address(), List.of());
    }
}
