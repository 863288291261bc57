package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.npcs.repository.conformance.http.Exchange;
import org.npcs.repository.conformance.http.Redaction;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Recorder;
import org.npcs.repository.conformance.run.Runner;
import org.npcs.repository.conformance.run.Together;

/** Checks that would disturb each other take turns, and no more of them than must. */
class TurnTests {

    private static final AtomicInteger beside = new AtomicInteger();
    private static final AtomicBoolean disturbed = new AtomicBoolean();
    private static final AtomicInteger most = new AtomicInteger();

    @Together(Ground.WITHDRAWALS)
    static final class Sharing {

        @Requirement(value = "PLT-001", lookFirst = "Nothing.")
        void beside(Recorder any) {
            most.accumulateAndGet(beside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(2_000_000);
            beside.decrementAndGet();
        }

        @Alone(Ground.WITHDRAWALS)
        @Requirement(value = "PLT-001", lookFirst = "Nothing.")
        void alone(Recorder any) {
            for (int i = 0; i < 20; i++) {
                if (beside.get() > 0) {
                    disturbed.set(true);
                }
                LockSupport.parkNanos(100_000);
            }
        }
    }

    @Test
    void whatIsAloneRunsBesideNothingAndTheOthersBesideEachOther() {
        List<Check<Recorder>> found = Checks.of("kit", Recorder.class, List.of(new Sharing()));
        List<Check<Recorder>> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.addAll(found);
            many.addAll(found.stream()
                    .filter(check -> check.name().endsWith("beside"))
                    .toList());
        }

        new Runner(RequirementCatalogue.published(), false, 4, new Redaction())
                .run(many, name -> () -> List.<Exchange>of());

        assertThat(disturbed).isFalse();
        assertThat(most.get()).isGreaterThan(1);
    }
}
