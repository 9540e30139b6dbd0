package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the part of a block between DECLARE and BEGIN. */
final class PlSqlDeclarations {
    private final PlSqlReader reader;
    private final Tokens tokens;
    private final PlSqlScope scope;
    private final Catalog catalog;

    PlSqlDeclarations(PlSqlReader reader, Catalog catalog) {
        this.reader = reader;
        this.tokens = reader.tokens();
        this.scope = reader.scope();
        this.catalog = catalog;
    }

    /** The variables; cursors and exceptions are only noted in the scope. */
    List<PlSqlStatement.Nested.Declaration> all() throws OraError {
        List<PlSqlStatement.Nested.Declaration> variables = new ArrayList<>();
        while (!tokens.peek().is("BEGIN")) {
            if (tokens.accept("PRAGMA")) {
                pragma();
            } else if (tokens.accept("CURSOR")) {
                cursor();
            } else if (tokens.peek(1).is("EXCEPTION")) {
                scope.declareException(reader.name());
                reader.expect("EXCEPTION");
                reader.expect(";");
            } else {
                variables.add(variable());
            }
        }
        return variables;
    }

    private void pragma() throws OraError {
        reader.expect("EXCEPTION_INIT");
        reader.expect("(");
        String name = reader.name();
        reader.expect(",");
        reader.expect("-");
        Token code = tokens.next();
        if (code.kind() != Token.Kind.NUMBER) {
            throw reader.errors().unexpected(code);
        }
        scope.nameCode(name, new BigDecimal(code.text()).intValue());
        reader.expect(")");
        reader.expect(";");
    }

    private void cursor() throws OraError {
        String name = reader.name();
        reader.expect("IS");
        scope.declareCursor(name, reader.text(Set.of(";")));
        reader.expect(";");
    }

    private PlSqlStatement.Nested.Declaration variable() throws OraError {
        String name = reader.name();
        tokens.accept("CONSTANT");
        PlSqlVariable variable = typed(name);
        while (!tokens.peek().is(";")
                && !tokens.peek().is(":=")
                && !tokens.peek().is("DEFAULT")
                && !tokens.atEnd()) {
            tokens.next();
        }
        boolean initial = tokens.accept(":=") || tokens.accept("DEFAULT");
        Optional<PlSqlText> value = initial ? Optional.of(reader.text(Set.of(";"))) : Optional.empty();
        reader.expect(";");
        return new PlSqlStatement.Nested.Declaration(variable, value);
    }

    private PlSqlVariable typed(String name) throws OraError {
        Token type = tokens.next();
        List<String> path = new ArrayList<>(List.of(type.text()));
        while (tokens.accept(".")) {
            path.add(reader.name());
        }
        if (tokens.accept("%")) {
            return tokens.accept("ROWTYPE") ? row(name, type, path) : scope.declare(name, like(type, path));
        }
        return scope.declare(name, kind(type));
    }

    private PlSqlVariable row(String name, Token type, List<String> path) throws OraError {
        boolean cursor = path.size() == 1
                && scope.variable(path.getFirst()).flatMap(scope::query).isPresent();
        if (!cursor && catalog.columns(String.join(".", path)).isEmpty()) {
            throw reader.errors().undeclared(type, String.join(".", path));
        }
        return scope.declareRecord(name);
    }

    /** The kind of a column or of another variable. */
    private ColumnKind like(Token type, List<String> path) throws OraError {
        reader.expect("TYPE");
        String name = String.join(".", path);
        Optional<PlSqlVariable> variable = path.size() == 1 ? scope.variable(name) : Optional.empty();
        if (variable.isPresent()) {
            return variable.get().kind();
        }
        Optional<Map<String, ColumnKind>> columns = path.size() == 1
                ? Optional.empty()
                : catalog.columns(String.join(".", path.subList(0, path.size() - 1)));
        return columns.map(table -> table.get(path.getLast()))
                .orElseThrow(() -> reader.errors().undeclared(type, name));
    }

    private ColumnKind kind(Token type) throws OraError {
        return switch (type.text()) {
            case "PLS_INTEGER", "BINARY_INTEGER", "SIMPLE_INTEGER", "NATURAL", "POSITIVE" -> ColumnKind.NUMBER;
            case "BOOLEAN" -> ColumnKind.BOOLEAN;
            default -> {
                ColumnKind kind = Kinds.ofType(type.text());
                if (kind == ColumnKind.OTHER) {
                    throw reader.errors().undeclared(type, type.text());
                }
                yield kind;
            }
        };
    }
}
