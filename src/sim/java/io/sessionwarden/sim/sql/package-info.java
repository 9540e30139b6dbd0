/**
 * Oracle SQL over an embedded H2: {@link io.sessionwarden.sim.sql.OracleParser} classifies a statement and translates it by its parse
 * tree, {@link io.sessionwarden.sim.sql.H2Functions} supplies the functions the translation calls. Main types:
 * {@link io.sessionwarden.sim.sql.OracleParser}, {@link io.sessionwarden.sim.sql.OracleStatement}. Depends on {@code sim.call}
 * (errors, bind directions), JSqlParser and H2; knows neither sessions nor the wire.
 */
package io.sessionwarden.sim.sql;
