package org.chamicore.boot.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelParameterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            add    | quiet                    | ''                                    | quiet
            add    | console=tty1             | console=tty0 quiet                    | console=tty0 quiet console=tty1
            add    | console=tty0             | console=tty0 quiet                    | console=tty0 quiet
            add    | a="b c"                  | quiet                                 | quiet a="b c"
            set    | console=tty1             | quiet                                 | quiet console=tty1
            set    | console=tty1             | console=tty0 quiet console=ttyS0      | console=tty1 quiet
            set    | root=b=c                 | roots=1 root=a x.root=2               | roots=1 root=b=c x.root=2
            set    | quiet                    | quiet=1 loud                          | quiet loud
            set    | a="x y"                  | k a="b c" l                           | k a="x y" l
            remove | console                  | console=tty0 quiet console=ttyS0      | quiet
            remove | console=tty0             | console=tty0 quiet console=ttyS0      | quiet console=ttyS0
            remove | con                      | console=tty0                          | console=tty0
            remove | c                        | a="b c" c                             | a="b c"
            """)
    void changesOneAndLeavesTheRest(String edit, KernelParameter parameter, String before, String after) {
        KernelParameters params = new KernelParameters(before);
        KernelParameters changed =
                switch (edit) {
                    case "add" -> params.add(parameter);
                    case "set" -> params.set(parameter);
                    default -> params.remove(parameter);
                };
        assertThat(changed.text()).isEqualTo(after);
    }

    /** What does not change keeps even its spaces. */
    @Test
    void nothingToDoLeavesTheTextAsItIs() {
        KernelParameters params = new KernelParameters("a  b ");
        assertThat(params.add(new KernelParameter("a"))).isSameAs(params);
        assertThat(params.remove(new KernelParameter("c"))).isSameAs(params);
    }

    @ParameterizedTest
    @CsvSource({"quiet,quiet,", "root=live:http://a/b?c=d,root,live:http://a/b?c=d", "a=,a,''"})
    void hasANameAndPerhapsAValue(String text, String name, String value) {
        KernelParameter parameter = new KernelParameter(text);
        assertThat(parameter.name()).isEqualTo(name);
        assertThat(parameter.value().orElse(null)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", " a", "a ", "=a", "a=\"b", "||", "#a", "a\nb", "a || b"})
    void isOneWordThatAScriptMayHold(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelParameter(text));
    }
}
