package io.sessionwarden.sim.sql;

import java.util.List;

/** Finds where operands end in a list of tokens. */
record Operands(List<Token> tokens) {
    /** The place behind an operand: a term in parentheses, or a name with its qualifiers and arguments, or a single token. */
    int behind(int at) {
        if (tokens.get(at).is("(")) {
            return behindParentheses(at);
        }
        if (!tokens.get(at).isName()) {
            return at + 1;
        }
        int next = at + 1;
        while (tokens.get(next).is(".") && tokens.get(next + 1).isName()) {
            next += 2;
        }
        return tokens.get(next).is("(") ? behindParentheses(next) : next;
    }

    private int behindParentheses(int at) {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size() - 1;
    }

    /** The place of the first token of a name that ends there. */
    int beginOfName(int last) {
        int first = last;
        while (first >= 2
                && tokens.get(first - 1).is(".")
                && tokens.get(first - 2).isName()) {
            first -= 2;
        }
        return first;
    }

    /** The place of the parenthesis that the one there closes; -1 for none. */
    int beginOfParentheses(int last) {
        int depth = 0;
        for (int i = last; i >= 0; i--) {
            depth += tokens.get(i).is(")") ? 1 : tokens.get(i).is("(") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
