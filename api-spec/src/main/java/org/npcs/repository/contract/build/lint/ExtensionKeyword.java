package org.npcs.repository.contract.build.lint;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Every {@code x-} keyword of the contract with its meaning and the part that reads it. */
public enum ExtensionKeyword {
    SINCE("x-since", "contract version in which the element first appeared", "changelog, documentation"),
    DEPRECATED("x-deprecated", "version, reason and replacement of a deprecated element", "changelog, documentation"),
    REQUIREMENTS("x-requirements", "ids of the requirements that bind the operation", "lint, conformance tests"),
    CODE_SYSTEM("x-code-system", "code system whose codes the string takes", "lint, validator, documentation"),
    EXTENSIBLE_ENUM("x-extensible-enum", "values known today; more may come", "validator, guard, documentation"),
    ELEMENT("x-element", "dictionary element that defines the meaning", "documentation, sharing profiles"),
    SAFE("x-safe", "true: a POST without effect, so it needs no idempotency key", "lint, client retries"),
    ITEM_SCHEMA("x-item-schema", "schema of one line of a stream, until 3.2 has itemSchema", "guard, documentation");

    private final String keyword;
    private final String meaning;
    private final String consumer;

    ExtensionKeyword(String keyword, String meaning, String consumer) {
        this.keyword = keyword;
        this.meaning = meaning;
        this.consumer = consumer;
    }

    static Set<String> names() {
        return Arrays.stream(values()).map(known -> known.keyword).collect(Collectors.toSet());
    }

    /** The row of this keyword in the table of the README. */
    public String row() {
        return "| `" + keyword + "` | " + meaning + " | " + consumer + " |";
    }
}
