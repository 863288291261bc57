package org.npcs.repository.sandbox.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * The history of the invented members: incidents and reviews of three years, with planted answers. The same seed and size give the
 * same rows, identifiers and times included, on every machine.
 */
public final class InventedHistory {

    /** First day on which something happened. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2023, 10, 1);

    /** Last day on which something happened: the end of the third quarter of 2026. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 30);

    /** When the history ends; nothing in it was stored later. */
    public static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    /** The seed of the sandbox. */
    public static final long SEED = 20261101;

    private final long seed;
    private final HistorySize size;

    private InventedHistory(long seed, HistorySize size) {
        this.seed = seed;
        this.size = size;
    }

    /** The history of the sandbox in a size. */
    public static InventedHistory of(HistorySize size) {
        return of(SEED, size);
    }

    /** The history of another seed. */
    public static InventedHistory of(long seed, HistorySize size) {
        return new InventedHistory(seed, size);
    }

    /** What is planted in it, for who wants to check whether an analysis finds it. */
    public static HistoryAnswers answers() {
        return HistoryAnswers.planted(SEED);
    }

    /**
     * Enters what is missing of it, member by member, each in a transaction of its own: through the statements and triggers that
     * history, trail and feed come from. A member that has invented records has all of them.
     *
     * @param connections connections of the role of the running service
     */
    public void enter(Connections connections) throws SQLException {
        if (size.incidents() == 0) {
            return;
        }
        for (Contributor member : Contributor.ALL) {
            try (var connection = connections.open()) {
                connection.setAutoCommit(false);
                new HistoryEntry(connection, member, size).enter(this);
                connection.commit();
            }
        }
    }

    /**
     * Copies the present versions into empty tables as fast as the database takes them, for measurements: without history, trail,
     * feed or indexes of duplicates.
     *
     * @param connection a connection of a superuser, which may go past triggers and policies
     * @return how many incidents and reviews there are
     */
    public Copied copy(Connection connection) throws SQLException {
        return new HistoryCopy(connection).copy(this);
    }

    /** How many rows were copied. */
    public record Copied(long incidents, long reviews) {}

    /** Opens connections to the database. */
    @FunctionalInterface
    public interface Connections {
        /** A new connection, which the caller closes. */
        Connection open() throws SQLException;
    }

    /** Tells the cases of a member, one after the other, and keeps none. */
    void each(Contributor member, Consumer<Case> to) {
        Cases.each(seed, size, member, to);
    }

    /** A digest (SHA-256, hexadecimal) of all rows. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Contributor member : Contributor.ALL) {
                each(member, one -> {
                    one.incident().forEach(version -> add(digest, version));
                    one.review().forEach(version -> add(digest, version));
                    digest.update(String.valueOf(one.link()).getBytes(StandardCharsets.UTF_8));
                });
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, Version version) {
        digest.update(new java.util.TreeMap<>(version.facets()).toString().getBytes(StandardCharsets.UTF_8));
        for (String column : Columns.CORE) {
            digest.update(String.valueOf(version.column(column)).getBytes(StandardCharsets.UTF_8));
        }
    }
}
