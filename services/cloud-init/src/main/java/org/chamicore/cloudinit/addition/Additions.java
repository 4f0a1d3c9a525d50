package org.chamicore.cloudinit.addition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Set;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.FreeForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What any level may add: the cluster defaults, a group, a single node; the later of these wins, key by key.
 *
 * @param metaData free-form keys at the top of the meta-data; nobody changes it once it is here
 * @param network null where this level says nothing
 * @param rerunOnChange whether the instance id follows the configuration, so that a node runs again what it runs once per
 *     instance; null where this level says nothing
 */
@JsonPropertyOrder({"extra-meta-data", "network-config", "rerun-on-change"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Additions(
        @JsonProperty("extra-meta-data") ObjectNode metaData,

        @JsonProperty("network-config") @Nullable NetworkConfig network,
        @JsonProperty("rerun-on-change") @Nullable Boolean rerunOnChange) {

    /** Nothing is added. */
    public static final Additions NONE = new Additions(FreeForm.given(null), null, null);

    /** What is made of other settings, and what reaches deeper into a node than a template can see. */
    private static final Set<String> RESERVED = Set.of(
            "instance-id",
            "local-hostname",
            "hostname",
            "cluster-name",
            "instance_data",
            "dsmode",
            "network-interfaces");

    public Additions {
        metaData = FreeForm.given(metaData);
        network = network == null || network.isEmpty() ? null : network;
    }

    /** These, as a level has them that may have said nothing at all. */
    public static Additions given(@Nullable Additions additions) {
        return additions == null ? NONE : additions;
    }

    /** These, and {@code older} wherever these say nothing. */
    public Additions over(Additions older) {
        return new Additions(
                metaData.isEmpty() ? older.metaData : metaData,
                network == null ? older.network : network,
                rerunOnChange == null ? older.rerunOnChange : rerunOnChange);
    }

    public void check(Checks checks) {
        new FreeForm(checks).check("extra-meta-data", metaData);
        for (String reserved : RESERVED) {
            if (metaData.has(reserved)) {
                checks.refuse("extra-meta-data." + reserved, "is not free to be set here");
            }
        }
        networkOrNone().check(checks, "network-config");
    }

    public NetworkConfig networkOrNone() {
        return network == null ? NetworkConfig.NONE : network;
    }
}
