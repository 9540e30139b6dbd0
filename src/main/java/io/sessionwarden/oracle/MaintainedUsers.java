package io.sessionwarden.oracle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The accounts Oracle maintains itself (DBA_USERS.ORACLE_MAINTAINED), read when first connected and every hour. Without the grant, the
 * well-known ones; before either is known, everybody: on doubt nobody is a victim. Thread-safe.
 */
final class MaintainedUsers {
    private static final Logger LOG = Logger.getLogger(MaintainedUsers.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int TABLE_OR_VIEW_DOES_NOT_EXIST = 942;
    private static final Set<String> WELL_KNOWN = Set.of(
            "SYS",
            "SYSTEM",
            "SYSBACKUP",
            "SYSDG",
            "SYSKM",
            "SYSRAC",
            "SYSMAN",
            "DBSNMP",
            "MGMT_VIEW",
            "OUTLN",
            "XDB",
            "WMSYS",
            "CTXSYS",
            "MDSYS",
            "ORDSYS",
            "OJVMSYS",
            "DVSYS",
            "LBACSYS",
            "APPQOSSYS",
            "GSMADMIN_INTERNAL",
            "GGSYS",
            "AUDSYS",
            "ORACLE_OCM",
            "RDSADMIN");

    private final String database;
    private final Clock clock;
    private volatile Set<String> names = Set.of();
    private volatile Instant readAt = Instant.MIN;

    MaintainedUsers(String database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean areStale() {
        return readAt.equals(Instant.MIN) || readAt.plus(FRESH).isBefore(clock.instant());
    }

    boolean contains(String username) {
        return readAt.equals(Instant.MIN) || names.contains(username);
    }

    void refresh(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.MAINTAINED_USERS.text());
                ResultSet rows = statement.executeQuery()) {
            Set<String> read = new HashSet<>();
            while (rows.next()) {
                read.add(rows.getString("username"));
            }
            names = Set.copyOf(read);
        } catch (SQLException e) {
            if (e.getErrorCode() != TABLE_OR_VIEW_DOES_NOT_EXIST) {
                throw e;
            }
            LOG.warnf(
                    "%s: DBA_USERS is not granted, so the accounts that Oracle maintains are taken from a built-in list;"
                            + " grant select on sys.dba_users to the account to read them",
                    database);
            names = WELL_KNOWN;
        }
        readAt = clock.instant();
    }
}
