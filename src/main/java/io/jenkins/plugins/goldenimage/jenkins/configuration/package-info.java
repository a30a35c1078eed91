/** What administrators configure, in the form of Jenkins or as code, and the library that comes of it. */
package io.jenkins.plugins.goldenimage.jenkins.configuration;
