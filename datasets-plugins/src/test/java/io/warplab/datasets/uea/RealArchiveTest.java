package io.warplab.datasets.uea;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.SharedData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Data sets of the archive, whose sizes are published. */
class RealArchiveTest {
    private static Dataset read(Path folder) {
        return new UeaDatasetFactory()
                .create(
                        Settings.of(UeaConfig.class, Map.of("path", ".")),
                        new LocalContext(0, folder));
    }

    private static int[] lengths(Batch batch) {
        int[] lengths = new int[batch.size()];
        Arrays.setAll(lengths, n -> (int) batch.mask().getRow(n).sumNumber().doubleValue());
        return lengths;
    }

    @Test
    void japaneseVowels() {
        Dataset data = read(LocalContext.EXAMPLE_DATA.resolve("JapaneseVowels"));
        assertThat(data.name()).isEqualTo("JapaneseVowels");
        assertThat(data.train().size()).isEqualTo(270);
        assertThat(data.test().size()).isEqualTo(370);
        assertThat(data.inputs()).hasSize(12);
        assertThat(data.classes()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        int[] train = lengths(data.train());
        int[] test = lengths(data.test());
        assertThat(Arrays.stream(train).min()).hasValue(7);
        assertThat(Arrays.stream(train).max()).hasValue(26);
        assertThat(Arrays.stream(test).min()).hasValue(7);
        assertThat(Arrays.stream(test).max()).hasValue(29);
        // 30 utterances of each of nine speakers, speaker by speaker.
        for (int n = 0; n < 270; n++) {
            assertThat(data.train().labels()[n]).isEqualTo(n / 30);
        }
        assertThat(data.train().inputs().getDouble(0, 0, 0)).isEqualTo(1.860936);
        assertThat(data.train().inputs().getDouble(0, 1, 1)).isEqualTo(-0.193249);
    }

    @Test
    void basicMotions() {
        Dataset data = read(SharedData.require("uea/BasicMotions"));
        assertThat(data.train().inputs().shape()).containsExactly(40, 100, 6);
        assertThat(data.test().inputs().shape()).containsExactly(40, 100, 6);
        assertThat(data.classes()).containsExactly("Standing", "Running", "Walking", "Badminton");
        assertThat(data.train().mask().minNumber().doubleValue()).isEqualTo(1);
        assertThat(data.train().inputs().getDouble(0, 2, 0)).isEqualTo(-0.903497);
    }
}
