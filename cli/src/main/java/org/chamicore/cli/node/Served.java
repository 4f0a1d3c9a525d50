package org.chamicore.cli.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;

/** Whether boot and cloud-init have heard of what was done. It is asked in ways that leave no trace among a node's requests. */
record Served(Apis apis, Work work) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Waits for it, and refuses when it does not come. */
    void await() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Optional<String> missing = missing();
        while (missing.isPresent()) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException(
                        "%s within %d s: see ./chamicore status".formatted(missing.get(), LIMIT.toSeconds()));
            }
            pause();
            missing = missing();
        }
    }

    private Optional<String> missing() {
        return work.kind() == Work.Kind.ENROL
                ? Stream.concat(Stream.of("name=" + work.node()), macs().map(mac -> "mac=" + Api.encoded(mac)))
                        .filter(query -> !isBooted(query))
                        .map("boot does not serve its boot script to %s"::formatted)
                        .findFirst()
                        .or(() -> isConfigured() ? Optional.empty() : Optional.of("cloud-init does not serve the node"))
                : isForgotten();
    }

    /** The MAC addresses that it has from now on. */
    private Stream<String> macs() {
        return work.changes().stream()
                .filter(change -> !change.after().isNull())
                .map(Change::part)
                .filter(InterfacePart.class::isInstance)
                .map(part -> ((InterfacePart) part).mac());
    }

    private boolean isBooted(String query) {
        JsonNode told = explained(query);
        JsonNode node = told.path("node");
        List<String> groups =
                node.path("groups").valueStream().map(JsonNode::asString).toList();
        return node.path("xname").asString("").equals(work.node())
                && groups().allMatch(groups::contains)
                && parameters().allMatch(wanted -> isWinner(told, wanted));
    }

    private boolean isConfigured() {
        Answer answer = metaData();
        return answer.isSuccess()
                && groups().allMatch(label -> answer.body().lines().anyMatch(line -> isKey(line, label)));
    }

    private static boolean isKey(String line, String label) {
        return line.strip().replaceAll("[\"']", "").startsWith(label + ":");
    }

    private Optional<String> isForgotten() {
        return !explained("name=" + work.node()).path("node").isMissingNode()
                ? Optional.of("boot still knows " + work.node())
                : metaData().status() != 404 ? Optional.of("cloud-init still serves " + work.node()) : Optional.empty();
    }

    private Stream<String> groups() {
        return work.changes().stream()
                .filter(change -> !change.after().isNull())
                .map(Change::part)
                .filter(MembershipPart.class::isInstance)
                .map(part -> ((MembershipPart) part).name());
    }

    private Stream<JsonNode> parameters() {
        return work.changes().stream()
                .filter(change -> change.part() instanceof BootPart)
                .map(Change::after);
    }

    private static boolean isWinner(JsonNode told, JsonNode wanted) {
        return told.path("considered")
                .valueStream()
                .filter(each -> each.path("result").asString().equals("won"))
                .map(each -> each.path("configuration"))
                .anyMatch(won -> Stream.of("kernel", "initrd", "params").allMatch(field -> won.path(field)
                        .asString("")
                        .equals(wanted.path(field).asString(""))));
    }

    private JsonNode explained(String query) {
        return apis.boot().get("/boot/v1/explain?" + query).orRefuse().json();
    }

    private Answer metaData() {
        return apis.cloudInit().get("/cloud-init/admin/impersonation/%s/meta-data".formatted(Api.encoded(work.node())));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted", interrupted);
        }
    }
}
