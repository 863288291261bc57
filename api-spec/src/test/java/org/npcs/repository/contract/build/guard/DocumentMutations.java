package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.Edits.plus;
import static org.npcs.repository.contract.build.guard.Edits.with;
import static org.npcs.repository.contract.build.guard.Edits.without;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.additive;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.breaking;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.guard.Mutation.Expected;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Edits of what a document has once: information, servers, tags, webhooks, security schemes, names of components. */
final class DocumentMutations {

    private final Map<String, Object> bundle;
    private final List<Mutation> mutations = new ArrayList<>();

    private DocumentMutations(Map<String, Object> bundle) {
        this.bundle = bundle;
    }

    static List<Mutation> of(Map<String, Object> bundle) {
        DocumentMutations all = new DocumentMutations(bundle);
        all.head();
        all.tagsAndServers();
        all.webhooks();
        all.securitySchemes();
        all.components();
        return all.mutations;
    }

    private void head() {
        for (String word : List.of("title", "description", "summary")) {
            pair("info " + word, "/info", i -> i, i -> with(i, word, "mutant"), editorial("words-changed"));
        }
        pair("version", "/info", i -> i, i -> with(i, "version", "9.9.9"), editorial("info-changed"));
        pair("licence", "/info", i -> i, i -> with(i, "license", Map.of("name", "mutant")), editorial("info-changed"));
        pair("key order", "", d -> d, Edits::reversed);
        pair("OpenAPI version", "", d -> d, d -> with(d, "openapi", "3.2.0"), breaking("unknown"));
        pair("dialect", "", d -> d, d -> with(d, "jsonSchemaDialect", "mutant"), breaking("unknown"));
        pair(
                "general security",
                "",
                d -> d,
                d -> with(d, "security", List.of(Map.of("mutant", List.of()))),
                breaking("unknown"));
    }

    private void tagsAndServers() {
        List<Object> tags = Yaml.list(bundle.get("tags"));
        List<Object> servers = Yaml.list(bundle.get("servers"));
        pair("tag new", "", d -> d, d -> with(d, "tags", plus(tags, Map.of("name", "mutant"))), additive("tag-added"));
        pair("tag gone", "", d -> with(d, "tags", plus(tags, Map.of("name", "mutant"))), d -> d, breaking("unknown"));
        pair("tag words", "/tags/0", t -> t, t -> with(t, "description", "mutant"), editorial("words-changed"));
        pair("tag order", "", d -> with(d, "tags", plus(tags, Map.of("name", "mutant"))), d -> {
            List<Object> turned = new ArrayList<>(List.of(Map.of("name", "mutant")));
            turned.addAll(tags);
            return with(d, "tags", turned);
        });
        Map<String, Object> server = Map.of("url", "https://mutant.example");
        pair("server new", "", d -> d, d -> with(d, "servers", plus(servers, server)), additive("server-added"));
        pair("server gone", "", d -> with(d, "servers", plus(servers, server)), d -> d, breaking("server-removed"));
        pair("server words", "/servers/0", s -> s, s -> with(s, "description", "mutant"), editorial("words-changed"));
    }

    private void webhooks() {
        Map<String, Object> field = Map.of("type", "string");
        Map<String, Object> one = webhook(Map.of("a", field));
        Map<String, Object> two = webhook(Map.of("a", field, "b", field));
        pair(
                "webhook gone",
                "",
                d -> with(d, "webhooks", Map.of("one", one, "two", two)),
                d -> with(d, "webhooks", Map.of("one", one)),
                breaking("webhook-removed"));
        pair(
                "webhook new",
                "",
                d -> with(d, "webhooks", Map.of("one", one)),
                d -> with(d, "webhooks", Map.of("one", one, "two", two)),
                additive("webhook-added"));
        pair(
                "webhook field gone",
                "",
                d -> with(d, "webhooks", Map.of("one", two)),
                d -> with(d, "webhooks", Map.of("one", one)),
                breaking("response-property-removed"));
        pair(
                "webhook field new",
                "",
                d -> with(d, "webhooks", Map.of("one", one)),
                d -> with(d, "webhooks", Map.of("one", two)),
                additive("property-added"));
    }

