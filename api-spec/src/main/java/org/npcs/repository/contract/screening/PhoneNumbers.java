package org.npcs.repository.contract.screening;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.Set;

/** Telephone numbers, as libphonenumber finds them in a text: those of the United States without a country code, too. */
final class PhoneNumbers implements TextScreening.Detector {

    private static final int FEWEST_DIGITS = 7;
    private static final int TRIES = 200;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public void look(ScreenedText text, Set<SuspicionKind> found) {
        if (text.text().chars().filter(Character::isDigit).limit(FEWEST_DIGITS).count() == FEWEST_DIGITS
                && numbers.findNumbers(text.text(), "US", Leniency.POSSIBLE, TRIES)
                        .iterator()
                        .hasNext()) {
            found.add(SuspicionKind.PHONE_NUMBER);
        }
    }
}
