package io.sessionwarden.fleet;

import io.sessionwarden.policy.Policy;
import java.util.regex.Pattern;

/** Names of databases and policies: they stand in REST paths, metrics and file names as they are. */
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Names() {}

    static void check(String name, Setting setting) {
        if (!ALLOWED.matcher(name).matches()) {
            setting.refuse(
                    "is not a name; write a-z, 0-9 and -, starting with a letter or digit, at most 63 characters");
        }
    }

    static void checkPolicy(String name, Setting setting) {
        check(name, setting);
        if (name.equals(Policy.OPERATOR)) {
            setting.refuse("is the name of kills asked for by a person; choose another");
        }
    }
}
