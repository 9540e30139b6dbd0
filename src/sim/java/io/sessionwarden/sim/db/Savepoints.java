package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.db.lock.LockHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The savepoints of a transaction, in order, with the locks and the undo that it had then. For the session's own thread. */
final class Savepoints {
    private final Connection connection;
    private final LockHolder locks;
    private final SequencedMap<String, LockHolder.Mark> marks = new LinkedHashMap<>();

    Savepoints(Connection connection, LockHolder locks) {
        this.connection = connection;
        this.locks = locks;
    }

    /** Sets one; a former one of that name is forgotten. */
    void set(String name) throws OraError {
        execute("SAVEPOINT " + quoted(name));
        marks.remove(name);
        marks.put(name, locks.mark());
    }

    /**
     * How many records of undo the transaction had at a savepoint.
     *
     * @throws OraError ORA-01086 when there is no such savepoint
     */
    long undoAt(String name) throws OraError {
        LockHolder.Mark mark = marks.get(name);
        if (mark == null) {
            throw new OraError(1086, "savepoint '" + name + "' never established in this session or is invalid");
        }
        return mark.undo();
    }

    /** Undoes what came after a savepoint that is there, and forgets the savepoints after it. */
    void goBackTo(String name) throws OraError {
        execute("ROLLBACK TO SAVEPOINT " + quoted(name));
        List<String> later = marks.keySet().stream()
                .dropWhile(one -> !one.equals(name))
                .skip(1)
                .toList();
        later.forEach(marks::remove);
        locks.backTo(marks.get(name));
    }

    /** The transaction has ended. */
    void forget() {
        marks.clear();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void execute(String sql) throws OraError {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Errors.of(e);
        }
    }
}
