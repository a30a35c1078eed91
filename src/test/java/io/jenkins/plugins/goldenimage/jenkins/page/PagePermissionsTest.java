package io.jenkins.plugins.goldenimage.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.goldenimage.build.Sha256;
import io.jenkins.plugins.goldenimage.jenkins.GoldenImageConfiguration;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PagePermissionsTest {
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

    @ParameterizedTest
    @CsvSource(nullValues = "anonymous", value = {
        "anonymous,403", "reader,403", "manager,403", "auditor,200", "librarian,200", "admin,200"
    })
    void pagesAreForThoseWhoMayReadOrChangeTheLibrary(String user, int status) throws Exception {
        assertThat(site.status(user, "golden-image/")).isEqualTo(status);
        assertThat(site.status(user, "golden-image/library")).isEqualTo(status);
        assertThat(site.status(user, "golden-image/images/base.image_1/")).isEqualTo(status);
        assertThat(site.status(user, "golden-image/images/unknown/")).isEqualTo(status == 200 ? 404 : status);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "anonymous", value = {
        "anonymous,false", "reader,false", "auditor,true", "librarian,true", "admin,true"
    })
    void theLinkIsForThoseWhoMaySeeThePage(String user, boolean there) throws Exception {
        assertThat(site.browser(user).goTo("").getElementById("root-action-OsImages") != null).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "anonymous", value = {
        "anonymous,403", "reader,403", "manager,403", "auditor,403", "librarian,200", "admin,200"
    })
    void checkingIsForThoseWhoMayChangeTheLibrary(String user, int status) throws Exception {
        assertThat(site.check(user, "images: []").getWebResponse().getStatusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "anonymous", value = {
        "anonymous,false", "reader,false", "manager,false", "auditor,false", "librarian,true", "admin,true"
    })
    void savingIsForThoseWhoMayChangeTheLibrary(String user, boolean saved) throws Exception {
        String base = Sha256.of(Site.LIBRARY);
        int status = site.save(user, "# new", base).getWebResponse().getStatusCode();

        assertThat(status).isEqualTo(saved ? 200 : 403);
        assertThat(GoldenImageConfiguration.get().getLibrary().text()).isEqualTo(saved ? "# new" : Site.LIBRARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden-image/check", "golden-image/library/save?text=x"})
    void changesAndChecksAreNotForGet(String path) throws Exception {
        assertThat(site.status("admin", path)).isEqualTo(405);
    }
}
