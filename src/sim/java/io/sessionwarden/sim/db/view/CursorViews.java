package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.CursorRow.ObjectName;
import java.util.List;

/** What clients have open: V$OPEN_CURSOR, and the objects that running statements use: V$ACCESS. */
final class CursorViews {
    private static final int SHORT_TEXT = 60;

    private CursorViews() {}

    static List<FixedView<?>> all() {
        return List.of(openCursors(), access());
    }

    private static FixedView<CursorRow> openCursors() {
        return FixedView.of(
                        "OPEN_CURSOR", (snapshot, instance) -> snapshot.facts().cursors(instance.number()))
                .key("SID", CursorRow::sid)
                .value("USER_NAME", CursorRow::user)
                .value("ADDRESS", row -> StatementRow.address(row.sqlId()))
                .value("HASH_VALUE", row -> StatementRow.hash(row.sqlId()))
                .key("SQL_ID", CursorRow::sqlId)
                .value(
                        "SQL_TEXT",
                        row -> row.text()
                                .substring(0, Math.min(SHORT_TEXT, row.text().length())))
                .value("LAST_SQL_ACTIVE_TIME", CursorRow::lastActive)
                .value("CHILD_ADDRESS", row -> StatementRow.childAddress(row.sqlId()))
                .value("SADDR", CursorRow::sessionAddress)
                .constant("CURSOR_TYPE", "OPEN");
    }

    /** An object that a session uses. */
    record Use(int sid, ObjectName object) {}

    private static FixedView<Use> access() {
        return FixedView.of("ACCESS", CursorViews::uses)
                .key("SID", Use::sid)
                .value("OWNER", row -> row.object().owner())
                .key("OBJECT", row -> row.object().name())
                .value("TYPE", row -> row.object().type());
    }

    private static List<Use> uses(Snapshot snapshot, InstanceRow instance) {
        return snapshot.facts().cursors(instance.number()).stream()
                .filter(CursorRow::running)
                .flatMap(cursor -> cursor.objects().stream().map(object -> new Use(cursor.sid(), object)))
                .distinct()
                .toList();
    }
}
