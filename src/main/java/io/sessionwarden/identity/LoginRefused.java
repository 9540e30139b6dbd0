package io.sessionwarden.identity;

import java.util.Locale;

/** Nobody is known by what a request shows. The message says why, without the token. */
public final class LoginRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why; metrics have its label. */
    public enum Why {
        NO_TOKEN("there is no Authorization header with one Bearer token"),
        UNKNOWN_TOKEN("nobody is known by this token"),
        TOKEN_REFUSED(
                "the token is not one of ours, and no valid one of the identity provider for us: expired, of another issuer, audience or key"),
        NAME_REFUSED(
                "the token of the identity provider has no usable name, or that of a static token: it could not be told who did it"),
        PROVIDER_UNREACHABLE("the token is not one of ours, and the identity provider could not be asked about it");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;

    LoginRefused(Why why) {
        super(why.text);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
