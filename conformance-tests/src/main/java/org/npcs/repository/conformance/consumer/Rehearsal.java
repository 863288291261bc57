package org.npcs.repository.conformance.consumer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.provider.Invented;
import org.npcs.repository.conformance.run.Recorder;
import tools.jackson.databind.JsonNode;

/** One story, played by the integration to the stand-in. */
public final class Rehearsal implements Recorder {

    static final String JURISDICTION = "US-XA";
    private static final String SECRET = "stand-in-secret-of-the-kit";

    private final Integration integration;
    private final Redaction redaction;
    private final Invented invented;
    private List<Received> journal = List.of();
    private Shelf shelf = new Shelf(JURISDICTION, false, Map.of());
    private int exit;

    Rehearsal(Integration integration, Redaction redaction, long seed, String check) {
        this.integration = integration;
        this.redaction = redaction;
        this.invented = new Invented(seed, check);
        redaction.add(SECRET);
    }

    Story story() {
        return new Story(invented);
    }

    /** Begins the story of a quality office. */
    Account account() {
        return new Account(invented);
    }

    void play(Sheet story, Fault... faults) {
        play(story, "", false, faults);
    }

    /**
     * Plays a story.
     *
     * @param actingFor member that the integration acts for as a vendor, or an empty text
     * @param novel whether answers hold members and codes that no contract knows yet
     * @param faults what goes wrong on the way
     */
    void play(Sheet story, String actingFor, boolean novel, Fault... faults) {
        shelf = new Shelf(actingFor.isEmpty() ? JURISDICTION : actingFor, novel, story.before());
        try (StandIn standIn = new StandIn(shelf, List.of(faults))) {
            Map<String, String> scenario = new LinkedHashMap<>();
            scenario.put("NPCS_BASE_URL", standIn.baseUrl());
            scenario.put("NPCS_TOKEN_URL", standIn.baseUrl() + "/oauth2/token");
            scenario.put("NPCS_CLIENT_ID", "conformance-client");
            scenario.put("NPCS_CLIENT_SECRET", SECRET);
            scenario.put("NPCS_JURISDICTION", actingFor.isEmpty() ? JURISDICTION : actingFor);
            scenario.put("NPCS_ACTING_FOR", actingFor);
            scenario.put("NPCS_STORY", story.sheet());
            try {
                exit = integration.play(scenario);
            } finally {
                journal = standIn.journal();
            }
        }
    }

    /** Returns the requests of a kind; inconclusive where there is none. */
    List<Received> sent(String method, String path) {
        List<Received> sent = journal.stream()
                .filter(received -> received.is(method, path) && received.host().equals("home"))
                .toList();
        if (sent.isEmpty()) {
            throw new Inconclusive(
                    "the integration sent no " + method + " " + path + " and ended with exit code " + exit);
        }
        return sent;
    }

    List<Received> journal() {
        return journal;
    }

    JsonNode arrived(Story story) {
        return shelf.content(story.key());
    }

    /** Fails unless the integration says that it finished, and all decisions of the story arrived once. */
    void expectFinished(Story story) {
        if (exit != 0) {
            throw new Failed("an integration that finishes its story", "exit code " + exit);
        }
        expectDecisions(story);
    }

    /** Fails unless as many decisions arrived as the story tells; facts are judged elsewhere. */
    void expectDecisions(Story story) {
        int told = story.expected().path("determinations").size();
        int arrived = arrived(story).path("determinations").size();
        if (told != arrived) {
            throw new Failed(told + " decisions, each once", arrived + " decisions");
        }
    }

    void expectArrived(Story story) {
        JsonNode arrived = arrived(story);
        if (!arrived.equals(story.expected())) {
            throw new Failed(
                    "the content " + story.expected(), arrived.isMissingNode() ? "nothing" : arrived.toString());
        }
    }

    /** Returns how many submissions were taken. */
    int submissions() {
        return shelf.submissions().count();
    }

    /** Fails unless every record of the batch of the story arrived once. */
    void expectBatch(Story story) {
        List<String> arrived = shelf.submissions().keys();
        if (!arrived.equals(story.batch().stream().sorted().toList())) {
            throw new Failed(story.batch().size() + " records, each once", arrived.size() + " records, or others");
        }
    }

    /** Fails unless the integration says that it finished. */
    void expectDone() {
        if (exit != 0) {
            throw new Failed("an integration that finishes its story", "exit code " + exit);
        }
    }

    /** Fails unless what the story tells arrived: each act once, in its order, and nothing else. */
    void expectReported(Account account) {
        List<Effect> told = account.expected();
        List<Effect> arrived = shelf.desk().effects();
        for (int i = 0; i < Math.max(told.size(), arrived.size()); i++) {
            String one = i < told.size() ? told.get(i).toString() : "nothing more";
            String other = i < arrived.size() ? arrived.get(i).toString() : "nothing more";
            if (!one.equals(other)) {
                throw new Failed(one, other);
            }
        }
    }

    /** Fails when anything was stored. */
    void expectNothingStored(String what) {
        if (!shelf.desk().effects().isEmpty()) {
            throw new Failed(what, "a " + shelf.desk().effects().get(0).method());
        }
    }

    /** Fails when any request holds one of the planted texts, with or without what stands between its letters. */
    void expectNowhere(List<String> planted) {
        for (Received received : journal) {
            String all = received.path() + received.headers() + received.body();
            for (String text : planted) {
                if (all.contains(text) || all.contains(text.replaceAll("[^A-Za-z0-9]", ""))) {
                    throw new Failed("no identity in any request", "a planted one in " + received.method());
                }
            }
        }
    }

    /** Fails when a token of the stand-in reached another host. */
    void expectNoTokenElsewhere() {
        for (Received received : journal) {
            boolean away = received.host().equals("elsewhere");
            if (away && (received.headers() + received.path() + received.body()).contains("stand-in-token")) {
                throw new Failed("no token at another host", "the token in a " + received.method());
            }
        }
    }

    /** Inconclusive where nothing was stored. */
    void expectSomethingStored(String otherwise) {
        if (effects() == 0) {
            throw new Inconclusive(otherwise);
        }
    }

    /** Returns how many requests of the story of a quality office had an effect. */
    int effects() {
        return shelf.desk().effects().size();
    }

    int exit() {
        return exit;
    }

    @Override
    public List<Exchange> exchanges() {
        return journal.stream()
                .map(received -> Exchange.of(
                        "integration at " + received.host(),
                        received.method(),
                        received.path(),
                        received.headers(),
                        received.body(),
                        received.status(),
                        received.answer(),
                        redaction))
                .toList();
    }
}
