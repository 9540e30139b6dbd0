package io.sessionwarden.fleet;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads labels: words that the operator chooses, with a text each. */
final class Labels {
    private Labels() {}

    static Map<String, String> read(Section section) {
        Map<String, String> labels = new LinkedHashMap<>();
        section.at("labels")
                .ifPresent(setting -> setting.anySection()
                        .entries()
                        .forEach((name, label) -> label.text().ifPresent(text -> labels.put(name, text))));
        return labels;
    }

    /** Those of the defaults and, before them, a database's own. */
    static Map<String, String> merged(Section own, Section defaults) {
        Map<String, String> labels = read(defaults);
        labels.putAll(read(own));
        return labels;
    }
}
