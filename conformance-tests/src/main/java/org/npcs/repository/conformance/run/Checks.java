package org.npcs.repository.conformance.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.npcs.repository.conformance.Requirement;

/** Finds the checks of an object: its methods that carry {@link Requirement}. */
public final class Checks {

    private Checks() {}

    /**
     * Returns the checks of some objects.
     *
     * @param folder noun to which they belong; the first part of their names
     * @param session what their methods take
     * @param holders objects whose methods are checks
     * @throws IllegalStateException when a check takes something else, or two have one name
     */
    public static <S> List<Check<S>> of(String folder, Class<S> session, List<Object> holders) {
        List<Check<S>> checks = new ArrayList<>();
        for (Object holder : holders) {
            Arrays.stream(holder.getClass().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Requirement.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> checks.add(check(folder, session, holder, method)));
        }
        return List.copyOf(checks);
    }

    private static <S> Check<S> check(String folder, Class<S> session, Object holder, Method method) {
        if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != session) {
            throw new IllegalStateException(method + " is not a check of " + session.getSimpleName());
        }
        Requirement requirement = method.getAnnotation(Requirement.class);
        method.setAccessible(true);
        String name = folder + "." + holder.getClass().getSimpleName() + "." + method.getName();
        return new Check<>(
                name,
                List.of(requirement.value()),
                requirement.lookFirst(),
                Turn.of(method),
                given -> run(holder, method, given));
    }

    private static void run(Object holder, Method method, Object session) {
        try {
            method.invoke(holder, session);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (thrown.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
