package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Own incidents as CSV, frozen when they are asked for. */
final class Exports {

    private static final List<String> COLUMNS = List.of("incidentId", "localKey", "state", "eventDate");
    private static final Set<String> GONE = Set.of("voided", "merged", "withdrawn");
    private static final Pattern FROM = Pattern.compile("bytes=(\\d+)-");
    private static final String FILE = "incidents.csv";

    private final Archive archive;
    private final TokenDesk desk;
    private final Map<String, Export> exports = new LinkedHashMap<>();

    /** An export in its present state. */
    private static final class Export {
        final String id = UUID.randomUUID().toString();
        final String owner;
        /** The client that alone reads it; empty for all of the owner. */
        final String reader;

        final Instant asOf;
        final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        final List<ObjectNode> rows;
        String state = "ready";

        Export(String owner, String reader, Instant asOf, List<ObjectNode> rows) {
            this.owner = owner;
            this.reader = reader;
            this.asOf = asOf;
            this.rows = rows;
        }

        byte[] csv() {
            StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
            for (ObjectNode row : rows) {
                List<String> cells = new ArrayList<>();
                COLUMNS.forEach(column -> cells.add(row.path(column).asString("")));
                text.append(String.join(",", cells)).append("\r\n");
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    Exports(Archive archive, TokenDesk desk) {
        this.archive = archive;
        this.desk = desk;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createExport", this::create);
        operations.put("previewExport", this::preview);
        operations.put("listExports", this::list);
        operations.put("getExport", context -> answer(200, known(context)));
        operations.put("transitionExport", this::move);
        operations.put("getExportManifest", this::manifest);
        operations.put("listExportRows", this::rows);
        operations.put("getExportFile", this::file);
    }

    private Export make(Context context) {
        ObjectNode asked = context.body();
        if (asked.path("kind").asString("").equals("release")) {
            throw new Refusal("unknown-release");
        }
        if (!asked.path("format").asString("csv").equals("csv")) {
            throw Refusal.parameter("invalid-parameter", "format");
        }
        String asOf = asked.path("asOf").asString("");
        Instant instant = asOf.isEmpty() ? Instant.now().truncatedTo(ChronoUnit.MICROS) : Instant.parse(asOf);
        return new Export(context.owner(), "", instant, frozen(context.owner(), instant));
    }

    private List<ObjectNode> frozen(String owner, Instant asOf) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Doc doc : archive.docs) {
            Doc.Version then = doc.versions.stream()
                    .filter(version -> !version.at().isAfter(asOf))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            if (!doc.owner.equals(owner) || doc.review || then == null || GONE.contains(then.state())) {
                continue;
            }
            rows.add(Reply.JSON
                    .createObjectNode()
                    .put("incidentId", doc.id)
                    .put("localKey", then.key())
                    .put("state", then.state())
                    .put("eventDate", then.content().path("eventDate").asString("")));
        }
        return rows;
    }

    private Reply create(Context context) {
        Export made = make(context);
        exports.put(made.id, made);
        return answer(201, made).header("Location", "/v1/exports/" + made.id);
    }

    private Reply preview(Context context) {
        Export made = make(context);
        return Archive.guarded(Reply.json(
                200,
                Reply.JSON
                        .createObjectNode()
                        .put("kind", "own-incidents")
                        .put("format", "csv")
                        .put("rows", made.rows.size())
                        .put("bytes", made.csv().length)
                        .put("exact", true)));
    }

    private Reply list(Context context) {
        String owner = context.owner();
        return Archive.guarded(archive.page(
                context,
                exports.values().stream()
                        .filter(one -> one.owner.equals(owner) && readable(context, one))
                        .map(Exports::record)
                        .toList()));
    }

    private static boolean readable(Context context, Export export) {
        return export.reader.isEmpty() || export.reader.equals(context.known().clientId());
    }

