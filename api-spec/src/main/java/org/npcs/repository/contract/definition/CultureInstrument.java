package org.npcs.repository.contract.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A version of a culture survey instrument, with the rules by which its answers are scored. */
public final class CultureInstrument {

    private final Published published;
    private final String instrument;
    private final String version;
    private final int least;
    private final int most;
    private final List<CultureScale> scales;

    private CultureInstrument(ObjectNode document) {
        published = new Published(document);
        instrument = Published.text(document, "instrument");
        version = Published.text(document, "version");
        var values = document.required("responses")
                .valueStream()
                .mapToInt(one -> one.required("value").intValue())
                .summaryStatistics();
        least = values.getMin();
        most = values.getMax();
        scales = document.required("scales")
                .valueStream()
                .map(one -> CultureScale.of((ObjectNode) one, least + most))
                .toList();
    }

    static CultureInstrument of(ObjectNode document) {
        return new CultureInstrument(document);
    }

    /** Returns the identifier, such as {@code team-culture}. */
    public String instrument() {
        return instrument;
    }

    /** Returns the version. */
    public String version() {
        return version;
    }

    /** Returns the lowest value of the response scale. */
    public int least() {
        return least;
    }

    /** Returns the highest value of the response scale. */
    public int most() {
        return most;
    }

    /** Returns the scales in the order of the form. */
    public List<CultureScale> scales() {
        return scales;
    }

    /** Returns one scale. */
    public Optional<CultureScale> scale(String id) {
        return scales.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Returns the least number of respondents of a figure. */
    public int minimumRespondents() {
        return published.copy().required("minimumRespondents").intValue();
    }

    /** Returns whether results of both versions may be compared: the same version, or one that either declares equivalent. */
    public boolean comparableWith(CultureInstrument other) {
        return instrument.equals(other.instrument)
                && (version.equals(other.version) || declares(other) || other.declares(this));
    }

    private boolean declares(CultureInstrument other) {
        return published.copy().path("equivalentTo").valueStream().anyMatch(one -> one.asString("")
                .equals(other.version));
    }

    /**
     * Returns the score of one respondent on each scale that has enough answers.
     *
     * @param answers values by item, each on the response scale
     */
    public Map<String, Double> scores(Map<String, Integer> answers) {
        var scores = new java.util.LinkedHashMap<String, Double>();
        scales.forEach(scale -> scale.score(answers).ifPresent(score -> scores.put(scale.id(), score)));
        return scores;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }
}
