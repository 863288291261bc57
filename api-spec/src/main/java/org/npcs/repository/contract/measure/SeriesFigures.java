package org.npcs.repository.contract.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.ReferenceSeries;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out a published table: the values of its measure, and which of its printed numbers do not fit each other. */
public final class SeriesFigures {

    private static final int DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Definitions published = Definitions.published();
    private final ReferenceSeries series;
    private final Measure measure;
    private final Map<String, List<BigDecimal>> lines = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private SeriesFigures(ReferenceSeries series) {
        this.series = series;
        measure = published
                .outcomes()
                .measure(series.measure(), series.measureVersion())
                .orElseThrow();
        series.lines().forEach(line -> lines.put(line.id(), line.values()));
    }

    /** Returns the document that the interface answers: the table as it was printed, and what is worked out from it. */
    public static ObjectNode of(ReferenceSeries series) {
        return new SeriesFigures(series).document();
    }

    /** Returns the hash of such a document, which is also its entity tag. */
    public static String contentHash(ObjectNode document) {
        return document.path("contentHash").asString();
    }

    private ObjectNode document() {
        ObjectNode document = series.json();
        ratios(document.putArray("ratios"));
        checks(document.putArray("checks"));
        ArrayNode found = document.putArray("findings");
        findings.stream().sorted(Finding.ORDER).forEach(finding -> found.add(finding.toJson()));
        return document.put("contentHash", StrictJson.sha256(document));
    }

    private void ratios(ArrayNode ratios) {
        series.periods().forEach(period -> ratio(ratios, List.of(period)));
        series.sums().forEach(periods -> ratio(ratios, periods));
    }

    private void ratio(ArrayNode ratios, List<String> periods) {
        BigDecimal numerator = sum(Objects.requireNonNull(measure.numerator().part()), periods);
        BigDecimal denominator =
                sum(Objects.requireNonNull(measure.denominator().part()), periods);
        ObjectNode ratio = ratios.addObject();
        periods.forEach(ratio.putArray("periods")::add);
        ratio.put("numerator", numerator.longValueExact()).put("denominator", denominator.longValueExact());
        ratio.put(
                "value",
                numerator
                        .multiply(BigDecimal.valueOf(measure.per()))
                        .divide(denominator, DECIMALS, RoundingMode.HALF_UP));
    }

    private BigDecimal sum(String line, List<String> periods) {
        return periods.stream()
                .map(period -> value(line, series.periods().indexOf(period)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void checks(ArrayNode checks) {
        for (int i = 0; i < series.periods().size(); i++) {
            int period = i;
            Map<String, BigDecimal> values = new HashMap<>();
            lines.forEach((line, printed) -> values.put(line, printed.get(period)));
            // A table may lack a line that its measure does not require; then nothing is told of it.
            for (Measure.Identity identity : measure.identities()) {
                identity.made(values)
                        .ifPresent(made -> check(checks, "OUT-R-004", identity.id(), identity.equals(), period, made));
            }
            for (ReferenceSeries.Share share : series.shares()) {
                BigDecimal made = value(share.part(), i)
                        .multiply(HUNDRED)
                        .divide(value(share.of(), i), value(share.id(), i).scale(), RoundingMode.HALF_UP);
                check(checks, "OUT-R-007", share.id(), share.id(), i, made);
            }
        }
    }

    private void check(ArrayNode checks, String rule, String name, String line, int period, BigDecimal made) {
        BigDecimal printed = value(line, period);
        BigDecimal difference = made.subtract(printed);
        boolean holds = difference.signum() == 0;
        checks.addObject()
                .put("check", name)
                .put("period", series.periods().get(period))
                .put("printed", printed)
                .put("computed", made)
                .put("difference", difference)
                .put("holds", holds);
        if (!holds) {
            int place = List.copyOf(lines.keySet()).indexOf(line);
            findings.add(
                    Finding.of(published.rule(rule).orElseThrow(), "/lines/" + place + "/values/" + period, List.of()));
        }
    }

    private BigDecimal value(String line, int period) {
        return Objects.requireNonNull(lines.get(line), line).get(period);
    }
}
