package org.chamicore.boot.bootscript;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.KernelParameters;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Node;
import org.chamicore.boot.node.Xname;

/**
 * Why a node gets the script that it gets.
 *
 * @param asked how the node was named
 * @param node who that is; absent where the inventory knows nobody of that name
 * @param considered every selector that fits the node, the closest first, and every other one that binds many nodes
 * @param outcome {@code boot}, {@code discover}, {@code wait} or {@code give_up}
 * @param reason why that
 * @param script what the node gets
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Explanation(
        String asked,
        Optional<KnownNode> node,
        List<Candidate> considered,
        String outcome,
        String reason,
        String script) {

    /** As much of a node as decides. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record KnownNode(
            Xname xname,
            Optional<Nid> nid,
            List<MacAddress> macs,
            Optional<String> name,
            String role,
            String subRole,
            List<String> groups,
            boolean enabled) {

        static KnownNode of(Node node) {
            return new KnownNode(
                    node.xname(),
                    node.nid(),
                    node.macs(),
                    node.name(),
                    node.role(),
                    node.subRole(),
                    node.groups(),
                    node.isEnabled());
        }
    }

    /** How a candidate fared. */
    enum Result {
        WON,
        LOST,
        /** Nothing is bound to it. */
        FREE,
        /** It fits other nodes. */
        DOES_NOT_FIT;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A selector that was considered.
     *
     * @param level of the table of precedence
     * @param configuration what is bound to it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Candidate(String level, String selector, Result result, String reason, Optional<Bound> configuration) {}

    /** A boot configuration. */
    record Bound(String id, ImageLocation kernel, ImageLocation initrd, KernelParameters params) {

        static Bound of(BootConfiguration configuration) {
            return new Bound(
                    configuration.id().toString(),
                    configuration.parameters().kernel(),
                    configuration.parameters().initrd(),
                    configuration.parameters().params());
        }
    }
}
