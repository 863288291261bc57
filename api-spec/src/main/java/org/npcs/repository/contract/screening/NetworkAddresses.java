package org.npcs.repository.contract.screening;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/** E-mail and web addresses, and names in networks; also those that are spelt so that no program should find them. */
final class NetworkAddresses implements TextScreening.Detector {

    private static final Pattern SPACE = Pattern.compile("[ \n]");
    private static final Pattern SPELT = Pattern.compile("[a-z0-9] ?(?:[(\\[] ?at ?[)\\]]|@| at ) ?[a-z0-9-]{2,40}"
            + "(?: ?[(\\[] ?dot ?[)\\]] ?| dot |\\.)[a-z]{2}");
    private static final Pattern AROUND = Pattern.compile("^[^a-z0-9@]{1,9}|[^a-z0-9/]{1,9}$");
    private static final int LONGEST_HOST = 253;

    private final DomainValidator domains = DomainValidator.getInstance();

    @Override
    public void look(ScreenedText text, Set<SuspicionKind> found) {
        String whole = text.text();
        if (whole.indexOf('.') < 0 && whole.indexOf('@') < 0 && whole.indexOf('/') < 0 && !whole.contains("dot")) {
            return;
        }
        if (SPELT.matcher(whole.toLowerCase(Locale.ROOT)).find()) {
            found.add(SuspicionKind.EMAIL_ADDRESS);
        }
        for (String token : SPACE.split(whole)) {
            look(token, found);
        }
    }

    private void look(String token, Set<SuspicionKind> found) {
        int at = token.indexOf('@');
        if (at >= 0 && at + 1 < token.length() && Character.isLetterOrDigit(token.charAt(at + 1))) {
            boolean before = at > 0 && Character.isLetterOrDigit(token.charAt(at - 1));
            found.add(before ? SuspicionKind.EMAIL_ADDRESS : SuspicionKind.WEB_ADDRESS);
            return;
        }
        String lower = token.toLowerCase(Locale.ROOT);
        if (lower.contains("://") || lower.contains("www.") || lower.contains("mailto:") || host(token)) {
            found.add(SuspicionKind.WEB_ADDRESS);
        }
    }

    /** A host by itself; a capital behind the dot is the start of the next sentence. */
    private boolean host(String token) {
        if (token.indexOf('.') < 1 || token.length() > LONGEST_HOST) {
            return false;
        }
        String bare = AROUND.matcher(token).replaceAll("");
        int path = bare.indexOf('/');
        String host = path < 0 ? bare : bare.substring(0, path);
        return host.indexOf('.') > 1 && Character.isLowerCase(host.charAt(host.length() - 1)) && domains.isValid(host);
    }
}
