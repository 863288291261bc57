package org.npcs.repository.client.network;

import java.net.PasswordAuthentication;

/** User and password at a proxy. */
public final class ProxyLogin {

    private final String user;
    private final char[] password;

    ProxyLogin(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    /** Returns the login in the form that Java asks for. */
    public PasswordAuthentication authentication() {
        return new PasswordAuthentication(user, password);
    }

    /** Returns neither user nor password. */
    @Override
    public String toString() {
        return "ProxyLogin";
    }
}
