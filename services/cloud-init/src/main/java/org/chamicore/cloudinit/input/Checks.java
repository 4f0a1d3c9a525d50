package org.chamicore.cloudinit.input;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects every breach of a rule in one thing that a client sent, so that all of them are named at once. */
public final class Checks {

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final int LONGEST_HOST_NAME = 253;
    private static final int LONGEST_LINE = 1024;
    private static final int LONGEST_KEY = 16 * 1024;
    private static final int MOST_KEYS = 256;

    private final List<FieldRefusal> refusals = new ArrayList<>();

    public List<FieldRefusal> refusals() {
        return List.copyOf(refusals);
    }

    /** All breaches in one sentence. */
    public String summary() {
        return refusals.stream().map(FieldRefusal::toString).collect(Collectors.joining("; "));
    }

    public void refuse(String field, String rule) {
        refusals.add(new FieldRefusal(field, rule));
    }

    /** Free text: whatever the database and a YAML document can hold, lines included. */
    public void text(String field, String value, int longest) {
        if (value.length() > longest) {
            refuse(field, "must not be longer than %d characters".formatted(longest));
        } else if (value.indexOf('\0') >= 0) {
            refuse(field, "must not contain the character NUL");
        } else if (!isUnicode(value)) {
            refuse(field, "must be valid Unicode, without half of a surrogate pair");
        }
    }

    /** Text on one line. */
    public void line(String field, String value) {
        line(field, value, LONGEST_LINE);
    }

    public void hostName(String field, String value) {
        if (!value.isEmpty()
                && (value.length() > LONGEST_HOST_NAME
                        || !HOST_NAME.matcher(value).matches())) {
            refuse(
                    field,
                    "must be a host name: at most %d letters, digits, hyphens, underscores and dots, a letter or digit at both ends"
                            .formatted(LONGEST_HOST_NAME));
        }
    }

    /** The start of an address that nodes fetch from; a line of its own in an include list, so nothing may hide in it. */
    public void baseUrl(String field, String value) {
        if (!value.isEmpty() && (value.length() > LONGEST_LINE || !isBaseUrl(value))) {
            refuse(field, "must be an absolute http or https address without query and fragment");
        }
    }

    public void publicKeys(String field, List<String> keys) {
        if (keys.size() > MOST_KEYS) {
            refuse(field, "must not have more than %d entries".formatted(MOST_KEYS));
            return;
        }
        for (int nr = 0; nr < keys.size(); nr++) {
            String at = "%s[%d]".formatted(field, nr);
            if (keys.get(nr).isBlank()) {
                refuse(at, "must not be blank");
            }
            publicKey(at, keys.get(nr));
        }
    }

    public void publicKey(String field, String value) {
        line(field, value, LONGEST_KEY);
    }

    private void line(String field, String value, int longest) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            refuse(field, "must not contain control characters");
        } else {
            text(field, value, longest);
        }
    }

    private static boolean isUnicode(String value) {
        return value.codePoints().noneMatch(each -> Character.getType(each) == Character.SURROGATE);
    }

    private static boolean isBaseUrl(String value) {
        try {
            URI address = new URI(value);
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && address.getRawAuthority() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException refused) {
            return false;
        }
    }
}
