package org.chamicore.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.user.BrowserLogin;
import org.chamicore.auth.user.LoginOutcome.Refused;
import org.chamicore.auth.user.LoginOutcome.SignedIn;
import org.chamicore.auth.user.LoginOutcome.TooFast;
import org.chamicore.auth.user.Logins;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out. */
@RestController
class LoginController {

    /** The one place to which a login leads on; anything else could be anywhere. */
    private static final String AUTHORIZE = "/oauth2/authorize?";

    private static final Duration STYLE_LIFE = Duration.ofHours(1);

    private final Logins logins;
    private final LoginCookie cookie;
    private final Pages pages;

    LoginController(Logins logins, LoginCookie cookie, Pages pages) {
        this.logins = logins;
        this.cookie = cookie;
        this.pages = pages;
    }

    @GetMapping("/login")
    ResponseEntity<String> page(
            HttpServletRequest request,
            CsrfToken csrf,
            @RequestParam(name = "continue", defaultValue = "") String next) {
        Optional<String> user = cookie.read(request).flatMap(logins::find).map(BrowserLogin::username);
        return user.isPresent() && next.isEmpty()
                ? pages.answer(HttpStatus.OK, "signed-in", Map.of("user", user.get(), "csrf", csrf.getToken()))
                : form(HttpStatus.OK, "", "", next, csrf);
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            CsrfToken csrf,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "continue", defaultValue = "") String next) {
        return switch (logins.signIn(username, password, request.getRemoteAddr())) {
            case SignedIn(String value) ->
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(pages.link(next.startsWith(AUTHORIZE) ? next : "/login")))
                        .header(HttpHeaders.SET_COOKIE, cookie.holding(value))
                        .cacheControl(CacheControl.noStore())
                        .build();
            case Refused() ->
                form(HttpStatus.UNAUTHORIZED, "That name and password do not belong together.", username, next, csrf);
            case TooFast(Duration wait) -> {
                ResponseEntity<String> page = form(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many attempts. Try again in %d s.".formatted(wait.toSeconds()),
                        username,
                        next,
                        csrf);
                yield ResponseEntity.status(page.getStatusCode())
                        .headers(page.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()))
                        .body(page.getBody());
            }
        };
    }

    @PostMapping("/logout")
    ResponseEntity<String> signOut(HttpServletRequest request, CsrfToken csrf) {
        cookie.read(request).ifPresent(logins::signOut);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(pages.link("/login")))
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .build();
    }

    @GetMapping(path = "/login.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(STYLE_LIFE).cachePublic())
                .body(Pages.read("style.css"));
    }

    private ResponseEntity<String> form(HttpStatus status, String fault, String username, String next, CsrfToken csrf) {
        return pages.answer(
                status, "login", Map.of("fault", fault, "username", username, "next", next, "csrf", csrf.getToken()));
    }
}
