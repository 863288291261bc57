package org.npcs.repository.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.NoAnswer;

/** Answers from a recording: to each request of a check what was answered to the same one, in the same order. */
public final class Replay {

    private final Map<String, List<Taped>> byCheck;
    private final List<Taped> all;
    private final Set<Taped> used = new HashSet<>();
    private final Set<String> without = new HashSet<>();

    /** Answers from a recording. */
    public Replay(Recording recording) {
        all = recording.all();
        byCheck = all.stream().collect(Collectors.groupingBy(Taped::check));
    }

    /** Returns what answers one check. */
    public Sender of(String check, Redaction redaction) {
        return new Sender() {
            @Override
            public Answer send(String caller, Call call, Consumer<Recorded> recorder) {
                return answer(check, caller, call, redaction, recorder);
            }

            @Override
            public Redaction redaction() {
                return redaction;
            }
        };
    }

    /** Whether a secret was cut out of an answer that the check got. */
    public synchronized boolean lacksSecrets(String check) {
        return without.contains(check);
    }

    private Answer answer(String check, String caller, Call call, Redaction redaction, Consumer<Recorded> recorder) {
        Taped taped = find(check, caller, call, redaction);
        Exchange exchange = exchange(taped, call).without(redaction);
        if (taped.status() == 0) {
            recorder.accept(new Recorded(exchange, call, null));
            throw new NoAnswer(call.method() + " " + taped.path() + ": " + exchange.answerBody());
        }
        Answer answer = Answer.of(taped.status(), taped.headers(), taped.body());
        recorder.accept(new Recorded(exchange, call, answer));
        return answer;
    }

    private static Exchange exchange(Taped taped, Call call) {
        Map<String, String> headers = taped.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
        return new Exchange(
                taped.caller(),
                taped.method(),
                taped.path(),
                call.headers(),
                new String(call.body(), StandardCharsets.UTF_8),
                taped.status(),
                headers,
                new String(taped.body(), StandardCharsets.UTF_8));
    }

    /**
     * The next answer of the check, to the same body where there is one; to a read that is repeated, the last one; else one that
     * another check asked for all.
     */
    private synchronized Taped find(String check, String caller, Call call, Redaction redaction) {
        String path = redaction.cut(call.path());
        byte[] body = Taped.without(call.body(), redaction);
        Predicate<Taped> same = one -> one.caller().equals(caller)
                && one.method().equals(call.method())
                && one.path().equals(path);
        Taped found = Stream.of(byCheck.getOrDefault(check, List.of()), all)
                .flatMap(tapes -> {
                    List<Taped> alike = tapes.stream().filter(same).toList();
                    List<Taped> open =
                            alike.stream().filter(one -> !used.contains(one)).toList();
                    return Stream.<Optional<Taped>>of(
                            open.stream()
                                    .filter(one -> Arrays.equals(one.request(), body))
                                    .findFirst(),
                            open.stream().findFirst(),
                            call.method().equals("GET") ? last(alike) : Optional.empty());
                })
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Inconclusive("the recording has no answer to " + call.method() + " " + path));
        used.add(found);
        if (found.isCut()) {
            without.add(check);
        }
        return found;
    }

    private static Optional<Taped> last(List<Taped> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }
}
