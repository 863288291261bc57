package org.npcs.repository.client.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes tokens by which two owners find out that they report the same child, without telling anybody who it is. Both owners
 * hold the same secret, which one of them makes and hands to the other by a safe way; the repository never learns it. The facts
 * are those that both know for certain, in an order that they have agreed on, such as birth date, sex and event date. They never
 * leave this machine.
 */
public final class MatchTokens {

    private static final String HEADER = "npcs-match-token-1 ";
    private static final int LEAST_FACTS = 2;

    private final LocalSecret secret;

    private MatchTokens(LocalSecret secret) {
        this.secret = secret;
    }

    /**
     * Makes a new secret and keeps it in a file that only its owner can read.
     *
     * @throws UncheckedIOException when the file exists already or cannot be written; a secret is never overwritten
     */
    public static MatchTokens create(Path file) {
        return new MatchTokens(LocalSecret.create(file, HEADER));
    }

    /**
     * Reads the secret from its file.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when it is not such a file
     */
    public static MatchTokens open(Path file) {
        return new MatchTokens(LocalSecret.open(file, HEADER, "the file holds no secret for match tokens"));
    }

    /**
     * Returns the token of a child. Case, white space around a fact and the form of accents do not count.
     *
     * @param facts two facts or more, none of them empty
     * @throws IllegalArgumentException when a fact is missing: a token of half the facts would match the wrong child
     */
    public String token(List<String> facts) {
        List<String> plain = facts.stream()
                .map(fact ->
                        Normalizer.normalize(fact.strip(), Normalizer.Form.NFC).toUpperCase(Locale.ROOT))
                .toList();
        if (plain.size() < LEAST_FACTS || plain.contains("")) {
            throw new IllegalArgumentException("a token is made of two facts or more, none of them empty");
        }
        return secret.key("match", plain.stream().collect(Collectors.joining("\0")));
    }

    /** Returns nothing of the secret. */
    @Override
    public String toString() {
        return "MatchTokens";
    }
}
