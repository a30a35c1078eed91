package io.jenkins.plugins.goldenimage.jenkins.page;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImagePermissions;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** The page "OS images": what the library says, and who uses what. */
@Extension
public final class OsImages implements RootAction, StaplerProxy {
    /** Where it is, below the root of Jenkins. */
    public static final String URL = "golden-image";

    /** Null hides the link from people who may not see the page. */
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasAnyPermission(GoldenImagePermissions.CONFIGURE_LIBRARY, Jenkins.SYSTEM_READ)
                ? "symbol-server"
                : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.OsImages_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkAnyPermission(GoldenImagePermissions.CONFIGURE_LIBRARY, Jenkins.SYSTEM_READ);
        return this;
    }

    /** The library as it is now; each call reads it. */
    public LibraryState readState() {
        return LibraryState.configured();
    }

    /** Whether whoever asks may change the library. */
    public boolean isEditable() {
        return Jenkins.get().hasPermission(GoldenImagePermissions.CONFIGURE_LIBRARY);
    }

    /** The page of the library's text. */
    public LibraryPage getLibrary() {
        return LibraryPage.ofConfigured();
    }

    /** The page of an image definition; null, which is 404, where there is none of this name. */
    public ImagePage getImages(String name) {
        ImagePage page = new ImagePage(name);
        return page.getState().hasImage(name) ? page : null;
    }

    /** Answers what is wrong with the text in the body of the request, as {@link CheckAnswer}. */
    @POST
    public void doCheck(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(GoldenImagePermissions.CONFIGURE_LIBRARY);
        CheckAnswer.of(LibraryState.of(CheckAnswer.text(request.getInputStream()))).send(response);
    }
}
