package org.npcs.repository.client.validation;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.JurisdictionProfile;
import org.npcs.repository.client.model.OutcomeObservation;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.model.ValidationReport;

/**
 * Judges documents by the published rules without a network. It runs the engine of the repository, so the findings are the
 * repository's, byte for byte. Needs the artifact {@code npcs-api-spec} on the class path. Immutable, safe for many threads;
 * rules are compiled once, with the first use.
 */
public final class OfflineValidator {

    private final Engine engine;
    private final InstantSource clock;
    private final @Nullable LocalDate fixedToday;
    private final boolean lenient;

    private OfflineValidator(Engine engine, InstantSource clock, @Nullable LocalDate fixedToday, boolean lenient) {
        this.engine = engine;
        this.clock = clock;
        this.fixedToday = fixedToday;
        this.lenient = lenient;
    }

    /**
     * Returns the validator of the rules that this release ships.
     *
     * @throws IllegalStateException when {@code npcs-api-spec} is not on the class path
     */
    public static OfflineValidator published() {
        try {
            return new OfflineValidator(Engine.load(), InstantSource.system(), null, false);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "offline validation needs org.npcs.repository:npcs-api-spec on the class path", e);
        }
    }

    /** Returns a copy that judges as on this day, in UTC as the repository does. */
    public OfflineValidator on(LocalDate today) {
        return new OfflineValidator(engine, clock, today, lenient);
    }

    /** Returns a copy in which unknown members are warnings, as the repository does with {@code handling=lenient}. */
    public OfflineValidator lenient() {
        return new OfflineValidator(engine, clock, fixedToday, true);
    }

    /**
     * Returns a copy that judges by the profile of a jurisdiction, too, as {@code client.definitions()} reads it or a file
     * holds it.
     *
     * @throws IllegalArgumentException when the profile cannot be used
     */
    public OfflineValidator profile(String jurisdiction, JurisdictionProfile profile) {
        return new OfflineValidator(engine.under(jurisdiction, profile.toJson()), clock, fixedToday, lenient);
    }

    /**
     * Judges an observation of an outcome by its measure.
     *
     * @param measure the measure, such as {@code exits-to-entries}
     * @param periodEnd last day of the period, or null where it is over in any case
     */
    public ValidationReport observation(String measure, OutcomeObservation content, @Nullable LocalDate periodEnd) {
        return observation(measure, content.toJson(), periodEnd);
    }

    /**
     * Judges an observation of an outcome by its measure.
     *
     * @param measure the measure, such as {@code exits-to-entries}
     * @param json the observation in UTF-8, as it would be sent
     * @param periodEnd last day of the period, or null where it is over in any case
     * @throws IllegalArgumentException when it is not acceptable JSON; the message names the place, never the content
     */
    public ValidationReport observation(String measure, byte[] json, @Nullable LocalDate periodEnd) {
        return engine.observation(measure, json, periodEnd, today());
    }

    /** Judges an incident for acceptance. */
    public ValidationReport incident(IncidentContent content) {
        return incident(content.toJson(), Step.ACCEPT);
    }

    /**
     * Judges an incident.
     *
     * @param json the content in UTF-8, as it would be sent
     * @throws IllegalArgumentException when it is not acceptable JSON; the message names the place, never the content
     */
    public ValidationReport incident(byte[] json, Step step) {
        return engine.incident(json, today(), step, lenient);
    }

    /** Judges a review for acceptance, against a published instrument version. */
    public ValidationReport review(ReviewContent content) {
        return review(content.toJson(), Step.ACCEPT, null, null);
    }

    /**
     * Judges a review.
     *
     * @param json the content in UTF-8, as it would be sent
     * @param instrument the instrument version that it names, where that is not one that the contract publishes; null
     *     otherwise
     * @param incident the content of the incident under review, or null where it is not at hand; then no rule that needs it
     *     is run
     * @throws IllegalArgumentException when the content is not acceptable JSON; the message names the place, never the content
     */
    public ValidationReport review(
            byte[] json, Step step, @Nullable InstrumentVersion instrument, byte @Nullable [] incident) {
        return engine.review(json, today(), step, lenient, instrument, incident);
    }

    /**
     * Judges a file of JSON lines as it would be submitted, plain or compressed, and groups what it finds by cause. The file
     * is read line by line and may be of any size. What needs the repository's records is not judged.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public FileReport validate(Path lines) {
        return validate(lines, each -> {});
    }

    /** Judges a file of JSON lines and tells besides of each record as it goes. */
    public FileReport validate(Path lines, Consumer<RecordReport> each) {
        return new FileRun(engine, today(), lenient).run(lines, each);
    }

    /** Returns the version of the rule set as a whole. */
    public String ruleSetVersion() {
        return engine.ruleSetVersion();
    }

    private LocalDate today() {
        return fixedToday == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : fixedToday;
    }

    /** The step for which a document is judged. */
    public enum Step {
        /** It is to be stored. */
        ACCEPT,
        /** It is to be submitted or finalised: rules of tier {@code final} run too. */
        FINAL
    }
}
