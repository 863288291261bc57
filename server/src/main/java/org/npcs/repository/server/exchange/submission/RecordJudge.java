package org.npcs.repository.server.exchange.submission;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.json.InvalidJsonException;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.exchange.body.Frame;
import org.npcs.repository.server.exchange.body.UnreadableRecordException;
import org.npcs.repository.server.exchange.submission.RecordResult.Facts;
import org.npcs.repository.server.incident.IncidentIntake;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.review.ReviewIntake;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Reads and judges the records of one submission, each by itself: text, envelope, scope, then the rules of its noun. */
final class RecordJudge {

    private static final Pattern LOCAL_KEY = Pattern.compile("[A-Z][A-Z0-9-]{5,39}");
    private static final Map<String, List<String>> STATES =
            Map.of("incident", IncidentIntake.STATES, "review", ReviewIntake.STATES);

    private final IncidentIntake incidents;
    private final ReviewIntake reviews;
    private final Refusals refusals;
    private final RepositoryClock clock;
    private final Set<String> scopes;
    private final LocalRules local;
    private final boolean lenient;
    private final byte[] salt;

    RecordJudge(
            IncidentIntake incidents,
            ReviewIntake reviews,
            Refusals refusals,
            RepositoryClock clock,
            Set<String> scopes,
            LocalRules local,
            boolean lenient,
            byte[] salt) {
        this.incidents = incidents;
        this.reviews = reviews;
        this.refusals = refusals;
        this.clock = clock;
        this.scopes = scopes;
        this.local = local;
        this.lenient = lenient;
        this.salt = salt.clone();
    }

    Mono<List<Judged>> judge(List<Frame> frames) {
        return Flux.fromIterable(frames).concatMap(this::judge, 1).collectList();
    }

    private Mono<Judged> judge(Frame frame) {
        JsonNode record;
        try {
            record = StrictJson.nfc(StrictJson.parse(frame.json()));
        } catch (UnreadableRecordException unreadable) {
            return Mono.just(refused(unread(frame), unreadable.code()));
        } catch (InvalidJsonException invalid) {
            return Mono.just(refused(unread(frame), ProblemCode.MALFORMED_JSON));
        }
        var facts = facts(frame, record);
        var envelope = ContractSchemas.published()
                .check("SubmissionRecord", record, CheckContext.of(clock.today(), Tier.ACCEPT));
        if (!envelope.isEmpty()) {
            return Mono.just(rejected(facts, record, envelope, List.of()));
        }
        var noun = record.path("noun").asString("");
        var states = STATES.get(noun);
        if (states == null) {
            return Mono.just(rejected(facts, record, List.of(EnvelopeFindings.noun(STATES.keySet())), List.of()));
        }
        if (!scopes.contains(noun + ":write")) {
            return Mono.just(refused(facts, ProblemCode.INSUFFICIENT_SCOPE));
        }
        if (record.has("state") && !states.contains(record.path("state").asString(""))) {
            return Mono.just(refused(facts, ProblemCode.ILLEGAL_TRANSITION));
        }
        var content = record.path("content");
        return (noun.equals("incident")
                        ? Mono.fromSupplier(() -> incidents.check(content, local, lenient))
                        : reviews.check(content, local, lenient))
                .map(verdict -> judged(facts, record, verdict));
    }

    private Judged judged(Facts facts, JsonNode record, Verdict verdict) {
        var content = record.path("content");
        if (!verdict.accepted()) {
            return rejected(facts, content, verdict.findings(), verdict.announced());
        }
        var incident = "incident".equals(facts.noun());
        var sound = new Judged.Sound(
                incident ? content.path("localKey").asString("") : ReviewIntake.naturalKey(content),
                text(record, "state"),
                text(record, "reason"),
                record.has("expectedVersion") ? record.get("expectedVersion").asInt() : null,
                content.toString());
        // A review is judged again beside its incident; its warnings are kept and counted then.
        return incident
                ? new Judged(facts, sound, verdict.findings(), verdict.announced(), causes(content, verdict.findings()))
                : new Judged(facts, sound, List.of(), List.of(), List.of());
    }

    private Judged refused(Facts facts, ProblemCode code) {
        var finding = refusals.finding(code);
        return new Judged(facts, null, List.of(finding), List.of(), List.of(Cause.of(finding)));
    }

    private Judged rejected(Facts facts, JsonNode document, List<Finding> findings, List<Finding> announced) {
        return new Judged(facts, null, findings, announced, causes(document, findings));
    }

    private List<Cause> causes(JsonNode document, List<Finding> findings) {
        var causes = new ArrayList<Cause>();
        for (Finding finding : findings) {
            var unmapped = finding.rule().startsWith("STR-CODE") && finding.severity() != Severity.WARNING;
            causes.add(Cause.of(
                    finding, salt, unmapped ? document.at(finding.pointer()).asString("") : ""));
        }
        return causes;
    }

    private static Facts unread(Frame frame) {
        return new Facts(frame.index(), frame.line(), null, null, null, null);
    }

    private static Facts facts(Frame frame, JsonNode record) {
        var content = record.path("content");
        var noun = record.path("noun").asString("");
        var review = noun.equals("review");
        var key = content.path(review ? "incidentLocalKey" : "localKey").asString("");
        var number = content.path("number");
        return new Facts(
                frame.index(),
                frame.line(),
                STATES.containsKey(noun) ? noun : null,
                LOCAL_KEY.matcher(key).matches() ? key : null,
                review && number.isInt() && number.asInt() > 0 && number.asInt() < 100 ? number.asInt() : null,
                month(content.path("eventDate").asString("")));
    }

    private static @Nullable String month(String date) {
        try {
            return date.length() == 10 ? LocalDate.parse(date).toString().substring(0, 7) : null;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode record, String member) {
        return record.has(member) ? record.get(member).asString() : null;
    }
}