    private static Map<String, Object> webhook(Map<String, Object> properties) {
        Map<String, Object> schema = Map.of("type", "object", "properties", properties);
        return Map.of(
                "post",
                Map.of(
                        "operationId",
                        "hook",
                        "requestBody",
                        Map.of("content", Map.of("application/json", Map.of("schema", schema)))));
    }

    private void securitySchemes() {
        String schemes = "/components/securitySchemes";
        Map<String, Object> scheme = Map.of("type", "http", "scheme", "bearer");
        pair("scheme new", schemes, s -> s, s -> with(s, "mutant", scheme), additive("scheme-added"));
        pair("scheme gone", schemes, s -> with(s, "mutant", scheme), s -> s, breaking("unknown"));
        pair(
                "scheme type",
                schemes,
                s -> with(s, "mutant", scheme),
                s -> with(s, "mutant", with(scheme, "scheme", "basic")),
                breaking("unknown"));
        pair(
                "scheme words",
                schemes,
                s -> with(s, "mutant", scheme),
                s -> with(s, "mutant", with(scheme, "description", "mutant")),
                editorial("words-changed"));
        String scopes = schemes + "/oauth2/flows/clientCredentials/scopes";
        pair("scope new", scopes, s -> s, s -> with(s, "mutant", "words"), additive("scope-added"));
        pair("scope gone", scopes, s -> with(s, "mutant", "words"), s -> s, breaking("scope-removed"));
        pair(
                "scope words",
                scopes,
                s -> with(s, "mutant", "words"),
                s -> with(s, "mutant", "other"),
                editorial("scope-reworded"));
        pair(
                "token address",
                schemes + "/oauth2/flows/clientCredentials",
                f -> f,
                f -> with(f, "tokenUrl", "/mutant"),
                breaking("unknown"));
    }

    private void components() {
        Map<String, Object> schema = Map.of("type", "object");
        pair("schema new", "/components/schemas", s -> s, s -> with(s, "Mutant", schema), additive("schema-added"));
        pair("schema gone", "/components/schemas", s -> with(s, "Mutant", schema), s -> s, breaking("schema-removed"));
        pair(
                "example new",
                "/components/examples",
                e -> e,
                e -> with(e, "mutant", Map.of("value", 1)),
                editorial("example-changed"));
        pair(
                "example other",
                "/components/examples",
                e -> with(e, "mutant", Map.of("value", 1)),
                e -> with(e, "mutant", Map.of("value", 2)),
                editorial("example-changed"));
        pair(
                "unknown kind of component",
                "/components",
                c -> c,
                c -> with(c, "pathItems", Map.of()),
                breaking("unknown"));
        Map<String, Object> parameters =
                Yaml.map(Yaml.map(bundle.get("components")).get("parameters"));
        for (String name : parameters.keySet()) {
            Object moved = renameReference(without(bundle, "mutant"), "#/components/parameters/" + name);
            Map<String, Object> renamed =
                    Edits.edit(Yaml.map(moved), "/components/parameters", p -> Edits.renamed(p, name, name + "Mutant"));
            mutations.add(Mutation.of(
                    "parameter component renamed",
                    name,
                    bundle,
                    renamed,
                    SchemaUse.of(bundle),
                    Set.of(editorial("component-moved"))));
        }
    }

    private static Object renameReference(Object node, String reference) {
        if (node instanceof List<?> list) {
            return list.stream().map(item -> renameReference(item, reference)).toList();
        }
        Map<String, Object> map = Yaml.map(node);
        if (!(node instanceof Map)) {
            return node;
        }
        Map<String, Object> copy = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(
                key,
                value == null
                        ? value
                        : value.equals(reference) ? reference + "Mutant" : renameReference(value, reference)));
        return copy;
    }

    private void pair(
            String name,
            String at,
            UnaryOperator<Map<String, Object>> released,
            UnaryOperator<Map<String, Object>> present,
            Expected... expected) {
        Map<String, Object> before = Edits.edit(bundle, at, released);
        mutations.add(
                Mutation.of(name, at, before, Edits.edit(bundle, at, present), SchemaUse.of(before), Set.of(expected)));
    }
}
