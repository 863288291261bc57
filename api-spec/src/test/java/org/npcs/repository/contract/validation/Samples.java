package org.npcs.repository.contract.validation;

import java.nio.charset.StandardCharsets;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Complete invented documents. */
final class Samples {

    private Samples() {}

    static ObjectNode incident() {
        return parse("""
                {"localKey": "CDR-7Q2M4X9A", "occurrenceKey": "OCC-3F8K2P", "eventDate": "2026-09-14",
                 "eventDatePrecision": "day", "awareDate": "2026-09-15",
                 "child": {"ageYears": 0, "ageDays": 97, "sex": "2", "raceEthnicity": ["2106-3"],
                           "livingArrangement": "1", "inCare": "2", "tribalMember": "9"},
                 "categories": ["SUDI"],
                 "involvement": {"openCase": "2", "window": "P12", "daysSinceLastContact": 143, "contactWith": "sibling"},
                 "caregiverFactors": [{"factor": "DRUG", "status": "1"}],
                 "responsiblePersons": [{"relationship": "1", "ageYears": 27, "sex": "2"}],
                 "determinations": [{"sequence": 1, "kind": "near-fatality", "status": "preliminary",
                   "determinedOn": "2026-09-16", "definition": "CAPTA-NEAR-FATALITY", "basis": "physician-certification",
                   "certification": {"certified": "1", "form": "written", "certifierRole": "attending-physician",
                                     "certifiedOn": "2026-09-16", "criteria": ["intensive-care"]}}],
                 "findings": [{"sequence": 1, "maltreatment": "2", "disposition": "1", "decidedOn": "2026-10-20"}],
                 "absences": {"county": "not-permitted", "child.substanceExposedAtBirth": "unknown"}}""");
    }

    static ObjectNode review() {
        ObjectNode review = parse("""
                {"incidentLocalKey": "CDR-7Q2M4X9A", "number": 1, "instrument": "ssit", "instrumentVersion": "2018.1",
                 "depth": "full", "triggers": ["PRIOR"], "methods": ["record-review", "debriefing"],
                 "openedOn": "2026-10-01", "ratedOn": "2026-11-02",
                 "opportunities": [
                   {"number": 1, "theme": "IO-TEAM", "level": "team", "items": ["TEA-01"], "proximity": 2,
                    "text": "Police and agency planned separate visits and neither saw the whole picture."},
                   {"number": 2, "theme": "IO-ECON", "level": "family", "items": ["FAM-05"], "proximity": 1,
                    "text": "The family had asked for help with a safe sleeping place and was on a waiting list."}],
                 "recommendations": [{"number": 1, "opportunities": [1], "strength": "intermediate", "status": "ACCEPTED",
                    "workloadEffect": "neutral", "text": "Agree one joint visit plan with the police for infants.",
                    "actions": [{"number": 1, "status": "in-progress", "ownerRole": "quality-assurance",
                                 "dueOn": "2027-03-31"}]}],
                 "lesson": "A shared hand-off sheet helps when two agencies visit one home."}""");
        var ratings = review.putArray("ratings");
        org.npcs.repository.contract.definition.Definitions.published()
                .instrumentVersion("ssit", "2018.1")
                .orElseThrow()
                .items()
                .keySet()
                .forEach(item -> ratings.addObject()
                        .put("item", item)
                        .put("rater", "agreed")
                        .put("value", 2));
        return review;
    }

    static ObjectNode parse(String json) {
        JsonNode node = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
        return (ObjectNode) node;
    }
}
