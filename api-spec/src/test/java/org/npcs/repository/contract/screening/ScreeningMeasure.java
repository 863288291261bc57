package org.npcs.repository.contract.screening;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.screening.LabelledTexts.Labelled;

/** Measures what the screening finds and what it suspects wrongly. Run it by {@code mvn -pl api-spec test-compile exec:java@screening}. */
public final class ScreeningMeasure {

    static final long SEED = 20261130;
    private static final int EACH = 500;
    private static final int NEUTRAL = 2_000;

    /** How often a kind was there and found, there, and suspected where it was not. */
    record Figures(int found, int there, int wrong) {

        double recall() {
            return (double) found / there;
        }

        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }
    }

    /** The figures of one run. */
    record Run(
            Map<SuspicionKind, Figures> kinds, Map<String, Figures> names, double heldNeutral, double microseconds) {}

    private ScreeningMeasure() {}

    static Run run(long seed) {
        LabelledTexts texts = new LabelledTexts(seed);
        List<Labelled> all = new ArrayList<>(texts.neutral(NEUTRAL));
        for (SuspicionKind kind : SuspicionKind.values()) {
            all.addAll(texts.with(kind, EACH));
        }
        Map<SuspicionKind, int[]> counts = new EnumMap<>(SuspicionKind.class);
        Map<String, int[]> forms = new TreeMap<>();
        int held = 0;
        for (Labelled one : all) {
            var suspected = TextScreening.published().suspicions(one.text());
            for (SuspicionKind kind : SuspicionKind.values()) {
                count(
                        counts.computeIfAbsent(kind, k -> new int[3]),
                        one.kinds().contains(kind),
                        suspected.contains(kind));
            }
            if (one.kinds().contains(SuspicionKind.PERSON_NAME)) {
                count(
                        forms.computeIfAbsent(one.form(), k -> new int[3]),
                        true,
                        suspected.contains(SuspicionKind.PERSON_NAME));
            }
            held += one.kinds().isEmpty() && !suspected.isEmpty() ? 1 : 0;
        }
        Map<SuspicionKind, Figures> kinds = new EnumMap<>(SuspicionKind.class);
        counts.forEach((kind, c) -> kinds.put(kind, new Figures(c[0], c[1], c[2])));
        Map<String, Figures> names = new TreeMap<>();
        forms.forEach((form, c) -> names.put(form, new Figures(c[0], c[1], c[2])));
        return new Run(kinds, names, (double) held / NEUTRAL, microseconds(all));
    }

    private static void count(int[] figures, boolean there, boolean suspected) {
        figures[0] += there && suspected ? 1 : 0;
        figures[1] += there ? 1 : 0;
        figures[2] += !there && suspected ? 1 : 0;
    }

    private static double microseconds(List<Labelled> texts) {
        long before = System.nanoTime();
        texts.forEach(one -> TextScreening.published().suspicions(one.text()));
        return (System.nanoTime() - before) / 1e3 / texts.size();
    }

    /** Prints the table of the README. */
    public static void main(String[] arguments) {
        run(SEED);
        Run run = run(SEED);
        System.out.println("| kind | recall | precision | texts |\n| --- | --- | --- | --- |");
        run.kinds().forEach((kind, figures) -> row("`" + kind.code() + "`", figures));
        run.names().forEach((form, figures) -> row("names, " + form, figures));
        System.out.printf(
                Locale.ROOT,
                "%nOf %d texts without any, %.1f %% are suspected. %.0f µs a text.%n",
                NEUTRAL,
                100 * run.heldNeutral(),
                run.microseconds());
        if (Boolean.getBoolean("npcs.screening.verbose")) {
            LabelledTexts texts = new LabelledTexts(SEED);
            texts.neutral(NEUTRAL).stream()
                    .map(Labelled::text)
                    .filter(text -> !TextScreening.published().suspicions(text).isEmpty())
                    .distinct()
                    .limit(40)
                    .forEach(text -> System.out.println(
                            "wrong: " + TextScreening.published().suspicions(text) + " " + text));
            for (SuspicionKind kind : SuspicionKind.values()) {
                texts.with(kind, EACH).stream()
                        .filter(one -> kind != SuspicionKind.PERSON_NAME
                                && TextScreening.published()
                                        .suspicions(one.text())
                                        .contains(SuspicionKind.PERSON_NAME))
                        .limit(20)
                        .forEach(one -> System.out.println("no name: " + one.text()));
                texts.with(kind, EACH).stream()
                        .filter(one -> !TextScreening.published()
                                .suspicions(one.text())
                                .contains(kind))
                        .limit(25)
                        .forEach(one -> System.out.println("missed: " + kind + " " + one.form() + " " + one.text()));
            }
        }
    }

    private static void row(String name, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %d |%n",
                name,
                figures.recall(),
                figures.precision(),
                figures.there());
    }
}
