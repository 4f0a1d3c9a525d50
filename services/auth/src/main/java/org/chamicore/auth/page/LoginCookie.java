package org.chamicore.auth.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.user.Logins;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What a browser holds for as long as somebody is signed in with it. */
@Component
public class LoginCookie {

    private static final String NAME = "chamicore_login";

    private final boolean secure;

    LoginCookie(AuthProperties properties) {
        secure = properties.issuer().startsWith("https:");
    }

    /** Its value, where it has the form that we give it. */
    public Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[0-9a-f]{64}"))
                .findFirst();
    }

    String holding(String value) {
        return cookie(value, Logins.LIFE);
    }

    String gone() {
        return cookie("", Duration.ZERO);
    }

    private String cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }
}
