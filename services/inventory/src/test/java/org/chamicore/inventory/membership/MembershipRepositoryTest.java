package org.chamicore.inventory.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(MembershipRepository.class)
class MembershipRepositoryTest {

    private static final Xname IN_TWO = Xname.parse("x1310c0s0b0n0");
    private static final Xname IN_ONE = Xname.parse("x1310c0s1b0n0");
    private static final Xname IN_PARTITION = Xname.parse("x1310c0s3b0n0");
    private static final Xname IN_NONE = Xname.parse("x1310c0s2b0n0");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MembershipRepository memberships;

    @BeforeEach
    void fourComponents() {
        jdbc.sql("""
                insert into component (id, type, enabled)
                values ('x1310c0s0b0n0', 'Node', true), ('x1310c0s1b0n0', 'Node', true), ('x1310c0s2b0n0', 'Node', true), ('x1310c0s3b0n0', 'Node', true)
                """).update();
        jdbc.sql("""
                insert into component_group (label, description)
                values ('membership.b', ''), ('membership.a', '')
                """).update();
        jdbc.sql("""
                insert into component_partition (name, description)
                values ('p1310', '')
                """).update();
        jdbc.sql("""
                insert into partition_member (component_id, name)
                values ('x1310c0s0b0n0', 'p1310'), ('x1310c0s3b0n0', 'p1310')
                """).update();
        jdbc.sql("""
                insert into group_member (component_id, label)
                values ('x1310c0s0b0n0', 'membership.b'), ('x1310c0s0b0n0', 'membership.a'), ('x1310c0s1b0n0', 'membership.b')
                """).update();
    }

    @Test
    void findAllLeavesOutThoseInNothing() {
        assertThat(memberships.findAll(List.of(IN_NONE, IN_ONE, IN_TWO, IN_PARTITION)))
                .containsExactlyInAnyOrder(
                        new Membership(IN_PARTITION, List.of(), "p1310"),
                        new Membership(IN_TWO, List.of("membership.a", "membership.b"), "p1310"),
                        new Membership(IN_ONE, List.of("membership.b"), ""));
    }

    @Test
    void forEachGoesInTheOrderOfNames() {
        List<Xname> found = new ArrayList<>();
        memberships.forEach(membership -> found.add(membership.id()));

        assertThat(found).containsSubsequence(IN_TWO, IN_ONE, IN_PARTITION).doesNotContain(IN_NONE);
    }

    @Test
    void lockComponentsSaysWhichThereAreInTheOrderOfNames() {
        assertThat(memberships.lockComponents(List.of(IN_ONE, Xname.parse("x1310c7"), IN_TWO)))
                .containsExactly(IN_TWO, IN_ONE);
    }
}
