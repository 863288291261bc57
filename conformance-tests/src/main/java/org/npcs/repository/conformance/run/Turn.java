package org.npcs.repository.conformance.run;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a check may run.
 *
 * @param ground what it has in common with others
 * @param alone whether none of those may run beside it
 */
public record Turn(Ground ground, boolean alone) {

    /** The turns of a check as the method, or else its class, is marked. */
    static List<Turn> of(Method check) {
        List<Turn> own = marked(check);
        List<Turn> turns = new ArrayList<>(own);
        marked(check.getDeclaringClass()).stream()
                .filter(turn -> own.stream().noneMatch(other -> other.ground == turn.ground))
                .forEach(turns::add);
        return List.copyOf(turns);
    }

    private static List<Turn> marked(AnnotatedElement element) {
        return Stream.concat(
                        Stream.ofNullable(element.getAnnotation(Alone.class)).map(mark -> new Turn(mark.value(), true)),
                        Stream.ofNullable(element.getAnnotation(Together.class))
                                .map(mark -> new Turn(mark.value(), false)))
                .toList();
    }
}
