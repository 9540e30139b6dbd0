package io.sessionwarden.oracle;

import io.sessionwarden.session.Ability;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds out what a connection's account may do, by running what the daemon runs: whether a grant comes by a role or in another way, only that
 * tells for certain. ALTER SYSTEM is looked up, not tried. The statements look for nothing and change nothing.
 */
final class Privileges {
    private static final Set<Integer> NOT_GRANTED = Set.of(942, 1031);
    private static final String ALTER_SYSTEM = "ALTER SYSTEM";

    private final Connection connection;
    private final int limitSeconds;

    Privileges(Connection connection, Duration limit) {
        this.connection = connection;
        this.limitSeconds = (int) Math.max(1, limit.toSeconds());
    }

    List<Ability> of(Collection<Need> needs) throws SQLException {
        String account = connection.getMetaData().getUserName().toLowerCase(Locale.ROOT);
        Set<String> granted = names(SqlFile.PRIVILEGES);
        granted.addAll(names(SqlFile.GRANTED_VIEWS));
        List<Ability> abilities = new ArrayList<>();
        for (Need need : needs) {
            if (isMet(need, granted)) {
                abilities.add(need.held());
            } else {
                abilities.add(need.missing(grants(need, granted, account)));
            }
        }
        return abilities;
    }

    private boolean isMet(Need need, Set<String> granted) throws SQLException {
        if (need == Need.ALTER_SYSTEM) {
            return granted.contains(ALTER_SYSTEM);
        }
        try (PreparedStatement statement = prepare(need.file())) {
            int binds = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= binds; i++) {
                statement.setNull(i, Types.VARCHAR);
            }
            statement.setMaxRows(1);
            statement.executeQuery().close();
            return true;
        } catch (SQLException e) {
            if (NOT_GRANTED.contains(e.getErrorCode())) {
                return false;
            }
            throw e;
        }
    }

    private PreparedStatement prepare(SqlFile file) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(file.text());
        statement.setQueryTimeout(limitSeconds);
        return statement;
    }

    private Set<String> names(SqlFile file) throws SQLException {
        try (PreparedStatement statement = prepare(file);
                ResultSet rows = statement.executeQuery()) {
            Set<String> names = new HashSet<>();
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
            return names;
        }
    }

    private static List<String> grants(Need need, Set<String> granted, String account) {
        if (need == Need.ALTER_SYSTEM) {
            return List.of("grant alter system to " + account + ";");
        }
        List<String> missing = need.file().views().stream()
                .filter(view -> !granted.contains(view.toUpperCase(Locale.ROOT)))
                .toList();
        // When each seems to be granted and yet is not, all of them are named rather than none.
        return (missing.isEmpty() ? need.file().views() : missing)
                .stream()
                        .map(view -> "grant select on sys." + view + " to " + account + ";")
                        .toList();
    }
}
