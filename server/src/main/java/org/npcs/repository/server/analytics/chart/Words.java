package org.npcs.repository.server.analytics.chart;

import java.util.Locale;

/** Sentences with numbers in them, the same on every machine. */
final class Words {

    private Words() {}

    static String say(String sentence, Object... numbers) {
        return String.format(Locale.ROOT, sentence, numbers);
    }
}
