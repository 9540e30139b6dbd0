package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tokens of a block with the names in scope: what all parsers of its parts read from. */
final class PlSqlReader {
    private final String source;
    private final Tokens tokens;
    private final PlSqlErrors errors;
    private final PlSqlScope scope = new PlSqlScope();

    PlSqlReader(String source) throws OraError {
        this.source = source;
        this.tokens = new Tokens(TokenReader.read(source));
        this.errors = new PlSqlErrors(source);
    }

    Tokens tokens() {
        return tokens;
    }

    PlSqlErrors errors() {
        return errors;
    }

    PlSqlScope scope() {
        return scope;
    }

    PlSqlTarget target() throws OraError {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.BIND) {
            return scope.bind(token.text(), Direction.OUT);
        }
        if (tokens.peek().is(".")
                && scope.variable(token.text()).filter(PlSqlVariable::isRecord).isPresent()) {
            tokens.next();
            return new PlSqlTarget.Field(scope.variable(token.text()).get(), name());
        }
        return scope.variable(token.text())
                .<PlSqlTarget>map(PlSqlTarget.Local::new)
                .orElseThrow(() -> errors.undeclared(token, token.text()));
    }

    List<PlSqlTarget> targets() throws OraError {
        List<PlSqlTarget> targets = new ArrayList<>();
        do {
            targets.add(target());
        } while (tokens.accept(","));
        return targets;
    }

    PlSqlText text(Set<String> end) throws OraError {
        Token first = tokens.peek();
        List<Token> taken = take(end);
        if (taken.isEmpty()) {
            throw errors.unexpected(first);
        }
        return textOf(taken);
    }

    /** The text of tokens that were taken. */
    PlSqlText textOf(List<Token> taken) {
        return PlSqlText.of(source, taken, scope);
    }

    /** Tokens up to one of these outside of parentheses, which is left. */
    List<Token> take(Set<String> end) throws OraError {
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

    String name() throws OraError {
        return tokens.name(errors.unexpected(tokens.peek()));
    }

    void expect(String word) throws OraError {
        if (!tokens.accept(word)) {
            throw errors.unexpected(tokens.peek());
        }
    }

    /** The statement, if its semicolon comes next. */
    PlSqlStatement ended(PlSqlStatement statement) throws OraError {
        expect(";");
        return statement;
    }

    /** A statement of one word, which is taken with the WORK that may follow. */
    PlSqlStatement word(PlSqlStatement statement) throws OraError {
        tokens.next();
        tokens.accept("WORK");
        return ended(statement);
    }
}
