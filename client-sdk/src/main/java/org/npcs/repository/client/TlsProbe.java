package org.npcs.repository.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.npcs.repository.client.network.NetworkSettings;

/** Shakes hands by TLS, and when that fails looks at the certificates that were shown to say why. */
final class TlsProbe {

    private final String host;
    private final int port;
    private final NetworkSettings network;
    private final Supplier<Socket> again;

    TlsProbe(String host, int port, NetworkSettings network, Supplier<Socket> again) {
        this.host = host;
        this.port = port;
        this.network = network;
        this.again = again;
    }

    String examine(Socket wire) {
        try {
            SSLContext context = network.tls().isPresent() ? network.tls().get() : SSLContext.getDefault();
            List<X509Certificate> chain = shake(context, wire, true);
            return "The certificate is trusted: " + names(chain) + ".";
        } catch (IOException e) {
            throw reason(e);
        } catch (GeneralSecurityException e) {
            throw new Diagnosis("This Java installation cannot do TLS.", "Install a complete Java 17 or later.");
        }
    }

    private List<X509Certificate> shake(SSLContext context, Socket wire, boolean checkName) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(wire, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            if (checkName) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate shown : socket.getSession().getPeerCertificates()) {
                if (shown instanceof X509Certificate certificate) {
                    chain.add(certificate);
                }
            }
            return chain;
        }
    }

    private Diagnosis reason(IOException fault) {
        List<X509Certificate> chain = shown();
        if (chain.isEmpty()) {
            return new Diagnosis(
                    "The other side does not speak TLS, or wants a client certificate.",
                    "Check scheme and port of the base address; for mutual TLS set Tls.mutual(…).");
        }
        Instant now = Instant.now();
        for (X509Certificate certificate : chain) {
            if (certificate.getNotAfter().toInstant().isBefore(now)
                    || certificate.getNotBefore().toInstant().isAfter(now)) {
                return new Diagnosis(
                        "The certificate " + name(certificate) + " is not valid today.",
                        "Check the date of this machine; if it is right, the certificate must be renewed.");
            }
        }
        if (fault instanceof SSLException && String.valueOf(fault.getMessage()).contains("subject alternative")) {
            return new Diagnosis(
                    "The certificate is for another host: " + names(chain) + ".",
                    "Use the host name that the certificate names, or ask who answers in its place.");
        }
        X509Certificate last = chain.get(chain.size() - 1);
        return new Diagnosis(
                "The certificate is not trusted; chain seen: " + names(chain) + ".",
                "Import the certificate of \"" + last.getIssuerX500Principal().getName()
                        + "\" into a truststore and set it with Tls.trusting(…).");
    }

    /** Shakes hands with a trust that keeps what it is shown and then refuses, so nothing is ever sent. */
    private List<X509Certificate> shown() {
        Recorder recorder = new Recorder();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {recorder}, null);
            shake(context, again.get(), false);
        } catch (IOException | GeneralSecurityException | Diagnosis expected) {
            return recorder.chain;
        }
        return recorder.chain;
    }

    private static String names(List<X509Certificate> chain) {
        return chain.stream().map(TlsProbe::name).collect(Collectors.joining(" issued by "));
    }

    private static String name(X509Certificate certificate) {
        return '"' + certificate.getSubjectX500Principal().getName() + '"';
    }

    private static final class Recorder implements X509TrustManager {

        private List<X509Certificate> chain = List.of();

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
            throw new CertificateException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
            chain = List.of(shown);
            throw new CertificateException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
