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
    private Shelf shelf = new Shelf(JURISDICTION, false);
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

    void play(Story story, Fault... faults) {
        play(story, "", false, faults);
    }

    /**
     * Plays a story.
     *
     * @param actingFor member that the integration acts for as a vendor, or an empty text
     * @param novel whether answers hold members and codes that no contract knows yet
     * @param faults what goes wrong on the way
     */
    void play(Story story, String actingFor, boolean novel, Fault... faults) {
        shelf = new Shelf(actingFor.isEmpty() ? JURISDICTION : actingFor, novel);
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
