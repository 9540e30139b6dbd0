package io.sessionwarden.sim.db.lock;

import org.h2.command.ddl.CreateTableData;
import org.h2.engine.RightOwner;
import org.h2.engine.SessionLocal;
import org.h2.schema.Schema;
import org.h2.table.Table;

/** The schema of an account, whose tables lock as Oracle's do. */
public final class LockedSchema extends Schema {
    private LockedSchema(SessionLocal session, String name, RightOwner owner) {
        super(session.getDatabase(), session.getDatabase().allocateObjectId(), name, owner, false);
    }

    /**
     * Adds an empty schema to the database of that session.
     *
     * @param owner the user or role that may define what is in it
     */
    public static void add(SessionLocal session, String name, String owner) {
        RightOwner found = session.getDatabase().findUserOrRole(owner);
        session.getDatabase().addDatabaseObject(session, new LockedSchema(session, name, found));
        session.commit(true);
    }

    @Override
    public Table createTable(CreateTableData data) {
        boolean ofOneSession = data.temporary && !data.globalTemporary;
        if (data.tableEngine != null || ofOneSession) {
            return super.createTable(data);
        }
        getDatabase().lockMeta(data.session);
        data.schema = this;
        return new LockedTable(data, getDatabase().getStore());
    }
}
