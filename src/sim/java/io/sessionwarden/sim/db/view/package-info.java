/**
 * The fixed views (V$, GV$, DBA_ and the like): what columns they have and how the live state of the instances fills them. They are tables
 * of the embedded engine whose rows come from a {@link io.sessionwarden.sim.db.view.Snapshot}. Main type:
 * {@link io.sessionwarden.sim.db.view.FixedViews}. Depends on H2 and on the session context of {@code sim.sql}; knows nothing of the rest of
 * {@code sim.db}.
 */
package io.sessionwarden.sim.db.view;
