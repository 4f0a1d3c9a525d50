package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RepositoryTest
@Import({ComponentRepository.class, ComponentListRepository.class})
class ComponentRepositoryTest {

    private static final Xname FIRST = Xname.parse("x1100c0s0b0n0");
    private static final Xname SECOND = Xname.parse("x1100c0s10b0n0");
    private static final Xname BMC = Xname.parse("x1100c0s0b0");

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ComponentRepository components;

    @Autowired
    private ComponentListRepository lists;

    @Nested
    class IsCopied {

        @Test
        void storesWhatAnInsertStores() {
            assertThat(components.isCopied(List.of(bare(SECOND), full(FIRST)))).isTrue();
            assertThat(stored(FIRST)).hasValue(full(FIRST));
            assertThat(stored(SECOND)).hasValue(bare(SECOND));
            assertThat(components.known(List.of(FIRST, SECOND, BMC))).containsExactlyInAnyOrder(FIRST, SECOND);
        }
    }

    @Nested
    class InsertMissing {

        @Test
        void keepsEveryField() {
            components.insertMissing(List.of(full(FIRST), bare(BMC)));

            assertThat(stored(FIRST)).hasValue(full(FIRST));
            assertThat(stored(BMC)).hasValue(bare(BMC));
        }

        @Test
        void leavesWhatIsThereAndNamesWhatIsNew() {
            components.insertMissing(List.of(bare(FIRST)));

            assertThat(components.insertMissing(List.of(full(FIRST), full(SECOND))))
                    .containsExactly(SECOND);
            assertThat(stored(FIRST)).hasValue(bare(FIRST));
        }

        @Test
        void doesNothingWithoutComponents() {
            assertThat(components.insertMissing(List.of())).isEmpty();
        }
    }

    @Nested
    class Lock {

        @Test
        void findsThoseThatExistInTheOrderOfTheirNames() {
            components.insertMissing(List.of(bare(SECOND), bare(FIRST)));

            assertThat(components.lock(List.of(SECOND, BMC, FIRST))).containsExactly(bare(FIRST), bare(SECOND));
        }
    }

    @Nested
    class Update {

        @Test
        void writesEveryFieldButTheHold() {
            components.insertMissing(List.of(bare(FIRST), bare(SECOND)));

            components.update(List.of(full(FIRST)));

            assertThat(stored(FIRST)).hasValue(full(FIRST));
            assertThat(stored(SECOND)).hasValue(bare(SECOND));
        }

        @Test
        void clearsWhatIsNull() {
            components.insertMissing(List.of(full(FIRST)));

            components.update(List.of(bare(FIRST)));

            assertThat(stored(FIRST)).hasValue(bare(FIRST));
        }
    }

    @Nested
    class Find {

        @Test
        void knowsWhatHoldsAComponent() {
            components.insertMissing(List.of(bare(FIRST)));
            jdbc.sql("update component set locked = true, reservation_disabled = true where id = :id")
                    .param("id", FIRST.value())
                    .update();

            assertThat(stored(FIRST)).map(Component::hold).hasValue(new Hold(true, true));
        }
    }

    @Nested
    class Delete {

        @Test
        void takesMembershipsAlong() {
            components.insertMissing(List.of(bare(FIRST), bare(SECOND)));
            jdbc.sql("insert into component_group (label, description) values ('repository.test', '')")
                    .update();
            jdbc.sql("insert into group_member (component_id, label) values (:id, 'repository.test')")
                    .param("id", FIRST.value())
                    .update();

            components.delete(List.of(FIRST));

            assertThat(stored(FIRST)).isEmpty();
            assertThat(stored(SECOND)).isPresent();
            assertThat(jdbc.sql("select count(*) from group_member where label = 'repository.test'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private Optional<Component> stored(Xname id) {
        return Optional.ofNullable(lists.find(Set.of(id)).get(id));
    }

    private static Component full(Xname id) {
        return new Component(
                id,
                new Condition(State.READY, Flag.WARNING, false, "image-7"),
                new Assignment("Service", "Worker", 4_000_000_000L),
                new Build("a1", NetType.INFINIBAND, Arch.UNKNOWN, HardwareClass.MOUNTAIN),
                Hold.NONE,
                CustomFields.read(JSON.readTree("{\"rack\":\"r\\\\7\\n\",\"slots\":[1,2.5,null,{\"a\":true}]}")));
    }

    private static Component bare(Xname id) {
        return new Component(
                id, new Condition(null, null, true, null), new Assignment(null, null, null), Build.UNKNOWN, Hold.NONE);
    }
}
