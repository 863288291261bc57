package org.npcs.repository.client.mapping;

import java.util.List;
import java.util.Optional;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;

/** Takes the lists from the contract artifact. Nothing else of this package needs it to load. */
final class PublishedLists implements CodeLists {

    private final Definitions definitions = Definitions.published();

    @Override
    public Optional<String> codeSystem(String element) {
        return definitions.element(element).map(Element::codeSystem);
    }

    @Override
    public List<NationalCode> codes(String codeSystem) {
        return definitions.codeSystem(codeSystem).map(CodeSystem::codes).orElse(List.of()).stream()
                .map(code -> new NationalCode(
                        code.code(), code.label(), code.effectiveFrom(), code.effectiveUntil(), code.replacedBy()))
                .toList();
    }
}
