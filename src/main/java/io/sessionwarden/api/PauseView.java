package io.sessionwarden.api;

import io.sessionwarden.restraint.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is paused.
 *
 * @param paused true when anything is
 * @param pauses the oldest first
 */
public record PauseView(boolean paused, List<Item> pauses) {
    /** One pause; {@code database} is absent when it is everywhere. */
    public record Item(String scope, Optional<String> database, String reason, String by, Instant since) {}

    static PauseView of(List<Pause> pauses) {
        List<Item> items = pauses.stream()
                .map(pause ->
                        new Item(pause.scope().text(), pause.database(), pause.reason(), pause.by(), pause.since()))
                .toList();
        return new PauseView(!items.isEmpty(), items);
    }
}
