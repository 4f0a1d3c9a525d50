package org.chamicore.boot.bootscript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.KernelParameters;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.directory.TestDirectory;
import org.chamicore.boot.history.RequestLog;
import org.chamicore.web.ticket.TicketReading;
import org.chamicore.web.ticket.Tickets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Whole scripts, compared with those in {@code golden/}. */
class BootScriptsTest {

    private static final String XNAME = "x0c0s1b0n0";
    private static final String MAC = "02:00:00:00:0a:01";
    private static final Addresses ADDRESSES = new Addresses(
            "http://boot.example:27778/boot/v1/bootscript", Seed.at("http://boot.example:27777/cloud-init"));
    private static final BootConfiguration FULL =
            configuration("console=ttyS0,115200 quiet", "http://img.example/initrd.img");

    private static final Clock CLOCK = TestScripts.CLOCK;
    private static final String KEY = "a key of this test, long enough for it";

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Nested
    class KnownNode {

        private final CurrentDirectory directory = new TestDirectory()
                .node(XNAME, 5, "Compute", MAC)
                .bind(XNAME, FULL)
                .open();

        @Test
        void bootsByMac() {
            assertThat(script(directory, Map.of("mac", MAC))).isEqualTo(golden("known-by-mac"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"02:00:00:00:0A:01", "02-00-00-00-0A-01", "0200.0000.0a01", "020000000A01"})
        void bootsTheSameByMacInAnyForm(String mac) {
            assertThat(script(directory, Map.of("mac", mac))).isEqualTo(golden("known-by-mac"));
        }

        /** Its first network card is known, so that it is asked for again by that, and is told which one it is. */
        @ParameterizedTest
        @CsvSource({"name,x0c0s1b0n0", "xname,X0C0S01B0N0", "host,x0c0s1b0n0", "nid,5", "nid,0x5"})
        void bootsTheSameByAnyOtherIdentifier(String parameter, String value) {
            assertThat(script(directory, Map.of(parameter, value))).isEqualTo(golden("known-by-mac"));
        }

        @Test
        void bootsWithoutNetworkCard() {
            CurrentDirectory cardless = new TestDirectory()
                    .component(XNAME, 5, "Compute")
                    .endpoint(XNAME, true)
                    .bind("Compute", FULL)
                    .open();

            assertThat(script(cardless, Map.of("nid", "5"))).isEqualTo(golden("known-without-card"));
        }

        @Test
        void prefersMacToNameToNid() {
            CurrentDirectory two = new TestDirectory()
                    .node(XNAME, 5, "Compute", MAC)
                    .node("x0c0s2b0n0", 6, "Compute", "02:00:00:00:0a:02")
                    .bind("Default", FULL)
                    .open();

            assertThat(script(two, Map.of("mac", MAC, "name", "x0c0s2b0n0", "nid", "6")))
                    .contains(" xname=x0c0s1b0n0 ");
            assertThat(script(two, Map.of("mac", "", "name", "x0c0s2b0n0", "nid", "5")))
                    .contains(" xname=x0c0s2b0n0 ");
        }

        @Test
        void bootsWithoutInitrd() {
            CurrentDirectory bare = known(configuration("initrd=mine console=ttyS0", ""));

            assertThat(script(bare, Map.of("mac", MAC))).isEqualTo(golden("known-without-initrd"));
        }

        @Test
        void bootsWithoutParameters() {
            CurrentDirectory bare = known(configuration("", "http://img.example/initrd.img"));

            assertThat(script(bare, Map.of("mac", MAC))).isEqualTo(golden("known-without-parameters"));
        }

        @Test
        void keepsItsOwnSeed() {
            CurrentDirectory preset = known(configuration(
                    "console=ttyS0 ds=nocloud-net;s=http://ci.example/", "http://img.example/initrd.img"));

            assertThat(script(preset, Map.of("mac", MAC))).isEqualTo(golden("known-with-seed-preset"));
        }

        @Test
        void getsATokenThatNamesIt(@TempDir Path folder) throws IOException {
            String script = script(directory, tokens(folder), Map.of("mac", MAC));

            String token = token(script);
            assertThat(script.replace(token, "TOKEN")).isEqualTo(golden("known-with-token"));
            assertThat(new Tickets(List.of(KEY), CLOCK).read(token))
                    .isEqualTo(new TicketReading.Valid(XNAME, CLOCK.instant()));
            assertThat(new Tickets(List.of(KEY), Clock.offset(CLOCK, Duration.ofMinutes(9))).read(token))
                    .isEqualTo(new TicketReading.Refused(TicketReading.Reason.EXPIRED));
            assertThat(token(script(directory, tokens(folder), Map.of("mac", MAC))))
                    .isNotEqualTo(token);
        }

        @Test
        void tokenGoesIntoItsOwnSeedWhereThatIsOfThisSuite(@TempDir Path folder) throws IOException {
            CurrentDirectory own = known(configuration("ds=nocloud;s=https://gw.example/cloud-init", ""));
            String script = script(own, tokens(folder), Map.of("mac", MAC));
            assertThat(script).contains(" ds=nocloud;s=https://gw.example/cloud-init/t/" + token(script) + "/ ");

            CurrentDirectory foreign = known(configuration("ds=nocloud;s=http://ci.example/", ""));
            assertThat(script(foreign, tokens(folder), Map.of("mac", MAC)))
                    .contains(" ds=nocloud;s=http://ci.example/ ")
                    .doesNotContain("/t/");
        }

        @Test
        void factsHoldNoToken(@TempDir Path folder) throws IOException {
            assertThat(scripts(directory, tokens(folder))
                            .facts(Map.of("mac", MAC)::get, ADDRESSES)
                            .params())
                    .contains("s=http://boot.example:27777/cloud-init/")
                    .doesNotContain("/t/");
        }

        @Test
        void keepsItsOwnNames() {
            CurrentDirectory preset = known(configuration(
                    "xname=x9c0s0b0n0 nid=99 BOOTIF=01-aa bss_referral_token=mine", "http://img.example/initrd.img"));

            assertThat(script(preset, Map.of("mac", MAC))).isEqualTo(golden("known-with-names-preset"));
        }

        /** Words that merely contain the text stay, wherever it is in them. */
        @Test
        void losesOnlyWordsThatNameAnotherInitrd() {
            CurrentDirectory preset = known(configuration(
                    "initrd=old root=live:http://img.example/initrd/root.sq rd.initrd_x=1 console=ttyS0 initrd=older noinitrd",
                    "http://img.example/initrd.img"));

            assertThat(script(preset, Map.of("mac", MAC))).isEqualTo(golden("known-with-initrd-in-parameters"));
        }

        @ParameterizedTest
        @CsvSource({"0,30", "1,60", "2,120", "3,240", "4,300", "1000,300", "-4,30", "many,30", "0x2,120"})
        void waitsLongerWithEachRetry(String retry, int seconds) {
            assertThat(script(directory, Map.of("mac", MAC, "retry", retry))).contains("\nsleep " + seconds + "\n");
        }

        @Test
        void isToldToCountItsRetries() {
            assertThat(script(directory, Map.of("mac", MAC, "retry", "7")))
                    .contains("bootscript?mac=02:00:00:00:0a:01&retry=8 ||");
        }
    }

