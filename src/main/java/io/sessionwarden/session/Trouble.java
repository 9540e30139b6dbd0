package io.sessionwarden.session;

/**
 * Why a database could not be asked, for the operator.
 *
 * @param oracleError the ORA code, 0 when there is none
 * @param text what happened and what to do; no secrets, no SQL
 */
public record Trouble(Kind kind, int oracleError, String text) {
    /** What kind of trouble; the metric's {@code result} label. */
    public enum Kind {
        /** No answer within the sample's limit. */
        TIMED_OUT,
        /** The call of an earlier sample has still not come back; no further one is sent. */
        HANGING,
        /** Not reachable, refused or closed. */
        UNREACHABLE,
        /** User name or password refused, account locked or expired. */
        LOGIN_REFUSED,
        /** An earlier refusal stopped all logins until the secret changes, so that the account is not locked by us. */
        LOGIN_STOPPED,
        /** A grant is missing. */
        NOT_GRANTED,
        /** Any other error. */
        ERROR
    }
}
