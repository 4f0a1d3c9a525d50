package org.chamicore.auth.security;

import java.util.List;
import org.chamicore.auth.token.PublicClients;
import org.chamicore.auth.token.SignedProofRequests;
import org.chamicore.auth.token.SignedProofs;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** How clients prove themselves: by secret, by signature, or, without either, by what they hold. */
@Component
class ClientProofs {

    private final PublicClients publicClients;
    private final SignedProofs signedProofs;
    private final RegisteredClientRepository clients;

    ClientProofs(PublicClients publicClients, SignedProofs signedProofs, RegisteredClientRepository clients) {
        this.publicClients = publicClients;
        this.signedProofs = signedProofs;
        this.clients = clients;
    }

    void replaceConverters(List<AuthenticationConverter> converters) {
        converters.clear();
        converters.addAll(List.of(
                new SignedProofRequests(),
                new ClientSecretBasicAuthenticationConverter(),
                new ClientSecretPostAuthenticationConverter(),
                publicClients, // before the library's, which takes verifiers of any form
                new PublicClientAuthenticationConverter()));
    }

    void replaceProviders(List<AuthenticationProvider> providers) {
        providers.removeIf(each -> !(each instanceof ClientSecretAuthenticationProvider)
                && !(each instanceof JwtClientAssertionAuthenticationProvider)
                && !(each instanceof PublicClientAuthenticationProvider));
        providers.stream()
                .filter(JwtClientAssertionAuthenticationProvider.class::isInstance)
                .map(JwtClientAssertionAuthenticationProvider.class::cast)
                .forEach(each -> each.setJwtDecoderFactory(signedProofs));
        providers.replaceAll(
                each -> each instanceof PublicClientAuthenticationProvider ? each : new OwnGrants(each, clients));
        providers.add(publicClients);
    }
}
