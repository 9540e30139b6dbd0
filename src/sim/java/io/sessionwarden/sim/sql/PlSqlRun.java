package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of a block: its host, the values its variables have, and the error it handles. Expressions are left to SQL. */
final class PlSqlRun {
    private final PlSqlHost host;
    private final Map<String, Object> binds;
    private final Map<PlSqlVariable, Object> variables = new HashMap<>();
    private long rowCount;
    private Optional<OraError> handled = Optional.empty();

    PlSqlRun(PlSqlHost host, Map<String, Object> binds) {
        this.host = host;
        this.binds = new HashMap<>(binds);
    }

    PlSqlHost host() {
        return host;
    }

    /** The value of a bind. */
    Object bind(String name) {
        return binds.get(name);
    }

    void all(List<PlSqlStatement> statements) throws OraError {
        for (PlSqlStatement statement : statements) {
            statement.run(this);
        }
    }

    /** Runs a handler; SQLCODE and SQLERRM tell of the error meanwhile. */
    void handle(OraError error, List<PlSqlStatement> handler) throws OraError {
        Optional<OraError> outer = handled;
        handled = Optional.of(error);
        try {
            all(handler);
        } finally {
            handled = outer;
        }
    }

    /** The error that is being handled. */
    OraError handled() {
        return handled.orElseGet(() -> new OraError(6510, "PL/SQL: unhandled user-defined exception"));
    }

    void assign(PlSqlTarget target, Object value) throws OraError {
        switch (target) {
            case PlSqlTarget.Local local ->
                variables.put(local.variable(), ColumnValues.as(local.variable().kind(), value));
            case PlSqlTarget.Host bind -> binds.put(bind.name(), value);
            case PlSqlTarget.RowCount ignored -> throw notAssignable();
            case PlSqlTarget.ErrorCode ignored -> throw notAssignable();
            case PlSqlTarget.ErrorText ignored -> throw notAssignable();
        }
    }

    private static OraError notAssignable() {
        return new OraError(6550, "PLS-00363: expression cannot be used as an assignment target");
    }

    private Object value(PlSqlTarget source) {
        return switch (source) {
            case PlSqlTarget.Local local -> variables.get(local.variable());
            case PlSqlTarget.Host bind -> binds.get(bind.name());
            case PlSqlTarget.RowCount ignored -> BigDecimal.valueOf(rowCount);
            case PlSqlTarget.ErrorCode ignored ->
                BigDecimal.valueOf(-handled.map(OraError::code).orElse(0));
            case PlSqlTarget.ErrorText ignored ->
                handled.map(OraError::getMessage).orElse("ORA-0000: normal, successful completion");
        };
    }

    List<Object> values(List<PlSqlTarget> sources) {
        List<Object> values = new ArrayList<>();
        sources.forEach(source -> values.add(value(source)));
        return values;
    }

    /** The value of an expression: at once for a single variable or literal, else SQL works it out. */
    Object value(PlSqlText expression) throws OraError {
        if (expression.single().isPresent()) {
            Token token = expression.single().get();
            if (!expression.references().isEmpty()) {
                return value(expression.references().getFirst());
            }
            if (token.kind() == Token.Kind.NUMBER) {
                return new BigDecimal(token.text());
            }
            if (token.kind() == Token.Kind.TEXT) {
                return token.text().isEmpty() ? null : token.text();
            }
        }
        String sql = "select " + expression.sql() + " from dual";
        return host.query(sql, values(expression.references())).getFirst()[0];
    }

    boolean holds(PlSqlText condition) throws OraError {
        String sql = "select 1 from dual where " + condition.sql();
        return !host.query(sql, values(condition.references())).isEmpty();
    }

    void execute(String sql, List<Object> values) throws OraError {
        rowCount = host.execute(sql, values);
    }

    void selectInto(String sql, List<Object> values, List<PlSqlTarget> targets) throws OraError {
        List<Object[]> rows = host.query(sql, values);
        rowCount = Math.min(rows.size(), 1);
        if (rows.isEmpty()) {
            throw new OraError(1403, "no data found");
        }
        if (rows.size() > 1) {
            throw new OraError(1422, "exact fetch returns more than requested number of rows");
        }
        Object[] row = rows.getFirst();
        if (row.length != targets.size()) {
            throw new OraError(
                    row.length < targets.size() ? 913 : 947,
                    row.length < targets.size() ? "too many values" : "not enough values");
        }
        for (int i = 0; i < row.length; i++) {
            assign(targets.get(i), row[i]);
        }
    }

    void executeImmediate(String text, List<Object> values, List<PlSqlTarget> into) throws OraError {
        Token first = TokenReader.read(text).getFirst();
        if (first.is("BEGIN") || first.is("DECLARE")) {
            ParsedBlock block = PlSqlParser.parse(text);
            Map<String, Object> in = new HashMap<>();
            for (int i = 0; i < Math.min(values.size(), block.binds().size()); i++) {
                in.put(block.binds().get(i).name(), values.get(i));
            }
            block.run(host, in);
        } else if (into.isEmpty()) {
            execute(text, values);
        } else {
            selectInto(text, values, into);
        }
    }
}
