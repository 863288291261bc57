package org.npcs.repository.contract.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The dictionary's page on one member of a document: what it means, why it is asked for, who sees it by default. */
public final class Element {

    private final Published published;
    private final String id;
    private final Subject subject;
    private final String path;
    private final String usage;
    private final List<String> allowedAbsence;
    private final @Nullable String codeSystem;
    private final boolean sealed;
    private final boolean screened;

    private Element(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        subject = Subject.of(Published.text(document, "subject"));
        path = id.substring(subject.code().length() + 1);
        usage = Published.text(document, "usage");
        allowedAbsence = document.required("allowedAbsence")
                .valueStream()
                .map(reason -> reason.asString())
                .toList();
        codeSystem = Published.textOrNull(document, "codeSystem");
        sealed = document.path("sealed").asBoolean(false);
        screened = document.path("screened").asBoolean(false);
    }

    static Element of(ObjectNode document) {
        return new Element(document);
    }

    /** Returns the identifier, such as {@code incident.child.sex}. */
    public String id() {
        return id;
    }

    /** Returns the kind of document that the member belongs to. */
    public Subject subject() {
        return subject;
    }

    /** Returns the dotted path of the member within its document, such as {@code child.sex}; arrays add nothing. */
    public String path() {
        return path;
    }

    /** Returns the usage class: {@code mandatory}, {@code required}, {@code recommended} or {@code optional}. */
    public String usage() {
        return usage;
    }

    /** Returns the reasons of the code system {@code absence-reason} for which the member may be left out. */
    public List<String> allowedAbsence() {
        return allowedAbsence;
    }

    /** Returns the code system of the member, or null where it holds no code. */
    public @Nullable String codeSystem() {
        return codeSystem;
    }

    /** Returns whether the repository keeps the member encrypted under a key of its record, so that it cannot be searched. */
    public boolean sealed() {
        return sealed;
    }

    /** Returns whether the member is free text that is screened for what could point to a person. */
    public boolean screened() {
        return screened;
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
