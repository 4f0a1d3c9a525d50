package org.chamicore.cloudinit.nodetoken;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.CloudInitProperties.NodeTokenMode;
import org.chamicore.cloudinit.gateway.TokenPath;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.seal.SealKey;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.web.ticket.TicketReading;
import org.chamicore.web.ticket.TicketReading.Refused;
import org.chamicore.web.ticket.TicketReading.Valid;
import org.chamicore.web.ticket.Tickets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Looks at the tokens of those who ask: from memory, without a query and without a call. */
@Component
public class NodeTokens {

    private static final Logger log = LoggerFactory.getLogger(NodeTokens.class);
    private static final String KEY_FILE = "CHAMICORE_NODE_TOKEN_KEY_FILE";

    private final NodeTokenMode mode;
    private final Optional<Tickets> tickets;
    private final LatestBoots boots;
    private final Map<NodeTokenRefusal, Counter> refusals = new EnumMap<>(NodeTokenRefusal.class);

    NodeTokens(CloudInitProperties settings, LatestBoots boots, Clock clock, MeterRegistry metrics) {
        mode = settings.nodeTokens().mode();
        tickets = mode == NodeTokenMode.OFF
                ? Optional.empty()
                : Optional.of(tickets(settings.nodeTokens().keyFile(), clock));
        this.boots = boots;
        for (NodeTokenRefusal each : NodeTokenRefusal.values()) {
            refusals.put(
                    each,
                    Counter.builder("chamicore.node.token.refusals")
                            .description("Requests of nodes that were refused for their token, by reason")
                            .tag("reason", each.text())
                            .register(metrics));
        }
    }

    public boolean areOn() {
        return tickets.isPresent();
    }

    /**
     * What the caller's token says; empty where there is none and none is required, and while tokens are off.
     *
     * @throws ErrorResponseException (403) when it counts for nothing, or is missing
     */
    public Optional<Valid> read(HttpServletRequest request) {
        if (tickets.isEmpty()) {
            return Optional.empty();
        }
        Optional<TicketReading> reading = TokenPath.token(request).map(tickets.get()::read);
        if (reading.isEmpty() && mode == NodeTokenMode.REQUIRE) {
            throw refused(NodeTokenRefusal.MISSING, request);
        }
        return reading.map(each -> switch (each) {
            case Valid valid -> valid;
            case Refused(TicketReading.Reason reason) -> throw refused(NodeTokenRefusal.of(reason), request);
        });
    }

    /**
     * Uses a token for a node, which ends all that were issued to it before.
     *
     * @throws ErrorResponseException (403) when it is another node's, or ended so itself
     */
    public void use(Valid token, NodeId node, HttpServletRequest request) {
        if (!NodeId.parse(token.subject()).equals(Optional.of(node))) {
            throw refused(NodeTokenRefusal.OTHER_NODE, request);
        }
        if (!boots.use(node, token.issuedAt())) {
            throw refused(NodeTokenRefusal.SUPERSEDED, request);
        }
    }

    private ErrorResponseException refused(NodeTokenRefusal why, HttpServletRequest request) {
        Objects.requireNonNull(refusals.get(why)).increment();
        log.warn("Refused {} to {}: {}", request.getRequestURI(), request.getRemoteAddr(), why.detail());
        return why.problem();
    }

    private static Tickets tickets(String file, Clock clock) {
        List<String> keys = new SealKey(KEY_FILE)
                .read(null, file)
                .orElseThrow(() -> new SettingRefusedException(
                        "CHAMICORE_NODE_TOKENS is not off, and %s is not set: name the file whose key boot has, too"
                                .formatted(KEY_FILE)))
                .lines()
                .toList();
        try {
            return new Tickets(keys, clock);
        } catch (IllegalArgumentException refused) {
            throw new SettingRefusedException("%s: %s".formatted(KEY_FILE, refused.getMessage()));
        }
    }
}
