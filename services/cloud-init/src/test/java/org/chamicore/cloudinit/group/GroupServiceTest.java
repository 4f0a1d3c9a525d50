package org.chamicore.cloudinit.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.db.testing.RepositoryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import({GroupService.class, GroupRepository.class})
class GroupServiceTest {

    @Autowired
    private GroupService groups;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyWriteStandsInTheChangeLogWithWhatWasBefore() {
        groups.add(group("first"));
        groups.put(group("second"));
        groups.delete("service-group");

        assertThat(logged()).containsExactly("- -> first", "first -> second", "second -> -");
    }

    @Test
    void whatChangesNothingIsNotLogged() {
        groups.put(group("first"));
        assertThat(groups.add(group("other"))).isEqualTo(AddOutcome.EXISTS);
        assertThat(groups.put(group("first"))).isEqualTo(PutOutcome.REPLACED);
        assertThat(groups.delete("no-such-group")).isFalse();

        assertThat(logged()).containsExactly("- -> first");
    }

    private List<String> logged() {
        return jdbc.sql("""
                        select coalesce(before ->> 'description', '-') || ' -> ' || coalesce(after ->> 'description', '-')
                          from change_log
                         where kind = 'node_group'
                           and key  = 'service-group'
                         order by position
                        """).query(String.class).list();
    }

    private static Group group(String description) {
        return DirectoryFixture.JSON.readValue(
                "{\"name\": \"service-group\", \"description\": \"%s\"}".formatted(description), Group.class);
    }
}
