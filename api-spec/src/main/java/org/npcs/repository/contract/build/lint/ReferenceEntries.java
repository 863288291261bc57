package org.npcs.repository.contract.build.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.npcs.repository.contract.build.yaml.Yaml;

/** The entries of reference data by the folder in which they stand. */
final class ReferenceEntries {

    private final Subject subject;

    ReferenceEntries(Subject subject) {
        this.subject = subject;
    }

    /** Looks at each entry of a folder, whether a file holds one or a list of them. */
    void each(String folder, BiConsumer<String, Map<String, Object>> look) {
        for (String file : subject.tree().referenceData()) {
            if (file.startsWith("definition/" + folder + "/")) {
                Object document = Yaml.read(subject.tree().root().resolve(file));
                List<?> entries = document instanceof List<?> list ? list : List.of(Yaml.map(document));
                entries.forEach(entry -> look.accept(file, Yaml.map(entry)));
            }
        }
    }

    /** The entries of a folder by their identifier. */
    Map<String, Map<String, Object>> byId(String folder) {
        Map<String, Map<String, Object>> entries = new HashMap<>();
        each(folder, (file, entry) -> entries.put(Yaml.text(entry.get("id")), entry));
        return entries;
    }

    /** The codes of each code system. */
    Map<String, Set<String>> codes() {
        Map<String, Set<String>> codes = new HashMap<>();
        each("code-systems", (file, system) -> {
            Set<String> of = new HashSet<>();
            Yaml.list(system.get("codes"))
                    .forEach(code -> of.add(Yaml.text(Yaml.map(code).get("code"))));
            codes.put(Yaml.text(system.get("id")), of);
        });
        return codes;
    }

    /** The codes of one code system; none when it is not published. */
    Set<String> codes(String system) {
        return codes().getOrDefault(system, Set.of());
    }

    /** The texts of a list. */
    static List<String> texts(Map<String, Object> entry, String member) {
        List<String> texts = new ArrayList<>();
        Yaml.list(entry.get(member)).forEach(one -> texts.add(Yaml.text(one)));
        return texts;
    }
}
