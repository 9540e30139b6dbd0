package io.sessionwarden.session;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The statement a session runs and the one before it. Texts are empty and start is absent when there is none (SQL_EXEC_START is also
 * absent while a statement is parsed or PL/SQL runs).
 */
public record Execution(String sqlId, long execId, Optional<LocalDateTime> start, String prevSqlId) {}
