package io.sessionwarden.engine;

import java.util.List;

/** Where login events outlive the process. */
public interface LoginJournal {
    /** All events, oldest first. */
    List<LoginEvent> read() throws Unavailable;

    void write(LoginEvent event) throws Unavailable;

    /** The journal cannot be read or written now. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
