package org.chamicore.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.web.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {

    private final Sample sample = Sample.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"Components\":[{\"ID\":\"x\",\"Enabled\":true}]}",
                "{\"NAME\":\"a\",\"components\":[{\"id\":\"x\",\"enabled\":true}]}",
                "{\"Name\":\"a\",\"COMPONENTS\":[{\"Id\":\"x\",\"ENABLED\":true,\"unknown\":{\"a\":[1]}}],\"more\":null}",
                "\ufeff{\"name\":\"a\",\"Components\":[{\"ID\":\"x\",\"Enabled\":true}]}",
                " \r\n\t{ \"name\" : \"\\u0061\" , \"Components\" : [ { \"ID\" : \"x\", \"Enabled\" : true } ] } \n"
            })
    void isReadWhateverTheSpellingOfItsNames(String body) {
        JsonNode thing = sample.send("POST", "/open/things", body).json();
        assertThat(thing.path("name").asString()).isEqualTo("a");
        JsonNode component = thing.path("Components").get(0);
        assertThat(component.path("ID").asString()).isEqualTo("x");
        assertThat(component.path("Enabled").asBoolean()).isTrue();
    }

    @Test
    void keepsTextsAsTheyAre() {
        String text = "\u00e4 \ud83d\ude00 \u0001 \"\\ /";
        String escaped = "\u00e4 \\ud83d\\ude00 \\u0001 \\\"\\\\ \\/";
        JsonNode thing = sample.send("POST", "/open/things", "{\"name\":\"a\",\"tags\":[\"" + escaped + "\"]}")
                .json();
        assertThat(thing.path("tags").get(0).asString()).isEqualTo(text);
    }

    @Test
    void takesWholeNumbersForNumbersAndNullForNothing() {
        JsonNode thing = sample.send("POST", "/open/things", "{\"name\":\"a\",\"weight\":1,\"count\":null}")
                .json();
        assertThat(thing.path("weight").asDouble()).isEqualTo(1.0);
        assertThat(thing.path("count").isNull()).isTrue();
    }

    @Test
    void isWrittenInTheOrderOfTheRecord() {
        JsonNode thing = sample.send("POST", "/open/things", "{\"name\":\"a\"}").json();
        assertThat(List.copyOf(thing.propertyNames())).startsWith("name", "enabled", "count", "big", "weight", "color");
    }

    @Test
    void isWrittenAsUtf8WithoutSayingSo() {
        assertThat(sample.get("/open/things/%C3%A4").header("content-type")).hasValue("application/json");
        assertThat(sample.get("/open/things/%C3%A4").text()).isEqualTo("{\"name\":\"\u00e4\"}");
        assertThat(sample.get("/open/text").text()).isEqualTo("constant Gr\u00fc\u00dfe\n");
    }
}
