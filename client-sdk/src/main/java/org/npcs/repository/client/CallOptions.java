package org.npcs.repository.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.UsageException;

/**
 * What may differ from call to call. Immutable; each method returns a changed copy. Options of a client hold for all its
 * calls that know them; options of a call come on top and are refused when the operation does not know them.
 */
public final class CallOptions {

    /** Nothing special. */
    public static final CallOptions NONE =
            new CallOptions(null, null, null, null, null, null, false, false, false, Map.of(), Map.of());

    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{2,4}){1,2}");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[A-Za-z0-9._~:-]{8,128}");
    private static final Pattern REASON = Pattern.compile("[a-z][a-z-]{1,39}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{0,400}");

    private final @Nullable Duration timeout;
    private final @Nullable String actingFor;
    private final @Nullable String idempotencyKey;
    private final @Nullable String ifMatch;
    private final @Nullable Integer expectedVersion;
    private final @Nullable String reason;
    private final boolean createOnly;
    private final boolean lenient;
    private final boolean once;
    private final Map<String, String> headers;
    private final Map<String, String> query;

    private CallOptions(
            @Nullable Duration timeout,
            @Nullable String actingFor,
            @Nullable String idempotencyKey,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            boolean createOnly,
            boolean lenient,
            boolean once,
            Map<String, String> headers,
            Map<String, String> query) {
        this.timeout = timeout;
        this.actingFor = actingFor;
        this.idempotencyKey = idempotencyKey;
        this.ifMatch = ifMatch;
        this.expectedVersion = expectedVersion;
        this.reason = reason;
        this.createOnly = createOnly;
        this.lenient = lenient;
        this.once = once;
        this.headers = headers;
        this.query = query;
    }

    /** Returns a copy with another limit for the call as a whole, waits and repetitions included. */
    public CallOptions timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new UsageException("a timeout is longer than zero");
        }
        return copy(limit, actingFor, idempotencyKey, ifMatch, expectedVersion, reason);
    }

    /** Returns a copy in which a vendor acts for this jurisdiction. */
    public CallOptions actingFor(String jurisdiction) {
        check(JURISDICTION, jurisdiction, "a jurisdiction code has the form US-XB or US-XB-ALD");
        return copy(timeout, jurisdiction, idempotencyKey, ifMatch, expectedVersion, reason);
    }

    /**
     * Returns a copy with an idempotency key of the program's own. Keep it before the call: after a crash the same key makes
     * the same call safe to repeat. Without one the library makes a key for each call.
     */
    public CallOptions idempotencyKey(String key) {
        check(IDEMPOTENCY_KEY, key, "an idempotency key has 8 to 128 letters, digits or ._~:-");
        return copy(timeout, actingFor, key, ifMatch, expectedVersion, reason);
    }

    /** Returns a copy whose write starts from the version with this entity tag; {@code *} overwrites whatever is current. */
    public CallOptions ifMatch(String etag) {
        check(PRINTABLE, etag, "an entity tag is printable ASCII");
        return copy(timeout, actingFor, idempotencyKey, etag, expectedVersion, reason);
    }

    /** Returns a copy whose write starts from this version. */
    public CallOptions expectedVersion(int version) {
        return copy(timeout, actingFor, idempotencyKey, ifMatch, version, reason);
    }

    /** Returns a copy that says why a stored record is changed, as a code of the code system {@code change-reason}. */
    public CallOptions reason(String code) {
        check(REASON, code, "a reason is a code of the code system change-reason");
        return copy(timeout, actingFor, idempotencyKey, ifMatch, expectedVersion, code);
    }

    /** Returns a copy whose write only creates: a record that exists already is refused as a conflict. */
    public CallOptions createOnly() {
        return flags(true, lenient, once, headers, query);
    }

    /** Returns a copy in which members that the repository does not know pass with a warning. */
    public CallOptions lenient() {
        return flags(createOnly, true, once, headers, query);
    }

    /** Returns a copy in which rules that are announced and not yet in force run as warnings. */
    public CallOptions preview() {
        return query("preview", "next");
    }

    /** Returns a copy in which the call is sent once, whatever comes. */
    public CallOptions withoutRepeats() {
        return flags(createOnly, lenient, true, headers, query);
    }

    /** Returns a copy with a header field that this release does not know. Fields that it sets itself are refused. */
    public CallOptions header(String name, String value) {
        check(NAME, name, "a header name has letters, digits and hyphens");
        check(PRINTABLE, value, "a header value is printable ASCII");
        if (Headers.reserved(name)) {
            throw new UsageException("the header " + name + " is set by the library");
        }
        return flags(createOnly, lenient, once, plus(headers, name, value), query);
    }

    /** Returns a copy with a query parameter that this release does not know. */
    public CallOptions query(String name, String value) {
        check(NAME, name, "a parameter name has letters, digits and hyphens");
        return flags(createOnly, lenient, once, headers, plus(query, name, value));
    }

    CallOptions withoutReason() {
        return copy(timeout, actingFor, idempotencyKey, ifMatch, expectedVersion, null);
    }

    CallOptions over(CallOptions defaults) {
        Map<String, String> allHeaders = new LinkedHashMap<>(defaults.headers);
        allHeaders.putAll(headers);
        Map<String, String> allQuery = new LinkedHashMap<>(defaults.query);
        allQuery.putAll(query);
        return new CallOptions(
                timeout == null ? defaults.timeout : timeout,
                actingFor == null ? defaults.actingFor : actingFor,
                idempotencyKey,
                ifMatch,
                expectedVersion,
                reason == null ? defaults.reason : reason,
                createOnly,
                lenient || defaults.lenient,
                once || defaults.once,
                Collections.unmodifiableMap(allHeaders),
                Collections.unmodifiableMap(allQuery));
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    @Nullable
    String actingFor() {
        return actingFor;
    }

    @Nullable
    String idempotencyKey() {
        return idempotencyKey;
    }

    @Nullable
    String ifMatch() {
        return ifMatch;
    }

    @Nullable
    Integer expectedVersion() {
        return expectedVersion;
    }

    @Nullable
    String reason() {
        return reason;
    }

    boolean isCreateOnly() {
        return createOnly;
    }

    boolean isLenient() {
        return lenient;
    }

    boolean isOnce() {
        return once;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, String> query() {
        return query;
    }

    /** Returns nothing of what was set. */
    @Override
    public String toString() {
        return "CallOptions";
    }

    private CallOptions copy(
            @Nullable Duration limit,
            @Nullable String jurisdiction,
            @Nullable String key,
            @Nullable String etag,
            @Nullable Integer version,
            @Nullable String why) {
        return new CallOptions(limit, jurisdiction, key, etag, version, why, createOnly, lenient, once, headers, query);
    }

    private CallOptions flags(
            boolean create,
            boolean tolerant,
            boolean single,
            Map<String, String> fields,
            Map<String, String> parameters) {
        return new CallOptions(
                timeout,
                actingFor,
                idempotencyKey,
                ifMatch,
                expectedVersion,
                reason,
                create,
                tolerant,
                single,
                fields,
                parameters);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return Collections.unmodifiableMap(more);
    }

    private static void check(Pattern form, String value, String sentence) {
        if (!form.matcher(value).matches()) {
            throw new UsageException(sentence);
        }
    }
}
