package io.sessionwarden.engine;

import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Trouble;

/** What came of aiming at a session. */
public sealed interface Shot {
    /** The kill was sent; the answer says what came back, or that nothing did. */
    record Sent(Answer answer) implements Shot {}

    /** The look was not as it should be: nothing was sent. */
    record Withheld() implements Shot {}

    /** There was no look, or no time left after it: nothing was sent and nothing will be. */
    record NotSent(Trouble trouble) implements Shot {}
}
