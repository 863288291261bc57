package org.npcs.repository.conformance.report;

import java.util.Map;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.Verdict;

/**
 * The report for build servers. JUnit XML knows fewer verdicts: a warning is a passed case with a property, an
 * inconclusive check is a failure of type {@code inconclusive}.
 */
public final class JunitReport {

    private JunitReport() {}

    /** Returns the report as JUnit XML. */
    public static String of(Report report) {
        Map<Verdict, Integer> counts = report.run().counts();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"")
                .append(Markup.text("npcs-conformance " + report.run().profile()));
        xml.append("\" tests=\"").append(report.run().checks().size());
        xml.append("\" failures=\"")
                .append(counts.getOrDefault(Verdict.FAIL, 0) + counts.getOrDefault(Verdict.INCONCLUSIVE, 0));
        xml.append("\" errors=\"").append(counts.getOrDefault(Verdict.ERROR, 0));
        xml.append("\" skipped=\"").append(counts.getOrDefault(Verdict.SKIPPED, 0));
        xml.append("\" timestamp=\"").append(report.run().startedAt()).append("\">\n  <properties>\n");
        counts.forEach((verdict, count) -> property(xml, "count." + verdict.code(), String.valueOf(count)));
        property(xml, "contractVersion", report.contractVersion());
        property(xml, "suiteVersion", report.suiteVersion());
        property(xml, "target", report.run().target());
        property(xml, "seed", String.valueOf(report.run().seed()));
        xml.append("  </properties>\n");
        report.run().checks().forEach(check -> testCase(xml, check));
        return xml.append("</testsuite>\n").toString();
    }

    private static void testCase(StringBuilder xml, CheckResult check) {
        int dot = check.check().lastIndexOf('.');
        xml.append("  <testcase classname=\"").append(Markup.text(check.check().substring(0, dot)));
        xml.append("\" name=\"").append(Markup.text(check.check().substring(dot + 1)));
        xml.append("\" time=\"").append(check.millis() / 1000.0).append("\">\n    <properties>\n");
        property(xml, "requirements", String.join(" ", check.requirements()));
        property(xml, "verdict", check.verdict().code());
        xml.append("    </properties>\n");
        String words =
                "expected " + check.expected() + ", found " + check.found() + ". Look first: " + check.lookFirst();
        switch (check.verdict()) {
            case FAIL -> element(xml, "failure", "fail", words);
            case INCONCLUSIVE -> element(xml, "failure", "inconclusive", String.valueOf(check.found()));
            case ERROR -> element(xml, "error", "error", String.valueOf(check.found()));
            case SKIPPED ->
                xml.append("    <skipped message=\"")
                        .append(Markup.text(String.valueOf(check.found())))
                        .append("\"/>\n");
            default -> {}
        }
        xml.append("    <system-out>")
                .append(Markup.text(Markup.exchanges(check)))
                .append("</system-out>\n");
        xml.append("  </testcase>\n");
    }

    private static void element(StringBuilder xml, String name, String type, String message) {
        xml.append("    <").append(name).append(" type=\"").append(type);
        xml.append("\" message=\"").append(Markup.text(message)).append("\"/>\n");
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("    <property name=\"").append(Markup.text(name));
        xml.append("\" value=\"").append(Markup.text(value)).append("\"/>\n");
    }
}
