package io.sessionwarden.oracle;

import io.sessionwarden.session.Ability;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an account must be allowed to do; docs/reference/grants.md has the same functions. */
enum Need {
    FACTS("reads-facts", SqlFile.FACTS, "no sample is taken and no policy acts"),
    SAMPLE("reads-sample", SqlFile.SAMPLE, "no sample is taken and no policy acts"),
    MAINTAINED_USERS(
            "reads-maintained-users",
            SqlFile.MAINTAINED_USERS,
            "accounts of Oracle that a built-in list lacks are not protected by themselves"),
    LOOK("reads-look", SqlFile.LOOK, "nobody is killed, because the session cannot be read again just before"),
    SQL_TEXT("reads-sql-text", SqlFile.SQL_TEXT, "kills are recorded without the text of statements"),
    LOCKED_OBJECTS("reads-locked-objects", SqlFile.LOCKED_OBJECTS, "kills are recorded without the locked objects"),
    ALTER_SYSTEM("alter-system", SqlFile.PRIVILEGES, "every kill is refused");

    /** Of the account that samples. */
    static final Set<Need> WATCHING = EnumSet.of(FACTS, SAMPLE, MAINTAINED_USERS);
    /** Of the account that kills. */
    static final Set<Need> KILLING = EnumSet.complementOf(EnumSet.copyOf(WATCHING));

    private final String label;
    private final SqlFile file;
    private final String without;

    Need(String label, SqlFile file, String without) {
        this.label = label;
        this.file = file;
        this.without = without;
    }

    SqlFile file() {
        return file;
    }

    Ability held() {
        return new Ability(label, KILLING.contains(this), Optional.of(true), "allowed", List.of());
    }

    Ability missing(List<String> grants) {
        return new Ability(label, KILLING.contains(this), Optional.of(false), "not granted: " + without, grants);
    }

    static List<Ability> unknown(Collection<Need> needs, String why) {
        return needs.stream()
                .map(need -> new Ability(need.label, KILLING.contains(need), Optional.empty(), why, List.of()))
                .toList();
    }
}
