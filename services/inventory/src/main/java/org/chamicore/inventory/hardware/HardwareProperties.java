package org.chamicore.inventory.hardware;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the hardware inventory.
 *
 * @param historyAge the age at which events of the history are forgotten
 */
@ConfigurationProperties(prefix = "chamicore.hardware", ignoreUnknownFields = false)
record HardwareProperties(@DefaultValue("365d") Duration historyAge) {}
