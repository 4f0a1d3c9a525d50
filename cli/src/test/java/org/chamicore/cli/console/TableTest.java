package org.chamicore.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndLinesEndInNoBlank() {
        Table table =
                new Table("NAME", "STATUS", "NOTE").row("cloud-init", "up", "-").row("boot", "degraded", "feed down");
        assertThat(table).hasToString("""
                NAME         STATUS     NOTE
                cloud-init   up         -
                boot         degraded   feed down
                """);
    }

    @Test
    void aTableWithoutRowsIsItsHeading() {
        assertThat(new Table("ONE", "TWO")).hasToString("ONE   TWO\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("ONE").row("1", "2"));
    }
}
