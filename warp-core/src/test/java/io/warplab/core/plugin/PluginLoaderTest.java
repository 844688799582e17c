package io.warplab.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Trajectories;
import io.warplab.api.spi.WarpPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real jars, made here: good ones, broken ones, and ones that get in each other's way. */
class PluginLoaderTest {
    @TempDir Path folder;
    private PluginJars jars;

    @BeforeEach
    void jars() {
        jars = new PluginJars(folder);
    }

    /** A plug-in with one system x' = rate x, whose members can be added to. */
    private static String plugin(String system, String members) {
        try (InputStream in = PluginLoaderTest.class.getResourceAsStream("plugin.java.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("SYSTEM", system)
                    .replace("// MEMBERS", members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path good(String file, String system) throws IOException {
        return jars.jar(
                file, Map.of("third.party.Plugin", plugin(system, "")), "third.party.Plugin");
    }

    /** A plug-in in which one member is another one. */
    private Path withMember(String file, String name, String member) throws IOException {
        String text =
                plugin("growth", "")
                        .lines()
                        .map(line -> line.contains(name + "() {") ? member : line)
                        .collect(Collectors.joining("\n"));
        return jars.jar(file, Map.of("third.party.Plugin", text), "third.party.Plugin");
    }

    private static PluginRegistry load(Path... paths) {
        return PluginLoader.load(List.of(paths));
    }

    /** One warning, which names the jar and says this; and the rest is there. */
    private static void assertLeftOut(PluginRegistry registry, Path jar, String... hints) {
        assertThat(registry.warnings()).hasSize(1);
        assertThat(registry.warnings().get(0))
                .contains(jar.getFileName().toString())
                .contains(hints);
        assertThat(registry.named("mlp")).hasSize(1);
    }

    @Test
    void aGoodJarBringsItsComponents() throws IOException {
        Path jar = good("growth.jar", "growth");
        PluginRegistry registry = load(jar);
        assertThat(registry.warnings()).isEmpty();
        ComponentEntry entry = registry.named("growth").get(0);
        assertThat(entry.kind()).isEqualTo("system");
        assertThat(entry.plugin()).isEqualTo("third-party");
        assertThat(entry.version()).isEqualTo("1.2");
        assertThat(entry.source()).contains("growth.jar");
        DynamicalSystem system = registry.system("growth");
        assertThat(Trajectories.derivatives(system, 0, new double[] {3}, new double[] {2}))
                .containsExactly(6);
    }

    @Test
    void aFolderGivesAllItsJarsInOrder() throws IOException {
        good("all/b.jar", "second");
        good("all/a.jar", "first");
        Files.writeString(folder.resolve("all/readme.txt"), "not a jar");
        PluginRegistry registry = load(folder.resolve("all"));
        assertThat(registry.warnings()).isEmpty();
        assertThat(registry.entries())
                .extracting(ComponentEntry::name)
                .containsSubsequence("first", "second");
    }

    @Test
    void aFolderWithinAFolderIsOnePluginWithItsLibraries() throws IOException {
        Path library = jars.jar("all/growth/library.jar", Map.of("lib.Number", number(7)), null);
        jars.jar(
                "all/growth/plugin.jar",
                Map.of(
                        "third.party.Plugin",
                        plugin("growth-", "")
                                .replace("\"growth-\"", "\"growth-\" + lib.Number.VALUE()")),
                "third.party.Plugin",
                library);
        PluginRegistry registry = load(folder.resolve("all"));
        assertThat(registry.warnings()).isEmpty();
        assertThat(registry.named("growth-7")).hasSize(1);
        assertThat(registry.named("growth-7").get(0).source()).contains("growth");
    }

    private static String number(int value) {
        return "package lib; public class Number { public static int VALUE() { return "
                + value
                + "; } }";
    }

    @Test
    void whatIsNotThereIsAUsersMistake() throws IOException {
        assertThatThrownBy(() -> load(folder.resolve("missing.jar")))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("missing.jar");
        Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> load(folder.resolve("empty")))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("no jar in");
    }

    @Test
    void aFileThatIsNoZipIsLeftOut() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "this is not a zip file");
        assertLeftOut(load(jar), jar, "cannot be read as a jar");
    }

    @Test
    void aTruncatedJarIsLeftOut() throws IOException {
        Path whole = good("whole.jar", "growth");
        byte[] bytes = Files.readAllBytes(whole);
        Path jar = folder.resolve("half.jar");
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertLeftOut(load(jar), jar, "cannot be read as a jar");
    }

    @Test
    void aJarWithoutAServicesEntryIsLeftOut() throws IOException {
        Path jar =
                jars.jar("library.jar", Map.of("third.party.Plugin", plugin("growth", "")), null);
        assertLeftOut(load(jar), jar, "no META-INF/services/io.warplab.api.spi.WarpPlugin");
    }

    @Test
    void aServicesEntryThatNamesNothingIsLeftOut() throws IOException {
        Path jar =
                jars.jar(
                        "typo.jar",
                        Map.of("third.party.Plugin", plugin("growth", "")),
                        "third.party.Plugln");
        assertLeftOut(load(jar), jar, "third.party.Plugln");
    }

    @Test
    void aPluginForANewerApiIsLeftOut() throws IOException {
        Path jar = withMember("newer.jar", "apiVersion", "public int apiVersion() { return 99; }");
        assertLeftOut(
                load(jar),
                jar,
                "'third-party'",
                "plug-in API 99",
                "this is " + WarpPlugin.API_VERSION);
    }

    @Test
    void aPluginThatThrowsIsLeftOut() throws IOException {
        Path jar =
                withMember(
                        "throws.jar",
                        "version",
                        "public String version() { throw new IllegalStateException(\"no licence\"); }");
        assertLeftOut(load(jar), jar, "no licence");
        Path later =
                withMember(
                        "throws-later.jar",
                        "systems",
                        "public List<DynamicalSystem> systems() { throw new"
                                + " IllegalStateException(\"no table\"); }");
        assertLeftOut(load(later), later, "no table");
    }

    @Test
    void aClassThatIsMissingAtLoadTimeIsNamed() throws IOException {
        Path library = jars.jar("library.jar", Map.of("lib.Number", number(1)), null);
        String uses = plugin("growth", "static final int N = lib.Number.VALUE();");
        Path jar =
                jars.jar(
                        "incomplete.jar",
                        Map.of("third.party.Plugin", uses),
                        "third.party.Plugin",
                        library);
        assertLeftOut(load(jar), jar, "class lib.Number is missing");
    }

    @Test
    void aClassThatIsMissingWhenComponentsAreListedIsNamed() throws IOException {
        Path library = jars.jar("library.jar", Map.of("lib.Number", number(1)), null);
        String uses =
                plugin("growth-", "").replace("\"growth-\"", "\"growth-\" + lib.Number.VALUE()");
        Path jar =
                jars.jar(
                        "incomplete.jar",
                        Map.of("third.party.Plugin", uses),
                        "third.party.Plugin",
                        library);
        assertLeftOut(load(jar, good("good.jar", "fine")), jar, "class lib.Number is missing");
    }

    @Test
    void aNameThatIsTakenIsLeftOut() throws IOException {
        Path first = good("first.jar", "growth");
        Path second = good("second.jar", "growth");
        PluginRegistry registry = load(first, second);
        assertLeftOut(registry, second, "system 'growth'", "first.jar");
        assertThat(registry.named("growth").get(0).source()).contains("first.jar");
    }

    @Test
    void whatWasLeftOutIsToldWhenItIsAskedFor() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "this is not a zip file");
        PluginRegistry registry = load(jar);
        assertThatThrownBy(() -> registry.system("growth"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("No system 'growth'")
                .hasMessageContaining("broken.jar");
    }

    @Test
    void pluginsMayBringDifferentVersionsOfALibrary() throws IOException {
        PluginRegistry registry = load(withLibrary("one", 1), withLibrary("two", 2));
        assertThat(registry.warnings()).isEmpty();
        assertThat(registry.named("one-1")).hasSize(1);
        assertThat(registry.named("two-2")).hasSize(1);
    }

    private Path withLibrary(String name, int version) throws IOException {
        String text =
                plugin(name + "-", "")
                        .replace("\"" + name + "-\"", "\"" + name + "-\" + lib.Number.VALUE()");
        return jars.jar(
                name + ".jar",
                Map.of("lib.Number", number(version), "third.party.Plugin", text),
                "third.party.Plugin");
    }

    @Test
    void theApiIsTheHostsEvenWhereAJarBundlesIt() throws IOException {
        String impostor =
                "package io.warplab.api.physics; public class Bundled { public static int x = 1; }";
        Path jar =
                jars.jar(
                        "fat.jar",
                        Map.of(
                                "io.warplab.api.physics.Bundled",
                                impostor,
                                "third.party.Plugin",
                                plugin("growth", "")),
                        "third.party.Plugin");
        PluginRegistry registry = load(jar);
        assertThat(registry.warnings()).isEmpty();
        ClassLoader loader = registry.system("growth").getClass().getClassLoader();
        assertThat(loader).isNotSameAs(getClass().getClassLoader());
        assertThatThrownBy(() -> loader.loadClass("io.warplab.api.physics.Bundled"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(classOf(loader, WarpPlugin.class.getName())).isSameAs(WarpPlugin.class);
        assertThatThrownBy(() -> loader.loadClass(PluginLoader.class.getName()))
                .as("the core is no business of plug-ins")
                .isInstanceOf(ClassNotFoundException.class);
    }

    private static Class<?> classOf(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
