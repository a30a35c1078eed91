package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.definition.CheckStep;
import io.jenkins.plugins.goldenimage.definition.Document;
import io.jenkins.plugins.goldenimage.definition.FileStep;
import io.jenkins.plugins.goldenimage.definition.PowershellStep;
import io.jenkins.plugins.goldenimage.definition.RestartStep;
import io.jenkins.plugins.goldenimage.definition.Role;
import io.jenkins.plugins.goldenimage.definition.ScriptStep;
import io.jenkins.plugins.goldenimage.definition.SourceFiles;
import io.jenkins.plugins.goldenimage.definition.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Freezes the steps of roles: what they name in files is read here, and only here. Used by one thread. */
final class StepPlanner {
    private final SourceFiles files;
    private final Map<String, byte[]> contents = new HashMap<>();

    StepPlanner(SourceFiles files) {
        this.files = files;
    }

    /** What has been read for steps that put files into the guest, by SHA-256. */
    Map<String, byte[]> contents() {
        return Map.copyOf(contents);
    }

    /**
     * Freezes the steps of a role.
     *
     * @param document that the role stands in
     * @param before how many steps come before it
     */
    List<PlannedStep> plan(Role role, Document document, int before) throws PlanException, InterruptedException {
        List<PlannedStep> planned = new ArrayList<>();
        for (Step step : role.steps()) {
            String id = "%03d-%s".formatted(before + planned.size() + 1, role.name().replaceAll("[^A-Za-z0-9]", "-"));
            try {
                planned.add(plan(id, role, step, document));
            } catch (IOException e) {
                throw new PlanException("The role '" + role.name() + "' can't be planned: " + e.getMessage());
            }
        }
        return planned;
    }

    private PlannedStep plan(String id, Role role, Step step, Document document)
            throws IOException, InterruptedException {
        if (step instanceof ScriptStep script) {
            return script(id, role, script, document);
        }
        if (step instanceof FileStep file) {
            byte[] content = file.from() == null
                    ? file.content().getBytes(StandardCharsets.UTF_8)
                    : files.read(document, file.from());
            String sha256 = Sha256.of(content);
            contents.put(sha256, content);
            return new PlannedFile(id, title(role, step), file.to(), file.mode(), sha256, content.length);
        }
        RestartStep restart = (RestartStep) step;
        return new PlannedRestart(id, title(role, step), restart.timeout());
    }

    private PlannedScript script(String id, Role role, ScriptStep step, Document document)
            throws IOException, InterruptedException {
        String text = step.file() == null ? step.script() : text(step.file(), files.read(document, step.file()));
        return new PlannedScript(id, title(role, step), kind(step), text, step.timeout(), step.rerunnable());
    }

    private static PlannedScript.Kind kind(ScriptStep step) {
        if (step instanceof CheckStep) {
            return PlannedScript.Kind.CHECK;
        }
        return step instanceof PowershellStep ? PlannedScript.Kind.POWERSHELL : PlannedScript.Kind.SHELL;
    }

    private static String title(Role role, Step step) {
        return role.name() + ": " + step.title();
    }

    private static String text(String path, byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the script " + path + " is not UTF-8 text; save it as UTF-8", e);
        }
    }
}
