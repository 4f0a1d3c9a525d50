package org.chamicore.boot.bootparameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chamicore.boot.bootparameters.WriteOutcome.AlreadyBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Done;
import org.chamicore.boot.bootparameters.WriteOutcome.NotBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Stored;
import org.chamicore.boot.bootscript.Impact;
import org.chamicore.boot.bootscript.Impacts;
import org.chamicore.boot.bootscript.TestScripts;
import org.chamicore.boot.configuration.BootConfigurations;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.directory.TestDirectory;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inventory knows node A, by three names; it knows nothing of B and C. */
@RepositoryTest
@Import(BootParametersService.class)
class BootParametersServiceTest {

    private static final String A = "x0c0s1b0n0";
    private static final String A_MAC = "02:00:00:00:0a:01";
    private static final String A_NID = "nid5";
    private static final String B = "02:00:00:00:0b:01";
    private static final String C = "x0c0s3b0n0";

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private BootParametersService service;

    @Autowired
    private BootConfigurations configurations;

    @Autowired
    private JdbcClient jdbc;

    @TestConfiguration
    @ComponentScan("org.chamicore.boot.configuration")
    static class Beans {

        @Bean
        CurrentDirectory currentDirectory() {
            return new TestDirectory().node(A, 5, "Compute", A_MAC).open();
        }

        @Bean
        Impacts impacts() {
            return TestScripts.impacts();
        }
    }

    /** What other tests committed is out of the way until this one is rolled back; the lock first, as every writer does. */
    @BeforeEach
    void nothingIsStored() {
        configurations.lock();
        jdbc.sql("delete from boot_selector").update();
        jdbc.sql("delete from boot_configuration").update();
    }

    @Nested
    class Create {

        @Test
        void givesAllOfThemOneConfiguration() {
            assertThat(create(selectors(A, B, "Compute"), kernel("k1"))).isInstanceOf(Stored.class);

            assertThat(everything()).containsExactly("x0c0s1b0n0 02:00:00:00:0b:01 Compute: k1");
        }

        @Test
        void refusesWhatIsThereAndStoresNothing() {
            create(selectors(B), kernel("k1"));

            assertThat(create(selectors(C, B), kernel("k2"))).isEqualTo(new AlreadyBound(List.of(Selector.from(B))));
            assertThat(everything()).containsExactly("02:00:00:00:0b:01: k1");
        }

        @Test
        void refusesANodeThatIsThereUnderAnotherName() {
            create(selectors(A_MAC), kernel("k1"));

            assertThat(create(selectors(A_NID), kernel("k2")))
                    .isEqualTo(new AlreadyBound(List.of(Selector.from(A_NID))));
        }
    }

    @Nested
    class Preview {

        @Test
        void countsAndShowsWhatWouldChangeAndWritesNothing() {
            create(selectors("Compute"), parameters("k1", "quiet"));
            List<String> before = everything();

            Impact impact = preview(new Write.Replace(selectors(A_MAC, B), parameters("k2", "quiet")));

            assertThat(impact.nodes()).isEqualTo(new Impact.Nodes(1, 1, 0));
            assertThat(impact.samples()).singleElement().satisfies(sample -> {
                assertThat(sample.node()).isEqualTo(A);
                assertThat(sample.before()).isEqualTo("no boot configuration");
                assertThat(sample.after()).isEqualTo("bound to 02:00:00:00:0a:01");
                assertThat(sample.diff())
                        .startsWith("--- x0c0s1b0n0\n+++ x0c0s1b0n0\n@@ ")
                        .contains("\n #!ipxe\n-echo 02:00:00:00:0a:01: no boot configuration; try 1 of 60\n")
                        .contains("\n+kernel --name kernel k2 quiet xname=x0c0s1b0n0 nid=5 ");
            });
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void showsWhatUnknownNodesWouldGet() {
            Impact impact = preview(new Write.Create(selectors("Unknown-arm64", "Unknown-x86_64"), kernel("k1")));

            assertThat(impact.nodes()).isEqualTo(new Impact.Nodes(1, 0, 2));
            assertThat(impact.samples())
                    .extracting(Impact.Sample::node)
                    .containsExactly("Unknown-arm64", "Unknown-x86_64");
        }

        @Test
        void isRefusedAsTheWriteWouldBe() {
            assertThat(service.preview(new Write.Delete(selectors(C))))
                    .isEqualTo(new NotBound(List.of(Selector.from(C))));
        }

        private Impact preview(Write write) {
            return ((WriteOutcome.Previewed) service.preview(write)).impact();
        }
    }

