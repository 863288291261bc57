package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.npcs.repository.conformance.mutant.Mutant;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Toy;

/**
 * What all checks and a correct server say to each other. A check in whose conversation a wrong server would have said and
 * done the same cannot reject it, so that it need not be asked.
 */
final class Conversations {

    private static final int AT_ONCE = 4;

    /** Each check with a server of its own: whatever it needs it arranges itself. */
    private final Map<String, List<Turn>> alone = new LinkedHashMap<>();

    /** All checks with one server, one after the other. */
    private final Map<String, List<Turn>> together = new LinkedHashMap<>();

    private final List<Check<Server>> checks;
    private final Set<String> onlookers = new TreeSet<>();

    private Conversations(List<Check<Server>> checks) {
        this.checks = checks;
    }

    /** Listens to the checks and a correct server. */
    static Conversations of(List<Check<Server>> checks, long seed) throws InterruptedException, ExecutionException {
        Conversations heard = new Conversations(checks);
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Map<String, List<Turn>>>> pending = new ArrayList<>();
            for (Check<Server> check : checks) {
                Callable<Map<String, List<Turn>>> one = () -> listen(List.of(check), seed);
                pending.add(executor.submit(one));
            }
            heard.together.putAll(listen(checks, seed));
            for (Future<Map<String, List<Turn>>> one : pending) {
                heard.alone.putAll(one.get());
            }
        } finally {
            executor.shutdownNow();
        }
        for (Check<Server> check : checks) {
            if (!isWithin(said(heard.together, check), said(heard.alone, check))) {
                heard.onlookers.add(check.name());
            }
        }
        return heard;
    }

    private static Map<String, List<Turn>> listen(List<Check<Server>> checks, long seed) {
        Map<String, List<Turn>> heard = new LinkedHashMap<>();
        ConcurrentLinkedQueue<Turn> turns = new ConcurrentLinkedQueue<>();
        Mutation ear = (request, toy) -> {
            Turn turn = new Turn(request, toy.handle(request));
            turns.add(turn);
            return turn.reply().copy();
        };
        List<Check<Server>> heardChecks = checks.stream()
                .map(check -> new Check<Server>(
                        check.name(), check.requirements(), check.lookFirst(), check.turns(), server -> {
                            turns.clear();
                            check.body().accept(server);
                            heard.put(check.name(), List.copyOf(turns));
                        }))
                .toList();
        try (Toy toy = Toy.start(ear)) {
            assertThat(CorrectToyTests.run(toy, heardChecks, seed, 1).checks())
                    .allMatch(result -> result.verdict() == Verdict.PASS);
        }
        return heard;
    }

    /** Whether the answers to a check were the same when no other check had been there; alone it arranges more. */
    private static boolean isWithin(List<Turn> among, List<Turn> alone) {
        Iterator<Turn> said = alone.iterator();
        for (Turn turn : among) {
            String wanted = turn.outline();
            boolean found = turn.isAboutTokens();
            while (!found && said.hasNext()) {
                found = said.next().outline().equals(wanted);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the checks that can notice that a server is wrong: those to which it would have answered otherwise, and where it
     * would have done something else than what it was asked for, all that see what others left behind. A server that remembers
     * can be wrong in any conversation.
     */
    List<Check<Server>> noticing(Mutant mutant) {
        if (mutant.remembers()) {
            return checks;
        }
        Mutation wrong = mutant.mutation().get();
        Set<String> noticing = new TreeSet<>();
        for (Check<Server> check : checks) {
            Turn.Effect gravest = gravest(wrong, check);
            if (gravest != Turn.Effect.NONE) {
                noticing.add(check.name());
            }
            if (gravest == Turn.Effect.DEED) {
                noticing.addAll(onlookers);
            }
        }
        return checks.stream().filter(check -> noticing.contains(check.name())).toList();
    }

    private Turn.Effect gravest(Mutation wrong, Check<Server> check) {
        Turn.Effect gravest = Turn.Effect.NONE;
        for (List<Turn> turns : List.of(said(alone, check), said(together, check))) {
            for (Turn turn : turns) {
                Turn.Effect effect = turn.of(wrong);
                gravest = effect.compareTo(gravest) > 0 ? effect : gravest;
                if (gravest == Turn.Effect.DEED) {
                    return gravest;
                }
            }
        }
        return gravest;
    }

    private static List<Turn> said(Map<String, List<Turn>> heard, Check<Server> check) {
        return heard.getOrDefault(check.name(), List.of());
    }
}
