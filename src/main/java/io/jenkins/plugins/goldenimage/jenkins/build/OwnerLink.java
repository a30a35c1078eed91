package io.jenkins.plugins.goldenimage.jenkins.build;

import io.jenkins.plugins.goldenimage.build.BuildJson;
import io.jenkins.plugins.goldenimage.build.BuildOwner;
import io.jenkins.plugins.goldenimage.build.JournalEntry;
import io.jenkins.plugins.goldenimage.build.Report;
import java.io.IOException;

/** The controller's end of the link. */
final class OwnerLink implements ControlPlaneLink {
    private final BuildOwner owner;
    private final BuildJson json;

    OwnerLink(BuildOwner owner, BuildJson json) {
        this.owner = owner;
        this.json = json;
    }

    @Override
    public String append(String entry) throws IOException {
        return owner.append(json.read(entry, JournalEntry.class)).name();
    }

    @Override
    public String report(String report) throws IOException {
        return owner.report(json.read(report, Report.class)).name();
    }

    @Override
    public byte[] read(String sha256, long offset) throws IOException {
        return owner.read(sha256, offset);
    }
}
