package io.sessionwarden.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** The caller by a token of the identity provider. */
@ApplicationScoped
class ProviderToken {
    private static final Logger LOG = Logger.getLogger(ProviderToken.class);
    /** Longer than connecting takes; the provider's keys are read when the first token comes, and when a key is new. */
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** One line for the log, of a length that the ledger takes. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Z}]{1,100}");

    private final CurrentIdentityAssociation association;
    private final Tokens tokens;
    private final IdentitySettings settings;

    ProviderToken(CurrentIdentityAssociation association, Tokens tokens, IdentitySettings settings) {
        this.association = association;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Fails with {@link LoginRefused}. */
    Uni<Caller> caller() {
        return association
                .getDeferredIdentity()
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .onFailure()
                .transform(ProviderToken::refused)
                .onItem()
                .transformToUni(this::known);
    }

    private static LoginRefused refused(Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new LoginRefused(LoginRefused.Why.TOKEN_REFUSED);
        }
        LOG.debugf(failure, "The identity provider could not be asked");
        return new LoginRefused(LoginRefused.Why.PROVIDER_UNREACHABLE);
    }

    private Uni<Caller> known(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().failure(new LoginRefused(LoginRefused.Why.TOKEN_REFUSED));
        }
        Optional<String> name = name(token);
        if (name.isEmpty() || tokens.hasName(name.get()) || name.get().equals(Caller.LOOPBACK.name())) {
            return Uni.createFrom().failure(new LoginRefused(LoginRefused.Why.NAME_REFUSED));
        }
        Optional<OwnSessions> own =
                settings.oidc().flatMap(oidc -> oidc.own().read(claim -> texts(token.getClaim(claim))));
        return Uni.createFrom().item(new Caller(name.get(), tokens.bindings(identity.getRoles()), own));
    }

    private static Optional<String> name(JsonWebToken token) {
        return Stream.of("preferred_username", "upn", "sub")
                .map(claim -> text(token.getClaim(claim)))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .filter(NAME.asMatchPredicate());
    }

    /** A claim's texts: one, or the items of an array. */
    private static List<String> texts(Object claim) {
        return claim instanceof Collection<?> many
                ? many.stream().map(ProviderToken::text).toList()
                : Stream.of(text(claim)).filter(text -> !text.isEmpty()).toList();
    }

    private static String text(Object claim) {
        return switch (claim) {
            case String text -> text;
            case JsonString json -> json.getString();
            case null, default -> "";
        };
    }
}
