/**
 * The fixed views (V$, GV$, DBA_ and the like): what columns they have and how the live state of the instances fills them. They are tables
 * of the embedded engine whose rows come from a {@link io.sessionwarden.sim.db.view.Snapshot}; a table is made when somebody names its view.
 * The columns are listed in {@code columns.txt}. Main type: {@link io.sessionwarden.sim.db.view.FixedViews}. Depends on H2, on the session
 * context of {@code sim.sql} and on {@code sim.call}; knows nothing of the rest of {@code sim.db}.
 */
package io.sessionwarden.sim.db.view;
