package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of PL/SQL that can be run. */
interface PlSqlStatement {
    void run(PlSqlRun run) throws OraError;

    /** NULL, and calls of what leaves no trace. */
    record Nothing() implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) {}
    }

    record Assignment(PlSqlTarget target, PlSqlText value) implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.assignValue(target, value);
        }
    }

    /** Branches in order; ELSE is one without condition. */
    record If(List<Branch> branches) implements PlSqlStatement {
        record Branch(Optional<PlSqlText> condition, List<PlSqlStatement> body) {}

        @Override
        public void run(PlSqlRun run) throws OraError {
            for (Branch branch : branches) {
                if (branch.condition().isEmpty() || run.holds(branch.condition().get())) {
                    run.all(branch.body());
                    return;
                }
            }
        }
    }

    /** FOR over a range of whole numbers. */
    record ForLoop(PlSqlVariable index, PlSqlText from, PlSqlText to, boolean reverse, List<PlSqlStatement> body)
            implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            long first = whole(run.value(from));
            long last = whole(run.value(to));
            for (long i = first; i <= last; i++) {
                run.assign(new PlSqlTarget.Local(index), BigDecimal.valueOf(reverse ? last - (i - first) : i));
                if (!PlSqlLoop.turn(run, body)) {
                    return;
                }
            }
        }

        private static long whole(Object value) throws OraError {
            if (value == null) {
                throw new OraError(6502, "PL/SQL: numeric or value error");
            }
            return new BigDecimal(value.toString()).longValue();
        }
    }

    /** Any statement of SQL but a query. */
    record Sql(PlSqlText sql) implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.execute(sql.sql(), run.values(sql.references()));
        }
    }

    record SelectInto(PlSqlText sql, List<PlSqlTarget> targets) implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.selectInto(sql.sql(), run.values(sql.references()), targets);
        }
    }

    record Commit() implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.host().commit();
        }
    }

    record Rollback() implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            run.host().rollback();
        }
    }

    /** RAISE without a name: the error being handled, again. */
    record Reraise() implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            throw run.handled();
        }
    }

    record Call(PlSqlProcedure procedure, List<PlSqlText> arguments) implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            List<Object> values = new ArrayList<>();
            for (PlSqlText argument : arguments) {
                values.add(run.value(argument));
            }
            procedure.action().run(run.host(), values);
        }
    }

    record ExecuteImmediate(PlSqlText text, List<PlSqlTarget> into, List<PlSqlText> using) implements PlSqlStatement {
        @Override
        public void run(PlSqlRun run) throws OraError {
            List<Object> values = new ArrayList<>();
            for (PlSqlText argument : using) {
                values.add(run.value(argument));
            }
            run.executeImmediate(String.valueOf(run.value(text)), values, into);
        }
    }

    /** A block in a block: its variables, its body, its handlers. */
    record Nested(List<Declaration> declarations, List<PlSqlStatement> body, List<Handler> handlers)
            implements PlSqlStatement {
        record Declaration(PlSqlVariable variable, Optional<PlSqlText> initial) {}

        /** Codes it handles; empty for OTHERS. */
        record Handler(List<Integer> codes, List<PlSqlStatement> body) {}

        @Override
        public void run(PlSqlRun run) throws OraError {
            for (Declaration declaration : declarations) {
                run.initialize(declaration.variable(), declaration.initial());
            }
            try {
                run.all(body);
            } catch (OraError error) {
                Handler handler = handlers.stream()
                        .filter(h -> handles(h, error))
                        .findFirst()
                        .orElseThrow(() -> error);
                run.handle(error, handler.body());
            }
        }

        /** No block can catch the end of its own session. */
        private static boolean handles(Handler handler, OraError error) {
            boolean lost = error.code() == 28 || error.code() == 1012 || error.code() == 3113;
            return !lost && (handler.codes().isEmpty() || handler.codes().contains(error.code()));
        }
    }
}
