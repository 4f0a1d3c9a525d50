package org.chamicore.inventory.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(GroupRepository.class)
class GroupRepositoryTest {

    private static final Xname FIRST = Xname.parse("x1300c0s0b0n0");
    private static final Xname SECOND = Xname.parse("x1300c0s10b0n0");
    private static final Xname UNKNOWN = Xname.parse("x1300c0s5b0n0");

    private final Group plain = group("repository.plain", null, "t1", "t2");
    private final Group red = group("repository.red", "repository.colors");
    private final Group blue = group("repository.blue", "repository.colors", "t2");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private GroupRepository groups;

    @BeforeEach
    void threeGroupsAndTwoComponents() {
        List.of(plain, red, blue).forEach(groups::insert);
        jdbc.sql("""
                insert into component (id, type, enabled)
                values ('x1300c0s0b0n0', 'Node', true), ('x1300c0s10b0n0', 'Node', true)
                """).update();
    }

    @Nested
    class Insert {

        @Test
        void keepsEveryField() {
            assertThat(groups.lock("repository.blue")).hasValue(blue);
            assertThat(groups.share("repository.plain")).hasValue(plain);
        }

        @Test
        void saysWhenLabelIsTaken() {
            assertThat(groups.insert(group("repository.red", null))).isFalse();
            assertThat(groups.lock("repository.red")).hasValue(red);
        }
    }

    @Nested
    class FindAll {

        @Test
        void showsMembersInTheOrderOfTheirNames() {
            groups.insertMembers(plain, List.of(SECOND, FIRST));

            assertThat(findAll(List.of("repository.plain", "repository.red"), List.of()))
                    .containsExactly(
                            new WithMembers(plain, new Members(List.of(FIRST, SECOND))),
                            new WithMembers(red, new Members(List.of())));
        }

        @Test
        void findsByTag() {
            assertThat(findAll(List.of(), List.of("t2")))
                    .extracting(WithMembers::group)
                    .contains(blue, plain)
                    .doesNotContain(red);
            assertThat(findAll(List.of("repository.blue"), List.of("t1"))).isEmpty();
        }

        @Test
        void findsLabels() {
            assertThat(labels()).containsSubsequence("repository.blue", "repository.plain", "repository.red");
        }
    }

    @Nested
    class InsertMembers {

        @Test
        void leavesOutWhoIsInAlready() {
            groups.insertMembers(plain, List.of(FIRST));

            assertThat(groups.insertMembers(plain, List.of(FIRST, SECOND))).containsExactly(SECOND);
            assertThat(groups.members("repository.plain")).containsExactly(FIRST, SECOND);
        }

        @Test
        void leavesOutWhoIsInAGroupThatExcludesIt() {
            groups.insertMembers(red, List.of(FIRST));

            assertThat(groups.insertMembers(blue, List.of(FIRST, SECOND))).containsExactly(SECOND);
            assertThat(groups.insertMembers(plain, List.of(FIRST))).containsExactly(FIRST);
        }
    }

    @Nested
    class Change {

        @Test
        void replacesDescriptionAndTags() {
            Group after = new Group("repository.plain", "other", null, List.of());

            groups.update(after);

            assertThat(groups.lock("repository.plain")).hasValue(after);
        }

        @Test
        void deletesMembershipsWithTheGroup() {
            groups.insertMembers(plain, List.of(FIRST));

            groups.delete("repository.plain");

            assertThat(groups.lock("repository.plain")).isEmpty();
            assertThat(groups.members("repository.plain")).isEmpty();
        }

        @Test
        void deletesMembersOfThisGroupOnly() {
            groups.insertMembers(plain, List.of(FIRST, SECOND));
            groups.insertMembers(red, List.of(FIRST));

            groups.deleteMembers("repository.plain", List.of(FIRST, UNKNOWN));

            assertThat(groups.members("repository.plain")).containsExactly(SECOND);
            assertThat(groups.members("repository.red")).containsExactly(FIRST);
        }
    }

    private static Group group(String label, @Nullable String exclusiveGroup, String... tags) {
        return new Group(label, "the " + label, exclusiveGroup, List.of(tags));
    }

    private List<WithMembers> findAll(List<String> labels, List<String> tags) {
        List<WithMembers> found = new ArrayList<>();
        groups.forEach(new GroupFilter(labels, tags, MembersShown.ALL), Page.ALL, found::add);
        return found;
    }

    private List<String> labels() {
        List<String> found = new ArrayList<>();
        groups.forEachLabel(Page.ALL, found::add);
        return found;
    }
}
