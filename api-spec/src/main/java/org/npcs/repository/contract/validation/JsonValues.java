package org.npcs.repository.contract.validation;

import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.DoubleT;
import org.projectnessie.cel.common.types.IntT;
import org.projectnessie.cel.common.types.ListT;
import org.projectnessie.cel.common.types.NullT;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.pb.DefaultTypeAdapter;
import org.projectnessie.cel.common.types.ref.Val;
import tools.jackson.databind.JsonNode;

/** Shows JSON to expressions. Objects are read in place; only what an expression touches is wrapped. */
final class JsonValues {

    private JsonValues() {}

    static Val of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> new JsonObjectValue(node);
            case ARRAY -> list(node);
            case STRING -> StringT.stringOf(node.stringValue());
            case NUMBER ->
                node.canConvertToExactIntegral() && node.canConvertToLong()
                        ? IntT.intOf(node.longValue())
                        : DoubleT.doubleOf(node.doubleValue());
            case BOOLEAN -> node.booleanValue() ? BoolT.True : BoolT.False;
            default -> NullT.NullValue;
        };
    }

    private static Val list(JsonNode array) {
        Val[] values = new Val[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(array.get(i));
        }
        return ListT.newValArrayList(DefaultTypeAdapter.Instance, values);
    }
}
