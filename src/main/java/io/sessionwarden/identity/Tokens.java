package io.sessionwarden.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** The entries of the tokens file and of the groups file as they count now. */
@ApplicationScoped
public class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private final Optional<WatchedFile<Token>> tokens;
    private final Optional<WatchedFile<Group>> groups;

    public Tokens(IdentitySettings settings) throws IdentityInvalid {
        this.tokens = settings.tokensFile().isEmpty()
                ? Optional.empty()
                : Optional.of(new WatchedFile<>(settings.tokensFile().get(), TokensFile::read));
        this.groups = settings.oidc().isEmpty()
                ? Optional.empty()
                : Optional.of(new WatchedFile<>(settings.oidc().get().groupsFile(), GroupsFile::read));
    }

    /** Who that token is given to. Compares with all entries, so that the time it takes tells nothing. */
    Optional<Caller> caller(String token) {
        String hash = Token.hashOf(token);
        Optional<Caller> caller = Optional.empty();
        for (Token entry : all()) {
            if (entry.hasHash(hash)) {
                caller = Optional.of(entry.caller());
            }
        }
        return caller;
    }

    boolean hasName(String name) {
        return all().stream().anyMatch(token -> token.caller().name().equalsIgnoreCase(name));
    }

    /** What the members of these groups may do. */
    List<Binding> bindings(Set<String> memberOf) {
        return groups.stream()
                .flatMap(file -> file.entries().stream())
                .filter(group -> memberOf.contains(group.name()))
                .flatMap(group -> group.bindings().stream())
                .toList();
    }

    private List<Token> all() {
        return tokens.map(WatchedFile::entries).orElse(List.of());
    }

    /** Whether the tokens file counts as it is now; absent without one. */
    public Optional<BooleanSupplier> tokensInForce() {
        return tokens.map(file -> file::isInForce);
    }

    /** Whether the groups file counts as it is now; absent without one. */
    public Optional<BooleanSupplier> groupsInForce() {
        return groups.map(file -> file::isInForce);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        tokens.ifPresent(WatchedFile::look);
        groups.ifPresent(WatchedFile::look);
    }

    void start(@Observes StartupEvent started) {
        if (tokens.isEmpty() && groups.isEmpty()) {
            LOG.warnf(
                    "Nobody is known by name: the API listens on loopback only, and whoever can log in to this machine may do everything."
                            + " Set %s to know who calls",
                    IdentitySettings.TOKENS_FILE);
        }
        tokens.ifPresent(file ->
                LOG.infof("Callers are known by %d tokens of %s", file.entries().size(), file.path()));
        groups.ifPresent(file -> LOG.infof(
                "Callers are known by tokens of the identity provider and %d groups of %s",
                file.entries().size(), file.path()));
    }
}
