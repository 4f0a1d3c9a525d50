package org.chamicore.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.chamicore.cli.console.Command;
import org.chamicore.cli.db.DbCommands;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checks on a real server: each is silent on a healthy database and speaks of what is made wrong on purpose. */
class CheckTest {

    private SuiteOnInstalled database;

    @BeforeEach
    void create() throws SQLException {
        database = SuiteOnInstalled.create();
    }

    @Test
    void aNewDatabaseHasNothingBad() {
        assertThat(check().exitCode()).as(check().out()).isZero();
        assertThat(verdict("schema smd")).isEqualTo("ok");
        assertThat(verdict("foreign keys without index")).isEqualTo("ok");
        assertThat(verdict("rights")).isEqualTo("ok");
        assertThat(check().out()).startsWith("WHAT ");
    }

    @Test
    void aSchemaThatIsOldIsAdvisedAndOneThatIsTooNewIsBad() {
        DbCommands.undo("--database-url", database.url(), "--schema", "bss").succeeds();
        assertThat(verdict("schema bss")).isEqualTo("advice");
        DbCommands.migrate("--database-url", database.url(), "--no-backup").succeeds();
        database.run("""
            insert into bss.schema_migrations (installed_rank, version, description, type, script, installed_by, execution_time, success)
            values (999, '999', 'future', 'SQL', 'V999__future.sql', 'test', 1, true)
            """);
        assertThat(verdict("schema bss")).isEqualTo("bad");
        assertThat(check().exitCode()).isOne();
    }

    @Test
    void aForeignKeyWithoutIndexIsNamed() {
        database.run("""
            create table smd.parent (id int, constraint parent_pk primary key (id));
            create table smd.child (parent int, other int, constraint child_parent_fk foreign key (parent) references smd.parent);
            create index child_other_idx on smd.child (other, parent);
            """);
        assertThat(found("foreign keys without index")).contains("smd.child_parent_fk");
        database.run("create index child_parent_idx on smd.child (parent, other)");
        assertThat(verdict("foreign keys without index")).isEqualTo("ok");
    }

    @Test
    void aSequenceNearItsEndIsBad() {
        database.run("create sequence smd.short as smallint; select setval('smd.short', 20000)");
        assertThat(verdict("sequences")).isEqualTo("advice");
        database.run("select setval('smd.short', 32000)");
        assertThat(verdict("sequences")).isEqualTo("bad");
        assertThat(found("sequences")).contains("smd.short (smallint) has used 98 %");
    }

    @Test
    void rightsThatWereGivenByHandAreFound() {
        database.run("grant usage on schema smd to bss");
        assertThat(verdict("rights")).isEqualTo("bad");
        assertThat(found("rights")).contains("bss may USAGE schema smd");
        database.run("revoke usage on schema smd from bss");
    }

    @Test
    void aBudgetThatDoesNotHoldIsAdvised() {
        assertThat(found("connection budget", "--replicas", "2", "--max-conns", "90"))
                .contains("may come to need 728");
        assertThat(check("--replicas", "2", "--max-conns", "90").out()).contains("raise max_connections to");
    }

    @Test
    void slowStatementsAreNamedOnceTheyAreCounted() {
        database.run(
                "drop extension if exists pg_stat_statements"); // as the bootstrap leaves it where the server does not
        // load it
        Command without = Command.run(new SlowCommand(), "--database-url", database.url());
        without.isRefused("create extension pg_stat_statements");
        database.run("create schema tools; create extension pg_stat_statements schema tools");
        database.texts("select cast(pg_sleep(0.3) as text)");
        assertThat(Command.run(new SlowCommand(), "--database-url", database.url())
                        .succeeds()
                        .out())
                .isEqualTo("No statement takes longer than 1000 ms on average.\n");
        assertThat(Command.run(new SlowCommand(), "--database-url", database.url(), "--mean", "200")
                        .succeeds()
                        .out())
                .contains("postgres", "pg_sleep");
    }

    @Test
    void sizesAreToldBySchemaAndTable() {
        assertThat(Command.run(new SizeCommand(), "--database-url", database.url(), "--schema", "smd")
                        .succeeds()
                        .out())
                .contains("SCHEMA", "smd ", "smd.change_log ")
                .doesNotContain("bss");
    }

    private Command check(Object... more) {
        return Command.run(
                new CheckCommand(),
                Stream.concat(Stream.of("--database-url", database.url()), Stream.of(more))
                        .toArray());
    }

    private String verdict(String subject) {
        return finding(subject).path("verdict").asString();
    }

    private String found(String subject, Object... more) {
        return finding(subject, more).path("found").asString();
    }

    private JsonNode finding(String subject, Object... more) {
        Object[] arguments = Stream.concat(Stream.of("--json"), Stream.of(more)).toArray();
        return JsonMapper.shared()
                .readTree(check(arguments).out())
                .path("findings")
                .valueStream()
                .filter(each -> each.path("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
