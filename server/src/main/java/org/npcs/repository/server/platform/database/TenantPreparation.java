package org.npcs.repository.server.platform.database;

import reactor.core.publisher.Mono;

/** What must be at hand before a transaction of a tenant begins, because no transaction may wait for it. */
public interface TenantPreparation {

    /** Whether it is at hand. */
    boolean isReady(String tenant);

    /** Brings it, or finds out that it cannot be had; that alone is no error. */
    Mono<Void> ready(String tenant);
}
