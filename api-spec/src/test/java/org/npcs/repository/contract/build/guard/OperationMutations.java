package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.Edits.minus;
import static org.npcs.repository.contract.build.guard.Edits.plus;
import static org.npcs.repository.contract.build.guard.Edits.renamed;
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
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.guard.Mutation.Expected;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Every sort of edit of paths, operations, parameters, bodies, responses, headers and media types, wherever they stand. */
final class OperationMutations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<String, Object> bundle;
    private final SchemaUse use;
    private final List<Mutation> mutations = new ArrayList<>();

    private OperationMutations(Map<String, Object> bundle) {
        this.bundle = bundle;
        this.use = SchemaUse.of(bundle);
    }

    static List<Mutation> of(Map<String, Object> bundle) {
        OperationMutations all = new OperationMutations(bundle);
        Yaml.map(bundle.get("paths")).forEach((path, item) -> all.path(path, Yaml.map(item)));
        Map<String, Object> components = Yaml.map(bundle.get("components"));
        Yaml.map(components.get("parameters"))
                .forEach((name, parameter) ->
                        all.parameter(Pointers.child("/components/parameters", name), Yaml.map(parameter)));
        Yaml.map(components.get("headers"))
                .keySet()
                .forEach(name -> all.header(Pointers.child("/components/headers", name)));
        Yaml.map(components.get("responses"))
                .forEach((name, response) ->
                        all.response(Pointers.child("/components/responses", name), Yaml.map(response)));
        return all.mutations;
    }

    private void path(String path, Map<String, Object> item) {
        String at = Pointers.child("/paths", path);
        edit("path gone", "/paths", paths -> without(paths, path), breaking("path-removed"));
        edit("path new", "/paths", paths -> with(paths, path + "/mutant", item), additive("path-added"));
        edit("path words", at, i -> with(i, "description", "mutant"), editorial("words-changed"));
        item.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                edit("operation gone", at, i -> without(i, method), breaking("operation-removed"));
                operation(Pointers.child(at, method), Yaml.map(operation));
            }
        });
        edit("operation new", at, i -> with(i, "trace", Map.of("operationId", "trace")), additive("operation-added"));
    }

    private void operation(String at, Map<String, Object> operation) {
        edit("words", at, o -> with(o, "summary", "mutant"), editorial("words-changed"));
        edit("words", at, o -> with(o, "description", "mutant"), editorial("words-changed"));
        edit("trace", at, o -> with(o, "x-requirements", List.of()), editorial("note-changed"));
        edit("deprecated", at, o -> with(o, "deprecated", true), additive("deprecated"));
        edit("operationId", at, o -> with(o, "operationId", "mutant"), breaking("operation-renamed"));
        edit("tag", at, o -> with(o, "tags", List.of("mutant")), breaking("operation-renamed"));
        edit("unknown keyword", at, o -> with(o, "x-unheard-of", true), breaking("unknown"));
        edit("safety", at, o -> with(o, "x-safe", "mutant"), breaking("unknown"));
        edit("key order", at, Edits::reversed);
        security(at, operation);
        parameters(at, operation);
        if (operation.containsKey("requestBody")) {
            body(at);
        } else {
            Map<String, Object> optional = Map.of("content", Map.of());
            edit("body new", at, o -> with(o, "requestBody", optional), additive("body-added"));
            edit(
                    "body new, required",
                    at,
                    o -> with(o, "requestBody", with(optional, "required", true)),
                    breaking("body-added-required"));
        }
        String responses = at + "/responses";
        edit("failure new", responses, r -> with(r, "418", Map.of("description", "mutant")), additive("failure-added"));
        edit("success new", responses, r -> with(r, "299", Map.of("description", "mutant")), breaking("success-added"));
        Yaml.map(operation.get("responses")).forEach((status, response) -> {
            edit("status gone", responses, r -> without(r, status), breaking("status-removed"));
            if (!Yaml.map(response).containsKey("$ref")) {
                response(Pointers.child(responses, status), Yaml.map(response));
            }
        });
    }

    private void security(String at, Map<String, Object> operation) {
        List<Object> ways = Yaml.list(operation.get("security"));
        edit(
                "other way in",
                at,
                o -> with(o, "security", plus(ways, Map.of("mutant", List.of()))),
                additive("security-loosened"),
                !ways.isEmpty());
        edit(
                "no security any more",
                at,
                o -> with(o, "security", List.of()),
                additive("security-loosened"),
                !ways.isEmpty());
        edit(
                "security new",
                at,
                o -> with(o, "security", List.of(Map.of("mutant", List.of()))),
                breaking("security-tightened"));
        Yaml.map(ways.isEmpty() ? null : ways.get(0))
                .forEach((scheme, scopes) -> edit(
                        "scope new",
                        at,
                        o -> with(o, "security", List.of(Map.of(scheme, plus(Yaml.list(scopes), "mutant")))),
                        breaking("security-tightened"),
                        ways.size() == 1));
    }

    private void parameters(String at, Map<String, Object> operation) {
        List<Object> list = Yaml.list(operation.get("parameters"));
        Map<String, Object> optional = Map.of("name", "mutant", "in", "query", "schema", Map.of("type", "string"));
        UnaryOperator<Map<String, Object>> base = UnaryOperator.identity();
        pair("parameter new", at, base, o -> with(o, "parameters", plus(list, optional)), additive("parameter-added"));
        pair(
                "parameter new, required",
                at,
                base,
                o -> with(o, "parameters", plus(list, with(optional, "required", true))),
                breaking("parameter-added-required"));
        pair("parameter order", at, base, o -> with(o, "parameters", turned(list)));
        list.forEach(parameter -> edit(
                "parameter gone",
                at,
                o -> with(o, "parameters", minus(list, parameter)),
                breaking("parameter-removed")));
        pair(
                "inline parameter maximum lowered",
                at,
                o -> with(
                        o, "parameters", plus(list, with(optional, "schema", Map.of("type", "integer", "maximum", 9)))),
                o -> with(
                        o, "parameters", plus(list, with(optional, "schema", Map.of("type", "integer", "maximum", 8)))),
                breaking("request-bound-tightened"));
    }

    private static List<Object> turned(List<Object> list) {
        List<Object> copy = new ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }

    private void parameter(String at, Map<String, Object> parameter) {
        edit("parameter words", at, p -> with(p, "description", "mutant"), editorial("words-changed"));
        edit("parameter example", at, p -> with(p, "example", "mutant"), editorial("words-changed"));
        edit("parameter style", at, p -> with(p, "style", "deepObject"), breaking("unknown"));
        edit("parameter deprecated", at, p -> with(p, "deprecated", true), additive("deprecated"));
        pair(
                "parameter required",
                at,
                p -> without(p, "required"),
                p -> with(p, "required", true),
                breaking("request-part-required"));
        pair(
                "parameter required",
                at,
                p -> with(p, "required", false),
                p -> with(p, "required", true),
                breaking("request-part-required"));
        pair(
                "parameter optional",
                at,
                p -> with(p, "required", true),
                p -> with(p, "required", false),
                additive("request-part-optional"));
        edit(
                "parameter schema gone",
                at,
                p -> without(p, "schema"),
                breaking("unknown"),
                parameter.containsKey("schema"));
    }

    private void body(String at) {
        String body = at + "/requestBody";
        edit("body gone", at, o -> without(o, "requestBody"), breaking("body-removed"));
        edit("body words", body, b -> with(b, "description", "mutant"), editorial("words-changed"));
        pair(
                "body required",
                body,
                b -> without(b, "required"),
                b -> with(b, "required", true),
                breaking("request-part-required"));
        pair(
                "body optional",
                body,
                b -> with(b, "required", true),
                b -> without(b, "required"),
                additive("request-part-optional"));
        content(body + "/content");
    }

    private void response(String at, Map<String, Object> response) {
        edit("response words", at, r -> with(r, "description", "mutant"), editorial("words-changed"));
        String headers = at + "/headers";
        Map<String, Object> optional = Map.of("schema", Map.of("type", "string"));
        pair(
                "header new",
                at,
                r -> r,
                r -> with(r, "headers", with(Yaml.map(r.get("headers")), "Mutant", optional)),
                additive("header-added"));
        Yaml.map(response.get("headers")).forEach((name, header) -> {
            edit("header gone", headers, h -> without(h, name), breaking("header-removed"));
            if (!Yaml.map(header).containsKey("$ref")) {
                header(Pointers.child(headers, name));
            }
        });
        content(at + "/content");
    }

    private void header(String at) {
        edit("header words", at, h -> with(h, "description", "mutant"), editorial("words-changed"));
        pair(
                "header optional",
                at,
                h -> with(h, "required", true),
                h -> without(h, "required"),
                breaking("header-optional"));
        pair(
                "header guaranteed",
                at,
                h -> with(h, "required", false),
                h -> with(h, "required", true),
                additive("header-guaranteed"));
    }

    private void content(String at) {
        Yaml.map(Pointers.find(bundle, at)).forEach((type, media) -> {
            String below = Pointers.child(at, type);
            edit("media type gone", at, c -> without(c, type), breaking("media-type-removed"));
            edit("media type new", at, c -> with(c, "application/mutant", media), additive("media-type-added"));
            edit(
                    "media type other",
                    at,
                    c -> renamed(c, type, "application/mutant"),
                    Set.of(breaking("media-type-removed"), additive("media-type-added")));
            edit("media type examples", below, m -> with(m, "examples", Map.of()), editorial("words-changed"));
            edit("media type schema gone", below, m -> without(m, "schema"), breaking("unknown"));
            pair(
                    "line schema",
                    below,
                    m -> with(m, "x-item-schema", Map.of("type", "string")),
                    m -> with(m, "x-item-schema", Map.of("type", "integer")),
                    breaking("type-changed"));
        });
    }

    private void edit(String name, String at, UnaryOperator<Map<String, Object>> edit) {
        edit(name, at, edit, Set.of());
    }

    private void edit(String name, String at, UnaryOperator<Map<String, Object>> edit, Expected expected) {
        edit(name, at, edit, Set.of(expected));
    }

    private void edit(
            String name, String at, UnaryOperator<Map<String, Object>> edit, Expected expected, boolean applies) {
        if (applies) {
            edit(name, at, edit, expected);
        }
    }

    private void edit(String name, String at, UnaryOperator<Map<String, Object>> edit, Set<Expected> expected) {
        mutations.add(Mutation.of(name, at, bundle, Edits.edit(bundle, at, edit), use, expected));
    }

    private void pair(
            String name,
            String at,
            UnaryOperator<Map<String, Object>> released,
            UnaryOperator<Map<String, Object>> present,
            Expected... expected) {
        mutations.add(Mutation.of(
                name, at, Edits.edit(bundle, at, released), Edits.edit(bundle, at, present), use, Set.of(expected)));
    }
}
