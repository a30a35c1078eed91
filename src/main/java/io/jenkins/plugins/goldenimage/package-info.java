/** Golden Image: standardized operating-system images, built on premises. The packages below are the house. */
package io.jenkins.plugins.goldenimage;
