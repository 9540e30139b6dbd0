/**
 * Which sessions deserve to be ended: policies and their matching, pure functions from sample to matches. Main types:
 * {@link io.sessionwarden.policy.Policy}, {@link io.sessionwarden.policy.PolicySet}. Depends on {@code session} and the JDK.
 */
package io.sessionwarden.policy;
