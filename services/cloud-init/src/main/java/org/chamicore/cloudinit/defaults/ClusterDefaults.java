package org.chamicore.cloudinit.defaults;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.Given;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every node; blank text, an empty list and null mean that nothing was said.
 *
 * @param shortName what generated host names begin with
 * @param nidLength to how many digits the number in a generated host name is filled up
 * @param hostnamePattern what generated host names look like, as {@link HostnamePattern} reads it; blank for prefix and number
 * @param domain what is put behind a generated {@code hostname}
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
    "hostname-pattern",
    "domain",
    "boot-subnet",
    "wg-subnet",
    "additions"
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
        @JsonProperty("hostname-pattern") String hostnamePattern,
        @JsonProperty("domain") String domain,
        @JsonProperty("boot-subnet") String bootSubnet,
        @JsonProperty("wg-subnet") String wgSubnet,
        @JsonUnwrapped Additions additions) {

    /** Nothing was said yet. */
    public static final ClusterDefaults NONE =
            new ClusterDefaults("", "", "", "", List.of(), "", "", null, "", "", "", "", Additions.NONE);

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
        hostnamePattern = Given.text(hostnamePattern);
        domain = Given.text(domain);
        bootSubnet = Given.text(bootSubnet);
        wgSubnet = Given.text(wgSubnet);
        additions = Additions.given(additions);
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
                Given.or(hostnamePattern, older.hostnamePattern),
                Given.or(domain, older.domain),
                Given.or(bootSubnet, older.bootSubnet),
                Given.or(wgSubnet, older.wgSubnet),
                additions.over(older.additions));
    }

    public Checks check() {
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
        HostnamePattern.check(checks, "hostname-pattern", hostnamePattern);
        checks.hostName("domain", domain);
        checks.line("boot-subnet", bootSubnet);
        checks.line("wg-subnet", wgSubnet);
        additions.check(checks);
        return checks;
    }
}
