package org.chamicore.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.application.ApplicationService;
import org.chamicore.auth.user.BrowserLogin;
import org.chamicore.auth.user.Logins;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks people whether an application may act for them. */
@RestController
class ConsentController {

    /** A right in words. */
    record Right(String scope, String words) {}

    private static final Map<String, String> SERVICES = Map.of(
            "smd", "the inventory of nodes",
            "bss", "how nodes boot",
            "cloudinit", "how nodes are configured",
            "auth", "accounts and rights");

    private final ApplicationService applications;
    private final Logins logins;
    private final LoginCookie cookie;
    private final Pages pages;

    ConsentController(ApplicationService applications, Logins logins, LoginCookie cookie, Pages pages) {
        this.applications = applications;
        this.logins = logins;
        this.cookie = cookie;
        this.pages = pages;
    }

    @GetMapping("/consent")
    ResponseEntity<String> page(
            HttpServletRequest request,
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String state) {
        Optional<String> user = cookie.read(request).flatMap(logins::find).map(BrowserLogin::username);
        return user.flatMap(name -> applications
                        .find(clientId)
                        .map(application -> pages.answer(
                                HttpStatus.OK,
                                "consent",
                                Map.of(
                                        "user", name,
                                        "application", application.spec().name(),
                                        "clientId", clientId,
                                        "rights", rights(scope),
                                        "state", state))))
                .orElseGet(() -> pages.answer(
                        HttpStatus.BAD_REQUEST,
                        "error",
                        Map.of("reason", "This page is only reached from an application that asks you to sign in.")));
    }

    private static List<Right> rights(String scopes) {
        return Arrays.stream(scopes.split(" ", -1))
                .filter(each -> !each.isEmpty())
                .map(scope -> new Right(scope, words(scope)))
                .toList();
    }

    private static String words(String scope) {
        if (scope.equals(OidcScopes.OPENID)) {
            return "know who you are";
        }
        int dot = scope.indexOf('.');
        String service = SERVICES.getOrDefault(dot < 0 ? scope : scope.substring(0, dot), scope);
        return (scope.endsWith(".write") ? "change " : "see ") + service;
    }
}
