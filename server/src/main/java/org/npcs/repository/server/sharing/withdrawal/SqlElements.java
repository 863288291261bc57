package org.npcs.repository.server.sharing.withdrawal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes one element out of stored documents. They stay as they are otherwise, sealed members sealed. */
final class SqlElements {

    /** A stored document. */
    private record Document(UUID id, int version, String content) {}

    /** Whether a record or one of its earlier versions has the element; {@code $2} is its path. */
    static String holds(String noun) {
        return "jsonb_path_exists(content::jsonb, $2::jsonpath) OR EXISTS (SELECT FROM " + noun + "_version v"
                + " WHERE v.jurisdiction = $1 AND v.id = " + noun
                + ".id AND jsonb_path_exists(v.content::jsonb, $2::jsonpath))";
    }

    /** The next records that have the element, locked. */
    Mono<List<UUID>> next(Transaction transaction, String owner, Removal removal, UUID behind, int limit) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM " + removal.noun() + " WHERE jurisdiction = $1 AND state <> 'withdrawn' AND ("
                        + holds(removal.noun()) + ") AND id > $3 ORDER BY id LIMIT " + limit + " FOR NO KEY UPDATE",
                owner,
                removal.path(),
                behind);
    }

    /** Stores versions without the element, and takes it out of every earlier one; counts the earlier ones. */
    Mono<Long> remove(
            Transaction transaction, String owner, Removal removal, List<UUID> ids, String client, Instant now) {
        var noun = removal.noun();
        return current(transaction, owner, noun, ids)
                .filter(one -> removal.finds(one.content()))
                .concatMap(one -> transaction.execute(
                        "UPDATE " + noun
                                + " SET content = $3" + removal.columns()
                                + ", version = version + 1, etag = '\"' || (version + 1) || '-'"
                                + " || substr(replace(gen_random_uuid()::text, '-', ''), 1, 16) || '\"',"
                                + " changed = ARRAY[$4], reason = 'legal', stored_at = $5, stored_by = $6"
                                + " WHERE jurisdiction = $1 AND id = $2",
                        owner,
                        one.id(),
                        removal.from(one.content()),
                        removal.pointer(),
                        now,
                        client))
                .then(earlier(transaction, owner, noun, ids)
                        .filter(one -> removal.finds(one.content()))
                        .concatMap(one -> transaction
                                .execute(
                                        "SELECT rewrite_history($1, $2, $3, $4)",
                                        noun,
                                        one.id(),
                                        one.version(),
                                        removal.from(one.content()))
                                .thenReturn(1L))
                        .count());
    }

    private static Flux<Document> current(Transaction transaction, String owner, String noun, List<UUID> ids) {
        return documents(transaction, owner, noun, ids);
    }

    private static Flux<Document> earlier(Transaction transaction, String owner, String noun, List<UUID> ids) {
        return Flux.defer(() -> documents(transaction, owner, noun + "_version", ids));
    }

    private static Flux<Document> documents(Transaction transaction, String owner, String relation, List<UUID> ids) {
        return transaction
                .list(
                        row -> new Document(
                                Objects.requireNonNull(row.get("id", UUID.class)),
                                Objects.requireNonNull(row.get("version", Integer.class)),
                                Objects.requireNonNull(row.get("content", String.class))),
                        "SELECT id, version, content FROM " + relation + " WHERE jurisdiction = $1 AND id = ANY ($2)",
                        owner,
                        ids.toArray(UUID[]::new))
                .flatMapIterable(rows -> rows);
    }
}
