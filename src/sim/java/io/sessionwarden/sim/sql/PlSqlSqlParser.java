package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses the SQL in a block: embedded statements and EXECUTE IMMEDIATE. */
final class PlSqlSqlParser {
    private final PlSqlReader reader;

    PlSqlSqlParser(PlSqlReader reader) {
        this.reader = reader;
    }

    /** Any statement but a query, up to its semicolon. */
    PlSqlStatement statement() throws OraError {
        return reader.ended(new PlSqlStatement.Sql(reader.text(Set.of(";"))));
    }

    /** The query without its INTO, and what stands there. */
    PlSqlStatement selectInto() throws OraError {
        List<Token> query = new ArrayList<>(reader.take(Set.of("INTO", ";")));
        reader.expect("INTO");
        List<PlSqlTarget> targets = reader.targets();
        query.addAll(reader.take(Set.of(";")));
        return reader.ended(new PlSqlStatement.SelectInto(reader.textOf(query), targets));
    }

    PlSqlStatement rollback() throws OraError {
        if (reader.tokens().peek(1).is(";")
                || reader.tokens().peek(1).is("WORK") && reader.tokens().peek(2).is(";")) {
            return reader.word(new PlSqlStatement.Rollback());
        }
        return statement();
    }

    PlSqlStatement executeImmediate() throws OraError {
        reader.expect("EXECUTE");
        reader.expect("IMMEDIATE");
        PlSqlText text = reader.text(Set.of(";", "INTO", "USING"));
        List<PlSqlTarget> into = reader.tokens().accept("INTO") ? reader.targets() : List.of();
        List<PlSqlText> using = new ArrayList<>();
        if (reader.tokens().accept("USING")) {
            do {
                reader.tokens().accept("IN");
                using.add(reader.text(Set.of(",", ";")));
            } while (reader.tokens().accept(","));
        }
        return reader.ended(new PlSqlStatement.ExecuteImmediate(text, into, using));
    }
}
