package org.npcs.repository.server.sharing.policy;

/**
 * An element that can be shared: one of the dictionary that holds a value, or whose record it is.
 *
 * @param id identifier, such as {@code incident.child.sex}
 * @param kind what kind of value it holds
 * @param definition what it means
 * @param recommended level among members that the standard recommends
 * @param since contract version that brought it
 */
public record ShareableElement(String id, Kind kind, String definition, Level recommended, String since) {

    /** Whether it is an element or lies below it. */
    public boolean within(String prefix) {
        return id.equals(prefix) || id.startsWith(prefix + '.');
    }
}
