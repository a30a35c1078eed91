/** Where Jenkins reads the library from: the text in its configuration, repositories, and the workspace of a run. */
package io.jenkins.plugins.goldenimage.jenkins.library;
