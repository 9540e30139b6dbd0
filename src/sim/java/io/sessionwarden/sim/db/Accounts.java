package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.UserRow;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The accounts that every simulated database has; each one's password is its name in lower case. */
final class Accounts {
    private Accounts() {}

    static Map<String, Account> standard() {
        Map<String, Account> accounts = new LinkedHashMap<>();
        add(
                accounts,
                "WARDEN",
                101,
                Account.ALTER_SYSTEM,
                Account.CREATE_SESSION,
                Account.CREATE_TABLE,
                Account.SELECT_ANY_DICTIONARY);
        add(accounts, "APP", 102, Account.CREATE_SESSION, Account.CREATE_TABLE);
        add(accounts, "APP2", 103, Account.CREATE_SESSION, Account.CREATE_TABLE);
        add(accounts, "NOGRANTS", 104, Account.CREATE_SESSION);
        return accounts;
    }

    private static void add(Map<String, Account> accounts, String name, int id, String... privileges) {
        accounts.put(name, new Account(name, id, name.toLowerCase(Locale.ROOT), Set.of(privileges)));
    }

    /** The account of that name in any case. */
    static Account known(Map<String, Account> accounts, String user) {
        Account account = accounts.get(user.toUpperCase(Locale.ROOT));
        if (account == null) {
            throw new IllegalArgumentException(
                    "no account %s; there are %s".formatted(user, String.join(", ", accounts.keySet())));
        }
        return account;
    }

    /** Those that Oracle brings along; nobody can log on as one of them here. */
    static List<UserRow> maintained(LocalDateTime created) {
        return List.of(
                new UserRow("SYS", 0, "OPEN", true, created),
                new UserRow("SYSTEM", 9, "OPEN", true, created),
                new UserRow("DBSNMP", 58, "LOCKED", true, created),
                new UserRow("XDB", 77, "LOCKED", true, created));
    }
}
