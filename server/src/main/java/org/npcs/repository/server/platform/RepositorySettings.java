package org.npcs.repository.server.platform;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the repository, all below {@code npcs}.
 *
 * @param environment name of the environment, shown to callers; {@code sandbox} marks invented data
 * @param audience identifier of this service, which access tokens name as their audience
 * @param issuers issuers whose tokens are accepted
 * @param keySet address of the issuer's keys; found through the issuer's metadata when not set
 * @param howToGetAToken one sentence for people
 * @param tokenEndpoint address of the token endpoint, where known
 * @param contact whom to ask
 * @param cursorKey secret that signs cursors, the same on every instance, 32 characters or more
 * @param database connection of the runtime role
 * @param requestsPerMinute quota of one client
 * @param operatorClient identifier of the operator's first client
 * @param changesDays days for which an entry of the change feed is kept
 */
@ConfigurationProperties("npcs")
public record RepositorySettings(
        @DefaultValue("production") String environment,
        String audience,
        List<String> issuers,
        @Nullable URI keySet,

        @DefaultValue("Ask the issuer for a token with the audience of this service.")
        String howToGetAToken,

        @Nullable String tokenEndpoint,
        @DefaultValue("the operator of this service") String contact,
        String cursorKey,
        Database database,
        @DefaultValue("6000") int requestsPerMinute,
        @Nullable String operatorClient,
        @DefaultValue("3650") int changesDays) {

    /**
     * Where the database is. The runtime role must own nothing and must not be able to step around row-level security.
     *
     * @param url R2DBC address without credentials
     * @param username runtime role
     * @param password its password
     * @param poolSize most connections of this instance
     */
    public record Database(
            String url,
            @DefaultValue("npcs_runtime") String username,
            String password,
            @DefaultValue("16") int poolSize) {}

    /** Whether all data are invented. */
    public boolean sandbox() {
        return environment.equals("sandbox");
    }
}
