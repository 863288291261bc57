package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.GuardRule.additive;
import static org.npcs.repository.contract.build.guard.GuardRule.breaking;
import static org.npcs.repository.contract.build.guard.GuardRule.editorial;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.yaml.Yaml;

/** What a change of paths, operations, parameters, responses and security means. */
final class OperationGuardRules {

    private static final Set<Kind> WORDED = Set.of(
            Kind.INFO,
            Kind.SERVER,
            Kind.TAG,
            Kind.PATH_ITEM,
            Kind.OPERATION,
            Kind.PARAMETER,
            Kind.REQUEST_BODY,
            Kind.RESPONSE,
            Kind.HEADER,
            Kind.MEDIA_TYPE,
            Kind.SCHEMA,
            Kind.SECURITY_SCHEME);

    private static final Set<String> WORDS =
            Set.of("description", "summary", "title", "example", "examples", "externalDocs", "$comment");

    private static final Set<String> INFO_WORDS = Set.of("version", "contact", "license", "termsOfService");

    private static final Set<String> NOTES = Set.of("x-since", "x-deprecated", "x-requirements", "x-element");

    private static final Set<Kind> PLUMBING = Set.of(
            Kind.COMPONENT_PARAMETERS, Kind.COMPONENT_HEADERS, Kind.COMPONENT_RESPONSES, Kind.COMPONENT_REQUEST_BODIES);

