package io.warplab.core.ablation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings within settings. */
final class Settings {
    private Settings() {}

    /** The map under a key, copied; empty where there is none. */
    static Map<String, Object> map(Map<String, Object> settings, String key) {
        Map<String, Object> inner = new LinkedHashMap<>();
        if (settings.get(key) instanceof Map<?, ?> map) {
            map.forEach((k, value) -> inner.put(String.valueOf(k), value));
        }
        return inner;
    }
}
