package org.npcs.repository.server.exchange.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The receiver of an owner, a party outside the project. Each has a path of its own on one server. */
final class Receiver {

    private static final WireMockServer SERVER = started();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String path = "/hook-" + NEXT.incrementAndGet();

    private Receiver() {}

    /** Answers one after the other, and the last one for ever. */
    static Receiver answering(int... statuses) {
        var receiver = new Receiver();
        for (int i = 0; i < statuses.length; i++) {
            var last = i == statuses.length - 1;
            SERVER.stubFor(post(urlEqualTo(receiver.path))
                    .inScenario(receiver.path)
                    .whenScenarioStateIs(i == 0 ? STARTED : "after " + i)
                    .willReturn(answer(statuses[i]))
                    .willSetStateTo(last ? (i == 0 ? STARTED : "after " + i) : "after " + (i + 1)));
        }
        return receiver;
    }

    static Receiver answering(ResponseDefinitionBuilder answer) {
        var receiver = new Receiver();
        SERVER.stubFor(post(urlEqualTo(receiver.path)).willReturn(answer));
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + SERVER.port() + path;
    }

    List<LoggedRequest> received() {
        return SERVER.findAll(postRequestedFor(urlEqualTo(path)));
    }

    List<LoggedRequest> received(String type) {
        return received().stream()
                .filter(request -> request.getBodyAsString().contains(type))
                .toList();
    }

    private static ResponseDefinitionBuilder answer(int status) {
        return aResponse().withStatus(status);
    }

    private static WireMockServer started() {
        var server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }
}
