package org.npcs.repository.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The owner's worksheet from local codes to national ones: a CSV file with the columns local list, local code, local label,
 * times seen, national code, note. A local code without a national one stays unmapped and is listed; it is never called
 * "other" in silence. Safe for many threads.
 */
public final class Crosswalk {

    private static final List<String> HEADER =
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
     * @param note why it was mapped so; may be empty
     */
    public record Entry(
            String localList, String localCode, String localLabel, long timesSeen, String nationalCode, String note) {

        /** Returns whether somebody decided on a national code. */
        public boolean mapped() {
            return !nationalCode.isEmpty();
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
     * @throws IllegalArgumentException when its first line names other columns, or a line has other than six
     */
    public static Crosswalk read(Path file) {
        List<List<String>> lines;
        try {
            lines = Csv.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("the first line must name the columns " + String.join(",", HEADER));
        }
        Crosswalk crosswalk = new Crosswalk();
        for (int i = 1; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            if (line.size() != HEADER.size() || !line.get(3).strip().matches("[0-9]{0,15}")) {
                throw new IllegalArgumentException("line " + (i + 1) + " does not have the six columns");
            }
            String seen = line.get(3).strip();
            Entry entry = new Entry(
                    line.get(0).strip(),
                    line.get(1).strip(),
                    line.get(2),
                    seen.isEmpty() ? 0 : Long.parseLong(seen),
                    line.get(4).strip(),
                    line.get(5));
            if (crosswalk.entries.put(new Key(entry.localList(), entry.localCode()), entry) != null) {
                throw new IllegalArgumentException("line " + (i + 1) + " maps a local code again");
            }
        }
        return crosswalk;
    }

    /**
     * Returns the national code of a local one and counts that it was seen; a code seen for the first time gets a line of its
     * own without a national code.
     *
     * @param label words of the local code for the worksheet
     */
    public synchronized Optional<String> national(String localList, String localCode, String label) {
        Key key = new Key(localList.strip(), localCode.strip());
        Entry known = entries.getOrDefault(key, new Entry(key.list(), key.code(), label, 0, "", ""));
        Entry counted = new Entry(
                known.localList(),
                known.localCode(),
                known.localLabel().isEmpty() ? label : known.localLabel(),
                known.timesSeen() + 1,
                known.nationalCode(),
                known.note());
        entries.put(key, counted);
        return counted.mapped() ? Optional.of(counted.nationalCode()) : Optional.empty();
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
        List<List<String>> decisions = new ArrayList<>();
        entries.values().stream()
                .filter(Entry::mapped)
                .forEach(e -> decisions.add(List.of(e.localList(), e.localCode(), e.nationalCode())));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Csv.write(decisions).getBytes(StandardCharsets.UTF_8));
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
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        entries.values()
                .forEach(e -> lines.add(List.of(
                        e.localList(),
                        e.localCode(),
                        e.localLabel(),
                        Long.toString(e.timesSeen()),
                        e.nationalCode(),
                        e.note())));
        try {
            Files.writeString(file, Csv.write(lines), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
