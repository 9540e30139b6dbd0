package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.ParseException;

/** Says in Oracle's words why the grammar refused a statement: by the token at which it stopped and the clause it was in. */
final class SyntaxErrors {
    private static final Set<String> AWAIT_EXPRESSION = Set.of(
            "SELECT", "WHERE", "AND", "OR", "NOT", "ON", "BY", "HAVING", "SET", "LIKE", "BETWEEN", "WHEN", "THEN",
            "ELSE", "=", "<", ">", "<=", ">=", "<>", "!=", "^=", "+", "-", "*", "/", "||", "(", ",");
    private static final Set<String> COMPARISONS = Set.of(
            "=",
            "<",
            ">",
            "<=",
            ">=",
            "<>",
            "!=",
            "^=",
            "LIKE",
            "IN",
            "IS",
            "BETWEEN",
            "EXISTS",
            "REGEXP_LIKE",
            "LNNVL");
    private static final Set<String> CLAUSES = Set.of(
            "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "SET", "VALUES", "INTO", "ON", "UPDATE", "DELETE",
            "CONNECT", "START");

    private final List<Token> tokens;
    private final int stop;

    private SyntaxErrors(List<Token> tokens, int stop) {
        this.tokens = tokens;
        this.stop = stop;
    }

    static OraError of(JSQLParserException refusal, Prepared statement, List<Token> tokens) {
        int gap = gap(tokens);
        if (gap > 0) {
            return new OraError(936, "missing expression", tokens.get(gap).begin());
        }
        int position = position(refusal, statement);
        int stop = 0;
        while (stop < tokens.size() - 1 && tokens.get(stop).end() <= position) {
            stop++;
        }
        return new SyntaxErrors(tokens, stop).error();
    }

    /** The first place where an expression is missing before the next part of the statement begins; 0 when none is. */
    private static int gap(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token before = tokens.get(i - 1);
            boolean ends = token.is(",")
                    || token.is(")")
                    || token.is("FROM")
                    || token.is("WHERE")
                    || token.kind() == Token.Kind.END;
            boolean call = before.is("(") && token.is(")");
            if (ends && !call && awaitsExpression(before) && !before.is("*")) {
                return i;
            }
        }
        return 0;
    }

    private static boolean awaitsExpression(Token token) {
        boolean word = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.SYMBOL;
        return word && AWAIT_EXPRESSION.contains(token.text());
    }

    private OraError error() {
        if (depth(tokens.size()) > 0) {
            return new OraError(907, "missing right parenthesis", unclosed().begin());
        }
        Token at = tokens.get(stop);
        Token before = tokens.get(Math.max(0, stop - 1));
        Token first = tokens.getFirst();
        boolean end = at.kind() == Token.Kind.END;
        Token following = tokens.get(Math.min(stop + 1, tokens.size() - 1));
        if (at.is("FROM") && following.kind() == Token.Kind.END) {
            return new OraError(903, "invalid table name", following.begin());
        }
        if (before.is("FROM") || before.is("INTO") || before.is("UPDATE") || before.is("JOIN")) {
            return new OraError(903, "invalid table name", at.begin());
        }
        if (before.is("ORDER") || before.is("GROUP")) {
            return new OraError(924, "missing BY keyword", at.begin());
        }
        Token next = tokens.get(Math.min(stop + 1, tokens.size() - 1));
        if ((at.is("ORDER") || at.is("GROUP")) && !next.is("BY") && !next.is("SIBLINGS")) {
            return new OraError(924, "missing BY keyword", next.begin());
        }
        if (awaitsExpression(before)) {
            return new OraError(936, "missing expression", at.begin());
        }
        if (openCases() > 0) {
            return new OraError(905, "missing keyword", at.begin());
        }
        String clause = clause();
        if (depth(stop) > 0 && !clause.equals("SELECT") || depth(stop) > 0 && at.is("FROM")) {
            return new OraError(907, "missing right parenthesis", at.begin());
        }
        if (clause.equals("SELECT")) {
            return new OraError(923, "FROM keyword not found where expected", at.begin());
        }
        if ((clause.equals("WHERE") || clause.equals("ON") || clause.equals("HAVING")) && !compared()) {
            return new OraError(920, "invalid relational operator", at.begin());
        }
        if (first.is("INSERT") && clause.equals("INTO")) {
            return new OraError(926, "missing VALUES keyword", at.begin());
        }
        if (first.is("INSERT") && stop == 1) {
            return new OraError(925, "missing INTO keyword", at.begin());
        }
        if (clause.equals("UPDATE") && (end || !at.is(","))) {
            return new OraError(971, "missing SET keyword", at.begin());
        }
        if (clause.equals("SET") && at.isName()) {
            return new OraError(927, "missing equal sign", at.begin());
        }
        return new OraError(933, "SQL command not properly ended", at.begin());
    }

    /** Where a parenthesis should have been closed: at a FROM that belongs to no query in it, or at the end. */
    private Token unclosed() {
        java.util.ArrayDeque<Boolean> queries = new java.util.ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                queries.push(tokens.get(Math.min(i + 1, tokens.size() - 1)).is("SELECT"));
            } else if (token.is(")") && !queries.isEmpty()) {
                queries.pop();
            } else if (token.is("FROM") && !queries.isEmpty() && !queries.peek()) {
                return token;
            }
        }
        return tokens.getLast();
    }

    private int depth(int end) {
        int depth = 0;
        for (Token token : tokens.subList(0, end)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return depth;
    }

    private int openCases() {
        int open = 0;
        for (Token token : tokens.subList(0, stop)) {
            open += token.is("CASE") ? 1 : token.is("END") ? -1 : 0;
        }
        return open;
    }

    /** The keyword of the clause that was being read, in the parentheses that are open. */
    private String clause() {
        int closed = 0;
        for (int i = stop - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            closed += token.is(")") ? 1 : token.is("(") ? -1 : 0;
            if (closed < 0) {
                return "(";
            }
            if (closed == 0 && token.kind() == Token.Kind.WORD && CLAUSES.contains(token.text())) {
                return token.text();
            }
        }
        return "";
    }

    /** True when the condition that was being read has its comparison already. */
    private boolean compared() {
        for (int i = stop - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.is("WHERE") || token.is("ON") || token.is("HAVING") || token.is("AND") || token.is("OR")) {
                return false;
            }
            if ((token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.SYMBOL)
                    && COMPARISONS.contains(token.text())) {
                return true;
            }
        }
        return false;
    }

    private static int position(JSQLParserException refusal, Prepared statement) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse && parse.currentToken != null) {
                var stopped = parse.currentToken.next == null ? parse.currentToken : parse.currentToken.next;
                return statement.offset(stopped.absoluteBegin - 1);
            }
        }
        return 0;
    }
}
