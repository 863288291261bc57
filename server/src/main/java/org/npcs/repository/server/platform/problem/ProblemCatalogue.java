package org.npcs.repository.server.platform.problem;

import java.util.List;
import java.util.Optional;
import org.npcs.repository.contract.Contract;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The pages of the problem codes, read once from the contract. */
@Component
public final class ProblemCatalogue {

    private final List<ObjectNode> pages;

    ProblemCatalogue() {
        var document = new YAMLMapper().readTree(Contract.errors());
        this.pages = document.get("problems")
                .valueStream()
                .map(ObjectNode.class::cast)
                .sorted(java.util.Comparator.comparing(page -> page.get("code").asString()))
                .toList();
    }

    /** All pages, by code. */
    public List<ObjectNode> pages() {
        return pages;
    }

    /** The page of one code. */
    public Optional<ObjectNode> page(String code) {
        return pages.stream()
                .filter(page -> page.get("code").asString().equals(code))
                .findFirst();
    }

    String title(ProblemCode code) {
        return page(code.code()).map(page -> page.get("title").asString()).orElseThrow();
    }
}
