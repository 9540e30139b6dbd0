package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses anonymous blocks of the subset of PL/SQL that is served; all else is refused with ORA-06550. */
final class PlSqlParser {
    private static final Set<String> CHANGES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "SAVEPOINT", "LOCK", "SET");

    private final PlSqlReader reader;
    private final Tokens tokens;
    private final PlSqlScope scope;
    private final PlSqlSqlParser sql;
    private final PlSqlCallParser calls;

    private final PlSqlDeclarations declarations;
    private final PlSqlLoopParser loops;

    private PlSqlParser(PlSqlReader reader, Catalog catalog) {
        this.declarations = new PlSqlDeclarations(reader, catalog);
        this.loops = new PlSqlLoopParser(reader, this::statements);
        this.reader = reader;
        this.tokens = reader.tokens();
        this.scope = reader.scope();
        this.sql = new PlSqlSqlParser(reader);
        this.calls = new PlSqlCallParser(reader);
    }

    static ParsedBlock parse(String source, Catalog catalog) throws OraError {
        PlSqlReader reader = new PlSqlReader(source);
        PlSqlStatement body = new PlSqlParser(reader, catalog).block();
        reader.tokens().accept("/");
        if (!reader.tokens().atEnd()) {
            throw reader.errors().unexpected(reader.tokens().peek());
        }
        return new ParsedBlock(reader.scope().binds(), catalog, body);
    }

    private PlSqlStatement block() throws OraError {
        scope.open();
        List<PlSqlStatement.Nested.Declaration> declarations =
                tokens.accept("DECLARE") ? this.declarations.all() : List.of();
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

    private PlSqlStatement.Nested.Handler handler() throws OraError {
        List<Integer> codes = new ArrayList<>();
        do {
            Token name = tokens.next();
            if (!name.is("OTHERS")) {
                codes.add(exception(name).code());
            }
        } while (tokens.accept("OR"));
        reader.expect("THEN");
        return new PlSqlStatement.Nested.Handler(codes, statements(Set.of("WHEN", "END")));
    }

    private PlSqlException exception(Token name) throws OraError {
        return scope.exception(name.text()).orElseThrow(() -> reader.errors().undeclared(name, name.text()));
    }

    private PlSqlStatement raise() throws OraError {
        tokens.next();
        if (tokens.accept(";")) {
            return new PlSqlStatement.Reraise();
        }
        return reader.ended(new PlSqlLoop.Raise(exception(tokens.next())));
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
        boolean field = tokens.peek(1).is(".") && tokens.peek(3).is(":=");
        if (first.kind() == Token.Kind.BIND || tokens.peek(1).is(":=") || field) {
            return assignment();
        }
        if (CHANGES.contains(first.text())) {
            return sql.statement();
        }
        return switch (first.text()) {
            case "BEGIN", "DECLARE" -> block();
            case "NULL" -> reader.word(new PlSqlStatement.Nothing());
            case "IF" -> condition();
            case "FOR", "WHILE", "LOOP", "EXIT", "CONTINUE", "RETURN", "OPEN", "FETCH", "CLOSE" -> loops.statement();
            case "SELECT", "WITH" -> sql.selectInto();
            case "COMMIT" -> reader.word(new PlSqlStatement.Commit());
            case "ROLLBACK" -> sql.rollback();
            case "RAISE" -> raise();
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
}
