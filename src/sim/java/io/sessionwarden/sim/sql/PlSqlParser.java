package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final Set<String> SQL = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "SAVEPOINT", "LOCK", "SET");

    private final String source;
    private final Tokens tokens;
    private final PlSqlErrors errors;
    private final PlSqlScope scope = new PlSqlScope();

    private PlSqlParser(String source) throws OraError {
        this.source = source;
        this.tokens = new Tokens(TokenReader.read(source));
        this.errors = new PlSqlErrors(source);
    }

    static ParsedBlock parse(String source) throws OraError {
        PlSqlParser parser = new PlSqlParser(source);
        PlSqlStatement body = parser.block();
        parser.tokens.accept("/");
        if (!parser.tokens.atEnd()) {
            throw parser.errors.unexpected(parser.tokens.peek());
        }
        return new ParsedBlock(parser.scope.binds(), body);
    }

    private PlSqlStatement block() throws OraError {
        scope.open();
        List<PlSqlStatement.Nested.Declaration> declarations = tokens.accept("DECLARE") ? declarations() : List.of();
        expect("BEGIN");
        List<PlSqlStatement> body = statements(Set.of("END", "EXCEPTION"));
        List<PlSqlStatement.Nested.Handler> handlers = new ArrayList<>();
        if (tokens.accept("EXCEPTION")) {
            while (tokens.accept("WHEN")) {
                handlers.add(handler());
            }
        }
        expect("END");
        if (tokens.peek().isName()) {
            tokens.next();
        }
        expect(";");
        scope.close();
        return new PlSqlStatement.Nested(declarations, body, handlers);
    }

    private List<PlSqlStatement.Nested.Declaration> declarations() throws OraError {
        List<PlSqlStatement.Nested.Declaration> declarations = new ArrayList<>();
        while (!tokens.peek().is("BEGIN")) {
            String name = name();
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
            Optional<PlSqlText> value = initial ? Optional.of(text(Set.of(";"))) : Optional.empty();
            expect(";");
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
                    throw errors.undeclared(type, type.text());
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
                    throw errors.undeclared(name, name.text());
                }
                codes.add(code);
            }
        } while (tokens.accept("OR"));
        expect("THEN");
        return new PlSqlStatement.Nested.Handler(codes, statements(Set.of("WHEN", "END")));
    }

    /** Statements up to one of these words, which is left. */
    private List<PlSqlStatement> statements(Set<String> end) throws OraError {
        List<PlSqlStatement> statements = new ArrayList<>();
        while (!end.contains(tokens.peek().text())) {
            statements.add(statement());
        }
        if (statements.isEmpty()) {
            throw errors.unexpected(tokens.peek());
        }
        return statements;
    }

    private PlSqlStatement statement() throws OraError {
        Token first = tokens.peek();
        if (first.kind() == Token.Kind.BIND || tokens.peek(1).is(":=")) {
            return assignment();
        }
        if (SQL.contains(first.text())) {
            return ended(new PlSqlStatement.Sql(text(Set.of(";"))));
        }
        return switch (first.text()) {
            case "BEGIN", "DECLARE" -> block();
            case "NULL" -> ended(skipWord(new PlSqlStatement.Nothing()));
            case "IF" -> condition();
            case "FOR" -> loop();
            case "SELECT", "WITH" -> selectInto();
            case "COMMIT" -> ended(skipWord(new PlSqlStatement.Commit()));
            case "ROLLBACK" -> rollback();
            case "RAISE" -> ended(skipWord(new PlSqlStatement.Reraise()));
            case "EXECUTE" -> executeImmediate();
            default -> call();
        };
    }

    private PlSqlStatement skipWord(PlSqlStatement statement) {
        tokens.next();
        tokens.accept("WORK");
        return statement;
    }

    private PlSqlStatement ended(PlSqlStatement statement) throws OraError {
        expect(";");
        return statement;
    }

    private PlSqlStatement assignment() throws OraError {
        PlSqlTarget target = target();
        expect(":=");
        return ended(new PlSqlStatement.Assignment(target, text(Set.of(";"))));
    }

    private PlSqlTarget target() throws OraError {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.BIND) {
            return scope.bind(token.text(), Direction.OUT);
        }
        return scope.variable(token.text())
                .map(PlSqlTarget.Local::new)
                .orElseThrow(() -> errors.undeclared(token, token.text()));
    }

    private List<PlSqlTarget> targets() throws OraError {
        List<PlSqlTarget> targets = new ArrayList<>();
        do {
            targets.add(target());
        } while (tokens.accept(","));
        return targets;
    }

    private PlSqlStatement condition() throws OraError {
        List<PlSqlStatement.If.Branch> branches = new ArrayList<>();
        Set<String> ends = Set.of("ELSIF", "ELSE", "END");
        do {
            tokens.next();
            Optional<PlSqlText> condition = Optional.of(text(Set.of("THEN")));
            expect("THEN");
            branches.add(new PlSqlStatement.If.Branch(condition, statements(ends)));
        } while (tokens.peek().is("ELSIF"));
        if (tokens.accept("ELSE")) {
            branches.add(new PlSqlStatement.If.Branch(Optional.empty(), statements(ends)));
        }
        expect("END");
        expect("IF");
        return ended(new PlSqlStatement.If(branches));
    }

    private PlSqlStatement loop() throws OraError {
        expect("FOR");
        String name = name();
        expect("IN");
        PlSqlText from = text(Set.of("..", "LOOP"));
        expect("..");
        PlSqlText to = text(Set.of("LOOP"));
        expect("LOOP");
        scope.open();
        PlSqlVariable index = scope.declare(name, ColumnKind.NUMBER);
        List<PlSqlStatement> body = statements(Set.of("END"));
        scope.close();
        expect("END");
        expect("LOOP");
        return ended(new PlSqlStatement.ForLoop(index, from, to, body));
    }

    /** The query without its INTO, and what stands there. */
    private PlSqlStatement selectInto() throws OraError {
        List<Token> query = new ArrayList<>(take(Set.of("INTO", ";")));
        expect("INTO");
        List<PlSqlTarget> targets = targets();
        query.addAll(take(Set.of(";")));
        return ended(new PlSqlStatement.SelectInto(PlSqlText.of(source, query, scope), targets));
    }

    private PlSqlStatement rollback() throws OraError {
        if (tokens.peek(1).is(";")
                || tokens.peek(1).is("WORK") && tokens.peek(2).is(";")) {
            return ended(skipWord(new PlSqlStatement.Rollback()));
        }
        return ended(new PlSqlStatement.Sql(text(Set.of(";"))));
    }

    private PlSqlStatement executeImmediate() throws OraError {
        expect("EXECUTE");
        expect("IMMEDIATE");
        PlSqlText text = text(Set.of(";", "INTO", "USING"));
        List<PlSqlTarget> into = tokens.accept("INTO") ? targets() : List.of();
        List<PlSqlText> using = new ArrayList<>();
        if (tokens.accept("USING")) {
            do {
                tokens.accept("IN");
                using.add(text(Set.of(",", ";")));
            } while (tokens.accept(","));
        }
        return ended(new PlSqlStatement.ExecuteImmediate(text, into, using));
    }

    private PlSqlStatement call() throws OraError {
        Token first = tokens.peek();
        StringBuilder name = new StringBuilder(name());
        while (tokens.accept(".")) {
            name.append('.').append(name());
        }
        PlSqlProcedure procedure =
                PlSqlProcedure.named(name.toString()).orElseThrow(() -> errors.undeclared(first, name.toString()));
        PlSqlText[] arguments = new PlSqlText[procedure.parameters().size()];
        if (tokens.accept("(") && !tokens.accept(")")) {
            int position = 0;
            do {
                int index = tokens.peek(1).is("=>") ? procedure.parameters().indexOf(name()) : position++;
                tokens.accept("=>");
                if (index < 0 || index >= arguments.length) {
                    throw wrongArguments(first, name.toString());
                }
                arguments[index] = text(Set.of(",", ")"));
            } while (tokens.accept(","));
            expect(")");
        }
        if (Arrays.asList(arguments).contains(null)) {
            throw wrongArguments(first, name.toString());
        }
        return ended(new PlSqlStatement.Call(procedure, List.of(arguments)));
    }

    private OraError wrongArguments(Token where, String name) {
        return errors.at(where, "PLS-00306: wrong number or types of arguments in call to '" + name + "'");
    }

    private PlSqlText text(Set<String> end) throws OraError {
        Token first = tokens.peek();
        List<Token> taken = take(end);
        if (taken.isEmpty()) {
            throw errors.unexpected(first);
        }
        return PlSqlText.of(source, taken, scope);
    }

    /** Tokens up to one of these outside of parentheses, which is left. */
    private List<Token> take(Set<String> end) throws OraError {
        List<Token> taken = new ArrayList<>();
        int depth = 0;
        while (depth > 0 || !isEnd(tokens.peek(), end)) {
            if (tokens.atEnd() || tokens.peek().is(";")) {
                throw errors.unexpected(tokens.peek());
            }
            depth += tokens.peek().is("(") ? 1 : tokens.peek().is(")") ? -1 : 0;
            taken.add(tokens.next());
        }
        return taken;
    }

    private static boolean isEnd(Token token, Set<String> end) {
        return end.stream().anyMatch(token::is);
    }

    private String name() throws OraError {
        return tokens.name(errors.unexpected(tokens.peek()));
    }

    private void expect(String word) throws OraError {
        if (!tokens.accept(word)) {
            throw errors.unexpected(tokens.peek());
        }
    }
}
