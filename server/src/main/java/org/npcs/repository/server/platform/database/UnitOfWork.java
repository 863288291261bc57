package org.npcs.repository.server.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs work in one transaction for one tenant. Everything inside commits together or not at all. The work is shielded from
 * cancellation: a client that goes away must neither leave half a write nor take a connection with it. Results are whole
 * when the transaction ends; nothing streams out of an open one.
 *
 * <p>Inside running work, a further call joins the same transaction, with the tenant that it has; what is to be seen as another
 * tenant sees it is read before, or behind {@link Transaction#actAs}.
 */
@Component
public final class UnitOfWork {

    private final ConnectionFactory connections;
    private final ObjectProvider<TenantPreparation> preparation;

    UnitOfWork(ConnectionFactory connections, ObjectProvider<TenantPreparation> preparation) {
        this.connections = connections;
        this.preparation = preparation;
    }

    /** Runs the work for the session of the running request, and commits it. */
    public <T> Mono<T> run(Function<Transaction, Mono<T>> work) {
        return Mono.deferContextual(context -> run(context.get(Session.class), work));
    }

    /** Runs work whose statements all see what was committed when the first of them began, and commits it. */
    public <T> Mono<T> atOneInstant(Function<Transaction, Mono<T>> work) {
        return Mono.deferContextual(context -> atOneInstant(context.get(Session.class), work));
    }

    /** The same for another session. */
    public <T> Mono<T> atOneInstant(Session session, Function<Transaction, Mono<T>> work) {
        return joined(session, session.openingAtOneInstant(), work);
    }

    /**
     * Runs the work and commits it.
     *
     * @return what the work returned, after the commit; an error rolls everything back
     */
    public <T> Mono<T> run(Session session, Function<Transaction, Mono<T>> work) {
        return joined(session, session.opening(), work);
    }

    private <T> Mono<T> joined(Session session, String opening, Function<Transaction, Mono<T>> work) {
        return Mono.deferContextual(context -> {
            var open = context.<Transaction>getOrEmpty(Transaction.class);
            if (open.isPresent()) {
                return work.apply(open.get());
            }
            var whole = Mono.usingWhen(
                            connections.create(), connection -> transact(connection, opening, work), Connection::close)
                    .contextWrite(context);
            return prepared(session.tenant(), Mono.defer(() -> Mono.fromFuture(whole.toFuture(), true)));
        });
    }

    private <T> Mono<T> prepared(String tenant, Mono<T> work) {
        var tenants = preparation.getObject();
        return tenants.isReady(tenant) ? work : tenants.ready(tenant).then(work);
    }

    /**
     * Calls one function of the database that sets up the session by itself and works in one round trip. Its first three
     * parameters are tenant, client and actor.
     *
     * @param columns what is read of its rows, which are known as {@code called}
     * @return the rows in their order, after the commit
     */
    public <T> Mono<List<T>> call(
            Session session, Function<Readable, T> mapping, String columns, String function, Object... arguments) {
        var all = Stream.concat(
                        Stream.of(session.tenant(), session.client(), session.actor()), Arrays.stream(arguments))
                .toArray();
        var sql = IntStream.rangeClosed(1, all.length)
                .mapToObj(i -> "$" + i)
                .collect(Collectors.joining(", ", "SELECT " + columns + " FROM " + function + "(", ") called"));
        var answered = Mono.usingWhen(
                connections.create(),
                connection -> new Transaction(connection).list(mapping, sql, all),
                Connection::close);
        return prepared(session.tenant(), Mono.defer(() -> Mono.fromFuture(answered.toFuture(), true)));
    }

    private <T> Mono<T> transact(Connection connection, String opening, Function<Transaction, Mono<T>> work) {
        var transaction = new Transaction(connection);
        var begun = Flux.from(connection.createStatement(opening).execute())
                .flatMap(result -> result.map((row, metadata) -> true))
                .then();
        return begun.then(Mono.defer(() -> work.apply(transaction)))
                .contextWrite(context -> context.put(Transaction.class, transaction))
                .map(java.util.Optional::of)
                .defaultIfEmpty(java.util.Optional.empty())
                .flatMap(value -> Mono.from(connection.commitTransaction()).thenReturn(value))
                .onErrorResume(failure -> Mono.from(connection.rollbackTransaction())
                        .onErrorComplete()
                        .then(Mono.error(failure)))
                .flatMap(Mono::justOrEmpty);
    }
}
