package io.sessionwarden.sim.fault;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Parameters as people write them. It knows what was asked for: anything else is refused and not passed over. */
public final class Words {
    private final Map<String, String> given;
    private final Set<String> known = new LinkedHashSet<>();

    public Words(Map<String, String> given) {
        this.given = given;
    }

    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(given.get(name));
    }

    /** @throws IllegalArgumentException with a text for the user when it is no whole number from 0 up */
    public OptionalInt number(String name) {
        Optional<String> word = text(name);
        if (word.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!word.get().matches("\\d{1,9}")) {
            throw new IllegalArgumentException("%s is a whole number, not '%s'".formatted(name, word.get()));
        }
        return OptionalInt.of(Integer.parseInt(word.get()));
    }

    /** @throws IllegalArgumentException with a text for the user when it is missing */
    public int neededNumber(String name) {
        return number(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** The names that were asked for. */
    public List<String> known() {
        return List.copyOf(known);
    }

    /**
     * To be called when all was read.
     *
     * @throws IllegalArgumentException with a text for the user when more was given than was asked for
     */
    public void refuseOthers() {
        given.keySet().stream()
                .filter(word -> !known.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException(
                            "Unknown parameter %s; there are %s".formatted(word, String.join(", ", known)));
                });
    }
}
