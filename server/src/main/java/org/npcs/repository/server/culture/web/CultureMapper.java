package org.npcs.repository.server.culture.web;

import java.util.List;
import org.npcs.repository.server.culture.CultureFigure;
import org.npcs.repository.server.culture.CultureResults;
import org.npcs.repository.server.culture.CultureWave;
import org.npcs.repository.server.culture.Editions.Edition;
import org.npcs.repository.server.culture.PoolFigure;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells waves, results, uses and editions. */
final class CultureMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CELLS = "cells";

    private CultureMapper() {}

    static String waves(String member) {
        return "/v1/jurisdictions/" + member + "/culture-waves";
    }

    static String wave(CultureWave wave) {
        return waves(wave.stored().jurisdiction()) + "/" + wave.year();
    }

    static String result(String member, int year) {
        return "/v1/jurisdictions/" + member + "/culture-results/" + year;
    }

    static ObjectNode wave(CultureWave wave, java.time.Instant now) {
        var stored = wave.stored();
        var body = begun(stored, wave.year()).put("state", stored.state());
        body.setAll(wave.content());
        var at = wave.resultsAt();
        if (at != null) {
            body.put("resultsAt", at.toString()).put("useDueOn", String.valueOf(wave.useDueOn()));
        }
        return RecordAnswers.versioned(body.put("useOverdue", wave.useOverdue(now)), stored, wave(wave));
    }

    private static ObjectNode begun(StoredRecord stored, int year) {
        return JSON.createObjectNode()
                .put("jurisdiction", stored.jurisdiction())
                .put("year", year);
    }

    /** That aggregates were stored, without them. */
    static ObjectNode receipt(StoredRecord stored, int year) {
        return RecordAnswers.versioned(
                begun(stored, year).put(CELLS, stored.content().path(CELLS).size()),
                stored,
                result(stored.jurisdiction(), year));
    }

    static ObjectNode use(StoredRecord stored, int year) {
        var body = JSON.createObjectNode().put("id", stored.id().toString());
        body.setAll(begun(stored, year));
        body.setAll(stored.content());
        return RecordAnswers.versioned(body, stored, waves(stored.jurisdiction()) + "/" + year + "/uses");
    }

    static ObjectNode report(CultureResults.Report report) {
        var wave = report.wave();
        var body = begun(wave.stored(), wave.year())
                .put("state", wave.stored().state())
                .put("instrument", wave.content().path("instrument").asString(""))
                .put("instrumentVersion", version(wave))
                .put("mode", wave.content().path("mode").asString(""))
                .put("minimumRespondents", report.minimumRespondents());
        figures(body.putArray("units"), report.own().units());
        figures(body.putArray("whole"), report.own().whole());
        var pool = body.putArray("pool");
        report.pool().forEach(one -> pool.add(pool(one)));
        return body.put("poolState", report.frozen() ? "frozen" : "open")
                .set(
                        "links",
                        JSON.valueToTree(Answers.links(
                                "self", result(wave.stored().jurisdiction(), wave.year()), "wave", wave(wave))));
    }

    private static String version(CultureWave wave) {
        return wave.content().path("instrumentVersion").asString("");
    }

    private static void figures(ArrayNode list, List<CultureFigure> figures) {
        figures.forEach(one -> {
            var figure = list.addObject();
            if (one.unit() != null) {
                figure.put("unit", one.unit());
            }
            figure.put("scale", one.scale()).put("status", one.status());
            if (one.shown()) {
                figure.put("respondents", one.respondents())
                        .put("eligible", one.eligible())
                        .put("mean", one.mean())
                        .put("shareAgreeing", one.agreeing());
            }
        });
    }

    private static ObjectNode pool(PoolFigure one) {
        var figure = JSON.createObjectNode().put("scale", one.scale()).put("status", one.status());
        if (one.shown()) {
            figure.put("members", one.members())
                    .put("respondents", one.respondents())
                    .put("mean", one.mean())
                    .put("shareAgreeing", one.agreeing());
        }
        if (!one.quartiles().isEmpty()) {
            figure.put("lowerQuartile", one.quartiles().get(0))
                    .put("median", one.quartiles().get(1))
                    .put("upperQuartile", one.quartiles().get(2));
        }
        return figure;
    }

    static ObjectNode comparison(CultureResults.Compared compared) {
        var wave = compared.wave();
        var body = begun(wave.stored(), wave.year())
                .put("earlier", compared.earlier().year())
                .put("instrumentVersion", version(wave))
                .put("earlierInstrumentVersion", version(compared.earlier()));
        var scales = body.putArray("scales");
        for (CultureFigure now : compared.own().whole()) {
            compared.before().whole().stream()
                    .filter(one -> one.scale().equals(now.scale()))
                    .forEach(before -> {
                        var change = scales.addObject()
                                .put("scale", now.scale())
                                .put("status", now.status())
                                .put("statusBefore", before.status());
                        if (now.shown()) {
                            change.put("mean", now.mean()).put("shareAgreeing", now.agreeing());
                        }
                        if (before.shown()) {
                            change.put("meanBefore", before.mean()).put("shareAgreeingBefore", before.agreeing());
                        }
                    });
        }
        return body;
    }

    static ObjectNode edition(Edition edition) {
        var stored = edition.stored();
        var body = JSON.createObjectNode().put("year", edition.year()).put("state", stored == null ? "open" : "frozen");
        if (stored != null) {
            body.put("frozenAt", stored.createdAt().toString()).put("members", edition.members());
        }
        if (!edition.states().isEmpty()) {
            var rows = body.putArray("rows");
            edition.states()
                    .forEach((code, state) ->
                            rows.addObject().put("jurisdiction", code).put("state", state));
        }
        return body;
    }
}
