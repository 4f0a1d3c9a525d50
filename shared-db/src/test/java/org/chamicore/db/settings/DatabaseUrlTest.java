package org.chamicore.db.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgres://db/chamicore                               | jdbc:postgresql://db:5432/chamicore        | -       | -",
                "postgresql://db:5433/chamicore                        | jdbc:postgresql://db:5433/chamicore        | -       | -",
                "jdbc:postgresql://db:5433/chamicore                   | jdbc:postgresql://db:5433/chamicore        | -       | -",
                "jdbc:postgresql://db/chamicore                        | jdbc:postgresql://db:5432/chamicore        | -       | -",
                "postgres://smd:pw@db/chamicore                        | jdbc:postgresql://db:5432/chamicore        | smd     | pw",
                "postgres://smd@db/chamicore                           | jdbc:postgresql://db:5432/chamicore        | smd     | -",
                "postgres://:pw@db/chamicore                           | jdbc:postgresql://db:5432/chamicore        | -       | pw",
                "postgres://@db/chamicore                              | jdbc:postgresql://db:5432/chamicore        | -       | -",
                "postgres://smd:p%40ss%2Fw%3A%23%3F%25@db/chamicore    | jdbc:postgresql://db:5432/chamicore        | smd     | p@ss/w:#?%",
                "postgres://smd:a:b@db/chamicore                       | jdbc:postgresql://db:5432/chamicore        | smd     | a:b",
                "postgres://smd:a+b@db/chamicore                       | jdbc:postgresql://db:5432/chamicore        | smd     | a+b",
                "postgres://smd:%C3%BC%20x@db/chamicore                | jdbc:postgresql://db:5432/chamicore        | smd     | ü x",
                "postgres://smd:a$b{c}!@db/chamicore                   | jdbc:postgresql://db:5432/chamicore        | smd     | a$b{c}!",
                "postgres://db/chamicore?user=smd&password=p%40+w      | jdbc:postgresql://db:5432/chamicore        | smd     | p@+w",
                "jdbc:postgresql://db/chamicore?user=smd&password=p%40+w | jdbc:postgresql://db:5432/chamicore      | smd     | p@ w",
                "jdbc:postgresql://db/chamicore?user=a&sslmode=require | jdbc:postgresql://db:5432/chamicore?sslmode=require | a | -",
                "postgres://a:b@db/chamicore?sslmode=require&x=1&user=c | jdbc:postgresql://db:5432/chamicore?sslmode=require&x=1 | a | b",
                "postgres://smd:pw@[2001:db8::1]:5433/chamicore        | jdbc:postgresql://[2001:db8::1]:5433/chamicore | smd | pw",
                "jdbc:postgresql://[::1]/chamicore                     | jdbc:postgresql://[::1]:5432/chamicore     | -       | -",
                "postgres://smd:pw@chamicore_db:5432/chamicore         | jdbc:postgresql://chamicore_db:5432/chamicore | smd  | pw",
                "postgres://127.0.0.1:65535/my%20db                    | jdbc:postgresql://127.0.0.1:65535/my%20db  | -       | -",
            })
    void readsBothForms(String text, String jdbcUrl, String username, String password) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertThat(url.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(url.username()).isEqualTo(username);
        assertThat(url.password()).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chamicore",
                "db:5432/chamicore",
                "mysql://db/chamicore",
                "jdbc:postgres://db/chamicore",
                "jdbc:mysql://db/chamicore",
                "http://db/chamicore",
                "postgres:chamicore",
                "postgres://",
                "postgres:///chamicore",
                "postgres://db",
                "postgres://db/",
                "postgres://db:port/chamicore",
                "postgres://db:/chamicore",
                "postgres://db:0/chamicore",
                "postgres://db:65536/chamicore",
                "postgres://db:99999999999/chamicore",
                "postgres://d b/chamicore",
                "postgres://u:secret@db/chamicore#x",
                "postgres://u:secret@part@db/chamicore",
                "postgres://u:secret/part@db/chamicore",
                "postgres://u:secret#part@db/chamicore",
                "postgres://u:secret?part@db/chamicore",
                "postgres://u:secret%zz@db/chamicore",
                "postgres://u:secret%@db/chamicore",
                "jdbc:postgresql://db/chamicore?password=secret%zz",
                "postgres://[::1/chamicore"
            })
    void refusesWhatIsNeitherAndRepeatsNothingOfIt(String text) {
        assertThatExceptionOfType(SettingRefusedException.class)
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withNoCause()
                .satisfies(refused ->
                        assertThat(refused).message().contains("DATABASE_URL").doesNotContain("secret", "part", "\n"));
    }

    @Test
    void leadsTheDriverWhereItSays() {
        Properties parsed = Driver.parseURL(
                DatabaseUrl.parse("postgres://smd:pw@[2001:db8::1]:5433/my%20db?sslmode=require")
                        .jdbcUrl(),
                new Properties());
        assertThat(parsed)
                .containsEntry("PGHOST", "[2001:db8::1]")
                .containsEntry("PGPORT", "5433")
                .containsEntry("PGDBNAME", "my db")
                .containsEntry("sslmode", "require")
                .doesNotContainKeys("user", "password");
    }

    @Test
    void showsNoSecret() {
        assertThat(DatabaseUrl.parse("postgres://smd:hush@db/chamicore?password=hush2&sslpassword=hush3"))
                .hasToString("jdbc:postgresql://db:5432/chamicore");
    }
}
