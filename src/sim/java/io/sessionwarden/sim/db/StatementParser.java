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
    private static final int LOCK_TABLE = 26;
    private static final int SET_ROLE = 55;
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
            case OracleStatement.Query query -> new QueryCursor(session, text, query);
            case OracleStatement.Dml dml -> new DmlCursor(session, text, dml);
            case OracleStatement.Block block -> new BlockCursor(session, text, block.block());
            case OracleStatement.Ddl ddl -> action(text, DDL, () -> define(ddl));
            case OracleStatement.LockTable lock ->
                action(text, LOCK_TABLE, () -> new TableLocking(session, lock).run());
            case OracleStatement.Commit commit -> action(text, COMMIT, session::commit);
            case OracleStatement.Rollback rollback -> action(text, ROLLBACK, () -> rollback(rollback));
            case OracleStatement.Savepoint savepoint ->
                action(text, SAVEPOINT, () -> session.workspace().savepoints().set(savepoint.name()));
            case OracleStatement.SetTransaction set -> action(text, SET_TRANSACTION, () -> begin(set));
            case OracleStatement.SetOther other -> action(text, SET_ROLE, () -> {});
            case OracleStatement.AlterSession alter -> action(text, ALTER_SESSION, () -> {});
            case OracleStatement.Administer admin ->
                action(text, Administrator.command(admin.what()), () -> administer(admin));
            case OracleStatement.KillSession kill -> alterSystem(text, () -> killer().kill(session, kill));
            case OracleStatement.DisconnectSession one -> alterSystem(text, () -> killer().disconnect(session, one));
            case OracleStatement.CancelSql cancel -> alterSystem(text, () -> killer().cancel(session, cancel));
        };
    }

    private Cursor action(SqlText text, int command, ActionCursor.Action action) {
        return new ActionCursor(session, text, command, action);
    }

    private Cursor alterSystem(SqlText text, ActionCursor.Action action) {
        return action(text, ALTER_SYSTEM, action);
    }

    private Killer killer() {
        return session.database().killer();
    }

    private void rollback(OracleStatement.Rollback rollback) throws OraError {
        if (rollback.savepoint().isPresent()) {
            session.work().rollbackTo(rollback.savepoint().get());
        } else {
            session.rollback();
        }
    }

    private void begin(OracleStatement.SetTransaction set) throws OraError {
        boolean readOnly = set.access() == OracleStatement.SetTransaction.Access.READ_ONLY;
        boolean serializable = set.access() == OracleStatement.SetTransaction.Access.SERIALIZABLE;
        session.workspace().begin(new Terms(readOnly, serializable, set.name()));
    }

    private void define(OracleStatement.Ddl ddl) throws OraError {
        if (session.database().isReadOnly()) {
            throw Errors.readOnly();
        }
        if (!session.account().may(Roles.CREATE_TABLE)) {
            throw new OraError(1031, "insufficient privileges");
        }
        Workspace workspace = session.workspace();
        workspace.commit();
        session.database().storage().define(session.account(), session::now, () -> define(ddl, workspace));
    }

    private static void define(OracleStatement.Ddl ddl, Workspace workspace) throws OraError {
        try (PreparedStatement statement = workspace.prepare(ddl.h2())) {
            workspace.run(statement, statement::execute);
        } catch (SQLException e) {
            throw Errors.of(e);
        } finally {
            workspace.commit();
        }
    }

    private void administer(OracleStatement.Administer admin) throws OraError {
        session.workspace().commit();
        Administrator.of(session).run(admin.what());
    }
}
