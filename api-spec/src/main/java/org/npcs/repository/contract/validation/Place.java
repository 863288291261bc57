package org.npcs.repository.contract.validation;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document on the way down. Pointers are written only when there is something to report, which is rare.
 *
 * @param parent the object or array around it, or null for the whole document
 * @param step name or index within the parent
 * @param printable whether the step may be repeated in a finding
 */
record Place(@Nullable Place parent, String step, boolean printable) {

    static final Place ROOT = new Place(null, "", true);

    /** Returns the pointer of the place itself. */
    String pointer() {
        return parent == null ? "" : Pointers.child(parent.pointer(), step);
    }

    /** Returns the pointer to show: that of the nearest place all of whose steps may be repeated. */
    String shown() {
        if (parent == null) {
            return "";
        }
        return printable && parent.allPrintable() ? pointer() : parent.shown();
    }

    private boolean allPrintable() {
        return printable && (parent == null || parent.allPrintable());
    }
}
