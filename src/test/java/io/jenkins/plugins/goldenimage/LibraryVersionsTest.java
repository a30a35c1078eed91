package io.jenkins.plugins.goldenimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two builds use the same versions of libraries: what is on the class path is what dev/central/pom.xml says. */
class LibraryVersionsTest {
    @ParameterizedTest
    @CsvSource({
        "bouncycastle, org.bouncycastle.openssl.PEMParser",
        "jackson, com.fasterxml.jackson.databind.ObjectMapper",
        "okhttp, okhttp3.OkHttpClient",
        "picocli, picocli.CommandLine",
        "snakeyaml, org.yaml.snakeyaml.Yaml",
        "sshd, org.apache.sshd.client.SshClient",
        "yavijava, com.vmware.vim25.ManagedObjectReference",
        "archunit, com.tngtech.archunit.core.importer.ClassFileImporter",
        "assertj, org.assertj.core.api.Assertions",
        "awaitility, org.awaitility.Awaitility",
        "junit, org.junit.jupiter.api.Test",
    })
    void areTheSame(String library, String type) throws Exception {
        Class<?> loaded = Class.forName(type, false, getClass().getClassLoader());
        URL jar = loaded.getProtectionDomain().getCodeSource().getLocation();

        assertThat(Path.of(jar.toURI()).getFileName().toString()).endsWith("-" + stated(library) + ".jar");
    }

    private static String stated(String library) throws Exception {
        Path pom = Path.of("dev/central/pom.xml");
        Matcher version = Pattern.compile("<" + library + "\\.version>(.*)<").matcher(Files.readString(pom));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
