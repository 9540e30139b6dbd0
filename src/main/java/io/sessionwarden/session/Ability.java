package io.sessionwarden.session;

import java.util.List;
import java.util.Optional;

/**
 * One thing that the daemon must be allowed to do in a database.
 *
 * @param has absent when it could not be found out
 * @param forKills true when nothing but a kill needs it
 * @param text for the operator: what is so, or why it is not known
 * @param grants statements that give what is missing, for the account {@code warden}
 */
public record Ability(String name, boolean forKills, Optional<Boolean> has, String text, List<String> grants) {
    public Ability {
        grants = List.copyOf(grants);
    }
}
