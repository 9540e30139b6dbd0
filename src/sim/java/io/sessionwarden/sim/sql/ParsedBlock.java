package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block as the parser gives it. Immutable: each run has its own variables. */
record ParsedBlock(List<PlSqlBind> binds, Catalog catalog, PlSqlStatement body) implements PlSqlBlock {
    @Override
    public Map<String, Object> run(PlSqlHost host, Map<String, Object> in) throws OraError {
        PlSqlRun run = new PlSqlRun(host, catalog, in);
        try {
            body.run(run);
        } catch (PlSqlJump end) {
            // RETURN; the parser lets no other jump out of its loop.
        } catch (OraError error) {
            throw PlSqlException.unhandled(error);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        for (PlSqlBind bind : binds) {
            if (bind.direction() != Direction.IN) {
                out.put(bind.name(), run.bind(bind.name()));
            }
        }
        return out;
    }
}
