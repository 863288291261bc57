package org.npcs.repository.server.analytics.table;

import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which values of a scale ask for action, as each published version of an instrument says. */
final class Actionable {

    /** The values by version, as JSON. */
    String byVersion(String instrument) {
        var versions = JsonNodeFactory.instance.objectNode();
        Definitions.published().instrumentVersions(instrument).forEach(version -> add(versions, version));
        return versions.toString();
    }

    private static void add(ObjectNode versions, InstrumentVersion version) {
        var values = versions.putArray(version.version());
        version.json()
                .path("scale")
                .path("values")
                .valueStream()
                .filter(value -> value.path("actionable").asBoolean(false))
                .forEach(value -> values.add(value.path("value").intValue()));
    }
}