    /** Freezes rows for one client alone; returns under which identifier. */
    String extract(String owner, String reader, List<ObjectNode> rows) {
        Export made = new Export(owner, reader, Instant.now().truncatedTo(ChronoUnit.MICROS), rows);
        exports.put(made.id, made);
        return made.id;
    }

    void expire(String id) {
        Export found = exports.get(id);
        if (found != null) {
            found.state = "expired";
        }
    }

    private Export known(Context context) {
        Export found = exports.get(context.path().getOrDefault("exportId", ""));
        if (found == null || !found.owner.equals(context.owner()) || !readable(context, found)) {
            throw new Refusal("not-found");
        }
        return found;
    }

    private Export ready(Context context) {
        Export found = known(context);
        if (!found.state.equals("ready")) {
            throw new Refusal("export-expired");
        }
        return found;
    }

    private Reply move(Context context) {
        Export export = known(context);
        if (!export.state.equals("ready")
                || !context.body().path("to").asString("").equals("expired")) {
            throw new Refusal("illegal-transition", details -> details.put("state", export.state));
        }
        export.state = "expired";
        return answer(200, export);
    }

    private Reply manifest(Context context) {
        Export export = ready(context);
        ObjectNode body = Reply.JSON.createObjectNode().put("name", "export-" + export.id);
        body.put("title", "Own incidents").put("rows", export.rows.size()).put("bytes", export.csv().length);
        body.put("complete", true);
        body.putArray("resources").addObject().put("name", "incidents-csv").put("path", FILE);
        file(export, body.putArray("files"));
        return Archive.guarded(Reply.json(200, body).header("ETag", "\"1\""));
    }

    private Reply rows(Context context) {
        Export export = ready(context);
        return Archive.guarded(Paging.page(desk, context, export.rows).edit(page -> {
            page.put("export", export.id).put("table", "incidents").put("rowCount", export.rows.size());
            COLUMNS.forEach(page.putArray("columns")::add);
            page.set("rows", page.remove("items"));
        }));
    }

    private Reply file(Context context) {
        Export export = ready(context);
        if (!context.path().getOrDefault("file", "").equals(FILE)) {
            throw new Refusal("not-found");
        }
        byte[] bytes = export.csv();
        String tag = '"' + sha256(bytes) + '"';
        String wanted = context.request().header("If-Range");
        var range = FROM.matcher(context.request().header("Range"));
        boolean some = range.matches() && (wanted.isEmpty() || wanted.equals(tag));
        int from = some ? Integer.parseInt(range.group(1)) : 0;
        if (some && from >= bytes.length) {
            throw new Refusal("range-not-satisfiable");
        }
        Reply reply = new Reply(some ? 206 : 200, Arrays.copyOfRange(bytes, from, bytes.length));
        if (some) {
            reply.header("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        return Archive.guarded(reply.header("Content-Type", "text/csv").header("ETag", tag));
    }

    private static Reply answer(int status, Export export) {
        return Archive.guarded(Reply.json(status, record(export)).header("ETag", "\"1-" + export.state + "\""));
    }

    private static ObjectNode record(Export export) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", export.id);
        body.put("kind", "own-incidents").put("format", "csv").put("state", export.state);
        body.put("asOf", export.asOf.toString()).put("rowsDone", export.rows.size());
        body.put("version", 1).put("etag", "\"1-" + export.state + "\"");
        body.put("createdAt", export.at.toString()).put("updatedAt", export.at.toString());
        if (export.state.equals("ready")) {
            body.put("rowsTotal", export.rows.size());
            file(export, body.putArray("files"));
        }
        return body;
    }

    private static void file(Export export, ArrayNode files) {
        byte[] bytes = export.csv();
        String digest = sha256(bytes);
        ObjectNode file = files.addObject().put("name", FILE).put("path", FILE).put("table", "incidents");
        file.put("mediaType", "text/csv").put("rows", export.rows.size()).put("bytes", bytes.length);
        file.put("sha256", digest).put("etag", '"' + digest + '"');
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
