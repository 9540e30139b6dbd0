package io.sessionwarden.fleet;

import java.util.List;

/** The keys of a section; every other one is refused. */
public interface Keys {
    /** What is said of a setting that a later version will carry out. */
    String NOT_YET = "is not carried out by this version";

    List<String> known();

    /** Those that a later version will carry out. */
    default List<String> notYet() {
        return List.of();
    }

    /** Refuses the setting when this section has no such key. */
    default void check(String key, Setting setting) {
        if (notYet().contains(key)) {
            setting.refuse(NOT_YET + "; remove it");
        } else if (!known().contains(key)) {
            setting.refuse("is not a known key; "
                    + NearestWord.to(key, known())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("known here: " + String.join(", ", known())));
        }
    }
}
