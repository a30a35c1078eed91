package io.jenkins.plugins.goldenimage.build;

import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import io.jenkins.plugins.goldenimage.hypervisor.PublishedImage;

/** Makes the machine the image. */
final class Publish implements PhaseWork {
    @Override
    public void run(Attempt attempt) throws HypervisorException, InterruptedException {
        PublishedImage image =
                attempt.hypervisor().publish(attempt.machine(), attempt.plan().machine());
        attempt.record(new Fact.ImagePublished(image));
        attempt.log().line("Published " + image.name() + " (" + image.id() + ") in " + image.location());
    }
}
