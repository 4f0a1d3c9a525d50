package org.chamicore.boot.bootscript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.KernelParameters;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.directory.TestDirectory;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whole explanations, compared with those in {@code golden/}. */
class ExplainerTest {

    private static final String XNAME = "x0c0s1b0n0";
    private static final String MAC = "02:00:00:00:0a:01";
    private static final Addresses ADDRESSES =
            new Addresses("http://boot.example/boot/v1/bootscript", Seed.at("http://boot.example/cloud-init"));

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TestDirectory told = new TestDirectory()
            .node(XNAME, 5, "Compute", MAC)
            .role(XNAME, 5, "Compute", "Worker")
            .groups(XNAME, "blue", "amber")
            .bind("x0c0s[0-1]b0n0", configuration("range"))
            .bind("x0c0s[2-3]b0n0", configuration("other-range"))
            .bind("group:blue", configuration("group"))
            .bind("Default", configuration("default"))
            .bind("Unknown-x86_64", configuration("discover"));

    @Test
    void saysWhyEachWonOrLost() {
        assertThat(explain(told.build(), Map.of("mac", MAC))).isEqualTo(golden("explain-known"));
    }

    @Test
    void saysWhatAnUnknownNodeIsGiven() {
        assertThat(explain(told.build(), Map.of("mac", "02:00:00:00:0f:01", "arch", "x86_64", "retry", "1", "ts", "5")))
                .isEqualTo(golden("explain-unknown"));
    }

    @Test
    void saysThatANodeIsNotEnabled() {
        told.endpoint(XNAME, false);

        assertThat(explain(told.build(), Map.of("nid", "5")))
                .contains("the closest that is bound, but not booted: not enabled in the inventory")
                .contains("\"outcome\" : \"wait\"");
    }

    private static String explain(Directory directory, Map<String, String> parameters) {
        Scripts scripts = new Scripts(TestScripts.settings(Map.of()), TestScripts.CLOCK);
        return JSON.writeValueAsString(
                        new Explainer(scripts).explain(directory, scripts.read(parameters::get), ADDRESSES))
                + "\n";
    }

    private static BootConfiguration configuration(String name) {
        return new BootConfiguration(
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                UUID.fromString("5f0c1c1e-0000-4000-8000-000000000001"),
                BootParameters.of(
                        new KernelParameters("quiet"),
                        new ImageLocation("http://img.example/" + name),
                        ImageLocation.NONE,
                        null));
    }

    private static String golden(String name) {
        try {
            return new ClassPathResource("golden/%s.json".formatted(name)).getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
