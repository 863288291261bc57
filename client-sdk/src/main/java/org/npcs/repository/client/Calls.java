package org.npcs.repository.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.DecodingException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.MembershipOperations;
import org.npcs.repository.client.internal.Operation;
import org.npcs.repository.client.internal.exchange.OwnerFiles;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.Request;
import org.npcs.repository.client.internal.transport.RequestBody;
import org.npcs.repository.client.internal.transport.Sinks;
import org.npcs.repository.client.model.Caller;
import org.npcs.repository.client.model.Jurisdiction;
import org.npcs.repository.client.page.Page;
import org.npcs.repository.client.page.Pages;

/** Makes calls for the facades of one client: request out, answer in, one way for all operations. */
final class Calls {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final Shared shared;
    private final CallOptions defaults;
    private final @Nullable Consumer<Answer> watcher;

    Calls(Shared shared, CallOptions defaults, @Nullable Consumer<Answer> watcher) {
        this.shared = shared;
        this.defaults = defaults;
        this.watcher = watcher;
    }

    Shared shared() {
        return shared;
    }

    CallOptions defaults() {
        return defaults;
    }

    <T> T call(Call call, String type, Function<byte[], T> reader) {
        Answer answer = answer(call);
        try {
            return reader.apply(answer.body());
        } catch (IllegalArgumentException e) {
            throw new DecodingException(
                    Failures.facts(call.operation().id(), answer, null), type, answer.body().length);
        }
    }

    <L, T> Pages<T> list(
            Function<@Nullable String, Call> call,
            String type,
            Function<byte[], L> reader,
            Function<L, java.util.List<T>> items,
            Function<L, @Nullable String> next) {
        return new Pages<>(cursor -> {
            L list = call(call.apply(cursor).query("cursor", cursor), type, reader);
            return new Page<>(items.apply(list), cursor, next.apply(list));
        });
    }

    private Answer answer(Call call) {
        Operation operation = call.operation();
        Headers.check(operation, call.options());
        CallOptions options = call.options().over(defaults);
        if (call.needsJurisdiction()) {
            call.path("jurisdiction", jurisdiction(options));
        }
        URI address = call.address(shared.base(), options);
        Map<String, String> headers = Headers.of(operation, options);
        headers.putAll(call.headers());
        headers.put("User-Agent", shared.userAgent());
        boolean cached = operation.safe()
                && !operation.authenticated()
                && operation.headerParameters().contains("If-None-Match");
        Answer known = cached ? shared.cache().find(address.toString()) : null;
        if (known != null) {
            known.header("ETag").ifPresent(etag -> headers.put("If-None-Match", etag));
        }
        Duration limit = options.timeout() == null ? limit(call) : options.timeout();
        Request request = new Request(
                operation.id(),
                operation.method(),
                address,
                headers,
                call.body(),
                call.sink(),
                operation.repeatable() && !options.isOnce(),
                operation.keyed(),
                operation.authenticated(),
                shared.network().attemptTimeout().plus(call.patience()),
                shared.time().deadline(limit));
        Answer answer = shared.transport().send(request);
        if (answer.status() == 304 && known != null) {
            answer = known;
        }
        if (watcher != null) {
            watcher.accept(answer);
        }
        if (answer.status() < 200 || answer.status() > 299) {
            throw Failures.of(operation.id(), answer, operation.repeatable(), shared.time());
        }
        if (cached) {
            shared.cache().keep(address.toString(), answer);
        }
        return answer;
    }

    /** Nobody knows how long a large file takes: a call that moves one is watched by its silence instead. */
    private Duration limit(Call call) {
        RequestBody body = call.body();
        boolean bulk = call.sink() != null || body != null && body.streamed();
        return bulk ? LONGEST : shared.network().callTimeout().plus(call.patience());
    }

    /** The jurisdiction whose records are meant: the one acted for, the configured one, or the caller's own. */
    private String jurisdiction(CallOptions options) {
        if (options.actingFor() != null) {
            return options.actingFor();
        }
        return shared.jurisdiction(() -> {
            Caller caller =
                    call(new Call(MembershipOperations.GET_CALLER, CallOptions.NONE), "Caller", Caller::fromJson);
            Jurisdiction own = caller.jurisdiction();
            if (own == null) {
                throw new UsageException("this client has no jurisdiction of its own; set actingFor or jurisdiction");
            }
            return own.code();
        });
    }

    /** Writes the answer into a file that only its owner reads; the file is there whole or not at all. */
    void download(Call call, Path file) {
        try {
            try {
                call(call.into(() -> OwnerFiles.draft(file)), "file", nothing -> nothing);
                OwnerFiles.commit(file);
            } finally {
                OwnerFiles.abandon(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the answer into a stream, which stays open; once the first byte went out, the call is not repeated. */
    void download(Call call, OutputStream out) {
        call(call.into(Sinks.once(out)), "file", nothing -> nothing);
    }
}
