package org.npcs.repository.server.exchange.period;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.validation.Completeness;

/**
 * How complete, valid and timely the incidents of a period are.
 *
 * @param records incidents of the period
 * @param answers for each element, how many records answer it how
 * @param valid records without an error by the rules of the tier final
 * @param breaches rules that records break, the one with most records first
 * @param lags days from the event to the first storing, in increasing order
 */
public record DataQuality(
        Period period,
        long records,
        Map<Element, Map<Completeness.Answer, Long>> answers,
        long valid,
        List<Breaches> breaches,
        List<Long> lags) {

    private static final int TIMELY_DAYS = 30;
    private static final int DECIMALS = 4;

    /** A rule and the number of records that break it. */
    public record Breaches(String rule, Severity severity, long records) {}

    /** How many records answer an element so. */
    public long count(Element element, Completeness.Answer answer) {
        return answers.getOrDefault(element, Map.of()).getOrDefault(answer, 0L);
    }

    /** Share of the records that answer an element in any way, or null without records. */
    public @Nullable BigDecimal share(Element element) {
        return share(records - count(element, Completeness.Answer.MISSING), records);
    }

    /** Mean of the shares of all elements, or null without records. */
    public @Nullable BigDecimal completeness() {
        var missing = answers.keySet().stream()
                .mapToLong(element -> count(element, Completeness.Answer.MISSING))
                .sum();
        return share(records * answers.size() - missing, records * answers.size());
    }

    /** Share of the valid records, or null without records. */
    public @Nullable BigDecimal validity() {
        return share(valid, records);
    }

    /** Days within which this share of the records came (nearest rank), or null without records. */
    public @Nullable Long lag(double share) {
        return lags.isEmpty() ? null : lags.get((int) Math.ceil(share * lags.size()) - 1);
    }

    /** Share of the records that came within 30 days, or null without records. */
    public @Nullable BigDecimal timely() {
        return share(lags.stream().filter(days -> days <= TIMELY_DAYS).count(), lags.size());
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
