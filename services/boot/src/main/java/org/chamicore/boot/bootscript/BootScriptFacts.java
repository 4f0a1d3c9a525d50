package org.chamicore.boot.bootscript;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.ImageLocation;

/** What is behind a script, as {@code json=1} shows it; paths are empty for a node that boots nothing. */
@JsonPropertyOrder({"params", "kernel", "initrd"})
record BootScriptFacts(String params, Image kernel, Image initrd) {

    /** Where an image is. */
    record Image(ImageLocation path) {}

    static BootScriptFacts of(Decision decision, String kernelLine) {
        BootParameters parameters = decision.choice()
                .map(choice -> choice.configuration().parameters())
                .orElseGet(() -> BootParameters.of(null, null, null, null));
        return new BootScriptFacts(
                kernelLine.isEmpty() ? "kernel" : "kernel " + kernelLine,
                new Image(parameters.kernel()),
                new Image(parameters.initrd()));
    }
}
