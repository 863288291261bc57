package org.npcs.repository.conformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All requirements of the contract on the class path, in its order. */
public final class RequirementCatalogue {

    private final Map<String, RequirementEntry> entries;

    private RequirementCatalogue(Map<String, RequirementEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** Returns the requirements that are packaged with the contract. */
    public static RequirementCatalogue published() {
        return Holder.PUBLISHED;
    }

    /** Returns all requirements in the order of the contract. */
    public Collection<RequirementEntry> all() {
        return entries.values();
    }

    /** Returns one requirement. */
    public Optional<RequirementEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * Returns one requirement that is known to exist.
     *
     * @throws IllegalArgumentException when the contract has no such identifier, which is a fault of this kit
     */
    public RequirementEntry get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the contract has no requirement " + id));
    }

    private static RequirementEntry entry(JsonNode node) {
        List<String> operations = new ArrayList<>();
        node.path("operations").forEach(operation -> operations.add(operation.asString()));
        @Nullable
        String untestable = node.has("untestable") ? node.get("untestable").asString() : null;
        return new RequirementEntry(
                node.required("id").asString(),
                Level.valueOf(node.required("level").asString()),
                node.required("binds").asString(),
                node.required("sentence").asString().strip(),
                node.path("intent").asString("").strip(),
                node.path("source").asString("").strip(),
                List.copyOf(operations),
                untestable);
    }

    private static final class Holder {
        static final RequirementCatalogue PUBLISHED = load();

        private static RequirementCatalogue load() {
            Map<String, RequirementEntry> entries = new LinkedHashMap<>();
            try (InputStream in = Contract.requirements()) {
                JsonNode root = new YAMLMapper().readTree(in);
                JsonNode list = root.isArray() ? root : root.required("requirements");
                list.forEach(node -> {
                    RequirementEntry entry = entry(node);
                    entries.put(entry.id(), entry);
                });
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return new RequirementCatalogue(entries);
        }
    }
}
