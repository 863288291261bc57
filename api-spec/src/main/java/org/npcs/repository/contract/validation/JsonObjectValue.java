package org.npcs.repository.contract.validation;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.IntT;
import org.projectnessie.cel.common.types.IteratorT;
import org.projectnessie.cel.common.types.MapT;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.Types;
import org.projectnessie.cel.common.types.pb.DefaultTypeAdapter;
import org.projectnessie.cel.common.types.ref.Type;
import org.projectnessie.cel.common.types.ref.Val;
import tools.jackson.databind.JsonNode;

/** A JSON object as a CEL map, read in place. */
final class JsonObjectValue extends MapT {

    private final JsonNode object;

    JsonObjectValue(JsonNode object) {
        this.object = object;
    }

    @Override
    public @Nullable Val find(Val key) {
        JsonNode member = key instanceof StringT ? object.get((String) key.value()) : null;
        return member == null ? null : JsonValues.of(member);
    }

    @Override
    public Val get(Val key) {
        Val member = find(key);
        return member == null ? Err.noSuchKey(key) : member;
    }

    @Override
    public Val contains(Val key) {
        return Types.boolOf(key instanceof StringT && object.has((String) key.value()));
    }

    @Override
    public Val size() {
        return IntT.intOf(object.size());
    }

    @Override
    public IteratorT iterator() {
        Iterator<String> names = object.propertyNames().iterator();
        return IteratorT.javaIterator(DefaultTypeAdapter.Instance, names);
    }

    @Override
    public Val equal(Val other) {
        return other instanceof JsonObjectValue that ? Types.boolOf(object.equals(that.object)) : BoolT.False;
    }

    @Override
    public <T> T convertToNative(Class<T> type) {
        throw new UnsupportedOperationException("rules read objects, they do not convert them");
    }

    @Override
    public Val convertToType(Type type) {
        return Err.newTypeConversionError(type(), type);
    }

    @Override
    public Object value() {
        return object;
    }
}
