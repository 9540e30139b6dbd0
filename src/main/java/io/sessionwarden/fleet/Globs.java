package io.sessionwarden.fleet;

import io.sessionwarden.policy.Glob;
import java.util.List;

/** Lists of name patterns. */
final class Globs {
    private Globs() {}

    /** The patterns, none when an item is empty (a problem): an empty pattern fits no name and an empty list may mean any. */
    static List<Glob> read(Setting setting) {
        return setting.items().stream()
                .flatMap(item -> item.text().stream())
                .map(Glob::of)
                .toList();
    }

    /** Patterns of a condition, at least one. */
    static List<Glob> readSome(Setting setting) {
        if (setting.isEmptyList()) {
            setting.refuse("names nothing; write at least one pattern or remove it");
        }
        return read(setting);
    }
}
