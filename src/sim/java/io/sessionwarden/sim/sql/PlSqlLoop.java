package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Optional;

/** The loops and what leaves them. */
interface PlSqlLoop extends PlSqlStatement {
    /** Runs the body once; false when it left the loop. */
    static boolean turn(PlSqlRun run, List<PlSqlStatement> body) throws OraError {
        try {
            run.turn();
            run.all(body);
            return true;
        } catch (PlSqlJump jump) {
            if (jump.kind() == PlSqlJump.Kind.RETURN) {
                throw jump;
            }
            return jump.kind() == PlSqlJump.Kind.CONTINUE;
        }
    }

    /** LOOP, and WHILE with its condition. */
    record While(Optional<PlSqlText> condition, List<PlSqlStatement> body) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            while ((condition.isEmpty() || run.holds(condition.get())) && turn(run, body)) {
                // The body was all there is to do.
            }
        }
    }

    /** EXIT, CONTINUE and RETURN, with WHEN or without. */
    record Jump(PlSqlJump.Kind kind, Optional<PlSqlText> condition) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            if (condition.isEmpty() || run.holds(condition.get())) {
                throw new PlSqlJump(kind);
            }
        }
    }

    /** FOR over the rows of a query. */
    record ForQuery(PlSqlVariable row, PlSqlText query, List<PlSqlStatement> body) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            PlSqlRows rows = run.host().rows(query.sql(), run.values(query.references()));
            for (int i = 0; i < rows.rows().size(); i++) {
                run.put(row, rows.record(i));
                if (!turn(run, body)) {
                    return;
                }
            }
        }
    }

    /** OPEN. */
    record Open(PlSqlVariable cursor, PlSqlText query) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.cursor(cursor).open(run.host().rows(query.sql(), run.values(query.references())));
        }
    }

    /** CLOSE. */
    record Close(PlSqlVariable cursor) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.cursor(cursor).close();
        }
    }

    /** FETCH ... INTO; behind the last row the targets keep what they have. */
    record Fetch(PlSqlVariable cursor, List<PlSqlTarget> targets) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            Optional<Object[]> row = run.cursor(cursor).fetch();
            if (row.isPresent()) {
                run.assignRow(run.cursor(cursor).rows().names(), row.get(), targets);
            }
        }
    }

    /** RAISE of a named exception. */
    record Raise(PlSqlException exception) implements PlSqlLoop {
        @Override
        public void run(PlSqlRun run) throws OraError {
            throw exception.error();
        }
    }
}
