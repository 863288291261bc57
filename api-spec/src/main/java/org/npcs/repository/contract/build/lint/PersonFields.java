package org.npcs.repository.contract.build.lint;

import java.util.Locale;
import java.util.regex.Pattern;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Names of members that could hold a person: the family's, a reporter's or a worker's. */
final class PersonFields {

    private static final String ROLES =
            "(case|social|intake|hotline|child|youth|infant|baby|sibling|parent|mother|father|caregiver|guardian"
                    + "|family|relative|victim|perpetrator|reporter|patient|person|worker|supervisor|manager|investigator|staff|employee"
                    + "|physician|doctor|nurse|officer|detective|attorney|judge|reviewer|rater|certifier|examiner|coroner|witness|user|contact)";

    private static final Pattern NAMES = Pattern.compile(
            "(.*(first|last|middle|given|maiden|nick|birth|full|sur)name|.*" + ROLES + "s?names?|initials)");

    private static final Pattern WORKERS = Pattern.compile(
            "(named)?(case|social|intake|hotline|assigned)?(worker|supervisor|investigator|employee|staffmember)s?(id|number|key|code)?");

    private static final Pattern NUMBERS = Pattern.compile(
            "(ssn|socialsecuritynumber|.*(license|licence|badge|passport|medicaid|employee|case|docket|medicalrecord)(number|no|id)|mrn)");

    private static final Pattern CONTACTS = Pattern.compile(
            "(.*(phone|telephone|mobile|fax)(number)?|.*e?mail(address)?|(street|home|postal|mailing)?address|zip(code)?|postcode)");

    private static final Pattern BIRTHS = Pattern.compile("(dob|birth(date|day)|dateofbirth)");

    private PersonFields() {}

    static void check(Subject subject, LintRule.Report report) {
        for (SchemaSite site : subject.schemas()) {
            if (site.isProperty() && holdsPerson(last(site.pointer(), '/'))) {
                report.at(site.pointer(), "a member that could hold a person");
            }
        }
        for (String file : subject.tree().referenceData()) {
            if (file.startsWith("definition/elements/")) {
                Yaml.list(Yaml.read(subject.tree().root().resolve(file))).forEach(element -> {
                    String id = Yaml.text(Yaml.map(element).get("id"));
                    if (holdsPerson(last(id, '.'))) {
                        report.at(file, "the element " + id + " could hold a person");
                    }
                });
            }
        }
    }

    static boolean holdsPerson(String member) {
        String name = member.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return NAMES.matcher(name).matches()
                || WORKERS.matcher(name).matches()
                || NUMBERS.matcher(name).matches()
                || CONTACTS.matcher(name).matches()
                || BIRTHS.matcher(name).matches();
    }

    private static String last(String path, char separator) {
        return path.substring(path.lastIndexOf(separator) + 1);
    }
}
