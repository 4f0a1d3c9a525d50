package org.chamicore.auth.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When signing keys change.
 *
 * @param rotateAfter how long a key signs before the next is made
 * @param lead how long a key is published before it signs: as long as anybody keeps the published keys
 * @param overlap how long a key stays published after the next began to sign: as long as a token may live
 */
@ConfigurationProperties(prefix = "key", ignoreUnknownFields = false)
record KeyProperties(
        @DefaultValue("30d") Duration rotateAfter,
        @DefaultValue("10m") Duration lead,
        @DefaultValue("25h") Duration overlap) {}
