package io.jenkins.plugins.goldenimage.cli;

import io.jenkins.plugins.goldenimage.definition.binding.Optional;
import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.definition.binding.RecordBinder;
import io.jenkins.plugins.goldenimage.definition.binding.Suggestions;
import io.jenkins.plugins.goldenimage.definition.binding.Tree;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import io.jenkins.plugins.goldenimage.secret.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names a file with credentials, which only its owner may read. */
final class CredentialsFile {
    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "YAML file with the credentials that the definitions name; only you may be able to read it")
    private Path file;

    /** The file: one key, so that an empty or foreign file is told from a right one. */
    private record Content(Map<String, Entry> credentials) {}

    private record Entry(
            @Optional String user,
            @Optional String password,
            @Optional String privateKey,
            @Optional String passphrase,
            @Optional String token) {}

    /** The logins for these IDs. */
    Map<String, Login> resolve(Set<String> ids) throws BadInput {
        if (file == null) {
            throw new BadInput("This build needs the credentials " + String.join(", ", ids)
                    + "; name a file that holds them with --credentials");
        }
        Map<String, Entry> entries = read();
        Map<String, Login> logins = new HashMap<>();
        for (String id : ids) {
            Entry entry = entries.get(id);
            if (entry == null) {
                throw new BadInput(
                        file + ": there are no credentials '" + id + "'; " + Suggestions.among(id, entries.keySet()));
            }
            logins.put(id, login(id, entry));
        }
        return logins;
    }

    private Login login(String id, Entry entry) throws BadInput {
        if (entry.token() != null && entry.password() == null && entry.privateKey() == null) {
            return new Login.Token(entry.token());
        }
        if (entry.token() != null || (entry.password() == null) == (entry.privateKey() == null)) {
            throw new BadInput(file + ": credentials." + id + " must have one of password, privateKey and token");
        }
        if (entry.user() == null) {
            throw new BadInput(file + ": credentials." + id + " must have a user");
        }
        return entry.password() == null
                ? new Login.PrivateKey(entry.user(), entry.privateKey(), entry.passphrase())
                : new Login.Password(entry.user(), entry.password());
    }

    private Map<String, Entry> read() throws BadInput {
        refuseWhenOthersMayRead();
        List<Problem> problems = new ArrayList<>();
        Tree tree = YamlTree.parse(file.toString(), LibraryFiles.readDocument(file).text(), problems::add);
        Content content = tree == null ? null : RecordBinder.ofSecrets(problems::add).bind(Content.class, tree);
        if (tree == null && !problems.isEmpty()) {
            // What the parser says may quote a secret.
            throw new BadInput(problems.get(0).place() + ": not valid YAML; text with special characters, as [ { : or"
                    + " #, must stand in quotes");
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        if (content == null) {
            throw new BadInput(file + ": is empty; it must have the key 'credentials'");
        }
        return content.credentials();
    }

    private void refuseWhenOthersMayRead() throws BadInput {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(Set.of(
                    PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
            if (!permissions.isEmpty()) {
                throw new BadInput(file + ": others than its owner may use it; run: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            throw new BadInput(file + ": who may read it can't be found out on this file system");
        } catch (IOException e) {
            throw LibraryFiles.unreadable(file, e);
        }
    }
}
