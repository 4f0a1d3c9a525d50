package org.chamicore.boot.inventory;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Xname;
import org.chamicore.web.feed.FeedProperties;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.chamicore.web.trace.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Registers nodes with the inventory in the name of whoever asks: it is their token that the inventory sees, and judges. */
@Component
public class InventoryWriter {

    private static final Logger log = LoggerFactory.getLogger(InventoryWriter.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final RestClient client;

    /**
     * The inventory is where its feed is.
     *
     * @param calls all that is asked of it: while it is known to be away, nobody waits for it here either
     */
    InventoryWriter(FeedProperties feed, NeighbourCalls calls, ObjectProvider<Traces> traces) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
        requests.setReadTimeout(TIMEOUT);
        RestClient.Builder builder = RestClient.builder()
                .baseUrl(feed.url().resolve(".").toString())
                .requestFactory(requests)
                .requestInterceptor(calls);
        traces.ifAvailable(each -> each.observe(builder));
        this.client = builder.build();
    }

    /**
     * Registers a component.
     *
     * @param component as the inventory's API wants it
     * @param authorization the caller's header
     */
    public void addComponent(Map<String, ?> component, Optional<String> authorization) {
        post("State/Components", Map.of("Components", new Object[] {component}), authorization);
    }

    /** Says whose a network card is, which the inventory did not know before. */
    public void addInterface(MacAddress mac, Xname owner, Optional<String> authorization) {
        post(
                "Inventory/EthernetInterfaces",
                Map.of(
                        "MACAddress", mac.value(),
                        "ComponentID", owner.value(),
                        "Description", "adopted after it had asked for a boot script"),
                authorization);
    }

    /** Takes back {@link #addComponent}, as well as can be. */
    public void removeComponent(Xname xname, Optional<String> authorization) {
        try {
            client.delete()
                    .uri("State/Components/{xname}", xname.value())
                    .headers(headers -> authorize(headers, authorization))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException stays) {
            log.warn("The component {} could not be taken back: {}", xname, stays.toString());
            throw InventoryProblem.INVENTORY_AWAY.with(
                    "The component %s was registered and its network card was not; try again".formatted(xname));
        }
    }

    private void post(String path, Object body, Optional<String> authorization) {
        try {
            client.post()
                    .uri(path)
                    .headers(headers -> authorize(headers, authorization))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {
                        int status = response.getStatusCode().value();
                        if (status == 401 || status == 403) {
                            throw InventoryProblem.INVENTORY_FORBIDS.with(
                                    "The inventory does not let you register nodes (%d)".formatted(status));
                        }
                        throw InventoryProblem.INVENTORY_REFUSES.with("The inventory refuses %s with %d: %s"
                                .formatted(
                                        path,
                                        status,
                                        new String(response.getBody().readNBytes(1000), StandardCharsets.UTF_8)));
                    })
                    .toBodilessEntity();
        } catch (RestClientException away) {
            log.warn("The inventory did not take {}: {}", path, away.toString());
            throw InventoryProblem.INVENTORY_AWAY.with("The inventory is away; try again");
        }
    }

    private static void authorize(HttpHeaders headers, Optional<String> authorization) {
        authorization.ifPresent(value -> headers.set(HttpHeaders.AUTHORIZATION, value));
    }
}
