package org.npcs.repository.server.exchange.body;

import java.util.zip.CRC32;

/** Head and tail of the members of a gzip stream (RFC 1952), byte by byte. */
final class GzipFrame {

    private static final int HAS_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int HEAD = 10;
    private static final int TAIL = 8;

    private enum Part {
        HEAD,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        SUM,
        TAIL
    }

    private Part part = Part.HEAD;
    private int flags;
    private int count;
    private int extra;
    private long tail;

    /** Whether a member may begin or the stream end here. */
    boolean atStart() {
        return part == Part.HEAD && count == 0;
    }

    /**
     * Takes a byte outside of compressed data; true when compressed data follow.
     *
     * @param sum check sum of the data of the member that ends
     * @param size their number
     * @throws IllegalArgumentException when it cannot stand here
     */
    boolean headerEnds(byte next, CRC32 sum, long size) {
        int value = next & 0xFF;
        switch (part) {
            case HEAD -> head(value);
            case EXTRA_LENGTH -> {
                extra |= value << 8 * count;
                if (++count == 2) {
                    advance(extra == 0 ? Part.NAME : Part.EXTRA);
                }
            }
            case EXTRA -> {
                if (++count == extra) {
                    advance(Part.NAME);
                }
            }
            case NAME, COMMENT -> {
                if (value == 0) {
                    advance(part == Part.NAME ? Part.COMMENT : Part.SUM);
                }
            }
            case SUM -> {
                if (++count == 2) {
                    advance(Part.TAIL);
                }
            }
            case TAIL -> {
                tail |= (long) value << 8 * count;
                if (++count == TAIL) {
                    require((tail & 0xFFFFFFFFL) == sum.getValue() && tail >>> 32 == (size & 0xFFFFFFFFL));
                    part = Part.HEAD;
                    count = 0;
                }
                return false;
            }
        }
        return part == Part.TAIL;
    }

    private void head(int value) {
        switch (count) {
            case 0 -> require(value == 0x1F);
            case 1 -> require(value == 0x8B);
            case 2 -> require(value == 8);
            case 3 -> {
                require(value < 32);
                flags = value;
            }
            default -> {}
        }
        if (++count == HEAD) {
            extra = 0;
            tail = 0;
            advance(Part.EXTRA_LENGTH);
        }
    }

    /** Goes to a part, or past those that the flags leave out. */
    private void advance(Part to) {
        count = 0;
        part = to;
        if (part == Part.EXTRA_LENGTH && (flags & HAS_EXTRA) == 0) {
            part = Part.NAME;
        }
        if (part == Part.NAME && (flags & HAS_NAME) == 0) {
            part = Part.COMMENT;
        }
        if (part == Part.COMMENT && (flags & HAS_COMMENT) == 0) {
            part = Part.SUM;
        }
        if (part == Part.SUM && (flags & HAS_SUM) == 0) {
            part = Part.TAIL;
        }
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("not gzip");
        }
    }
}
