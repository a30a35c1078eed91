/** The pages at {@code /golden-image/}: the library as people read it, its editor, and what a build would do. */
package io.jenkins.plugins.goldenimage.jenkins.page;
