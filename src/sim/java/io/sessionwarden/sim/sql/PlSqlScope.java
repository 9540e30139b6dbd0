package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.Cursor.Direction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean while a block is parsed, and which way its host binds go. */
final class PlSqlScope {
    private static final Set<String> ATTRIBUTES = Set.of("FOUND", "NOTFOUND", "ISOPEN", "ROWCOUNT");

    private final Map<PlSqlVariable, PlSqlText> queries = new HashMap<>();
    private final Deque<Map<String, PlSqlException>> exceptions = new ArrayDeque<>();
    private int ownExceptions;
    private final Deque<Map<String, PlSqlVariable>> blocks = new ArrayDeque<>();
    private final Map<String, Direction> binds = new LinkedHashMap<>();

    void open() {
        blocks.push(new HashMap<>());
        exceptions.push(new HashMap<>());
    }

    void close() {
        blocks.pop();
        exceptions.pop();
    }

    PlSqlVariable declare(String name, ColumnKind kind) {
        PlSqlVariable variable = new PlSqlVariable(name, kind);
        blocks.element().put(name, variable);
        return variable;
    }

    /** A record, whose fields are known when it has a value. */
    PlSqlVariable declareRecord(String name) {
        PlSqlVariable variable = PlSqlVariable.ofRecord(name);
        blocks.element().put(name, variable);
        return variable;
    }

    void declareCursor(String name, PlSqlText query) {
        queries.put(declare(name, ColumnKind.OTHER), query);
    }

    /** The query of an explicit cursor. */
    Optional<PlSqlText> query(PlSqlVariable cursor) {
        return Optional.ofNullable(queries.get(cursor));
    }

    void declareException(String name) {
        exceptions.element().put(name, new PlSqlException(name, PlSqlException.FIRST_OWN + ownExceptions++));
    }

    /** EXCEPTION_INIT. */
    void nameCode(String name, int code) {
        exceptions.element().put(name, new PlSqlException(name, code));
    }

    Optional<PlSqlException> exception(String name) {
        return exceptions.stream()
                .filter(block -> block.containsKey(name))
                .map(block -> block.get(name))
                .findFirst()
                .or(() -> PlSqlException.predefined(name));
    }

    Optional<PlSqlVariable> variable(String name) {
        return blocks.stream()
                .filter(block -> block.containsKey(name))
                .map(block -> block.get(name))
                .findFirst();
    }

    /** Where a token that names a variable or bind gets its value from; empty for all other tokens. */
    Optional<PlSqlTarget> reference(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.BIND) {
            return Optional.of(bind(token.text(), Direction.IN));
        }
        boolean percent = at + 2 < tokens.size() && tokens.get(at + 1).is("%");
        if (percent && ATTRIBUTES.contains(tokens.get(at + 2).text()) && !token.is("SQL")) {
            return variable(token.text())
                    .map(cursor -> new PlSqlTarget.Attribute(
                            Optional.of(cursor), tokens.get(at + 2).text()));
        }
        if (percent
                && token.is("SQL")
                && Set.of("FOUND", "NOTFOUND").contains(tokens.get(at + 2).text())) {
            return Optional.of(new PlSqlTarget.Attribute(
                    Optional.empty(), tokens.get(at + 2).text()));
        }
        boolean field = at + 2 < tokens.size()
                && tokens.get(at + 1).is(".")
                && tokens.get(at + 2).isName()
                && (at == 0 || !tokens.get(at - 1).is("."));
        if (field && token.isName()) {
            Optional<PlSqlVariable> record = variable(token.text()).filter(PlSqlVariable::isRecord);
            if (record.isPresent()) {
                return Optional.of(
                        new PlSqlTarget.Field(record.get(), tokens.get(at + 2).text()));
            }
        }
        boolean qualified = at > 0 && tokens.get(at - 1).is(".")
                || at + 1 < tokens.size() && tokens.get(at + 1).is(".");
        if (!token.isName() || qualified) {
            return Optional.empty();
        }
        if (at + 2 < tokens.size()
                && token.is("SQL")
                && tokens.get(at + 1).is("%")
                && tokens.get(at + 2).is("ROWCOUNT")) {
            return Optional.of(new PlSqlTarget.RowCount());
        }
        return switch (token.text()) {
            case "SQLCODE" -> Optional.of(new PlSqlTarget.ErrorCode());
            case "SQLERRM" -> Optional.of(new PlSqlTarget.ErrorText());
            default -> variable(token.text()).map(PlSqlTarget.Local::new);
        };
    }

    /** Notes that a bind is read or written there. */
    PlSqlTarget bind(String name, Direction direction) {
        binds.merge(name, direction, (one, other) -> one == other ? one : Direction.IN_OUT);
        return new PlSqlTarget.Host(name);
    }

    List<PlSqlBind> binds() {
        return binds.entrySet().stream()
                .map(bind -> new PlSqlBind(bind.getKey(), bind.getValue()))
                .toList();
    }
}
