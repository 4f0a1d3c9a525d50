package org.chamicore.boot.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chamicore.boot.configuration.Plan.BindingChange;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(BootConfigurationRepository.class)
class BootConfigurationRepositoryTest {

    private static final Selector FIRST = Selector.from("x900c0s1b0n0");
    private static final Selector SECOND = Selector.from("02:00:00:09:0a:01");

    @Autowired
    private BootConfigurationRepository configurations;

    @Autowired
    private JdbcClient jdbc;

    @Nested
    class Bind {

        @Test
        void bindsWhatIsFree() {
            BootConfiguration configuration = insert("k1");
            bind(configuration, FIRST, SECOND);

            assertThat(configurations.findBindings(List.of(FIRST, SECOND)))
                    .isEqualTo(Map.of(FIRST, configuration, SECOND, configuration));
            assertThat(configurations.findAllBindings()).containsEntry(FIRST, configuration);
        }

        @Test
        void bindsAnewWhatIsBound() {
            bind(insert("k1"), FIRST);
            BootConfiguration other = insert("k2");
            bind(other, FIRST);

            assertThat(configurations.findBindings(List.of(FIRST, SECOND))).isEqualTo(Map.of(FIRST, other));
        }

        @Test
        void failsWithoutConfiguration() {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> bind(configuration("k1"), FIRST))
                    .withMessageContaining("boot_selector_configuration_fk");
        }
    }

    @Nested
    class Unbind {

        @Test
        void leavesTheOthers() {
            BootConfiguration configuration = insert("k1");
            bind(configuration, FIRST, SECOND);
            configurations.unbind(List.of(new BindingChange(FIRST, configuration.id(), null)));

            assertThat(configurations.findBindings(List.of(FIRST, SECOND))).containsOnlyKeys(SECOND);
        }
    }

    @Nested
    class DeleteUnbound {

        @Test
        void takesOnlyWhatNoSelectorBinds() {
            BootConfiguration bound = insert("k1");
            BootConfiguration unbound = insert("k2");
            bind(bound, FIRST);

            assertThat(configurations.deleteUnbound(List.of(bound.id(), unbound.id())))
                    .containsExactly(unbound);
            assertThat(configurations.deleteUnbound(List.of(bound.id(), unbound.id())))
                    .isEmpty();
        }
    }

    @Nested
    class FindShared {

        @Test
        void findsWhatOtherSelectorsAreBoundToAsWell() {
            BootConfiguration shared = insert("k1");
            bind(shared, FIRST, SECOND);

            assertThat(configurations.findShared(List.of(shared.id()), List.of(FIRST)))
                    .isEqualTo(Set.of(shared.id()));
            assertThat(configurations.findShared(List.of(shared.id()), List.of(FIRST, SECOND)))
                    .isEmpty();
        }
    }

    @Nested
    class Update {

        @Test
        void changesTheParametersAlone() {
            BootConfiguration before = insert("k1");
            bind(before, FIRST);
            BootConfiguration after = before.with(configuration("k2").parameters());
            configurations.update(List.of(after));

            assertThat(configurations.findBindings(List.of(FIRST))).isEqualTo(Map.of(FIRST, after));
        }
    }

    /** The database itself keeps out of scripts what must not be in them. */
    @Nested
    class Checks {

        @ParameterizedTest
        @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0085b", "a\u2028b", "a b", "-a", "#a", "||", "&&", ";"})
        void kernelIsOneWord(String kernel) {
            assertRefused(kernel, "", "boot_configuration_kernel_check");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\nb", "a\tb", "a\u009fb", "a || b", "&&", "; a", "a ;", "a #b", "#"})
        void parametersAreOneCommand(String params) {
            assertRefused("k", params, "boot_configuration_params_check");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a||b c&&d e;f g#h", "ü é", "  "})
        void allElseIsTaken(String params) {
            assertThat(insertRow("http://img.example/a?b=1&c=${d}||", params)).isEqualTo(1);
        }

        private void assertRefused(String kernel, String params, String constraint) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> insertRow(kernel, params))
                    .withMessageContaining(constraint);
        }

        private int insertRow(String kernel, String params) {
            return jdbc.sql("""
                            insert into boot_configuration (id, kernel, initrd, params, referral_token)
                            values (gen_random_uuid(), :kernel, '', :params, gen_random_uuid())
                            """).param("kernel", kernel).param("params", params).update();
        }
    }

    private BootConfiguration insert(String kernel) {
        BootConfiguration configuration = configuration(kernel);
        configurations.insert(List.of(configuration));
        return configuration;
    }

    private void bind(BootConfiguration configuration, Selector... selectors) {
        configurations.bind(List.of(selectors).stream()
                .map(each -> new BindingChange(each, null, configuration.id()))
                .toList());
    }

    private static BootConfiguration configuration(String kernel) {
        return new BootConfiguration(
                UUID.randomUUID(),
                UUID.randomUUID(),
                BootParameters.of(new KernelParameters("quiet"), new ImageLocation(kernel), null, null));
    }
}
