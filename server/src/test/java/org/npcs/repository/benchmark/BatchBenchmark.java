package org.npcs.repository.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends many reviews in one body and waits for the end, beside the same documents in plain statements. */
final class BatchBenchmark {

    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 4;
    /** Above the numbers that single writes use. */
    private static final int FIRST_NUMBER = 60;

    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z-]+)\"");
    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([0-9a-f-]{36})\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final LoadGenerator load;
    private final PgBench postgres;

    BatchBenchmark(String base, LoadGenerator load, PgBench postgres) {
        this.base = base;
        this.load = load;
        this.postgres = postgres;
    }

    void run(List<String> keys) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            double served = taken(lines(keys, round));
            double rows = postgres.insertHundreds(1) * 100;
            double copied = postgres.copy(RECORDS);
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %8d %10.0f %11.0f %7.2f   (COPY %.0f/s, %.2f)%n",
                    round == 0 ? "take a batch, cold" : "take a batch",
                    1,
                    served,
                    rows,
                    served / rows,
                    copied,
                    served / copied);
        }
    }

    private static String lines(List<String> keys, int round) {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> "{\"noun\":\"review\",\"content\":"
                        + Documents.review(
                                keys.get(i % keys.size()),
                                FIRST_NUMBER + i / keys.size() + round * (RECORDS / keys.size() + 1))
                        + "}\n")
                .collect(Collectors.joining());
    }

    /** Records in a second, from the first byte until all have been worked on. */
    private double taken(String lines) throws Exception {
        long start = System.nanoTime();
        var answer = send(request("/v1/jurisdictions/US-XB/submissions?wait=30")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
        var id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("the benchmark met a refusal: " + answer);
        }
        while (found(STATE, answer).matches("received|processing")) {
            Thread.sleep(50);
            answer = send(request("/v1/submissions/" + id.group(1)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!found(STATE, answer).equals("accepted")) {
            throw new IllegalStateException("the benchmark met rejections: " + answer);
        }
        return RECORDS / seconds;
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + load.token());
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
