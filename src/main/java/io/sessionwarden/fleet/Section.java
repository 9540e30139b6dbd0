package io.sessionwarden.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A part of a fleet file with keys.
 *
 * @param self where the section itself stands
 * @param entries in the order of the file
 */
public record Section(Setting self, Map<String, Setting> entries) {
    public Section {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Reads a mapping; nothing at all is an empty one. A key that is written twice is a problem, for the YAML parser would drop one. */
    static Section of(Setting self) {
        Map<String, Setting> entries = new LinkedHashMap<>();
        if (self.node() instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                add(entries, self, tuple);
            }
        } else if (!self.isEmpty()) {
            self.refuse("must be a section with keys of its own");
        }
        return new Section(self, entries);
    }

    private static void add(Map<String, Setting> entries, Setting self, NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            self.refuse("has a key that is not a plain word");
            return;
        }
        int line = key.getStartMark().getLine() + 1;
        Setting setting =
                new Setting(self.file(), line, self.pathOf(key.getValue()), tuple.getValueNode(), self.problems());
        putOnce(entries, key.getValue(), setting);
    }

    /** Keeps the first of two settings with the same key and says so. */
    static void putOnce(Map<String, Setting> entries, String key, Setting setting) {
        Setting first = entries.putIfAbsent(key, setting);
        if (first != null) {
            setting.refuse("is written twice; the first is at " + first.file() + ":" + first.line());
        }
    }

    public Optional<Setting> at(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The setting, which must be there; what is no section at all has been refused as such. */
    public Optional<Setting> required(String key, String whatToWrite) {
        if (!entries.containsKey(key) && self.isSection()) {
            refuse(key, "is missing; write " + whatToWrite);
        }
        return at(key);
    }

    /** Says what is wrong with a key that is not there. */
    public void refuse(String key, String text) {
        self.problems().add(new Problem(self.file(), self.line(), self.pathOf(key), "", text));
    }

    /** A section inside, empty when it is not written. */
    Section section(String key, Keys keys) {
        return at(key).map(setting -> setting.section(keys)).orElseGet(this::none);
    }

    /** A section in this place with nothing in it. */
    Section none() {
        return new Section(self, Map.of());
    }

    /** This section, with the other's settings where it has none of its own. */
    Section over(Section defaults) {
        Map<String, Setting> both = new LinkedHashMap<>(defaults.entries);
        both.putAll(entries);
        return new Section(self, both);
    }
}
