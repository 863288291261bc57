package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CaseDefinition;

/**
 * What is to be counted of one owner.
 *
 * @param unit what is counted, and how rows are made of records
 * @param sets sets of dimensions by which is counted apart; a count without dimensions is the empty set
 * @param dateBasis date by which records fall into months: {@code event}, {@code awareness}, {@code determination},
 *     {@code finalised}
 * @param instrument instrument whose reviews count
 * @param withheld dimensions whose element the owner does not let count: all its records fall under
 *     {@code withheld-by-owner}
 * @param cases what incidents must meet; null when all count
 * @param asOf records count as they were stored then
 * @param from first day of the span; null when it is open
 * @param until last day of the span; null when it is open
 * @param pooledWith the owners that are counted together: a copy of an event of which another of them holds the primary
 *     copy is left out. Empty when the owner counts for itself
 */
public record Counting(
        Unit unit,
        List<List<String>> sets,
        String dateBasis,
        String instrument,
        Set<String> withheld,
        @Nullable CaseDefinition cases,
        Instant asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<String> pooledWith) {}
