package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses anonymous blocks of the subset of PL/SQL that is served; all else is refused with ORA-06550. */
final class PlSqlParser {
    private static final Map<String, Integer> EXCEPTIONS = Map.of(
            "NO_DATA_FOUND",
            1403,
            "TOO_MANY_ROWS",
            1422,
            "DUP_VAL_ON_INDEX",
            1,
            "ZERO_DIVIDE",
            1476,
            "INVALID_NUMBER",
            1722,
            "VALUE_ERROR",
            6502);
    private static final Set<String> CHANGES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "SAVEPOINT", "LOCK", "SET");

    private final PlSqlReader reader;
    private final Tokens tokens;
    private final PlSqlScope scope;
    private final PlSqlSqlParser sql;
    private final PlSqlCallParser calls;

    private PlSqlParser(PlSqlReader reader) {
        this.reader = reader;
        this.tokens = reader.tokens();
        this.scope = reader.scope();
        this.sql = new PlSqlSqlParser(reader);
        this.calls = new PlSqlCallParser(reader);
    }

    static ParsedBlock parse(String source) throws OraError {
        PlSqlReader reader = new PlSqlReader(source);
        PlSqlStatement body = new PlSqlParser(reader).block();
        reader.tokens().accept("/");
        if (!reader.tokens().atEnd()) {
            throw reader.errors().unexpected(reader.tokens().peek());
        }
        return new ParsedBlock(reader.scope().binds(), body);
    }

    private PlSqlStatement block() throws OraError {
        scope.open();
        List<PlSqlStatement.Nested.Declaration> declarations = tokens.accept("DECLARE") ? declarations() : List.of();
        reader.expect("BEGIN");
        List<PlSqlStatement> body = statements(Set.of("END", "EXCEPTION"));
        List<PlSqlStatement.Nested.Handler> handlers = new ArrayList<>();
        if (tokens.accept("EXCEPTION")) {
            while (tokens.accept("WHEN")) {
                handlers.add(handler());
            }
        }
        reader.expect("END");
        if (tokens.peek().isName()) {
            tokens.next();
        }
        reader.expect(";");
        scope.close();
        return new PlSqlStatement.Nested(declarations, body, handlers);
    }

    private List<PlSqlStatement.Nested.Declaration> declarations() throws OraError {
        List<PlSqlStatement.Nested.Declaration> declarations = new ArrayList<>();
        while (!tokens.peek().is("BEGIN")) {
            String name = reader.name();
            tokens.accept("CONSTANT");
            Token type = tokens.next();
            ColumnKind kind = kind(type);
            while (!tokens.peek().is(";")
                    && !tokens.peek().is(":=")
                    && !tokens.peek().is("DEFAULT")
                    && !tokens.atEnd()) {
                tokens.next();
            }
            boolean initial = tokens.accept(":=") || tokens.accept("DEFAULT");
            Optional<PlSqlText> value = initial ? Optional.of(reader.text(Set.of(";"))) : Optional.empty();
            reader.expect(";");
            declarations.add(new PlSqlStatement.Nested.Declaration(scope.declare(name, kind), value));
        }
        return declarations;
    }

    private ColumnKind kind(Token type) throws OraError {
        return switch (type.text()) {
            case "PLS_INTEGER", "BINARY_INTEGER", "SIMPLE_INTEGER", "NATURAL", "POSITIVE" -> ColumnKind.NUMBER;
            default -> {
                ColumnKind kind = Kinds.ofType(type.text());
                if (kind == ColumnKind.OTHER) {
                    throw reader.errors().undeclared(type, type.text());
                }
                yield kind;
            }
        };
    }

    private PlSqlStatement.Nested.Handler handler() throws OraError {
        List<Integer> codes = new ArrayList<>();
        do {
            Token name = tokens.next();
            if (!name.is("OTHERS")) {
                Integer code = EXCEPTIONS.get(name.text());
                if (code == null) {
                    throw reader.errors().undeclared(name, name.text());
                }
                codes.add(code);
            }
        } while (tokens.accept("OR"));
        reader.expect("THEN");
        return new PlSqlStatement.Nested.Handler(codes, statements(Set.of("WHEN", "END")));
    }

    /** Statements up to one of these words, which is left. */
    private List<PlSqlStatement> statements(Set<String> end) throws OraError {
        List<PlSqlStatement> statements = new ArrayList<>();
        while (!end.contains(tokens.peek().text())) {
            statements.add(statement());
        }
        if (statements.isEmpty()) {
            throw reader.errors().unexpected(tokens.peek());
        }
        return statements;
    }

    private PlSqlStatement statement() throws OraError {
        Token first = tokens.peek();
        if (first.kind() == Token.Kind.BIND || tokens.peek(1).is(":=")) {
            return assignment();
        }
        if (CHANGES.contains(first.text())) {
            return sql.statement();
        }
        return switch (first.text()) {
            case "BEGIN", "DECLARE" -> block();
            case "NULL" -> reader.word(new PlSqlStatement.Nothing());
            case "IF" -> condition();
            case "FOR" -> loop();
            case "SELECT", "WITH" -> sql.selectInto();
            case "COMMIT" -> reader.word(new PlSqlStatement.Commit());
            case "ROLLBACK" -> sql.rollback();
            case "RAISE" -> reader.word(new PlSqlStatement.Reraise());
            case "EXECUTE" -> sql.executeImmediate();
            default -> calls.call();
        };
    }

    private PlSqlStatement assignment() throws OraError {
        PlSqlTarget target = reader.target();
        reader.expect(":=");
        return reader.ended(new PlSqlStatement.Assignment(target, reader.text(Set.of(";"))));
    }

    private PlSqlStatement condition() throws OraError {
        List<PlSqlStatement.If.Branch> branches = new ArrayList<>();
        Set<String> ends = Set.of("ELSIF", "ELSE", "END");
        do {
            tokens.next();
            Optional<PlSqlText> condition = Optional.of(reader.text(Set.of("THEN")));
            reader.expect("THEN");
            branches.add(new PlSqlStatement.If.Branch(condition, statements(ends)));
        } while (tokens.peek().is("ELSIF"));
        if (tokens.accept("ELSE")) {
            branches.add(new PlSqlStatement.If.Branch(Optional.empty(), statements(ends)));
        }
        reader.expect("END");
        reader.expect("IF");
        return reader.ended(new PlSqlStatement.If(branches));
    }

    private PlSqlStatement loop() throws OraError {
        reader.expect("FOR");
        String name = reader.name();
        reader.expect("IN");
        PlSqlText from = reader.text(Set.of("..", "LOOP"));
        reader.expect("..");
        PlSqlText to = reader.text(Set.of("LOOP"));
        reader.expect("LOOP");
        scope.open();
        PlSqlVariable index = scope.declare(name, ColumnKind.NUMBER);
        List<PlSqlStatement> body = statements(Set.of("END"));
        scope.close();
        reader.expect("END");
        reader.expect("LOOP");
        return reader.ended(new PlSqlStatement.ForLoop(index, from, to, body));
    }
}
