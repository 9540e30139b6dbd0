package io.sessionwarden.sim.db.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All fixed views by the names that the database knows them by: a view of SYS ({@code V_$SESSION}, {@code DBA_USERS}), on which grants are
 * made, and the public synonym ({@code V$SESSION}) that everybody writes. {@code SYS.V$SESSION} is an internal name that only SYS may use, and
 * SYS does not log on here.
 */
public final class FixedViews {
    /** Views with a GV$ form over all instances (INST_ID first) and a V$ form of the connected one, by the name behind V$. */
    private static final Map<String, FixedView<?>> DYNAMIC = byName(Stream.of(
                    SessionView.all(),
                    WaitViews.all(),
                    StatisticViews.all(),
                    TransactionView.all(),
                    StatementViews.all(),
                    CursorViews.all(),
                    InstanceViews.all(),
                    ParameterViews.all(),
                    AbsentViews.dynamic(),
                    List.of(CatalogueViews.fixedTables()))
            .flatMap(List::stream));

    /** Views of the dictionary, one form only. */
    private static final Map<String, FixedView<?>> PLAIN = byName(Stream.of(
                    UserViews.all(),
                    PrivilegeViews.all(),
                    ObjectViews.all(),
                    TableViews.all(),
                    IndexViews.all(),
                    LockViews.all(),
                    AbsentViews.plain(),
                    CatalogueViews.all())
            .flatMap(List::stream));

    /** Public synonyms that are not simply the name of the view. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "V$TEMPSEG_USAGE", "V_$SORT_USAGE",
            "GV$TEMPSEG_USAGE", "GV_$SORT_USAGE",
            "DICT", "DICTIONARY",
            "DBA_LOCKS", "DBA_LOCK",
            "TABS", "USER_TABLES",
            "COLS", "USER_TAB_COLUMNS",
            "IND", "USER_INDEXES",
            "SYN", "USER_SYNONYMS",
            "SEQ", "USER_SEQUENCES",
            "OBJ", "USER_OBJECTS");

    /** What the catalogue scripts grant to PUBLIC, besides ALL_ and USER_ views. */
    private static final Set<String> OPEN = Set.of(
            "V_$VERSION",
            "GV_$VERSION",
            "V_$SESSION_LONGOPS",
            "GV_$SESSION_LONGOPS",
            "V_$SESSION_CONNECT_INFO",
            "GV_$SESSION_CONNECT_INFO",
            "SESSION_PRIVS",
            "SESSION_ROLES",
            "ROLE_SYS_PRIVS",
            "DICTIONARY",
            "DICT_COLUMNS",
            "GLOBAL_NAME");

    private FixedViews() {}

    private static Map<String, FixedView<?>> byName(Stream<FixedView<?>> views) {
        Map<String, FixedView<?>> byName = new LinkedHashMap<>();
        views.forEach(view -> byName.put(view.name(), view));
        return byName;
    }

    /** Every view of SYS that grants can be made on, in a fixed order. */
    public static List<String> names() {
        return Stream.concat(
                        DYNAMIC.keySet().stream().flatMap(name -> Stream.of("GV_$" + name, "V_$" + name)),
                        PLAIN.keySet().stream())
                .toList();
    }

    /** The public synonyms and the view of SYS that each stands for. */
    public static Map<String, String> synonyms() {
        Map<String, String> synonyms = new LinkedHashMap<>();
        names().forEach(name -> synonyms.put(name.replace("V_$", "V$"), name));
        synonyms.putAll(OTHER_NAMES);
        return synonyms;
    }

    /** The view of SYS behind a name that was written without an owner; empty when there is no such public synonym. */
    public static Optional<String> base(String written) {
        if (OTHER_NAMES.containsKey(written)) {
            return Optional.of(OTHER_NAMES.get(written));
        }
        String base = written.startsWith("V$") || written.startsWith("GV$") ? written.replace("V$", "V_$") : written;
        boolean internal = written.startsWith("V_$") || written.startsWith("GV_$");
        return isView(base) && !internal ? Optional.of(base) : Optional.empty();
    }

    /** Whether SYS has a view of that name. */
    public static boolean isView(String base) {
        return PLAIN.containsKey(base) || (isDynamic(base) && DYNAMIC.containsKey(dynamicName(base)));
    }

    /** Whether PUBLIC may read that view of SYS. */
    public static boolean isOpen(String base) {
        return OPEN.contains(base) || base.startsWith("ALL_") || base.startsWith("USER_");
    }

    /** The columns of a view of SYS, INST_ID included. */
    static List<String> columnNames(String base) {
        Stream<String> own = find(base).columns().stream().map(column -> column.name());
        return (isGlobal(base) ? Stream.concat(Stream.of("INST_ID"), own) : own).toList();
    }

    static boolean isDynamic(String base) {
        return base.startsWith("V_$") || base.startsWith("GV_$");
    }

    static boolean isGlobal(String base) {
        return base.startsWith("GV_$");
    }

    static FixedView<?> find(String base) {
        return isDynamic(base) ? DYNAMIC.get(dynamicName(base)) : PLAIN.get(base);
    }

    /** The views themselves, each once. */
    static List<FixedView<?>> all() {
        return Stream.concat(DYNAMIC.values().stream(), PLAIN.values().stream()).toList();
    }

    private static String dynamicName(String base) {
        return base.substring(base.indexOf('$') + 1);
    }
}
