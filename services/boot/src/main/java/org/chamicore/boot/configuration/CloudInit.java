package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is kept for cloud-init beside a boot configuration. Shown always, also when there is none. */
@JsonPropertyOrder({"meta-data", "user-data", "phone-home"})
public record CloudInit(
        @JsonProperty("meta-data") @Nullable ObjectNode metaData,
        @JsonProperty("user-data") @Nullable ObjectNode userData,
        @JsonProperty("phone-home") PhoneHome phoneHome) {

    public static final CloudInit NONE = new CloudInit(null, null, PhoneHome.NONE);

    @JsonCreator
    static CloudInit of(
            @JsonProperty("meta-data") @Nullable ObjectNode metaData,
            @JsonProperty("user-data") @Nullable ObjectNode userData,
            @JsonProperty("phone-home") @Nullable PhoneHome phoneHome) {
        return new CloudInit(metaData, userData, phoneHome == null ? PhoneHome.NONE : phoneHome);
    }

    @JsonIgnore
    public boolean isNone() {
        return metaData == null && userData == null && phoneHome.isNone();
    }

    /** This with {@code patch} over it: data by JSON merge patch (RFC 7396), the rest as a whole. */
    CloudInit merge(CloudInit patch) {
        return new CloudInit(
                MergePatch.apply(metaData, patch.metaData),
                MergePatch.apply(userData, patch.userData),
                patch.phoneHome.isNone() ? phoneHome : patch.phoneHome);
    }

    /** How much it is to keep, about, in bytes. */
    @JsonIgnore
    public int size() {
        return length(metaData) + length(userData);
    }

    private static int length(@Nullable ObjectNode data) {
        return data == null ? 0 : data.toString().length();
    }
}
