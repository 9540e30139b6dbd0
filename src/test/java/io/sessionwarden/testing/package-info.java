/** Builders for what tests of several packages need. Main type: {@link io.sessionwarden.testing.SessionSnapshots}. Depends on {@code session}. */
package io.sessionwarden.testing;
