package io.jenkins.plugins.goldenimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever fills in a form is not left alone. */
class FormHelpTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern FIELD = Pattern.compile("field=\"(\\w+)\"");

    @Test
    void everyFieldHasHelp() throws Exception {
        List<Path> forms = files(".jelly");

        assertThat(forms).isNotEmpty();
        assertThat(forms.stream().flatMap(FormHelpTest::fields))
                .isNotEmpty()
                .allSatisfy(help -> assertThat(helps()).contains(help));
    }

    /** Help for a field may stand with a superclass, whose folder is beside that of the class. */
    private static Stream<Path> fields(Path form) {
        Path room = form.getParent().getParent();
        return FIELD.matcher(read(form)).results().map(found -> room.resolve("help-" + found.group(1) + ".html"));
    }

    private static List<Path> helps() throws IOException {
        return files(".html").stream()
                .map(file -> file.getParent().getParent().resolve(file.getFileName()))
                .toList();
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
