package org.chamicore.boot.bootscript;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where cloud-init finds its documents, and the token of this boot that goes into that address.
 *
 * @param base without a slash at its end
 */
record Seed(String base, Optional<String> token) {

    /**
     * As cloud-init's NoCloud reads it: the source by its name or by its older one, keys behind semicolons, the seed's in short or
     * in long; {@code %s} stands for the document's name. Groups: what comes before the address, the address, the {@code %s}.
     */
    private static final Pattern WORD = Pattern.compile(
            "(?<![^ ])(ds=nocloud(?:-net)?;(?:[^; ]*;)*(?:s|seedfrom)=)(https?://[^; %]+)(%s)?(?=[; ]|\\z)");

    private static final String SOURCE = "ds=nocloud";

    static Seed at(String base) {
        return new Seed(base, Optional.empty());
    }

    Seed with(String issued) {
        return new Seed(base, Optional.of(issued));
    }

    /** With the token where there is one; a document's name goes right behind it. */
    String address() {
        return token.map(each -> within(base, each)).orElseGet(() -> base + "/");
    }

    /** An operator's kernel parameters, with the token in those seeds that are of this suite. */
    String in(String parameters) {
        return token.isEmpty() || !parameters.contains(SOURCE)
                ? parameters
                : WORD.matcher(parameters).replaceAll(word -> Matcher.quoteReplacement(with(word, token.get())));
    }

    private String with(MatchResult word, String issued) {
        String asked = withoutSlashes(word.group(2));
        return isOurs(asked)
                ? word.group(1)
                        + within(asked, issued)
                        + Optional.ofNullable(word.group(3)).orElse("")
                : word.group();
    }

    /** Under whatever name of the host it is reached; the paths are those that the gateway knows. */
    private boolean isOurs(String address) {
        String path = address.toLowerCase(Locale.ROOT);
        return address.equals(base) || path.endsWith("/cloud-init") || path.endsWith("/metadata-service");
    }

    private static String within(String address, String token) {
        return address + "/t/" + token + "/";
    }

    private static String withoutSlashes(String address) {
        int end = address.length();
        while (address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }
}
