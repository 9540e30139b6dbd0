package io.sessionwarden.ledger;

/** The caller has used this idempotency key before, if only a moment ago; the earlier request stands and this one wrote nothing. */
public final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyTaken() {
        super("another request with this idempotency key is in the ledger already");
    }
}
