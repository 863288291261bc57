package org.npcs.repository.server.analytics.charting;

import org.npcs.repository.server.analytics.release.PublishedFigures;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.analytics.table.OwnTables;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the rows of tables that are to be drawn: own ones live, those across members from a published release. */
@Component
public final class FigureReading {

    private final Releases releases;
    private final PublishedFigures published;
    private final OwnTables own;
    private final RepositoryClock clock;

    FigureReading(Releases releases, PublishedFigures published, OwnTables own, RepositoryClock clock) {
        this.releases = releases;
        this.published = published;
        this.own = own;
        this.clock = clock;
    }

    /**
     * The rows that are to be drawn, one at least.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException as {@link Questions#of}; {@code not-found} for own
     *     data of another member, {@code unsuitable-chart}
     */
    public Mono<TableFigures> rows(Caller caller, TableAsked asked) {
        var question = Questions.of(asked.asked());
        var where = Where.of(asked.where(), question);
        boolean shares = TableFigures.shares(question, asked.figure());
        TableCharts.bounded(asked, clock.now());
        var rows = question.member() == null
                ? releases.answering(asked.asked().release()).flatMap(release -> published
                        .rows(release, question)
                        .map(found -> new TableFigures(question, release, release.asOf(), shares, found)))
                : own.answer(caller, question)
                        .map(found -> new TableFigures(question, null, found.asOf(), shares, found.rows()));
        return rows.map(found -> {
            var about = found.rows().stream().filter(where::holds).toList();
            if (about.isEmpty()) {
                throw found.rows().isEmpty()
                        ? Unsuitable.needs("A chart needs at least one period within the span.")
                        : Where.nothing();
            }
            return new TableFigures(question, found.release(), found.asOf(), shares, about);
        });
    }
}
