package org.npcs.repository.server.definition;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of imported instrument versions. */
final class SqlInstruments {

    Mono<InstrumentVersion> find(Transaction transaction, String instrument, String version) {
        return transaction.one(
                SqlInstruments::version,
                "SELECT document FROM instrument_version WHERE instrument = $1 AND version = $2",
                instrument,
                version);
    }

    Mono<List<InstrumentVersion>> all(Transaction transaction) {
        return transaction.list(
                SqlInstruments::version, "SELECT document FROM instrument_version ORDER BY instrument, version");
    }

    Mono<Long> insert(Transaction transaction, InstrumentVersion made, Instant now, String client) {
        return transaction.execute(
                "INSERT INTO instrument_version (instrument, version, document, imported_at, imported_by)"
                        + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                made.instrument(),
                made.version(),
                made.json().toString(),
                now,
                client);
    }

    private static InstrumentVersion version(io.r2dbc.spi.Readable row) {
        var document = Objects.requireNonNull(row.get("document", String.class));
        return InstrumentVersion.of(StrictJson.parse(document.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
