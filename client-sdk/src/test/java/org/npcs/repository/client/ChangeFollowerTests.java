package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.exchange.AfterExpiry;
import org.npcs.repository.client.exchange.PositionStore;
import org.npcs.repository.client.model.Change;

class ChangeFollowerTests {

    private final Feed feed = new Feed();
    private final FakeRepository repository = new FakeRepository(feed);
    private final List<Long> seen = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    /** A feed of so many changes; {@code c7} is the cursor after the seventh. */
    private static final class Feed implements ResponseDefinitionTransformerV2 {

        private final Deque<ResponseDefinitionBuilder> troubles = new ArrayDeque<>();
        private volatile long last = 10;
        private volatile long oldest = 1;

        @Override
        public String getName() {
            return "feed";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public synchronized ResponseDefinition transform(ServeEvent event) {
            if (!troubles.isEmpty()) {
                return troubles.poll().build();
            }
            QueryParameter cursor = event.getRequest().queryParameter("cursor");
            QueryParameter from = event.getRequest().queryParameter("from");
            long after = cursor.isPresent()
                    ? Long.parseLong(cursor.firstValue().substring(1))
                    : from.isPresent() && from.firstValue().equals("now") ? last : oldest - 1;
            if (after < oldest - 1) {
                return FakeRepository.problem(410, "cursor-expired", "").build();
            }
            long end = Math.min(last, after + 4);
            String items = LongStream.rangeClosed(after + 1, end)
                    .mapToObj(i -> "{\"cursor\":\"c" + i + "\",\"position\":" + i
                            + ",\"noun\":\"incident\",\"kind\":\"kind-of-tomorrow\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            return FakeRepository.json("{\"items\":" + items + ",\"complete\":" + (end == last) + ",\"nextCursor\":\"c"
                            + end + "\",\"oldestPosition\":" + oldest + "}")
                    .build();
        }
    }

    @BeforeEach
    void serve() {
        file = folder.resolve("position");
        repository.server.stubFor(get(urlPathMatching("/v1/jurisdictions/US-XA/changes"))
                .willReturn(ResponseDefinitionBuilder.responseDefinition().withTransformers("feed")));
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void everyChangeComesInOrderAndThePositionIsKept() throws IOException {
        follower().eachUntilNow(change -> seen.add(change.position()));

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(file).hasContent("npcs-position-1 c10\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        feed.last = 12;
        follower().eachUntilNow(change -> seen.add(change.position()));
        assertThat(seen).endsWith(10L, 11L, 12L).doesNotHaveDuplicates();
    }

    @Test
    void aChangeWhoseHandlerFailedComesAgain() {
        assertThatThrownBy(() -> follower().eachUntilNow(change -> {
                    if (change.position() == 6) {
                        throw new IllegalStateException("killed");
                    }
                    seen.add(change.position());
                }))
                .hasMessage("killed");

        follower().eachUntilNow(change -> seen.add(change.position()));

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aCrashAtAnyPlaceBetweenHandlingAndCommitRepeatsOneChangeAndSkipsNone() {
        for (int crash = 1; crash <= 10; crash++) {
            seen.clear();
            Path own = folder.resolve("position-" + crash);
            int[] commits = new int[1];
            int at = crash;
            PositionStore store = new PositionStore() {
                private final PositionStore real = PositionStore.file(own);

                @Override
                public Optional<String> load() {
                    return real.load();
                }

                @Override
                public void commit(String position) {
                    if (++commits[0] == at) {
                        throw new IllegalStateException("killed");
                    }
                    real.commit(position);
                }
            };
            assertThatThrownBy(() -> repository
                            .client()
                            .exchange()
                            .follow(store)
                            .eachUntilNow(change -> seen.add(change.position())))
                    .hasMessage("killed");
            repository
                    .client()
                    .exchange()
                    .follow(PositionStore.file(own))
                    .eachUntilNow(change -> seen.add(change.position()));

            assertThat(seen).hasSize(11).containsSequence((long) crash, (long) crash);
            assertThat(seen.stream().distinct()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    void aPageIsCommittedAsAWhole() {
        List<Integer> sizes = new ArrayList<>();
        assertThatThrownBy(() -> follower().pagesUntilNow(page -> {
                    sizes.add(page.size());
                    if (sizes.size() == 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");

        follower().pagesUntilNow(page -> page.forEach(change -> seen.add(change.position())));

        assertThat(sizes).containsExactly(4, 4);
        assertThat(seen).startsWith(5L).endsWith(10L).hasSize(6);
    }

    @Test
    void outagesAndCutConnectionsAreWaitedOut() {
        for (int i = 0; i < 40; i++) {
            feed.troubles.add(FakeRepository.problem(503, "unavailable", ""));
        }
        feed.troubles.add(FakeRepository.problem(429, "rate-limited", "").withHeader("Retry-After", "31"));
        feed.troubles.add(ResponseDefinitionBuilder.responseDefinition().withFault(Fault.CONNECTION_RESET_BY_PEER));
        feed.troubles.add(ResponseDefinitionBuilder.responseDefinition().withFault(Fault.RANDOM_DATA_THEN_CLOSE));

        follower().eachUntilNow(change -> seen.add(change.position()));

        assertThat(seen).hasSize(10).doesNotHaveDuplicates();
        assertThat(repository.time.sleeps()).contains(Duration.ofSeconds(31));
    }

    @Test
    void aRefusalEndsTheRun() {
        feed.troubles.add(FakeRepository.problem(403, "insufficient-scope", ""));

        assertThatThrownBy(() -> follower().each(change -> {})).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void theProgramDecidesWhatToDoWithAPositionThatIsTooOld() {
        PositionStore.file(file).commit("c1");
        feed.oldest = 5;

        assertThatThrownBy(() -> follower().eachUntilNow(change -> {})).isInstanceOf(NotFoundException.class);
        assertThat(PositionStore.file(file).load()).contains("c1");
        follower().onExpired(() -> AfterExpiry.FROM_OLDEST).eachUntilNow(change -> seen.add(change.position()));
        assertThat(seen).startsWith(5L).endsWith(10L).hasSize(6);

        PositionStore.file(file).commit("c1");
        seen.clear();
        follower().onExpired(() -> AfterExpiry.FROM_NOW).eachUntilNow(change -> seen.add(change.position()));
        assertThat(seen).isEmpty();
        assertThat(PositionStore.file(file).load()).contains("c10");
    }

    @Test
    void aStartAtNowIsKeptBeforeAnythingHappens() {
        follower().fromNow().eachUntilNow(change -> seen.add(change.position()));
        feed.last = 13;

        follower().fromNow().eachUntilNow(change -> seen.add(change.position()));

        assertThat(seen).containsExactly(11L, 12L, 13L);
    }

    @Test
    void aFollowerWaitsForTheRepositoryUntilItIsStopped() {
        ChangeFollower follower = follower().noun("incident").limit(4).waitSeconds(25);
        feed.last = 3;
        int[] polls = new int[1];
        PositionStore.file(file).commit("c2");

        follower.each(change -> {
            seen.add(change.position());
            feed.last = Math.max(feed.last, 5);
            if (++polls[0] == 3) {
                follower.stop();
            }
        });

        assertThat(seen).containsExactly(3L, 4L, 5L);
        assertThat(repository.calls())
                .extracting(LoggedRequest::getUrl)
                .first()
                .isEqualTo("/v1/jurisdictions/US-XA/changes?cursor=c2&limit=4&noun=incident&wait=25");
    }

    @Test
    void anEmptyFeedThatAnswersAtOnceIsNotStormed() {
        feed.last = 0;
        ChangeFollower follower = follower();
        Change[] one = new Change[1];
        Thread later = new Thread(() -> {
            while (repository.time.sleeps().size() < 3) {
                Thread.onSpinWait();
            }
            feed.last = 1;
        });
        later.start();

        follower.each(change -> {
            one[0] = change;
            follower.stop();
        });

        assertThat(one[0].kind()).isEqualTo("kind-of-tomorrow");
        assertThat(repository.time.sleeps())
                .startsWith(Duration.ofMillis(750), Duration.ofMillis(1500), Duration.ofSeconds(3));
    }

    @Test
    void aHalfWrittenPositionDoesNotCountAndAStrangeFileIsRefused() throws IOException {
        PositionStore store = PositionStore.file(file);
        store.commit("c4");
        Files.writeString(folder.resolve("position.tmp"), "npcs-pos");

        assertThat(store.load()).contains("c4");
        store.commit("c5");
        assertThat(store.load()).contains("c5");
        Files.writeString(file, "CANARY");
        assertThatThrownBy(store::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("CANARY");
    }

    private ChangeFollower follower() {
        return repository.client().exchange().follow(PositionStore.file(file));
    }
}
