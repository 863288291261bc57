package org.npcs.repository.contract.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Invented texts in the style of reviews, each with the kinds that were put into it. Half of the names stand in no published list.
 * Equal seeds give equal texts.
 */
final class LabelledTexts {

    /** A text and what was put into it. */
    record Labelled(String text, Set<SuspicionKind> kinds, String form) {}

    private final Random random;
    private final List<String> listedGiven;
    private final List<String> listedSurnames;
    private final List<String> otherGiven = names("/screening/held-out-given-names.txt");
    private final List<String> otherSurnames = names("/screening/held-out-surnames.txt");
    private final List<String> neutral = lines("/screening/neutral-sentences.txt");

    LabelledTexts(long seed) {
        random = new Random(seed);
        listedGiven = names("/screening/listed-given-names.txt");
        listedSurnames = names("/screening/listed-surnames.txt");
    }

    List<Labelled> neutral(int count) {
        List<Labelled> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(new Labelled(text(pick(neutral), pick(neutral)), EnumSet.noneOf(SuspicionKind.class), "neutral"));
        }
        return texts;
    }

    List<Labelled> with(SuspicionKind kind, int count) {
        List<Labelled> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(kind == SuspicionKind.PERSON_NAME ? named(i) : put(kind, sentence(kind), "pattern"));
        }
        return texts;
    }

    private Labelled named(int i) {
        boolean listed = i % 2 == 0;
        String given = pick(listed ? listedGiven : otherGiven);
        String surname = pick(listed ? listedSurnames : otherSurnames);
        String name =
                pick(given + " " + surname, surname, given, given.charAt(0) + ". " + surname, given + " " + surname);
        String sentence = pick(
                "%s had not been told of the second report.",
                "The visit was planned with %s and then moved.",
                "The mother, %s, asked for a crib.",
                "When %s called the hotline nobody answered.",
                "The supervisor %s was on leave that week.",
                "%s's file had not been read before the visit.",
                "It was Dr. %s who saw the bruise first.",
                "The grandmother %s took the siblings in.",
                "According to %s the family had moved twice.",
                "Worker %s covered two districts.");
        int form = random.nextInt(12);
        String spelt = form == 0 ? name.toLowerCase(Locale.ROOT) : form == 1 ? name.toUpperCase(Locale.ROOT) : name;
        String how = form == 0 ? "small" : form == 1 ? "capitals" : "usual";
        return put(
                SuspicionKind.PERSON_NAME,
                String.format(sentence, spelt),
                (listed ? "listed" : "held out") + ", " + how);
    }

    private Labelled put(SuspicionKind kind, String sentence, String form) {
        String text = random.nextBoolean() ? text(sentence, pick(neutral)) : text(pick(neutral), sentence);
        return new Labelled(text, EnumSet.of(kind), form);
    }

    private String sentence(SuspicionKind kind) {
        return switch (kind) {
            case PERSON_NAME -> "";
            case PHONE_NUMBER ->
                String.format(
                        pick(
                                "Calls to %s were not returned.",
                                "The number %s had been out of order for a week.", "Call %s before a visit."),
                        phone());
            case EMAIL_ADDRESS ->
                String.format(
                                pick(
                                        "Questions went to %s and were lost.",
                                        "The referral was sent to %s only.", "Write to %s for the form."),
                                pick("intake", "safety.team", "night_desk", "j.doe", "info")
                                        + pick("@", "@", "@", " at ", " [at] ")
                                        + pick("agency.example.org", "county-health.gov", "mail.com", "hospital.edu")
                                                .replace(".", random.nextInt(6) == 0 ? " dot " : "."))
                        .replaceAll("(?<= dot \\S{0,20}) dot ", ".");
            case WEB_ADDRESS ->
                String.format(
                        pick(
                                "The form at %s was out of date.",
                                "See %s for the plan.", "Staff looked it up on %s instead."),
                        pick("https://", "http://", "www.", "")
                                + pick("safe-sleep", "agency", "county", "familyhelp")
                                + pick(".org", ".gov", ".com", ".net", ".us")
                                + pick("", "/forms", "/plan?id=7"));
            case STREET_ADDRESS ->
                String.format(
                        pick(
                                "The family had moved to %s without notice.",
                                "Two visits to %s were missed.", "Reports named %s as the place."),
                        pick(
                                number(9999) + " " + pick("Elm", "Oak Hill", "North Main", "Riverside", "Third", "5th")
                                        + " "
                                        + pick(
                                                "Street", "St.", "Avenue", "Ave", "Road", "Lane", "Drive", "Court",
                                                "Blvd", "Way"),
                                "P.O. Box " + number(999),
                                "apartment " + number(40),
                                number(999) + " county road " + number(60),
                                "the corner of Elm and Third"));
            case IDENTIFICATION_NUMBER ->
                String.format(
                        pick("The record showed %s twice.", "A note on %s was not read.", "Two systems held %s."),
                        pick(
                                "case number " + number(9999),
                                "case #" + number(999999),
                                "license " + letters() + number(99999),
                                "badge " + number(999),
                                number(999) + "-" + (10 + random.nextInt(89)) + "-" + (1000 + random.nextInt(8999)),
                                "docket no. " + number(9999),
                                "file " + letters() + "-" + number(99999),
                                "Medicaid ID " + number(99999999)));
            case STAFF_ROLE_WITH_DATE ->
                String.format(
                        pick(
                                "The %1$s on %2$s had no interpreter.",
                                "On %2$s the %1$s closed the report.",
                                "A %1$s visited on %2$s and found nobody.",
                                "The on-call %1$s did not answer on %2$s."),
                        pick(
                                "worker",
                                "caseworker",
                                "supervisor",
                                "hotline screener",
                                "investigator",
                                "home visitor",
                                "nurse",
                                "detective",
                                "social worker",
                                "pediatrician"),
                        date());
            case BIRTH_DATE ->
                String.format(
                        pick(
                                "The child was born on %s at home.",
                                "Date of birth %s was wrong in one system.",
                                "DOB: %s.",
                                "The infant's birthday, %s, fell on a weekend."),
                        date());
        };
    }

    private String phone() {
        int exchange = 200 + random.nextInt(799);
        int line = 1000 + random.nextInt(8999);
        int area = 201 + random.nextInt(700);
        return String.format(
                pick(
                        "%1$d-%2$d-%3$d",
                        "(%1$d) %2$d-%3$d", "%1$d.%2$d.%3$d", "%1$d %2$d %3$d", "+1 %1$d %2$d %3$d", "%2$d-%3$d"),
                area,
                exchange,
                line);
    }

    private String date() {
        int day = 1 + random.nextInt(28);
        int year = 2019 + random.nextInt(7);
        String month = pick("January", "March", "April", "June", "August", "November");
        return pick(
                day + " " + month,
                month + " " + day,
                month + " " + day + ", " + year,
                day + " " + month + " " + year,
                (1 + random.nextInt(12)) + "/" + day + "/" + year,
                (1 + random.nextInt(12)) + "/" + day,
                year + "-03-" + (10 + random.nextInt(18)),
                "the " + day + "th of " + month,
                month.substring(0, 3) + ". " + day);
    }

    private String number(int most) {
        return Integer.toString(Math.max(100, 1 + random.nextInt(most)));
    }

    private String letters() {
        return "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26));
    }

    private static String text(String one, String other) {
        return one + " " + other;
    }

    private String pick(String... all) {
        return all[random.nextInt(all.length)];
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    static List<String> names(String resource) {
        return lines(resource).stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(LabelledTexts.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
