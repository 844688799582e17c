package io.warplab.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.warplab", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    @ArchTest
    static final ArchRule PLUGINS_KNOW_THE_API_ALONE =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.warplab.physics..",
                            "io.warplab.datasets..",
                            "io.warplab.baselines..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.warplab.core..", "io.warplab.cli..");

    @ArchTest
    static final ArchRule PLUGINS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.warplab.(physics|datasets|baselines)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule THE_API_STANDS_ON_FOUR_LIBRARIES =
            classes()
                    .that()
                    .resideInAPackage("io.warplab.api..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.warplab.api..",
                            "java..",
                            "org.nd4j..",
                            "org.hipparchus..",
                            "com.fasterxml.jackson.annotation..",
                            "org.slf4j..");

    @ArchTest
    static final ArchRule CORE_DOES_NOT_KNOW_PLUGINS_OR_COMMANDS =
            noClasses()
                    .that()
                    .resideInAPackage("io.warplab.core..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.warplab.physics..",
                            "io.warplab.datasets..",
                            "io.warplab.baselines..",
                            "io.warplab.cli..");

    @ArchTest
    static final ArchRule GUICE_STAYS_IN_CORE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.warplab.core..", "io.warplab.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.google.inject..", "jakarta.inject..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_STAYS_IN_CLI =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.warplab.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("picocli..", "me.tongfei..");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_THE_CORE_S_PACKAGES =
            slices().matching("io.warplab.core.(*)..").should().beFreeOfCycles();
}
