package org.chamicore.inventory.wire;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads {@code If-Match}. A weak tag is read and matches nothing, as the standard has it. */
@Component
class IfMatchReader implements Converter<String, IfMatch> {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final Pattern TAGS = Pattern.compile("\\s*%1$s\\s*(?:,\\s*%1$s\\s*)*".formatted(TAG.pattern()));

    private final EntityTags versions;

    IfMatchReader(EntityTags versions) {
        this.versions = versions;
    }

    @Override
    public IfMatch convert(String header) {
        String text = header.strip();
        if (text.isEmpty()) {
            return IfMatch.ANYTHING;
        }
        if (text.equals("*")) {
            return thing -> demand(thing != null, "there is no such thing");
        }
        if (!TAGS.matcher(text).matches()) {
            throw new IllegalArgumentException("must be * or versions in quotation marks");
        }
        Set<String> tags = TAG.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        return thing -> check(tags, thing);
    }

    private void check(Set<String> tags, @Nullable Object thing) {
        demand(thing != null, "there is no such thing");
        if (thing != null) {
            String now = versions.of(thing);
            demand(tags.contains(now), "the thing is at version %s by now".formatted(now));
        }
    }

    private static void demand(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw Refusal.of(HttpStatus.PRECONDITION_FAILED, "If-Match does not hold: " + otherwise);
        }
    }
}
