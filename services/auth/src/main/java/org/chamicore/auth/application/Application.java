package org.chamicore.auth.application;

import java.net.URI;
import java.util.List;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;

/**
 * A program with which people sign in. It holds no secret; PKCE proves that who redeems a code is who asked for it.
 *
 * @param clientId how it names itself
 * @param spec what was decided about it
 */
public record Application(String clientId, Spec spec) {

    /**
     * What was decided about an application.
     *
     * @param name what people read
     * @param redirectUris where it may be answered; the port of a loopback address is not compared
     * @param scopes the most that it may get for anybody
     * @param asksConsent whether people are asked before it gets a token
     */
    public record Spec(
            String name, List<URI> redirectUris, List<Scope> scopes, TokenShape tokenShape, boolean asksConsent) {

        public Spec {
            redirectUris = List.copyOf(redirectUris);
            scopes = scopes.stream().sorted().distinct().toList();
        }
    }
}
