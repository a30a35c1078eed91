package io.jenkins.plugins.goldenimage.jenkins;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** What people may do with images. Connections belong to administrators, as their credentials do. */
public final class GoldenImagePermissions {
    /** All of them, as administrators see them. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(GoldenImagePermissions.class, Messages._GoldenImagePermissions_Group());

    /** Changing the library that is kept in Jenkins; its sources belong to administrators. */
    public static final Permission CONFIGURE_LIBRARY = new Permission(
            GROUP,
            "ConfigureLibrary",
            Messages._GoldenImagePermissions_ConfigureLibrary(),
            Jenkins.ADMINISTER,
            PermissionScope.JENKINS);

    /** Building images, seen from the job that builds. */
    public static final Permission BUILD = new Permission(
            GROUP, "Build", Messages._GoldenImagePermissions_Build(), Jenkins.ADMINISTER, PermissionScope.ITEM);

    /** Deleting a published image from its platform. */
    public static final Permission DELETE_IMAGE = new Permission(
            GROUP,
            "DeleteImage",
            Messages._GoldenImagePermissions_DeleteImage(),
            Jenkins.ADMINISTER,
            PermissionScope.ITEM);

    private GoldenImagePermissions() {}

    /** Makes them known before any authorization strategy is loaded. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    @SuppressWarnings("unused") // Jenkins calls it; that this class is loaded is enough.
    public static void register() {}
}