    @Nested
    class UnknownNode {

        private final CurrentDirectory empty =
                new TestDirectory().bind("Default", FULL).open();

        @Test
        void waits() {
            assertThat(script(empty, Map.of("mac", "02-00-00-00-0A-01"))).isEqualTo(golden("unknown-waits"));
        }

        @Test
        void waitsLongerWithEachRetry() {
            assertThat(script(empty, Map.of("mac", MAC, "arch", "x86_64", "retry", "2", "ts", "1760000000")))
                    .isEqualTo(golden("unknown-waits-again"));
        }

        @ParameterizedTest
        @CsvSource({"name,x0c0s9b0n0,name=x0c0s9b0n0", "host,X0C0S9B0N0,name=x0c0s9b0n0", "nid,012,nid=10"})
        void asksAgainAsItAskedBefore(String parameter, String value, String again) {
            assertThat(script(empty, Map.of(parameter, value))).contains("bootscript?" + again + "&arch=${buildarch}&");
        }

        @Test
        void goesOnToItsNextBootDeviceInTheEnd() {
            assertThat(script(empty, Map.of("mac", MAC, "arch", "x86_64", "retry", "60")))
                    .isEqualTo(golden("unknown-gives-up"));
        }

        @Test
        void getsTheDiscoveryKernelOfItsArchitecture() {
            CurrentDirectory discovering = new TestDirectory()
                    .bind("Unknown-x86_64", configuration("rd.discover xname=", "http://img.example/discover.img"))
                    .open();

            assertThat(script(
                            discovering, Map.of("mac", MAC, "arch", "x86_64", "retry", "1", "timestamp", "1760000000")))
                    .isEqualTo(golden("unknown-discovers"));
            assertThat(script(discovering, Map.of("mac", MAC, "arch", "arm64"))).contains("unknown to the inventory");
            assertThat(script(discovering, Map.of("mac", MAC))).contains("unknown to the inventory");
        }

