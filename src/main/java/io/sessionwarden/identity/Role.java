package io.sessionwarden.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each is given for some databases. None includes another: who shall do both has both. */
public enum Role {
    /** Sees everything. */
    VIEWER,
    /** Sees everything, kills sessions, pauses, holds. */
    OPERATOR,
    /** Sees everything, approves what waits for approval. */
    APPROVER,
    /** All of it. */
    ADMIN,
    /** Sees and kills only the sessions that are the caller's own. */
    DEVELOPER;

    /** As configuration writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
