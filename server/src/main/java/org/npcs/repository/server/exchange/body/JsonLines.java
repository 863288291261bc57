package org.npcs.repository.server.exchange.body;

/** One record on each line, which ends with LF or CR LF; lines of white space are passed over. */
final class JsonLines extends Framer {

    private boolean begun;

    @Override
    void take(byte next) {
        if (next == '\n') {
            finish();
        } else if (begun || next != ' ' && next != '\t' && next != '\r') {
            if (!begun) {
                begin();
                begun = true;
            }
            keep(next);
        }
    }

    @Override
    void finish() {
        if (begun) {
            emit(null);
        }
        begun = false;
    }
}
