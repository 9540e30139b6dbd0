package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Parses calls of procedures, with arguments by position or by name. */
final class PlSqlCallParser {
    private final PlSqlReader reader;

    PlSqlCallParser(PlSqlReader reader) {
        this.reader = reader;
    }

    PlSqlStatement call() throws OraError {
        Token first = reader.tokens().peek();
        String name = qualifiedName();
        PlSqlProcedure procedure =
                PlSqlProcedure.named(name).orElseThrow(() -> reader.errors().undeclared(first, name));
        PlSqlText[] arguments = new PlSqlText[procedure.parameters().size()];
        if (!fill(arguments, procedure.parameters())) {
            String text = "PLS-00306: wrong number or types of arguments in call to '" + name + "'";
            throw reader.errors().at(first, text);
        }
        return reader.ended(new PlSqlStatement.Call(procedure, List.of(arguments)));
    }

    private String qualifiedName() throws OraError {
        StringBuilder name = new StringBuilder(reader.name());
        while (reader.tokens().accept(".")) {
            name.append('.').append(reader.name());
        }
        return name.toString();
    }

    /** True when the arguments that come next are those that the procedure has. */
    private boolean fill(PlSqlText[] arguments, List<String> parameters) throws OraError {
        Tokens tokens = reader.tokens();
        if (tokens.accept("(") && !tokens.accept(")")) {
            int position = 0;
            do {
                int index = tokens.peek(1).is("=>") ? parameters.indexOf(reader.name()) : position++;
                tokens.accept("=>");
                if (index < 0 || index >= arguments.length) {
                    return false;
                }
                arguments[index] = reader.text(Set.of(",", ")"));
            } while (tokens.accept(","));
            reader.expect(")");
        }
        return !Arrays.asList(arguments).contains(null);
    }
}
