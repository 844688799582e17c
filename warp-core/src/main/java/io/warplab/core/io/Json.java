package io.warplab.core.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * JSON as every reader accepts it: NaN and infinities, which JSON lacks, are written as {@code
 * null}, and {@code null} is read into a {@code double} as NaN. Finite numbers survive a round trip
 * bit for bit.
 */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(numbers());

    private Json() {}

    /** The shared mapper; not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** One line of JSON. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName(), e);
        }
    }

    /** Indented JSON. */
    public static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName(), e);
        }
    }

    private static SimpleModule numbers() {
        SimpleModule module = new SimpleModule("finite numbers");
        module.addSerializer(Double.class, new Finite(Double.class));
        module.addSerializer(double.class, new Finite(Double.TYPE));
        module.addSerializer(double[].class, new FiniteArray());
        module.addDeserializer(double.class, new NullAsNaN());
        return module;
    }

    private static void write(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static final class Finite extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Finite(Class<Double> type) {
            super(type);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            write(value, out);
        }
    }

    private static final class FiniteArray extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1L;

        FiniteArray() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (double value : values) {
                write(value, out);
            }
            out.writeEndArray();
        }
    }

    private static final class NullAsNaN extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return parser.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
