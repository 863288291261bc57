package org.npcs.repository.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.diagnosis.DoctorReport;
import org.npcs.repository.client.diagnosis.Step;
import org.npcs.repository.client.diagnosis.Step.Outcome;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.internal.PlatformOperations;
import org.npcs.repository.client.internal.token.CachedTokens;
import org.npcs.repository.client.internal.transport.RetryAfter;
import org.npcs.repository.client.model.Caller;
import org.npcs.repository.client.model.MemberException;
import org.npcs.repository.client.model.ServiceDescription;
import org.npcs.repository.client.network.NetworkSettings;

/** Walks from this machine to the rights of the caller and stops where the way is broken. */
final class Doctor {

    // Tokens and assertions are refused when clocks differ more than this.
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(60);

    private final Calls calls;
    private final RepositoryClient client;
    private final List<Step> steps = new ArrayList<>();
    private boolean broken;

    Doctor(Calls calls, RepositoryClient client) {
        this.calls = calls;
        this.client = client;
    }

    DoctorReport examine() {
        URI base = calls.shared().base();
        NetworkSettings network = calls.shared().network();
        boolean direct = network.proxy().isEmpty();
        WireProbe wire = new WireProbe(base, network);
        step("name", wire::resolve);
        step("connection", wire::connect);
        step("proxy", direct ? null : wire::tunnel);
        step("tls", "https".equals(base.getScheme()) ? wire::handshake : null);
        wire.close();
        Reached reached = new Reached();
        step("service", () -> service(reached));
        step("clock", () -> clock(reached));
        step("contract", () -> contract(reached));
        step(
                "token",
                calls.shared().tokens() == null
                        ? null
                        : () -> token(calls.shared().tokens()));
        step("caller", calls.shared().tokens() == null ? null : this::caller);
        return new DoctorReport(steps);
    }

    private void step(String name, @Nullable Supplier<String> look) {
        if (broken || look == null) {
            String why = look == null ? "Not part of this set-up." : "Not looked at, because a step before it failed.";
            steps.add(new Step(name, Outcome.SKIPPED, why, null));
            return;
        }
        try {
            steps.add(new Step(name, Outcome.PASSED, look.get(), null));
        } catch (Diagnosis seen) {
            broken = true;
            steps.add(new Step(name, Outcome.FAILED, seen.sentence(), seen.nextAction()));
        }
    }

    private String service(Reached reached) {
        try {
            reached.answer = client.response(c -> c.platform().service());
        } catch (ProblemException e) {
            throw new Diagnosis(
                    "The service refuses with " + e.code().orElse("a problem") + ".",
                    "Give the request id " + e.requestId().orElse("(none)") + " to the operator.");
        } catch (RepositoryException e) {
            throw new Diagnosis(
                    "Something else than the repository answers: " + e.getMessage() + ".",
                    "Compare the base address with the one the operator gave you, and ask who runs the proxy.");
        }
        return "The repository answers.";
    }

    private String clock(Reached reached) {
        Instant here = calls.shared().time().wall().instant();
        Instant there = reached.answer().header("Date").map(RetryAfter::date).orElse(null);
        if (there == null) {
            return "The answer names no time, so clocks were not compared.";
        }
        Duration off = Duration.between(there, here);
        if (off.abs().compareTo(TOLERATED_SKEW) > 0) {
            throw new Diagnosis(
                    "The clock of this machine is " + off.abs().toSeconds() + " seconds "
                            + (off.isNegative() ? "slow." : "fast."),
                    "Let this machine take its time from a time server.");
        }
        return "Clocks differ by " + off.abs().toSeconds() + " seconds.";
    }

    private String contract(Reached reached) {
        String served;
        try {
            served = ((ServiceDescription) reached.answer().value()).contractVersion();
        } catch (MemberException e) {
            throw new Diagnosis(
                    "The service does not name the version of its contract.",
                    "Compare the base address with the one the operator gave you.");
        }
        String known = PlatformOperations.CONTRACT_VERSION;
        if (!major(served).equals(major(known))) {
            throw new Diagnosis(
                    "The service follows contract " + served + ", this library " + known + ".",
                    "Use the release of this library for contract " + major(served) + ".");
        }
        return "The service follows contract " + served + ", this library " + known + ".";
    }

    private static String major(String version) {
        return version.split("[.]", 2)[0];
    }

    private String token(@Nullable CachedTokens tokens) {
        if (tokens == null) {
            throw new IllegalStateException();
        }
        try {
            List<String> scopes = tokens.scopes(
                    calls.shared().time().deadline(calls.shared().network().callTimeout()));
            return "The issuer gave a token" + (scopes.isEmpty() ? "." : " with " + String.join(" ", scopes) + ".");
        } catch (RepositoryException e) {
            throw new Diagnosis(
                    "No token: " + e.getMessage() + ".",
                    "Compare client id, secret or key with what is registered at the issuer.");
        }
    }

    private String caller() {
        try {
            Caller caller = client.membership().me();
            String rights = String.join(" ", caller.scopes());
            return "The caller may use " + (rights.isEmpty() ? "no scope" : rights) + " in the environment "
                    + caller.environment() + ".";
        } catch (ProblemException e) {
            String code = e.code().orElse("a problem");
            throw new Diagnosis(
                    "The repository refuses the caller with " + code + ".",
                    code.equals("acting-for-needed")
                            ? "Set actingFor to the jurisdiction that granted the delegation."
                            : "Read what to do at /v1/errors/" + code + ".");
        } catch (RepositoryException | MemberException e) {
            throw new Diagnosis("Who the caller is could not be read.", "Try again; then ask the operator.");
        }
    }

    /** Hands the first answer on to the steps after it. */
    private static final class Reached {

        private @Nullable Response<?> answer;

        Response<?> answer() {
            if (answer == null) {
                throw new IllegalStateException();
            }
            return answer;
        }
    }
}
