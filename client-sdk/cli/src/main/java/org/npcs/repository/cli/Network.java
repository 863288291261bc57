package org.npcs.repository.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.npcs.repository.client.network.NetworkSettings;
import org.npcs.repository.client.network.Tls;

/** Proxy and trust, as the settings name them. */
final class Network {

    private Network() {}

    static NetworkSettings of(Settings settings) {
        NetworkSettings network = NetworkSettings.DEFAULT;
        Optional<String> proxy = settings.find("proxy");
        if (proxy.isPresent()) {
            network = proxied(network, proxy.get());
            Optional<String> user = settings.find("proxy-user");
            if (user.isPresent()) {
                network = network.withProxyLogin(user.get(), password(settings, "proxy"));
            }
        }
        Optional<Path> trust = settings.file("truststore");
        Optional<Path> keys = settings.file("keystore");
        if (keys.isPresent()) {
            return network.withTls(Tls.mutual(
                    trust.orElse(null),
                    trust.isPresent() ? password(settings, "truststore") : null,
                    keys.get(),
                    password(settings, "keystore")));
        }
        return trust.isPresent()
                ? network.withTls(Tls.trusting(trust.get(), password(settings, "truststore")))
                : network;
    }

    private static NetworkSettings proxied(NetworkSettings network, String named) {
        try {
            URI address = URI.create(named.contains("://") ? named : "http://" + named);
            if (address.getHost() != null && address.getPort() > 0) {
                return network.withProxy(address.getHost(), address.getPort());
            }
        } catch (IllegalArgumentException noAddress) {
            throw unusable();
        }
        throw unusable();
    }

    private static Stop unusable() {
        return Stop.usage(
                "The proxy is not named as host and port.", "Name it such as --proxy proxy.agency.example:3128.");
    }

    private static char[] password(Settings settings, String of) {
        return Proof.secret(settings, of + "-password").orElse("").toCharArray();
    }
}
