package org.npcs.repository.server.analytics.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The descriptor of a set of files: {@code datapackage.json} of the Data Package standard, version 2. What the standard has
 * no word for stands under names of its own, as it allows.
 */
public final class DataPackage {

    private static final String PROFILES = "https://datapackage.org/profiles/2.0/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode document = NODES.objectNode();
    private final ArrayNode resources = NODES.arrayNode();

    /**
     * Begins a package.
     *
     * @param name its id: lower-case letters, digits, points, hyphens and underscores
     * @param facts where it comes from, by the names of {@link Fact}
     */
    public DataPackage(String name, String title, String description, Map<String, String> facts) {
        document.put("$schema", PROFILES + "datapackage.json")
                .put("name", name)
                .put("title", title)
                .put("description", description);
        var asOf = facts.get(Fact.AS_OF);
        if (asOf != null) {
            document.put("created", asOf);
        }
        var release = facts.get(Fact.RELEASE);
        if (release != null) {
            document.put("version", release);
        }
        new TreeMap<>(facts).forEach(document.putObject("facts")::put);
    }

    /** Adds a table that stands in one file or in several parts of one form, in their order. */
    public DataPackage add(TableHead head, List<WrittenFile> files) {
        var first = files.get(0);
        var resource = resources.addObject();
        resource.put("$schema", PROFILES + "dataresource.json").put("type", "table");
        resource.put("name", (head.id() + "-" + first.format().extension()).toLowerCase(Locale.ROOT));
        resource.put("title", head.title()).put("description", head.description());
        if (files.size() == 1) {
            resource.put("path", first.path()).put("hash", "sha256:" + first.sha256());
        } else {
            var paths = resource.putArray("path");
            files.forEach(file -> paths.add(file.path()));
        }
        resource.put("bytes", files.stream().mapToLong(WrittenFile::bytes).sum());
        resource.put("rows", files.stream().mapToLong(WrittenFile::rows).sum());
        resource.put("format", first.format().extension())
                .put("mediatype", first.format().mediaType());
        if (first.format() == TableFormat.CSV) {
            resource.put("encoding", "utf-8");
            resource.putObject("dialect")
                    .put("delimiter", ",")
                    .put("lineTerminator", "\r\n")
                    .put("quoteChar", "\"")
                    .put("doubleQuote", true)
                    .put("header", true);
        }
        if (files.size() > 1) {
            var parts = resource.putArray("parts");
            for (var file : files) {
                parts.addObject()
                        .put("path", file.path())
                        .put("rows", file.rows())
                        .put("bytes", file.bytes())
                        .put("hash", "sha256:" + file.sha256());
            }
        }
        var notes = resource.putArray("notes");
        head.notes().forEach(notes::add);
        if (first.format() == TableFormat.CSV) {
            notes.add(Descriptions.CSV_TEXTS);
        }
        resource.set("schema", TableSchema.of(head));
        return this;
    }

    /** The document, with all tables that were added. */
    public ObjectNode document() {
        var whole = document.deepCopy();
        whole.set("resources", resources);
        return whole;
    }

    /** The bytes of the document, the same for the same package. */
    public byte[] bytes() {
        return NdjsonWriter.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document());
    }
}
