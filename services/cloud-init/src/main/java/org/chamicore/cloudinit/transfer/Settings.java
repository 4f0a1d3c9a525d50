package org.chamicore.cloudinit.transfer;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.group.Group;
import org.chamicore.cloudinit.instance.Instance;
import org.jspecify.annotations.Nullable;

/**
 * All that can be set. The aliases are the names of the files that OpenCHAMI's server reads at its start, so that these can
 * be taken in as well.
 *
 * @param defaults null where an import leaves them as they are
 */
@JsonPropertyOrder({"cluster-defaults", "groups", "instance-info"})
record Settings(
        @JsonProperty("cluster-defaults") @JsonAlias("clusterdefaults") @Nullable
        ClusterDefaults defaults,

        @JsonProperty("groups") SortedMap<String, Group> groups,

        @JsonProperty("instance-info") @JsonAlias("instances")
        SortedMap<String, Instance> instances) {

    Settings {
        groups = given(groups);
        instances = given(instances);
    }

    /** Where something is named and nothing said of it, as paths into what was given. */
    List<String> blanks() {
        List<String> blanks = new ArrayList<>();
        groups.forEach((name, group) -> add(blanks, "groups." + name, group));
        instances.forEach((id, instance) -> add(blanks, "instance-info." + id, instance));
        return blanks;
    }

    private static void add(List<String> blanks, String field, @Nullable Object value) {
        if (value == null) {
            blanks.add(field);
        }
    }

    private static <T> SortedMap<String, T> given(@Nullable Map<String, T> map) {
        return map == null ? new TreeMap<>() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    Optional<ClusterDefaults> givenDefaults() {
        return Optional.ofNullable(defaults);
    }
}
