package io.jenkins.plugins.goldenimage.jenkins.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.goldenimage.definition.binding.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * What the editor hears about a text, as JSON.
 *
 * @param summary for people
 * @param problems the first of them, in the order of the text
 */
record CheckAnswer(String summary, List<FoundProblem> problems) {
    static CheckAnswer of(LibraryState state) {
        return new CheckAnswer(state.summary(), state.firstProblems());
    }

    /** The text of a body in UTF-8; of one that is too long, as much as shows that it is. */
    static String text(InputStream body) throws IOException {
        Reader reader = new InputStreamReader(body, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        int length = reader.read(buffer);
        while (length >= 0 && text.length() <= YamlTree.MAX_LENGTH) {
            text.append(buffer, 0, length);
            length = reader.read(buffer);
        }
        return text.toString();
    }

    void send(StaplerResponse2 response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().print(new JsonMapper().writeValueAsString(this));
    }
}
