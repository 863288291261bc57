package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Frozen figures across members: built at once, published by another person, recalled. */
final class Releases {

    static final String RULES =
            Definitions.published().analysis().rulesInForce().id();
    static final int MEMBERS = 9;

    private static final Map<String, Set<String>> STATES = Map.of(
            "awaiting-second", Set.of("published", "abandoned"),
            "published", Set.of("recalled"),
            "revised", Set.of("recalled"));
    private static final Set<String> TOLD = Set.of("published", "revised", "recalled");

    private final Archive archive;
    private final List<Release> releases = new ArrayList<>();

    /** A release in its present state. */
    static final class Release {
        final String base;
        final int revision;
        final Instant asOf;
        final String requestedBy;
        final Instant createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String state = "awaiting-second";
        String reason = "";
        int version = 1;

        Release(String base, int revision, Instant asOf, String requestedBy) {
            this.base = base;
            this.revision = revision;
            this.asOf = asOf;
            this.requestedBy = requestedBy;
        }

        String id() {
            return base + "." + revision;
        }

        boolean answers() {
            return TOLD.contains(state) && !state.equals("recalled");
        }

        String digest() {
            return StrictJson.sha256(
                    Reply.JSON.createObjectNode().put("base", base).put("asOf", asOf.toString()));
        }
    }

    Releases(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createRelease", this::create);
        operations.put("transitionRelease", this::move);
        operations.put("getRelease", context -> answer(200, known(context)));
        operations.put(
                "listReleases",
                context -> Archive.guarded(archive.page(
                        context,
                        visible(context).stream()
                                .filter(one -> !context.query().containsKey("state")
                                        || context.query()
                                                .getOrDefault("state", "")
                                                .equals(one.state))
                                .map(Releases::record)
                                .toList())));
        operations.put("getReleaseManifest", this::manifest);
        operations.put("listReleaseSuppressions", this::suppressions);
        operations.put("getReleaseComparison", this::comparison);
        operations.put("getReleaseCalendar", this::calendar);
    }

    private Reply create(Context context) {
        String base = context.body().path("base").asString("");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String asked = context.body().path("asOf").asString("");
        Instant asOf = asked.isEmpty() ? now : Instant.parse(asked);
        if (asOf.isAfter(now) || notBefore(base).isAfter(LocalDate.ofInstant(asOf, ZoneOffset.UTC))) {
            throw Refusal.parameter("period-not-ended", "base");
        }
        int revision =
                1 + (int) releases.stream().filter(one -> one.base.equals(base)).count();
        Release made = new Release(base, revision, asOf, context.known().clientId());
        releases.add(made);
        return answer(201, made).header("Location", "/v1/releases/" + made.id());
    }

    private Reply move(Context context) {
        Release release = known(context);
        String to = context.body().path("to").asString("");
        String reason = context.body().path("reason").asString("");
        Archive.requireStep(release.state, STATES, to);
        if (to.equals("recalled") && reason.isEmpty()) {
            throw Refusal.parameter("invalid-parameter", "reason");
        }
        if (to.equals("published") && release.requestedBy.equals(context.known().clientId())) {
            throw new Refusal("second-person-needed");
        }
        if (to.equals("published")) {
            releases.stream()
                    .filter(one -> one.base.equals(release.base) && one.state.equals("published"))
                    .forEach(one -> one.state = "revised");
        }
        release.state = to;
        release.reason = reason;
        release.version++;
        return answer(200, release);
    }

    /** The release that answers; without a name, the latest one. */
    Release answering(Context context, String id) {
        List<Release> told = visible(context).stream()
                .filter(one -> TOLD.contains(one.state))
                .toList();
        Release found = told.stream()
                .filter(one -> id.isEmpty() ? one.answers() : one.id().equals(id) || one.base.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("unknown-release"));
        if (!found.answers()) {
            Optional<Release> instead = told.stream()
                    .filter(one -> one.answers() && one.base.equals(found.base))
                    .findFirst();
            throw Refusal.allowed(
                    "release-recalled", instead.map(Release::id).stream().toList());
        }
        return found;
    }

    private Release known(Context context) {
        String id = context.path().getOrDefault("release", "");
        return visible(context).stream()
                .filter(one -> one.id().equals(id) || one.base.equals(id) && TOLD.contains(one.state))
                .findFirst()
                .orElseThrow(() -> new Refusal("unknown-release"));
    }

    /** The newest first; drafts for the operator alone. */
    private List<Release> visible(Context context) {
        boolean builds = context.known().kind().equals("operator");
        return releases.stream()
                .filter(one -> builds || TOLD.contains(one.state))
                .sorted(Comparator.comparing((Release one) -> one.base)
                        .thenComparing(one -> one.revision)
                        .reversed())
                .toList();
    }

