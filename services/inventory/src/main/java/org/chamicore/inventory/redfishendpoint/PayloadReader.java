package org.chamicore.inventory.redfishendpoint;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chamicore.inventory.wire.InvalidItemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads what an endpoint manages out of the forms in which clients send it. */
@Service
class PayloadReader {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ManagerReader managers;
    private final SystemReader systems;
    private final RawSystemReader rawSystems;
    private final PduReader pdus;
    private final Clock clock;

    PayloadReader(
            ManagerReader managers, SystemReader systems, RawSystemReader rawSystems, PduReader pdus, Clock clock) {
        this.managers = managers;
        this.systems = systems;
        this.rawSystems = rawSystems;
        this.pdus = pdus;
        this.clock = clock;
    }

    /**
     * Reads what came with an endpoint.
     *
     * @throws InvalidItemException when it breaks a rule
     */
    Findings read(RedfishEndpoint endpoint, EndpointSpec sent) {
        if (sent.pduInventory() != null) {
            return pdus.read(endpoint, Payload.elements(sent.pduInventory().outlets()));
        }
        return sent.hasSchema() ? magellan(endpoint, sent) : raw(endpoint, Payload.elements(sent.systems()));
    }

    private Findings magellan(RedfishEndpoint endpoint, EndpointSpec sent) {
        if (endpoint.uuid() != null && !UUID.matcher(endpoint.uuid()).matches()) {
            throw new InvalidItemException("UUID", "UUID '%s' is not well-formed".formatted(endpoint.uuid()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        Findings all = Findings.NONE;
        List<@Nullable ManagerSpec> controllers = Objects.requireNonNullElse(sent.managers(), List.of());
        for (ManagerSpec manager : Payload.elements(controllers)) {
            all = all.and(managers.read(endpoint, controllers.indexOf(manager), manager, now));
        }
        List<@Nullable SystemSpec> told = Objects.requireNonNullElse(sent.systems(), List.of());
        List<SystemSpec> nodes = SystemReader.distinct(Payload.elements(told));
        for (int number = 0; number < nodes.size(); number++) {
            SystemSpec node = nodes.get(number);
            all = all.and(systems.read(endpoint, number, told.indexOf(node), node, now));
        }
        return all;
    }

    private Findings raw(RedfishEndpoint endpoint, List<SystemSpec> sent) {
        Findings all = Findings.NONE;
        for (int number = 0; number < sent.size(); number++) {
            all = all.and(rawSystems.read(endpoint, number, sent.get(number)));
        }
        return all;
    }
}