    @Nested
    class ManyNodes {

        @Test
        void rangesAndGroupsAreStoredAsTheyAreShown() {
            create(selectors("X0C0S*", "nid[1-08]", "group:blue", "Compute/Worker"), kernel("k1"));

            assertThat(everything()).containsExactly("nid[1-8] x0c0s*b*n* group:blue Compute/Worker: k1");
        }

        @Test
        void allMeansEverythingThatIsBound() {
            create(selectors(A, "Compute"), parameters("k1", "quiet"));
            create(selectors(C), parameters("k2", "quiet"));

            service.write(Write.merge(selectors("all"), parameters("", "debug")));
            assertThat(everything()).containsExactlyInAnyOrder("x0c0s1b0n0 Compute: k1 debug", "x0c0s3b0n0: k2 debug");

            service.write(new Write.Delete(selectors("all")));
            assertThat(everything()).isEmpty();
            assertThat(service.write(new Write.Delete(selectors("all"))))
                    .isEqualTo(new NotBound(List.of(Selector.ALL)));
        }
    }

    @Nested
    class Replace {

        @Test
        void storesWhatIsNewAndReplacesWhatIsThere() {
            Stored first = (Stored) replace(selectors(B, C), parameters("k1", "quiet"));
            Stored second = (Stored) replace(selectors(B), kernel("k2"));

            assertThat(everything()).containsExactly("x0c0s3b0n0: k1 quiet", "02:00:00:00:0b:01: k2");
            assertThat(second.referralToken()).isNotEqualTo(first.referralToken());
        }

        @Test
        void leavesNoConfigurationWithoutSelector() {
            replace(selectors(B), kernel("k1"));
            replace(selectors(B), kernel("k2"));

            assertThat(count("boot_configuration")).isEqualTo(1);
        }

        @Test
        void leavesNothingUnderOtherNamesOfTheNode() {
            replace(selectors(A_NID, A_MAC), kernel("k1"));
            replace(selectors(A), kernel("k2"));

            assertThat(everything()).containsExactly("x0c0s1b0n0: k2");
        }

        @Test
        void logsWhatItDid() {
            replace(selectors(B), kernel("k1"));
            replace(selectors(B), kernel("k2"));

            assertThat(log())
                    .containsExactly(
                            "boot_configuration null->k1",
                            "boot_selector mac:02:00:00:00:0b:01 free->bound",
                            "boot_configuration null->k2",
                            "boot_selector mac:02:00:00:00:0b:01 bound->bound",
                            "boot_configuration k1->null");
        }

        @Test
        void keepsTheWholeOfIt() {
            BootParameters parameters = JSON.readValue("""
                    {"params": "quiet", "kernel": "k", "initrd": "i", "cloudInit": {"meta-data": {"a": {"b": [1, "ü"]}},
                     "user-data": {"c": null}, "phone-home": {"hostname": "n1", "pub_key_ed25519": "ssh-ed25519 A"}}}
                    """, BootParameters.class);
            replace(selectors(B), parameters);

            assertThat(service.find(selectors(B), none())).singleElement().satisfies(record -> {
                assertThat(record.parameters()).isEqualTo(parameters);
                assertThat(record.cloudInit().phoneHome().fields())
                        .containsEntry("hostname", "n1")
                        .containsEntry("fqdn", "");
            });
        }

        @Test
        void takesManyAtOnce() {
            Set<Selector> many = new TreeSet<>();
            for (int i = 1; i <= 20_000; i++) {
                many.add(Selector.from("nid" + i));
            }
            replace(many, kernel("k1"));

            assertThat(count("boot_selector")).isEqualTo(20_000);
        }
    }

    @Nested
    class Merge {

