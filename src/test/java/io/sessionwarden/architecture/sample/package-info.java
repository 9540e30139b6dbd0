/** Small copies of the daemon's packages in which every rule of {@link io.sessionwarden.architecture.HouseRule} is broken on purpose. */
package io.sessionwarden.architecture.sample;
