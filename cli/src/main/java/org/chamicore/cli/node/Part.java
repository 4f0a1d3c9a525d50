package org.chamicore.cli.node;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import org.chamicore.cli.http.Answer;
import tools.jackson.databind.JsonNode;

/** One thing that a service keeps of a node, and that one request makes, changes or takes away. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ComponentPart.class, name = "component"),
    @JsonSubTypes.Type(value = FieldPart.class, name = "field"),
    @JsonSubTypes.Type(value = InterfacePart.class, name = "interface"),
    @JsonSubTypes.Type(value = MembershipPart.class, name = "membership"),
    @JsonSubTypes.Type(value = BootPart.class, name = "boot")
})
sealed interface Part permits ComponentPart, FieldPart, InterfacePart, MembershipPart, BootPart {

    /** How it is now. */
    Image read(Apis apis);

    /**
     * Makes it look as wanted, with one request, which the service refuses where it can tell that the part is no longer as {@code now}.
     *
     * @param wanted null where it shall not be
     */
    Answer write(Apis apis, Image now, JsonNode wanted);

    /** What others may change without having a say in what the part shall be. */
    default Set<String> restless() {
        return Set.of();
    }
}
