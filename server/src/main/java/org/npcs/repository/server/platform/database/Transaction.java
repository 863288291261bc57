package org.npcs.repository.server.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements of one running unit of work. Parameters are always bound, never written into the text. */
public final class Transaction {

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Goes on in the name of another session; what follows is seen and noted as its own. */
    public Mono<Void> actAs(Session session) {
        return one(
                        row -> true,
                        "SELECT open_session($1, $2, $3, $4)::text",
                        session.tenant(),
                        session.client(),
                        session.actor(),
                        session.request())
                .then();
    }

    /** Runs a statement and counts the rows that it touched. */
    public Mono<Long> execute(String sql, Object... arguments) {
        return Flux.from(bound(sql, arguments).execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()).defaultIfEmpty(0L))
                .reduce(0L, Long::sum);
    }

    /** Reads at most one row. */
    public <T> Mono<T> one(Function<Readable, T> mapping, String sql, Object... arguments) {
        return Flux.from(bound(sql, arguments).execute())
                .flatMap(result -> result.map(mapping))
                .singleOrEmpty();
    }

    /** Reads all rows; the statement bounds their number. */
    public <T> Mono<List<T>> list(Function<Readable, T> mapping, String sql, Object... arguments) {
        return Flux.from(bound(sql, arguments).execute())
                .concatMap(result -> result.map(mapping))
                .collectList();
    }

    /** An argument that may be absent. */
    public static Object nullable(Class<?> type, @Nullable Object value) {
        return value == null ? Parameters.in(type) : value;
    }

    private Statement bound(String sql, Object... arguments) {
        var statement = connection.createStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.bind(i, arguments[i]);
        }
        return statement;
    }
}
