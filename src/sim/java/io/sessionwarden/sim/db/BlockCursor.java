package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.PlSqlBind;
import io.sessionwarden.sim.sql.PlSqlBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An anonymous PL/SQL block. */
final class BlockCursor extends StatementCursor {
    private static final int PLSQL = 47;

    private final PlSqlBlock block;
    private Map<String, Object> out = Map.of();

    BlockCursor(Session session, SqlText text, PlSqlBlock block) {
        super(session, text);
        this.block = block;
    }

    @Override
    public Kind kind() {
        return Kind.PLSQL;
    }

    @Override
    public List<Direction> binds() {
        return block.binds().stream().map(PlSqlBind::direction).toList();
    }

    @Override
    public long execute(List<Object> values) throws OraError {
        if (values.size() != block.binds().size()) {
            throw new OraError(1008, "not all variables bound");
        }
        begin(PLSQL);
        Map<String, Object> in = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            in.put(block.binds().get(i).name(), values.get(i));
        }
        out = block.run(new BlockHost(session()), in);
        return 0;
    }

    @Override
    public List<Object> outValues() {
        List<Object> values = new ArrayList<>();
        for (PlSqlBind bind : block.binds()) {
            if (bind.direction() != Direction.IN) {
                values.add(out.get(bind.name()));
            }
        }
        return values;
    }
}
