package io.sessionwarden.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Says who calls by the token that a request shows: first those of the tokens file, for which nobody else is asked, then those of the identity
 * provider.
 */
@ApplicationScoped
public class Authentication {
    private final IdentitySettings settings;
    private final Tokens tokens;
    private final ProviderToken provider;

    Authentication(IdentitySettings settings, Tokens tokens, ProviderToken provider) {
        this.settings = settings;
        this.tokens = tokens;
        this.provider = provider;
    }

    /** Without it everybody is {@link Caller#LOOPBACK}, which only this machine may be. */
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    /**
     * The caller of the request that is being answered.
     *
     * @param token as sent; the identity provider's is taken from the request once more, by the library that verifies it
     * @return fails with {@link LoginRefused} when nobody is known by it
     */
    public Uni<Caller> caller(Optional<String> token) {
        if (!isConfigured()) {
            return Uni.createFrom().item(Caller.LOOPBACK);
        }
        if (token.isEmpty()) {
            return Uni.createFrom().failure(new LoginRefused(LoginRefused.Why.NO_TOKEN));
        }
        Optional<Caller> known = tokens.caller(token.get());
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        return settings.oidc().isPresent()
                ? provider.caller()
                : Uni.createFrom().failure(new LoginRefused(LoginRefused.Why.UNKNOWN_TOKEN));
    }
}
