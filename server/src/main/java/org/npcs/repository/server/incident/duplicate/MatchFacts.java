package org.npcs.repository.server.incident.duplicate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is compared of an incident: coarse features, no identity.
 *
 * @param standing whether it is to be compared at all; what was voided, merged or screened out is not
 * @param eventFrom first day on which the event may have been
 * @param eventTo last such day
 * @param age completed years
 * @param sex code, where it is known
 * @param kind kind by the current determination
 * @param county county of the event
 * @param occurrence the owner's key of the whole event, whose children are different ones
 */
record MatchFacts(
        UUID incident,
        boolean standing,
        @Nullable LocalDate eventFrom,
        @Nullable LocalDate eventTo,
        @Nullable Integer age,
        @Nullable String sex,
        @Nullable String kind,
        @Nullable String county,
        @Nullable String occurrence) {

    private static final int DAYS_OF_A_YEAR = 365;
    private static final java.util.Set<String> GONE = java.util.Set.of("voided", "merged", "withdrawn", "screened-out");
    private static final String UNKNOWN_SEX = "9";

    static MatchFacts of(UUID incident, String state, @Nullable String kind, JsonNode content) {
        var precision = content.path("eventDatePrecision").asString("day");
        var date = text(content, "eventDate");
        var from = date == null || precision.equals("year") ? null : LocalDate.parse(date);
        var to = from == null || precision.equals("day")
                ? from
                : YearMonth.from(from).atEndOfMonth();
        var sex = text(content.path("child"), "sex");
        return new MatchFacts(
                incident,
                !GONE.contains(state),
                from,
                to,
                age(content.path("child")),
                UNKNOWN_SEX.equals(sex) ? null : sex,
                kind,
                text(content, "county"),
                text(content, "occurrenceKey"));
    }

    private static @Nullable Integer age(JsonNode child) {
        if (child.path("ageYears").isInt()) {
            return child.path("ageYears").asInt();
        }
        return child.path("ageDays").isInt() ? child.path("ageDays").asInt() / DAYS_OF_A_YEAR : null;
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name).asString("");
        return value.isEmpty() ? null : value;
    }
}
