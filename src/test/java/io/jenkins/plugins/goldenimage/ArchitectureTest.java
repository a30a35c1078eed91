package io.jenkins.plugins.goldenimage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the house of docs/architecture.md. */
@AnalyzeClasses(packages = "io.jenkins.plugins.goldenimage", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    /** ArchUnit's own option does not know where the Maven Central build puts its classes. */
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheDiagramShows = ArchRuleDefinition.classes()
            .should(adhereToPlantUmlDiagram(
                    ArchitectureTest.class.getResource("/architecture.puml"), consideringOnlyDependenciesInDiagram()));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.jenkins.plugins.goldenimage.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheJenkinsPackageKnowsJenkins = noClasses()
            .that()
            .resideOutsideOfPackage("..goldenimage.jenkins..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hudson..", "jenkins..", "org.kohsuke.stapler..", "org.jenkinsci..", "com.cloudbees..");

    @ArchTest
    static final ArchRule onlyTheVsphereAdapterKnowsYavijava = noClasses()
            .that()
            .resideOutsideOfPackage("..hypervisor.vsphere..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vmware..");

    @ArchTest
    static final ArchRule yavijavasTransportAndDecoderAreNotUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("com\\.vmware\\.vim25\\.ws\\.(?!Client$|SoapClient$|Argument$).*Gen.*|"
                    + "com\\.vmware\\.vim25\\.ws\\.(WSClient|ApacheHttpClient|.*TrustManager).*");

    @ArchTest
    static final ArchRule configurationAsCodeIsOptional = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Jcasc")
            .and()
            .haveSimpleNameNotEndingWith("Configurator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jenkins.plugins.casc..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.goldenimage\\.jenkins\\.configuration\\.(Jcasc.*|.*Configurator)");

    @ArchTest
    static final ArchRule gitIsOptional = noClasses()
            .that()
            .haveNameNotMatching(".*\\.GitSupport(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hudson.plugins.git..", "jenkins.plugins.git..", "org.jenkinsci.plugins.gitclient..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.GitSupport(\\$.*)?");

    @Test
    void theDocumentationShowsTheDiagram() throws IOException {
        assertThat(Files.readString(Path.of("docs/architecture.md")))
                .contains("```plantuml\n" + Files.readString(Path.of("src/test/resources/architecture.puml")) + "```\n");
    }
}
