package org.npcs.repository.server.analytics.export;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.format.ColumnType;
import tools.jackson.databind.JsonNode;

/** The three tables of own records. Names of columns are never renamed and never reused. */
final class OwnExportTables {

    private static final OwnColumn INCIDENT_ID = fact(
            Column.of("incidentId", ColumnType.TEXT, "Incident", "Identifier of the incident.")
                    .required()
                    .example("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11")
                    .build(),
            (one, rating) -> one.incidentId().toString());

    private static final OwnColumn LOCAL_KEY = fact(
            Column.of("localKey", ColumnType.TEXT, "Local key", "The owner's opaque key of the incident.")
                    .required()
                    .source("incident.localKey")
                    .example("CDR-7Q2M4X9A")
                    .build(),
            (one, rating) -> one.localKey());

    private static final OwnColumn REVIEW_ID = fact(
            Column.of("reviewId", ColumnType.TEXT, "Review", "Identifier of the review.")
                    .required()
                    .example("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2b11")
                    .build(),
            (one, rating) -> one.id().toString());

    private static final OwnColumn KIND = fact(
            Column.of("kind", ColumnType.CODE, "Kind", "Kind of the incident by its current determination.")
                    .codes("incident-kind", ElementColumns.codes("incident-kind"))
                    .source("incident.determinations.kind")
                    .build(),
            (one, rating) -> one.kind());

    private static final OwnColumn YEAR = fact(
            Column.of(Wanted.YEAR, ColumnType.INTEGER, "Year of the event", "Calendar year of the event date.")
                    .source("incident.eventDate")
                    .example("2026")
                    .build(),
            (one, rating) -> one.year());

    private static final OwnColumn VERSION = fact(
            Column.of("version", ColumnType.INTEGER, "Version", "Number of the version of the record.")
                    .required()
                    .example("3")
                    .build(),
            (one, rating) -> one.version());

    private static final OwnColumn STORED_AT = fact(
            Column.of("storedAt", ColumnType.INSTANT, "Stored", "When this version was stored.")
                    .required()
                    .example("2026-10-20T00:00:00Z")
                    .build(),
            (one, rating) -> one.storedAt());

    private static final OwnColumn ABSENCES = fact(
            Column.of(
                            "absences",
                            ColumnType.TEXT,
                            "Absences",
                            "Members that are not given, each with = and its code of absence-reason; several have a space between them.")
                    .example("child.sex=unknown")
                    .build(),
            (one, rating) -> one.content().path("absences").properties().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue().asString(""))
                    .sorted()
                    .collect(Collectors.joining(" ")));

    /** Incidents, one a row. */
    static final OwnTable INCIDENTS = new OwnTable(
            "incidents",
            "incident",
            "Own incidents",
            "One incident of the owner.",
            List.of(
                    INCIDENT_ID,
                    LOCAL_KEY,
                    state("incident-state", "State of the incident."),
                    KIND,
                    YEAR,
                    OwnColumn.element("eventDate", "incident.eventDate"),
                    OwnColumn.element("eventDatePrecision", "incident.eventDatePrecision"),
                    OwnColumn.element("awareDate", "incident.awareDate"),
                    OwnColumn.element("childAgeYears", "incident.child.ageYears"),
                    OwnColumn.element("childSex", "incident.child.sex"),
                    OwnColumn.element("childRaceEthnicity", "incident.child.raceEthnicity"),
                    OwnColumn.element("childLivingArrangement", "incident.child.livingArrangement"),
                    OwnColumn.element("childInCare", "incident.child.inCare"),
                    OwnColumn.element("childTribalMember", "incident.child.tribalMember"),
                    OwnColumn.element("childSubstanceExposedAtBirth", "incident.child.substanceExposedAtBirth"),
                    OwnColumn.element("categories", "incident.categories"),
                    OwnColumn.element("manner", "incident.manner"),
                    OwnColumn.element("suidCategory", "incident.suidCategory"),
                    OwnColumn.element("unsafeSleepFactors", "incident.unsafeSleepFactors"),
                    OwnColumn.element("causeExternal", "incident.causeExternal"),
                    OwnColumn.element("causeMedical", "incident.causeMedical"),
                    OwnColumn.element("openCase", "incident.involvement.openCase"),
                    OwnColumn.element("involvementWindow", "incident.involvement.window"),
                    OwnColumn.element("daysSinceLastContact", "incident.involvement.daysSinceLastContact"),
                    OwnColumn.element("contactWith", "incident.involvement.contactWith"),
                    ABSENCES,
                    VERSION,
                    STORED_AT),
            false);

    private static final List<OwnColumn> OF_REVIEW = List.of(
            REVIEW_ID,
            INCIDENT_ID,
            LOCAL_KEY,
            OwnColumn.element("number", "review.number"),
            OwnColumn.element("instrument", "review.instrument"),
            OwnColumn.element("instrumentVersion", "review.instrumentVersion"),
            state("review-state", "State of the review."),
            KIND,
            YEAR);

    /** Reviews, one a row. */
    static final OwnTable REVIEWS = new OwnTable(
            "reviews",
            "review",
            "Own reviews",
            "One review of the owner.",
            join(
                    OF_REVIEW,
                    OwnColumn.element("depth", "review.depth"),
                    OwnColumn.element("triggers", "review.triggers"),
                    OwnColumn.element("methods", "review.methods"),
                    OwnColumn.element("openedOn", "review.openedOn"),
                    OwnColumn.element("ratedOn", "review.ratedOn"),
                    number("ratings"),
                    number("opportunities"),
                    themes(),
                    number("recommendations"),
                    ABSENCES,
                    VERSION,
                    STORED_AT),
            false);

    /** Ratings of reviews, one a row. */
    static final OwnTable RATINGS = new OwnTable(
            "ratings",
            "review",
            "Own ratings",
            "One rating of an item in a review of the owner.",
            join(
                    OF_REVIEW,
                    OwnColumn.ofRating("item", "review.ratings.item"),
                    OwnColumn.ofRating("rater", "review.ratings.rater"),
                    OwnColumn.ofRating("value", "review.ratings.value"),
                    OwnColumn.ofRating("missing", "review.ratings.missing"),
                    STORED_AT),
            true);

    private OwnExportTables() {}

    private static OwnColumn fact(Column column, BiFunction<OwnRecord, JsonNode, @Nullable Object> cell) {
        return OwnColumn.fact(column, cell);
    }

    private static OwnColumn state(String system, String definition) {
        return fact(
                Column.of("state", ColumnType.CODE, "State", definition)
                        .codes(system, ElementColumns.codes(system))
                        .required()
                        .build(),
                (one, rating) -> one.state());
    }

    private static OwnColumn number(String list) {
        return fact(
                Column.of(list, ColumnType.INTEGER, "Number of " + list, "How many " + list + " the review has.")
                        .required()
                        .source("review." + list)
                        .build(),
                (one, rating) -> one.content().path(list).size());
    }

    private static OwnColumn themes() {
        return fact(
                Column.of(
                                "opportunityThemes",
                                ColumnType.TEXT,
                                "Themes of opportunities",
                                "Codes of improvement-theme that were found; several have a space between them.")
                        .source("review.opportunities.theme")
                        .build(),
                (one, rating) -> one.content()
                        .path("opportunities")
                        .valueStream()
                        .map(found -> found.path("theme").asString(""))
                        .filter(theme -> !theme.isEmpty())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static List<OwnColumn> join(List<OwnColumn> first, OwnColumn... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }
}
