package org.npcs.repository.contract.screening;

import java.util.Locale;

/** What a text is suspected to hold, of the code system {@code redaction-kind}. Each kind has a published rule. */
public enum SuspicionKind {
    /** The name of a person, or initials. */
    PERSON_NAME("REV-R-120"),
    /** A telephone number. */
    PHONE_NUMBER("REV-R-121"),
    /** An e-mail address. */
    EMAIL_ADDRESS("REV-R-122"),
    /** A web address, or a name in a network. */
    WEB_ADDRESS("REV-R-123"),
    /** A street address, or a part of one that is smaller than a county. */
    STREET_ADDRESS("REV-R-124"),
    /** A number of a case, licence, badge, account or of social security. */
    IDENTIFICATION_NUMBER("REV-R-125"),
    /** A date in one sentence with the role of one member of staff. */
    STAFF_ROLE_WITH_DATE("REV-R-126"),
    /** An exact day of birth. */
    BIRTH_DATE("REV-R-127");

    private final String rule;

    SuspicionKind(String rule) {
        this.rule = rule;
    }

    /** Returns the published code, such as {@code person-name}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the identifier of the rule by which a suspicion is reported. */
    public String rule() {
        return rule;
    }
}
