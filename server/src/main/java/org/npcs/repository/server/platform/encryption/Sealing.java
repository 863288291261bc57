package org.npcs.repository.server.platform.encryption;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals and opens the members of documents that the dictionary marks as sealed. A ciphertext is bound to owner, record and
 * element: moved to any other place it does not open.
 */
@Component
public final class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final String MARK = '"' + RecordKey.PREFIX;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OwnerKeys owners;
    private final Counter damaged;

    Sealing(OwnerKeys owners, MeterRegistry meters) {
        this.owners = owners;
        this.damaged = Counter.builder("npcs.sealed.damaged")
                .description("Sealed members that did not open although their key was there")
                .register(meters);
    }

    /** Makes the keysets of owners ready for what {@link #open} and {@link #seal} do in an instant. */
    public Mono<Void> ready(Collection<String> codes) {
        return Flux.fromIterable(codes).distinct().concatMap(owners::ready).then();
    }

    /**
     * Seals a document for storing.
     *
     * @param key wrapped key of the record, or null while it has none
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code unavailable} when there is something to
     *     seal and the key service cannot be reached
     */
    public Sealed seal(String owner, String noun, UUID record, ObjectNode document, @Nullable String key) {
        if (!SealedMembers.anyIn(noun, document)) {
            return new Sealed(document.toString(), key, false);
        }
        try {
            var ownerKey = owners.required(owner);
            var recordKey = key == null ? RecordKey.fresh() : RecordKey.of(ownerKey.unwrap(record, key));
            var sealed = document.deepCopy();
            SealedMembers.visit(
                    noun,
                    sealed,
                    (parent, name, element, pointer) ->
                            parent.put(name, seal(recordKey, parent.get(name), place(owner, record, element))));
            return new Sealed(
                    sealed.toString(), key == null ? ownerKey.wrap(record, recordKey.bytes()) : key, key == null);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a record could not be sealed", failure);
        }
    }

    /** Opens a stored document as far as it can be opened now. */
    public Opened open(String owner, String noun, UUID record, String text, @Nullable String key) {
        if (!text.contains(MARK)) {
            return new Opened(text, null, List.of());
        }
        var document = (ObjectNode) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
        var found = key(owner, record, key);
        var unreadable = new ArrayList<Unreadable>();
        SealedMembers.visit(noun, document, (parent, name, element, pointer) -> {
            var stored = parent.get(name).asString("");
            if (!stored.startsWith(RecordKey.PREFIX)) {
                return;
            }
            var value = found.key() == null ? null : opened(found.key(), stored, place(owner, record, element));
            if (value == null) {
                parent.remove(name);
                unreadable.add(new Unreadable(pointer, found.reason()));
            } else {
                parent.set(name, value);
            }
        });
        return new Opened(document.toString(), document, List.copyOf(unreadable));
    }

    /** The key of a record, or why there is none. */
    private record Found(@Nullable RecordKey key, String reason) {}

    private Found key(String owner, UUID record, @Nullable String wrapped) {
        if (owners.away(owner)) {
            return new Found(null, Unreadable.AWAY);
        }
        var ownerKey = owners.now(owner);
        if (ownerKey == null || wrapped == null) {
            return new Found(null, Unreadable.DESTROYED);
        }
        try {
            return new Found(RecordKey.of(ownerKey.unwrap(record, wrapped)), Unreadable.DAMAGED);
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            return new Found(null, noted());
        }
    }

    private static String seal(RecordKey key, JsonNode value, String place) {
        try {
            return key.seal(value.toString(), place);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a member could not be sealed", failure);
        }
    }

    private @Nullable JsonNode opened(RecordKey key, String sealed, String place) {
        try {
            return JSON.readTree(key.open(sealed, place));
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            noted();
            return null;
        }
    }

    private String noted() {
        damaged.increment();
        LOG.error("a sealed member did not open: it was altered or moved, or its key was");
        return Unreadable.DAMAGED;
    }

    private static String place(String owner, UUID record, String element) {
        return owner + '/' + record + '/' + element;
    }
}
