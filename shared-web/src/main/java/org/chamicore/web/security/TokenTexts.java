package org.chamicore.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;

/** Claims that hold several words. */
final class TokenTexts {

    private TokenTexts() {}

    /** The words of a claim, which is one text with spaces or a list; none where the token has no such claim. */
    static Set<String> of(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        Set<String> texts = new HashSet<>();
        if (value instanceof String text) {
            Arrays.stream(text.split(" ", -1)).filter(each -> !each.isEmpty()).forEach(texts::add);
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        }
        return texts;
    }
}
