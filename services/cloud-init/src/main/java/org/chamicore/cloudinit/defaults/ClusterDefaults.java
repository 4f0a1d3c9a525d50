package org.chamicore.cloudinit.defaults;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.Given;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every node; blank text, an empty list and null mean that nothing was said.
 *
 * @param shortName what generated host names begin with
 * @param nidLength to how many digits the number in a generated host name is filled up
 * @param bootSubnet kept for the site, used by no document
 * @param wgSubnet kept for the site, used by no document
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "cloud_provider",
    "region",
    "availability-zone",
    "cluster-name",
    "public-keys",
    "base-url",
    "short-name",
    "nid-length",
    "boot-subnet",
    "wg-subnet"
})
public record ClusterDefaults(
        @JsonProperty("cloud_provider") @JsonAlias("cloud-provider")
        String cloudProvider,

        @JsonProperty("region") String region,
        @JsonProperty("availability-zone") String availabilityZone,
        @JsonProperty("cluster-name") String clusterName,
        @JsonProperty("public-keys") List<String> publicKeys,
        @JsonProperty("base-url") String baseUrl,
        @JsonProperty("short-name") String shortName,
        @JsonProperty("nid-length") @Nullable Integer nidLength,
        @JsonProperty("boot-subnet") String bootSubnet,
        @JsonProperty("wg-subnet") String wgSubnet) {

    /** Nothing was said yet. */
    public static final ClusterDefaults NONE = new ClusterDefaults("", "", "", "", List.of(), "", "", null, "", "");

    static final int LONGEST_NID = 20;

    public ClusterDefaults {
        cloudProvider = Given.text(cloudProvider);
        region = Given.text(region);
        availabilityZone = Given.text(availabilityZone);
        clusterName = Given.text(clusterName);
        publicKeys = Given.texts(publicKeys);
        baseUrl = Given.text(baseUrl);
        shortName = Given.text(shortName);
        nidLength = nidLength != null && nidLength == 0 ? null : nidLength;
        bootSubnet = Given.text(bootSubnet);
        wgSubnet = Given.text(wgSubnet);
    }

    /** These defaults, and {@code older} wherever these say nothing; a list is taken whole. */
    ClusterDefaults over(ClusterDefaults older) {
        return new ClusterDefaults(
                Given.or(cloudProvider, older.cloudProvider),
                Given.or(region, older.region),
                Given.or(availabilityZone, older.availabilityZone),
                Given.or(clusterName, older.clusterName),
                publicKeys.isEmpty() ? older.publicKeys : publicKeys,
                Given.or(baseUrl, older.baseUrl),
                Given.or(shortName, older.shortName),
                nidLength == null ? older.nidLength : nidLength,
                Given.or(bootSubnet, older.bootSubnet),
                Given.or(wgSubnet, older.wgSubnet));
    }

    Checks check() {
        Checks checks = new Checks();
        checks.line("cloud_provider", cloudProvider);
        checks.line("region", region);
        checks.line("availability-zone", availabilityZone);
        checks.line("cluster-name", clusterName);
        checks.publicKeys("public-keys", publicKeys);
        checks.baseUrl("base-url", baseUrl);
        checks.hostName("short-name", shortName);
        if (nidLength != null && (nidLength < 0 || nidLength > LONGEST_NID)) {
            checks.refuse("nid-length", "must be between 0 and %d".formatted(LONGEST_NID));
        }
        checks.line("boot-subnet", bootSubnet);
        checks.line("wg-subnet", wgSubnet);
        return checks;
    }
}
