/** Building an image: the frozen plan, the attempts that carry it out, and what is known of them whatever happens. */
package io.jenkins.plugins.goldenimage.build;
