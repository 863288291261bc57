package org.npcs.repository.server.sharing.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.npcs.repository.server.platform.print.Cells;
import org.npcs.repository.server.platform.print.PrintedPages;

/**
 * An account of disclosures to file.
 *
 * @param owner whose account it is
 * @param disclosures the disclosures, the latest first
 */
public record Account(String owner, List<Disclosure> disclosures) {

    /** The account as CSV (RFC 4180), one disclosure in each row. */
    public byte[] csv() {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(Disclosure.HEADER);
            for (Disclosure disclosure : disclosures) {
                printer.printRecord(disclosure.cells().stream().map(Cells::harmless));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The account as pages to print. */
    public byte[] pdf() {
        var pages = new PrintedPages(owner.hashCode())
                .title("Account of disclosures")
                .paragraph("Who was shown records of " + owner
                        + " under its agreement and by its own choice, or in an emergency: " + disclosures.size()
                        + " disclosures, the latest first.");
        for (Disclosure one : disclosures) {
            pages.entry("At", one.at().toString());
            pages.entry("To", one.recipient() + " (client " + one.client() + ")");
            pages.entry("Purpose", one.purpose());
            if (one.ticket() == null) {
                pages.entry(
                        "Legal basis",
                        "agreement " + one.agreement() + ", clauses " + String.join(", ", one.clauses()));
                pages.entry("Sharing profile", "version " + one.profileVersion());
            } else {
                pages.entry("Legal basis", "emergency access, ticket " + one.ticket());
            }
            if (one.researchRequest() != null) {
                pages.entry("Research request", one.researchRequest().toString());
            }
            pages.entry(
                    "Shown",
                    one.records() + " records (" + one.noun() + "), "
                            + one.elements().size() + " elements");
            pages.entry("Request", one.requestId()).gap();
        }
        return pages.bytes();
    }
}
