/**
 * The Oracle engine: how sessions are sampled, looked at and killed, and what Oracle's error codes mean. Main type:
 * {@link io.sessionwarden.oracle.OracleLink}; its statements are the files under {@code sql/oracle}. Found through {@code engine}; nobody
 * depends on it. May depend on {@code engine}, {@code fleet}, {@code session} and JDBC.
 */
package io.sessionwarden.oracle;
