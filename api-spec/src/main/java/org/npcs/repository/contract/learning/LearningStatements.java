package org.npcs.repository.contract.learning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what is told of a cohort as statements after xAPI 1.0.3. The actor is an identified group without members. An
 * identifier is a UUID of version 5 (RFC 9562) of the cohort, the version of its counts and the item: the same whenever it is asked for.
 */
public final class LearningStatements {

    private static final String VERBS = "http://adlnet.gov/expapi/verbs/";

    private final String home;
    private final String curriculum;
    private final String group;
    private final UUID cohort;
    private final ArrayNode statements = new JsonMapper().createArrayNode();

    /**
     * Begins the statements of a cohort.
     *
     * @param home address of the repository
     * @param curriculum key of the curriculum
     * @param group name of the group
     * @param cohort identifier of the cohort
     */
    public LearningStatements(String home, String curriculum, String group, UUID cohort) {
        this.home = home;
        this.curriculum = curriculum;
        this.group = group;
        this.cohort = cohort;
    }

    /**
     * What was told by one version of the counts.
     *
     * @param version its number
     * @param storedAt when it was stored
     * @param figures what it tells
     */
    public record Told(int version, Instant storedAt, CohortFigures figures) {}

    /** Identifier of an activity: the item with its version. */
    public static String activity(String home, String curriculum, ItemVersion item) {
        return home + "/v1/curricula/" + curriculum + "#" + item.item() + "." + item.itemVersion();
    }

    /** Writes the statements of the last version, after those that void the ones of the versions before. */
    public ArrayNode of(List<Told> versions) {
        for (int i = 0; i < versions.size(); i++) {
            boolean last = i == versions.size() - 1;
            Told told = versions.get(i);
            Instant at = last ? told.storedAt() : versions.get(i + 1).storedAt();
            for (CohortFigures.OfItem item : told.figures().items()) {
                add(told, at, item.item(), "first", item.first(), last);
                add(told, at, item.item(), "later", item.later(), last);
            }
        }
        return statements;
    }

    private void add(
            Told told,
            Instant at,
            ItemVersion item,
            String attempt,
            CohortFigures.@Nullable Figure figure,
            boolean last) {
        if (figure == null) {
            return;
        }
        UUID id = named(cohort, told.version() + "/" + item.item() + "/" + attempt);
        if (!last) {
            begun(named(id, "voided"), "voided", at)
                    .putObject("object")
                    .put("objectType", "StatementRef")
                    .put("id", id.toString());
            return;
        }
        ObjectNode statement = begun(id, "answered", at);
        statement.putObject("object").put("objectType", "Activity").put("id", activity(home, curriculum, item));
        ObjectNode result = statement.putObject("result");
        result.putObject("score")
                .put("scaled", Math.round(1_000_000d * figure.n() / figure.denominator()) / 1_000_000d)
                .put("raw", figure.n())
                .put("min", 0)
                .put("max", figure.denominator());
        result.putObject("extensions").put(home + "/v1/curricula/" + curriculum + "/attempt", attempt);
    }

    private ObjectNode begun(UUID id, String verb, Instant at) {
        ObjectNode statement = statements.addObject().put("id", id.toString());
        statement
                .putObject("actor")
                .put("objectType", "Group")
                .putObject("account")
                .put("homePage", home)
                .put("name", group);
        statement.putObject("verb").put("id", VERBS + verb).putObject("display").put("en-US", verb);
        return statement.put("timestamp", at.toString()).put("version", "1.0.3");
    }

    static UUID named(UUID space, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .array());
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            long low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
