package org.chamicore.cloudinit.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@RepositoryTest
@Import(GroupRepository.class)
class GroupRepositoryTest {

    private static final Group COMPUTE = group("""
            {"name": "repo-compute", "description": "Every compute node",
             "meta-data": {"big": 12345678901234567890.5, "n": 1.10, "nested": {"list": [1, null, true, "x"]}},
             "file": {"content": "#cloud-config\\nmotd: naïve ☃ 🦔\\n", "filename": "compute.yaml"}, "versions": {"a": "1"}}
            """);
    private static final Group OTHER = group("{\"name\": \"repo-other\"}");

    @Autowired
    private GroupRepository groups;

    @BeforeEach
    void oneGroup() {
        groups.insert(COMPUTE);
    }

    @Nested
    class Find {

        @Test
        void givesBackWhatWasInserted() {
            assertThat(groups.find("repo-compute")).hasValue(COMPUTE);
        }

        @Test
        void isEmptyWhenThereIsNone() {
            assertThat(groups.find("repo-other")).isEmpty();
        }
    }

    @Nested
    class List {

        @Test
        void isOrderedByName() {
            groups.insert(OTHER);

            assertThat(groups.list())
                    .extracting(Group::name)
                    .filteredOn(name -> name.startsWith("repo-"))
                    .containsExactly("repo-compute", "repo-other");
        }
    }

    @Nested
    class Insert {

        @Test
        void changesNothingWhenTheNameIsTaken() {
            assertThat(groups.insert(group("{\"name\": \"repo-compute\"}"))).isFalse();
            assertThat(groups.find("repo-compute")).hasValue(COMPUTE);
        }
    }

    @Nested
    class Update {

        @Test
        void replacesEverything() {
            groups.update(
                    group("{\"name\": \"repo-compute\", \"file\": {\"content\": \"QQ==\", \"encoding\": \"base64\"}}"));

            assertThat(groups.find("repo-compute"))
                    .hasValue(
                            group(
                                    "{\"name\": \"repo-compute\", \"file\": {\"content\": \"QQ==\", \"encoding\": \"base64\"}}"));
        }
    }

    @Nested
    class Delete {

        @Test
        void givesBackWhatWasThere() {
            assertThat(groups.delete("repo-compute")).hasValue(COMPUTE);
            assertThat(groups.find("repo-compute")).isEmpty();
        }

        @Test
        void isEmptyWhenThereWasNone() {
            assertThat(groups.delete("repo-other")).isEmpty();
        }
    }

    private static Group group(String json) {
        return DirectoryFixture.JSON.readValue(json, Group.class);
    }
}
