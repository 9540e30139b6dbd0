package io.sessionwarden.identity;

import jakarta.enterprise.context.RequestScoped;

/** The caller of the request that is being answered; somebody who may do nothing until it is said who that is. */
@RequestScoped
public class Callers {
    private Caller caller = Caller.NOBODY;

    public Caller caller() {
        return caller;
    }

    public void is(Caller known) {
        this.caller = known;
    }
}
