/** What an image is: records, the checks on them, and the YAML they are written in. Knows no platform by name. */
package io.jenkins.plugins.goldenimage.definition;
