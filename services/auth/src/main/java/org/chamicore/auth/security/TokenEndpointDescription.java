package org.chamicore.auth.security;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the token endpoint to the description of the API, which knows of controllers alone. */
@Configuration(proxyBeanMethods = false)
class TokenEndpointDescription {

    @Bean
    OpenApiCustomizer describeTokenEndpoint() {
        return api -> api.path(AuthRoutes.TOKEN, new PathItem().post(operation()))
                .path(
                        AuthRoutes.INTROSPECT,
                        new PathItem().post(about("introspect", "Tells whether a token is good (RFC 7662)")))
                .path(AuthRoutes.REVOKE, new PathItem().post(about("revoke", "Calls a token back (RFC 7009)")))
                .path(
                        AuthRoutes.AUTHORIZE,
                        new PathItem()
                                .get(page("authorize", "Signs somebody in for an application (RFC 6749, RFC 7636)"))
                                .post(page("consent", "Takes what the consent page sends")));
    }

    private static Operation about(String id, String summary) {
        ObjectSchema form = new ObjectSchema();
        form.addProperty("token", new StringSchema());
        form.addProperty("token_type_hint", new StringSchema());
        form.setRequired(List.of("token"));
        return new Operation()
                .operationId(id)
                .summary(summary)
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/x-www-form-urlencoded", new MediaType().schema(form))))
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("done, or what is known of the token"))
                        .addApiResponse("401", answer("error: invalid_client")));
    }

    private static Operation page(String id, String summary) {
        return new Operation()
                .operationId(id)
                .summary(summary)
                .responses(new ApiResponses()
                        .addApiResponse(
                                "302",
                                new ApiResponse().description("back to the application, with a code or an error"))
                        .addApiResponse("303", new ApiResponse().description("to the login page"))
                        .addApiResponse("400", new ApiResponse().description("a page: the application is not known")));
    }

    private static Operation operation() {
        return new Operation()
                .operationId("token")
                .summary("Issues tokens (RFC 6749, RFC 8693)")
                .description(
                        "The client proves itself with HTTP Basic, with client_id and client_secret in the form, or with a signature (private_key_jwt); an application with PKCE")
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/x-www-form-urlencoded", new MediaType().schema(form()))))
                .responses(new ApiResponses()
                        .addApiResponse("200", answer("access_token, token_type, expires_in, scope"))
                        .addApiResponse(
                                "400",
                                answer(
                                        "error: invalid_request, invalid_grant, invalid_scope, invalid_target, unauthorized_client, unsupported_grant_type"))
                        .addApiResponse("401", answer("error: invalid_client"))
                        .addApiResponse("429", answer("error: too_many_requests, with Retry-After")));
    }

    private static Schema<?> form() {
        ObjectSchema form = new ObjectSchema();
        form.addProperty(
                "grant_type",
                new StringSchema()._enum(GrantTypes.SUPPORTED.stream().sorted().toList()));
        form.addProperty("scope", new StringSchema().description("by default all that the client may have"));
        form.addProperty("lifetime_seconds", new StringSchema().description("60 to 86400, by default 3600"));
        for (String name : List.of("code", "redirect_uri", "code_verifier", "refresh_token", "subject_token")) {
            form.addProperty(name, new StringSchema());
        }
        form.addProperty("client_id", new StringSchema());
        form.addProperty("client_secret", new StringSchema());
        form.setRequired(List.of("grant_type"));
        return form;
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(new ObjectSchema())));
    }
}
