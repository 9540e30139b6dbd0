package io.sessionwarden.sim.db.view;

import java.util.List;

/** The accounts: DBA_USERS, ALL_USERS and USER_USERS. */
final class UserViews {
    private UserViews() {}

    static List<FixedView<?>> all() {
        return List.of(everything(), known(), own());
    }

    private static FixedView<UserRow> everything() {
        return detailed(FixedView.of(
                        "DBA_USERS", (snapshot, instance) -> snapshot.facts().users()))
                .constant("PROFILE", "DEFAULT")
                .constant("AUTHENTICATION_TYPE", "PASSWORD");
    }

    private static FixedView<UserRow> known() {
        return common(FixedView.of(
                "ALL_USERS", (snapshot, instance) -> snapshot.facts().users()));
    }

    private static FixedView<UserRow> own() {
        return detailed(FixedView.of(
                "USER_USERS",
                (snapshot, instance) -> snapshot.facts().users().stream()
                        .filter(row -> row.name().equals(snapshot.reader().user()))
                        .toList()));
    }

    private static FixedView<UserRow> detailed(FixedView<UserRow> view) {
        return common(view)
                .value("ACCOUNT_STATUS", UserRow::status)
                .value("LOCK_DATE", UserRow::locked)
                .constant("DEFAULT_TABLESPACE", "USERS")
                .constant("TEMPORARY_TABLESPACE", "TEMP")
                .constant("LOCAL_TEMP_TABLESPACE", "TEMP")
                .constant("PROXY_ONLY_CONNECT", "N");
    }

    private static FixedView<UserRow> common(FixedView<UserRow> view) {
        return view.key("USERNAME", UserRow::name)
                .key("USER_ID", UserRow::id)
                .value("CREATED", UserRow::created)
                .value("ORACLE_MAINTAINED", row -> row.oracleMaintained() ? "Y" : "N")
                .constant("COMMON", "NO")
                .constant("INHERITED", "NO");
    }
}
