package org.chamicore.inventory.xname;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every name there is, and for every text that is none. */
class XnamePropertyTest {

    /** The examples' names with any numbers in the place of theirs. */
    private static final List<Xname> EXAMPLES = Arrays.stream(XnameTest.EXAMPLES.split("\\s+"))
            .flatMap(word -> Xname.find(word).stream())
            .toList();

    /** One way to write a name: what stands before each of its letters, and what before each of its numbers. */
    record Spelling(String blanks, List<Boolean> capitals, List<Integer> zeros) {

        String of(Xname name) {
            StringBuilder text = new StringBuilder(blanks);
            for (int at = 0; at < name.value().length(); at++) {
                char letter = name.value().charAt(at);
                if (Character.isDigit(letter) && !Character.isDigit(name.value().charAt(at - 1))) {
                    text.append("0".repeat(zeros.get(at % zeros.size())));
                }
                text.append(capitals.get(at % capitals.size()) ? Character.toUpperCase(letter) : letter);
            }
            return text.append(blanks).toString();
        }
    }

    @Provide
    Arbitrary<Xname> names() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 9999);
        return Combinators.combine(Arbitraries.of(EXAMPLES), numbers.list().ofSize(8))
                .as(XnamePropertyTest::renumbered)
                .filter(text -> Xname.find(text).isPresent())
                .map(Xname::parse);
    }

    @Provide
    Arbitrary<Spelling> spellings() {
        return Combinators.combine(
                        Arbitraries.of("", " ", "\t", " \n "),
                        Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(9),
                        Arbitraries.integers().between(0, 4).list().ofMinSize(1).ofMaxSize(9))
                .as(Spelling::new);
    }

    @Provide
    Arbitrary<String> almostNames() {
        return Arbitraries.strings()
                .withChars("xcsbnpdmwjrtvehgkafil0123456789._ İ٠\0")
                .ofMaxLength(70);
    }

    @Property
    boolean everySpellingIsTheSameName(@ForAll("names") Xname name, @ForAll("spellings") Spelling spelling) {
        return Xname.find(spelling.of(name)).filter(name::equals).isPresent();
    }

    @Property
    boolean normalisedNameIsItsOwnSpelling(@ForAll("names") Xname name) {
        Xname again = Xname.parse(name.value());
        return again.equals(name)
                && again.type() == name.type()
                && again.value().equals(name.value());
    }

    /** Upwards each step is shorter, and below all that comes after it; so it ends, with nothing above itself. */
    @Property
    void wayUpEnds(@ForAll("names") Xname name) {
        assertThat(name.isBelow(name)).isFalse();
        Xname above = name;
        while (above.parent().isPresent()) {
            above = above.parent().get();
            assertThat(name.isBelow(above)).as("%s below %s", name, above).isTrue();
            assertThat(above.isBelow(name)).isFalse();
        }
    }

    /** What is below something begins with its name and goes on with a letter. */
    @Property
    void namesOfWhatIsBelowBeginAlike(@ForAll("names") Xname one, @ForAll("names") Xname other) {
        if (other.type() != ComponentType.SYSTEM && one.parent().isPresent()) {
            assertThat(one.isBelow(other)).isEqualTo(one.value().matches(other.value() + "[a-z].*"));
        }
    }

    @Property
    void anyTextIsANameOrNone(@ForAll String text) {
        Xname.find(text).ifPresent(name -> assertThat(name.value()).hasSizeBetween(1, 63));
    }

    @Property
    void almostANameIsANameOrNone(@ForAll("almostNames") String text) {
        Xname.find(text).ifPresent(name -> {
            assertThat(Xname.find(name.value())).hasValue(name);
            assertThat(name.value()).hasSizeLessThan(64).isEqualTo(name.value().strip());
        });
    }

    private static String renumbered(Xname example, List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        int used = 0;
        for (String part : example.value().split("(?<=[^0-9])(?=[0-9])|(?<=[0-9])(?=[^0-9])", -1)) {
            boolean isNumber = !part.isEmpty() && Character.isDigit(part.charAt(0));
            text.append(isNumber ? reduced(part, numbers.get(used++ % numbers.size())) : part);
        }
        return text.toString();
    }

    /** No longer than the example's own, so that most of what comes out is a name. */
    private static int reduced(String example, int number) {
        return number % (int) Math.pow(10, example.length());
    }
}
