package org.chamicore.cloudinit.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.regex.Pattern;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.FreeForm;
import org.chamicore.cloudinit.input.Given;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the members of the inventory's group of the same name are given; it says nothing on who they are.
 *
 * @param metaData free-form, shown to the members in their meta-data; nobody changes it once it is here
 * @param versions kept for the client, used by no document
 */
@JsonPropertyOrder({"name", "description", "meta-data", "file", "versions", "additions"})
public record Group(
        @JsonProperty("name") String name,

        @JsonProperty("description") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String description,

        @JsonProperty("meta-data") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        ObjectNode metaData,

        @JsonProperty("file") GroupFile file,

        @JsonProperty("versions") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> versions,

        @JsonUnwrapped Additions additions) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]{0,254}");
    private static final int LONGEST_DESCRIPTION = 4096;
    private static final int MOST_VERSIONS = 256;

    public Group {
        name = Given.text(name);
        description = Given.text(description);
        metaData = FreeForm.given(metaData);
        file = given(file);
        versions = Given.map(versions);
        additions = Additions.given(additions);
    }

    /** The same under the name that the path gave. */
    public Group named(String other) {
        return new Group(other, description, metaData, file, versions, additions);
    }

    /** @param force whether to take a file that nodes would stumble over */
    public Checks check(boolean force) {
        Checks checks = new Checks();
        if (name.isBlank()) {
            checks.refuse("name", "is required");
        } else if (!NAME.matcher(name).matches()) {
            checks.refuse(
                    "name",
                    "must have at most 255 letters, digits, dots, colons, hyphens and underscores, a letter, digit or underscore first");
        }
        checks.text("description", description, LONGEST_DESCRIPTION);
        new FreeForm(checks).check("meta-data", metaData);
        file.check(checks);
        checkVersions(checks);
        additions.check(checks);
        if (!force && checks.refusals().isEmpty()) {
            file.checkContent(checks);
        }
        return checks;
    }

    private void checkVersions(Checks checks) {
        if (versions.size() > MOST_VERSIONS) {
            checks.refuse("versions", "must not have more than %d entries".formatted(MOST_VERSIONS));
        } else {
            versions.forEach((key, value) -> {
                checks.line("versions", key);
                checks.line("versions." + key, value);
            });
        }
    }

    private static GroupFile given(@Nullable GroupFile file) {
        return file == null ? GroupFile.NONE : file;
    }
}
