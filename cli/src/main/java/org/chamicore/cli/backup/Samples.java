package org.chamicore.cli.backup;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;

/** Asks running services what they serve to some nodes, without leaving a trace in a node's history. */
final class Samples {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> SEEDS = List.of("meta-data", "user-data", "vendor-data");

    private final Function<Service, URI> addresses;
    private final String authorization;

    /** @param authorization of an administrator; empty where tokens are not checked */
    Samples(Function<Service, URI> addresses, String authorization) {
        this.addresses = addresses;
        this.authorization = authorization;
    }

    /** Up to that many nodes, spread evenly over all that the inventory has. */
    List<Sample> choose(int count) {
        List<String> nodes = api(Service.INVENTORY)
                .get("/hsm/v2/State/Components?type=Node")
                .orRefuse()
                .json()
                .path("Components")
                .valueStream()
                .map(each -> each.path("ID").asString())
                .sorted()
                .toList();
        int chosen = Math.min(count, nodes.size());
        return of(IntStream.range(0, chosen)
                .mapToObj(number -> nodes.get((int) ((long) number * nodes.size() / chosen)))
                .toList());
    }

    /** What those nodes get. */
    List<Sample> of(List<String> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    private Sample of(String node) {
        Map<String, String> documents = new TreeMap<>();
        documents.put(
                "boot script",
                hash(api(Service.BOOT)
                        .get("/boot/v1/explain?name=" + node)
                        .orRefuse()
                        .json()
                        .path("script")
                        .asString()));
        for (String seed : SEEDS) {
            Answer answer = api(Service.CLOUD_INIT).get("/cloud-init/admin/impersonation/%s/%s".formatted(node, seed));
            documents.put(seed, answer.isSuccess() ? hash(answer.body()) : "answered " + answer.status());
        }
        return new Sample(node, documents);
    }

    private Api api(Service service) {
        return Api.open(addresses.apply(service), TIMEOUT).authorized(authorization);
    }

    /** Where the services listen is the suite's, not the node's, and differs in a rehearsal. */
    private String hash(String document) {
        String masked = document;
        for (Service service : Service.values()) {
            masked = masked.replace(addresses.apply(service).toString(), service.title());
        }
        return HexFormat.of().formatHex(FileState.newDigest().digest(masked.getBytes(StandardCharsets.UTF_8)));
    }
}
