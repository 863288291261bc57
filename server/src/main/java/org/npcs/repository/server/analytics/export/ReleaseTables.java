package org.npcs.repository.server.analytics.export;

import java.util.List;
import org.npcs.repository.server.analytics.format.DataTable;
import reactor.core.publisher.Mono;

/** The tables of releases as they are answered: the same columns in the same order. */
public interface ReleaseTables {

    /**
     * The names of the tables that an export holds: one for each set of dimensions of each table, such as
     * {@code incidents-by-kind}.
     *
     * @param tables tables of the catalogue; none for all
     */
    List<String> names(List<String> tables);

    /**
     * One of them with all periods and panels that the release holds.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code unknown-release},
     *     {@code release-recalled}, {@code unknown-table}
     */
    Mono<DataTable> table(String release, String name);
}
