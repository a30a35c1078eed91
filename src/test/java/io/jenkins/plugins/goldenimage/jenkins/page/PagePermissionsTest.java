package io.jenkins.plugins.goldenimage.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.build.Sha256;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PagePermissionsTest {
    private static final List<String> MAY_NOT_SEE = Arrays.asList(null, "reader", "manager");
    private static final List<String> MAY_NOT_CHANGE = Arrays.asList(null, "reader", "manager", "auditor");

    private Site site;
    private boolean systemRead;

    @BeforeEach
    void secure(JenkinsRule jenkins) {
        systemRead = Jenkins.SYSTEM_READ.getEnabled();
        Jenkins.SYSTEM_READ.setEnabled(true);
        site = new Site(jenkins);
        site.secure();
    }

    @AfterEach
    void restore() {
        Jenkins.SYSTEM_READ.setEnabled(systemRead);
    }

    @Test
    void pagesAreForThoseWhoMayReadOrChangeTheLibrary() throws Exception {
        for (String path : List.of("golden-image/", "golden-image/library", "golden-image/images/base.image_1/")) {
            for (String user : MAY_NOT_SEE) {
                assertThat(site.status(user, path)).as("%s, %s", user, path).isEqualTo(403);
            }
            for (String user : List.of("auditor", "librarian", "admin")) {
                assertThat(site.status(user, path)).as("%s, %s", user, path).isEqualTo(200);
            }
        }
    }

    @Test
    void whoMayNotSeeImagesDoesNotLearnTheirNames() throws Exception {
        for (String user : MAY_NOT_SEE) {
            assertThat(site.status(user, "golden-image/images/unknown/")).as(user).isEqualTo(403);
        }
    }

    @Test
    void theLinkIsForThoseWhoMaySeeThePage() throws Exception {
        for (String user : MAY_NOT_SEE) {
            assertThat(front(user)).as(user).doesNotContain("golden-image");
        }
        for (String user : List.of("auditor", "librarian", "admin")) {
            assertThat(front(user)).as(user).contains("/golden-image\"");
        }
    }

    private String front(String user) throws Exception {
        return site.browser(user).goTo("").getWebResponse().getContentAsString();
    }

    @Test
    void checkingIsForThoseWhoMayChangeTheLibrary() throws Exception {
        for (String user : MAY_NOT_CHANGE) {
            assertThat(site.check(user, "images: []").getWebResponse().getStatusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        for (String user : List.of("librarian", "admin")) {
            assertThat(site.check(user, "images: []").getWebResponse().getStatusCode())
                    .as(user)
                    .isEqualTo(200);
        }
    }

    @Test
    void savingIsForThoseWhoMayChangeTheLibrary() throws Exception {
        String base = Sha256.of(Site.LIBRARY);
        for (String user : MAY_NOT_CHANGE) {
            assertThat(site.save(user, "# new", base).getWebResponse().getStatusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(Site.LIBRARY);
        site.save("librarian", "# new", base);
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo("# new");
    }

    @Test
    void checkingAndSavingAreNotForGet() throws Exception {
        assertThat(site.status("admin", "golden-image/check")).isEqualTo(404);
        assertThat(site.status("admin", "golden-image/library/save?text=x&base=" + Sha256.of(Site.LIBRARY)))
                .isEqualTo(404);
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(Site.LIBRARY);
    }
}
