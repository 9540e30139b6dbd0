package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses loops, jumps and what is done with explicit cursors. */
final class PlSqlLoopParser {
    private final PlSqlReader reader;
    private final Tokens tokens;
    private final PlSqlScope scope;
    private final Body body;
    private int depth;

    /** Reads statements up to one of some words. */
    @FunctionalInterface
    interface Body {
        List<PlSqlStatement> until(Set<String> end) throws OraError;
    }

    PlSqlLoopParser(PlSqlReader reader, Body body) {
        this.reader = reader;
        this.tokens = reader.tokens();
        this.scope = reader.scope();
        this.body = body;
    }

    PlSqlStatement statement() throws OraError {
        Token first = tokens.next();
        return switch (first.text()) {
            case "FOR" -> counted();
            case "WHILE" -> {
                Optional<PlSqlText> condition = Optional.of(reader.text(Set.of("LOOP")));
                yield new PlSqlLoop.While(condition, body());
            }
            case "LOOP" -> new PlSqlLoop.While(Optional.empty(), rest());
            case "OPEN" -> {
                PlSqlVariable cursor = cursor();
                yield reader.ended(
                        new PlSqlLoop.Open(cursor, scope.query(cursor).orElseThrow()));
            }
            case "FETCH" -> {
                PlSqlVariable cursor = cursor();
                reader.expect("INTO");
                yield reader.ended(new PlSqlLoop.Fetch(cursor, reader.targets()));
            }
            case "CLOSE" -> reader.ended(new PlSqlLoop.Close(cursor()));
            default -> jump(first);
        };
    }

    private PlSqlStatement jump(Token word) throws OraError {
        PlSqlJump.Kind kind = PlSqlJump.Kind.valueOf(word.text());
        if (kind != PlSqlJump.Kind.RETURN && depth == 0) {
            throw reader.errors().at(word, "PLS-00376: illegal EXIT/CONTINUE statement; it must appear inside a loop");
        }
        boolean when = kind != PlSqlJump.Kind.RETURN && tokens.accept("WHEN");
        Optional<PlSqlText> condition = when ? Optional.of(reader.text(Set.of(";"))) : Optional.empty();
        return reader.ended(new PlSqlLoop.Jump(kind, condition));
    }

    private PlSqlVariable cursor() throws OraError {
        Token name = tokens.next();
        return scope.variable(name.text())
                .filter(variable -> scope.query(variable).isPresent())
                .orElseThrow(() -> reader.errors().undeclared(name, name.text()));
    }

    /** FOR over a range, a query or a cursor. */
    private PlSqlStatement counted() throws OraError {
        String name = reader.name();
        reader.expect("IN");
        boolean query = tokens.peek().is("(")
                && (tokens.peek(1).is("SELECT") || tokens.peek(1).is("WITH"));
        if (query) {
            tokens.next();
            List<Token> taken = reader.take(Set.of(")"));
            reader.expect(")");
            return overRows(name, reader.textOf(taken));
        }
        Optional<PlSqlText> declared = scope.variable(tokens.peek().text())
                .flatMap(scope::query)
                .filter(found -> tokens.peek(1).is("LOOP"));
        if (declared.isPresent()) {
            tokens.next();
            return overRows(name, declared.get());
        }
        boolean reverse = tokens.accept("REVERSE");
        PlSqlText from = reader.text(Set.of("..", "LOOP"));
        reader.expect("..");
        PlSqlText to = reader.text(Set.of("LOOP"));
        scope.open();
        PlSqlVariable index = scope.declare(name, ColumnKind.NUMBER);
        List<PlSqlStatement> statements = body();
        scope.close();
        return new PlSqlStatement.ForLoop(index, from, to, reverse, statements);
    }

    private PlSqlStatement overRows(String name, PlSqlText query) throws OraError {
        scope.open();
        PlSqlVariable row = scope.declareRecord(name);
        List<PlSqlStatement> statements = body();
        scope.close();
        return new PlSqlLoop.ForQuery(row, query, statements);
    }

    private List<PlSqlStatement> body() throws OraError {
        reader.expect("LOOP");
        return rest();
    }

    private List<PlSqlStatement> rest() throws OraError {
        depth++;
        List<PlSqlStatement> statements = body.until(Set.of("END"));
        depth--;
        reader.expect("END");
        reader.expect("LOOP");
        reader.expect(";");
        return statements;
    }
}
