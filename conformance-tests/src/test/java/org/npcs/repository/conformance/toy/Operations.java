package org.npcs.repository.conformance.toy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every operation of the contract by its identifier. */
final class Operations {

    private final Map<String, Function<Context, Reply>> operations = new HashMap<>();
    private final String baseUrl;
    private final Catalogue catalogue;
    private final Hooks hooks;
    private final Audit audit;

    Operations(String baseUrl, Members members, Catalogue catalogue, TokenDesk tokens) {
        this.baseUrl = baseUrl;
        this.catalogue = catalogue;
        Words words = new Words();
        Archive archive = new Archive(tokens);
        words.register(operations);
        new Membership(members, archive).register(operations);
        new ClientKeys(members, archive).register(operations);
        new AnalystTokens(members, archive).register(operations);
        new GoLives(members).register(operations);
        Profiles profiles = new Profiles(archive);
        profiles.register(operations);
        new Incidents(archive, profiles).register(operations);
        new Changes(archive, tokens).register(operations);
        new Periods(archive).register(operations);
        new Outcomes(archive).register(operations);
        new Contracts(archive).register(operations);
        Legal legal = new Legal(archive, members);
        Holds holds = new Holds(archive, legal);
        holds.register(operations);
        new ThirdPartyRequests(legal, members).register(operations);
        Sharing sharing = new Sharing(archive, holds);
        sharing.register(operations);
        Shared shared = new Shared(archive, sharing);
        shared.register(operations);
        new Emergencies(archive, legal, shared).register(operations);
        new Withdrawals(archive, shared, holds).register(operations);
        new EncryptionKeys().register(operations);
        Releases releases = new Releases(archive);
        releases.register(operations);
        new TableCatalogue(archive).register(operations);
        Tables tables = new Tables(archive, releases);
        tables.register(operations);
        Charts charts = new Charts(archive, releases, tables);
        charts.register(operations);
        new Bundles(archive, charts).register(operations);
        Exports exports = new Exports(archive, tokens);
        exports.register(operations);
        Research research = new Research(archive, shared, exports);
        research.register(operations);
        new OutputChecks(archive, research).register(operations);
        ToyCharter charter = new ToyCharter(archive);
        Notices notices = new Notices(archive, members, releases, charter);
        notices.register(operations);
        new NoticeResponses(archive, notices).register(operations);
        new Support(archive).register(operations);
        new Peers(archive, members).register(operations);
        CultureWaves waves = new CultureWaves(archive);
        waves.register(operations);
        new CultureResults(archive, waves, members).register(operations);
        Priorities priorities = new Priorities(archive, legal, notices, charter);
        priorities.register(operations);
        Library library = new Library(archive, notices, priorities, members);
        library.register(operations);
        Spaced spaced = new Spaced(archive, notices);
        spaced.register(operations);
        new Rounds(archive, legal, spaced).register(operations);
        new Partnership(archive, members).register(operations);
        new WorkPlans(archive).register(operations);
        Governance governance = new Governance(archive, members, charter);
        governance.register(operations);
        new ToyMeetings(archive, governance).register(operations);
        new ToyCommunications(archive, governance, members).register(operations);
        new Loops(archive, notices, priorities, library, spaced).register(operations);
        audit = new Audit(archive, members);
        audit.register(operations);
        hooks = new Hooks(archive);
        hooks.register(operations);
        new Reviews(archive, words, members).register(operations);
        new Submissions(archive, catalogue, operations).register();
        operations.put("getService", context -> service());
        operations.put("getContract", context -> contract(context));
        operations.put("listProblemCodes", context -> codes());
        operations.put("getProblemCode", context -> code(context));
        operations.put("getLimits", context -> limits());
        operations.put("listAnnouncements", context -> Paging.page(tokens, context, News.announcements()));
        operations.put("getChangelog", context -> Paging.page(tokens, context, News.releases()));
        operations.put("getProtectedResource", context -> protectedResource());
    }

    Audit audit() {
        return audit;
    }

    Reply run(String id, Context context) {
        Function<Context, Reply> operation = operations.get(id);
        if (operation == null) {
            throw new IllegalStateException("the toy has no operation " + id);
        }
        Reply reply = operation.apply(context);
        if (context.caller() != null
                && !context.request().method().equals("GET")
                && reply.status() < 300
                && !id.contains("Webhook")) {
            hooks.hint(context.known().jurisdiction());
        }
        return reply;
    }

    Reply issuer() {
        ObjectNode body = Reply.JSON.createObjectNode();
        return Reply.json(200, body.put("issuer", baseUrl).put("token_endpoint", baseUrl + "/oauth2/token"));
    }

    private Reply service() {
        ObjectNode body = Reply.JSON.createObjectNode();
        body.put("name", "Toy repository").put("contractVersion", Contract.version());
        body.put("softwareVersion", "0").put("sandbox", true);
        ArrayNode links = body.putArray("links");
        Map.of(
                        "service-desc", "/v1/openapi.yaml",
                        "errors", "/v1/errors",
                        "limits", "/v1/limits",
                        "instruments", "/v1/instruments")
                .forEach((rel, href) -> links.addObject().put("rel", rel).put("href", href));
        return Reply.json(200, body);
    }

    private static Reply contract(Context context) {
        String tag = "\"" + Contract.sha256() + "\"";
        Reply reply = context.request().header("If-None-Match").equals(tag)
                ? new Reply(304, new byte[0])
                : new Reply(200, Contract.openapi());
        return reply.header("Content-Type", "application/yaml").header("ETag", tag);
    }

    private Reply codes() {
        ObjectNode body = Reply.JSON.createObjectNode();
        ArrayNode items = body.putArray("items");
        catalogue.all().forEach(items::add);
        return Reply.json(200, body.put("complete", true));
    }

    private Reply code(Context context) {
        String code = context.path().getOrDefault("code", "");
        if (!catalogue.has(code)) {
            throw new Refusal("not-found");
        }
        return Reply.json(200, catalogue.entry(code));
    }

    private static Reply limits() {
        ObjectNode body = Reply.JSON.createObjectNode();
        body.put("bodyBytes", Gate.BODY_BYTES).put("nestingDepth", 32).put("stringCharacters", 65_536);
        body.put("nameCharacters", 256)
                .put("numberDigits", 30)
                .put("pageItems", 500)
                .put("pageItemsDefault", 50);
        return Reply.json(200, body.put("requestsPerMinute", 6000).put("idempotencyHours", 24));
    }

    private Reply protectedResource() {
        ObjectNode body = Reply.JSON.createObjectNode().put("resource", baseUrl);
        body.putArray("authorization_servers").add(baseUrl);
        body.putArray("bearer_methods_supported").add("header");
        return Reply.json(200, body);
    }
}
