package org.npcs.repository.conformance.consumer;

import java.util.Set;
import org.npcs.repository.conformance.contract.ContractDocument;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records that the stand-in makes of what arrives, as the contract describes them. */
final class Forms {

    /** The instant of everything that the stand-in stores. */
    static final String AT = "2026-11-02T15:04:05.123456Z";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NOUNS =
            Set.of("outcome", "culture", "notice", "learning", "improvement", "support");

    private final boolean novel;

    Forms(boolean novel) {
        this.novel = novel;
    }

    /** Whether an operation belongs to the nouns that a member reports and reads. */
    static boolean knows(ContractDocument.Operation operation) {
        return NOUNS.contains(operation.definition().at("/tags/0").asString(""));
    }

    ObjectNode record(ContractDocument.Operation operation, String path, JsonNode content, int version) {
        String[] parts = path.split("/");
        ObjectNode record = JSON.createObjectNode();
        String member = parts[2].equals("jurisdictions") ? parts[3] : Rehearsal.JURISDICTION;
        record.put("id", parts[parts.length - 1]).put("jurisdiction", member);
        switch (operation.id()) {
            case "putOutcomeObservation", "getOutcomeObservation" -> {
                record.put("id", Desk.id(path, 1)).put("measure", parts[5]).put("period", parts[6]);
                record.put("state", "stated").putArray("warnings");
                record.set("content", content);
            }
            case "putCultureResult" ->
                record.put("year", Integer.parseInt(parts[5]))
                        .put("cells", content.path("cells").size());
            case "putNoticeResponse", "getNoticeResponse" -> {
                record.put("notice", parts[5]).put("noticeId", Desk.id("/v1/safety-notices/" + parts[5], 1));
                record.put("noticeState", "issued").put("edition", 1).put("currentEdition", 1);
                record.put("issuedAt", AT).put("respondBy", "2027-01-31").put("daysSinceIssue", 0);
                record.put("overdue", false).setAll((ObjectNode) content);
            }
            case "putLibraryAdoption" ->
                record.put("id", Desk.id(path, 1)).put("itemId", parts[5]).setAll((ObjectNode) content);
            case "putLearningCounts" -> record.put("cohort", parts[5]).setAll((ObjectNode) content);
            case "putBundleObservation" -> {
                record.put("id", Desk.id(path, 1)).put("bundle", parts[5]).put("unit", parts[6]);
                record.put("month", parts[7]).setAll((ObjectNode) content);
                record.putArray("warnings");
            }
            case "createPdsaCycle", "putPdsaCycle" ->
                record.put("state", "planned").put("shared", false).setAll((ObjectNode) content);
            case "createSupportRequest" -> {
                record.put("state", "requested").put("askedAt", AT).setAll((ObjectNode) content);
                record.remove("offerId");
            }
            case "createSupportMessage" ->
                record.put("by", member).put("at", AT).setAll((ObjectNode) content);
            default -> record.put("state", "offered");
        }
        record.put("version", version).set("meta", Shelf.meta());
        if (version > 0) {
            record.put("createdAt", AT).put("updatedAt", AT).put("etag", etag(record));
        }
        if (novel) {
            record.put("weather", "fair").putObject("appeal").put("level", 2);
        }
        return record;
    }

    /** Counts the version of a record that was moved on. */
    void next(ObjectNode record) {
        record.put("version", record.path("version").asInt(0) + 1).put("etag", etag(record));
    }

    private static String etag(ObjectNode record) {
        ObjectNode said = record.deepCopy();
        said.remove("meta");
        return "\"" + record.path("version").asInt(0) + "-"
                + StrictJson.sha256(said).substring(0, 16) + "\"";
    }
}
