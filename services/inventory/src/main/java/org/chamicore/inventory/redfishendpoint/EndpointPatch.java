package org.chamicore.inventory.redfishendpoint;

import java.util.Optional;
import org.chamicore.inventory.wire.InvalidItemException;
import org.jspecify.annotations.Nullable;

/** What a client wants changed of an endpoint; what it does not name stays. */
record EndpointPatch(EndpointSpec sent) {

    /**
     * The endpoint after the change.
     *
     * @throws InvalidItemException when it would break a rule
     */
    RedfishEndpoint applyTo(RedfishEndpoint before) {
        RedfishEndpoint after = at(before, address(before));
        return after.equals(before) || !after.hostname().isEmpty()
                ? after
                : at(before, address(before).of(before.id()));
    }

    private RedfishEndpoint at(RedfishEndpoint before, EndpointAddress address) {
        return new RedfishEndpoint(
                before.id(),
                text(sent.name(), before.name()),
                address.hostname(),
                address.domain(),
                address.fqdn(before.id().value()),
                truth(sent.enabled(), before.enabled()),
                text(sent.uuid(), before.uuid()),
                Optional.ofNullable(sent.user()).orElse(before.user()),
                truth(sent.useSsdp(), before.useSsdp()),
                truth(sent.macRequired(), before.macRequired()),
                text(sent.macAddress(), before.macAddress()),
                address.ipAddress(),
                truth(sent.rediscoverOnUpdate(), before.rediscoverOnUpdate()),
                text(sent.templateId(), before.templateId()),
                before.discoveryInfo());
    }

    /** A name that was the old address follows to the new one; while there is no name, the FQDN alone says it. */
    private EndpointAddress address(RedfishEndpoint before) {
        boolean isNamedAnew = sent.fqdn() != null && before.hostname().isEmpty();
        boolean isNamedByIp = before.hostname().equals(before.ipAddress());
        String hostname = isNamedByIp && sent.ipAddress() != null ? sent.ipAddress() : before.hostname();
        return EndpointAddress.of(
                sent.hostname() != null ? sent.hostname() : isNamedAnew ? null : hostname,
                sent.domain() != null ? sent.domain() : isNamedAnew ? null : before.domain(),
                sent.fqdn(),
                sent.ipAddress() != null ? sent.ipAddress() : before.ipAddress());
    }

    private static boolean truth(@Nullable Boolean given, boolean before) {
        return given == null ? before : given;
    }

    private static @Nullable String text(@Nullable String given, @Nullable String before) {
        return given == null ? before : given.isEmpty() ? null : given;
    }
}
