package org.npcs.repository.server.improvement.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.npcs.repository.server.analytics.ShareEstimate;
import org.npcs.repository.server.improvement.ElementCount;
import org.npcs.repository.server.improvement.ObservedMonth;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells observations as shares. What was not recorded counts as not done, and its number stands beside. */
final class ScoreMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DIGITS = 6;

    private ScoreMapper() {}

    static ObjectNode scores(String member, String bundle, String unit, List<ObservedMonth> observed) {
        var body = JSON.createObjectNode()
                .put("jurisdiction", member)
                .put("bundle", bundle)
                .put("unit", unit)
                .put("scoring", "all-or-none");
        body.putArray("notDone").add("not-met").add("not-recorded");
        var months = body.putArray("months");
        observed.forEach(one -> months.add(month(one)));
        return body;
    }

    private static ObjectNode month(ObservedMonth one) {
        var month = JSON.createObjectNode()
                .put("month", one.month())
                .put("bundleVersion", one.bundleVersion())
                .put("eligible", one.eligible())
                .put("status", status(one.eligible()))
                .put("notRecorded", one.notRecorded())
                .put("used", one.used())
                .put("opportunities", one.opportunities());
        share(month, "allOrNone", one.allDone(), one.eligible());
        if (one.opportunities() > 0) {
            month.put("composite", rounded((double) one.used() / one.opportunities()));
        }
        var elements = month.putArray("elements");
        one.elements().forEach(element -> elements.add(element(element)));
        return month;
    }

    private static ObjectNode element(ElementCount one) {
        var element = JSON.createObjectNode()
                .put("element", one.element())
                .put("notMet", one.notMet())
                .put("notRecorded", one.notRecorded())
                .put("notApplicable", one.notApplicable())
                .put("status", status(one.applies()));
        share(element, "share", one.met(), one.applies());
        return element;
    }

    private static String status(long whole) {
        return whole == 0 ? "none-eligible" : "scored";
    }

    private static void share(ObjectNode body, String member, long part, long whole) {
        ShareEstimate.of(part, whole).ifPresent(share -> body.putObject(member)
                .put("n", part)
                .put("denominator", whole)
                .put("value", rounded(share.value()))
                .put("lower", rounded(share.lower()))
                .put("upper", rounded(share.upper())));
    }

    private static BigDecimal rounded(double value) {
        var digits =
                new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return digits.scale() < 0 ? digits.setScale(0) : digits;
    }
}
