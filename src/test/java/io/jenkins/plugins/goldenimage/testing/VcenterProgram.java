package io.jenkins.plugins.goldenimage.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Go program of {@code src/test/vcenter}, compiled once for each state of its sources. */
final class VcenterProgram {

    /** Where Debian's Go libraries are. */
    static final Path LIBRARIES = Path.of("/usr/share/gocode");

    static final Path LIBRARY = LIBRARIES.resolve("src/github.com/vmware/govmomi/simulator");

    private VcenterProgram() {}

    /** The compiled program. Tests of several processes may ask at the same time; one of them compiles. */
    static synchronized Path build() {
        Path top = top();
        Path sources = top.resolve("src/test/vcenter");
        Path home = top.resolve("target/vcenter");
        try {
            Path program = home.resolve(digest(sources)).resolve("vcenter");
            if (Files.isExecutable(program)) {
                return program;
            }
            Files.createDirectories(program.getParent());
            try (FileChannel channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.isExecutable(program)) {
                    compile(sources, home, program);
                }
                return program;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path sources, Path home, Path program) throws IOException {
        Path unfinished = program.resolveSibling("vcenter.unfinished");
        Map<String, String> environment = new HashMap<>(
                Map.of("GO111MODULE", "off", "GOPATH", LIBRARIES.toString(), "GOFLAGS", "", "GOTOOLCHAIN", "local"));
        if (System.getenv("HOME") == null && System.getenv("GOCACHE") == null) {
            environment.put("GOCACHE", home.resolve("cache").toString());
        }
        CommandLine.Result result = CommandLine.run(
                sources,
                environment,
                "",
                List.of("go", "build", "-trimpath", "-buildvcs=false", "-o", unfinished.toString(), "."));
        if (result.exitCode() != 0) {
            throw new IllegalStateException("src/test/vcenter does not compile:\n" + result.output());
        }
        Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String digest(Path sources) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".go")).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The top of the checkout: tests may be started in it or below. */
    private static Path top() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("src/test/vcenter"))) {
                return at;
            }
        }
        throw new IllegalStateException("src/test/vcenter is not in this directory or one above it");
    }
}
