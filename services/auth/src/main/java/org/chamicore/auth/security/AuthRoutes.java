package org.chamicore.auth.security;

import org.chamicore.web.security.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The routes of this service. */
@Configuration(proxyBeanMethods = false)
class AuthRoutes {

    /** The one endpoint that the authorization server itself serves; no other of its endpoints is reachable. */
    static final String TOKEN = "/oauth2/token";

    @Bean
    RouteTable routeTable() {
        return RouteTable.of("auth")
                .open("a client proves itself in the request, before it has a token", HttpMethod.POST, TOKEN)
                .open("whoever checks tokens needs the public keys", HttpMethod.GET, "/.well-known/jwks.json")
                .open(
                        "clients look here for everything else",
                        HttpMethod.GET,
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server")
                .open("services follow it; it names nobody, only digests", HttpMethod.GET, "/auth/v1/revocations")
                .open("services follow it; it names roles and scopes alone", HttpMethod.GET, "/auth/v1/policy")
                .needs("auth.read", HttpMethod.GET, "/auth/v1/policy/versions", "/auth/v1/policy/versions/{version}")
                .needs("auth.write", HttpMethod.PUT, "/auth/v1/policy")
                .needs("auth.write", HttpMethod.POST, "/auth/v1/revocations")
                .needs("auth.read", HttpMethod.GET, "/auth/v1/service-accounts", "/auth/v1/service-accounts/{clientId}")
                .needs(
                        "auth.write",
                        HttpMethod.POST,
                        "/auth/v1/service-accounts",
                        "/auth/v1/service-accounts/{clientId}/secret",
                        "/auth/v1/service-accounts/{clientId}/disable",
                        "/auth/v1/service-accounts/{clientId}/enable")
                .needs(
                        "auth.read",
                        HttpMethod.GET,
                        "/auth/v1/audit",
                        "/auth/v1/audit/head",
                        "/auth/v1/audit/verification")
                .needs("auth.write", HttpMethod.DELETE, "/auth/v1/service-accounts/{clientId}");
    }
}
