package io.jenkins.plugins.goldenimage.definition;

/** Families of operating systems that install and are administered alike. */
public enum OperatingSystemFamily {
    /** Debian. */
    DEBIAN,
    /** Ubuntu Server. */
    UBUNTU,
    /** Red Hat Enterprise Linux and what is built from it: Rocky Linux, AlmaLinux, Oracle Linux. */
    RHEL,
    /** Windows 11 and Windows Server. */
    WINDOWS
}
