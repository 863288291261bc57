package org.npcs.repository.server.platform.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTests {

    /** The cases of RFC 7396, appendix A, whose target and patch are objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'b'} | {'a':'c'} | {'a':'c'}",
                "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
                "{'a':'b'} | {'a':null} | {}",
                "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
                "{'a':['b']} | {'a':'c'} | {'a':'c'}",
                "{'a':'c'} | {'a':['b']} | {'a':['b']}",
                "{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
                "{'e':null} | {'a':1} | {'e':null,'a':1}",
                "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "{'a':'text'} | {'a':{'b':1}} | {'a':{'b':1}}"
            })
    void aPatchDoesWhatTheStandardSays(String target, String patch, String merged) {
        assertThat(MergePatch.apply(object(target), object(patch))).isEqualTo(object(merged));
    }

    @Test
    void neitherTargetNorPatchIsChanged() {
        var target = object("{'a':{'b':1}}");
        var patch = object("{'a':{'c':{'d':2}}}");

        var merged = MergePatch.apply(target, patch);
        ((ObjectNode) merged.at("/a/c")).put("d", 3);

        assertThat(target).isEqualTo(object("{'a':{'b':1}}"));
        assertThat(patch).isEqualTo(object("{'a':{'c':{'d':2}}}"));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) new JsonMapper().readTree(json.replace('\'', '"'));
    }
}
