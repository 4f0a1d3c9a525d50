package org.chamicore.cloudinit.cloudconfig;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one YAML document as cloud-init does; dates become text. For one text. */
public final class YamlReader extends SafeConstructor {

    /** Lines and columns count from 1. */
    public record Place(int line, int column) {

        static final Place START = new Place(1, 1);

        private static Place of(Mark mark) {
            return new Place(mark.getLine() + 1, mark.getColumn() + 1);
        }
    }

    /** @param keys where the keys at the top stand; empty where there are none */
    public record Read(JsonNode value, Map<String, Place> keys) {

        public Read {
            keys = Map.copyOf(keys);
        }
    }

    /** More than a file of a megabyte can hold without aliases. */
    private static final int MOST_VALUES = 600_000;

    private static final int DEEPEST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int values;

    private YamlReader() {
        super(new LoaderOptions());
    }

    /** @throws YamlRefusedException when it is not one YAML document, or too large a one once its aliases are followed */
    public static Read read(byte[] document) throws YamlRefusedException {
        PartText text = PartText.of(document);
        if (!text.fault().isEmpty()) {
            throw new YamlRefusedException(text.fault(), null);
        }
        return read(text.text());
    }

    /** @throws YamlRefusedException when it is not one YAML document, or too large a one once its aliases are followed */
    static Read read(String text) throws YamlRefusedException {
        YamlReader reader = new YamlReader();
        try {
            DumperOptions output = new DumperOptions();
            Yaml yaml = new Yaml(reader, new Representer(output), output, new LoaderOptions(), new PythonResolver());
            @Nullable Node document = yaml.compose(new StringReader(text));
            return document == null
                    ? new Read(JSON.nullNode(), Map.of())
                    : new Read(reader.json(reader.constructDocument(document), 0), keys(document));
        } catch (MarkedYAMLException refused) {
            throw new YamlRefusedException(String.valueOf(refused.getProblem()), refused.getProblemMark());
        } catch (YAMLException | StackOverflowError refused) {
            throw new YamlRefusedException(String.valueOf(refused.getMessage()), null);
        }
    }

    private static Map<String, Place> keys(Node document) {
        Map<String, Place> keys = new HashMap<>();
        if (document instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> {
                if (each.getKeyNode() instanceof ScalarNode key) {
                    keys.putIfAbsent(key.getValue(), Place.of(key.getStartMark()));
                }
            });
        }
        return keys;
    }

    private JsonNode json(@Nullable Object value, int depth) {
        if (++values > MOST_VALUES) {
            throw new YAMLException("more than %d values once aliases are followed".formatted(MOST_VALUES));
        }
        if (depth > DEEPEST) {
            throw new YAMLException("nested deeper than %d levels once aliases are followed".formatted(DEEPEST));
        }
        return switch (value) {
            case null -> JSON.nullNode();
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, each) -> object.set(String.valueOf(key), json(each, depth + 1)));
                yield object;
            }
            case Iterable<?> items -> {
                ArrayNode array = JSON.arrayNode();
                items.forEach(each -> array.add(json(each, depth + 1)));
                yield array;
            }
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case BigInteger number -> JSON.numberNode(number);
            case Double number
            when !number.isNaN() && !number.isInfinite() -> JSON.numberNode(BigDecimal.valueOf(number));
            case byte[] bytes -> JSON.binaryNode(bytes);
            default -> JSON.stringNode(value.toString());
        };
    }
}
