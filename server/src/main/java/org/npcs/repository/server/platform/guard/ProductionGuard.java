package org.npcs.repository.server.platform.guard;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Runs the checks before anything is made: no port is open and no connection is tried when the server refuses to start.
 * The sandbox is the only environment without these checks, and only its own start can claim to be it.
 */
@Component
final class ProductionGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final String SANDBOX_PACKAGE = "org.npcs.repository.sandbox.";

    private static final StartCheck REAL_SANDBOX = new StartCheck(
            "npcs.environment",
            "only the sandbox's own start may call itself sandbox. Name the environment, such as production.",
            StartSettings::sandboxParts);

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var settings = new StartSettings(environment, sandboxParts(beans));
        var checks = settings.text("npcs.environment").equals("sandbox") ? List.of(REAL_SANDBOX) : ProductionChecks.ALL;
        var failed =
                checks.stream().filter(check -> !check.holds().test(settings)).toList();
        if (!failed.isEmpty()) {
            throw new UnsafeStartException(failed);
        }
    }

    private static boolean sandboxParts(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .map(name -> beans.getBeanDefinition(name).getBeanClassName())
                .anyMatch(name -> name != null && name.startsWith(SANDBOX_PACKAGE));
    }
}
