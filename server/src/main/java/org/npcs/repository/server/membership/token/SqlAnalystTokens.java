package org.npcs.repository.server.membership.token;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.AddressRange;
import org.npcs.repository.server.security.AnalystTokenStanding;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The tables of analyst tokens: the records, and apart from them the digests of their secrets. */
final class SqlAnalystTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("made_with", String.class);
        return new SqlRecords(unitOfWork, "analyst_token", facets);
    }

    Mono<Long> keep(Transaction transaction, StoredRecord token, String digest) {
        return transaction.execute(
                "INSERT INTO analyst_token_secret (digest, jurisdiction, token_id) VALUES ($1, $2, $3)",
                digest,
                token.jurisdiction(),
                token.id());
    }

    Mono<Long> used(Transaction transaction, AnalystTokenStanding token, LocalDate day) {
        return transaction.execute(
                "UPDATE analyst_token_secret SET last_used_on = $3 WHERE jurisdiction = $1 AND token_id = $2"
                        + " AND (last_used_on IS NULL OR last_used_on < $3)",
                token.jurisdiction(),
                token.id(),
                day);
    }

    private record Use(UUID token, LocalDate day) {}

    /** The last day of use of those tokens that were used. */
    Mono<Map<UUID, LocalDate>> lastUses(Transaction transaction, String owner, List<UUID> tokens) {
        return transaction
                .list(
                        row -> new Use(
                                Objects.requireNonNull(row.get("token_id", UUID.class)),
                                Objects.requireNonNull(row.get("last_used_on", LocalDate.class))),
                        "SELECT token_id, last_used_on FROM analyst_token_secret WHERE jurisdiction = $1 AND token_id = ANY($2)"
                                + " AND last_used_on IS NOT NULL",
                        owner,
                        tokens.toArray(UUID[]::new))
                .map(uses -> uses.stream().collect(Collectors.toMap(Use::token, Use::day)));
    }

    /** A row of {@code analyst_token_standing}. */
    static AnalystTokenStanding standing(Readable row) {
        var content = JSON.readTree(Objects.requireNonNull(row.get("content", String.class)));
        var profile = row.get("profile_version", Integer.class);
        return new AnalystTokenStanding(
                Objects.requireNonNull(row.get("token_id", UUID.class)),
                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                content.path("name").asString(""),
                LocalDate.parse(content.path("expiresOn").asString("")),
                content.path("addressRanges")
                        .valueStream()
                        .map(one -> AddressRange.of(one.asString("")).orElseThrow())
                        .toList(),
                !AnalystToken.ACTIVE.equals(row.get("state", String.class)),
                "active".equals(row.get("maker_state", String.class)),
                Objects.requireNonNull(row.get("version", Integer.class)),
                profile == null ? 0 : profile,
                row.get("last_used_on", LocalDate.class));
    }
}
