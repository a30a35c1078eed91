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
     * @throws BuildFailure when it can't be kept here
     * @throws InterruptedException when the control plane can't be heard: the build is lost
     */
    Path fetch(PlannedFile file) throws BuildFailure, InterruptedException {
        Path fetched = null;
        boolean whole = false;
        try {
            fetched = Files.createTempFile("golden-image-", null);
            copy(file, fetched);
            whole = true;
            return fetched;
        } catch (IOException e) {
            throw new BuildFailure(new Failure(
                    Phase.PROVISION,
                    "connector",
                    "The file for " + file.to() + " can't be kept on the connector: " + e,
                    "Make room in its folder for temporary files"));
        } finally {
            if (!whole) {
                delete(fetched);
            }
        }
    }

    private void copy(PlannedFile file, Path target) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] part = read(file, 0);
            for (long offset = 0; part.length > 0; part = read(file, offset)) {
                out.write(part);
                offset += part.length;
            }
        }
        if (!Sha256.of(target).equals(file.sha256())) {
            throw new IOException("what has come is not what was planned");
        }
    }

    private byte[] read(PlannedFile file, long offset) throws InterruptedException {
        fence.pass();
        try {
            return controlPlane.read(file.sha256(), offset);
        } catch (IOException e) {
            fence.lose();
            throw new InterruptedException("The control plane does not give the file for " + file.to() + ": " + e);
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
