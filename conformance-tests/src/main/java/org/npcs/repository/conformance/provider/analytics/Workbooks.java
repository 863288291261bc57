package org.npcs.repository.conformance.provider.analytics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;

/** Reads the texts of a workbook, wherever it keeps them. */
final class Workbooks {

    private static final Pattern TEXT = Pattern.compile("<t(?: [^>]*)?>([^<]*)</t>");

    private Workbooks() {}

    /** The texts of all sheets and of the shared strings in their order. */
    static List<String> texts(Answer answer) {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/worksheets/")
                        || entry.getName().equals("xl/sharedStrings.xml")) {
                    all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException broken) {
            throw new Failed("a workbook", "bytes that are none");
        }
        return TEXT.matcher(all).results().map(found -> found.group(1)).toList();
    }
}
