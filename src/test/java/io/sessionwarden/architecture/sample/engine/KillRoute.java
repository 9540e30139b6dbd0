package io.sessionwarden.architecture.sample.engine;

/** Stands for the daemon's. */
public interface KillRoute {
    String kill();
}
