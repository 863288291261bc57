package org.npcs.repository.server.governance;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Reads seats, offices and roles for work on other records. */
final class SqlSeats {

    /** Transactions that give seats, offices or roles come one after the other. */
    Mono<Boolean> alone(Transaction transaction) {
        return transaction.one(
                row -> true, "SELECT pg_advisory_xact_lock(hashtextextended('governance seating', 0))::text");
    }

    /** All terms in a committee that have a day, in the order of their first days. */
    Mono<List<Seat>> terms(Transaction transaction, String committee) {
        return transaction.list(
                row -> new Seat(id(row), holder(row), days(row)),
                "SELECT id, holder, team_key, starts_on, ends_on FROM committee_term WHERE committee = $1"
                        + " AND ends_on > starts_on ORDER BY starts_on, holder, team_key",
                committee);
    }

    /** Seats that are taken on a day, in the order of their holders. */
    Mono<List<Seat>> sitting(Transaction transaction, String committee, LocalDate day) {
        return transaction.list(
                row -> new Seat(id(row), holder(row), days(row)),
                "SELECT id, holder, team_key, starts_on, ends_on FROM committee_term WHERE committee = $1"
                        + " AND starts_on <= $2 AND ends_on > $2 ORDER BY holder, team_key",
                committee,
                day);
    }

    /** All offices in a committee that have a day, in the order of their first days. */
    Mono<List<Officer>> offices(Transaction transaction, String committee) {
        return transaction.list(
                row -> new Officer(id(row), text(row, "office"), holder(row), days(row)),
                "SELECT id, office, holder, team_key, starts_on, ends_on FROM committee_office WHERE committee = $1"
                        + " AND ends_on > starts_on ORDER BY starts_on, holder, team_key",
                committee);
    }

    /** Roles of a kind, in the order of their keys. */
    Mono<List<RoleHolder>> roles(Transaction transaction, String kind) {
        return transaction.list(
                SqlSeats::role, "SELECT * FROM governance_role WHERE kind = $1 ORDER BY natural_key", kind);
    }

    /** Members that had a seat on a committee by a day. */
    Mono<List<String>> everSeated(Transaction transaction, String committee, LocalDate day) {
        return transaction.list(
                row -> text(row, "holder"),
                "SELECT DISTINCT holder FROM committee_term WHERE committee = $1 AND starts_on <= $2 AND ends_on > starts_on",
                committee,
                day);
    }

    /** Codes of all jurisdictions, in their order. */
    Mono<List<String>> jurisdictions(Transaction transaction) {
        return transaction.list(row -> text(row, "code"), "SELECT code FROM jurisdiction ORDER BY code");
    }

    /** The charter in force on a day. */
    Mono<Charter> charter(Transaction transaction, LocalDate day) {
        return transaction.one(
                row -> Charter.of(
                        text(row, "natural_key"),
                        StrictJson.parse(text(row, "content").getBytes(StandardCharsets.UTF_8))),
                "SELECT natural_key, content FROM charter_version WHERE in_force_from <= $1"
                        + " AND (in_force_until IS NULL OR in_force_until > $1)",
                day);
    }

    /** A member with its kind, and the number of its children that it stated last; the running transaction works for it. */
    Mono<Composition.Member> member(Transaction transaction, String code) {
        return transaction.one(
                row -> Composition.Member.of(code, text(row, "kind"), row.get("children", Double.class)),
                "SELECT kind, (SELECT (content::json ->> 'value')::float8 FROM denominator WHERE jurisdiction = $1"
                        + " AND denominator = 'child-population' ORDER BY period DESC LIMIT 1) AS children"
                        + " FROM jurisdiction WHERE code = $1",
                code);
    }

    private static RoleHolder role(Readable row) {
        var content = StrictJson.parse(text(row, "content").getBytes(StandardCharsets.UTF_8));
        var also = new ArrayList<Holder>();
        content.path("alsoHolds")
                .forEach(one -> also.add(new Holder(
                        one.path("jurisdiction").asString(""),
                        one.path("teamKey").asString(""))));
        return new RoleHolder(
                text(row, "natural_key"),
                text(row, "kind"),
                text(row, "organisation"),
                content.has("teamKey") ? content.path("teamKey").asString() : null,
                row.get("client_id", String.class),
                day(row, "starts_on"),
                row.get("last_day", LocalDate.class),
                List.copyOf(also));
    }

    private static UUID id(Readable row) {
        return Objects.requireNonNull(row.get("id", UUID.class));
    }

    private static Holder holder(Readable row) {
        return new Holder(text(row, "holder"), text(row, "team_key"));
    }

    private static Span days(Readable row) {
        return new Span(day(row, "starts_on"), day(row, "ends_on"));
    }

    private static LocalDate day(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, LocalDate.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
