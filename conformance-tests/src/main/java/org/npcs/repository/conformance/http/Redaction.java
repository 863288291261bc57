package org.npcs.repository.conformance.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cuts secrets out of everything that is kept. It knows the secrets of the run by value, and the usual places of others by
 * their form, because a published report that holds a password is worse than none.
 */
public final class Redaction {

    /** What stands in place of a secret. */
    public static final String CUT = "[cut]";

    private static final int SHORTEST = 6;
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]*");
    private static final Pattern ANALYST = Pattern.compile("npcs_at_[0-9A-Za-z]{6,}");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic|dpop)\\s+[A-Za-z0-9._~+/=-]{6,}");
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"(?:access_token|refresh_token|id_token|client_secret|client_assertion|password)\"\\s*:\\s*\")[^\"]*");
    private static final Pattern FORM =
            Pattern.compile("(?i)\\b((?:access_token|client_secret|client_assertion|password)=)[^&\\s]*");

    private static final List<String> SCHEMES = List.of("bearer", "basic", "dpop");
    private static final List<String> NAMES = List.of("_token", "client_", "password");

    private volatile List<String> longestFirst = List.of();

    /** Makes a value secret from now on. Very short values are ignored, since they would cut common words. */
    public synchronized void add(String secret) {
        if (secret.length() >= SHORTEST && !longestFirst.contains(secret)) {
            longestFirst = Stream.concat(longestFirst.stream(), Stream.of(secret))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }
    }

    /** Returns the text without any secret. */
    public String cut(String text) {
        String result = cutNamed(text);
        return result.contains("eyJ") ? TOKEN.matcher(result).replaceAll(CUT) : result;
    }

    /** Returns the text without secrets that are known by value or by their place; signed documents that are no secrets stay. */
    String cutNamed(String text) {
        String result = cutKnown(text);
        // Expressions are slow and most texts hold no word that theirs need.
        if (result.contains("npcs_at_")) {
            result = ANALYST.matcher(result).replaceAll(CUT);
        }
        String words = result.toLowerCase(Locale.ROOT);
        if (SCHEMES.stream().anyMatch(words::contains)) {
            result = SCHEME.matcher(result).replaceAll("$1 " + CUT);
        }
        if (NAMES.stream().anyMatch(words::contains)) {
            result = MEMBER.matcher(result).replaceAll("$1" + CUT);
            result = FORM.matcher(result).replaceAll("$1" + CUT);
        }
        return result;
    }

    /** Returns the text without the secrets that are known by value; safe for text that is encoded already. */
    public String cutKnown(String text) {
        String result = text;
        for (String secret : longestFirst) {
            result = result.replace(secret, CUT);
        }
        return result;
    }
}
