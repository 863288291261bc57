package org.npcs.repository.contract.definition;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One version of a care bundle: few practices that are done together for each child, scored all or none. */
public final class BundleVersion {

    private final Published published;
    private final String bundle;
    private final String version;
    private final String name;
    private final List<String> elements;

    private BundleVersion(ObjectNode document) {
        published = new Published(document);
        bundle = Published.text(document, "bundle");
        version = Published.text(document, "version");
        name = Published.text(document, "name");
        elements = document.required("elements")
                .valueStream()
                .map(element -> Published.text(element, "key"))
                .toList();
    }

    static BundleVersion of(ObjectNode document) {
        return new BundleVersion(document);
    }

    /** Returns the identifier of the bundle, such as {@code zero-to-three}. */
    public String bundle() {
        return bundle;
    }

    /** Returns the version. */
    public String version() {
        return version;
    }

    /** Returns the name for people. */
    public String name() {
        return name;
    }

    /** Returns the keys of the elements in their order. */
    public List<String> elements() {
        return elements;
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
