package org.chamicore.conventions.settings;

import java.util.Locale;

/**
 * One row of the page.
 *
 * @param property as Spring names it; empty where only the environment sets it
 * @param variable of the environment
 * @param fallback what holds where nothing is said; empty where there is nothing
 */
record Setting(String property, String variable, String fallback, String meaning) {

    /** One that the environment sets by the property's own name. */
    static Setting ofProperty(String property, String fallback, String meaning) {
        return new Setting(property, variable(property), fallback, meaning);
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String row() {
        return "| `%s` | %s | %s |\n".formatted(variable, fallback.isEmpty() ? "" : "`" + fallback + "`", meaning);
    }
}
