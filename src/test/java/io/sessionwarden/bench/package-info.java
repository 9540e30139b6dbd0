/**
 * Measurements, outside of the tests: {@code ./mvnw -Pbench verify -Dbench=scale}. What they mean: docs/benchmarks.md. Main type:
 * {@link io.sessionwarden.bench.ScaleBench}.
 */
package io.sessionwarden.bench;
