package org.npcs.repository.server.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client did in one trail, as counts.
 *
 * @param rows the same by action
 */
public record ClientActivity(String jurisdiction, String clientId, List<Row> rows) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /**
     * One action on one noun, with the last submission of the client that was worked off.
     *
     * @param entries how often
     * @param records records that these concerned, counted each time
     */
    public record Row(
            String jurisdiction,
            String action,
            String noun,
            String outcome,
            long entries,
            long records,
            Instant firstAt,
            Instant lastAt,
            @Nullable UUID submission,
            @Nullable Instant submissionAt) {}

    static List<ClientActivity> of(String clientId, List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::jurisdiction, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(owner -> new ClientActivity(owner.getKey(), clientId, owner.getValue()))
                .toList();
    }

    public long entries() {
        return rows.stream().mapToLong(Row::entries).sum();
    }

    public long records() {
        return rows.stream().mapToLong(Row::records).sum();
    }

    public Instant firstAt() {
        return rows.stream().map(Row::firstAt).min(Comparator.naturalOrder()).orElseThrow();
    }

    public Instant lastAt() {
        return rows.stream().map(Row::lastAt).max(Comparator.naturalOrder()).orElseThrow();
    }

    public Row last() {
        return rows.get(rows.size() - 1);
    }

    /**
     * Draft of a notice to the member, in plain words. It names no record.
     *
     * @param state state of the client now, where it is known
     */
    public String notice(@Nullable String state) {
        var refused = rows.stream()
                .filter(row -> row.outcome().equals("refused"))
                .mapToLong(Row::entries)
                .sum();
        var done = rows.stream()
                .filter(row -> row.outcome().equals("done"))
                .map(row -> row.action() + " " + row.noun() + " " + row.entries() + " (records: " + row.records() + ")")
                .collect(Collectors.joining(", "));
        var sentences = new StringBuilder("To " + jurisdiction + ": from " + day(firstAt()) + " to " + day(lastAt())
                + " the client " + clientId + " left " + entries() + " entries in your audit trail.");
        if (!done.isEmpty()) {
            sentences.append(" Done: ").append(done).append('.');
        }
        if (refused > 0) {
            sentences.append(" Refused: ").append(refused).append('.');
        }
        var submitted = last().submissionAt();
        if (submitted != null) {
            sentences
                    .append(" Its last submission that was worked off is of ")
                    .append(day(submitted))
                    .append('.');
        }
        if (state != null) {
            sentences.append(" The client is ").append(state).append(" now.");
        }
        return sentences
                .append(
                        " Please look through these entries (filter the trail by this client) and tell us which of them you did"
                                + " not expect.")
                .toString();
    }

    private static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }
}
