package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.Administration.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses GRANT, REVOKE, CREATE USER, ALTER USER and DROP USER. */
final class AdministrationParser {
    private static final Set<String> OF_USERS = Set.of("CREATE", "ALTER", "DROP");

    private final String sql;
    private final Tokens tokens;

    AdministrationParser(String sql, Tokens tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    /** Whether a statement is one of these. */
    static boolean takes(List<Token> tokens) {
        Token first = tokens.getFirst();
        return first.is("GRANT")
                || first.is("REVOKE")
                || (OF_USERS.contains(first.text())
                        && tokens.size() > 1
                        && tokens.get(1).is("USER"));
    }

    Administration parse() throws OraError {
        Token first = tokens.next();
        Administration parsed = switch (first.text()) {
            case "GRANT" -> grant();
            case "REVOKE" -> revoke();
            case "CREATE" -> createUser();
            case "ALTER" -> alterUser();
            default -> dropUser();
        };
        tokens.expectEnd();
        return parsed;
    }

    private Administration grant() throws OraError {
        List<String> privileges = privileges();
        Optional<Target> on = target();
        if (!tokens.accept("TO")) {
            throw new OraError(987, "missing or invalid username(s)", here());
        }
        List<String> grantees = grantees();
        boolean option = tokens.accept("WITH", "ADMIN", "OPTION") || tokens.accept("WITH", "GRANT", "OPTION");
        return new Administration.Grant(privileges, on, grantees, option);
    }

    private Administration revoke() throws OraError {
        List<String> privileges = privileges();
        Optional<Target> on = target();
        if (!tokens.accept("FROM")) {
            throw new OraError(987, "missing or invalid username(s)", here());
        }
        return new Administration.Revoke(privileges, on, grantees());
    }

    /** Privileges of one or more words each. */
    private List<String> privileges() throws OraError {
        List<String> privileges = new ArrayList<>();
        do {
            StringBuilder words = new StringBuilder();
            while (tokens.peek().isName() && !ends()) {
                words.append(words.isEmpty() ? "" : " ").append(tokens.next().text());
            }
            if (words.isEmpty()) {
                throw new OraError(990, "missing or invalid privilege", here());
            }
            privileges.add(words.toString());
        } while (tokens.accept(","));
        return privileges;
    }

    private boolean ends() {
        return tokens.peek().is("TO") || tokens.peek().is("ON") || tokens.peek().is("FROM");
    }

    private Optional<Target> target() throws OraError {
        if (!tokens.accept("ON")) {
            return Optional.empty();
        }
        int position = here();
        OraError missing = new OraError(903, "invalid table name", position);
        String name = tokens.name(missing);
        if (tokens.accept(".")) {
            return Optional.of(new Target(Optional.of(name), tokens.name(missing), position));
        }
        return Optional.of(new Target(Optional.empty(), name, position));
    }

    private List<String> grantees() throws OraError {
        List<String> grantees = new ArrayList<>();
        do {
            grantees.add(user());
        } while (tokens.accept(","));
        return grantees;
    }

    private String user() throws OraError {
        return tokens.name(new OraError(987, "missing or invalid username(s)", here()));
    }

    private Administration createUser() throws OraError {
        tokens.next();
        String name = tokens.name(new OraError(1935, "missing user or role name", here()));
        String password = password().orElseThrow(() -> new OraError(922, "missing or invalid option", here()));
        return new Administration.CreateUser(name, password, account().orElse(false));
    }

    private Administration alterUser() throws OraError {
        tokens.next();
        String name = tokens.name(new OraError(1935, "missing user or role name", here()));
        Optional<String> password = password();
        Optional<Boolean> locked = account();
        if (password.isEmpty() && locked.isEmpty()) {
            throw new OraError(922, "missing or invalid option", here());
        }
        return new Administration.AlterUser(name, password, locked);
    }

    private Optional<String> password() throws OraError {
        if (!tokens.accept("IDENTIFIED", "BY")) {
            return Optional.empty();
        }
        Token password = tokens.peek();
        if (!password.isName()) {
            throw new OraError(988, "missing or invalid password(s)", here());
        }
        tokens.next();
        boolean quoted = password.kind() == Token.Kind.QUOTED_NAME;
        return Optional.of(quoted ? password.text() : sql.substring(password.begin(), password.end()));
    }

    private Optional<Boolean> account() {
        if (tokens.accept("ACCOUNT", "LOCK")) {
            return Optional.of(true);
        }
        return tokens.accept("ACCOUNT", "UNLOCK") ? Optional.of(false) : Optional.empty();
    }

    private Administration dropUser() throws OraError {
        tokens.next();
        String name = tokens.name(new OraError(1935, "missing user or role name", here()));
        return new Administration.DropUser(name, tokens.accept("CASCADE"));
    }

    private int here() {
        return tokens.peek().begin();
    }
}
