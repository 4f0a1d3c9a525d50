package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chamicore.inventory.wire.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** Any row of changes, made to a directory and to a map: both hold the same, in the same order. */
class ComponentDirectoryTest {

    private static final int NODES = 12;

    @Property
    void holdsWhatAMapHolds(
            @ForAll("changes") List<Map<String, Optional<String>>> changes, @ForAll("pages") Page page) {
        TreeMap<String, String> map = new TreeMap<>();
        ComponentDirectory directory = ComponentDirectory.empty();
        for (Map<String, Optional<String>> each : changes) {
            ComponentDirectory before = directory;
            List<String> shown = read(before, Page.ALL);
            directory = directory.with("1", each);
            each.forEach((id, text) -> text.ifPresentOrElse(some -> map.put(id, some), () -> map.remove(id)));

            assertThat(read(directory, Page.ALL)).containsExactlyElementsOf(map.values());
            assertThat(read(before, Page.ALL)).isEqualTo(shown);
        }
        assertThat(read(directory, page))
                .containsExactlyElementsOf(map.entrySet().stream()
                        .filter(each -> page.after() == null || each.getKey().compareTo(page.after()) > 0)
                        .limit(page.limit() == null ? NODES : page.limit() + 1)
                        .map(Map.Entry::getValue)
                        .toList());
    }

    @Provide
    Arbitrary<List<Map<String, Optional<String>>>> changes() {
        Arbitrary<Optional<String>> texts =
                Arbitraries.strings().alpha().ofMaxLength(3).optional();
        return Arbitraries.maps(nodes(), texts).ofMaxSize(6).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Page> pages() {
        Arbitrary<@Nullable String> after =
                Arbitraries.oneOf(nodes(), Arbitraries.of("", "x", "z", "ü")).injectNull(0.2);
        Arbitrary<@Nullable Integer> limit =
                Arbitraries.integers().between(1, NODES).injectNull(0.2);
        return Combinators.combine(after, limit).as(Page::new);
    }

    private static Arbitrary<String> nodes() {
        return Arbitraries.integers().between(0, NODES - 1).map(ComponentDirectoryTest::id);
    }

    private static String id(int number) {
        return "x1c0s%db0n0".formatted(number);
    }

    private static List<String> read(ComponentDirectory directory, Page page) {
        List<String> texts = new ArrayList<>();
        directory.read(page, (id, json) -> texts.add((String) ((RawValue) json).rawValue()));
        return texts;
    }
}