    static final List<GuardRule> ALL = List.of(
            editorial(
                    "words-changed",
                    "A text or an example changed.",
                    d -> WORDED.contains(d.kind()) && WORDS.contains(d.key())),
            editorial(
                    "info-changed",
                    "Version, contact, licence or terms changed.",
                    d -> d.kind() == Kind.INFO && INFO_WORDS.contains(d.key())),
            editorial("example-changed", "A shared example changed.", d -> d.at(Kind.COMPONENT_EXAMPLES)),
            editorial(
                    "note-changed",
                    "A note for readers or for the trace changed.",
                    d -> WORDED.contains(d.kind()) && NOTES.contains(d.key())),
            editorial(
                    "component-moved",
                    "A shared part came or went whose name nobody sees; its uses are compared by content.",
                    d -> PLUMBING.contains(d.kind())),
            additive(
                    "deprecated",
                    "Something is marked as deprecated.",
                    d -> WORDED.contains(d.kind()) && d.key().equals("deprecated") && Boolean.TRUE.equals(d.after())),
            additive("path-added", "A path is new.", d -> d.at(Kind.PATHS) && d.isAdded()),
            breaking("path-removed", "A path is gone.", d -> d.at(Kind.PATHS) && d.isRemoved()),
            additive("webhook-added", "A webhook is new.", d -> d.at(Kind.WEBHOOKS) && d.isAdded()),
            breaking("webhook-removed", "A webhook is gone.", d -> d.at(Kind.WEBHOOKS) && d.isRemoved()),
            additive("operation-added", "An operation is new.", d -> isOperation(d) && d.isAdded()),
            breaking("operation-removed", "An operation is gone.", d -> isOperation(d) && d.isRemoved()),
            breaking(
                    "operation-renamed",
                    "operationId or tag changed, and with it the method in every generated client.",
                    d -> d.at(Kind.OPERATION, "operationId", "tags")),
            breaking(
                    "security-tightened",
                    "A credential that was enough is not enough any more.",
                    d -> d.at(Kind.OPERATION, "security") && !isStillEnough(d)),
            additive(
                    "security-loosened",
                    "Fewer or other credentials are enough now.",
                    d -> d.at(Kind.OPERATION, "security") && isStillEnough(d)),
            breaking(
                    "parameter-added-required",
                    "A parameter has to be sent that did not exist.",
                    d -> d.at(Kind.PARAMETERS) && d.isAdded() && isRequired(d.after())),
            additive(
                    "parameter-added",
                    "An optional parameter is new.",
                    d -> d.at(Kind.PARAMETERS) && d.isAdded() && !isRequired(d.after())),
            breaking("parameter-removed", "A parameter is gone.", d -> d.at(Kind.PARAMETERS) && d.isRemoved()),
            breaking(
                    "request-part-required",
                    "A parameter or body has to be sent now.",
                    d -> isDemand(d) && Boolean.TRUE.equals(d.after())),
            additive(
                    "request-part-optional",
                    "A parameter or body need not be sent any more.",
                    d -> isDemand(d) && !Boolean.TRUE.equals(d.after())),
            breaking(
                    "body-added-required",
                    "A body has to be sent that did not exist.",
                    d -> d.at(Kind.OPERATION, "requestBody") && d.isAdded() && isRequired(d.after())),
            additive(
                    "body-added",
                    "An optional body is new.",
                    d -> d.at(Kind.OPERATION, "requestBody") && d.isAdded() && !isRequired(d.after())),
            breaking("body-removed", "A body is gone.", d -> d.at(Kind.OPERATION, "requestBody") && d.isRemoved()),
            additive(
                    "failure-added",
                    "A status of 400 or above is new; clients treat it by its class.",
                    d -> d.at(Kind.RESPONSES) && d.isAdded() && d.key().matches("[45]..")),
            breaking(
                    "success-added",
                    "A status below 400 is new; clients do not know what to do with it.",
                    d -> d.at(Kind.RESPONSES) && d.isAdded() && !d.key().matches("[45]..")),
            breaking("status-removed", "A status is gone.", d -> d.at(Kind.RESPONSES) && d.isRemoved()),
            additive("media-type-added", "A media type is new.", d -> d.at(Kind.CONTENT) && d.isAdded()),
            breaking("media-type-removed", "A media type is gone.", d -> d.at(Kind.CONTENT) && d.isRemoved()),
            additive("header-added", "A response header is new.", d -> d.at(Kind.HEADERS) && d.isAdded()),
            breaking("header-removed", "A response header is gone.", d -> d.at(Kind.HEADERS) && d.isRemoved()),
            additive(
                    "header-guaranteed",
                    "A response header is always present now.",
                    d -> d.at(Kind.HEADER, "required") && Boolean.TRUE.equals(d.after())),
            breaking(
                    "header-optional",
                    "A response header is no longer guaranteed.",
                    d -> d.at(Kind.HEADER, "required") && !Boolean.TRUE.equals(d.after())),
            additive("scheme-added", "A security scheme is new.", d -> d.at(Kind.SECURITY_SCHEMES) && d.isAdded()),
            additive("scope-added", "A scope is new.", d -> d.at(Kind.SCOPES) && d.isAdded()),
            breaking("scope-removed", "A scope is gone.", d -> d.at(Kind.SCOPES) && d.isRemoved()),
            editorial("scope-reworded", "The text of a scope changed.", d -> d.at(Kind.SCOPES) && d.isChanged()),
            additive("server-added", "A server address is new.", d -> d.at(Kind.SERVERS) && d.isAdded()),
            breaking("server-removed", "A server address is gone.", d -> d.at(Kind.SERVERS) && d.isRemoved()),
            additive("tag-added", "A tag is new.", d -> d.at(Kind.TAGS) && d.isAdded()));

    private OperationGuardRules() {}

    private static boolean isOperation(Difference d) {
        return d.kind() == Kind.PATH_ITEM && d.kind().below(d.key()) == Kind.OPERATION;
    }

    private static boolean isDemand(Difference d) {
        return d.at(Kind.PARAMETER, "required") || d.at(Kind.REQUEST_BODY, "required");
    }

    private static boolean isRequired(@Nullable Object part) {
        return Boolean.TRUE.equals(Yaml.map(part).get("required"));
    }

    /** Whether for each released way in there is one now that asks for no more. No security at all asks for nothing. */
    private static boolean isStillEnough(Difference d) {
        List<Object> now = ways(d.after());
        return ways(d.before()).stream()
                .allMatch(released -> now.stream().anyMatch(way -> asksNoMore(Yaml.map(way), Yaml.map(released))));
    }

    private static List<Object> ways(@Nullable Object security) {
        List<Object> ways = Yaml.list(security);
        return ways.isEmpty() ? List.of(Map.of()) : ways;
    }

    private static boolean asksNoMore(Map<String, Object> way, Map<String, Object> released) {
        return way.entrySet().stream()
                .allMatch(scheme -> released.containsKey(scheme.getKey())
                        && Yaml.list(released.get(scheme.getKey())).containsAll(Yaml.list(scheme.getValue())));
    }
}
