package org.npcs.repository.server.sharing.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a public notice tells of one child. A record that members see fits it unless they see that something differs: who joins
 * the two cannot rule out what is hidden.
 *
 * @param eventMonth month of the event, such as {@code 2026-09}
 */
public record PublicNotice(
        @Nullable String jurisdiction,
        @Nullable Integer ageYears,
        @Nullable String sex,
        @Nullable String eventMonth,
        @Nullable String livingArrangement,
        @Nullable String kind) {

    /** The elements that a notice can be compared by; the place of one is its bit. */
    public static final List<String> ELEMENTS = List.of(
            "incident.jurisdiction",
            "incident.child.ageYears",
            "incident.child.sex",
            "incident.eventDate",
            "incident.child.livingArrangement",
            "incident.determinations.kind");

    /**
     * How a record compares: a bit for each element.
     *
     * @param differing elements that are seen to differ
     * @param equal elements that are seen to be equal, as far as they are seen
     */
    record Comparison(int differing, int equal) {}

    /** Compares it with what members see of an incident. */
    Comparison with(SeenIncident seen) {
        int differing = 0;
        int equal = 0;
        for (int i = 0; i < ELEMENTS.size(); i++) {
            int verdict = verdict(i, seen);
            differing |= verdict < 0 ? 1 << i : 0;
            equal |= verdict > 0 ? 1 << i : 0;
        }
        return new Comparison(differing, equal);
    }

    /** Above 0 where an element is seen to be equal, below where it differs, 0 where nobody can tell. */
    private int verdict(int element, SeenIncident seen) {
        return switch (element) {
            case 0 -> same(jurisdiction, seen.jurisdiction());
            case 1 -> age(seen);
            case 2 -> same(sex, seen.sex());
            case 3 -> month(seen.eventDate());
            case 4 -> same(livingArrangement, seen.livingArrangement());
            default -> kind == null || seen.kinds().isEmpty() ? 0 : seen.kinds().contains(kind) ? 1 : -1;
        };
    }

    private int age(SeenIncident seen) {
        if (ageYears == null) {
            return 0;
        }
        return seen.ageYears() == null
                ? same(Mask.band(ageYears), seen.ageBand())
                : ageYears.equals(seen.ageYears()) ? 1 : -1;
    }

    /** The date as it is seen: a day, a month, a quarter or a year. */
    private int month(@Nullable String date) {
        if (eventMonth == null || date == null) {
            return 0;
        }
        if (date.contains("Q")) {
            return same(Mask.date(eventMonth + "-01", "quarter"), date);
        }
        int shared = Math.min(date.length(), eventMonth.length());
        return date.regionMatches(0, eventMonth, 0, shared) ? 1 : -1;
    }

    private static int same(@Nullable String told, @Nullable String seen) {
        return told == null || seen == null ? 0 : told.equals(seen) ? 1 : -1;
    }

    /** How a notice joins with records. */
    public record Joined(Fit fit, List<String> decisive) {}

    /** How many records fit. */
    public enum Fit {
        NONE,
        UNIQUE,
        FEW,
        MANY
    }

    private static final int FEW = 4;

    /** Joins it with all records that members see. */
    public Joined join(List<SeenIncident> seen) {
        var compared = seen.stream().map(this::with).toList();
        var fitting = compared.stream().filter(one -> one.differing() == 0).toList();
        if (fitting.stream().noneMatch(one -> one.equal() != 0)) {
            return new Joined(Fit.NONE, List.of());
        }
        if (fitting.size() > 1) {
            return new Joined(fitting.size() <= FEW ? Fit.FEW : Fit.MANY, List.of());
        }
        int equal = fitting.get(0).equal();
        return new Joined(
                Fit.UNIQUE,
                Stream.iterate(0, i -> i < ELEMENTS.size(), i -> i + 1)
                        .filter(i -> (equal & 1 << i) != 0 && fits(compared, 1 << i) > 1)
                        .map(ELEMENTS::get)
                        .toList());
    }

    /** How many would fit if nobody saw an element. */
    private static long fits(List<Comparison> compared, int hidden) {
        return compared.stream().filter(one -> (one.differing() & ~hidden) == 0).count();
    }

    /** How many unique matches each element makes possible, the one that makes most first. */
    public static List<Map.Entry<String, Long>> decisive(List<Joined> joined) {
        return joined.stream()
                .flatMap(one -> one.decisive().stream())
                .collect(Collectors.groupingBy(element -> element, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
