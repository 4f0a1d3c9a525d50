package org.chamicore.boot.bootparameters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.CloudInit;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.KernelParameters;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.jspecify.annotations.Nullable;

/**
 * Boot parameters and whom they are for, as clients send and see them. Empty parts are not shown, but for {@code cloud-init},
 * which existing clients look for.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"hosts", "macs", "nids", "params", "kernel", "initrd", "cloud-init"})
record BootParametersRecord(
        List<Selector> hosts,
        List<MacAddress> macs,
        List<Nid> nids,
        KernelParameters params,
        ImageLocation kernel,
        ImageLocation initrd,
        @JsonProperty("cloud-init") @JsonInclude CloudInit cloudInit) {

    /** As many nodes as one request may name. */
    private static final int MOST = 100_000;

    private static final int MOST_BYTES_FOR_CLOUD_INIT = 1 << 20;

    static final BootParametersRecord EMPTY = of(List.of(), BootParameters.of(null, null, null, null));

    @JsonCreator
    static BootParametersRecord read(
            @JsonProperty("hosts") @Nullable List<Selector> hosts,
            @JsonProperty("macs") @Nullable List<MacAddress> macs,
            @JsonProperty("nids") @Nullable List<Nid> nids,
            @JsonProperty("params") @Nullable KernelParameters params,
            @JsonProperty("kernel") @Nullable ImageLocation kernel,
            @JsonProperty("initrd") @Nullable ImageLocation initrd,
            @JsonProperty("cloud-init") @Nullable CloudInit cloudInit) {
        BootParameters parameters = BootParameters.of(params, kernel, initrd, cloudInit);
        if (parameters.cloudInit().size() > MOST_BYTES_FOR_CLOUD_INIT) {
            throw new IllegalArgumentException(
                    "cloud-init must not be larger than %d bytes".formatted(MOST_BYTES_FOR_CLOUD_INIT));
        }
        return new BootParametersRecord(
                checked("hosts", hosts),
                checked("macs", macs),
                checked("nids", nids),
                parameters.params(),
                parameters.kernel(),
                parameters.initrd(),
                parameters.cloudInit());
    }

    /** What clients see. */
    static BootParametersRecord of(Collection<Selector> selectors, BootParameters parameters) {
        return new BootParametersRecord(
                selectors.stream().filter(Selector::isHost).toList(),
                selectors.stream()
                        .filter(each -> each.kind() == Selector.Kind.MAC)
                        .map(each -> new MacAddress(each.value()))
                        .toList(),
                selectors.stream()
                        .filter(each -> each.kind() == Selector.Kind.NID)
                        .map(each -> Nid.of(each.value()))
                        .sorted()
                        .toList(),
                parameters.params(),
                parameters.kernel(),
                parameters.initrd(),
                parameters.cloudInit());
    }

    /** Whom it is for. */
    @JsonIgnore
    Set<Selector> selectors() {
        Set<Selector> selectors = new TreeSet<>(hosts);
        macs.stream().map(Selector::of).forEach(selectors::add);
        nids.stream().map(Selector::of).forEach(selectors::add);
        return selectors;
    }

    BootParametersRecord withoutCloudInit() {
        return new BootParametersRecord(hosts, macs, nids, params, kernel, initrd, CloudInit.NONE);
    }

    @JsonIgnore
    BootParameters parameters() {
        return new BootParameters(params, kernel, initrd, cloudInit);
    }

    private static <T> List<T> checked(String field, @Nullable List<T> list) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > MOST) {
            throw new IllegalArgumentException("%s must not hold more than %d entries".formatted(field, MOST));
        }
        if (list.contains(null)) {
            throw new IllegalArgumentException("%s must not hold null".formatted(field));
        }
        return List.copyOf(list);
    }
}
