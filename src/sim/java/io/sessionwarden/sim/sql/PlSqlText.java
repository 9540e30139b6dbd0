package io.sessionwarden.sim.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression or a statement of SQL inside a block: variables and host binds in it have become binds {@code :B1, :B2 ...}.
 *
 * @param references what the binds stand for, in their order
 * @param single the one token it consists of, if it is no more than that
 */
record PlSqlText(String sql, List<PlSqlTarget> references, Optional<Token> single) {
    /** Makes the text of some tokens of a source. */
    static PlSqlText of(String source, List<Token> tokens, PlSqlScope scope) {
        StringBuilder sql = new StringBuilder();
        List<PlSqlTarget> references = new ArrayList<>();
        int copied = tokens.isEmpty() ? 0 : tokens.getFirst().begin();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            // A blank for whatever stood between two tokens, comments too.
            sql.append(token.begin() > copied ? " " : "");
            Optional<PlSqlTarget> reference = scope.reference(tokens, i);
            if (reference.isPresent()) {
                references.add(reference.get());
                sql.append(placeholder(reference.get(), references.size()));
                i += reference.get().tokens() - 1;
            } else if (token.is("TRUE") || token.is("FALSE")) {
                sql.append(token.is("TRUE") ? "(1 = 1)" : "(1 = 0)");
            } else {
                sql.append(source, token.begin(), token.end());
            }
            copied = tokens.get(i).end();
        }
        Optional<Token> single = tokens.size() == 1 ? Optional.of(tokens.getFirst()) : Optional.empty();
        return new PlSqlText(sql.toString(), List.copyOf(references), single);
    }

    /** The cast tells SQL the type that PL/SQL knows from the declaration: date arithmetic depends on it. */
    private static String placeholder(PlSqlTarget reference, int number) {
        String bind = ":B" + number;
        boolean flag = reference instanceof PlSqlTarget.Attribute attribute && attribute.isFlag()
                || reference instanceof PlSqlTarget.Local own && own.variable().isFlag();
        if (flag) {
            return "(" + bind + " = 1)";
        }
        return reference instanceof PlSqlTarget.Local local
                ? switch (local.variable().kind()) {
                    case DATE -> "cast(" + bind + " as date)";
                    case TIMESTAMP -> "cast(" + bind + " as timestamp)";
                    default -> bind;
                }
                : bind;
    }
}
