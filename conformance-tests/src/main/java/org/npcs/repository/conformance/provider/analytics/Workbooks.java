package org.npcs.repository.conformance.provider.analytics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;

/** Reads a workbook by the directory of its archive, as spreadsheets do. */
final class Workbooks {

    private static final Pattern TEXT = Pattern.compile("<t(?: [^>]*)?>([^<]*)</t>");
    private static final Pattern ROW = Pattern.compile("<row[ >]");

    private final List<String> parts;

    private Workbooks(List<String> parts) {
        this.parts = parts;
    }

    static Workbooks of(Answer answer) {
        try {
            Path file = Files.createTempFile("npcs-table", ".xlsx");
            try {
                Files.write(file, answer.bytes());
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    List<String> parts = new ArrayList<>();
                    for (ZipEntry entry : Collections.list(zip.entries())) {
                        if (entry.getName().matches("xl/(worksheets/.*|sharedStrings)[.]xml")) {
                            parts.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                        }
                    }
                    return new Workbooks(parts);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new Failed("a workbook", "bytes that are none");
        }
    }

    /** Whether some texts stand side by side, in a sheet or in the list of texts that sheets share. */
    boolean has(List<String> texts) {
        return parts.stream()
                .map(part -> TEXT.matcher(part)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .anyMatch(all -> Collections.indexOfSubList(all, texts) >= 0);
    }

    /** Whether a sheet has so many rows. */
    boolean hasRows(long count) {
        return parts.stream().anyMatch(part -> ROW.matcher(part).results().count() == count);
    }
}
