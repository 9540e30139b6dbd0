package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Role;
import io.sessionwarden.ledger.KillQuery;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Client;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ledger's kills that the caller may see: on databases of which the caller sees everything; elsewhere a developer's own sessions, and what
 * the developer asked for. Those of a database that has left the fleet file are for who sees all databases.
 */
@ApplicationScoped
class KillsShown {
    private static final Set<Role> DEVELOPER = Set.of(Role.DEVELOPER);
    /** So many entries are looked at for one page; what follows is on the next one. */
    private static final int MOST_LOOKED_AT = 1000;

    private final Ledger ledger;
    private final TargetRegistry targets;
    private final Callers callers;

    KillsShown(Ledger ledger, TargetRegistry targets, Callers callers) {
        this.ledger = ledger;
        this.targets = targets;
        this.callers = callers;
    }

    /** May have fewer than asked for although there is a next page. */
    Ledger.Page list(KillQuery query) {
        Caller caller = callers.caller();
        if (caller.seesAllEverywhere()) {
            return ledger.list(query);
        }
        Set<String> databases = targets.all().stream()
                .filter(target -> seesSome(caller, target))
                .map(Target::name)
                .collect(Collectors.toSet());
        List<KillRecord> shown = new ArrayList<>();
        Optional<Long> next = query.before();
        int lookedAt = 0;
        do {
            int missing = query.limit() - shown.size();
            Ledger.Page page = ledger.list(query.among(databases).from(next, missing));
            page.items().stream().filter(kill -> sees(caller, kill)).forEach(shown::add);
            next = page.next();
            lookedAt += missing;
        } while (next.isPresent() && shown.size() < query.limit() && lookedAt < MOST_LOOKED_AT);
        return new Ledger.Page(shown, next);
    }

    private static boolean seesSome(Caller caller, Target target) {
        Map<String, String> labels = target.database().labels();
        return caller.seesAll(target.name(), labels) || caller.has(DEVELOPER, target.name(), labels);
    }

    /** True when whoever asks now may see it. */
    boolean sees(KillRecord kill) {
        return sees(callers.caller(), kill);
    }

    private boolean sees(Caller caller, KillRecord kill) {
        Optional<Map<String, String>> labels =
                targets.find(kill.database()).map(target -> target.database().labels());
        return caller.seesAllEverywhere()
                || labels.filter(l -> caller.seesAll(kill.database(), l) || isOwn(caller, kill, l))
                        .isPresent();
    }

    private static boolean isOwn(Caller caller, KillRecord kill, Map<String, String> labels) {
        KillRecord.Victim victim = kill.session();
        Client client = new Client(
                victim.username(),
                victim.osuser(),
                victim.machine(),
                victim.program(),
                victim.module(),
                "",
                victim.clientId(),
                "");
        boolean askedFor = caller.name().equals(kill.requestedBy());
        return caller.isOwn(client, kill.database(), labels)
                || askedFor && caller.has(DEVELOPER, kill.database(), labels);
    }
}
