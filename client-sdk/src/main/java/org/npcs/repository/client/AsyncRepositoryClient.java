package org.npcs.repository.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The asynchronous side of a client: the same facades, each call on another thread. Whatever the blocking side can do, this
 * side can: {@code client.async().incidents(incidents -> incidents.get(key))}. Cancelling a future interrupts its call, and no
 * further request is sent.
 */
public final class AsyncRepositoryClient {

    private final RepositoryClient client;
    private final Executor executor;

    AsyncRepositoryClient(RepositoryClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    /** Makes a call on incidents. */
    public <T> CompletableFuture<T> incidents(Function<IncidentClient, T> call) {
        return run(client -> call.apply(client.incidents()));
    }

    /** Makes a call on reviews. */
    public <T> CompletableFuture<T> reviews(Function<ReviewClient, T> call) {
        return run(client -> call.apply(client.reviews()));
    }

    /** Sends, follows and attests; a whole upload or the change feed as well. */
    public <T> CompletableFuture<T> exchange(Function<ExchangeClient, T> call) {
        return run(client -> call.apply(client.exchange()));
    }

    /** Makes a call on agreements. */
    public <T> CompletableFuture<T> sharing(Function<SharingClient, T> call) {
        return run(client -> call.apply(client.sharing()));
    }

    /** Asks tables and releases. */
    public <T> CompletableFuture<T> analytics(Function<AnalyticsClient, T> call) {
        return run(client -> call.apply(client.analytics()));
    }

    /** Calls support. */
    public <T> CompletableFuture<T> support(Function<SupportClient, T> call) {
        return run(client -> call.apply(client.support()));
    }

    /** Calls culture. */
    public <T> CompletableFuture<T> culture(Function<CultureClient, T> call) {
        return run(client -> call.apply(client.culture()));
    }

    /** Calls notices. */
    public <T> CompletableFuture<T> notices(Function<NoticeClient, T> call) {
        return run(client -> call.apply(client.notices()));
    }

    /** Makes a call on outcomes. */
    public <T> CompletableFuture<T> outcomes(Function<OutcomeClient, T> call) {
        return run(client -> call.apply(client.outcomes()));
    }

    /** Calls governance. */
    public <T> CompletableFuture<T> governance(Function<GovernanceClient, T> call) {
        return run(client -> call.apply(client.governance()));
    }

    /** Calls improvement. */
    public <T> CompletableFuture<T> improvement(Function<ImprovementClient, T> call) {
        return run(client -> call.apply(client.improvement()));
    }

    /** Makes a call on the audit trail. */
    public <T> CompletableFuture<T> audit(Function<AuditClient, T> call) {
        return run(client -> call.apply(client.audit()));
    }

    /** Makes a call on definitions. */
    public <T> CompletableFuture<T> definitions(Function<DefinitionClient, T> call) {
        return run(client -> call.apply(client.definitions()));
    }

    /** Makes a call on members. */
    public <T> CompletableFuture<T> membership(Function<MembershipClient, T> call) {
        return run(client -> call.apply(client.membership()));
    }

    /** Makes a call on the service itself. */
    public <T> CompletableFuture<T> platform(Function<PlatformClient, T> call) {
        return run(client -> call.apply(client.platform()));
    }

    /** Makes a call and completes with its answer in all views. */
    public <T> CompletableFuture<Response<T>> response(Function<RepositoryClient, T> call) {
        return run(client -> client.response(call));
    }

    /** Does any work with the blocking client; an exception of it completes the future as it is, without a wrapper. */
    public <T> CompletableFuture<T> run(Function<RepositoryClient, T> work) {
        InterruptibleFuture<T> future = new InterruptibleFuture<>();
        executor.execute(() -> future.run(() -> work.apply(client)));
        return future;
    }
}
