package org.chamicore.cloudinit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import({InstanceService.class, InstanceRepository.class})
class InstanceServiceTest {

    private static final NodeId NODE = NodeId.valueOf("x9200c0s0b0n0");

    @Autowired
    private InstanceService instances;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyWriteStandsInTheChangeLogWithWhatWasBefore() {
        assertThat(instances.put(NODE, instance("first", "i-1"))).isEqualTo(PutOutcome.CREATED);
        assertThat(instances.put(NODE, instance("second", ""))).isEqualTo(PutOutcome.REPLACED);
        assertThat(instances.put(NODE, instance("second", ""))).isEqualTo(PutOutcome.REPLACED);
        assertThat(instances.delete(NODE)).isTrue();
        assertThat(instances.delete(NODE)).isFalse();

        assertThat(logged()).containsExactly("- -> first i-1", "first i-1 -> second i-1", "second i-1 -> -");
    }

    private List<String> logged() {
        return jdbc.sql("""
                        select coalesce(before ->> 'hostname' || ' ' || (before ->> 'instance-id'), '-')
                               || ' -> '
                               || coalesce(after ->> 'hostname' || ' ' || (after ->> 'instance-id'), '-')
                          from change_log
                         where kind = 'instance'
                           and key  = :key
                         order by position
                        """).param("key", NODE.value()).query(String.class).list();
    }

    private static Instance instance(String hostname, String instanceId) {
        return new Instance("", instanceId, "", hostname, "", "", List.of(), "", "", "", "", Additions.NONE);
    }
}
