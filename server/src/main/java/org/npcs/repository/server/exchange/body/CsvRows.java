package org.npcs.repository.server.exchange.body;

import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV (RFC 4180): a quoted cell may hold line breaks; a row ends with LF, CR LF or CR, also mixed; empty rows are
 * passed over. The first row names the columns.
 */
final class CsvRows extends Framer {

    private @Nullable CsvHeader header;
    private boolean begun;
    private boolean cellBegins = true;
    private boolean quoted;
    private boolean quoteSeen;

    @Override
    void take(byte next) {
        if (quoted && !quoteSeen) {
            keep(next);
            quoteSeen = next == '"';
            return;
        }
        if (quoted && next == '"') {
            keep(next);
            quoteSeen = false;
            return;
        }
        // A quote that another one does not follow has ended the quoted part of the cell.
        quoted = false;
        quoteSeen = false;
        if (next == '\n' || next == '\r') {
            endOfRow();
            return;
        }
        if (!begun) {
            begin();
            begun = true;
        }
        quoted = cellBegins && next == '"';
        cellBegins = next == ',';
        keep(next);
    }

    private void endOfRow() {
        if (begun) {
            if (header != null) {
                emit(header);
            } else if (overflowed()) {
                throw malformed("The first row is larger than a record may be.");
            } else {
                header = CsvHeader.of(drop(), this::malformed);
            }
        }
        begun = false;
        cellBegins = true;
    }

    @Override
    void finish() {
        if (quoted && !quoteSeen) {
            throw malformed("A quoted cell is not closed.");
        }
        endOfRow();
    }
}
