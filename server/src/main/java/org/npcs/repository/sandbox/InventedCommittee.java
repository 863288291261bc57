package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters an invented Executive Committee: a charter, thirteen seats, two co-chairs, two advisors, a backbone organisation and a
 * coordinator. All but one of the members have a seat, which the leader of its team takes.
 */
final class InventedCommittee {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OWNER = "OPERATOR";
    static final String COMMITTEE = "executive";
    static final String WITHOUT_SEAT = "US-XL";
    static final List<String> CO_CHAIRS = List.of("US-XA", "US-XB-ALD");

    private final Connection connection;
    private final LocalDate first;
    private final Instant entered;

    /** Whenever the sandbox is first started, its committee has been at work for some months. */
    private InventedCommittee(Connection connection, LocalDate today) {
        this.connection = connection;
        this.first = firstDay(today);
        this.entered = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first day of the terms that run. */
    static LocalDate firstDay(LocalDate today) {
        return today.minusMonths(5).withDayOfMonth(1);
    }

    static void enter(Connection connection, Instant now) throws SQLException {
        new InventedCommittee(connection, LocalDate.ofInstant(now, ZoneOffset.UTC)).enter();
    }

    private void enter() throws SQLException {
        InventedMembers.actAs(connection, OWNER);
        charter();
        store(
                "committee",
                COMMITTEE,
                "set-up",
                document("{\"kind\":\"executive\",\"name\":\"Executive Committee\","
                        + "\"purpose\":\"Decides together on the work of the partnership.\",\"seats\":14}"),
                Map.of("kind", COMMITTEE));
        for (var member : Personas.members()) {
            if (!member.code().equals(WITHOUT_SEAT)) {
                held("committee_term", "term-" + member.code(), member.code(), Map.of());
            }
        }
        for (var member : CO_CHAIRS) {
            held("committee_office", "co-chair-" + member, member, Map.of("office", "co-chair"));
        }
        roles();
    }

    private void charter() throws SQLException {
        var approved = first.minusDays(16);
        try (var text = InventedCommittee.class.getResourceAsStream("charter.json")) {
            var content = (ObjectNode) JSON.readTree(text);
            ((ObjectNode) content.path("approval")).put("approvedOn", approved.toString());
            store("charter_version", "1", "in-force", content, Map.of("approved_on", approved, "in_force_from", first));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private void held(String table, String key, String member, Map<String, Object> further) throws SQLException {
        var facets = new TreeMap<String, Object>(further);
        facets.put("committee", COMMITTEE);
        facets.put("holder", member);
        facets.put("team_key", "LEAD-1");
        facets.put("starts_on", first);
        facets.put("ends_on", first.plusYears(1));
        var content = document("{}");
        further.forEach((name, value) -> content.put(name, value.toString()));
        content.put("jurisdiction", member).put("teamKey", "LEAD-1").put("startsOn", first.toString());
        store(table, key, "running", content, facets);
    }

    private void roles() throws SQLException {
        role("safety-science", "advisor", "bright-water-institute", "Advice on safety science.", "advisor");
        role("implementation", "advisor", "larkspur-centre", "Advice on spread and implementation.", null);
        role("backbone-2026", "backbone", "cedar-bridge-foundation", "Staff and convening.", null);
        role("coordinator-2026", "coordinator", "cedar-bridge-foundation", "Coordination.", "coordinator");
    }

    private void role(
            String key,
            String kind,
            String organisation,
            String scope,
            @org.jspecify.annotations.Nullable String client)
            throws SQLException {
        var starts = first.minusMonths(6);
        var content = document("{}");
        content.put("kind", kind)
                .put("organisation", organisation)
                .put("startsOn", starts.toString())
                .put("scope", scope)
                .put("decision", "EC-2025-004");
        var facets =
                new TreeMap<String, Object>(Map.of("kind", kind, "organisation", organisation, "starts_on", starts));
        if (client != null) {
            content.put("clientId", client);
            facets.put("client_id", client);
        }
        store("governance_role", key, "stated", content, facets);
    }

    private static ObjectNode document(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private void store(String table, String key, String state, ObjectNode content, Map<String, Object> facets)
            throws SQLException {
        var made = StoredRecord.first(OWNER, key, state, content, entered, "sandbox");
        InventedRecords.store(connection, table, made, facets);
    }
}
