package org.npcs.repository.server.running;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that no well-behaved client would send, byte by byte. */
public final class RawHttp {

    private RawHttp() {}

    /** Sends a request head and body as they stand and returns all that comes back until the connection is closed. */
    public static String exchange(String request) {
        return exchange(out -> out.write(request.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** What is written to the connection. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Writes to a new connection and returns all that comes back. */
    public static String exchange(Writing writing) {
        var address = URI.create(RunningSandbox.baseUrl());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5_000);
            try {
                writing.to(socket.getOutputStream());
                socket.getOutputStream().flush();
            } catch (IOException refusedEarly) {
                // The answer, if any, is on its way already.
            }
            return read(socket);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String read(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n > 0;
                    n = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (IOException closed) {
            // A reset after the answer is an end as well.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** A request line and head with a token; the connection closes after the answer. */
    public static String head(String method, String target, String token, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: repository\r\nConnection: close\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }
}
