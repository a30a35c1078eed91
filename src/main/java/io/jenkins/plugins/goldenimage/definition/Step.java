package io.jenkins.plugins.goldenimage.definition;

/** One thing that is done in the guest. In YAML each step stands under the word for its kind. */
public sealed interface Step permits ShellStep {}
