package org.npcs.repository.server.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request with an analyst token that is known. Nothing of its text is kept. */
final class AnalystAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient AnalystTokenStanding standing;

    AnalystAuthentication(AnalystTokenStanding standing) {
        super(List.of());
        this.standing = standing;
        setAuthenticated(true);
    }

    @Override
    public AnalystTokenStanding getPrincipal() {
        return standing;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
