package org.npcs.repository.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.transport.Answer;

/** Keeps public documents with their entity tags, so that an unchanged definition does not travel twice. Never records. */
final class EtagCache {

    private static final int MOST = 200;

    private final Map<String, Answer> answers = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST;
        }
    });

    @Nullable
    Answer find(String address) {
        return answers.get(address);
    }

    void keep(String address, Answer answer) {
        if (answer.header("ETag").isPresent()) {
            answers.put(address, answer);
        }
    }
}
