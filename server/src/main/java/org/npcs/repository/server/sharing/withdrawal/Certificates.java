package org.npcs.repository.server.sharing.withdrawal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.print.PrintedPages;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and prints certificates. */
final class Certificates {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> REMAINS = new LinkedHashMap<>();

    static {
        REMAINS.put("audit-trail", "It tells who did what and when, and holds no content.");
        REMAINS.put("change-feed", "It tells that records were made, changed and withdrawn, and holds no content.");
        REMAINS.put("account-of-disclosures", "The owner keeps the proof of who was shown what.");
        REMAINS.put("receipts", "They tell what was sent and when, with counts and without content.");
        REMAINS.put(
                "local-keys",
                "Opaque keys of the owner stay taken, so that what was withdrawn is not sent again unseen.");
        REMAINS.put(
                "statements",
                "Attestations, denominators and observations of outcomes are counts of the owner, not records of children.");
        REMAINS.put("backups", "They hold ciphertext and codes until they expire.");
        REMAINS.put("copies-of-recipients", "What others copied is beyond the repository; their feed tells them.");
    }

    private Certificates() {}

    /** What was counted, with the members that were shown any of it and the holds that keep any of it. */
    static ObjectNode effects(Counts counts, List<SqlReach.Recipient> recipients, List<UUID> holds) {
        var effects = with(counts.in(JSON.createObjectNode()), recipients);
        if (!holds.isEmpty()) {
            var list = effects.putArray("holds");
            holds.forEach(hold -> list.add(hold.toString()));
        }
        return effects;
    }

    private static ObjectNode with(ObjectNode counted, List<SqlReach.Recipient> recipients) {
        var list = counted.putArray("recipients");
        recipients.forEach(one -> list.addObject()
                .put("recipient", one.code())
                .put("disclosures", one.disclosures())
                .put("lastAt", one.lastAt().toString()));
        return counted;
    }

    /** The certificate of a withdrawal that is done. */
    static ObjectNode certificate(
            StoredRecord withdrawal, Counts done, List<SqlReach.Recipient> recipients, Instant now, int backupDays) {
        var certificate = with(done.in(JSON.createObjectNode().put("executedAt", now.toString())), recipients);
        var remains = certificate.putArray("remains");
        REMAINS.forEach((what, why) -> remains.addObject().put("what", what).put("why", why));
        certificate.put(
                "backupsExpireOn",
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(backupDays).toString());
        var digested = certificate.deepCopy().put("id", withdrawal.id().toString());
        digested.setAll(withdrawal.content());
        return certificate.put("digest", StrictJson.sha256(digested));
    }

    /** The certificate as pages to print. */
    static byte[] printed(Withdrawal withdrawal, String certificate) {
        var stored = withdrawal.stored();
        var json = JSON.readTree(certificate);
        var pages = new PrintedPages(stored.id().hashCode())
                .title("Certificate of withdrawal")
                .paragraph(
                        "The records named here were destroyed in the repository, with their earlier versions and the keys of"
                                + " their sealed members. They can be read no more, neither by their owner nor by others.");
        pages.entry("Withdrawal", stored.id().toString());
        pages.entry("Owner", stored.jurisdiction());
        stored.content()
                .properties()
                .forEach(
                        member -> pages.entry(member.getKey(), member.getValue().asString("")));
        pages.entry("Asked for by", withdrawal.requestedWith());
        pages.entry("Confirmed by", String.valueOf(withdrawal.confirmedWith()));
        for (String member : List.of("executedAt", "incidents", "reviews", "versions", "keys", "sharedRecords")) {
            pages.entry(member, json.path(member).asString(""));
        }
        pages.entry("Backups expire on", json.path("backupsExpireOn").asString(""))
                .gap();
        pages.paragraph("Members that were shown any of it before");
        json.path("recipients")
                .forEach(one -> pages.entry(
                        one.path("recipient").asString(""),
                        one.path("disclosures").asString("") + ", last at "
                                + one.path("lastAt").asString("")));
        pages.gap().paragraph("What remains");
        json.path("remains").forEach(one -> pages.paragraph(remainder(one)));
        pages.entry("SHA-256", json.path("digest").asString(""));
        return pages.bytes();
    }

    private static String remainder(JsonNode one) {
        return one.path("what").asString("").replace('-', ' ') + ": "
                + one.path("why").asString("");
    }
}
