package org.npcs.repository.contract.build.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Rules on the files: a reader must find each thing where its name says. */
final class TreeRules {

    static final int MOST_LINES = 150;

    static final List<LintRule> ALL = List.of(
            new LintRule(
                    "index-only",
                    "The index holds no path, schema or prose itself: each path refers to {noun}/paths/{file}.yaml.",
                    "digitalocean/openapi endpoint-must-be-ref and endpoint-ref-must-be-file",
                    TreeRules::indexOnly),
            new LintRule(
                    "file-length",
                    "A contract file has at most " + MOST_LINES
                            + " lines; the index, one line per path, may be longer.",
                    "GA4GH data-repository-service-schemas, whose longest file has 144 lines",
                    TreeRules::fileLength),
            new LintRule(
                    "major-in-path",
                    "Each path starts with the major version of info.version, or with /.well-known/.",
                    "Google AIP-185",
                    TreeRules::majorInPath));

    private static final Set<String> INDEX_KEYS =
            Set.of("openapi", "info", "servers", "tags", "paths", "components", "security", "externalDocs");

    private TreeRules() {}

    private static void indexOnly(Subject subject, LintRule.Report report) {
        Map<String, Object> index = Yaml.map(Yaml.read(subject.tree().root().resolve(ContractTree.INDEX)));
        index.keySet().stream()
                .filter(key -> !INDEX_KEYS.contains(key))
                .forEach(key -> report.at(ContractTree.INDEX, key + " does not belong into the index"));
        Yaml.map(index.get("paths")).forEach((path, item) -> {
            if (!reference(item).matches("[a-z][a-z-]*/paths/[a-z0-9-]+\\.yaml")) {
                report.at(ContractTree.INDEX, path + " is no reference to <noun>/paths/<file>.yaml");
            }
        });
        Yaml.map(index.get("components")).forEach((kind, value) -> {
            if (!reference(value).startsWith("shared/")) {
                report.at(ContractTree.INDEX, "components/" + kind + " is no reference to a file in shared/");
            }
        });
        Yaml.list(index.get("tags")).forEach(tag -> {
            if (!reference(Yaml.map(tag).get("description")).endsWith("/about.md")) {
                report.at(
                        ContractTree.INDEX,
                        "tag " + Yaml.map(tag).get("name") + " is not described by <noun>/about.md");
            }
        });
    }

    private static String reference(@Nullable Object node) {
        Map<String, Object> map = Yaml.map(node);
        return map.size() == 1 ? Yaml.text(map.get("$ref")) : "";
    }

    private static void fileLength(Subject subject, LintRule.Report report) {
        for (String file : subject.tree().referableFiles()) {
            try (var lines = Files.lines(subject.tree().root().resolve(file))) {
                long count = lines.count();
                if (count > MOST_LINES) {
                    report.at(file, count + " lines");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void majorInPath(Subject subject, LintRule.Report report) {
        String prefix = "/v" + subject.bundle().version().split("\\.", 2)[0];
        for (String path : Yaml.map(subject.bundle().document().get("paths")).keySet()) {
            if (!path.equals(prefix) && !path.startsWith(prefix + "/") && !path.startsWith("/.well-known/")) {
                report.at(ContractTree.INDEX, path + " does not start with " + prefix);
            }
        }
    }
}