        @Test
        void saysWhatIsMissing() {
            TestDirectory told = new TestDirectory().node(XNAME, 5, "Compute", MAC);
            assertThat(script(told.open(), Map.of("nid", "5")))
                    .contains("echo NID 5: no boot configuration; try 1 of 60\n")
                    .contains("bootscript?mac=02:00:00:00:0a:01&arch=${buildarch}");

            told.bind("Default", configuration("quiet", "").with(BootParameters.of(null, null, null, null)));
            assertThat(script(told.open(), Map.of("mac", MAC)))
                    .contains("no kernel in the boot configuration of Default");

            told.bind("Default", FULL).endpoint(XNAME, false);
            assertThat(script(told.open(), Map.of("mac", MAC))).contains("not enabled in the inventory");
        }

        /** As older servers do: it waits once, and boots when there is no discovery kernel for it. */
        @Test
        void bootsAfterOneWaitWhenItIsOnlyDisabled() {
            TestDirectory told = new TestDirectory()
                    .node(XNAME, 5, "Compute", MAC)
                    .endpoint(XNAME, false)
                    .bind(XNAME, FULL);
            assertThat(script(told.open(), Map.of("mac", MAC, "arch", "x86_64")))
                    .isEqualTo(golden("known-by-mac"));

            told.bind("Unknown-x86_64", configuration("rd.discover", ""));
            assertThat(script(told.open(), Map.of("mac", MAC, "arch", "x86_64")))
                    .contains("rd.discover");
        }
    }

    @Nested
    class Policies {

        private final CurrentDirectory discovering = new TestDirectory()
                .bind("Unknown-x86_64", configuration("rd.discover", "http://img.example/discover.img"))
                .open();

        @Test
        void exitSendsItOnAtOnce() {
            assertThat(script(discovering, Map.of("chamicore.boot.unknown.policy", "exit"), Map.of("mac", MAC)))
                    .isEqualTo(golden("unknown-exits"));
        }

        @Test
        void waitTakesNoDiscoveryKernel() {
            assertThat(script(
                            discovering,
                            Map.of("chamicore.boot.unknown.policy", "wait"),
                            Map.of("mac", MAC, "arch", "x86_64", "retry", "2", "ts", "1760000000")))
                    .isEqualTo(golden("unknown-waits-again"));
        }

        @Test
        void waitEnds() {
            assertThat(script(
                            discovering,
                            Map.of("chamicore.boot.unknown.policy", "wait", "chamicore.boot.unknown.tries", "2"),
                            Map.of("mac", MAC, "arch", "x86_64", "retry", "2")))
                    .contains("giving up after 2 tries\nexit 1\n");
        }
    }

    @Nested
    class Facts {

        @Test
        void showWhatIsBehindTheScript() {
            CurrentDirectory directory = known(FULL);
            assertThat(facts(directory, Map.of("mac", MAC))).isEqualTo("""
                    {"params":"kernel initrd=initrd console=ttyS0,115200 quiet xname=x0c0s1b0n0 nid=5 \
                    bss_referral_token=5f0c1c1e-0000-4000-8000-000000000001 BOOTIF=01-02-00-00-00-0a-01 \
                    ds=nocloud-net;s=http://boot.example:27777/cloud-init/",\
                    "kernel":{"path":"http://img.example/vmlinuz"},"initrd":{"path":"http://img.example/initrd.img"}}""");
        }

        /** Nobody is made to wait for them, and no path is made up. */
        @Test
        void areEmptyForAnUnknownNode() {
            assertThat(facts(new TestDirectory().open(), Map.of("mac", MAC))).isEqualTo("""
                    {"params":"kernel","kernel":{"path":""},"initrd":{"path":""}}""");
        }

        private String facts(CurrentDirectory directory, Map<String, String> parameters) {
            return JsonMapper.shared()
                    .writeValueAsString(scripts(directory, Map.of()).facts(parameters::get, ADDRESSES));
        }
    }

    /** A node goes by its fully qualified name, too; what nobody is called is asked for again as it was. */
    @Test
    void nodeIsFoundByItsName() {
        CurrentDirectory directory = new TestDirectory()
                .node(XNAME, 5, "Compute", MAC)
                .name(XNAME, "n5.example")
                .bind(XNAME, FULL)
                .open();

        assertThat(script(directory, Map.of("name", "N5.example"))).isEqualTo(golden("known-by-mac"));
        assertThat(script(directory, Map.of("name", "nid0005"))).isEqualTo(golden("known-by-mac"));
        assertThat(script(directory, Map.of("name", "n6.example")))
                .contains("echo n6.example: unknown to the inventory", "?name=n6.example&arch=");
    }

