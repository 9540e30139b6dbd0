package io.sessionwarden.sim.db.view;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The statement cache of an instance: V$SQLSTATS, V$SQL, V$SQLAREA and the texts in pieces. A statement has one child cursor here. */
final class StatementViews {
    private static final DateTimeFormatter LOAD_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd/HH:mm:ss");
    private static final int SHORT_TEXT = 1_000;
    private static final int PIECE = 64;

    private StatementViews() {}

    static List<FixedView<?>> all() {
        return List.of(
                common("SQLSTATS").key("SQL_ID", StatementRow::sqlId).constant("VERSION_COUNT", 1),
                cursors(),
                parents(),
                pieces("SQLTEXT", " "),
                pieces("SQLTEXT_WITH_NEWLINES", "\n"));
    }

    private static FixedView<StatementRow> common(String name) {
        return FixedView.of(name, (snapshot, instance) -> snapshot.facts().statements(instance.number()))
                .value("SQL_TEXT", row -> row.text(SHORT_TEXT))
                .value("SQL_FULLTEXT", StatementRow::text)
                .key("SQL_ID", StatementRow::sqlId)
                .value("LAST_ACTIVE_TIME", StatementRow::lastActive)
                .value("PARSE_CALLS", StatementRow::parses)
                .value("EXECUTIONS", StatementRow::executions)
                .value("FETCHES", StatementRow::fetches)
                .value("ROWS_PROCESSED", StatementRow::rows)
                .value("CPU_TIME", StatementRow::cpuMicros)
                .value("ELAPSED_TIME", StatementRow::elapsedMicros)
                .constant("LOADS", 1)
                .constant("INVALIDATIONS", 0)
                .constant("PX_SERVERS_EXECUTIONS", 0)
                .constant("PLAN_HASH_VALUE", 0);
    }

    private static FixedView<StatementRow> detailed(String name) {
        return common(name)
                .key("ADDRESS", row -> StatementRow.address(row.sqlId()))
                .key("HASH_VALUE", row -> StatementRow.hash(row.sqlId()))
                .value("COMMAND_TYPE", StatementRow::command)
                .value("PARSING_USER_ID", StatementRow::schemaId)
                .value("PARSING_SCHEMA_ID", StatementRow::schemaId)
                .value("PARSING_SCHEMA_NAME", StatementRow::schema)
                .value("MODULE", StatementRow::module)
                .value("ACTION", StatementRow::action)
                .value("FIRST_LOAD_TIME", row -> row.firstLoad().format(LOAD_TIME))
                .value("USERS_EXECUTING", StatementRow::executing)
                .value("USERS_OPENING", StatementRow::open)
                .value("OPEN_VERSIONS", row -> row.open() > 0 ? 1 : 0)
                .constant("LOADED_VERSIONS", 1)
                .constant("KEPT_VERSIONS", 0)
                .constant("OBJECT_STATUS", "VALID")
                .constant("IS_OBSOLETE", "N");
    }

    private static FixedView<StatementRow> cursors() {
        return detailed("SQL")
                .value("CHILD_ADDRESS", row -> StatementRow.childAddress(row.sqlId()))
                .value("LAST_LOAD_TIME", row -> row.firstLoad().format(LOAD_TIME))
                .value("SERVICE", StatementRow::service)
                .constant("CHILD_NUMBER", 0)
                .constant("IS_SHAREABLE", "Y");
    }

    private static FixedView<StatementRow> parents() {
        return detailed("SQLAREA")
                .value("LAST_LOAD_TIME", StatementRow::firstLoad)
                .value("LAST_ACTIVE_CHILD_ADDRESS", row -> StatementRow.childAddress(row.sqlId()))
                .constant("VERSION_COUNT", 1);
    }

    /** Some characters of a statement. */
    record Piece(StatementRow statement, int number, String text) {}

    private static FixedView<Piece> pieces(String name, String lineBreak) {
        return FixedView.of(
                        name, (snapshot, instance) -> pieces(snapshot.facts().statements(instance.number())))
                .key("ADDRESS", row -> StatementRow.address(row.statement().sqlId()))
                .key("HASH_VALUE", row -> StatementRow.hash(row.statement().sqlId()))
                .key("SQL_ID", row -> row.statement().sqlId())
                .value("COMMAND_TYPE", row -> row.statement().command())
                .value("PIECE", Piece::number)
                .value("SQL_TEXT", row -> row.text().replace("\n", lineBreak));
    }

    private static List<Piece> pieces(List<StatementRow> statements) {
        List<Piece> pieces = new ArrayList<>();
        for (StatementRow statement : statements) {
            String text = statement.text();
            for (int at = 0; at < text.length(); at += PIECE) {
                String part = text.substring(at, Math.min(at + PIECE, text.length()));
                pieces.add(new Piece(statement, at / PIECE, part));
            }
        }
        return pieces;
    }
}
