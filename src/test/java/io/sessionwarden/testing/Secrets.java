package io.sessionwarden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What no log may hold. The tests use these wherever a secret is needed, and all that was logged is searched for them. */
public final class Secrets {
    /** Of the daemon's account on the databases. */
    public static final String PASSWORD = "Kp4-watch-and-kill-90z";

    /** Not the password of any account. */
    public static final String WRONG_PASSWORD = "Kp4-never-right-17q";

    /** Of a caller; the tokens file has its SHA-256. */
    public static final String TOKEN = "tok-3f9a61c2-runbook-77";

    /** Nobody's. */
    public static final String UNKNOWN_TOKEN = "tok-0b0b0b0b-nobody-13";

    /** A literal in the statements of applications: personal data, for all that we know. */
    public static final String LITERAL = "pin-4711-0815-x";

    public static final List<String> ALL = List.of(PASSWORD, WRONG_PASSWORD, TOKEN, UNKNOWN_TOKEN, LITERAL);

    private Secrets() {}

    /** Fails when one of them is in the text, without repeating the text. */
    public static void assertNoneIn(String text, String where) {
        for (String secret : ALL) {
            int at = text.indexOf(secret);
            assertThat(at)
                    .as(() -> "%s holds %s: %s"
                            .formatted(where, secret, text.substring(Math.max(0, at - 200), at + secret.length())))
                    .isNegative();
        }
    }
}
