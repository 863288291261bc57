package org.npcs.repository.sandbox.rehearsal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rehearsals by name; those that were forgotten end by themselves. */
final class Rehearsals {

    /** Header that names the session, for clients that can send one. */
    static final String HEADER = "Sandbox-Session";
    /** What the base address begins with, for clients that cannot. */
    static final String PREFIX = "/sandbox/sessions/";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final int MOST = 1_000;

    private final Cache<String, Rehearsal> open =
            Caffeine.newBuilder().maximumSize(MOST).build();

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Rehearsal start(String name, FaultPlan plan) {
        var session = new Rehearsal(plan);
        open.put(name, session);
        return session;
    }

    Optional<Rehearsal> find(String name) {
        return Optional.ofNullable(open.getIfPresent(name));
    }

    void end(String name) {
        open.invalidate(name);
    }
}
