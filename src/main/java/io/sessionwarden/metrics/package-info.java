/**
 * What Prometheus sees; the only importer of Micrometer. Main type: {@link io.sessionwarden.metrics.KillMetrics}. Nobody depends on it; may
 * depend on everything but the engines and {@code api}.
 */
package io.sessionwarden.metrics;
