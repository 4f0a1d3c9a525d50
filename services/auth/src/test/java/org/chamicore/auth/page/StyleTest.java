package org.chamicore.auth.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees little can read the pages and find their fields: the contrasts of WCAG 2.2, level AA, by day and by night. */
class StyleTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "ink,        ground,       4.5",
        "ink,        paper,        4.5",
        "faint,      paper,        4.5",
        "accent-ink, accent,       4.5",
        "fault,      fault-ground, 4.5",
        "edge,       paper,        3",
        "accent,     paper,        3"
    })
    void standsOut(String front, String back, double least) {
        String[] schemes = Pages.read("style.css").split("prefers-color-scheme: dark", 2);
        for (String scheme : schemes) {
            Map<String, String> colours = COLOUR.matcher(scheme)
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

            double one = luminance(colours.get(front));
            double other = luminance(colours.get(back));
            assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05))
                    .as("%s on %s", front, back)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    /** As WCAG defines it. */
    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(part -> {
                    double share = Integer.parseInt(colour.substring(2 * part, 2 * part + 2), 16) / 255.0;
                    return weights[part] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
                })
                .sum();
    }
}
