package io.sessionwarden.api;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next the {@code cursor} that asks for what follows; absent on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
