package io.jenkins.plugins.goldenimage.jenkins.page;

import io.jenkins.plugins.goldenimage.definition.binding.Problem;
import io.jenkins.plugins.goldenimage.jenkins.configuration.GoldenImageConfiguration;

/**
 * A mistake in the library, as pages show it.
 *
 * @param source the document that it stands in; null for the text in the configuration of Jenkins
 * @param line from 1
 * @param column from 1, in characters
 * @param path the keys that lead there; empty at the top
 * @param message what is wrong and what is allowed
 */
public record FoundProblem(String source, int line, int column, String path, String message) {
    static FoundProblem of(Problem problem) {
        String source = problem.place().source();
        return new FoundProblem(
                source.equals(GoldenImageConfiguration.SOURCE) ? null : source,
                problem.place().line(),
                problem.place().column(),
                problem.path(),
                problem.message());
    }
}
