package io.sessionwarden.sim.db;

import java.time.LocalDateTime;

/**
 * One execution of a statement.
 *
 * @param command code of what it does, as V$SESSION.COMMAND has it
 */
record Execution(int command, String sqlId, LocalDateTime started, long id) {}
