package org.npcs.repository.client;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.client.model.BulkCorrection;
import org.npcs.repository.client.model.ContentChange;
import org.npcs.repository.client.model.Determination;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.RecordSelection;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.model.Webhook;

/** Small invented documents. */
final class ExamplePapers {

    static final String RECORD = "{\"id\":\"0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11\",\"jurisdiction\":\"US-XA\","
            + "\"version\":1,\"etag\":\"\\\"1-b1946ac92492d234\\\"\",\"content\":{\"localKey\":\"CDR-7Q2M4X9A\"}}";

    private ExamplePapers() {}

    static IncidentContent incident() {
        return IncidentContent.builder()
                .localKey("CDR-7Q2M4X9A")
                .eventDate(LocalDate.of(2026, 9, 14))
                .build();
    }

    static Determination determination() {
        return Determination.builder()
                .sequence(2)
                .kind("fatality")
                .status("confirmed")
                .determinedOn(LocalDate.of(2026, 10, 30))
                .build();
    }

    static ReviewContent review() {
        return ReviewContent.builder()
                .incidentLocalKey("CDR-7Q2M4X9A")
                .number(1)
                .instrument("ssit")
                .instrumentVersion("2018.1")
                .build();
    }

    static Webhook webhook() {
        return Webhook.builder().url("https://jobs.agency.example/npcs").build();
    }

    static BulkCorrection correction() {
        return BulkCorrection.builder()
                .noun("incident")
                .select(RecordSelection.builder().mappingVersion("2026-07").build())
                .changes(List.of(ContentChange.builder()
                        .path("child.sex")
                        .from("1")
                        .to("2")
                        .build()))
                .reason("mapping-fixed")
                .build();
    }
}
