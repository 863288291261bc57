package org.npcs.repository.server.platform.record;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.npcs.repository.server.platform.database.Gathering;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What callers do most, in calls that requests of one caller share when they come together (see {@code make_shared_calls} in
 * the migrations). The session is part of the key, so that requests of two tenants, clients or actors never share one.
 */
final class SqlSharedCalls {

    private final Gathering<Session, Asked<UUID>, Optional<StoredRecord>> byId;
    private final Gathering<Session, Asked<String>, Optional<StoredRecord>> byKey;
    private final Gathering<Session, Asked<String>, Optional<StoredRecord>> looks;
    private final Gathering<Session, Asked<StoredRecord>, Boolean> firsts;
    private final UnaryOperator<StoredRecord> sealing;

    private record Asked<T>(String request, T item) {}

    SqlSharedCalls(
            UnitOfWork unitOfWork,
            String table,
            String columns,
            Function<Readable, StoredRecord> mapping,
            UnaryOperator<StoredRecord> sealing) {
        this.sealing = sealing;
        Function<Readable, Optional<StoredRecord>> found =
                row -> row.get("id") == null ? Optional.empty() : Optional.of(mapping.apply(row));
        this.byId = new Gathering<>((session, asked) -> unitOfWork.call(
                session,
                found,
                columns,
                "read_" + table,
                requests(asked),
                asked.stream().map(Asked::item).toArray(UUID[]::new)));
        this.byKey = new Gathering<>((session, asked) ->
                unitOfWork.call(session, found, columns, "read_" + table + "_by_key", requests(asked), keys(asked)));
        this.looks = new Gathering<>((session, asked) ->
                unitOfWork.call(session, found, columns, "look_at_" + table, requests(asked), keys(asked)));
        this.firsts = new Gathering<>((session, asked) -> unitOfWork.call(
                session,
                row -> Boolean.TRUE.equals(row.get(0, Boolean.class)),
                "*",
                "store_first_" + table,
                requests(asked),
                rows(asked)));
    }

    Mono<StoredRecord> read(UUID id) {
        return ask(byId, id).flatMap(Mono::justOrEmpty);
    }

    Mono<StoredRecord> read(String naturalKey) {
        return ask(byKey, naturalKey).flatMap(Mono::justOrEmpty);
    }

    Mono<StoredRecord> look(String naturalKey) {
        return ask(looks, naturalKey).flatMap(Mono::justOrEmpty);
    }

    Mono<Boolean> store(StoredRecord first) {
        return Mono.defer(() -> ask(firsts, sealing.apply(first)));
    }

    private static <I, O> Mono<O> ask(Gathering<Session, Asked<I>, O> gathering, I item) {
        return Mono.deferContextual(context -> {
            var session = context.get(Session.class);
            return gathering.ask(session.withoutRequest(), new Asked<>(session.request(), item));
        });
    }

    private static String[] requests(List<? extends Asked<?>> asked) {
        return asked.stream().map(Asked::request).toArray(String[]::new);
    }

    private static String[] keys(List<Asked<String>> asked) {
        return asked.stream().map(Asked::item).toArray(String[]::new);
    }

    private static String rows(List<Asked<StoredRecord>> asked) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (var one : asked) {
            var first = one.item();
            var row = rows.addObject()
                    .put("jurisdiction", first.jurisdiction())
                    .put("id", first.id().toString())
                    .put("natural_key", first.naturalKey())
                    .put("version", first.version())
                    .put("etag", first.etag())
                    .put("state", first.state())
                    .put("content", first.held().text())
                    .put("created_at", first.createdAt().toString())
                    .put("stored_at", first.storedAt().toString())
                    .put("stored_by", first.storedBy());
            if (first.held().key() != null) {
                row.put("sealing_key", first.held().key());
            }
            row.putArray("changed");
            first.facets().forEach((name, value) -> row.put(name, value.toString()));
        }
        return rows.toString();
    }
}
