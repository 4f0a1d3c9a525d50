package org.chamicore.inventory;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inventory service.
 *
 * @param extraRoles roles that this site has beside the built-in ones
 * @param extraSubRoles the same for sub-roles
 * @param openReads whether components and interfaces may be listed without a token, as the DHCP and DNS plug-ins of coresmd do
 */
@ConfigurationProperties(prefix = "chamicore.inventory", ignoreUnknownFields = false)
public record InventoryProperties(
        @DefaultValue List<String> extraRoles,
        @DefaultValue List<String> extraSubRoles,
        @DefaultValue("true") boolean openReads) {

    public InventoryProperties {
        extraRoles = List.copyOf(extraRoles);
        extraSubRoles = List.copyOf(extraSubRoles);
    }
}
