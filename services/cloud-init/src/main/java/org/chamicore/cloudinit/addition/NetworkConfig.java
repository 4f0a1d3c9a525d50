package org.chamicore.cloudinit.addition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.Given;
import org.chamicore.web.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What is to know of the networks, beside the addresses that the inventory has.
 *
 * @param subnets the networks; where a node has addresses in several with a gateway, the first of its interfaces leads out
 * @param nameservers addresses of name servers
 * @param search domains that short names are looked for in
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"subnets", "nameservers", "search"})
public record NetworkConfig(
        @JsonProperty("subnets") List<Subnet> subnets,
        @JsonProperty("nameservers") List<String> nameservers,
        @JsonProperty("search") List<String> search) {

    static final NetworkConfig NONE = new NetworkConfig(List.of(), List.of(), List.of());

    private static final int MOST_SUBNETS = 256;
    private static final int MOST_NAMES = 32;

    public NetworkConfig {
        subnets = given(subnets);
        nameservers = Given.texts(nameservers);
        search = Given.texts(search);
    }

    @JsonIgnore
    boolean isEmpty() {
        return equals(NONE);
    }

    void check(Checks checks, String field) {
        if (subnets.size() > MOST_SUBNETS || nameservers.size() > MOST_NAMES || search.size() > MOST_NAMES) {
            checks.refuse(
                    field,
                    "must not have more than %d subnets, %d nameservers and %d search domains"
                            .formatted(MOST_SUBNETS, MOST_NAMES, MOST_NAMES));
            return;
        }
        Set<Object> ranges = new HashSet<>();
        for (int nr = 0; nr < subnets.size(); nr++) {
            String at = "%s.subnets[%d]".formatted(field, nr);
            subnets.get(nr).check(checks, at);
            if (!subnets.get(nr).range().map(ranges::add).orElse(true)) {
                checks.refuse(at + ".cidr", "must not come twice");
            }
        }
        for (int nr = 0; nr < nameservers.size(); nr++) {
            if (IpAddress.parse(nameservers.get(nr)).isEmpty()) {
                checks.refuse("%s.nameservers[%d]".formatted(field, nr), "must be an address");
            }
        }
        for (int nr = 0; nr < search.size(); nr++) {
            String at = "%s.search[%d]".formatted(field, nr);
            if (search.get(nr).isEmpty()) {
                checks.refuse(at, "must not be blank");
            }
            checks.hostName(at, search.get(nr));
        }
    }

    private static List<Subnet> given(@Nullable List<Subnet> subnets) {
        return subnets == null
                ? List.of()
                : subnets.stream().filter(Objects::nonNull).toList();
    }
}
