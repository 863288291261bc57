package org.npcs.repository.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.regex.Pattern;
import org.npcs.repository.sandbox.Sandbox;
import org.postgresql.PGConnection;

/** The same work as statements of plain PostgreSQL, through {@code pgbench} with prepared statements over TCP. */
final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final URI place;
    private final int seconds;
    private final String document;

    PgBench(Sandbox sandbox, int seconds, String document) throws Exception {
        var url = sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url");
        this.place = URI.create(url.substring("jdbc:".length()));
        this.seconds = seconds;
        this.document = document;
        try (var connection = DriverManager.getConnection(url, "npcs_owner", "sandbox");
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA benchmark");
            statement.execute("CREATE TABLE benchmark.document (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),"
                    + " number int NOT NULL, kind text NOT NULL, content text NOT NULL)");
            statement.execute(
                    "CREATE TABLE benchmark.audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                            + " document uuid NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), actor text NOT NULL)");
            statement.execute("CREATE TABLE benchmark.stock AS SELECT n AS number, 'near-fatality' AS kind,"
                    + " (SELECT string_agg(md5(n::text || i::text), '') FROM generate_series(1, 34) i) AS content"
                    + " FROM generate_series(1, 1500) n");
            statement.execute("CREATE UNIQUE INDEX ON benchmark.stock (number)");
            statement.execute("CREATE INDEX ON benchmark.stock (kind, number)");
            statement.execute("ANALYZE benchmark.stock");
        }
    }

    /** One insert of a document and one of an audit row for each commit. */
    double insert(int clients) throws Exception {
        return rate(
                clients,
                "BEGIN;\n"
                        + "INSERT INTO benchmark.document (number, kind, content) VALUES (:client_id, 'near-fatality', '"
                        + document + "');\n"
                        + "INSERT INTO benchmark.audit (document, actor) VALUES (gen_random_uuid(), 'benchmark');\nCOMMIT;\n");
    }

    /** A hundred documents and their audit rows for each commit, each kind in one statement. */
    double insertHundreds(int clients) throws Exception {
        var row = "(:client_id, 'near-fatality', '" + document + "')";
        return rate(
                clients,
                "BEGIN;\nINSERT INTO benchmark.document (number, kind, content) VALUES "
                        + String.join(",", Collections.nCopies(100, row)) + ";\n"
                        + "INSERT INTO benchmark.audit (document, actor) SELECT gen_random_uuid(), 'benchmark'"
                        + " FROM generate_series(1, 100);\nCOMMIT;\n");
    }

    /** Documents in a second by COPY, all in one commit and without audit rows. */
    double copy(int documents) throws Exception {
        var row = "1\tnear-fatality\t" + document.replace("\\", "\\\\") + "\n";
        try (var connection = DriverManager.getConnection("jdbc:" + place, "npcs_owner", "sandbox")) {
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY benchmark.document (number, kind, content) FROM STDIN",
                            new StringReader(row.repeat(documents)));
            return documents * 1e9 / (System.nanoTime() - start);
        }
    }

    /** Rows in a second of the feed of a member, copied out as they are stored. */
    double copyChanges(String owner) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:" + place, "npcs_owner", "sandbox");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT open_session('" + owner + "', 'benchmark', 'benchmark', 'benchmark')");
            long start = System.nanoTime();
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY (SELECT * FROM change ORDER BY sequence) TO STDOUT", OutputStream.nullOutputStream());
            double rate = rows * 1e9 / (System.nanoTime() - start);
            connection.rollback();
            return rate;
        }
    }

    /** One row by its key. */
    double select(int clients) throws Exception {
        return rate(clients, "\\set n random(1, 1500)\nSELECT * FROM benchmark.stock WHERE number = :n;\n");
    }

    /** Fifty rows by an index. */
    double page(int clients) throws Exception {
        return rate(
                clients,
                "\\set n random(1, 1400)\nSELECT * FROM benchmark.stock WHERE kind = 'near-fatality' AND number > :n"
                        + " ORDER BY number LIMIT 50;\n");
    }

    private double rate(int clients, String script) throws IOException, InterruptedException {
        Path file = Files.createTempFile("benchmark", ".sql");
        try {
            Files.writeString(file, script);
            var builder = new ProcessBuilder(
                    "pgbench",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    Integer.toString(clients),
                    "-j",
                    "2",
                    "-T",
                    Integer.toString(seconds),
                    "-f",
                    file.toString(),
                    "-h",
                    place.getHost(),
                    "-p",
                    Integer.toString(place.getPort()),
                    "-U",
                    "npcs_owner",
                    place.getPath().substring(1));
            builder.environment().put("PGPASSWORD", "sandbox");
            var process = builder.redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var rate = RATE.matcher(output);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            Files.delete(file);
        }
    }
}
