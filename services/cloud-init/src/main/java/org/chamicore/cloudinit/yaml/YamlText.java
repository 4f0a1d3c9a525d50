package org.chamicore.cloudinit.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;
import tools.jackson.databind.JsonNode;

/**
 * JSON as a YAML 1.1 document in block style, indented by two, lists not indented. What cloud-init's reader would take for a
 * number, a date or a truth value although it is text comes in double quotes.
 */
public final class YamlText {

    private static final Resolver RESOLVER = new Resolver();
    private static final DumperOptions OPTIONS = options();

    private YamlText() {}

    /** The same value always gives the same text; an object's keys keep their order. */
    public static String of(JsonNode value) {
        StringWriter text = new StringWriter();
        Serializer serializer = new Serializer(new Emitter(text, OPTIONS), RESOLVER, OPTIONS, null);
        try {
            serializer.open();
            serializer.serialize(toYaml(value));
            serializer.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    private static Node toYaml(JsonNode value) {
        if (value.isObject()) {
            return mapping(value);
        }
        if (value.isArray()) {
            return sequence(value);
        }
        if (value.isNumber()) {
            // Written out: with an exponent the nodes' reader takes most spellings for text.
            return plain(value.decimalValue().toPlainString());
        }
        if (value.isBinary()) {
            return new ScalarNode(Tag.BINARY, value.asString(), null, null, ScalarStyle.PLAIN);
        }
        return value.isString() ? text(value.stringValue()) : plain(value.asString(""));
    }

    private static Node mapping(JsonNode object) {
        List<NodeTuple> entries = new ArrayList<>(object.size());
        object.forEachEntry((key, value) -> entries.add(new NodeTuple(text(key), toYaml(value))));
        return new MappingNode(Tag.MAP, entries, object.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static Node sequence(JsonNode array) {
        List<Node> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(toYaml(item)));
        return new SequenceNode(Tag.SEQ, items, array.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static Node text(String value) {
        return new ScalarNode(Tag.STR, value, null, null, style(value));
    }

    private static ScalarStyle style(String value) {
        if (value.chars().anyMatch(YamlText::mustBeEscaped)) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        if (value.indexOf('\n') >= 0) {
            return ScalarStyle.LITERAL;
        }
        // A lone '=' is text here and a special type in the reader of the nodes.
        boolean plain = !value.equals("=") && Tag.STR.equals(RESOLVER.resolve(NodeId.scalar, value, true));
        return plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }

    /** Readers fold the line breaks of Unicode into blanks, and no control character may stand for itself. */
    private static boolean mustBeEscaped(int character) {
        return (Character.isISOControl(character) && character != '\n')
                || character == '\u2028'
                || character == '\u2029'
                || character == '\ufeff';
    }

    /** A scalar that is whatever its text looks like. */
    private static Node plain(String literal) {
        String text = literal.isEmpty() ? "null" : literal;
        return new ScalarNode(RESOLVER.resolve(NodeId.scalar, text, true), text, null, null, ScalarStyle.PLAIN);
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndent(2);
        options.setIndicatorIndent(0);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return options;
    }
}
