package io.warplab.core.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;

/** Enum constants as people write them: {@code min-max} for {@code MIN_MAX}. */
final class KebabEnums {
    private KebabEnums() {}

    /** Writes constants in kebab-case. */
    static final class Writer extends StdSerializer<Enum<?>> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(Names.kebab(value.name()));
        }
    }

    /** Reads constants in kebab-case. */
    static final class Reader extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> other) {
            return new Constant(type.getRawClass());
        }
    }

    private static final class Constant extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        Constant(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = parser.getText();
            for (Object constant : handledType().getEnumConstants()) {
                if (Names.kebab(((Enum<?>) constant).name()).equals(text)) {
                    return constant;
                }
            }
            return context.handleWeirdStringValue(
                    handledType(),
                    text,
                    "expected one of %s",
                    Arrays.stream(handledType().getEnumConstants())
                            .map(c -> Names.kebab(((Enum<?>) c).name()))
                            .toList());
        }
    }
}
