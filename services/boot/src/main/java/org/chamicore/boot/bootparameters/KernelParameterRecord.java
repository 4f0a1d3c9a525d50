package org.chamicore.boot.bootparameters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.chamicore.boot.configuration.KernelParameter;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;

/** A kernel's command line, one parameter at a time, and who has it. */
@JsonPropertyOrder({"hosts", "macs", "nids", "params"})
record KernelParameterRecord(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Selector> hosts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MacAddress> macs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Nid> nids,
        List<Parameter> params) {

    /** @param value absent where it has none, as {@code quiet} */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Parameter(String name, Optional<String> value) {

        static Parameter of(String text) {
            return new Parameter(KernelParameter.nameOf(text), KernelParameter.valueOf(text));
        }
    }

    static KernelParameterRecord of(BootParametersRecord record) {
        return new KernelParameterRecord(
                record.hosts(),
                record.macs(),
                record.nids(),
                record.params().parameterTexts().stream().map(Parameter::of).toList());
    }
}
