package org.npcs.repository.client.internal.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes a body on as it comes and asks for more only when that is written, so that memory stays flat. */
final class SinkBody implements BodySubscriber<byte[]> {

    private final AnswerSink sink;
    private final AtomicLong moved;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable OutputStream out;

    SinkBody(AnswerSink sink, AtomicLong moved) {
        this.sink = sink;
        this.moved = moved;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        try {
            out = sink.open();
            incoming.request(1);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        OutputStream open = out;
        if (open == null || body.isDone()) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                open.write(part);
                moved.addAndGet(part.length);
            }
            if (subscription != null) {
                subscription.request(1);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void onError(Throwable fault) {
        close();
        body.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        try {
            if (out != null) {
                out.close();
            }
            body.complete(new byte[0]);
        } catch (IOException | RuntimeException e) {
            body.completeExceptionally(new SinkFailed());
        }
    }

    /** The cause is left out: a message of the platform may name a file, and files are named after cases. */
    private void fail(Exception fault) {
        if (subscription != null) {
            subscription.cancel();
        }
        close();
        body.completeExceptionally(fault instanceof SinkFailed ? fault : new SinkFailed());
    }

    private void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException | RuntimeException e) {
            // The download has failed already; that is what the caller is told.
            out = null;
        }
    }

    /** Says that the own side could not keep what came. */
    static final class SinkFailed extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