    private static Reply answer(int status, Release release) {
        return Archive.guarded(Reply.json(status, record(release)).header("ETag", etag(release)));
    }

    private static String etag(Release release) {
        return "\"" + release.version + "-" + release.digest().substring(0, 16) + "\"";
    }

    private static ObjectNode record(Release release) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("id", release.id())
                .put("base", release.base)
                .put("revision", release.revision)
                .put("state", release.state)
                .put("asOf", release.asOf.toString())
                .put("members", MEMBERS)
                .put("rules", RULES)
                .put("digest", release.digest())
                .put("citation", "Toy repository. Release " + release.id() + ".");
        body.set("proof", proof());
        if (!release.reason.isEmpty()) {
            body.put("reason", release.reason);
        }
        return body.put("version", release.version)
                .put("etag", etag(release))
                .put("createdAt", release.createdAt.toString())
                .put("updatedAt", release.createdAt.toString());
    }

    private static ObjectNode proof() {
        return Reply.JSON
                .createObjectNode()
                .put("printedCells", 100)
                .put("hiddenCells", hidden().size())
                .put("widenedCells", 0)
                .put("narrowestInterval", 5)
                .put("rounds", 1)
                .put("attackerDigest", "0".repeat(64));
    }

    private Reply manifest(Context context) {
        Release release = known(context);
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("release", release.id())
                .put("asOf", release.asOf.toString())
                .put("members", MEMBERS);
        body.putArray("membersByClass")
                .addObject()
                .put("kind", "state")
                .put("sizeClass", "small")
                .put("members", 9);
        body.put("membersNotSharing", 0).putArray("periods");
        body.putArray("withheld");
        body.put("rules", RULES).set("proof", proof());
        ArrayNode tables = body.putArray("tables");
        for (AnalysisTable table : Definitions.published().analysis().tables()) {
            ObjectNode one = tables.addObject();
            if (StatedFigures.tell(table)) {
                one.put("statingMembers", MEMBERS);
            }
            one.put("table", table.id())
                    .put("methodVersion", table.version())
                    .put("rows", 1)
                    .put(
                            "digest",
                            StrictJson.sha256(Reply.JSON.createObjectNode().put("table", table.id())))
                    .put("carriedOver", 0);
        }
        body.putArray("instruments").add("ssit/2018.1");
        return Archive.guarded(
                Reply.json(200, body.put("digest", release.digest())).header("ETag", etag(release)));
    }

    private Reply suppressions(Context context) {
        known(context);
        return Archive.guarded(archive.page(context, hidden()));
    }

    private static List<ObjectNode> hidden() {
        List<ObjectNode> cells = new ArrayList<>();
        for (AnalysisTable table : Definitions.published().analysis().tables()) {
            for (List<String> by : table.pooled()) {
                for (ObjectNode row : Figures.rows(table, by, table.periods().get(0), "all")) {
                    if (!row.has("nLower")) {
                        cells.add(Reply.JSON
                                .createObjectNode()
                                .put(
                                        "cell",
                                        table.id() + "|" + by + cells.size() + "|"
                                                + row.path("period").asString(""))
                                .put("status", row.path("status").asString(""))
                                .put("reason", "too few records"));
                    }
                }
            }
        }
        return cells;
    }

    private Reply comparison(Context context) {
        Release later = answering(context, context.path().getOrDefault("release", ""));
        Release earlier = answering(context, context.query().getOrDefault("earlier", ""));
        // The figures of all releases of this toy are the same.
        return Archive.guarded(archive.page(context, List.<ObjectNode>of())
                .edit(body -> body.put("release", later.id()).put("earlier", earlier.id())));
    }

    private Reply calendar(Context context) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ObjectNode body = Reply.JSON.createObjectNode();
        ArrayNode periods = body.putArray("periods");
        for (LocalDate day = today.minusYears(1); day.isBefore(today.plusYears(1)); day = day.plusMonths(3)) {
            String base = day.getYear() + "Q" + (day.getMonthValue() + 2) / 3;
            periods.addObject()
                    .put("base", base)
                    .put("periodEnd", notBefore(base).minusDays(20).toString())
                    .put("notBefore", notBefore(base).toString())
                    .put("state", notBefore(base).isAfter(today) ? "open" : "due");
        }
        return Archive.guarded(Reply.json(200, body));
    }

    private static LocalDate notBefore(String base) {
        int quarter = base.length() == 4 ? 4 : base.charAt(5) - '0';
        return LocalDate.of(Integer.parseInt(base.substring(0, 4)), 1, 1)
                .plusMonths(3L * quarter)
                .plusDays(19);
    }
}