    @Test
    void nodeWithoutEndpointBootsIfItWasRegisteredWithACard() {
        CurrentDirectory directory = new TestDirectory()
                .component(XNAME, 5, "Compute")
                .networkInterface(MAC, XNAME)
                .bind(XNAME, FULL)
                .open();

        assertThat(script(directory, Map.of("mac", MAC))).isEqualTo(golden("known-by-mac"));
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource({
            "mac,nonsense",
            "mac,'02:00:00:00:0a:01\nshell'",
            "mac,'02:00:00:00:0a:01\r'",
            "mac,'02:00:00:00:0a:01\0'",
            "mac,00:00:00:00:00:00",
            "mac,'${net0/mac}'",
            "name,x0c0s1b0",
            "name,group:a",
            "name,x0c0s[0-3]b0n0",
            "name,'x0c0s1b0n0 || shell'",
            "nid,0",
            "nid,-1",
            "nid,five",
            "foo,bar",
            "mac,''"
        })
        void whatNamesNoNodeIs400(String parameter, String value) {
            assertThatExceptionOfType(ErrorResponseException.class)
                    .isThrownBy(() -> script(new TestDirectory().open(), Map.of(parameter, value)))
                    .satisfies(refused ->
                            assertThat(refused.getStatusCode().value()).isEqualTo(400));
        }

        @Test
        void withoutDirectoryIs503WithRetryAfter() {
            for (CurrentDirectory notYet :
                    new CurrentDirectory[] {TestDirectory.nothing(), new TestDirectory().loaded()}) {
                assertThatExceptionOfType(ErrorResponseException.class)
                        .isThrownBy(() -> script(notYet, Map.of("mac", MAC)))
                        .satisfies(refused -> {
                            assertThat(refused.getStatusCode().value()).isEqualTo(503);
                            assertThat(refused.getHeaders().getFirst("Retry-After"))
                                    .isEqualTo("5");
                        });
            }
        }
    }

    @Test
    void countsHowRequestsEnd() {
        CurrentDirectory directory = new TestDirectory()
                .node(XNAME, 5, "Compute", MAC)
                .bind(XNAME, FULL)
                .open();
        script(directory, Map.of("mac", MAC));
        script(directory, Map.of("nid", "7"));
        script(directory, Map.of("nid", "7", "retry", "60"));
        assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> script(directory, Map.of()));
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> script(TestDirectory.nothing(), Map.of("nid", "7")));

        assertThat(Map.of("boot", 1, "wait", 1, "give_up", 1, "refused", 1, "unavailable", 1, "discover", 0))
                .allSatisfy((outcome, count) -> assertThat(metrics.get("chamicore.boot.scripts")
                                .tag("outcome", outcome)
                                .counter()
                                .count())
                        .isEqualTo((double) count));
    }

    private static CurrentDirectory known(BootConfiguration configuration) {
        return new TestDirectory()
                .node(XNAME, 5, "Compute", MAC)
                .bind(XNAME, configuration)
                .open();
    }

    private static BootConfiguration configuration(String params, String initrd) {
        return new BootConfiguration(
                UUID.nameUUIDFromBytes((params + initrd).getBytes(UTF_8)),
                UUID.fromString("5f0c1c1e-0000-4000-8000-000000000001"),
                BootParameters.of(
                        new KernelParameters(params),
                        new ImageLocation("http://img.example/vmlinuz"),
                        new ImageLocation(initrd),
                        null));
    }

    private String script(CurrentDirectory directory, Map<String, String> parameters) {
        return script(directory, Map.of(), parameters);
    }

    private String script(CurrentDirectory directory, Map<String, String> settings, Map<String, String> parameters) {
        return scripts(directory, settings).script(parameters::get, ADDRESSES, "10.0.0.1");
    }

    private BootScripts scripts(CurrentDirectory directory, Map<String, String> settings) {
        BootProperties boot = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.boot", BootProperties.class);
        return new BootScripts(
                directory,
                new Scripts(boot, CLOCK),
                new NodeTokens(boot, CLOCK),
                new OutcomeCounters(metrics),
                new RequestLog(boot, new SimpleMeterRegistry(), CLOCK));
    }

    private static Map<String, String> tokens(Path folder) throws IOException {
        return Map.of(
                "chamicore.boot.node-tokens.mode", "accept",
                "chamicore.boot.node-tokens.lifetime", "8m",
                "chamicore.boot.node-tokens.key-file",
                        Files.writeString(folder.resolve("key"), KEY).toString());
    }

    private static String token(String script) {
        Matcher address = Pattern.compile("/cloud-init/t/([^/]+)/").matcher(script);
        assertThat(address.find()).describedAs(script).isTrue();
        return address.group(1);
    }

    private static String golden(String name) {
        try {
            return new ClassPathResource("golden/%s.ipxe".formatted(name)).getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
