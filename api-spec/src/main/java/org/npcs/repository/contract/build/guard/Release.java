package org.npcs.repository.contract.build.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.ContractVersion;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * One state of the contract, frozen or present, in the form that is compared.
 *
 * @param version its version
 * @param files the bytes that a release keeps, by name
 * @param document the bundle
 * @param data reference data, problems and requirements, each entry under its own id, so that moving one to another file
 *     is no difference
 * @param use in which direction each part of the bundle travels
 */
record Release(
        ContractVersion version,
        Map<String, byte[]> files,
        Map<String, Object> document,
        Map<String, Object> data,
        SchemaUse use) {

    static Release of(Map<String, byte[]> files) {
        Map<String, Object> document = Yaml.map(parse(files, "openapi.yaml"));
        String version = Yaml.text(Yaml.map(document.get("info")).get("version"));
        return new Release(ContractVersion.parse(version), files, document, data(files), SchemaUse.of(document));
    }

    /** All differences of a later state to this one. */
    List<Difference> differencesTo(Release later) {
        List<Difference> differences = new ArrayList<>(Comparison.of(Kind.DOCUMENT, document, later.document(), use));
        differences.addAll(Comparison.of(Kind.REFERENCE_DATA, data, later.data(), use));
        return differences;
    }

    private static Map<String, Object> data(Map<String, byte[]> files) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("problems", byId(Yaml.map(parse(files, "errors.yaml")).get("problems"), "code"));
        data.put(
                "requirements", byId(Yaml.map(parse(files, "requirements.yaml")).get("requirements"), "id"));
        files.keySet().stream().filter(name -> name.startsWith("definition/")).forEach(name -> {
            String[] parts = name.split("/", 3);
            Map<String, Object> kind = Yaml.map(data.computeIfAbsent(parts[1], k -> new TreeMap<String, Object>()));
            Object content = parse(files, name);
            if (content instanceof List) {
                kind.putAll(byId(content, "id"));
            } else if (content != null) {
                kind.put(parts[2].replaceAll("\\.yaml$", ""), content);
            }
        });
        return data;
    }

    private static Map<String, Object> byId(@Nullable Object list, String key) {
        Map<String, Object> byId = new TreeMap<>();
        Yaml.list(list).forEach(entry -> byId.put(Yaml.text(Yaml.map(entry).get(key)), entry));
        return byId;
    }

    private static @Nullable Object parse(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? null : Yaml.parse(new String(bytes, StandardCharsets.UTF_8), name);
    }
}
