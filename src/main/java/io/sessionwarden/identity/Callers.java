package io.sessionwarden.identity;

import jakarta.enterprise.context.RequestScoped;

/** The caller of the request that is being answered. */
@RequestScoped
public class Callers {
    private Caller caller = Caller.LOOPBACK;

    public Caller caller() {
        return caller;
    }

    public void is(Caller known) {
        this.caller = known;
    }
}
