package org.chamicore.auth.token;

import java.util.Set;
import org.chamicore.auth.application.ApplicationService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/** What people have allowed applications, as the authorization server asks for it. */
@Component
class Consents implements OAuth2AuthorizationConsentService {

    private final ApplicationService applications;

    Consents(ApplicationService applications) {
        this.applications = applications;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        applications.giveConsent(consent.getRegisteredClientId(), consent.getPrincipalName(), consent.getScopes());
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        applications.withdrawConsent(consent.getRegisteredClientId(), consent.getPrincipalName());
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String clientId, String username) {
        Set<String> scopes = applications.findConsent(clientId, username);
        if (scopes.isEmpty()) {
            return null;
        }
        OAuth2AuthorizationConsent.Builder consent = OAuth2AuthorizationConsent.withId(clientId, username);
        scopes.forEach(consent::scope);
        return consent.build();
    }
}
