package org.npcs.repository.server.incident.web;

import java.util.List;
import org.npcs.repository.api.v1.model.IncidentMerged;
import org.npcs.repository.api.v1.model.IncidentRecord;
import org.npcs.repository.api.v1.model.IncidentVersion;
import org.npcs.repository.api.v1.model.IncidentsSplit;
import org.npcs.repository.api.v1.model.MovedReview;
import org.npcs.repository.server.incident.Incident;
import org.npcs.repository.server.incident.TwoIncidents;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.stereotype.Component;

/** From incidents to the answers of the contract. */
@Component
class IncidentMapper {

    private final Answers answers;

    IncidentMapper(Answers answers) {
        this.answers = answers;
    }

    IncidentRecord record(Incident incident, RequestFacts facts) {
        var stored = incident.stored();
        var self = "/v1/incidents/" + stored.id();
        return new IncidentRecord(
                        stored.id(),
                        stored.jurisdiction(),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .localKey(stored.naturalKey())
                .state(stored.state())
                .kind(incident.kind())
                .reason(stored.reason())
                .updatedBy(stored.storedBy())
                .eventId(incident.eventId())
                .mergedInto(incident.mergedInto())
                .splitFrom(incident.splitFrom())
                .splitInto(incident.splitInto().isEmpty() ? null : incident.splitInto())
                .content(stored.held().verbatim())
                .unavailable(Answers.unavailable(stored))
                .links(Answers.links(
                        "self", self,
                        "versions", self + "/versions",
                        "reviews",
                                "/v1/jurisdictions/" + stored.jurisdiction() + "/reviews?incidentLocalKey="
                                        + stored.naturalKey()));
    }

    IncidentMerged merged(TwoIncidents two, RequestFacts facts) {
        return new IncidentMerged(
                record(two.first(), facts), record(two.second(), facts), moved(two), answers.meta(facts));
    }

    IncidentsSplit split(TwoIncidents two, RequestFacts facts) {
        return new IncidentsSplit(
                record(two.first(), facts), record(two.second(), facts), moved(two), answers.meta(facts));
    }

    private static List<MovedReview> moved(TwoIncidents two) {
        return two.moved().stream()
                .map(one -> new MovedReview(one.id(), one.fromKey(), one.toKey()))
                .toList();
    }

    IncidentRecord written(Stored<Incident> written, RequestFacts facts) {
        var record = record(written.record(), facts).outcome(written.outcome().code());
        var warnings = Answers.warnings(written.warnings(), facts);
        if (!warnings.isEmpty()) {
            record.warnings(warnings);
        }
        return facts.minimal() ? record.content(null) : record;
    }

    static IncidentVersion version(Incident incident) {
        var stored = incident.stored();
        var version = new IncidentVersion(
                        stored.version(), stored.state(), stored.storedAt(), stored.storedBy(), stored.etag())
                .reason(stored.reason());
        return stored.changed().isEmpty() ? version : version.changedMembers(stored.changed());
    }
}
