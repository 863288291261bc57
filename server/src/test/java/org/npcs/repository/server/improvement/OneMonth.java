package org.npcs.repository.server.improvement;

import java.util.Random;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Months of a bundle as a member could state them. */
final class OneMonth {

    private static final JsonMapper JSON = new JsonMapper();

    private OneMonth() {}

    /** A month in which each child is looked at for itself, so that the counts hang together. */
    static ObjectNode of(Random chance, int eligible) {
        var elements = Definitions.published()
                .analysis()
                .bundle("zero-to-three", "1")
                .orElseThrow()
                .elements();
        var counts = new int[elements.size()][4];
        int done = 0;
        for (int child = 0; child < eligible; child++) {
            boolean all = true;
            for (var count : counts) {
                int drawn = chance.nextInt(12);
                int answer = drawn < 9 ? 0 : drawn - 8;
                count[answer]++;
                all &= answer == 0 || answer == 2;
            }
            done += all ? 1 : 0;
        }
        var content = JSON.createObjectNode()
                .put("bundleVersion", "1")
                .put("eligible", eligible)
                .put("allOrNoneMet", done);
        var told = content.putArray("elements");
        for (int i = 0; i < counts.length; i++) {
            told.addObject()
                    .put("element", elements.get(i))
                    .put("met", counts[i][0])
                    .put("notMet", counts[i][1])
                    .put("notApplicable", counts[i][2])
                    .put("notRecorded", counts[i][3]);
        }
        return content;
    }
}
