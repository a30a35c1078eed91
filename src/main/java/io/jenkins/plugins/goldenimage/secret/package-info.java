/** What must not be written down: logins resolved for one attempt, and the mask that keeps them out of text. */
package io.jenkins.plugins.goldenimage.secret;
