package io.warplab.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.core.config.ConfigDocs.Setting;
import org.junit.jupiter.api.Test;

class ConfigDocsTest {
    @Test
    void saysOfEverySettingWhatItIs() {
        assertThat(ConfigDocs.describe(ConfigBinderTest.Outer.class))
                .containsExactly(
                        new Setting("width", "an integer", "8", "", ">= 1", "neurons"),
                        new Setting("label", "text", "\"a\"", "", "", "label"),
                        new Setting(
                                "scaling",
                                "one of none, min-max",
                                "\"min-max\"",
                                "",
                                "",
                                "scaling"),
                        new Setting("sizes", "a list of integers", "[1,2]", "", "", "layer sizes"),
                        new Setting("part", "a map", "{}", "", "", "anything"),
                        new Setting("limit", "a number", "null", "", "", "may be absent"),
                        new Setting("rates", "a map", "{}", "", "", "rates by name"),
                        new Setting("inner.learning-rate", "a number", "0.1", "1/s", "> 0", "rate"),
                        new Setting("inner.shuffle", "true or false", "false", "", "", "whether"));
    }

    @Test
    void aRequiredSettingHasNoDefault() {
        assertThat(ConfigDocs.describe(ConfigBinderTest.Required.class))
                .extracting(Setting::defaultValue)
                .containsOnly("");
        assertThat(ConfigDocs.describe(ConfigBinderTest.Nothing.class)).isEmpty();
    }
}
