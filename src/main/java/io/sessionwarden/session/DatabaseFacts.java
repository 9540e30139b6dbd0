package io.sessionwarden.session;

/**
 * What a database says it is (V$DATABASE, V$INSTANCE), read when a connection is opened.
 *
 * @param role DATABASE_ROLE, e.g. PRIMARY
 * @param openMode OPEN_MODE, e.g. READ WRITE
 */
public record DatabaseFacts(String name, String version, String role, String openMode) {
    /** Only a primary that is open for writing may be acted on. */
    public boolean isWritablePrimary() {
        return role.equals("PRIMARY") && openMode.equals("READ WRITE");
    }
}
