package io.sessionwarden.oracle;

import io.sessionwarden.session.DatabaseFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads what a database says it is. */
final class Facts {
    private Facts() {}

    static DatabaseFacts read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.FACTS.text());
                ResultSet rows = statement.executeQuery()) {
            Row itself = new Row(rows);
            if (!itself.next()) {
                throw new SQLException("the database has no row about itself in V$DATABASE");
            }
            return of(itself);
        }
    }

    static DatabaseFacts of(Row row) throws SQLException {
        return new DatabaseFacts(
                row.text("database_name"), row.text("version"), row.text("database_role"), row.text("open_mode"));
    }
}
