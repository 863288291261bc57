package org.npcs.repository.server.exchange.body;

/** The elements of one JSON array, found by counting brackets outside strings. Each is parsed later, by itself. */
final class JsonArray extends Framer {

    private enum At {
        START,
        FIRST,
        ELEMENT,
        NEXT,
        END
    }

    private At at = At.START;
    private int depth;
    private boolean string;
    private boolean escaped;

    @Override
    void take(byte next) {
        if (at == At.ELEMENT) {
            inElement(next);
        } else if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
            between(next);
        }
    }

    private void between(byte next) {
        if (at == At.START && next == '[') {
            at = At.FIRST;
        } else if (at == At.FIRST && next == ']') {
            at = At.END;
        } else if (at == At.START || at == At.END || next == ',' || next == ']') {
            throw malformed(at == At.END ? "Something follows the array." : "The body is not an array of records.");
        } else {
            at = At.ELEMENT;
            begin();
            inElement(next);
        }
    }

    private void inElement(byte next) {
        if (!string && depth == 0 && (next == ',' || next == ']')) {
            emit(null);
            at = next == ',' ? At.NEXT : At.END;
            return;
        }
        keep(next);
        if (string) {
            string = escaped || next != '"';
            escaped = !escaped && next == '\\';
        } else if (next == '"') {
            string = true;
        } else if (next == '{' || next == '[') {
            depth++;
        } else if (next == '}' || next == ']') {
            depth = Math.max(0, depth - 1);
        }
    }

    @Override
    void finish() {
        if (at != At.END) {
            throw malformed("The array is not closed.");
        }
    }
}
