package io.warplab.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** Configs as the platform writes them into run folders and model files: JSON, kebab-case. */
final class ConfigJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                    .build();

    private ConfigJson() {}

    static String write(Object config) throws JsonProcessingException {
        return JSON.writeValueAsString(config);
    }

    static <C> C read(String json, Class<C> type) throws JsonProcessingException {
        return JSON.readValue(json, type);
    }

    /** Keys of a config's JSON object, in order. */
    static List<String> keys(String json) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(json);
        List<String> keys = new ArrayList<>();
        tree.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
