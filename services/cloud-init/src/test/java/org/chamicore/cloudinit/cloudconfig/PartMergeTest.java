package org.chamicore.cloudinit.cloudconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules by which cloud-init 22.4 to 25 makes one cloud-config of two, as seen with the real one. */
class PartMergeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1}                  | {'b': 2}                                                                | {'a': 1, 'b': 2}",
                "{'a': 1}                  | {'a': 2}                                                                | {'a': 2}",
                "{'d': {'a': 1}}           | {'d': {'b': 2}}                                                         | {'d': {'b': 2}}",
                "{'l': [1]}                | {'l': [2]}                                                              | {'l': [2]}",
                "{'l': [1]}                | {'l': null}                                                             | {'l': null}",
                "{'l': [1], 'd': {'a': 1}} | {'l': [2], 'd': {'b': 2, 'a': 9}, 'merge_how': 'list(append)+dict(no_replace,recurse_list)+str()'} | {'l': [1, 2], 'd': {'a': 1, 'b': 2}}",
                "{'l': [1]}                | {'l': [2], 'merge_how': 'list(prepend)+dict(recurse_array)+str()'}      | {'l': [2, 1]}",
                "{'l': [1]}                | {'l': [2], 'merge_type': 'list(append)+dict(recurse_array)+str()'}      | {'l': [1, 2]}",
                "{'l': [1]}                | {'l': [2], 'merge_how': [{'name': 'list', 'settings': ['append']}, {'name': 'dict', 'settings': ['no_replace', 'recurse_list']}]} | {'l': [1, 2]}",
                "{'l': [1]}                | {'l': [2], 'merge_how': [['list', 'append'], ['dict', 'recurse_list']]}  | {'l': [1, 2]}",
                "{'l': [1]}                | {'l': [2], 'merge_how': 'list(append)+dict()+str()'}                    | {'l': [1]}",
                "{'s': 'a'}                | {'s': 'b', 'merge_how': 'dict(recurse_str)+list()+str(append)'}         | {'s': 'ab'}",
                "{'s': 'a'}                | {'s': 'b', 'merge_how': 'dict(recurse_str)+list()+str()'}               | {'s': 'b'}",
                "{'s': 'a'}                | {'s': 'b', 'merge_how': 'dict()+list()+str()'}                          | {'s': 'a'}",
                "{'s': 'a', 't': 1}        | {'s': null, 'merge_how': 'dict(allow_delete,no_replace)+list()+str()'}  | {'t': 1}",
                "{'l': [1, 2, 3]}          | {'l': [9], 'merge_how': 'dict(recurse_list)+list(replace)+str()'}       | {'l': [9, 2, 3]}",
                "{'l': [1, 2, 3]}          | {'l': [9], 'merge_how': 'dict(recurse_list)+list(no_replace)+str()'}    | {'l': [1, 2, 3]}",
                "{'l': [{'a': 1}]}         | {'l': [{'b': 2}], 'merge_how': 'dict(recurse_list)+list(replace,recurse_dict)+str()'} | {'l': [{'a': 1, 'b': 2}]}",
                "{'l': [1]}                | {'l': {'a': 1}, 'merge_how': 'dict(recurse_list)+list(append)+str()'}   | {'l': [1]}",
                "{'d': {'x': {'l': [1]}}}  | {'d': {'x': {'l': [2]}}, 'merge_how': 'dict(recurse_list)+list(append)+str()'} | {'d': {'x': {'l': [1, 2]}}}",
            })
    void partIsMergedIntoWhatCameBefore(String before, String part, String expected) {
        ObjectNode first = json(before);
        ObjectNode second = json(part);

        assertThat(PartMerge.merge(first, second)).isEqualTo(json(expected));
        assertThat(first).isEqualTo(json(before));
        assertThat(second).isEqualTo(json(part));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
