package org.npcs.repository.cli;

import java.util.Locale;

/** A bar on the terminal, on the line of its own that is drawn again and again; nothing where nobody watches. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;

    private final Screen screen;
    private String last = "";

    Progress(Screen screen) {
        this.screen = screen;
    }

    /** Draws how far something is; the total is 0 while it is not known. */
    void show(String what, long done, long total) {
        if (!screen.watched()) {
            return;
        }
        long bounded = Math.min(done, Math.max(total, 0));
        String line = total <= 0
                ? what + " " + done
                : String.format(
                        Locale.ROOT,
                        "%s [%s] %3d %% %d of %d",
                        what,
                        bar((int) (bounded * WIDTH / total)),
                        bounded * 100 / total,
                        bounded,
                        total);
        if (!line.equals(last)) {
            draw(line);
            last = line;
        }
    }

    private static String bar(int full) {
        return "#".repeat(full) + ".".repeat(WIDTH - full);
    }

    private void draw(String line) {
        screen.err().print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
        screen.err().flush();
    }

    /** Leaves the line. */
    @Override
    public void close() {
        if (!last.isEmpty()) {
            screen.err().println();
            screen.err().flush();
            last = "";
        }
    }
}
