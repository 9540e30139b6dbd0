package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.Column;
import io.sessionwarden.sim.call.Cursor.Direction;
import io.sessionwarden.sim.call.Cursor.Kind;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Reception;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.call.Services;
import io.sessionwarden.sim.call.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A database for tests of the wire alone: it knows the statements that a test taught it. */
final class MemoryDatabase implements Services, Service {
    static final String SERVICE = "db1";
    static final String USER = "APP";
    static final String PASSWORD = "s3cret";

    final List<MemorySession> sessions = new CopyOnWriteArrayList<>();
    final List<String> refusedUsers = new CopyOnWriteArrayList<>();
    final List<Logon> logons = new CopyOnWriteArrayList<>();
    final AtomicInteger openCursors = new AtomicInteger();
    volatile Reception reception = Reception.NORMAL;
    volatile OraError logonError;

    private final Map<String, Statement> statements = new ConcurrentHashMap<>();
    private final AtomicInteger lastSid = new AtomicInteger(100);

    /** What a statement does with its binds. */
    interface Work {
        Outcome run(MemorySession session, List<Object> binds) throws OraError;
    }

    /** Rows changed, rows of a query and values of OUT binds. */
    record Outcome(long changed, List<Object[]> rows, List<Object> outValues) {
        static Outcome changed(long rows) {
            return new Outcome(rows, List.of(), List.of());
        }

        static Outcome rows(List<Object[]> rows) {
            return new Outcome(0, rows, List.of());
        }
    }

    record Statement(Kind kind, List<Column> columns, List<Direction> binds, Work work) {}

    void query(String sql, List<Column> columns, Work work) {
        statements.put(firstWords(sql), new Statement(Kind.QUERY, columns, List.of(), work));
    }

    void dml(String sql, Work work) {
        statements.put(firstWords(sql), new Statement(Kind.DML, List.of(), List.of(), work));
    }

    void other(String sql, Work work) {
        statements.put(firstWords(sql), new Statement(Kind.OTHER, List.of(), List.of(), work));
    }

    void plsql(String sql, List<Direction> binds, Work work) {
        statements.put(firstWords(sql), new Statement(Kind.PLSQL, List.of(), binds, work));
    }

    /** Statements are known by their first two words, because the driver rewrites their binds. */
    private static String firstWords(String sql) {
        return Arrays.stream(sql.split("[\\s(]+")).limit(2).collect(Collectors.joining(" "));
    }

    Statement statement(String sql) throws OraError {
        Statement statement = statements.get(firstWords(sql));
        if (statement == null) {
            throw new OraError(942, "table or view does not exist", sql.indexOf("missing"));
        }
        return statement;
    }

    MemorySession lastSession() {
        return sessions.getLast();
    }

    @Override
    public Optional<Service> find(String name) {
        return name.equalsIgnoreCase(SERVICE) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public String name() {
        return SERVICE;
    }

    @Override
    public String databaseName() {
        return "DB1";
    }

    @Override
    public String instanceName() {
        return "db11";
    }

    @Override
    public int instanceNumber() {
        return 1;
    }

    @Override
    public Reception reception() {
        return reception;
    }

    @Override
    public Optional<String> password(String user) {
        return user.equals(USER) ? Optional.of(PASSWORD) : Optional.empty();
    }

    @Override
    public void logonRefused(String user) {
        refusedUsers.add(user);
    }

    @Override
    public DatabaseSession logon(Logon logon, Wire wire) throws OraError {
        if (logonError != null) {
            throw logonError;
        }
        logons.add(logon);
        MemorySession session = new MemorySession(this, lastSid.incrementAndGet(), wire);
        sessions.add(session);
        return session;
    }
}
