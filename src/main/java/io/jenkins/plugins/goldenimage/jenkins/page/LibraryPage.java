package io.jenkins.plugins.goldenimage.jenkins.page;

import hudson.model.ModelObject;
import io.jenkins.plugins.goldenimage.build.Sha256;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImagePermissions;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import io.jenkins.plugins.goldenimage.jenkins.library.LibraryText;
import jakarta.servlet.ServletException;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** The page with the text of the library. One object serves one request. */
public final class LibraryPage implements ModelObject {
    private final String text;
    private final String base;
    private final LibraryState state;
    private final String refusal;

    private LibraryPage(String text, String base, LibraryState state, String refusal) {
        this.text = text;
        this.base = base;
        this.state = state;
        this.refusal = refusal;
    }

    static LibraryPage ofConfigured() {
        String text = GoldenImageConfiguration.get().getLibrary().text();
        return new LibraryPage(text, digest(text), LibraryState.configured(), null);
    }

    @Override
    public String getDisplayName() {
        return Messages.LibraryPage_DisplayName();
    }

    /** What the editor shows. */
    public String getText() {
        return text;
    }

    /** Tells later whether somebody else has saved since. */
    public String getBase() {
        return base;
    }

    /** The library that the text makes. */
    public LibraryState getState() {
        return state;
    }

    /** Why the text was not saved; null where nobody has tried. */
    public String getRefusal() {
        return refusal;
    }

    /** Whether whoever asks may save. */
    public boolean isEditable() {
        return Jenkins.get().hasPermission(GoldenImagePermissions.CONFIGURE_LIBRARY);
    }

    /** Saves a text without mistakes; shows any other again, with what is wrong. */
    @POST
    public void doSave(
            StaplerRequest2 request,
            StaplerResponse2 response,
            @QueryParameter String text,
            @QueryParameter String base)
            throws IOException, ServletException {
        Jenkins.get().checkPermission(GoldenImagePermissions.CONFIGURE_LIBRARY);
        if (text == null) {
            throw HttpResponses.errorWithoutStack(StaplerResponse2.SC_BAD_REQUEST, Messages.LibraryPage_NoText());
        }
        LibraryState read = LibraryState.of(text);
        String current = digest(GoldenImageConfiguration.get().getLibrary().text());
        if (!read.isSound()) {
            show(new LibraryPage(text, base, read, Messages.LibraryPage_Mistakes()), request, response);
            return;
        }
        if (!current.equals(base)) {
            show(new LibraryPage(text, current, read, Messages.LibraryPage_Overtaken()), request, response);
            return;
        }
        GoldenImageConfiguration.get().setLibrary(new LibraryText(text));
        response.sendRedirect2(request.getContextPath() + "/" + OsImages.URL + "/?saved");
    }

    private static void show(LibraryPage page, StaplerRequest2 request, StaplerResponse2 response)
            throws IOException, ServletException {
        response.setStatus(StaplerResponse2.SC_BAD_REQUEST);
        request.getView(page, "index.jelly").forward(request, response);
    }

    private static String digest(String text) {
        return Sha256.of(text);
    }
}
