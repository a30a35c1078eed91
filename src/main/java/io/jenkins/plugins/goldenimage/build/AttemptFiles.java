package io.jenkins.plugins.goldenimage.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fetches files of the build to this machine. Used by the engine's thread only. */
final class AttemptFiles {
    private final ControlPlane controlPlane;
    private final Fence fence;

    AttemptFiles(ControlPlane controlPlane, Fence fence) {
        this.controlPlane = controlPlane;
        this.fence = fence;
    }

    /**
     * Fetches a file into a temporary one, which the caller deletes.
     *
     * @throws InterruptedException when the control plane can't be heard: the build is lost
     */
    Path fetch(PlannedFile file) throws InterruptedException {
        Path fetched = null;
        try {
            fetched = Files.createTempFile("golden-image-", null);
            copy(file, fetched);
            return fetched;
        } catch (IOException e) {
            delete(fetched);
            fence.lose();
            throw new InterruptedException("The file " + file.to() + " could not be fetched: " + e);
        }
    }

    private void copy(PlannedFile file, Path target) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] part = controlPlane.read(file.sha256(), 0);
            for (long offset = 0; part.length > 0; part = controlPlane.read(file.sha256(), offset)) {
                fence.pass();
                out.write(part);
                offset += part.length;
            }
        }
        if (!Sha256.of(target).equals(file.sha256())) {
            throw new IOException("what came is not what was planned");
        }
    }

    /** Deletes what was fetched, if anything. */
    static void delete(Path fetched) {
        try {
            if (fetched != null) {
                Files.deleteIfExists(fetched);
            }
        } catch (IOException e) {
            fetched.toFile().deleteOnExit();
        }
    }
}
