package org.chamicore.auth.token;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account for the day on which nobody else can get in.
 *
 * @param secretFile while this file is there, whoever has the secret in it is admin; null or blank where there is to be no such way
 */
@ConfigurationProperties(prefix = "break-glass", ignoreUnknownFields = false)
record BreakGlassProperties(@Nullable String secretFile) {}
