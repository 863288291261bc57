package org.npcs.repository.contract.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;

/** Builds JSON pointers (RFC 6901) and finds the dictionary element at a place. */
final class Pointers {

    // A member name is the sender's text as well. Only what looks like a member name of this contract is repeated: no
    // digits, no spaces, no capital at the start, as names and numbers of persons have them.
    private static final Pattern PRINTABLE = Pattern.compile("[a-z_][A-Za-z_.]{0,39}");

    private Pointers() {}

    static String child(String parent, String name) {
        return parent + '/' + name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns whether a name that no schema declares may be repeated in a finding. */
    static boolean printable(String name) {
        return PRINTABLE.matcher(name).matches();
    }

    /** Returns whether one place is the other, or holds it, or lies within it. The whole document holds nothing here. */
    static boolean touch(String one, String other) {
        return within(one, other) || !one.isEmpty() && within(other, one);
    }

    private static boolean within(String inner, String outer) {
        return inner.startsWith(outer) && (inner.length() == outer.length() || inner.charAt(outer.length()) == '/');
    }

    /** Returns the identifier of the element at the place, or null where the dictionary has none. */
    static @Nullable String element(Definitions definitions, Subject subject, String pointer) {
        StringBuilder id = new StringBuilder(subject.code());
        for (String step : pointer.split("/")) {
            if (!step.isEmpty() && !Character.isDigit(step.charAt(0))) {
                id.append('.').append(step);
            }
        }
        return definitions.element(id.toString()).map(Element::id).orElse(null);
    }
}
