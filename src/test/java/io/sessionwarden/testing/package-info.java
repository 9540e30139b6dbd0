/**
 * What tests of several packages need: the daemon's core wired against a simulator ({@link io.sessionwarden.testing.Warden}), clients of the
 * simulated databases ({@link io.sessionwarden.testing.App}), builders of session snapshots.
 */
package io.sessionwarden.testing;
