/**
 * What a database vendor implements ({@link io.sessionwarden.engine.DatabaseEngine}) and the lanes its calls travel on
 * ({@link io.sessionwarden.engine.Lane}): one connection each, at most two sessions of ours per database however long it hangs. Logins stop
 * before they lock an account ({@link io.sessionwarden.engine.RefusedLogins}). May depend on {@code fleet}, {@code session} and JDBC.
 */
package io.sessionwarden.engine;
