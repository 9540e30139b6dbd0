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
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the database has no row about itself in V$DATABASE");
            }
            return of(row);
        }
    }

    static DatabaseFacts of(ResultSet row) throws SQLException {
        return new DatabaseFacts(
                row.getString("database_name"),
                row.getString("version"),
                row.getString("database_role"),
                row.getString("open_mode"));
    }
}
