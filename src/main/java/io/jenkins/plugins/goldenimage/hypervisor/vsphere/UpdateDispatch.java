package io.jenkins.plugins.goldenimage.hypervisor.vsphere;

import com.vmware.vim25.ObjectUpdate;
import com.vmware.vim25.PropertyFilterUpdate;
import com.vmware.vim25.UpdateSet;
import java.util.List;
import java.util.Objects;

/** Brings news to those who wait for them (vSphere Web Services API, PropertyCollector.UpdateSet). */
final class UpdateDispatch {
    private UpdateDispatch() {}

    static void tell(UpdateSet updates, List<Subscription> subscriptions) {
        if (updates.getFilterSet() != null) {
            for (PropertyFilterUpdate update : updates.getFilterSet()) {
                subscriptions.stream()
                        .filter(subscription -> Objects.equals(subscription.filter(), update.getFilter()))
                        .forEach(subscription -> tell(subscription, update));
            }
        }
        if (!Boolean.TRUE.equals(updates.getTruncated())) {
            // Every filter tells its whole state at first; the object of one that says nothing is not there.
            subscriptions.stream()
                    .filter(subscription -> subscription.filter() != null && !subscription.isReported())
                    .forEach(Subscription::gone);
        }
    }

    private static void tell(Subscription subscription, PropertyFilterUpdate update) {
        if (update.getObjectSet() != null) {
            for (ObjectUpdate object : update.getObjectSet()) {
                subscription.update(object);
            }
        }
        if (update.getMissingSet() != null && update.getMissingSet().length > 0) {
            subscription.gone();
        }
    }
}
