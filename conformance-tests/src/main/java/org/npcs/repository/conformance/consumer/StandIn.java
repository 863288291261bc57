package org.npcs.repository.conformance.consumer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The kit in the role of the repository: a WireMock server with a memory, a token endpoint and a script of faults. */
final class StandIn implements AutoCloseable {

    private final List<Received> journal = Collections.synchronizedList(new ArrayList<>());
    private final List<Fault> faults;
    private final Script script;
    private final WireMockServer home;
    /** Only where a redirect leads to it. */
    private final @Nullable WireMockServer elsewhere;

    StandIn(Shelf shelf, List<Fault> faults) {
        this.faults = new ArrayList<>(faults);
        boolean leads = faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.REDIRECTED);
        this.elsewhere = leads ? server("elsewhere") : null;
        this.home = server("home");
        this.script = new Script(shelf, elsewhere == null ? "" : "http://localhost:" + elsewhere.port(), baseUrl());
    }

    String baseUrl() {
        return "http://127.0.0.1:" + home.port();
    }

    List<Received> journal() {
        synchronized (journal) {
            return List.copyOf(journal);
        }
    }

    @Override
    public void close() {
        home.stop();
        if (elsewhere != null) {
            elsewhere.stop();
        }
    }

    private WireMockServer server(String name) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .gzipDisabled(true)
                .extensions(new Answering(name)));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        return server;
    }

    private synchronized ResponseDefinition answer(String name, Request request) {
        long now = System.nanoTime();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().all().forEach(header -> headers.put(header.key(), String.join(", ", header.values())));
        String method = request.getMethod().getName();
        String path = request.getUrl();
        Script.Said said;
        if (name.equals("elsewhere")) {
            said = Script.Said.of(Shelf.problem(404, "not-found"));
        } else {
            Fault fault = faults.stream()
                    .filter(one -> one.meets(method, path.split("\\?", 2)[0]))
                    .findFirst()
                    .orElse(null);
            if (fault != null) {
                faults.remove(fault);
            }
            said = script.answer(method, path, headers, request.getBodyAsString(), fault);
        }
        journal.add(
                new Received(now, name, method, path, headers, request.getBodyAsString(), said.status(), said.body()));
        ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition();
        if (said.broken() != null) {
            return response.withStatus(said.status()).withFault(said.broken()).build();
        }
        said.headers().forEach(response::withHeader);
        if (said.millisLate() > 0) {
            response.withFixedDelay(said.millisLate());
        }
        return response.withStatus(said.status()).withBody(said.body()).build();
    }

    /** Hands each request to the script; WireMock does the rest. */
    private final class Answering implements ResponseDefinitionTransformerV2 {

        private final String name;

        private Answering(String name) {
            this.name = name;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return answer(name, event.getRequest());
        }

        @Override
        public String getName() {
            return "answering";
        }
    }
}
