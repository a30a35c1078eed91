package io.jenkins.plugins.goldenimage.jenkins;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.runner.Description;
import org.jvnet.hudson.test.JenkinsRule;

/** One Jenkins for all tests of a class, since it takes long to start; each test configures what it needs. */
public final class SharedJenkins extends JenkinsRule implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        testDescription = Description.createTestDescription(context.getRequiredTestClass(), "all");
        try {
            before();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        after();
    }

    @Override
    public void recipe() {
        // Of test methods, which there are several of.
    }
}
