package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kernel's command line as an operator writes it: words with spaces between them. */
public record KernelParameters(@JsonValue String text) {

    public static final KernelParameters NONE = new KernelParameters("");
    static final int LONGEST = 8192;

    @JsonCreator
    public KernelParameters {
        ScriptText.requireLength(text, LONGEST);
        ScriptText.requireNoLineBreak(text);
        for (String word : text.split(" ", -1)) {
            ScriptText.requirePlainWord(word);
        }
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /** Whether some word begins with {@code beginning}: {@code ds=}. */
    public boolean hasWord(String beginning) {
        int found = text.indexOf(beginning);
        while (found > 0 && text.charAt(found - 1) != ' ') {
            found = text.indexOf(beginning, found + 1);
        }
        return found >= 0;
    }

    /** The text without the words that begin with {@code beginning}; all others stay as they are. */
    public String without(String beginning) {
        return hasWord(beginning)
                ? Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.startsWith(beginning))
                        .collect(Collectors.joining(" "))
                : text;
    }

    /** This with {@code parameter} behind the rest, unless it is there. */
    public KernelParameters add(KernelParameter parameter) {
        List<String> texts = parameterTexts();
        return texts.contains(parameter.text())
                ? this
                : joined(Stream.concat(texts.stream(), Stream.of(parameter.text())));
    }

    /** This with {@code parameter} in the place of the first of its name, and without the others of it. */
    public KernelParameters set(KernelParameter parameter) {
        List<String> texts = parameterTexts();
        int first = 0;
        while (first < texts.size() && !isCalled(parameter.name(), texts.get(first))) {
            first++;
        }
        return joined(Stream.of(
                        texts.subList(0, first).stream(),
                        Stream.of(parameter.text()),
                        texts.subList(first, texts.size()).stream().filter(each -> !isCalled(parameter.name(), each)))
                .flatMap(each -> each));
    }

    /** This without {@code parameter}; where that has no value, without all of its name. */
    public KernelParameters remove(KernelParameter parameter) {
        List<String> texts = parameterTexts();
        List<String> left = texts.stream()
                .filter(each -> parameter.value().isEmpty()
                        ? !isCalled(parameter.name(), each)
                        : !each.equals(parameter.text()))
                .toList();
        return left.size() == texts.size() ? this : joined(left.stream());
    }

    /** One by one, in their order; split as the kernel does, at spaces that no double quotes hold. */
    public List<String> parameterTexts() {
        List<String> texts = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + " ").toCharArray()) {
            quoted ^= c == '"';
            if (c != ' ' || quoted) {
                current.append(c);
            } else if (!current.isEmpty()) {
                texts.add(current.toString());
                current.setLength(0);
            }
        }
        if (!current.isEmpty()) {
            texts.add(current.toString().stripTrailing()); // quotes that nobody closed
        }
        return texts;
    }

    private static boolean isCalled(String name, String text) {
        return text.startsWith(name) && (text.length() == name.length() || text.charAt(name.length()) == '=');
    }

    private static KernelParameters joined(Stream<String> texts) {
        return new KernelParameters(texts.collect(Collectors.joining(" ")));
    }

    @Override
    public String toString() {
        return text;
    }
}
