package org.npcs.repository.server.platform.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file a request asks for (RFC 9110, section 14), so that a broken download can go on. One range is
 * answered; several ranges, other units and what is no range at all are ignored, as the standard allows.
 */
public final class Ranges {

    private static final String UNIT = "bytes=";
    private static final Pattern ONE = Pattern.compile("[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*");

    private Ranges() {}

    /** How a request is to be answered: status 200, 206 or 416. */
    public sealed interface Answer {}

    /** All bytes, as status 200. */
    public record Whole() implements Answer {}

    /**
     * Some bytes, as status 206.
     *
     * @param first the place of the first byte, from 0
     * @param last the place of the last byte, itself included
     * @param length the length of the whole file
     */
    public record Part(long first, long last, long length) implements Answer {

        /** How many bytes are sent. */
        public long size() {
            return last - first + 1;
        }

        /** The value of {@code Content-Range}. */
        public String contentRange() {
            return "bytes " + first + "-" + last + "/" + length;
        }
    }

    /**
     * No byte can be sent, as status 416.
     *
     * @param length the length of the whole file
     */
    public record Unsatisfiable(long length) implements Answer {

        /** The value of {@code Content-Range}. */
        public String contentRange() {
            return "bytes */" + length;
        }
    }

    /**
     * Decides on the answer to a GET.
     *
     * @param range the header {@code Range}
     * @param ifRange the header {@code If-Range}; only the strong tag of this very file keeps the range, and a date never
     *     does, because the service sends no {@code Last-Modified}
     * @param etag the tag of the file, with its quotes
     * @param length the length of the file in bytes
     */
    public static Answer of(@Nullable String range, @Nullable String ifRange, String etag, long length) {
        if (range == null || ifRange != null && !same(ifRange.strip(), etag)) {
            return new Whole();
        }
        if (!range.toLowerCase(Locale.ROOT).startsWith(UNIT)) {
            return new Whole();
        }
        var found = ONE.matcher(range.substring(UNIT.length()));
        if (!found.matches()) {
            return new Whole();
        }
        return one(found.group(1), found.group(2), length);
    }

    /** The comparison of section 8.8.3.2 that two weak tags never pass. */
    private static boolean same(String tag, String etag) {
        return tag.startsWith("\"") && tag.equals(etag);
    }

    private static Answer one(String first, String last, long length) {
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), length);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Whole();
        }
        return from >= length ? new Unsatisfiable(length) : new Part(from, Math.min(to, length - 1), length);
    }

    private static Answer suffix(long size, long length) {
        return size == 0 || length == 0
                ? new Unsatisfiable(length)
                : new Part(Math.max(0, length - size), length - 1, length);
    }
}
