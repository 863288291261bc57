package org.npcs.repository.contract.json;

import java.util.Locale;

/**
 * Says that bytes are not acceptable JSON: why, and where. It never carries any of the content, neither in its message
 * nor as a cause, because what was sent may be confidential.
 */
public final class InvalidJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int line;
    private final int column;

    InvalidJsonException(Reason reason, int line, int column) {
        super(reason.sentence + (line > 0 ? " (line " + line + ", column " + column + ")" : ""), null, false, false);
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    /** Returns why the bytes were refused. */
    public Reason reason() {
        return reason;
    }

    /** Returns the line of the fault counted from 1, or 0 where no place can be named. */
    public int line() {
        return line;
    }

    /** Returns the column of the fault counted from 1, or 0 where no place can be named. */
    public int column() {
        return column;
    }

    /** Why bytes are refused. The names are stable; {@link #code()} is their published form. */
    public enum Reason {
        /** There is nothing but white space. */
        EMPTY("The body is empty."),
        /** There are more bytes than the caller allows. */
        TOO_LARGE("The body is larger than allowed."),
        /** The bytes are not UTF-8, or start with a byte order mark. */
        NOT_UTF8("The body is not UTF-8 without a byte order mark."),
        /** The bytes do not follow the grammar of RFC 8259. */
        SYNTAX("The body is not well-formed JSON."),
        /** Something follows the one JSON value. */
        TRAILING_CONTENT("Something follows the JSON value."),
        /** An object names a member twice, also when only the Unicode form differs. */
        DUPLICATE_MEMBER("An object names the same member twice."),
        /** Objects and arrays are nested too deep. */
        TOO_DEEP("Objects and arrays are nested deeper than allowed."),
        /** A string is too long. */
        STRING_TOO_LONG("A string is longer than allowed."),
        /** The name of a member is too long. */
        NAME_TOO_LONG("A member name is longer than allowed."),
        /** A number has too many digits or too large an exponent. */
        NUMBER_OUT_OF_BOUNDS("A number has more digits or a larger exponent than allowed."),
        /** A string or name holds NUL, another control character or half of a surrogate pair. */
        FORBIDDEN_CHARACTER("A string holds a control character or an incomplete character.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Returns the stable code, such as {@code duplicate-member}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns one plain sentence on the fault. */
        public String sentence() {
            return sentence;
        }
    }
}
