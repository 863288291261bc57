package org.npcs.repository.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.npcs.repository.server.security.CallerStanding;

/** The invented members and the clients that a developer can act as. */
final class Personas {

    private static final List<String> NIGHTLY = List.of(
            "incident:read",
            "incident:write",
            "review:read",
            "review:write",
            "exchange:read",
            "exchange:write",
            "shared:read",
            "outcome:read",
            "outcome:write",
            "governance:read");
    private static final List<String> VENDOR = Stream.concat(
                    NIGHTLY.stream()
                            .filter(scope -> !scope.equals("shared:read")
                                    && !scope.startsWith("outcome:")
                                    && !scope.startsWith("governance:")),
                    Stream.of("membership:keys"))
            .toList();
    private static final List<String> REVIEWER =
            List.of("incident:read", "review:read", "review:write", "exchange:read", "governance:read");
    private static final List<String> LEAD = List.of(
            "incident:read",
            "incident:write",
            "review:read",
            "review:write",
            "review:finalise",
            "exchange:read",
            "exchange:write",
            "notice:read",
            "notice:respond",
            "support:read",
            "support:write",
            "culture:read",
            "culture:write",
            "improvement:read",
            "improvement:write",
            "governance:read",
            "governance:write");
    private static final List<String> ADMIN = List.of(
            "membership:read",
            "membership:manage",
            "membership:keys",
            "incident:read",
            "review:read",
            "audit:read",
            "exchange:read",
            "sharing:read",
            "sharing:manage",
            "support:read",
            "support:write",
            "governance:read",
            "governance:write");
    private static final List<String> COUNSEL = List.of(
            "membership:read", "review:read", "audit:read", "sharing:read", "sharing:manage", "governance:read");
    private static final List<String> RESEARCHER = List.of("research:request", "analytics:read");
    private static final List<String> ANALYST = List.of(
            "analytics:read",
            "notice:read",
            "notice:respond",
            "outcome:read",
            "outcome:write",
            "culture:read",
            "culture:write",
            "improvement:read",
            "improvement:write",
            "governance:read");
    private static final List<String> STEWARD = List.of(
            "analytics:read",
            "analytics:manage",
            "research:request",
            "notice:read",
            "notice:manage",
            "support:read",
            "support:write",
            "support:manage",
            "culture:read",
            "culture:manage",
            "improvement:read",
            "improvement:manage",
            "governance:read");
    private static final List<String> OPERATOR = List.of(
            "membership:read",
            "membership:manage",
            "membership:keys",
            "definition:manage",
            "sharing:read",
            "sharing:manage",
            "audit:read",
            "notice:read",
            "notice:manage",
            "governance:read",
            "governance:manage");
    private static final List<String> COORDINATOR = List.of("governance:read", "governance:manage");
    private static final List<String> ADVISOR = List.of("governance:read");

    /** A jurisdiction of the sandbox. */
    record Member(String code, String name, String kind, String within, boolean onePersonFinalisation) {}

    /** A client of the sandbox; its owner is empty for a vendor and the operator. */
    record Client(String id, String name, String kind, String owner, List<String> scopes) {}

    /** A client as the documentation offers it; {@code actingFor} is empty unless the client works by delegation. */
    record Offer(String clientId, String clientSecret, String name, String actingFor) {}

    private Personas() {}

    /** Secret of a client. Nothing in the sandbox is worth hiding. */
    static String secret(String clientId) {
        return clientId + "-sandbox-secret";
    }

    /** A client of the register as one of the sandbox, which has no secret of its own. */
    static Client of(CallerStanding.Client client) {
        return new Client(
                client.clientId(),
                client.name(),
                client.kind().code(),
                Objects.requireNonNullElse(client.jurisdiction(), ""),
                client.scopes().stream().sorted().toList());
    }

    static List<Member> members() {
        var members = new ArrayList<>(List.of(
                new Member("US-XA", "Cedar", "state", "", false),
                new Member("US-XB", "Fenwick", "state", "", false),
                new Member("US-XB-ALD", "Alder County", "county", "US-XB", false),
                new Member("TR-MRN", "Marsh River Nation", "tribal-nation", "", true)));
        var trees = List.of("Birch", "Dogwood", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Pine");
        for (int i = 0; i < trees.size(); i++) {
            members.add(new Member("US-X" + (char) ('C' + i), trees.get(i), "state", "", false));
        }
        return members;
    }

    static List<Client> clients() {
        var clients = new ArrayList<Client>();
        Map.of("cedar", "US-XA", "fenwick", "US-XB", "alder", "US-XB-ALD").forEach((name, code) -> {
            var title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            clients.add(new Client(name + "-nightly", title + " nightly job", "member", code, NIGHTLY));
            clients.add(new Client(name + "-reviewer", title + " reviewer", "member", code, REVIEWER));
            clients.add(new Client(name + "-lead", title + " review lead", "member", code, LEAD));
            clients.add(new Client(name + "-admin", title + " client administrator", "member", code, ADMIN));
            clients.add(new Client(name + "-counsel", title + " privacy counsel", "member", code, COUNSEL));
            clients.add(new Client(name + "-analyst", title + " analyst", "member", code, ANALYST));
        });
        clients.add(new Client("cedar-researcher", "Researcher whom Cedar vouches for", "member", "US-XA", RESEARCHER));
        clients.add(
                new Client("fenwick-researcher", "Researcher whom Fenwick vouches for", "member", "US-XB", RESEARCHER));
        var tiny = new ArrayList<>(LEAD);
        tiny.addAll(List.of("membership:read", "membership:manage", "membership:keys"));
        clients.add(new Client("marsh-river-nightly", "Marsh River Nation", "member", "TR-MRN", tiny));
        clients.add(new Client("lantern", "Lantern Review Tools", "vendor", "", VENDOR));
        clients.add(new Client("advisor", "Technical advisor", "vendor", "", ADVISOR));
        clients.add(new Client("coordinator", "Project coordinator", "operator", "", COORDINATOR));
        clients.add(new Client("operator", "Operator", "operator", "", OPERATOR));
        clients.add(new Client("steward", "Steward of releases", "operator", "", STEWARD));
        clients.add(new Client("steward-second", "Second steward of releases", "operator", "", STEWARD));
        return clients;
    }

    /** All clients with their secrets, by identifier. */
    static List<Offer> offered() {
        return clients().stream()
                .map(client -> new Offer(
                        client.id(),
                        secret(client.id()),
                        client.name(),
                        client.id().equals("lantern") ? "US-XB-ALD" : ""))
                .sorted(Comparator.comparing(Offer::clientId))
                .toList();
    }
}
