package org.npcs.repository.contract.definition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published rule. A structural rule ({@code STR-…}) is carried out by the schema check and has no expression; every
 * other rule is a CEL expression that must be true.
 */
public final class Rule {

    private final Published published;
    private final String id;
    private final String version;
    private final @Nullable Subject subject;
    private final @Nullable String forEach;
    private final @Nullable String when;
    private final @Nullable String assertion;
    private final List<String> at;
    private final Severity severity;
    private final RuleTier tier;
    private final FindingClass findingClass;
    private final Origin origin;
    private final String message;
    private final String fix;
    private final @Nullable String allowedAt;
    private final LocalDate effectiveFrom;
    private final @Nullable LocalDate effectiveUntil;

    private Rule(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        version = Published.text(document, "version");
        String ruled = Published.textOrNull(document, "subject");
        subject = ruled == null ? null : Subject.of(ruled);
        forEach = Published.textOrNull(document, "forEach");
        when = Published.textOrNull(document, "when");
        assertion = Published.textOrNull(document, "assert");
        at = document.path("at").valueStream().map(JsonNode::asString).toList();
        severity = Severity.of(Published.text(document, "severity"));
        tier = RuleTier.of(Published.text(document, "tier"));
        findingClass = FindingClass.of(Published.text(document, "class"));
        origin = Origin.of(Published.text(document, "origin"));
        message = Published.text(document, "message");
        fix = Published.text(document, "fix");
        allowedAt = Published.textOrNull(document, "allowedAt");
        effectiveFrom = LocalDate.parse(Published.text(document, "effectiveFrom"));
        effectiveUntil = Published.dateOrNull(document, "effectiveUntil");
        if (assertion != null && (subject == null || at.isEmpty())) {
            throw new IllegalArgumentException("rule " + id + " needs a subject and a place");
        }
    }

    /**
     * Reads a rule from its document, in the form in which rules are published.
     *
     * @throws RuntimeException when a member is missing or has a value that the form does not know
     */
    public static Rule of(JsonNode document) {
        return new Rule((ObjectNode) document);
    }

    /** Returns the identifier, such as {@code INC-R-001}. It is never used again for another rule. */
    public String id() {
        return id;
    }

    /** Returns the version of the rule. */
    public String version() {
        return version;
    }

    /** Returns the kind of document that the rule judges, or null for a structural rule, which judges both. */
    public @Nullable Subject subject() {
        return subject;
    }

    /** Returns the dotted path of the array or object whose entries the rule judges one by one, or null. */
    public @Nullable String forEach() {
        return forEach;
    }

    /** Returns the CEL guard that must be true for the rule to apply, or null where it always applies. */
    public @Nullable String when() {
        return when;
    }

    /** Returns the CEL expression that must be true, or null for a structural rule. */
    public @Nullable String assertion() {
        return assertion;
    }

    /** Returns the pointers of the members at fault, the first being the main one; relative under {@link #forEach}. */
    public List<String> at() {
        return at;
    }

    /** Returns what a breach does to the document. */
    public Severity severity() {
        return severity;
    }

    /** Returns from which step on the rule binds. */
    public RuleTier tier() {
        return tier;
    }

    /** Returns the class of a breach; in the published form the member is called {@code class}. */
    public FindingClass findingClass() {
        return findingClass;
    }

    /** Returns where a breach usually comes from. */
    public Origin origin() {
        return origin;
    }

    /** Returns the expectation in plain words. */
    public String message() {
        return message;
    }

    /** Returns what to do about a breach. */
    public String fix() {
        return fix;
    }

    /**
     * Returns the address of what is allowed, relative to the service, or null; {@code instrument} stands for the page of
     * the instrument version in use.
     */
    public @Nullable String allowedAt() {
        return allowedAt;
    }

    /** Returns the first day on which the rule binds. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Returns the last day on which the rule binds, or null. */
    public @Nullable LocalDate effectiveUntil() {
        return effectiveUntil;
    }

    /** Returns whether the rule binds on this day. */
    public boolean activeOn(LocalDate today) {
        return Published.inForce(today, effectiveFrom, effectiveUntil);
    }

    /** Returns whether the rule will bind later than on this day. */
    public boolean announcedOn(LocalDate today) {
        return today.isBefore(effectiveFrom);
    }

    /** Returns the address of the rule's page, relative to the service. */
    public String page() {
        return "/v1/rules/" + id;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }

    /** Returns a fresh copy of the document without its cases, as lists show it. */
    public ObjectNode summary() {
        return published.without("pass", "fail");
    }
}
