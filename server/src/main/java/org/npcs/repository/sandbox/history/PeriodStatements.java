package org.npcs.repository.sandbox.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a member states about periods: that a month was without incidents, and of how many children it counts. */
final class PeriodStatements {

    private static final List<String> GONE = List.of("voided", "merged");
    private static final List<Integer> YEARS = List.of(2024, 2025, 2026);

    private final Connection connection;
    private final Contributor member;
    private final double factor;
    private final Set<YearMonth> reported = new HashSet<>();

    PeriodStatements(Connection connection, Contributor member, HistorySize size) {
        this.connection = connection;
        this.member = member;
        this.factor = size.factor();
    }

    void add(Case one) {
        if (!GONE.contains(one.current().state())
                && one.current().facets().get("event_date") instanceof LocalDate day) {
            reported.add(YearMonth.from(day));
        }
    }

    void enter() throws SQLException {
        for (var month = YearMonth.from(member.from());
                !month.isAfter(YearMonth.from(InventedHistory.LAST_DAY));
                month = month.plusMonths(1)) {
            if (!reported.contains(month) && member.attesting()) {
                state(
                        "attestation",
                        "record_kind",
                        month.toString(),
                        "incident",
                        "none-to-report",
                        "{\"status\":\"none-to-report\"}",
                        month.atEndOfMonth().plusDays(5));
            }
        }
        for (int year : YEARS) {
            if (year >= member.from().getYear()) {
                state(
                        "denominator",
                        "denominator",
                        Integer.toString(year),
                        "child-population",
                        "stated",
                        "{\"value\":" + Math.max(1, Math.round(member.perQuarter() * factor * Planted.CHILDREN))
                                + ",\"source\":\"Invented by the sandbox\",\"estimated\":true}",
                        LocalDate.of(year, 3, 1));
            }
        }
    }

    private void state(
            String table, String facet, String period, String about, String state, String content, LocalDate on)
            throws SQLException {
        var chance = Chance.of(InventedHistory.SEED, member.code(), table, period);
        var at = Draft.at(on, chance);
        try (var insert = connection.prepareStatement("INSERT INTO " + table
                + " (jurisdiction, id, natural_key, version, etag, state, content, changed, created_at, stored_at, stored_by,"
                + " period, " + facet + ") VALUES (?, ?, ?, 1, ?, ?, ?, '{}', ?, ?, 'sandbox', ?, ?)"
                + " ON CONFLICT (jurisdiction, natural_key) DO NOTHING")) {
            insert.setString(1, member.code());
            insert.setObject(2, chance.id(at));
            insert.setString(3, period + '/' + about);
            insert.setString(4, chance.etag(1));
            insert.setString(5, state);
            insert.setString(6, content);
            times(insert, at);
            insert.setString(9, period);
            insert.setString(10, about);
            insert.executeUpdate();
        }
    }

    private static void times(PreparedStatement insert, Instant at) throws SQLException {
        insert.setTimestamp(7, Timestamp.from(at));
        insert.setTimestamp(8, Timestamp.from(at));
    }
}
