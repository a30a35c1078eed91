package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.INVALID;
import static io.jenkins.plugins.goldenimage.hypervisor.HypervisorException.Reason.NOT_FOUND;

import com.vmware.vim25.FileInfo;
import com.vmware.vim25.FileQueryFlags;
import com.vmware.vim25.HostDatastoreBrowserSearchResults;
import com.vmware.vim25.HostDatastoreBrowserSearchSpec;
import com.vmware.vim25.ManagedObjectReference;
import io.jenkins.plugins.goldenimage.hypervisor.HypervisorException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Installation media on datastores (vSphere Web Services API, HostDatastoreBrowser). */
final class IsoFiles {
    private final Tasks tasks;

    IsoFiles(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Reads a path; what is none becomes a problem. */
    static Optional<IsoPath> path(String text, List<Problem> problems) {
        Optional<IsoPath> path = IsoPath.parse(text);
        if (path.isEmpty()) {
            problems.add(new Problem(
                    INVALID,
                    text,
                    "this is no path of a file on a datastore",
                    "Write it as [datastore] folder/file.iso"));
        }
        return path;
    }

    /** Looks whether the file is there. */
    void check(IsoPath path, InventoryObject datastore, List<Problem> problems)
            throws HypervisorException, InterruptedException {
        if (!exists(path, datastore)) {
            problems.add(new Problem(
                    NOT_FOUND,
                    path.path(),
                    "there is no such file on the datastore",
                    "Upload it, or correct the path; upper and lower case count"));
        }
    }

    private boolean exists(IsoPath path, InventoryObject datastore) throws HypervisorException, InterruptedException {
        ManagedObjectReference browser = datastore.properties().get("browser", ManagedObjectReference.class);
        try {
            return tasks.run(
                            path.path(), vim -> vim.searchDatastore_Task(browser, path.folderPath(), search(path.file())))
                    .filter(HostDatastoreBrowserSearchResults.class::isInstance)
                    .map(HostDatastoreBrowserSearchResults.class::cast)
                    .map(HostDatastoreBrowserSearchResults::getFile)
                    .filter(files -> Arrays.stream(files).map(FileInfo::getPath).anyMatch(path.file()::equals))
                    .isPresent();
        } catch (HypervisorException e) {
            // The folder is not there, so neither is the file.
            if (e.reason() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static HostDatastoreBrowserSearchSpec search(String file) {
        FileQueryFlags details = new FileQueryFlags();
        details.setFileSize(true);
        HostDatastoreBrowserSearchSpec search = new HostDatastoreBrowserSearchSpec();
        search.setMatchPattern(new String[] {file});
        search.setDetails(details);
        return search;
    }
}
