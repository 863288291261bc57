package org.npcs.repository.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.npcs.repository.benchmark.LoadGenerator.Request;
import org.npcs.repository.sandbox.Sandbox;

/**
 * Runs each kind of work on the server and with {@code pgbench} on the same embedded PostgreSQL, one after the other, with the
 * same number of clients, on the same cores, and prints the ratio. {@code pgbench} must be on the path.
 *
 * <p>Arguments: seconds of each measurement (default 6), seconds of warming up for each kind of work (default 40), and the beginning
 * of the kinds of work to run (default all).
 */
final class RepositoryBenchmark {

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final String INCIDENTS = "/v1/jurisdictions/US-XB/incidents";
    /** So many incidents that a run stays below 99 reviews of each. */
    private static final int STOCK = 3_000;

    private final LoadGenerator load;
    private final PgBench postgres;
    private final String chosen;
    private final BatchBenchmark batches;
    private final FeedBenchmark feed;
    private final AtomicInteger counter = new AtomicInteger();

    private RepositoryBenchmark(Sandbox sandbox, int warmSeconds, int seconds, String chosen) throws Exception {
        this.load = new LoadGenerator(sandbox.baseUrl(), "fenwick-nightly", warmSeconds, seconds);
        this.chosen = chosen;
        this.postgres = new PgBench(sandbox, seconds, Documents.review("CDR-000000", 1));
        this.batches = new BatchBenchmark(sandbox.baseUrl(), load, postgres);
        this.feed = new FeedBenchmark(sandbox.baseUrl(), load, postgres);
    }

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
        int warm = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        var chosen = arguments.length > 2 ? arguments[2] : "";
        try (var sandbox = Sandbox.start("--server.port=0", "--npcs.requests-per-minute=100000000")) {
            new RepositoryBenchmark(sandbox, warm, seconds, chosen).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d cores; a review of %d bytes; fsync and synchronous_commit on%n%n%-32s %8s %10s %11s %7s%n",
                Runtime.getRuntime().availableProcessors(),
                Documents.review("CDR-000000", 1).length(),
                "work",
                "clients",
                "server/s",
                "pgbench/s",
                "ratio");
        var keys = IntStream.range(0, STOCK)
                .mapToObj(i -> String.format(Locale.ROOT, "CDR-B%06d", i))
                .toList();
        load.each(keys.stream()
                .map(key -> new Request("PUT", INCIDENTS + "/" + key, Documents.incident(key)))
                .toList());
        if ("take a batch".startsWith(chosen)) {
            batches.run(keys);
        }
        if ("read the feed".startsWith(chosen)) {
            feed.run();
        }
        compare("create a review", () -> create(keys), postgres::insert);
        var ids = load.ids(INCIDENTS + "?limit=500");
        compare(
                "read an incident by id",
                () -> get("/v1/incidents/" + ids.get(Math.floorMod(counter.getAndIncrement(), ids.size()))),
                postgres::select);
        compare(
                "page of 50 incidents, filtered",
                () -> get(INCIDENTS + "?limit=50&kind=near-fatality"),
                postgres::page);
    }

    private Request create(List<String> keys) {
        int n = counter.getAndIncrement();
        var key = keys.get(n % STOCK);
        int number = n / STOCK + 1;
        return new Request("PUT", INCIDENTS + "/" + key + "/reviews/" + number, Documents.review(key, number));
    }

    private static Request get(String path) {
        return new Request("GET", path, null);
    }

    private void compare(String work, Supplier<Request> requests, Plain plain) throws Exception {
        if (!work.startsWith(chosen)) {
            return;
        }
        System.out.println("warming up, answers per second: " + load.warm(requests));
        for (int clients : CLIENTS) {
            double rate = plain.rate(clients);
            double served = load.perSecond(clients, requests);
            System.out.printf(
                    Locale.ROOT, "%-32s %8d %10.0f %11.0f %7.2f%n", work, clients, served, rate, served / rate);
        }
    }

    /** The same work as plain statements. */
    private interface Plain {
        double rate(int clients) throws Exception;
    }
}
