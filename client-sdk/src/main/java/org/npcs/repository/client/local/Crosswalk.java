package org.npcs.repository.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.npcs.repository.client.internal.csv.Cells;
import org.npcs.repository.client.internal.csv.CsvReader;

/**
 * The owner's worksheet from local codes to national ones: a CSV file with the columns localList, localCode, localLabel,
 * timesSeen, nationalCode, confidence, note. A local code without a national one stays unmapped and is listed; it is never called
 * "other" in silence. Cells that a spreadsheet would change are written with an apostrophe in front, which is taken away when
 * they are read. Safe for many threads.
 */
public final class Crosswalk {

    /** Confidence of a line that a machine filled in: it counts for nothing until somebody has looked at it. */
    public static final String SUGGESTED = "suggested";

    private static final List<String> HEADER =
            List.of("localList", "localCode", "localLabel", "timesSeen", "nationalCode", "confidence", "note");
    private static final List<String> OLDER =
            List.of("local list", "local code", "local label", "times seen", "national code", "note");

    private final Map<Key, Entry> entries =
            new TreeMap<>(Comparator.comparing(Key::list).thenComparing(Key::code));

    private Crosswalk() {}

    private record Key(String list, String code) {}

    /**
     * One line of the worksheet.
     *
     * @param localList list that the local code belongs to
     * @param localCode the local code
     * @param localLabel its words; may be empty
     * @param timesSeen how often it was asked for
     * @param nationalCode the national code; empty while nobody decided
     * @param confidence how sure that is, in words of the owner; {@link #SUGGESTED} when nobody has decided
     * @param note why it was mapped so; may be empty
     */
    public record Entry(
            String localList,
            String localCode,
            String localLabel,
            long timesSeen,
            String nationalCode,
            String confidence,
            String note) {

        /** Returns whether somebody decided on a national code. */
        public boolean mapped() {
            return !nationalCode.isEmpty() && !confidence.equals(SUGGESTED);
        }
    }

    /** Returns a worksheet without a line, to be filled by {@link #national}. */
    public static Crosswalk empty() {
        return new Crosswalk();
    }

    /**
     * Reads a worksheet in UTF-8.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when its first line names other columns, or a line has more or fewer of them
     */
    public static Crosswalk read(Path file) {
        Crosswalk crosswalk = new Crosswalk();
        try (CsvReader csv = new CsvReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            List<String> head = csv.row();
            boolean older = OLDER.equals(head);
            if (!older && !HEADER.equals(head)) {
                throw new IllegalArgumentException("the first line must name the columns " + String.join(",", HEADER));
            }
            int number = 1;
            for (List<String> row = csv.row(); row != null; row = csv.row()) {
                number++;
                if (row.size() != (older ? OLDER : HEADER).size()) {
                    throw new IllegalArgumentException("line " + number + " has other columns than the first");
                }
                crosswalk.add(entry(row.stream().map(Cells::plain).toList(), older), number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return crosswalk;
    }

    private static Entry entry(List<String> cells, boolean older) {
        String seen = cells.get(3).strip();
        return new Entry(
                cells.get(0).strip(),
                cells.get(1).strip(),
                cells.get(2),
                seen.isEmpty() ? 0 : Long.parseLong(seen),
                cells.get(4).strip(),
                older ? "" : cells.get(5).strip(),
                cells.get(older ? 5 : 6));
    }

    private void add(Entry entry, int line) {
        if (entries.put(new Key(entry.localList(), entry.localCode()), entry) != null) {
            throw new IllegalArgumentException("line " + line + " maps a local code again");
        }
    }

    /**
     * Returns the national code of a local one and counts that it was seen; a code seen for the first time gets a line of its
     * own without a national code.
     *
     * @param label words of the local code for the worksheet
     */
    public synchronized Optional<String> national(String localList, String localCode, String label) {
        Key key = new Key(localList.strip(), localCode.strip());
        Entry known = entries.getOrDefault(key, new Entry(key.list(), key.code(), label, 0, "", "", ""));
        Entry counted = new Entry(
                known.localList(),
                known.localCode(),
                known.localLabel().isEmpty() ? label : known.localLabel(),
                known.timesSeen() + 1,
                known.nationalCode(),
                known.confidence(),
                known.note());
        entries.put(key, counted);
        return counted.mapped() ? Optional.of(counted.nationalCode()) : Optional.empty();
    }

    /** Returns a line, without counting that it was seen. */
    public synchronized Optional<Entry> find(String localList, String localCode) {
        return Optional.ofNullable(entries.get(new Key(localList.strip(), localCode.strip())));
    }

    /** Puts a line in the place of the one for the same local code. */
    public synchronized void put(Entry entry) {
        entries.put(new Key(entry.localList(), entry.localCode()), entry);
    }

    /** Returns whether the list has any line. */
    public synchronized boolean knows(String localList) {
        return entries.keySet().stream().anyMatch(key -> key.list().equals(localList));
    }

    /** Returns the lines without a national code, the most frequent first. */
    public synchronized List<Entry> unmapped() {
        return entries.values().stream()
                .filter(entry -> !entry.mapped())
                .sorted(Comparator.comparingLong(Entry::timesSeen).reversed())
                .toList();
    }

    /** Returns all lines by list and code. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Returns the version of the mapping: 16 hexadecimal digits that change with every decision and with nothing else, so that a
     * number can be traced to the mapping that made it.
     */
    public synchronized String version() {
        StringBuilder decisions = new StringBuilder();
        entries.values().stream()
                .filter(Entry::mapped)
                .forEach(e -> decisions.append(Cells.raw(List.of(e.localList(), e.localCode(), e.nationalCode()))));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(decisions.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * Writes the worksheet in UTF-8.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public synchronized void write(Path file) {
        StringBuilder text = new StringBuilder(Cells.raw(HEADER));
        entries.values()
                .forEach(e -> text.append(Cells.text(List.of(
                        e.localList(),
                        e.localCode(),
                        e.localLabel(),
                        Long.toString(e.timesSeen()),
                        e.nationalCode(),
                        e.confidence(),
                        e.note()))));
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
