package io.jenkins.plugins.goldenimage.definition;

import io.jenkins.plugins.goldenimage.definition.binding.Default;
import io.jenkins.plugins.goldenimage.definition.binding.Range;

/**
 * How the build gets into the installed system: the account that the ISO's own unattended installation makes.
 *
 * @param credentialsId a user name with a password or a private key
 * @param port TCP port of the SSH server
 */
public record GuestLogin(String credentialsId, @Default("22") @Range(min = 1, max = 65535) int port) {}
