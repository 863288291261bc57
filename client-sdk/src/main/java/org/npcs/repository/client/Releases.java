package org.npcs.repository.client;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.model.Release;
import org.npcs.repository.client.model.ReleaseCalendar;
import org.npcs.repository.client.model.ReleaseChange;
import org.npcs.repository.client.model.ReleaseComparison;
import org.npcs.repository.client.model.ReleaseList;
import org.npcs.repository.client.model.ReleaseManifest;
import org.npcs.repository.client.model.ReleaseRequest;
import org.npcs.repository.client.model.ReleaseSuppression;
import org.npcs.repository.client.model.ReleaseSuppressionList;
import org.npcs.repository.client.page.Pages;

/** Frozen figures across members: which there are, who is in them, what changed; and, for the operator, how they come to be. */
public final class Releases {

    private static final Set<String> UNDER_WAY = Set.of("building", "in-control");

    private final Calls calls;

    Releases(Calls calls) {
        this.calls = calls;
    }

    /** Returns the releases, the newest first. */
    public Pages<Release> list() {
        return list(null, CallOptions.NONE);
    }

    /** Returns the releases in a state, or all for null, the newest first. */
    public Pages<Release> list(@Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_RELEASES, options).query("state", state),
                "ReleaseList",
                ReleaseList::fromJson,
                ReleaseList::items,
                ReleaseList::nextCursor);
    }

    /** Returns a release, such as {@code 2026Q3.1}; without revision, the latest of its period. */
    public Release get(String release) {
        return get(release, CallOptions.NONE);
    }

    /** Returns a release, such as {@code 2026Q3.1}; without revision, the latest of its period. */
    public Release get(String release, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_RELEASE, options).path("release", release);
        return calls.call(call, "Release", Release::fromJson);
    }

    /** Asks for a release, which is built in the background; for the operator. */
    public Release build(ReleaseRequest request) {
        return build(request, CallOptions.NONE);
    }

    /** Asks for a release, which is built in the background; for the operator. */
    public Release build(ReleaseRequest request, CallOptions options) {
        Call call = new Call(AnalyticsOperations.CREATE_RELEASE, options).body(request.toJson());
        return calls.call(call, "Release", Release::fromJson);
    }

    /**
     * Asks for a release and waits until it is built and controlled.
     *
     * @param patience how long to wait; when it is over, the release is returned as it stands, and goes on being built
     * @return the release, in {@code awaiting-second} when all went well
     */
    public Release buildAndWait(ReleaseRequest request, Duration patience) {
        Release release = build(request);
        Patience waits = new Patience(calls.shared().time(), patience);
        long start = calls.shared().time().nanos().getAsLong();
        while (UNDER_WAY.contains(release.state())
                && calls.shared().time().nanos().getAsLong() - start < patience.toNanos()) {
            waits.pause();
            String id = release.id();
            release = waits.insist(() -> get(id));
        }
        return release;
    }

    /** Publishes a release; by another person than the one that asked for it. */
    public Release publish(String release) {
        return publish(release, CallOptions.NONE);
    }

    /** Publishes a release; by another person than the one that asked for it. */
    public Release publish(String release, CallOptions options) {
        return step(release, "published", options);
    }

    /** Gives up a release that is not published. */
    public Release abandon(String release) {
        return abandon(release, CallOptions.NONE);
    }

    /** Gives up a release that is not published. */
    public Release abandon(String release, CallOptions options) {
        return step(release, "abandoned", options);
    }

    /** Recalls a published release, whose figures are answered no more. The reason is a code of {@code change-reason}. */
    public Release recall(String release, String reason) {
        return recall(release, reason, CallOptions.NONE);
    }

    /** Recalls a published release, whose figures are answered no more. The reason is a code of {@code change-reason}. */
    public Release recall(String release, String reason, CallOptions options) {
        return step(release, "recalled", options.reason(reason));
    }

    /** Returns who is in the numbers of a release, and how they were made; no member is named. */
    public ReleaseManifest manifest(String release) {
        return manifest(release, CallOptions.NONE);
    }

    /** Returns who is in the numbers of a release, and how they were made; no member is named. */
    public ReleaseManifest manifest(String release, CallOptions options) {
        Call call = new Call(AnalyticsOperations.GET_RELEASE_MANIFEST, options).path("release", release);
        return calls.call(call, "ReleaseManifest", ReleaseManifest::fromJson);
    }

    /** Returns every cell that is hidden or widened, and why; for the operator. */
    public Pages<ReleaseSuppression> suppressions(String release) {
        return suppressions(release, CallOptions.NONE);
    }

    /** Returns every cell that is hidden or widened, and why; for the operator. */
    public Pages<ReleaseSuppression> suppressions(String release, CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.LIST_RELEASE_SUPPRESSIONS, options).path("release", release),
                "ReleaseSuppressionList",
                ReleaseSuppressionList::fromJson,
                ReleaseSuppressionList::items,
                ReleaseSuppressionList::nextCursor);
    }

    /** Returns every figure that a release tells otherwise than an earlier one. */
    public Pages<ReleaseChange> comparison(String release, String earlier) {
        return comparison(release, earlier, CallOptions.NONE);
    }

    /** Returns every figure that a release tells otherwise than an earlier one. */
    public Pages<ReleaseChange> comparison(String release, String earlier, CallOptions options) {
        return calls.list(
                cursor -> new Call(AnalyticsOperations.GET_RELEASE_COMPARISON, options)
                        .path("release", release)
                        .query("earlier", earlier),
                "ReleaseComparison",
                ReleaseComparison::fromJson,
                ReleaseComparison::items,
                ReleaseComparison::nextCursor);
    }

    /** Returns when releases are due. */
    public ReleaseCalendar calendar() {
        return calendar(CallOptions.NONE);
    }

    /** Returns when releases are due. */
    public ReleaseCalendar calendar(CallOptions options) {
        return calls.call(
                new Call(AnalyticsOperations.GET_RELEASE_CALENDAR, options),
                "ReleaseCalendar",
                ReleaseCalendar::fromJson);
    }

    private Release step(String release, String to, CallOptions options) {
        Call call = new Call(AnalyticsOperations.TRANSITION_RELEASE, options.withoutReason())
                .path("release", release)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "Release", Release::fromJson);
    }
}
