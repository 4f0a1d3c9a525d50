package org.chamicore.boot.bootparameters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.KernelParameter;
import org.chamicore.boot.configuration.KernelParameters;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.jspecify.annotations.Nullable;

/**
 * Single kernel parameters to change, and for whom. First those of {@code remove} go, then those of {@code set} take the place
 * of all of their name, then those of {@code add} come behind the rest, unless they are there.
 *
 * @param remove a name, for all parameters of that name, or a whole parameter, for that one alone
 */
record KernelParameterEdit(
        Set<Selector> selectors, List<KernelParameter> remove, List<KernelParameter> set, List<KernelParameter> add) {

    private static final int MOST = 1000;

    @JsonCreator
    static KernelParameterEdit read(
            @JsonProperty("hosts") @Nullable List<Selector> hosts,
            @JsonProperty("macs") @Nullable List<MacAddress> macs,
            @JsonProperty("nids") @Nullable List<Nid> nids,
            @JsonProperty("remove") @Nullable List<KernelParameter> remove,
            @JsonProperty("set") @Nullable List<KernelParameter> set,
            @JsonProperty("add") @Nullable List<KernelParameter> add) {
        return new KernelParameterEdit(
                BootParametersRecord.read(hosts, macs, nids, null, null, null, null)
                        .selectors(),
                checked("remove", remove),
                checked("set", set),
                checked("add", add));
    }

    boolean isNone() {
        return remove.isEmpty() && set.isEmpty() && add.isEmpty();
    }

    /** @throws IllegalArgumentException where the outcome is longer than a command line may be */
    BootParameters apply(BootParameters before) {
        KernelParameters params = before.params();
        for (KernelParameter each : remove) {
            params = params.remove(each);
        }
        for (KernelParameter each : set) {
            params = params.set(each);
        }
        for (KernelParameter each : add) {
            params = params.add(each);
        }
        return new BootParameters(params, before.kernel(), before.initrd(), before.cloudInit());
    }

    private static List<KernelParameter> checked(String field, @Nullable List<KernelParameter> list) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > MOST || list.contains(null)) {
            throw new IllegalArgumentException(
                    "%s must not hold null, nor more than %d entries".formatted(field, MOST));
        }
        return List.copyOf(list);
    }
}
