package org.npcs.repository.server.review;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reviews under the invented instrument whose scale and missing values differ from those of every real one. */
final class FixtureInstrument {

    private FixtureInstrument() {}

    static ObjectNode review(String localKey) {
        return (ObjectNode) new JsonMapper().readTree("""
                {"incidentLocalKey": "%s", "number": 1, "instrument": "fixture-3", "instrumentVersion": "1",
                 "depth": "full", "triggers": ["PRIOR"], "methods": ["record-review"],
                 "openedOn": "2026-10-01", "ratedOn": "2026-11-02",
                 "ratings": [{"item": "E1", "rater": "agreed", "value": 5},
                             {"item": "E2", "rater": "agreed", "missing": "DK"},
                             {"item": "W1", "rater": "agreed", "value": 1}],
                 "opportunities": [{"number": 1, "theme": "IO-TEAM", "level": "team", "items": ["E1"], "proximity": 2,
                                    "text": "Two plans were made and neither saw the whole picture."}],
                 "recommendations": [], "lesson": "A shared sheet helps."}
                """.formatted(localKey));
    }
}
