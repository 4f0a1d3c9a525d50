package org.chamicore.cloudinit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@RepositoryTest
@Import(InstanceRepository.class)
class InstanceRepositoryTest {

    private static final NodeId FIRST = NodeId.valueOf("x9000c0s0b0n0");
    private static final NodeId SECOND = NodeId.valueOf("x9000c0s0b0n1");
    private static final Instance WHOLE = new Instance(
            FIRST.value(),
            "i-1",
            "nid1",
            "nid1.example",
            "gpu-4",
            "http://head/cloud-init",
            java.util.List.of("key 1", "key, 2"),
            "orchard",
            "west",
            "hall2",
            "onsite",
            Additions.NONE);

    @Autowired
    private InstanceRepository instances;

    @BeforeEach
    void oneInstance() {
        instances.insert(WHOLE);
    }

    @Nested
    class Find {

        @Test
        void givesBackWhatWasInserted() {
            assertThat(instances.find(FIRST)).hasValue(WHOLE);
        }

        @Test
        void isEmptyWhenNothingWasSet() {
            assertThat(instances.find(SECOND)).isEmpty();
        }
    }

    @Nested
    class List {

        @Test
        void isOrderedById() {
            instances.insert(Instance.NONE.as(SECOND.value(), ""));

            assertThat(instances.list())
                    .extracting(Instance::id)
                    .filteredOn(id -> id.startsWith("x9000c0s0b0"))
                    .containsExactly(FIRST.value(), SECOND.value());
        }
    }

    @Nested
    class Update {

        @Test
        void replacesEverything() {
            instances.update(Instance.NONE.as(FIRST.value(), "i-2"));

            assertThat(instances.find(FIRST)).hasValue(Instance.NONE.as(FIRST.value(), "i-2"));
        }
    }

    @Nested
    class Delete {

        @Test
        void givesBackWhatWasThere() {
            assertThat(instances.delete(FIRST)).hasValue(WHOLE);
            assertThat(instances.delete(FIRST)).isEmpty();
        }
    }
}
