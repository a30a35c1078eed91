package io.jenkins.plugins.goldenimage.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.htmlunit.Page;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CheckTest {
    @Test
    void countsWhatASoundTextHas(JenkinsRule jenkins) throws Exception {
        JsonNode answer = check(jenkins, Site.LIBRARY);

        assertThat(answer.get("summary").asText())
                .isEqualTo("No problems: 2 operating systems, 2 builders, 2 roles, 1 image");
        assertThat(answer.get("problems")).isEmpty();
    }

    @Test
    void namesLineColumnPathAndMessage(JenkinsRule jenkins) throws Exception {
        JsonNode answer = check(jenkins, Site.LIBRARY.replace("installation: 90s", "installation: soon"));

        assertThat(answer.get("summary").asText()).isEqualTo("1 problem");
        JsonNode problem = answer.get("problems").get(0);
        assertThat(problem.get("source").isNull()).isTrue();
        assertThat(problem.get("line").asInt()).isEqualTo(5);
        assertThat(problem.get("column").asInt()).isEqualTo(45);
        assertThat(problem.get("path").asText()).isEqualTo("builders[0].simulated.installation");
        assertThat(problem.get("message").asText())
                .isEqualTo("must be a duration such as 90s, 15m or 1h30m, not 'soon'");
    }

    @Test
    void namesAllFaultsInTheOrderOfTheText(JenkinsRule jenkins) throws Exception {
        JsonNode answer = check(
                jenkins,
                Site.LIBRARY
                        .replace("- { name: unused-os", "- { name: debian")
                        .replace("name: Update,", "nam: Update,")
                        .replace("operatingSystem: debian", "operatingSystem: debain")
                        .replace("motd:", "1motd:"));

        assertThat(answer.get("problems").findValuesAsText("line")).containsExactly("3", "10", "16", "18");
        assertThat(answer.get("problems").findValuesAsText("message").toString())
                .contains("the name 'debian' is taken", "did you mean 'name'?", "did you mean 'debian'?", "'1motd'");
    }

    @Test
    void namesFaultsOfYaml(JenkinsRule jenkins) throws Exception {
        assertThat(message(check(jenkins, "roles: [")))
                .startsWith("not valid YAML: ");
        assertThat(message(check(jenkins, "roles: []\nroles: []")))
                .isEqualTo("the key 'roles' stands twice; the first is in line 1");
        assertThat(message(check(jenkins, "roles: &a []"))).contains("anchors and aliases are not allowed");
        assertThat(message(check(jenkins, "roles: []\n# \u0007"))).isEqualTo("the character U+0007 is not allowed");
    }

    @Test
    void countsColumnsInCharacters(JenkinsRule jenkins) throws Exception {
        JsonNode answer = check(jenkins, "{ \"\uD83D\uDE00\": 1, roles: [], roles: [] }");

        assertThat(answer.get("problems").get(1).get("column").asInt()).isEqualTo(22);
    }

    @Test
    void refusesATextThatIsTooLong(JenkinsRule jenkins) throws Exception {
        assertThat(message(check(jenkins, "# " + "x".repeat(4 * 1024 * 1024))))
                .isEqualTo("is longer than 3145728 characters, the most that is read");
    }

    @Test
    void takesATextOfTheGreatestLength(JenkinsRule jenkins) throws Exception {
        JsonNode answer = check(jenkins, "#" + "ä".repeat(3 * 1024 * 1024 - 1));

        assertThat(answer.get("problems")).isEmpty();
    }

    @Test
    void showsTheFirstHundredOfManyProblems(JenkinsRule jenkins) throws Exception {
        JsonNode answer = check(jenkins, "roles:\n" + "  - { name: a, name: b }\n".repeat(250));

        assertThat(answer.get("summary").asText()).endsWith("problems, of which the first 100 are shown");
        assertThat(answer.get("problems")).hasSize(100);
    }

    @Test
    void answersTextThatLooksLikeJsonAsText(JenkinsRule jenkins) throws Exception {
        assertThat(message(check(jenkins, "'[1]': x"))).startsWith("unknown key '[1]'");
    }

    private static JsonNode check(JenkinsRule jenkins, String text) throws Exception {
        Page answer = new Site(jenkins).check(null, text);
        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(200);
        assertThat(answer.getWebResponse().getContentType()).isEqualTo("application/json");
        return new ObjectMapper().readTree(answer.getWebResponse().getContentAsString());
    }

    private static String message(JsonNode answer) {
        return answer.get("problems").get(0).get("message").asText();
    }
}
