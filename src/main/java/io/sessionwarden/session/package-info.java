/**
 * What a database session is, as plain immutable records: its identity, a snapshot of it, a sample of all of them, the cause for which one
 * may be ended, the answer to a kill and its outcome. Main type: {@link io.sessionwarden.session.SessionSnapshot}. Depends on the JDK only.
 */
package io.sessionwarden.session;
