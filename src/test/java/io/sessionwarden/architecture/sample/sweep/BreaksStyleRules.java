package io.sessionwarden.architecture.sample.sweep;

import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Is given things behind its back and talks to the console. */
public class BreaksStyleRules {
    @Inject
    Runnable injected;

    @ConfigProperty(name = "anything")
    String configured;

    public void print() {
        System.out.println(configured);
    }

    public void trace(RuntimeException e) {
        e.printStackTrace();
    }
}
