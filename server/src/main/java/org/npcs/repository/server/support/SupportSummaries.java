package org.npcs.repository.server.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts how support works; no figure names a member. */
@Component
public final class SupportSummaries {

    private static final String KIND = "kind ";
    private static final String EVENTS = "events";
    private static final List<String> NAMES =
            List.of("requests", "open", "matched", "closed", "withdrawn", "exchanges");
    private static final List<String> KINDS =
            Definitions.published().codeSystem("support-kind").orElseThrow().codes().stream()
                    .map(Code::code)
                    .toList();

    private final RepositoryClock clock;
    private final SqlSupport sql;
    private final InTheirName names;

    SupportSummaries(RepositoryClock clock, SqlSupport sql, InTheirName names) {
        this.clock = clock;
        this.sql = sql;
        this.names = names;
    }

    /** The figures as the caller may see them: exact for those who match, for members those with five members behind them. */
    public Mono<SupportSummary> of(Caller caller) {
        SupportSide.taking(caller);
        return counted(caller.manages(SupportSide.MANAGE));
    }

    /** The figures as members may see them, whoever asks. */
    public Mono<SupportSummary> toMembers() {
        return counted(false);
    }

    private Mono<SupportSummary> counted(boolean managed) {
        var today = clock.utcDay();
        return names.of(
                SqlSupport.OPERATOR,
                transaction -> Mono.zip(
                        sql.figures(transaction, today),
                        sql.medianDaysToMatch(transaction).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        (figures, median) -> told(managed, figures, median.orElse(null))));
    }

    static SupportSummary told(boolean managed, List<SupportFigure> all, @Nullable Double median) {
        var counted = all.stream().collect(Collectors.toMap(SupportFigure::name, one -> one));
        var figures = new LinkedHashMap<String, Long>();
        NAMES.forEach(name -> put(managed, figures, name, counted.get(name)));
        var events = counted.get(EVENTS);
        figures.put(EVENTS, events == null ? 0 : events.records());
        var kinds = new LinkedHashMap<String, Long>();
        KINDS.stream()
                .filter(kind -> counted.containsKey(KIND + kind))
                .forEach(kind -> put(managed, kinds, kind, counted.get(KIND + kind)));
        var matched = counted.get("matched");
        var days = managed || median == null || matched == null
                ? median
                : matched.told() ? (Double) (double) Math.round(median) : null;
        return new SupportSummary(figures, kinds, days);
    }

    private static void put(boolean managed, Map<String, Long> told, String name, @Nullable SupportFigure figure) {
        if (managed) {
            told.put(name, figure == null ? 0 : figure.records());
        } else if (figure != null && figure.told()) {
            told.put(name, figure.rounded());
        }
    }
}
