package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/**
 * RETURNING ... INTO at the end of a change; cut off before the grammar sees the statement, since it knows no binds there.
 *
 * @param change the tokens of the change without it
 * @param items for each returned value its tokens
 */
record Returning(List<Token> change, List<List<Token>> items, List<Bind> into) {
    /** Empty when the statement has none. */
    static Optional<Returning> of(List<Token> tokens) throws OraError {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0
                    && i > 0
                    && (token.is("RETURNING") || token.is("RETURN"))
                    && !tokens.get(i - 1).is(".")) {
                return Optional.of(cut(tokens, i));
            }
        }
        return Optional.empty();
    }

    private static Returning cut(List<Token> tokens, int at) throws OraError {
        Token begin = tokens.get(at);
        List<Token> change = new ArrayList<>(tokens.subList(0, at));
        change.add(new Token(Token.Kind.END, "", begin.begin(), begin.begin()));
        List<List<Token>> items = new ArrayList<>(List.of(new ArrayList<>()));
        int depth = 0;
        int i = at + 1;
        for (; !tokens.get(i).is("INTO") && i < tokens.size() - 1; i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0 && tokens.get(i).is(",")) {
                items.add(new ArrayList<>());
            } else {
                items.getLast().add(tokens.get(i));
            }
        }
        if (!tokens.get(i).is("INTO")) {
            throw new OraError(925, "missing INTO keyword", tokens.get(i).begin());
        }
        List<Bind> into = binds(new Tokens(tokens.subList(i + 1, tokens.size())));
        if (into.size() != items.size()) {
            boolean many = items.size() > into.size();
            throw new OraError(many ? 913 : 947, many ? "too many values" : "not enough values", begin.begin());
        }
        return new Returning(change, items, into);
    }

    private static List<Bind> binds(Tokens tokens) throws OraError {
        List<Bind> binds = new ArrayList<>();
        do {
            Token bind = tokens.next();
            if (bind.kind() != Token.Kind.BIND) {
                throw new OraError(925, "missing INTO keyword", bind.begin());
            }
            binds.add(new Bind(bind.text()));
        } while (tokens.accept(","));
        tokens.expectEnd();
        return List.copyOf(binds);
    }

    /** The returned values as the select list over the changed rows. */
    String write(String sql, Catalog catalog, Scope row) throws OraError {
        List<String> written = new ArrayList<>();
        for (List<Token> item : items) {
            if (item.isEmpty()) {
                throw new OraError(936, "missing expression", change.getLast().begin());
            }
            // Blanks keep the offsets of errors right.
            int begin = item.getFirst().begin();
            String text =
                    " ".repeat(begin) + sql.substring(begin, item.getLast().end());
            List<Token> tokens = new ArrayList<>(item);
            tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
            Prepared prepared = Prepared.of(text, tokens);
            Node node = new Node(prepared);
            Expressions expressions = new Queries(new Shapes(catalog, node), node).expressions();
            written.add(expressions.write(expression(prepared), row) + " AS \"R" + (written.size() + 1) + "\"");
        }
        return String.join(", ", written);
    }

    private static Expression expression(Prepared prepared) throws OraError {
        try {
            return CCJSqlParserUtil.parseExpression(prepared.text().strip());
        } catch (JSQLParserException e) {
            throw new OraError(
                    936, "missing expression", prepared.offset(prepared.text().length()));
        }
    }
}