        @Test
        void changesOnlyWhatIsGiven() {
            Stored stored = (Stored) replace(selectors(B), parameters("k1", "quiet"));

            assertThat(merge(selectors(B), kernel("k2"))).isEqualTo(new Done());
            assertThat(everything()).containsExactly("02:00:00:00:0b:01: k2 quiet");
            assertThat(tokens()).containsExactly(stored.referralToken());
        }

        @Test
        void leavesThoseAloneThatShareTheConfiguration() {
            Stored stored = (Stored) replace(selectors(A, B, C), kernel("k1"));
            merge(selectors(B), kernel("k2"));

            assertThat(everything()).containsExactly("x0c0s1b0n0 x0c0s3b0n0: k1", "02:00:00:00:0b:01: k2");
            assertThat(tokens()).containsOnly(stored.referralToken());
        }

        @Test
        void findsANodeUnderAnotherName() {
            replace(selectors(A_MAC), kernel("k1"));
            merge(selectors(A), kernel("k2"));

            assertThat(everything()).containsExactly("02:00:00:00:0a:01: k2");
        }

        @Test
        void writesNothingWhenNothingChanges() {
            replace(selectors(B, C), kernel("k1"));
            List<String> before = log();
            assertThat(merge(selectors(B), kernel("k1"))).isEqualTo(new Done());

            assertThat(log()).isEqualTo(before);
            assertThat(everything()).containsExactly("x0c0s3b0n0 02:00:00:00:0b:01: k1");
        }

        @Test
        void changesSeveralConfigurationsAtOnce() {
            replace(selectors(A), parameters("k1", "quiet"));
            replace(selectors(B, C), parameters("k1", "splash"));
            merge(selectors(A, B), kernel("k2"));

            assertThat(everything())
                    .containsExactly("x0c0s1b0n0: k2 quiet", "x0c0s3b0n0: k1 splash", "02:00:00:00:0b:01: k2 splash");
        }

        @Test
        void mergesWhatCloudInitIsTold() {
            replace(
                    selectors(B),
                    cloudInit(
                            "{\"meta-data\": {\"a\": 1, \"b\": {\"c\": 2}}, \"phone-home\": {\"hostname\": \"n1\"}}"));
            merge(
                    selectors(B),
                    cloudInit("{\"meta-data\": {\"a\": null, \"b\": {\"d\": [3]}}, \"user-data\": {\"e\": 4}}"));

            assertThat(service.find(selectors(B), none()).getFirst().parameters())
                    .isEqualTo(cloudInit("""
                            {"meta-data": {"b": {"c": 2, "d": [3]}}, "user-data": {"e": 4}, "phone-home": {"hostname": "n1"}}
                            """));
        }

        @Test
        void refusesWhatIsNotThereAndChangesNothing() {
            replace(selectors(B), kernel("k1"));

            assertThat(merge(selectors(B, C, A), kernel("k2")))
                    .isEqualTo(new NotBound(List.of(Selector.from(A), Selector.from(C))));
            assertThat(everything()).containsExactly("02:00:00:00:0b:01: k1");
        }
    }

    @Nested
    class Delete {

        @Test
        void takesAwayWhatIsNamedAndNoMore() {
            replace(selectors(A, B, C), kernel("k1"));

            assertThat(delete(selectors(A, B))).isEqualTo(new Done());
            assertThat(everything()).containsExactly("x0c0s3b0n0: k1");

            delete(selectors(C));
            assertThat(count("boot_configuration")).isZero();
        }

        @Test
        void findsANodeUnderAnotherName() {
            replace(selectors(A_MAC), kernel("k1"));
            delete(selectors(A_NID));

            assertThat(everything()).isEmpty();
        }

        @Test
        void refusesWhatIsNotThereAndChangesNothing() {
            replace(selectors(B), kernel("k1"));

            assertThat(delete(selectors(B, C))).isEqualTo(new NotBound(List.of(Selector.from(C))));
            assertThat(everything()).containsExactly("02:00:00:00:0b:01: k1");
        }
    }

    @Nested
    class Find {

