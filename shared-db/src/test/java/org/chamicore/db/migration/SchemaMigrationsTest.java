package org.chamicore.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaMigrationsTest {

    @SuppressWarnings("unused") // the parameters below
    private static final List<String> SCHEMAS = TestDatabase.SCHEMAS;

    private final TestDatabase database = TestDatabase.create();

    private SchemaMigrations asService(String schema) {
        return new SchemaMigrations(database.jdbcUrl(), database.role(schema), schema);
    }

    private List<String> ask(String sql) {
        try (Operator operator = Operator.of(database)) {
            return operator.jdbc().sql(sql).query(String.class).list();
        }
    }

    private void pretendNewer(String schema) {
        try (Operator operator = Operator.of(database)) {
            operator.run("""
                    insert into %s.schema_migrations (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (900, '900', 'of the future', 'SQL', 'V900__of_the_future.sql', 'smd_owner', 1, true)
                    """.formatted(schema));
        }
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void fourAtOnceOnAnEmptyDatabaseMigrateItOnce(String schema) throws Exception {
        Callable<Integer> migrate = () -> database.migrations(schema).migrate();
        List<Integer> applied = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, migrate))) {
                applied.add(each.get());
            }
        }
        asService(schema).check();
        int versions = Integer.parseInt(database.migrations(schema).newest());
        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(versions);
        assertThat(ask("select version from %s.schema_migrations where version is not null order by version"
                        .formatted(schema)))
                .hasSize(versions)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(database.migrations(schema).newest());
    }

    @Test
    void eachSchemaHasItsOwnHistoryAndPublicHasNothing() {
        SCHEMAS.forEach(database::migrate);
        assertThat(ask("select schemaname from pg_tables where tablename = 'schema_migrations'"))
                .containsExactlyInAnyOrderElementsOf(SCHEMAS);
        assertThat(ask("""
                        select relname
                          from pg_class
                         where relnamespace not in ('smd'::regnamespace, 'bss'::regnamespace, 'cloudinit'::regnamespace, 'auth'::regnamespace)
                           and oid >= 16384
                           and relnamespace <> 'pg_toast'::regnamespace
                        """)).isEmpty();
        for (String schema : SCHEMAS) {
            assertThat(ask("select distinct tableowner from pg_tables where schemaname = '%s'".formatted(schema)))
                    .containsExactly(schema + "_owner");
        }
    }

    @Test
    void aSecondRunAppliesNothing() {
        assertThat(database.migrations("bss").migrate()).isPositive();
        assertThat(database.migrations("bss").migrate()).isZero();
    }

    @Test
    void aNewerSchemaIsRefusedNamingBothVersions() {
        database.migrate("bss");
        String newest = database.migrations("bss").newest();
        pretendNewer("bss");
        for (Runnable each : List.<Runnable>of(
                database.migrations("bss")::migrate, database.migrations("bss")::check, asService("bss")::check)) {
            assertThatExceptionOfType(SchemaVersionException.class)
                    .isThrownBy(each::run)
                    .withMessageContaining(
                            "schema bss is at version 900 and this program knows versions up to " + newest);
        }
        assertThat(database.migrations("bss").newest()).isEqualTo(newest);
        assertThat(database.migrations("bss").current()).hasValue("900");
    }

    @Test
    void anOlderSchemaIsRefusedNamingBothVersions() {
        String newest = database.migrations("bss").newest();
        assertThatExceptionOfType(SchemaVersionException.class)
                .isThrownBy(asService("bss")::check)
                .withMessageContaining("schema bss is at version none and this program needs " + newest);

        database.migrate("bss");
        assertThat(database.migrations("bss").undo()).hasValue(newest);
        String older = database.migrations("bss").current().orElseThrow();
        assertThat(older).isLessThan(newest);
        assertThatExceptionOfType(SchemaVersionException.class)
                .isThrownBy(asService("bss")::check)
                .withMessageContaining(
                        "schema bss is at version %s and this program needs %s".formatted(older, newest));
    }

    @Test
    void theServicesOwnRoleCannotMigrateOrUndo() {
        assertThatThrownBy(asService("bss")::migrate).hasMessageContaining("permission denied");
        assertThat(ask("select tablename from pg_tables where schemaname = 'bss'"))
                .isEmpty();
        database.migrate("bss");
        assertThatThrownBy(asService("bss")::undo).isInstanceOf(RuntimeException.class);
        asService("bss").check();
    }

    @Test
    void undoOfNothingIsNothing() {
        assertThat(database.migrations("bss").undo()).isEmpty();
        database.migrate("bss");
        while (database.migrations("bss").undo().isPresent()) {
            assertThat(
                            ask(
                                    "select 'there' from pg_tables where schemaname = 'bss' and tablename = 'schema_migrations'"))
                    .isNotEmpty();
        }
        assertThat(database.migrations("bss").current()).isEmpty();
    }

    @Test
    void anUndoThatFailsChangesNothing() {
        database.migrate("bss");
        String newest = database.migrations("bss").newest();
        try (Operator operator = Operator.of(database)) {
            // Something that the undo of any version stumbles over: each table, column and function that it could drop
            // is needed
            // elsewhere, and each table that it could alter is somebody else's.
            operator.jdbc().sql("""
                            select format('create view public.of_%1$s as table bss.%1$s', relname)
                              from pg_class
                             where relnamespace = 'bss'::regnamespace and relkind = 'r' and relname <> 'schema_migrations'
                             union all
                            select format('alter table bss.%1$s owner to current_user', relname)
                              from pg_class
                             where relnamespace = 'bss'::regnamespace and relkind = 'r' and relname <> 'schema_migrations'
                             union all
                            select format('create view public.of_%1$s as select bss.%1$s()', proname)
                              from pg_proc
                             where pronamespace = 'bss'::regnamespace and pronargs = 0
                            """).query(String.class).list().forEach(operator::run);
        }
        assertThatThrownBy(database.migrations("bss")::undo).hasMessageContaining("nothing changed");
        assertThat(database.migrations("bss").current()).hasValue(newest);
    }
}
