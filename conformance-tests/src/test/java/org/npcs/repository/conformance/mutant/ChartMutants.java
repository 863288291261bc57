package org.npcs.repository.conformance.mutant;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose charts mislead, or tell what their tables do not. */
final class ChartMutants {

    private static final String ANY = "/v1/charts/[a-z]+";
    private static final String CONTROL = "/v1/charts/spc";

    private ChartMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ANA-050", "noReasonIsGiven", Edits.answers("GET", CONTROL, body -> body.put("why", " "))),
                Mutant.of("ANA-051", "limitsAreDrawnFromAnything", Edits.answers("GET", CONTROL, body -> {
                    if (body.path("type").asString("").equals("run")) {
                        body.path("points").forEach(point -> ((ObjectNode) point).put("upper", 9));
                    }
                })),
                new Mutant("ANA-052", "eachPictureIsNumbered", ChartMutants::numbered),
                Mutant.of("ANA-053", "rangesGetLimits", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", CONTROL) && reply.isProblem("not-in-release")
                            ? toy.handle(request.at("/v1/charts/run", request.query()))
                            : reply;
                }),
                Mutant.of("ANA-054", "foreignChartsAreForbidden", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("GET", ANY)
                                    && reply.isProblem("not-found")
                                    && !request.query().contains("US-QQ")
                            ? Edits.as(reply, 403, "insufficient-scope")
                            : reply;
                }),
                Mutant.of("ANA-055", "anotherChartIsGivenInstead", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.isProblem("unsuitable-chart")
                                    && request.query().contains("type=p&")
                            ? toy.handle(
                                    request.at(request.path(), request.query().replace("type=p&", "type=run&")))
                            : reply;
                }),
                Mutant.of(
                        "ANA-056",
                        "rangesAreDrawnAtTheirMiddle",
                        Edits.answers("GET", "/v1/charts/bar", body -> body.path("cells")
                                .forEach(cell -> {
                                    if (cell.has("lower")) {
                                        ((ObjectNode) cell)
                                                .put("value", cell.path("lower").asDouble() + 2);
                                    }
                                }))),
                Mutant.of(
                        "ANA-057",
                        "whatIsHiddenIsDrawnAsShown",
                        Edits.answers("GET", "/v1/charts/heat", body -> body.path("rows")
                                .forEach(row -> row.path("cells")
                                        .forEach(cell -> ((ObjectNode) cell).put("status", "shown"))))),
                Mutant.of("ANA-058", "othersArePoints", Edits.answers("GET", "/v1/charts/funnel", body -> {
                    ArrayNode points = (ArrayNode) body.path("points");
                    points.add(((ObjectNode) points.get(0).deepCopy()).put("label", "US-XC"));
                })),
                Mutant.of("ANA-059", "theLimitIsNotTold", Edits.problems("unsuitable-chart", body -> {
                    if (body.path("detail").asString("").contains("500")) {
                        body.put("detail", "Too large.");
                    }
                })));
    }

    private static Mutation numbered() {
        AtomicLong count = new AtomicLong();
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return request.is("GET", ANY) && reply.header("Content-Type").startsWith("image/svg")
                    ? reply.rewritten(text -> text.replace("<svg", "<svg id=\"" + count.incrementAndGet() + "\""))
                    : reply;
        };
    }
}
