package org.npcs.repository.server.analytics.release;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of an owner that is counted.
 *
 * @param kind kind of the jurisdiction
 * @param withheld dimensions that it does not let count
 * @param attested periods of which it states that there is nothing to report
 */
record OwnerFacts(String kind, List<String> withheld, List<String> attested) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String text() {
        var facts = JSON.createObjectNode().put("kind", kind);
        facts.set("withheld", JSON.valueToTree(withheld));
        facts.set("attested", JSON.valueToTree(attested));
        return facts.toString();
    }

    static OwnerFacts of(String text) {
        var facts = JSON.readTree(text);
        return new OwnerFacts(
                facts.path("kind").asString(""), strings(facts.path("withheld")), strings(facts.path("attested")));
    }

    /** Whether a quarter is spoken for though there are no records: as itself, as its year, or by a month of it. */
    boolean attested(String quarter) {
        var year = quarter.substring(0, 4);
        int last = 3 * (quarter.charAt(6) - '0');
        return attested.stream()
                .anyMatch(period -> period.equals(quarter)
                        || period.equals(year)
                        || period.matches(year + "-(0[1-9]|1[0-2])")
                                && (Integer.parseInt(period.substring(5)) + 2) / 3 * 3 == last);
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
