package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.OracleParser;
import io.sessionwarden.sim.sql.OracleStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Opens the right cursor for a statement. */
final class StatementParser {
    private static final int COMMIT = 44;
    private static final int ROLLBACK = 45;
    private static final int SAVEPOINT = 46;
    private static final int SET_TRANSACTION = 48;
    private static final int ALTER_SESSION = 42;
    private static final int ALTER_SYSTEM = 49;
    private static final int DDL = 1;

    private final Session session;

    StatementParser(Session session) {
        this.session = session;
    }

    Cursor parse(String sql) throws OraError {
        SessionCatalog catalog = new SessionCatalog(session.workspace(), session.account());
        SqlText text = SqlText.of(sql);
        try {
            Cursor cursor = cursor(OracleParser.parse(sql, catalog), text, catalog);
            return new MeteredCursor(
                    session,
                    text,
                    catalog.objects(),
                    cursor,
                    session.database().statements().parsed(session, text));
        } catch (OraError e) {
            session.meter().parseFailed();
            throw e;
        }
    }

    private Cursor cursor(OracleStatement parsed, SqlText text, SessionCatalog catalog) throws OraError {
        return switch (parsed) {
            case OracleStatement.Query query -> new QueryCursor(session, text, query, catalog.tables());
            case OracleStatement.Dml dml -> new DmlCursor(session, text, dml);
            case OracleStatement.Block block -> new BlockCursor(session, text, block.block());
            case OracleStatement.Ddl ddl -> action(text, DDL, () -> define(ddl));
            case OracleStatement.Commit commit -> action(text, COMMIT, session::commit);
            case OracleStatement.Rollback rollback -> action(text, ROLLBACK, () -> rollback(rollback));
            case OracleStatement.Savepoint savepoint ->
                action(text, SAVEPOINT, () -> session.workspace().savepoint(savepoint.name()));
            case OracleStatement.SetTransaction transaction -> action(text, SET_TRANSACTION, () -> {});
            case OracleStatement.AlterSession alter -> action(text, ALTER_SESSION, () -> {});
            case OracleStatement.Administer admin ->
                action(text, Administrator.command(admin.what()), () -> administer(admin));
            case OracleStatement.KillSession kill -> action(text, ALTER_SYSTEM, () -> kill(kill));
        };
    }

    private Cursor action(SqlText text, int command, ActionCursor.Action action) {
        return new ActionCursor(session, text, command, action);
    }

    private void rollback(OracleStatement.Rollback rollback) throws OraError {
        if (rollback.savepoint().isPresent()) {
            session.workspace().rollbackTo(rollback.savepoint().get());
        } else {
            session.rollback();
        }
    }

    private void kill(OracleStatement.KillSession kill) throws OraError {
        session.database().killer().kill(session, kill.target(), kill.immediate(), kill.position());
    }

    private void define(OracleStatement.Ddl ddl) throws OraError {
        if (!session.account().may(Roles.CREATE_TABLE)) {
            throw new OraError(1031, "insufficient privileges");
        }
        Workspace workspace = session.workspace();
        workspace.commit();
        OraError busy = new OraError(54, "resource busy and acquire with NOWAIT specified or timeout expired");
        try (PreparedStatement statement = workspace.prepare(ddl.h2())) {
            workspace.run(statement, 0, busy, statement::execute);
        } catch (SQLException e) {
            throw Errors.of(e);
        } finally {
            workspace.commit();
            session.database().storage().defined(session.account(), session.now());
        }
    }

    private void administer(OracleStatement.Administer admin) throws OraError {
        session.workspace().commit();
        Administrator.of(session).run(admin.what());
    }
}
