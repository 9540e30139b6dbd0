package io.sessionwarden.ledger;

import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The ledger cannot be opened: says why, for whoever starts the daemon. The message holds neither the URL, in which a password may be, nor
 * texts of the database, which may quote it.
 */
public final class LedgerUnusable extends Exception {
    private static final long serialVersionUID = 1L;

    LedgerUnusable(Throwable cause) {
        super("the ledger cannot be opened: " + meaning(cause) + " (" + LedgerUnwritable.reason(cause) + ")", cause);
    }

    private static String meaning(Throwable cause) {
        if (cause instanceof FlywayValidateException) {
            return "its tables are those of another version of this program; start that version, or write another ledger in warden.ledger.url";
        }
        return LedgerUnwritable.innermost(cause)
                .map(e -> meaning(e.getSQLState()))
                .orElse("it is not known why");
    }

    /** By the standard's classes of SQLState, PostgreSQL's codes (appendix A of its manual) and H2's (ErrorCode). */
    private static String meaning(String state) {
        return switch (state == null ? "" : state) {
            case "90020" -> "another process has its file open; end that one, for one ledger serves one daemon";
            case "90066" ->
                "its URL sets WRITE_DELAY, DB_CLOSE_ON_EXIT or TRACE_LEVEL_FILE otherwise than the ledger needs it; take that out of warden.ledger.url";
            case "HYC00" ->
                "its URL asks for AUTO_SERVER, but one ledger serves one daemon; take that out of warden.ledger.url";
            case "90013", "90146" -> "there is no such file, and the URL forbids to make it";
            case "90028", "90031", "90062" ->
                "its file cannot be read or written; look at the folder, its owner and its space";
            case "28000", "28P01" ->
                "its database refuses the login; correct warden.ledger.username and warden.ledger.password";
            case "3D000" -> "there is no such database; make it, or correct warden.ledger.url";
            case "42501" -> "its account may not make tables; grant it CREATE on the schema";
            case String s
            when s.startsWith("08") ->
                "its database cannot be reached; start it, or correct host and port in warden.ledger.url";
            default -> "its database refuses";
        };
    }
}
