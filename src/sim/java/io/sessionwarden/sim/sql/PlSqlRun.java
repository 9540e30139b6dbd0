package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of a block: its host, the values its variables have, and the error it handles. Expressions are left to SQL. */
final class PlSqlRun {
    private final PlSqlHost host;
    private final Map<String, Object> binds;
    private final Map<PlSqlVariable, Object> variables = new HashMap<>();
    private final Map<PlSqlVariable, PlSqlCursor> cursors = new HashMap<>();
    private final Catalog catalog;
    private long rowCount;
    private Optional<OraError> handled = Optional.empty();

    PlSqlRun(PlSqlHost host, Catalog catalog, Map<String, Object> binds) {
        this.host = host;
        this.catalog = catalog;
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

    /** One more turn of a loop: the session may have been killed or the call cancelled meanwhile. */
    void turn() throws OraError {
        host.check();
    }

    PlSqlCursor cursor(PlSqlVariable variable) {
        return cursors.computeIfAbsent(variable, key -> new PlSqlCursor());
    }

    void put(PlSqlVariable variable, Object value) {
        variables.put(variable, value);
    }

    /** The value that a variable has when its block begins. */
    void initialize(PlSqlVariable variable, Optional<PlSqlText> initial) throws OraError {
        put(variable, null);
        if (initial.isPresent()) {
            assignValue(new PlSqlTarget.Local(variable), initial.get());
        }
    }

    /** A flag gets what a condition says, everything else a value. */
    void assignValue(PlSqlTarget target, PlSqlText value) throws OraError {
        if (target instanceof PlSqlTarget.Local local && local.variable().isFlag()) {
            boolean unknown = value.single().filter(token -> token.is("NULL")).isPresent();
            put(local.variable(), unknown ? null : holds(value) ? BigDecimal.ONE : BigDecimal.ZERO);
        } else if (target instanceof PlSqlTarget.Local local
                && local.variable().isRecord()
                && value.references().size() == 1
                && value.references().getFirst() instanceof PlSqlTarget.Local other) {
            put(local.variable(), variables.get(other.variable()));
        } else {
            assign(target, value(value));
        }
    }

    /** Values of a row into variables, or all of them into one record. */
    void assignRow(List<String> names, Object[] row, List<PlSqlTarget> targets) throws OraError {
        if (targets.size() == 1
                && targets.getFirst() instanceof PlSqlTarget.Local local
                && local.variable().isRecord()) {
            put(local.variable(), new PlSqlRows(names, List.<Object[]>of(row)).record(0));
            return;
        }
        if (row.length != targets.size()) {
            boolean few = row.length < targets.size();
            throw new OraError(few ? 947 : 913, few ? "not enough values" : "too many values");
        }
        for (int i = 0; i < row.length; i++) {
            assign(targets.get(i), row[i]);
        }
    }

    private Map<String, Object> record(PlSqlVariable variable) {
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = (Map<String, Object>) variables.get(variable);
        return fields == null ? Map.of() : fields;
    }

    void assign(PlSqlTarget target, Object value) throws OraError {
        switch (target) {
            case PlSqlTarget.Field field -> {
                Map<String, Object> fields = new LinkedHashMap<>(record(field.variable()));
                fields.put(field.name(), value);
                put(field.variable(), fields);
            }
            case PlSqlTarget.Attribute ignored -> throw notAssignable();
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

    private Object value(PlSqlTarget source) throws OraError {
        return switch (source) {
            case PlSqlTarget.Field field -> field(field);
            case PlSqlTarget.Attribute attribute
            when attribute.cursor().isPresent() ->
                cursor(attribute.cursor().get()).attribute(attribute.name());
            case PlSqlTarget.Attribute attribute ->
                attribute.name().equals("FOUND") == rowCount > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
            case PlSqlTarget.Local local -> variables.get(local.variable());
            case PlSqlTarget.Host bind -> binds.get(bind.name());
            case PlSqlTarget.RowCount ignored -> BigDecimal.valueOf(rowCount);
            case PlSqlTarget.ErrorCode ignored ->
                BigDecimal.valueOf(-code(handled.map(OraError::code).orElse(0)));
            case PlSqlTarget.ErrorText ignored ->
                handled.map(PlSqlRun::text).orElse("ORA-0000: normal, successful completion");
        };
    }

    /** An exception without a code has the code 1. */
    private static int code(int code) {
        return code >= PlSqlException.FIRST_OWN ? -1 : code;
    }

    private static String text(OraError error) {
        return error.code() >= PlSqlException.FIRST_OWN ? "User-Defined Exception" : error.getMessage();
    }

    private Object field(PlSqlTarget.Field field) throws OraError {
        Map<String, Object> fields = record(field.variable());
        if (!fields.isEmpty() && !fields.containsKey(field.name())) {
            throw new OraError(6550, "PLS-00302: component '" + field.name() + "' must be declared");
        }
        return fields.get(field.name());
    }

    List<Object> values(List<PlSqlTarget> sources) throws OraError {
        List<Object> values = new ArrayList<>();
        for (PlSqlTarget source : sources) {
            values.add(value(source));
        }
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
        if (expression.sql().equals(":B1")) {
            return value(expression.references().getFirst());
        }
        String sql = "select " + expression.sql() + " from dual";
        return host.rows(sql, values(expression.references())).rows().getFirst()[0];
    }

    boolean holds(PlSqlText condition) throws OraError {
        String sql = "select 1 from dual where " + condition.sql();
        return !host.rows(sql, values(condition.references())).rows().isEmpty();
    }

    void execute(String sql, List<Object> values) throws OraError {
        rowCount = host.execute(sql, values);
    }

    void selectInto(String sql, List<Object> values, List<PlSqlTarget> targets) throws OraError {
        PlSqlRows result = host.rows(sql, values);
        List<Object[]> rows = result.rows();
        rowCount = Math.min(rows.size(), 1);
        if (rows.isEmpty()) {
            throw new OraError(1403, "no data found");
        }
        if (rows.size() > 1) {
            throw new OraError(1422, "exact fetch returns more than requested number of rows");
        }
        assignRow(result.names(), rows.getFirst(), targets);
    }

    void executeImmediate(String text, List<Object> values, List<PlSqlTarget> into) throws OraError {
        Token first = TokenReader.read(text).getFirst();
        if (first.is("BEGIN") || first.is("DECLARE")) {
            ParsedBlock block = PlSqlParser.parse(text, catalog);
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
