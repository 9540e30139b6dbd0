package io.sessionwarden.target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.jboss.logging.Logger;

/**
 * Tells metrics, log and whoever else listens what happened. A listener that throws is logged and changes nothing of the flow: a meter must
 * not keep a kill from being verified.
 */
@ApplicationScoped
public class Reporter {
    private static final Logger LOG = Logger.getLogger(Reporter.class);

    private final Event<Object> events;

    public Reporter(Event<Object> events) {
        this.events = events;
    }

    public void report(Object happened) {
        try {
            events.fire(happened);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "A listener failed on %s; the flow goes on",
                    happened.getClass().getSimpleName());
        }
    }
}
