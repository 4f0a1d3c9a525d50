package org.chamicore.auth.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.auth.WholeService;
import org.chamicore.db.retention.RetentionRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is over goes, a few rows at a time; what is not stays. */
class ExpiredRowsTest extends WholeService {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<RetentionRule> rules;

    /** Three rows of each table that ended eight days ago, and one that has a day left. Bootstrap tokens stay for a week. */
    @BeforeEach
    void writeRows() {
        jdbc.sql("""
                        insert into local_user (username, display_name, password_hash, roles)
                        values ('purge-test', 'Of a test', '{noop}none', '{viewer}')
                            on conflict do nothing
                        """).update();
        jdbc.sql("""
                        insert into session (id, client_id, subject, kind, scopes, ends_at)
                        select gen_random_uuid(), 'purge-test', 'purge-test', 'user', '{smd.read}', now() + make_interval(days => days)
                          from unnest(array[-8, -8, -8, 1]) as days
                        """).update();
        jdbc.sql("""
                        insert into bootstrap_token (token_hash, subject, audience, scopes, expires_at, refresh_seconds)
                        select sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'purge-test', 'smd', '{read}'
                             , now() + make_interval(days => days), 3600
                          from unnest(array[-8, -8, -8, 1]) as days
                        """).update();
        jdbc.sql("""
                        insert into browser_login (cookie_hash, username, expires_at)
                        select sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'purge-test', now() + make_interval(days => days)
                          from unnest(array[-8, -8, -8, 1]) as days
                        """).update();
        jdbc.sql("""
                        insert into used_assertion (client_id, jti, expires_at)
                        select 'purge-test', gen_random_uuid()::text, now() + make_interval(days => days)
                          from unnest(array[-8, -8, -8, 1]) as days
                        """).update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            session         | select ends_at < now() from session where subject = 'purge-test'
            bootstrap_token | select expires_at < now() - interval '7 days' from bootstrap_token where subject = 'purge-test'
            browser_login   | select expires_at < now() from browser_login where username = 'purge-test'
            used_assertion  | select expires_at < now() from used_assertion where client_id = 'purge-test'
            """)
    void areRemovedInBatches(String table, String over) {
        RetentionRule rule = rules.stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow();

        long removed = rule.batch().remove(rule.keep(), 1);
        assertThat(removed).isLessThanOrEqualTo(1); // none, where the service's own round came first
        while (removed > 0) {
            removed = rule.batch().remove(rule.keep(), 2);
            assertThat(removed).isLessThanOrEqualTo(2);
        }

        assertThat(jdbc.sql(over).query(Boolean.class).list()).isNotEmpty().doesNotContain(true);
    }
}
