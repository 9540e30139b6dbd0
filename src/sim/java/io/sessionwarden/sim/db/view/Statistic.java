package io.sessionwarden.sim.db.view;

import java.util.function.ToLongFunction;

/** The statistics that are counted, in the order of STATISTIC#. Class 1 is about users, 2 redo, 64 SQL. */
enum Statistic {
    LOGONS("logons cumulative", 1, work -> 1),
    LOGONS_CURRENT("logons current", 1, work -> 1),
    CURSORS_OPENED("opened cursors cumulative", 1, Workload::cursorsOpened),
    CURSORS_OPEN("opened cursors current", 1, Workload::cursorsOpen),
    COMMITS("user commits", 1, Workload::commits),
    ROLLBACKS("user rollbacks", 1, Workload::rollbacks),
    CALLS("user calls", 1, Workload::calls),
    CPU("CPU used by this session", 1, work -> work.cpuMicros() / 10_000),
    DB_TIME("DB time", 1, work -> work.databaseMicros() / 10_000),
    MEMORY("session pga memory", 1, Workload::memory),
    REDO("redo size", 2, Workload::redo),
    SENT("bytes sent via SQL*Net to client", 1, Workload::bytesSent),
    RECEIVED("bytes received via SQL*Net from client", 1, Workload::bytesReceived),
    ROUND_TRIPS("SQL*Net roundtrips to/from client", 1, Workload::roundTrips),
    PARSES("parse count (total)", 64, Workload::parses),
    HARD_PARSES("parse count (hard)", 64, Workload::hardParses),
    FAILED_PARSES("parse count (failures)", 64, Workload::failedParses),
    EXECUTIONS("execute count", 64, Workload::executions);

    private final String text;
    private final int kind;
    private final ToLongFunction<Workload> value;

    Statistic(String text, int kind, ToLongFunction<Workload> value) {
        this.text = text;
        this.kind = kind;
        this.value = value;
    }

    /** NAME. */
    String text() {
        return text;
    }

    /** CLASS. */
    int kind() {
        return kind;
    }

    long of(Workload work) {
        return value.applyAsLong(work);
    }
}
