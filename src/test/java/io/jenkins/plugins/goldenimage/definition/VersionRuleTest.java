package io.jenkins.plugins.goldenimage.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRuleTest {
    private static final ZonedDateTime START = ZonedDateTime.parse("2026-02-03T04:05:06+02:00[Europe/Helsinki]");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {build}                       | 42
            {version}.{build}             | 9.4.42
            12.{date:yyyyMMdd}.{build}    | 12.20260203.42
            {date:yyyy}-{date:MM}_{build} | 2026-02_42
            {date:HHmm}                   | 0405
            1.0                           | 1.0
            {date:yyyy.'w'ww}             | 2026.w06
            """)
    void rendersPlaceholders(String rule, String version) {
        assertThat(VersionRule.render(rule, "9.4", START, 42)).isEqualTo(version);
    }

    @Test
    void rendersTheSameWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(VersionRule.render("{date:yyyyMMMdd}", "9.4", START, 42)).isEqualTo("2026Feb03");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{build}", "12", "v1.{build}-rc_1"})
    void findsNoProblemInAGoodRule(String rule) {
        assertThat(VersionRule.problem(rule, "9.4")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}            | has an unknown placeholder {}; allowed are {build}, {version} and {date:PATTERN}
            {Build}       | has an unknown placeholder {Build}; allowed are {build}, {version} and {date:PATTERN}
            {date}        | has an unknown placeholder {date}; allowed are {build}, {version} and {date:PATTERN}
            {date:bb}     | has a date pattern that can't be used: Unknown pattern letter: b
            {date:'}      | has a date pattern that can't be used: Pattern ends with an incomplete string literal: '
            """)
    void saysWhatIsWrongWithAPlaceholder(String rule, String problem) {
        assertThat(VersionRule.problem(rule, "9.4")).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", ".1", "a b", "a/b", "a:b", "{date:HH:mm}", "{build", "build}", "ü"})
    void refusesWhatIsNoVersion(String rule) {
        assertThat(VersionRule.problem(rule, "9.4").orElseThrow())
                .startsWith("gives the version '")
                .endsWith("'; versions are at most 63 letters, digits, dots, hyphens and underscores,"
                        + " and begin with a letter or digit");
    }

    @Test
    void refusesAVersionThatIsTooLong() {
        assertThat(VersionRule.problem("1".repeat(63), "9.4")).isEmpty();
        assertThat(VersionRule.problem("1".repeat(64), "9.4")).isPresent();
    }

    @Test
    void refusesToRenderABadRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionRule.render("{nothing}", "9.4", START, 1))
                .withMessage("has an unknown placeholder {nothing}; allowed are {build}, {version} and {date:PATTERN}");
    }
}
