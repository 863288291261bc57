package org.npcs.repository.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.NoAnswer;

/** Answers from a recording: to each request of a check what was answered to the same one, in the same order. */
public final class Replay {

    /** By what tells requests apart besides their bodies; those of one check in their order. */
    private final Map<Asked, List<Taped>> alike;

    private final Set<Taped> used = new HashSet<>();
    private final Set<String> without = new HashSet<>();

    /** Answers from a recording. */
    public Replay(Recording recording) {
        alike = recording.all().stream()
                .collect(Collectors.groupingBy(one -> new Asked(one.caller(), one.method(), one.path())));
    }

    private record Asked(String caller, String method, String path) {}

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
        List<Taped> everybodys = alike.getOrDefault(new Asked(caller, call.method(), path), List.of());
        List<Taped> own =
                everybodys.stream().filter(one -> one.check().equals(check)).toList();
        Taped found = Stream.of(own, everybodys)
                .flatMap(tapes -> {
                    List<Taped> open =
                            tapes.stream().filter(one -> !used.contains(one)).toList();
                    return Stream.<Optional<Taped>>of(
                            open.stream()
                                    .filter(one -> Arrays.equals(one.request(), body))
                                    .findFirst(),
                            open.stream().findFirst(),
                            call.method().equals("GET") ? last(tapes) : Optional.empty());
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
