package org.npcs.repository.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Locale;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.running.SandboxClients;
import tools.jackson.databind.JsonNode;

/**
 * The invented history at growing sizes: how long a release is built, how soon its tables answer, how soon own figures are worked out live,
 * how long an export in Parquet by year takes, and whether a query engine counts in it what the repository counts. Prints one line for each
 * size; ratios are to the first.
 *
 * <p>Arguments: numbers of incidents (default 10,000 and 1,000,000).
 */
final class ScaleBenchmark {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int CALLS = 400;
    private static final int LIVE_CALLS = 40;

    private final SandboxClients clients;

    private ScaleBenchmark(Sandbox sandbox) {
        clients = new SandboxClients(sandbox);
    }

    /** What was measured of a size, in seconds and milliseconds. */
    private record Measured(
            int incidents,
            double entered,
            double built,
            double median,
            double p99,
            double live,
            double exported,
            long rows,
            long counted,
            long heap) {}

    /** Runs all sizes. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length > 0
                ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 1_000_000};
        Measured first = null;
        System.out.printf(
                Locale.ROOT,
                "%d cores, heap of %d MB%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        for (int size : sizes) {
            long start = System.nanoTime();
            try (var sandbox = Sandbox.start(
                    "--server.port=0", "--npcs.requests-per-minute=100000000", "--sandbox.history=" + size)) {
                sandbox.awaitHistory();
                var measured = new ScaleBenchmark(sandbox).run(size, seconds(start));
                first = first == null ? measured : first;
                print(measured, first);
            }
        }
        System.exit(0);
    }

    private static void print(Measured one, Measured first) {
        System.out.printf(
                Locale.ROOT,
                "%,d incidents: entered in %.0f s; release built in %.1f s (%.1f times); its tables answer in %.1f ms, 99 of 100 in %.1f ms"
                        + " (%.2f and %.2f times); own table live in %.1f ms (%.1f times); Parquet by year in %.1f s, %,d rows,"
                        + " a query engine counts %,d; most heap %d MB%n",
                one.incidents,
                one.entered,
                one.built,
                one.built / first.built,
                one.median,
                one.p99,
                one.median / first.median,
                one.p99 / first.p99,
                one.live,
                one.live / first.live,
                one.exported,
                one.rows,
                one.counted,
                one.heap >> 20);
    }

    private Measured run(int size, double entered) throws Exception {
        var base = call("steward", "/v1/release-calendar", "")
                .path("periods")
                .valueStream()
                .filter(due -> !due.path("state").asString("").equals("open"))
                .map(due -> due.path("base").asString(""))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        long start = System.nanoTime();
        var release = call("steward", "/v1/releases", "{\"base\":\"" + base + "\"}")
                .path("id")
                .asString("");
        until("steward", "/v1/releases/" + release, "awaiting-second");
        double built = seconds(start);
        call("steward-second", "/v1/releases/" + release + "/transitions", "{\"to\":\"published\"}");
        double[] frozen = millis(CALLS, "/v1/analytics/item-prevalence?release=" + release);
        double[] live = millis(
                Math.max(4, LIVE_CALLS * 10_000 / Math.max(size, 10_000)),
                "/v1/analytics/item-prevalence?member=US-XB");
        start = System.nanoTime();
        var made = call(
                "fenwick-analyst",
                "/v1/exports",
                "{\"kind\":\"own-incidents\",\"format\":\"parquet\",\"partitionBy\":\"eventYear\"}");
        var export = until("fenwick-analyst", "/v1/exports/" + made.path("id").asString(""), "ready");
        return new Measured(
                size,
                entered,
                built,
                quantile(frozen, 0.5),
                quantile(frozen, 0.99),
                quantile(live, 0.5),
                seconds(start),
                export.path("rowsDone").asLong(-1),
                counted(export),
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum());
    }

    /** How many rows DuckDB finds in the files of an export. */
    private long counted(JsonNode export) throws Exception {
        var folder = Files.createTempDirectory("scale");
        try {
            for (var file : export.path("files")) {
                var name = file.path("name").asString("");
                if (name.endsWith(".parquet")) {
                    var path = Files.createDirectories(folder).resolve(name.replace('/', '-'));
                    HTTP.send(
                            clients.request(
                                            "fenwick-analyst",
                                            "/v1/exports/" + export.path("id").asString("") + "/files/" + name)
                                    .header("Accept", "*/*")
                                    .build(),
                            BodyHandlers.ofFile(path));
                }
            }
            try (var engine = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = engine.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT count(DISTINCT \"incidentId\") FROM read_parquet('" + folder + "/*.parquet')")) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private double[] millis(int calls, String path) throws Exception {
        // The first calls warm the way up.
        var taken = new double[calls];
        for (int i = -calls / 4; i < calls; i++) {
            long start = System.nanoTime();
            call("fenwick-analyst", path, "");
            if (i >= 0) {
                taken[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return taken;
    }

    private static double quantile(double[] taken, double share) {
        var sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private JsonNode until(String client, String path, String state) throws Exception {
        while (true) {
            var now = call(client, path, "");
            var is = now.path("state").asString("");
            if (is.equals(state)) {
                return now;
            }
            if (is.equals("failed")) {
                throw new IllegalStateException(
                        "it failed: " + now.path("reason").asString(""));
            }
            Thread.sleep(50);
        }
    }

    private JsonNode call(String client, String path, String body) {
        var answer = body.isEmpty() ? clients.get(client, path) : clients.post(client, path, body);
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return SandboxClients.json(answer);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
