package org.chamicore.cli.imports.bss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BSS's keys in etcd: {@code /params/NAME} with the keys of its images, {@code /kernel/HASH} and {@code /initrd/HASH} (OpenCHAMI/bss,
 * {@code cmd/boot-script-service/boot_data.go}).
 */
final class BssKeys implements Source {

    private static final String PREFIX = "/params/";

    private final Etcd etcd;
    private final Kind parameters;

    BssKeys(Etcd etcd, Kind parameters) {
        this.etcd = etcd;
        this.parameters = parameters;
    }

    @Override
    public void read(Taker taker) {
        Map<String, String> entries = etcd.under(PREFIX);
        Map<String, String> kernels = etcd.under("/kernel/");
        Map<String, String> initrds = etcd.under("/initrd/");
        List<Item> items = new ArrayList<>();
        entries.forEach((key, value) -> {
            String name = key.substring(PREFIX.length());
            try {
                JsonNode entry = Json.read(value, key);
                items.add(BootParameters.item(
                        name, record(entry, image(kernels, entry, "kernel"), image(initrds, entry, "initrd"))));
            } catch (RefusedException broken) {
                taker.leave(parameters.title(), name, String.valueOf(broken.getMessage()));
            }
        });
        taker.take(parameters, items);
    }

    /** A node gets its own parameters, then those of the kernel, then those of the initrd. */
    private static ObjectNode record(JsonNode entry, JsonNode kernel, JsonNode initrd) {
        ObjectNode record = Json.object()
                .put(
                        "params",
                        Stream.of(entry, kernel, initrd)
                                .map(each -> Json.text(each, "params"))
                                .filter(each -> !each.isEmpty())
                                .collect(Collectors.joining(" ")))
                .put("kernel", Json.text(kernel, "path"))
                .put("initrd", Json.text(initrd, "path"));
        record.set("cloud-init", entry.path("cloud-init"));
        return record;
    }

    /** An entry names its image by key; a key that is not there is no image. */
    private static JsonNode image(Map<String, String> images, JsonNode entry, String member) {
        String key = Json.text(entry, member);
        String value = images.get(key);
        return value == null ? Json.object() : Json.read(value, key);
    }
}
