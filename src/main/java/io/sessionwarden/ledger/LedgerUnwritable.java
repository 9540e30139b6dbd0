package io.sessionwarden.ledger;

/** The ledger did not take an entry. */
public final class LedgerUnwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnwritable(String what, Throwable cause) {
        super("The ledger did not take " + what + ": " + cause.getMessage(), cause);
    }
}
