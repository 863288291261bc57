package org.npcs.repository.server.platform.encryption;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.SqlOwnerKeysets.Stored;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells owners how their sealed members are protected, and takes their wish for a rotation. */
@Component
public final class EncryptionKeys {

    private final UnitOfWork unitOfWork;
    private final OwnerKeys owners;
    private final KeyService service;
    private final KeyRotation rotation;
    private final SqlOwnerKeysets keysets = new SqlOwnerKeysets();

    EncryptionKeys(UnitOfWork unitOfWork, OwnerKeys owners, KeyService service, KeyRotation rotation) {
        this.unitOfWork = unitOfWork;
        this.owners = owners;
        this.service = service;
        this.rotation = rotation;
    }

    /**
     * A keyset, without any key.
     *
     * @param service kind of the key service that wraps it
     * @param available whether sealed members can be read now
     * @param version number of the key that wraps now; 0 while there is none
     * @param stage how far a rotation is
     * @param left keys of records that an earlier key still wraps
     * @param elements elements that are kept sealed
     */
    public record Standing(
            String service,
            boolean available,
            int version,
            String stage,
            @Nullable Instant madeAt,
            @Nullable Instant rotatedAt,
            long left,
            List<String> elements) {}

    /** The keyset of the caller. */
    public Mono<Standing> of(String owner) {
        return unitOfWork.run(transaction -> find(transaction, owner));
    }

    /**
     * Asks for a rotation; one that is under way goes on.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code unavailable} when the key service is away
     */
    public Mono<Standing> rotate(String owner) {
        return unitOfWork
                .run(transaction -> Mono.fromRunnable(() -> owners.required(owner))
                        .then(keysets.want(transaction, owner))
                        .then(find(transaction, owner)))
                .doOnNext(wanted -> rotation.wake());
    }

    private Mono<Standing> find(Transaction transaction, String owner) {
        return keysets.find(transaction, owner).flatMap(stored -> keysets.left(transaction, owner, stored.version())
                .map(left -> standing(owner, stored, left)));
    }

    private Standing standing(String owner, Stored stored, long left) {
        var there = stored.wrapped() != null;
        return new Standing(
                service.kind(),
                owners.now(owner) != null,
                there ? stored.version() : 0,
                stored.stage().code(),
                there ? stored.madeAt() : null,
                there ? stored.rotatedAt() : null,
                left,
                SealedMembers.elements());
    }
}
