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
        return api -> api.path(AuthRoutes.TOKEN, new PathItem().post(operation()));
    }

    private static Operation operation() {
        return new Operation()
                .operationId("token")
                .summary("Issues an access token (RFC 6749, client credentials)")
                .description(
                        "The client proves itself with HTTP Basic, or with client_id and client_secret in the form")
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/x-www-form-urlencoded", new MediaType().schema(form()))))
                .responses(new ApiResponses()
                        .addApiResponse("200", answer("access_token, token_type, expires_in, scope"))
                        .addApiResponse("400", answer("error: invalid_request, invalid_scope, unsupported_grant_type"))
                        .addApiResponse("401", answer("error: invalid_client")));
    }

    private static Schema<?> form() {
        ObjectSchema form = new ObjectSchema();
        form.addProperty("grant_type", new StringSchema()._enum(List.of("client_credentials")));
        form.addProperty("scope", new StringSchema().description("by default all that the client may have"));
        form.addProperty("lifetime_seconds", new StringSchema().description("60 to 86400, by default 3600"));
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
