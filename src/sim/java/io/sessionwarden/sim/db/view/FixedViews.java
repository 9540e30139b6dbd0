package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.FixedView.ViewColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All fixed views by name, and their creation in a new database. */
public final class FixedViews {
    /** Views with a GV$ form over all instances (INST_ID first) and a V$ form of the connected one. */
    private static final Map<String, FixedView<?>> DYNAMIC = new LinkedHashMap<>();

    /** Views of the dictionary, one form only. */
    private static final Map<String, FixedView<?>> PLAIN = new LinkedHashMap<>();

    static {
        DYNAMIC.put("SESSION", SessionView.view());
        DYNAMIC.put("TRANSACTION", TransactionView.transactions());
        DYNAMIC.put("LOCK", TransactionView.locks());
        DYNAMIC.put("LOCKED_OBJECT", TransactionView.lockedObjects());
        DYNAMIC.put("INSTANCE", InstanceViews.instances());
        DYNAMIC.put("DATABASE", InstanceViews.database());
        DYNAMIC.put("PROCESS", InstanceViews.processes());
        DYNAMIC.put("PARAMETER", InstanceViews.parameters());
        DYNAMIC.put("VERSION", InstanceViews.version());
        DYNAMIC.put("SQLSTATS", DictionaryViews.statements());
        DYNAMIC.put("PX_SESSION", DictionaryViews.parallelSessions());
        DYNAMIC.put("FAST_START_TRANSACTIONS", DictionaryViews.parallelRollbacks());
        PLAIN.put("DBA_USERS", DictionaryViews.users());
        PLAIN.put("DBA_OBJECTS", DictionaryViews.objects());
        PLAIN.put("SESSION_PRIVS", DictionaryViews.privileges());
    }

    private FixedViews() {}

    /** Creates every view in schema SYS, with the names that stand for the same thing (GV_$SESSION for GV$SESSION). */
    public static void create(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String name : DYNAMIC.keySet()) {
                create(statement, "GV$" + name, "GV_$" + name);
                create(statement, "V$" + name, "V_$" + name);
            }
            for (String name : PLAIN.keySet()) {
                statement.execute(ddl(name));
            }
        }
    }

    /** The views that anybody may read. */
    public static List<String> open() {
        return List.of("SESSION_PRIVS", "V$VERSION");
    }

    private static void create(Statement statement, String view, String synonym) throws SQLException {
        statement.execute(ddl(view));
        statement.execute("CREATE SYNONYM SYS.\"%s\" FOR SYS.\"%s\"".formatted(synonym, view));
    }

    private static String ddl(String view) {
        Stream<String> columns = find(view).columns().stream().map(FixedViews::declaration);
        if (isGlobal(view)) {
            columns = Stream.concat(Stream.of("INST_ID NUMBER"), columns);
        }
        return "CREATE TABLE SYS.\"%s\" (%s) ENGINE \"%s\""
                .formatted(view, columns.collect(Collectors.joining(", ")), FixedTableEngine.class.getName());
    }

    private static String declaration(ViewColumn<?> column) {
        return "\"%s\" %s".formatted(column.name(), column.type());
    }

    static boolean isGlobal(String view) {
        return view.startsWith("GV$");
    }

    static FixedView<?> find(String view) {
        FixedView<?> plain = PLAIN.get(view);
        return plain != null ? plain : DYNAMIC.get(view.substring(view.indexOf('$') + 1));
    }
}
