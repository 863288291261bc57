package org.npcs.repository.server.exchange.body;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.contract.ByteStream;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** One reading of a body from its first to its last byte; bytes are asked for only when the records before are stored. */
public final class BodyReading {

    private final ByteStream body;
    private final Scheduler scheduler;
    private final MessageDigest digest = sha256();
    private long sent;
    private long plain;

    /** A reading that works on a scheduler, not on the thread of the connection. */
    public BodyReading(ByteStream body, Scheduler scheduler) {
        this.body = body;
        this.scheduler = scheduler;
    }

    /**
     * The records of the body, in small lists, in order.
     *
     * @throws ProblemException {@code malformed-batch} or {@code body-too-large}, when the body cannot be read to its end
     */
    public Flux<List<Frame>> frames() {
        var framer = Framer.of(body.type());
        return (body.gzip() ? decompressed(framer) : sent())
                .doOnNext(bytes -> {
                    plain += bytes.length;
                    if (plain > BatchLimits.BYTES) {
                        throw ProblemException.of(ProblemCode.BODY_TOO_LARGE);
                    }
                })
                .map(framer::feed)
                .concatWith(Mono.fromCallable(framer::end))
                .filter(frames -> !frames.isEmpty());
    }

    /** Reads the body to its end for its digest alone. */
    public Mono<Void> drain() {
        return sent().then();
    }

    /** Bytes as they were sent. */
    public long bytes() {
        return sent;
    }

    /** SHA-256 of the bytes as they were sent; to be asked once, at the end. */
    public byte[] digest() {
        return digest.digest();
    }

    /** A digest as 64 hexadecimal digits. */
    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** A new digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
        }
    }

    private Flux<byte[]> sent() {
        return body.bytes().map(BodyReading::copied).publishOn(scheduler, 4).doOnNext(bytes -> {
            sent += bytes.length;
            digest.update(bytes);
        });
    }

    private Flux<byte[]> decompressed(Framer framer) {
        return Flux.using(
                () -> new Gunzip(framer::malformed),
                gunzip -> sent().concatMapIterable(gunzip::feed, 1).concatWith(Mono.fromRunnable(gunzip::end)),
                Gunzip::close);
    }

    private static byte[] copied(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
