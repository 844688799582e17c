package io.warplab.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.config.Doc;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.WarpPlugin;
import java.lang.reflect.RecordComponent;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DatasetsPluginTest {
    private static WarpPlugin plugin() {
        return ServiceLoader.load(WarpPlugin.class).stream()
                .filter(p -> p.type() == DatasetsPlugin.class)
                .findFirst()
                .orElseThrow()
                .get();
    }

    @Test
    void isFoundAndListsItsDataSets() {
        assertThat(plugin().name()).isEqualTo("datasets");
        assertThat(plugin().datasets())
                .extracting(DatasetFactory::name)
                .containsExactly(
                        "csv",
                        "uea",
                        "ett",
                        "mnist",
                        "simulation",
                        "mass-spring-damper",
                        "mass-spring-damper-zero",
                        "sine",
                        "lotka-volterra",
                        "lotka-volterra-repeat-copy",
                        "in-context-regression");
    }

    @Test
    void everySettingHasADefaultAndAnExplanation() throws ReflectiveOperationException {
        for (DatasetFactory<?> factory : plugin().datasets()) {
            assertThat(factory.info().summary()).isNotBlank();
            assertThat(factory.configType().getConstructor().newInstance())
                    .isInstanceOf(Record.class);
            for (RecordComponent setting : factory.configType().getRecordComponents()) {
                assertThat(setting.getAnnotation(Doc.class))
                        .as("%s.%s", factory.name(), setting.getName())
                        .isNotNull();
            }
        }
    }
}
