package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.model.JsonModel;

/**
 * Compares what programs can see with what was agreed. After a wanted change write the file again with
 * {@code mvn -pl api-spec,client-sdk -am test -Dtest=PublicSurfaceTests -Dnpcs.surface.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false} and say in the commit why it changed.
 */
class PublicSurfaceTests {

    private static final Path AGREED = Path.of("src/test/resources/public-surface.txt");

    @Test
    void thePublicSurfaceIsTheAgreedOne() throws Exception {
        String surface = surface();
        if (Boolean.getBoolean("npcs.surface.write")) {
            Files.writeString(AGREED, surface, StandardCharsets.UTF_8);
        }
        assertThat(surface).isEqualTo(Files.readString(AGREED, StandardCharsets.UTF_8));
    }

    @Test
    void noHiddenTypeStandsInAPublicSignature() throws Exception {
        assertThat(surface().lines())
                .noneMatch(line -> line.contains("client.internal.") || line.contains("tools.jackson"));
    }

    private static String surface() throws Exception {
        StringBuilder text = new StringBuilder();
        for (Class<?> type : types()) {
            text.append(Modifier.toString(type.getModifiers()))
                    .append(' ')
                    .append(type.getName())
                    .append('\n');
            boolean generated = JsonModel.class.isAssignableFrom(type) && type != JsonModel.class;
            if (generated) {
                continue;
            }
            List<String> lines = new ArrayList<>();
            for (Constructor<?> member : type.getDeclaredConstructors()) {
                add(lines, member, member.toGenericString());
            }
            for (Method member : type.getDeclaredMethods()) {
                if (!member.isSynthetic()) {
                    add(lines, member, member.toGenericString());
                }
            }
            for (Field member : type.getDeclaredFields()) {
                add(lines, member, member.toGenericString());
            }
            lines.stream()
                    .sorted()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static void add(List<String> lines, Member member, String line) {
        if (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers())) {
            lines.add(line.replace("java.lang.", ""));
        }
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        Path classes = Path.of("target/classes");
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> names = files.map(file -> classes.relativize(file).toString())
                    .filter(file ->
                            file.endsWith(".class") && !file.contains("internal") && !file.contains("package-info"))
                    .map(file -> file.substring(0, file.length() - 6)
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
            for (String name : names) {
                Class<?> type = Class.forName(name, false, PublicSurfaceTests.class.getClassLoader());
                Class<?> outer = type.getEnclosingClass();
                boolean generatedBuilder = outer != null && JsonModel.class.isAssignableFrom(outer);
                if (Modifier.isPublic(type.getModifiers()) && !generatedBuilder) {
                    types.add(type);
                }
            }
        }
        return types;
    }
}
