package org.npcs.repository.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;

/** Writes all three forms of a report. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code report.json}, {@code report.xml} and {@code report.html}. Secrets are cut once
     * more, in case one became known only after an exchange was kept.
     */
    public static void write(Path directory, Report report, RequirementCatalogue catalogue, Redaction redaction)
            throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.json"), redaction.cutKnown(JsonReport.of(report, catalogue)));
        Files.writeString(directory.resolve("report.xml"), redaction.cutKnown(JunitReport.of(report)));
        Files.writeString(directory.resolve("report.html"), redaction.cutKnown(HtmlReport.of(report, catalogue)));
    }
}
