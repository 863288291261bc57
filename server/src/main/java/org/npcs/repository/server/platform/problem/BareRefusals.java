package org.npcs.repository.server.platform.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.npcs.repository.server.platform.request.RequestIdentity;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a problem document to requests that HTTP itself refuses, such as one with a head over the limit: these never reach
 * the handler of problems, and would be answered with a bare status.
 */
@Component
final class BareRefusals implements NettyServerCustomizer {

    private final ProblemDocument documents;

    BareRefusals(ProblemCatalogue catalogue, JsonMapper json) {
        this.documents = new ProblemDocument(catalogue, json);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        var handler = new Handler();
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null) {
                channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "problem-documents", handler);
            }
        });
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 414, 431 -> ProblemCode.HEADERS_TOO_LARGE;
            default -> ProblemCode.INVALID_PARAMETER;
        };
    }

    private FullHttpResponse documented(FullHttpResponse bare) {
        var requestId = RequestIdentity.fresh();
        var problem = ProblemException.of(code(bare.status().code()));
        var body = documents.bytes(problem, requestId, null);
        var response = new DefaultFullHttpResponse(
                bare.protocolVersion(),
                HttpResponseStatus.valueOf(problem.code().status()),
                Unpooled.wrappedBuffer(body));
        response.headers()
                .setAll(bare.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(RequestIdentity.HEADER, requestId);
        bare.release();
        return response;
    }

    @Sharable
    private final class Handler extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            var bare = message instanceof FullHttpResponse response
                    && response.status().code() >= 400
                    && response.status().code() < 500
                    && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                    && !response.content().isReadable();
            context.write(bare ? documented((FullHttpResponse) message) : message, promise);
        }
    }
}
