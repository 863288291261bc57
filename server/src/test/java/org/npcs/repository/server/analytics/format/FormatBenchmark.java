package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes a million rows in each form and says how long it took; run with a small heap, as {@code -Xmx64m}, it must end. */
final class FormatBenchmark {

    private FormatBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        var folder = Files.createTempDirectory("formats");
        for (var format : TableFormat.values()) {
            measure(folder, format, rows);
        }
        Files.delete(folder);
    }

    private static void measure(Path folder, TableFormat format, long rows) throws IOException {
        long start = System.nanoTime();
        long most = 0;
        WrittenFile written;
        try (var file =
                new FileOutput(folder, "t." + format.extension(), format, HostileTable.HEAD, WriteOptions.USUAL)) {
            var source = rows(rows);
            for (long i = 0; source.hasNext(); i++) {
                file.write(source.next());
                if (i % 100_000 == 0) {
                    System.gc();
                    most = Math.max(
                            most,
                            Runtime.getRuntime().totalMemory()
                                    - Runtime.getRuntime().freeMemory());
                }
            }
            written = file.finish();
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d rows, %.1f MB, %.2f s, at most %d MB alive, heap limit %d MB%n",
                format,
                written.rows(),
                written.bytes() / 1e6,
                (System.nanoTime() - start) / 1e9,
                most >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        Files.delete(folder.resolve(written.path()));
    }

    private static Iterator<List<@Nullable Object>> rows(long rows) {
        var day = LocalDate.of(2020, 1, 1);
        var at = Instant.parse("2026-01-01T00:00:00Z");
        return LongStream.range(0, rows)
                .<List<@Nullable Object>>mapToObj(i -> Arrays.asList(
                        i % 7 == 0 ? "007" : "01",
                        i % 3 == 0 ? null : i * 31 % 5000,
                        i % 3 == 0 ? "suppressed-small" : "shown",
                        BigDecimal.valueOf(i * 7919 % 1_000_003, 6),
                        day.plusDays(i % 2000),
                        at.plusSeconds(i),
                        "row " + i,
                        null))
                .iterator();
    }
}
