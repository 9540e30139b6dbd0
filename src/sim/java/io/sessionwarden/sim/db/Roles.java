package io.sessionwarden.sim.db;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The system privileges that can be granted, and the roles that every database has with the privileges they bring along. */
final class Roles {
    static final String ALTER_SYSTEM = "ALTER SYSTEM";
    static final String ALTER_USER = "ALTER USER";
    static final String CREATE_SESSION = "CREATE SESSION";
    static final String CREATE_TABLE = "CREATE TABLE";
    static final String CREATE_USER = "CREATE USER";
    static final String DROP_USER = "DROP USER";
    static final String GRANT_ANY_OBJECT_PRIVILEGE = "GRANT ANY OBJECT PRIVILEGE";
    static final String GRANT_ANY_PRIVILEGE = "GRANT ANY PRIVILEGE";
    static final String GRANT_ANY_ROLE = "GRANT ANY ROLE";
    static final String SELECT_ANY_DICTIONARY = "SELECT ANY DICTIONARY";
    static final String SELECT_ANY_TABLE = "SELECT ANY TABLE";

    static final String DBA = "DBA";
    static final String SELECT_CATALOG_ROLE = "SELECT_CATALOG_ROLE";

    private static final Set<String> ORDINARY = Set.of(
            CREATE_SESSION,
            CREATE_TABLE,
            "ALTER SESSION",
            "CREATE JOB",
            "CREATE PROCEDURE",
            "CREATE SEQUENCE",
            "CREATE SYNONYM",
            "CREATE TRIGGER",
            "CREATE TYPE",
            "CREATE VIEW",
            "UNLIMITED TABLESPACE");

    private static final Set<String> FOR_ADMINISTRATORS = Set.of(
            ALTER_SYSTEM,
            ALTER_USER,
            CREATE_USER,
            DROP_USER,
            GRANT_ANY_OBJECT_PRIVILEGE,
            GRANT_ANY_PRIVILEGE,
            GRANT_ANY_ROLE,
            SELECT_ANY_DICTIONARY);

    /** What only role DBA has here: the storage under the database knows no such privilege by itself. */
    private static final Set<String> OF_DBA_ONLY =
            Set.of(SELECT_ANY_TABLE, "INSERT ANY TABLE", "UPDATE ANY TABLE", "DELETE ANY TABLE", "CREATE ANY TABLE");

    private static final Map<String, Set<String>> PRIVILEGES = Map.of(
            "CONNECT",
            Set.of(CREATE_SESSION),
            "RESOURCE",
            Set.of(CREATE_TABLE, "CREATE PROCEDURE", "CREATE SEQUENCE", "CREATE TRIGGER", "CREATE TYPE"),
            SELECT_CATALOG_ROLE,
            Set.of(),
            DBA,
            union(union(ORDINARY, FOR_ADMINISTRATORS), OF_DBA_ONLY));

    private static final Map<String, Set<String>> ROLES = Map.of(DBA, Set.of(SELECT_CATALOG_ROLE));

    private Roles() {}

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(java.util.stream.Collectors.toSet());
    }

    /** All of them, in the order of their names. */
    static Set<String> names() {
        return new TreeSet<>(PRIVILEGES.keySet());
    }

    static boolean isRole(String name) {
        return PRIVILEGES.containsKey(name);
    }

    /** Whether that can be granted by itself. */
    static boolean isPrivilege(String name) {
        return ORDINARY.contains(name) || FOR_ADMINISTRATORS.contains(name);
    }

    /** Whether Oracle has that privilege but only role DBA brings it along here. */
    static boolean isOfDbaOnly(String name) {
        return OF_DBA_ONLY.contains(name);
    }

    static Set<String> privilegesOf(String role) {
        return PRIVILEGES.get(role);
    }

    /** The roles granted to a role. */
    static Set<String> rolesOf(String role) {
        return ROLES.getOrDefault(role, Set.of());
    }
}
