package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.util.List;

/** A statement that neither takes nor returns values. */
final class ActionCursor extends StatementCursor {
    private final int command;
    private final Action action;

    /** What the statement does. */
    @FunctionalInterface
    interface Action {
        void run() throws OraError;
    }

    ActionCursor(Session session, SqlText text, int command, Action action) {
        super(session, text);
        this.command = command;
        this.action = action;
    }

    @Override
    public Kind kind() {
        return Kind.OTHER;
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        begin(command);
        action.run();
        return 0;
    }
}
