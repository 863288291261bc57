package org.npcs.repository.cli;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.npcs.repository.sandbox.Sandbox;

/** Gives all tests one sandbox, which ends with the last of them. */
final class OneSandbox implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(OneSandbox.class))
                .computeIfAbsent(Sandbox.class, any -> start());
    }

    private static Sandbox start() {
        Sandbox sandbox = Sandbox.start("--server.port=0", "--sandbox.history=small");
        sandbox.awaitHistory();
        return sandbox;
    }
}
