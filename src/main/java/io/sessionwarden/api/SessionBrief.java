package io.sessionwarden.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionwarden.session.SessionAddress;
import io.sessionwarden.session.SessionSnapshot;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A session in few words. Only the key is there when the caller may not see more, or when nothing more is known.
 *
 * @param key {@code inst:sid:serial}, or {@code inst:sid} when the sample does not show the session
 */
public record SessionBrief(
        String key,
        Optional<String> kind,
        Optional<String> username,
        Optional<String> osuser,
        Optional<String> machine,
        Optional<String> program,
        Optional<String> module,
        Optional<String> status,
        Optional<Long> lastCallSeconds,
        Optional<String> sqlId,
        Optional<SessionView.OpenTransaction> transaction,
        @JsonProperty("wait") Optional<SessionView.WaitView> waitingFor) {

    static SessionBrief of(SessionAddress address, Optional<SessionSnapshot> session, Predicate<SessionSnapshot> sees) {
        String key = session.map(s -> s.key().toString()).orElse(address.instId() + ":" + address.sid());
        Optional<SessionSnapshot> told = session.filter(sees);
        return new SessionBrief(
                key,
                told.map(s -> SessionView.label(s.kind())),
                told.map(s -> s.client().username()),
                told.map(s -> s.client().osUser()),
                told.map(s -> s.client().machine()),
                told.map(s -> s.client().program()),
                told.map(s -> s.client().module()),
                told.map(s -> SessionView.label(s.status())),
                told.map(SessionSnapshot::lastCallSeconds),
                told.map(s -> s.execution().sqlId()),
                told.flatMap(SessionSnapshot::transaction).map(SessionView.OpenTransaction::of),
                told.map(s -> SessionView.WaitView.of(s.waitingFor())));
    }
}
