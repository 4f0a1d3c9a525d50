package org.chamicore.auth.security;

import org.chamicore.web.security.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The routes of this service. */
@Configuration(proxyBeanMethods = false)
class AuthRoutes {

    static final String TOKEN = "/oauth2/token";
    static final String INTROSPECT = "/oauth2/introspect";
    static final String REVOKE = "/oauth2/revoke";
    static final String AUTHORIZE = "/oauth2/authorize";

    private static final String ACCOUNTS = "/auth/v1/service-accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{clientId}";
    private static final String USERS = "/auth/v1/users";
    private static final String USER = USERS + "/{username}";
    private static final String APPLICATIONS = "/auth/v1/applications";
    private static final String APPLICATION = APPLICATIONS + "/{clientId}";
    private static final String PROVIDERS = "/auth/v1/identity-providers";
    private static final String PROVIDER = PROVIDERS + "/{name}";
    private static final String BOOTSTRAP_TOKENS = "/auth/v1/bootstrap-tokens";
    private static final String KEYS = "/auth/v1/keys";
    private static final String POLICY = "/auth/v1/policy";
    private static final String AUDIT = "/auth/v1/audit";

    @Bean
    RouteTable routeTable() {
        RouteTable table = RouteTable.of("auth");
        endpoints(table);
        administration(table);
        return table;
    }

    private static void endpoints(RouteTable table) {
        table.open("a client proves itself in the request, before it has a token", HttpMethod.POST, TOKEN)
                .open("a client proves itself in the request", HttpMethod.POST, INTROSPECT, REVOKE)
                .open("a provider's token proves who asks", HttpMethod.POST, "/oauth/exchange")
                .open("whoever checks tokens needs the public keys", HttpMethod.GET, "/.well-known/jwks.json", "/keys")
                .open(
                        "clients look here for everything else",
                        HttpMethod.GET,
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server")
                .open("services follow it; it names nobody, only digests", HttpMethod.GET, "/auth/v1/revocations")
                .open("services follow it; it names roles and scopes alone", HttpMethod.GET, POLICY)
                .open("people sign in here", HttpMethod.GET, "/login", "/login.css", "/consent", AUTHORIZE)
                .open("people sign in and out here, guarded against forged forms", HttpMethod.POST, "/login", "/logout")
                .open("people allow an application here", HttpMethod.POST, AUTHORIZE);
    }

    private static void administration(RouteTable table) {
        table.needs("auth.read", HttpMethod.GET, POLICY + "/versions", POLICY + "/versions/{version}")
                .needs("auth.write", HttpMethod.PUT, POLICY)
                .needs("auth.write", HttpMethod.POST, "/auth/v1/revocations")
                .needs("auth.read", HttpMethod.GET, AUDIT, AUDIT + "/head", AUDIT + "/verification")
                .needs("auth.read", HttpMethod.GET, ACCOUNTS, ACCOUNT, ACCOUNT + "/token-settings")
                .needs("auth.write", HttpMethod.POST, ACCOUNTS)
                .needs("auth.write", HttpMethod.POST, ACCOUNT + "/secret", ACCOUNT + "/disable", ACCOUNT + "/enable")
                .needs("auth.write", HttpMethod.PUT, ACCOUNT + "/token-settings")
                .needs("auth.write", HttpMethod.DELETE, ACCOUNT)
                .needs("auth.read", HttpMethod.GET, USERS, USER, APPLICATIONS, APPLICATION, PROVIDERS, PROVIDER)
                .needs("auth.write", HttpMethod.POST, USERS)
                .needs("auth.write", HttpMethod.PATCH, USER)
                .needs("auth.write", HttpMethod.PUT, APPLICATION, PROVIDER)
                .needs("auth.write", HttpMethod.DELETE, USER, APPLICATION, PROVIDER, BOOTSTRAP_TOKENS + "/{id}")
                .needs("auth.read", HttpMethod.GET, BOOTSTRAP_TOKENS, KEYS)
                .needs("auth.write", HttpMethod.POST, BOOTSTRAP_TOKENS, KEYS + "/rotate");
    }
}
