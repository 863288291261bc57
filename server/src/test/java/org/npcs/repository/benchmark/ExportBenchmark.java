package org.npcs.repository.benchmark;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import org.npcs.repository.sandbox.Sandbox;
import org.npcs.repository.server.running.SandboxClients;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * Exports own incidents in each form, and copies the same columns out of the same embedded PostgreSQL with {@code COPY}, one after
 * the other on the same cores; prints rows in a second, their ratio, and the most heap that was in use. An
 * export does more than the copy: it keeps frozen rows for paging, files with digests and a manifest.
 *
 * <p>Argument: number of incidents (default 1,000,000). Give the process {@code -Xmx512m}.
 */
final class ExportBenchmark {

    private static final String ANALYST = "fenwick-analyst";

    private final Sandbox sandbox;
    private final SandboxClients clients;
    private long heap;

    private ExportBenchmark(Sandbox sandbox) {
        this.sandbox = sandbox;
        clients = new SandboxClients(sandbox);
    }

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        try (var sandbox = Sandbox.start("--server.port=0", "--npcs.requests-per-minute=100000000")) {
            new ExportBenchmark(sandbox).run(records);
        }
        System.exit(0);
    }

    private void run(int records) throws Exception {
        var url = sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url");
        try (var connection = DriverManager.getConnection(url, "postgres", "")) {
            fill(connection, records);
            double copied = records / copy(connection);
            System.out.printf(
                    Locale.ROOT,
                    "%d cores, heap of %d MB, %d incidents%nCOPY of the same columns %9.0f rows/s%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() >> 20,
                    records,
                    copied);
            for (var request : new String[] {
                "\"format\":\"csv\"",
                "\"format\":\"ndjson\"",
                "\"format\":\"parquet\"",
                "\"format\":\"parquet\",\"partitionBy\":\"eventYear\""
            }) {
                heap = 0;
                double exported = export(request);
                System.out.printf(
                        Locale.ROOT,
                        "%-48s %9.0f rows/s  %5.2f of COPY  heap %4d MB%n",
                        request,
                        exported,
                        exported / copied,
                        heap >> 20);
            }
        }
    }

    private static void fill(Connection connection, int records) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(String.format(Locale.ROOT, """
                    INSERT INTO incident (jurisdiction, id, natural_key, version, etag, state, content, changed, created_at, stored_at,
                        stored_by, kind, event_date)
                    SELECT 'US-XB', gen_random_uuid(), 'LOAD-' || n, 1, '"1-load"', 'accepted', json_build_object('localKey', 'LOAD-' || n,
                        'eventDate', date '2026-01-01' - n %% 2000, 'eventDatePrecision', 'day', 'awareDate', date '2026-01-02' - n %% 2000,
                        'child', json_build_object('ageYears', n %% 18, 'sex', (n %% 2 + 1)::text, 'inCare', '2'), 'manner', 'A',
                        'involvement', json_build_object('openCase', '2', 'daysSinceLastContact', n %% 300))::text, '{}',
                        now() - interval '1 hour', now() - interval '1 hour', 'load', 'fatality', date '2026-01-01' - n %% 2000
                    FROM generate_series(1, %d) n""", records));
            statement.execute("ANALYZE incident");
            statement.execute("CHECKPOINT");
        }
    }

    private static double copy(Connection connection) throws Exception {
        long start = System.nanoTime();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                        COPY (SELECT id, natural_key, state, kind, event_date, c ->> 'eventDatePrecision', c ->> 'awareDate',
                            c #>> '{child,ageYears}', c #>> '{child,sex}', c #>> '{child,inCare}', c ->> 'manner', c ->> 'suidCategory',
                            c ->> 'causeExternal', c ->> 'causeMedical', c #>> '{involvement,openCase}',
                            c #>> '{involvement,daysSinceLastContact}', version, stored_at
                            FROM (SELECT *, content::jsonb AS c FROM incident WHERE jurisdiction = 'US-XB' ORDER BY id OFFSET 0) i)
                        TO STDOUT (FORMAT csv, HEADER)""", OutputStream.nullOutputStream());
        return (System.nanoTime() - start) / 1e9;
    }

    /** Rows in a second, from the request until it is ready. */
    private double export(String form) throws Exception {
        long start = System.nanoTime();
        var made = call("/v1/exports", "{\"kind\":\"own-incidents\"," + form + "}");
        var path = "/v1/exports/" + made.path("id").asString("");
        while (true) {
            Thread.sleep(100);
            heap = Math.max(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            var now = call(path, "");
            switch (now.path("state").asString("")) {
                case "ready" -> {
                    return now.path("rowsDone").asLong(0) / ((System.nanoTime() - start) / 1e9);
                }
                case "failed" -> throw new IllegalStateException(now.toString());
                default -> {}
            }
        }
    }

    private JsonNode call(String path, String body) {
        return SandboxClients.json(body.isEmpty() ? clients.get(ANALYST, path) : clients.post(ANALYST, path, body));
    }
}
