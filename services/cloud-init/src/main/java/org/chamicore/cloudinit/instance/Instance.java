package org.chamicore.cloudinit.instance;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.Given;

/** What an operator decided for one node; blank text and an empty list mean that nothing was. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "id",
    "instance-id",
    "local-hostname",
    "hostname",
    "instance-type",
    "cloud-init-base-url",
    "public-keys",
    "cluster-name",
    "region",
    "availability-zone",
    "cloud-provider",
    "additions"
})
public record Instance(
        @JsonProperty("id") String id,
        @JsonProperty("instance-id") String instanceId,
        @JsonProperty("local-hostname") String localHostname,
        @JsonProperty("hostname") String hostname,
        @JsonProperty("instance-type") String instanceType,
        @JsonProperty("cloud-init-base-url") String baseUrl,
        @JsonProperty("public-keys") List<String> publicKeys,
        @JsonProperty("cluster-name") String clusterName,
        @JsonProperty("region") String region,
        @JsonProperty("availability-zone") String availabilityZone,

        @JsonProperty("cloud-provider") @JsonAlias("cloud_provider")
        String cloudProvider,

        @JsonUnwrapped Additions additions) {

    /** Nothing was decided. */
    public static final Instance NONE = new Instance("", "", "", "", "", "", List.of(), "", "", "", "", Additions.NONE);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;

    public Instance {
        id = Given.text(id);
        instanceId = Given.text(instanceId);
        localHostname = Given.text(localHostname);
        hostname = Given.text(hostname);
        instanceType = Given.text(instanceType);
        baseUrl = Given.text(baseUrl);
        publicKeys = Given.texts(publicKeys);
        clusterName = Given.text(clusterName);
        region = Given.text(region);
        availabilityZone = Given.text(availabilityZone);
        cloudProvider = Given.text(cloudProvider);
        additions = Additions.given(additions);
    }

    /** The same under the id that the path gave, and with {@code kept} for an instance id where the client gave none. */
    Instance as(String path, String kept) {
        return new Instance(
                path,
                Given.or(instanceId, kept),
                localHostname,
                hostname,
                instanceType,
                baseUrl,
                publicKeys,
                clusterName,
                region,
                availabilityZone,
                cloudProvider,
                additions);
    }

    /** The same with another instance id, which no machine had before. */
    Instance renewed() {
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        return new Instance(
                id,
                "i-" + HexFormat.of().formatHex(random),
                localHostname,
                hostname,
                instanceType,
                baseUrl,
                publicKeys,
                clusterName,
                region,
                availabilityZone,
                cloudProvider,
                additions);
    }

    public Checks check() {
        Checks checks = new Checks();
        checks.line("instance-id", instanceId);
        checks.hostName("local-hostname", localHostname);
        checks.hostName("hostname", hostname);
        checks.line("instance-type", instanceType);
        checks.baseUrl("cloud-init-base-url", baseUrl);
        checks.publicKeys("public-keys", publicKeys);
        checks.line("cluster-name", clusterName);
        checks.line("region", region);
        checks.line("availability-zone", availabilityZone);
        checks.line("cloud-provider", cloudProvider);
        additions.check(checks);
        return checks;
    }
}
