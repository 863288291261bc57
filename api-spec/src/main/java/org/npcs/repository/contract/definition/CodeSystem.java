package org.npcs.repository.contract.definition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A published list of codes in one version. Codes are never removed: an old one gets an end date. */
public final class CodeSystem {

    private final Published published;
    private final String id;
    private final String version;
    private final PublicationStatus status;
    private final boolean open;
    private final Map<String, Code> codes;

    private CodeSystem(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        version = Published.text(document, "version");
        status = PublicationStatus.of(Published.text(document, "status"));
        open = document.path("open").asBoolean(false);
        Map<String, Code> byCode = new LinkedHashMap<>();
        for (JsonNode entry : document.required("codes")) {
            Code code = Code.of(entry);
            if (byCode.put(code.code(), code) != null) {
                throw new IllegalArgumentException("code system " + id + " lists a code twice");
            }
        }
        codes = Collections.unmodifiableMap(byCode);
    }

    static CodeSystem of(ObjectNode document) {
        document.put("codeCount", document.required("codes").size());
        return new CodeSystem(document);
    }

    /** Returns the identifier, as the contract's {@code x-code-system} names it. */
    public String id() {
        return id;
    }

    /** Returns the version of the list. */
    public String version() {
        return version;
    }

    /** Returns where the list stands. */
    public PublicationStatus status() {
        return status;
    }

    /**
     * Returns whether another published definition may use codes that the list lacks, as an instrument version does
     * with its missing values. Documents are then judged by that definition and not by this list.
     */
    public boolean open() {
        return open;
    }

    /** Returns the codes in published order. */
    public List<Code> codes() {
        return List.copyOf(codes.values());
    }

    /** Returns a code, whether or not it is still in use. */
    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Returns whether the code exists and may be used for an event of this date. */
    public boolean allows(String code, LocalDate eventDate) {
        Code known = codes.get(code);
        return known != null && known.usableAt(eventDate);
    }

    /** Returns the address of the list, relative to the service. */
    public String page() {
        return "/v1/code-systems/" + id;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }

    /** Returns a fresh copy of the document without its codes, as lists show it. */
    public ObjectNode summary() {
        return published.without("codes");
    }
}
