package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.UserRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The accounts of a database. Those that it begins with have their name in lower case for a password. Thread-safe. */
final class Accounts {
    private final LocalDateTime created;
    private final Map<String, Account> byName = new ConcurrentSkipListMap<>();
    private final AtomicInteger nextId = new AtomicInteger(105);

    Accounts(LocalDateTime created) {
        this.created = created;
        begin("SYSTEM", 9, true).grantRole(Roles.DBA, true);
        Account warden = begin("WARDEN", 101, false);
        warden.grantPrivilege(Roles.ALTER_SYSTEM, false);
        warden.grantPrivilege(Roles.SELECT_ANY_DICTIONARY, false);
        warden.grantPrivilege(Roles.CREATE_TABLE, false);
        begin("APP", 102, false).grantPrivilege(Roles.CREATE_TABLE, false);
        begin("APP2", 103, false).grantPrivilege(Roles.CREATE_TABLE, false);
        begin("NOGRANTS", 104, false);
    }

    private Account begin(String name, int id, boolean maintained) {
        Account account = new Account(name, id, name.toLowerCase(Locale.ROOT), maintained, created);
        account.grantPrivilege(Roles.CREATE_SESSION, false);
        byName.put(name, account);
        return account;
    }

    /** Adds an account without any privilege; empty when there is one of that name. */
    Optional<Account> add(String name, String password, LocalDateTime now) {
        Account account = new Account(name, nextId.getAndIncrement(), password, false, now);
        return byName.putIfAbsent(name, account) == null ? Optional.of(account) : Optional.empty();
    }

    void remove(Account account) {
        byName.remove(account.name(), account);
    }

    /** The account of that name, upper-case unless it was made otherwise. */
    Optional<Account> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Account> all() {
        return List.copyOf(byName.values());
    }

    /** What DBA_USERS shows; nobody can log on here as SYS and others that Oracle brings along. */
    List<UserRow> rows() {
        List<UserRow> rows = new ArrayList<>();
        rows.add(new UserRow("SYS", 0, "OPEN", null, true, created));
        rows.add(new UserRow("DBSNMP", 58, "LOCKED", created, true, created));
        rows.add(new UserRow("XDB", 77, "LOCKED", created, true, created));
        byName.values().forEach(account -> rows.add(account.row()));
        return rows;
    }
}
