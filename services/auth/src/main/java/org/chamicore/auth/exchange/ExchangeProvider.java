package org.chamicore.auth.exchange;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.auth.bootstrap.BootstrapTokens;
import org.chamicore.auth.bootstrap.BootstrapTokens.Begun;
import org.chamicore.auth.exchange.ExchangeRequest.SubjectType;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;
import org.chamicore.auth.token.AccessTokens;
import org.chamicore.auth.token.Holder;
import org.chamicore.auth.token.Holder.Proof;
import org.chamicore.auth.token.IssueRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Answers token exchange requests at the token endpoint. */
@Component
public class ExchangeProvider implements AuthenticationProvider {

    private static final long SESSION_TOKEN_SECONDS = 3600;

    private final Exchange exchange;
    private final BootstrapTokens bootstrap;
    private final AccessTokens tokens;
    private final IssueRecords records;

    ExchangeProvider(Exchange exchange, BootstrapTokens bootstrap, AccessTokens tokens, IssueRecords records) {
        this.exchange = exchange;
        this.bootstrap = bootstrap;
        this.tokens = tokens;
        this.records = records;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        ExchangeRequest request = (ExchangeRequest) authentication;
        OAuth2ClientAuthenticationToken client =
                (OAuth2ClientAuthenticationToken) Objects.requireNonNull(request.getPrincipal());
        RegisteredClient registered = Objects.requireNonNull(client.getRegisteredClient());
        return request.type() == SubjectType.BOOTSTRAP
                ? bootstrap(request, client, registered)
                : answer(
                        client,
                        registered,
                        exchange.exchange(
                                request.subjectToken(),
                                registered.getClientId(),
                                request.wish().scopes(),
                                request.wish().audience()),
                        null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return ExchangeRequest.class.isAssignableFrom(authentication);
    }

    private Authentication bootstrap(
            ExchangeRequest request, OAuth2ClientAuthenticationToken client, RegisteredClient registered) {
        Begun begun = bootstrap
                .exchange(
                        request.subjectToken(),
                        registered.getClientId(),
                        request.wish().address(),
                        request.wish().retryKey())
                .orElseThrow(ExchangeRefusal.NOT_GOOD::exception);
        List<Scope> scopes = begun.session().scopes().stream().map(Scope::parse).toList();
        Holder holder = new Holder(
                begun.session().owner().subject(),
                new Grants(List.of(), scopes),
                TokenShape.OPENCHAMI,
                Proof.BOOTSTRAP_TOKEN_EXCHANGE,
                begun.session());
        Jwt token = tokens.issue(
                holder,
                registered.getClientId(),
                Set.copyOf(scopes),
                Instant.now().plusSeconds(SESSION_TOKEN_SECONDS));
        OAuth2RefreshToken refresh = new OAuth2RefreshToken(
                begun.refreshToken().value(),
                Objects.requireNonNull(token.getIssuedAt()),
                begun.refreshToken().expiresAt());
        return answer(client, registered, token, refresh);
    }

    private Authentication answer(
            OAuth2ClientAuthenticationToken client,
            RegisteredClient registered,
            Jwt token,
            @Nullable OAuth2RefreshToken refresh) {
        records.issued(token, "token_exchange");
        OAuth2AccessToken access = new OAuth2AccessToken(
                TokenType.BEARER,
                token.getTokenValue(),
                token.getIssuedAt(),
                token.getExpiresAt(),
                scopes(token.getClaims().get("scope")));
        Map<String, Object> more =
                new HashMap<>(Map.of("issued_token_type", "urn:ietf:params:oauth:token-type:access_token"));
        return new OAuth2AccessTokenAuthenticationToken(registered, client, access, refresh, more);
    }

    private static Set<String> scopes(@Nullable Object claim) {
        return claim instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                : new HashSet<>(Arrays.asList(String.valueOf(claim).split(" ", -1)));
    }
}
