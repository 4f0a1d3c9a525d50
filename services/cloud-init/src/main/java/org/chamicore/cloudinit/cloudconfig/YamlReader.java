package org.chamicore.cloudinit.cloudconfig;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads YAML 1.1, as cloud-init does; dates become text. */
final class YamlReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlReader() {}

    /** @throws YamlRefusedException when it is not one YAML document */
    static JsonNode read(String text) throws YamlRefusedException {
        try {
            return json(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (MarkedYAMLException refused) {
            Mark mark = refused.getProblemMark();
            throw new YamlRefusedException(
                    String.valueOf(refused.getProblem()),
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1);
        } catch (YAMLException | StackOverflowError refused) {
            throw new YamlRefusedException(String.valueOf(refused.getMessage()), 0, 0);
        }
    }

    private static JsonNode json(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, each) -> object.set(String.valueOf(key), json(each)));
                yield object;
            }
            case Iterable<?> items -> {
                ArrayNode array = JSON.arrayNode();
                items.forEach(each -> array.add(json(each)));
                yield array;
            }
            case Boolean truth -> JSON.booleanNode(truth);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case BigInteger number -> JSON.numberNode(number);
            case Double number
            when !number.isNaN() && !number.isInfinite() -> JSON.numberNode(BigDecimal.valueOf(number));
            default -> JSON.stringNode(value.toString());
        };
    }
}
