package org.npcs.repository.server.exchange.web;

import java.util.Comparator;
import org.npcs.repository.api.v1.model.DataTimeliness;
import org.npcs.repository.api.v1.model.DataValidity;
import org.npcs.repository.api.v1.model.ElementCompleteness;
import org.npcs.repository.api.v1.model.RuleBreaches;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.validation.Completeness.Answer;
import org.npcs.repository.server.exchange.period.DataQuality;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.stereotype.Component;

/** From scores to the answer of the contract. */
@Component
class QualityMapper {

    private final Answers answers;

    QualityMapper(Answers answers) {
        this.answers = answers;
    }

    org.npcs.repository.api.v1.model.DataQuality quality(DataQuality found, RequestFacts facts) {
        var period = found.period();
        var elements = found.answers().keySet().stream()
                .sorted(Comparator.comparing(Element::id))
                .map(element -> element(found, element))
                .toList();
        var rules = found.breaches().stream()
                .map(one -> new RuleBreaches(one.rule(), one.severity().code(), one.records()))
                .toList();
        return new org.npcs.repository.api.v1.model.DataQuality(
                        period.id(),
                        period.start(),
                        period.end(),
                        found.records(),
                        elements,
                        new DataValidity(found.valid(), rules).share(found.validity()),
                        timeliness(found),
                        Definitions.published().ruleSetVersion(),
                        answers.meta(facts))
                .completeness(found.completeness());
    }

    private static ElementCompleteness element(DataQuality found, Element element) {
        return new ElementCompleteness(
                        element.id(),
                        element.usage(),
                        found.count(element, Answer.GIVEN),
                        found.count(element, Answer.REASONED),
                        found.count(element, Answer.WITHHELD),
                        found.count(element, Answer.NOT_APPLICABLE),
                        found.count(element, Answer.MISSING))
                .share(found.share(element));
    }

    private static DataTimeliness timeliness(DataQuality found) {
        return new DataTimeliness((long) found.lags().size())
                .medianDays(found.lag(0.5))
                .ninetiethDays(found.lag(0.9))
                .within30Days(found.timely());
    }
}
