package org.npcs.repository.contract.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;

/** Wordings that judge persons where a review looks at systems, of the code system {@code blame-wording}. */
final class BlameWords {

    private final Map<String, List<String[]>> byFirst = new HashMap<>();

    private BlameWords(List<Code> codes) {
        for (Code code : codes) {
            String[] words = code.label().split(" ");
            byFirst.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words);
        }
    }

    static BlameWords published() {
        return new BlameWords(Definitions.published()
                .codeSystem("blame-wording")
                .orElseThrow()
                .codes());
    }

    boolean in(ScreenedText text) {
        for (int i = 0; i < text.words().size(); i++) {
            for (String[] words : byFirst.getOrDefault(text.word(i).lower(), List.of())) {
                if (at(text, i, words)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean at(ScreenedText text, int from, String[] words) {
        for (int k = 1; k < words.length; k++) {
            Word word = text.word(from + k);
            if (!word.lower().equals(words[k])
                    || word.sentence() != text.word(from).sentence()) {
                return false;
            }
        }
        return true;
    }
}
