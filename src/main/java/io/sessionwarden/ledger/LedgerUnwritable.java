package io.sessionwarden.ledger;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger did not take an entry. The message holds no values: the entry may carry SQL with literals. */
public final class LedgerUnwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnwritable(String what, Throwable cause) {
        super("The ledger did not take " + what + ": " + reason(cause));
    }

    /** The database's codes instead of texts, which quote values. */
    static String reason(Throwable failure) {
        return innermost(failure)
                .map(e -> "SQLState " + e.getSQLState() + ", error " + e.getErrorCode())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** True when the database said that a row of that unique key is there already (SQLState of the standard). */
    static boolean isDuplicate(Throwable failure) {
        return innermost(failure).filter(e -> "23505".equals(e.getSQLState())).isPresent();
    }

    static Optional<SQLException> innermost(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
    }
}
