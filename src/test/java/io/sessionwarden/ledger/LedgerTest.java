package io.sessionwarden.ledger;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.UUID;

/** The ledger in H2. */
class LedgerTest extends LedgerContract {
    @Override
    AgroalDataSource newDatabase() throws SQLException {
        return LedgerDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }
}
