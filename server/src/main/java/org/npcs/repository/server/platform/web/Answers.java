package org.npcs.repository.server.platform.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Link;
import org.npcs.repository.api.v1.model.Meta;
import org.npcs.repository.api.v1.model.UnavailableMember;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.encryption.Unreadable;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the answers of all nouns have in common: facts about the answer, links, caching. */
@Component
public final class Answers {

    /** Record data are for their reader alone. */
    public static final CacheControl PRIVATE = CacheControl.noStore().cachePrivate();

    /** Read once: the contract looks it up in a packaged file, and every record of a page tells it. */
    private static final String CONTRACT_VERSION = Contract.version();

    private final RepositoryClock clock;
    private final JsonMapper json;
    private final boolean sandbox;

    Answers(RepositoryClock clock, JsonMapper json, RepositorySettings settings) {
        this.clock = clock;
        this.json = json;
        this.sandbox = settings.sandbox();
    }

    /** Facts about the answer to a request. */
    public Meta meta(RequestFacts facts) {
        var meta = new Meta(facts.requestId(), CONTRACT_VERSION, clock.now());
        return sandbox ? meta.sandbox(true) : meta;
    }

    /** Links as pairs of relation and address. */
    public static List<Link> links(String... pairs) {
        var links = new ArrayList<Link>();
        for (int i = 0; i < pairs.length; i += 2) {
            links.add(new Link(pairs[i], pairs[i + 1]));
        }
        return links;
    }

    /** Link to the next page, when there is one: the address that was asked, behind the cursor, so that all else it asks is kept. */
    public static @Nullable List<Link> next(RequestFacts asked, @Nullable String cursor) {
        return next(asked.address(), cursor);
    }

    /** Link to the next page, when there is one; the address may have filters, which the next page keeps. */
    public static @Nullable List<Link> next(String address, @Nullable String cursor) {
        return cursor == null
                ? null
                : links("next", address + (address.indexOf('?') < 0 ? '?' : '&') + "cursor=" + cursor);
    }

    /** Whether the caller holds the representation with this tag already. */
    public static boolean held(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    /** The answer that the representation held is current. */
    public static <T> ResponseEntity<T> notModified(String etag) {
        return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
    }

    /** Head of the answer to a write: status, entity tag, address of what was made, preferences that were honoured. */
    public ResponseEntity.BodyBuilder written(
            Stored.Outcome outcome, StoredRecord stored, String address, RequestFacts facts) {
        var answer =
                outcome == Stored.Outcome.CREATED ? ResponseEntity.created(URI.create(address)) : ResponseEntity.ok();
        answer.eTag(stored.etag()).cacheControl(PRIVATE);
        var applied = facts.applied();
        return applied == null ? answer : answer.header("Preference-Applied", applied);
    }

    /** The warnings of a write; those of rules that do not count yet only where they were asked for. */
    public static List<ObjectNode> warnings(List<ObjectNode> found, RequestFacts facts) {
        return facts.preview()
                ? found
                : found.stream()
                        .filter(warning -> !warning.has("effectiveFrom"))
                        .toList();
    }

    /** The report of a check that stored nothing. */
    public ResponseEntity<ObjectNode> report(Verdict verdict, RequestFacts facts) {
        var report = (facts.preview() ? verdict.previewed() : verdict).toJson();
        report.put("contractVersion", CONTRACT_VERSION);
        report.set("meta", json.valueToTree(meta(facts)));
        var answer = ResponseEntity.ok().cacheControl(PRIVATE);
        return (facts.lenient() ? answer.header("Preference-Applied", "handling=lenient") : answer).body(report);
    }

    /** What cannot be read of a record just now, or null. */
    public static @Nullable List<UnavailableMember> unavailable(StoredRecord record) {
        return unavailable(record.held().unreadable());
    }

    /** The same for what was opened; null when it is whole. */
    public static @Nullable List<UnavailableMember> unavailable(List<Unreadable> unreadable) {
        return unreadable.isEmpty()
                ? null
                : unreadable.stream()
                        .map(one -> new UnavailableMember(one.pointer(), one.reason()))
                        .toList();
    }
}
