package org.npcs.repository.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the whole change feed page by page, beside a copy of the same rows out of the database. */
final class FeedBenchmark {

    private static final int ROUNDS = 4;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final Pattern ENTRY = Pattern.compile("\"recordId\":");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final LoadGenerator load;
    private final PgBench postgres;

    FeedBenchmark(String base, LoadGenerator load, PgBench postgres) {
        this.base = base;
        this.load = load;
        this.postgres = postgres;
    }

    void run() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            double served = read();
            double copied = postgres.copyChanges("US-XB");
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %8d %10.0f %11.0f %7.2f   (beside COPY)%n",
                    round == 0 ? "read the feed, cold" : "read the feed",
                    1,
                    served,
                    copied,
                    served / copied);
        }
    }

    /** Entries in a second. */
    private double read() throws Exception {
        long start = System.nanoTime();
        long entries = 0;
        var cursor = "";
        var complete = false;
        while (!complete) {
            var page = http.send(
                            HttpRequest.newBuilder(
                                            URI.create(base + "/v1/jurisdictions/US-XB/changes?limit=500" + cursor))
                                    .header("Authorization", "Bearer " + load.token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            var next = CURSOR.matcher(page);
            if (!next.find()) {
                throw new IllegalStateException("the benchmark met a refusal: " + page);
            }
            cursor = "&cursor=" + next.group(1);
            entries += ENTRY.matcher(page).results().count();
            complete = page.contains("\"complete\":true");
        }
        return entries * 1e9 / (System.nanoTime() - start);
    }
}
