package org.npcs.repository.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class GatheringTests {

    private final List<Statement> statements = new ArrayList<>();
    private final Gathering<String, Integer, String> gathering = new Gathering<>((key, items) -> {
        var statement = new Statement(key, items, new CompletableFuture<>());
        statements.add(statement);
        return Mono.fromFuture(statement.answer());
    });

    private record Statement(String key, List<Integer> items, CompletableFuture<List<String>> answer) {
        void succeed() {
            answer.complete(items.stream().map(item -> key + item).toList());
        }
    }

    @Test
    void whoMeetsNobodyIsServedAtOnceAndAlone() {
        var first = ask("a", 1);

        assertThat(statements).extracting(Statement::items).containsExactly(List.of(1));
        statements.get(0).succeed();
        assertThat(first).isCompletedWithValue("a1");

        ask("a", 2);
        assertThat(statements).hasSize(2);
    }

    @Test
    void whoArrivesMeanwhileGoesWithTheNextStatementAndIsAnsweredForItself() {
        occupy("a");
        var later = IntStream.rangeClosed(1, 3).mapToObj(i -> ask("a", i)).toList();
        assertThat(statements).hasSize(2);

        statements.get(0).succeed();

        assertThat(statements.get(2).items()).containsExactly(1, 2, 3);
        assertThat(later).noneMatch(CompletableFuture::isDone);
        statements.get(2).succeed();
        assertThat(later).extracting(CompletableFuture::join).containsExactly("a1", "a2", "a3");
    }

    @Test
    void callsOfDifferentKeysNeverShareAStatement() {
        occupy("a");
        occupy("b");
        ask("a", 1);
        ask("b", 2);

        List.copyOf(statements).forEach(Statement::succeed);

        assertThat(statements.subList(4, statements.size()))
                .extracting(statement -> statement.key() + statement.items())
                .containsExactlyInAnyOrder("a[1]", "b[2]");
    }

    @Test
    void aStatementThatWouldGrowTooLongIsDivided() {
        occupy("a");
        IntStream.rangeClosed(1, 40).forEach(i -> ask("a", i));

        statements.get(0).succeed();
        statements.get(1).succeed();

        assertThat(statements.get(2).items()).hasSize(32);
        assertThat(statements.get(3).items()).hasSize(8);
    }

    @Test
    void whatTheDatabaseRefusesToOneIsNotAnsweredToTheOthers() {
        occupy("a");
        var sound = ask("a", 1);
        var faulty = ask("a", 2);
        statements.get(0).succeed();
        statements.get(2).answer().completeExceptionally(new R2dbcDataIntegrityViolationException("", "23503"));

        statements.get(3).succeed();
        statements.get(4).answer().completeExceptionally(new R2dbcDataIntegrityViolationException("", "23503"));

        assertThat(sound).isCompletedWithValue("a1");
        assertThat(faulty).isCompletedExceptionally();
    }

    @Test
    void aLostConnectionIsToldToAllAndNothingIsRepeated() {
        occupy("a");
        var one = ask("a", 1);
        var other = ask("a", 2);
        statements.get(0).succeed();

        statements.get(2).answer().completeExceptionally(new R2dbcNonTransientResourceException("", "08006"));

        assertThat(one).isCompletedExceptionally();
        assertThat(other).isCompletedExceptionally();
        assertThat(statements).hasSize(3);
    }

    @Test
    void whoGoesAwayDoesNotTakeTheStatementWithIt() {
        occupy("a");
        var gone = gathering.ask("a", 1).subscribe();
        var stays = ask("a", 2);

        gone.dispose();
        statements.get(0).succeed();
        statements.get(2).succeed();

        assertThat(stays).isCompletedWithValue("a2");
    }

    private void occupy(String key) {
        ask(key, 0);
        ask(key, 0);
    }

    private CompletableFuture<String> ask(String key, int item) {
        return gathering.ask(key, item).toFuture();
    }
}
