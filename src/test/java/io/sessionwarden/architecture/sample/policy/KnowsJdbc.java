package io.sessionwarden.architecture.sample.policy;

import java.sql.Connection;

/** Depends on JDBC. */
public record KnowsJdbc(Connection connection) {}
