package org.npcs.repository.server.improvement;

import java.util.List;
import org.npcs.repository.server.analytics.BundleMonths;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Tells charts what was observed: everything, or one element. */
@Component
final class ObservedBundles implements BundleMonths {

    private final BundleObservations observations;

    ObservedBundles(BundleObservations observations) {
        this.observations = observations;
    }

    @Override
    public Mono<Observed> of(Caller caller, Asked asked) {
        return Mono.defer(() -> {
            caller.own(asked.member());
            var name = name(asked);
            return observations
                    .months(
                            caller,
                            asked.member(),
                            asked.bundle(),
                            asked.unit(),
                            asked.from(),
                            asked.until(),
                            asked.asOf())
                    .map(months -> new Observed(name, counted(asked, months)));
        });
    }

    private static String name(Asked asked) {
        var bundle = Bundles.newest(asked.bundle());
        var element = asked.element();
        return bundle.name() + ", "
                + (element == null
                        ? "all or none"
                        : bundle.json()
                                .path("elements")
                                .valueStream()
                                .filter(one -> one.path("key").asString("").equals(element))
                                .map((JsonNode one) -> one.path("name").asString(""))
                                .findFirst()
                                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** Months before an element was there have no value of it. */
    private static List<Month> counted(Asked asked, List<ObservedMonth> months) {
        var element = asked.element();
        return element == null
                ? months.stream()
                        .map(one -> new Month(one.month(), one.allDone(), one.eligible()))
                        .toList()
                : months.stream()
                        .flatMap(one -> one.elements().stream()
                                .filter(count -> count.element().equals(element))
                                .map(count -> new Month(one.month(), count.met(), count.applies())))
                        .toList();
    }
}
