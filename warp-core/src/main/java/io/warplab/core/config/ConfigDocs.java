package io.warplab.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Explains a config record from its annotations. */
public final class ConfigDocs {
    /**
     * One setting.
     *
     * @param key as written in run files
     * @param type in words
     * @param defaultValue as JSON, or empty when required
     * @param unit physical unit, or empty
     * @param range allowed values, or empty
     * @param text what it does
     */
    public record Setting(
            String key, String type, String defaultValue, String unit, String range, String text) {}

    private ConfigDocs() {}

    /** The settings of a config record, nested records' with dotted keys. */
    public static List<Setting> describe(Class<?> type) {
        List<Setting> all = new ArrayList<>();
        describe(type, ConfigBinder.defaults(type), "", all);
        return all;
    }

    /** What it does, and whether a budget of parameters sets it. */
    private static String text(RecordComponent component, Doc doc) {
        String text = doc == null ? "" : doc.value();
        return component.isAnnotationPresent(ModelSize.class)
                ? text + "; 'warp compare' sets it where parameters are budgeted"
                : text;
    }

    private static void describe(
            Class<?> type, JsonNode defaults, String prefix, List<Setting> all) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + Names.kebab(component.getName());
            JsonNode value = defaults.get(Names.kebab(component.getName()));
            if (component.getType().isRecord()) {
                describe(
                        component.getType(),
                        ConfigBinder.defaults(component.getType(), value),
                        key + ".",
                        all);
                continue;
            }
            Doc doc = component.getAnnotation(Doc.class);
            all.add(
                    new Setting(
                            key,
                            TypeNames.of(component.getGenericType()),
                            value == null ? "" : value.toString(),
                            doc == null ? "" : doc.unit(),
                            doc == null ? "" : doc.range(),
                            text(component, doc)));
        }
    }
}