        @Test
        void showsOnlyThoseThatWereAsked() {
            replace(selectors(B, C, "Compute"), kernel("k1"));

            assertThat(found(B)).containsExactly("02:00:00:00:0b:01: k1");
            assertThat(found(B, C)).containsExactly("x0c0s3b0n0 02:00:00:00:0b:01: k1");
        }

        @Test
        void showsWhatWasAskedAndWhatIsStored() {
            replace(selectors(A_MAC), kernel("k1"));

            assertThat(found(A_MAC)).containsExactly("02:00:00:00:0a:01: k1");
            assertThat(found(A)).containsExactly("x0c0s1b0n0 02:00:00:00:0a:01: k1");
        }

        @Test
        void passesOverWhatIsNotThere() {
            replace(selectors(B), kernel("k1"));

            assertThat(found(B, C)).containsExactly("02:00:00:00:0b:01: k1");
            assertThat(found(C)).isEmpty();
        }

        @Test
        void findsByImage() {
            replace(selectors(B), kernel("k1"));
            replace(selectors(C), kernel("k2"));

            assertThat(service.find(Set.of(), kernel("k2")).stream().map(BootParametersServiceTest::line))
                    .containsExactly("x0c0s3b0n0: k2");
        }
    }

    private List<String> found(String... hosts) {
        return service.find(selectors(hosts), none()).stream()
                .map(BootParametersServiceTest::line)
                .toList();
    }

    private List<String> everything() {
        return service.findAll().stream().map(BootParametersServiceTest::line).toList();
    }

    private List<UUID> tokens() {
        return jdbc.sql("select referral_token from boot_configuration")
                .query(UUID.class)
                .list();
    }

    private int count(String table) {
        return jdbc.sql(
                        table.equals("boot_selector")
                                ? "select count(*) from boot_selector"
                                : "select count(*) from boot_configuration")
                .query(Integer.class)
                .single();
    }

    private List<String> log() {
        return jdbc.sql(
                        "select kind, key, before, after from change_log where xid = pg_current_xact_id() order by position")
                .query((row, number) -> row.getString("kind").equals("boot_selector")
                        ? "boot_selector %s %s->%s"
                                .formatted(
                                        row.getString("key"),
                                        row.getString("before") == null ? "free" : "bound",
                                        row.getString("after") == null ? "free" : "bound")
                        : "boot_configuration %s->%s"
                                .formatted(kernelOf(row.getString("before")), kernelOf(row.getString("after"))))
                .list();
    }

    private static String kernelOf(String json) {
        JsonNode configuration = json == null ? JSON.nullNode() : JSON.readTree(json);
        return configuration.path("parameters").path("kernel").asString("null");
    }

    private static String line(BootParametersRecord record) {
        List<String> names = record.selectors().stream().map(Selector::value).toList();
        return "%s: %s %s"
                .formatted(String.join(" ", names), record.kernel(), record.params())
                .strip();
    }

    private static Set<Selector> selectors(String... hosts) {
        Set<Selector> selectors = new TreeSet<>();
        Arrays.stream(hosts).map(Selector::from).forEach(selectors::add);
        return selectors;
    }

    private static BootParameters none() {
        return parameters("", "");
    }

    private static BootParameters kernel(String kernel) {
        return parameters(kernel, "");
    }

    private static BootParameters parameters(String kernel, String params) {
        return JSON.convertValue(Map.of("kernel", kernel, "params", params), BootParameters.class);
    }

    private WriteOutcome create(Set<Selector> selectors, BootParameters parameters) {
        return service.write(new Write.Create(selectors, parameters));
    }

    private WriteOutcome replace(Set<Selector> selectors, BootParameters parameters) {
        return service.write(new Write.Replace(selectors, parameters));
    }

    private WriteOutcome merge(Set<Selector> selectors, BootParameters patch) {
        return service.write(Write.merge(selectors, patch));
    }

    private WriteOutcome delete(Set<Selector> selectors) {
        return service.write(new Write.Delete(selectors));
    }

    private static BootParameters cloudInit(String json) {
        return JSON.readValue("{\"cloudInit\": %s}".formatted(json), BootParameters.class);
    }
}
