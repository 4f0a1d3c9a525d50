package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What an operator decides about booting; empty parts mean none. */
public record BootParameters(KernelParameters params, ImageLocation kernel, ImageLocation initrd, CloudInit cloudInit) {

    /** Takes parts that are left out for empty ones. */
    @JsonCreator
    public static BootParameters of(
            @JsonProperty("params") @Nullable KernelParameters params,
            @JsonProperty("kernel") @Nullable ImageLocation kernel,
            @JsonProperty("initrd") @Nullable ImageLocation initrd,
            @JsonProperty("cloudInit") @Nullable CloudInit cloudInit) {
        return new BootParameters(
                params == null ? KernelParameters.NONE : params,
                kernel == null ? ImageLocation.NONE : kernel,
                initrd == null ? ImageLocation.NONE : initrd,
                cloudInit == null ? CloudInit.NONE : cloudInit);
    }

    @JsonIgnore
    public boolean isNone() {
        return params.isNone() && kernel.isNone() && initrd.isNone() && cloudInit.isNone();
    }

    /** This with the parts of {@code patch} that are not empty in their place. */
    public BootParameters merge(BootParameters patch) {
        return new BootParameters(
                patch.params.isNone() ? params : patch.params,
                patch.kernel.isNone() ? kernel : patch.kernel,
                patch.initrd.isNone() ? initrd : patch.initrd,
                cloudInit.merge(patch.cloudInit));
    }
}
