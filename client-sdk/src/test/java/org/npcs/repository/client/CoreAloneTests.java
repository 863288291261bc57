package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the library with nothing on the class path but what it brings along. */
class CoreAloneTests {

    private static final List<String> BROUGHT_ALONG =
            List.of("client-sdk", "jackson-databind", "jackson-core", "jackson-annotations", "jspecify");

    @Test
    void theLibraryWorksWithoutTheContractArtifact() throws Exception {
        try (URLClassLoader alone = alone()) {
            Class<?> client = alone.loadClass("org.npcs.repository.client.RepositoryClient");
            Object builder = client.getMethod("builder", String.class).invoke(null, "http://127.0.0.1:8080");

            assertThat(builder.getClass().getMethod("build").invoke(builder)).hasToString("RepositoryClient");
        }
    }

    @Test
    void theOfflineValidatorSaysWhatItLacks() throws Exception {
        try (URLClassLoader alone = alone()) {
            Class<?> validator = alone.loadClass("org.npcs.repository.client.validation.OfflineValidator");

            assertThatThrownBy(() -> validator.getMethod("published").invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("npcs-api-spec");
        }
    }

    private static URLClassLoader alone() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (BROUGHT_ALONG.stream().anyMatch(entry::contains) && !entry.contains("test-classes")) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }
}
