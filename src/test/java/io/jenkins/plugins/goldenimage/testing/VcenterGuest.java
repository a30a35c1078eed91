package io.jenkins.plugins.goldenimage.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;

/**
 * How the guests of machines whose name starts with {@code machine} behave from now on; what is null stays as
 * it is.
 *
 * @param never it installs for ever: no tools, no address
 * @param noAddress tools run and the network does not come up
 * @param linkLocalFirst reports 169.254.x.x for one delay, and then the address
 * @param ignoreShutdown accepts to shut down and does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VcenterGuest(
        String machine,
        String address,
        Long delayMillis,
        Long shutdownDelayMillis,
        Boolean never,
        Boolean noAddress,
        Boolean linkLocalFirst,
        Boolean ignoreShutdown) {

    public static VcenterGuest all() {
        return machine("");
    }

    public static VcenterGuest machine(String prefix) {
        return new VcenterGuest(prefix, null, null, null, null, null, null, null);
    }

    public VcenterGuest address(String reported) {
        return new VcenterGuest(
                machine, reported, delayMillis, shutdownDelayMillis, never, noAddress, linkLocalFirst, ignoreShutdown);
    }

    public VcenterGuest delay(Duration untilAddress) {
        return new VcenterGuest(
                machine,
                address,
                untilAddress.toMillis(),
                shutdownDelayMillis,
                never,
                noAddress,
                linkLocalFirst,
                ignoreShutdown);
    }

    public VcenterGuest shutdownDelay(Duration untilOff) {
        return new VcenterGuest(
                machine, address, delayMillis, untilOff.toMillis(), never, noAddress, linkLocalFirst, ignoreShutdown);
    }

    public VcenterGuest never(boolean on) {
        return new VcenterGuest(
                machine, address, delayMillis, shutdownDelayMillis, on, noAddress, linkLocalFirst, ignoreShutdown);
    }

    public VcenterGuest noAddress(boolean on) {
        return new VcenterGuest(
                machine, address, delayMillis, shutdownDelayMillis, never, on, linkLocalFirst, ignoreShutdown);
    }

    public VcenterGuest linkLocalFirst(boolean on) {
        return new VcenterGuest(
                machine, address, delayMillis, shutdownDelayMillis, never, noAddress, on, ignoreShutdown);
    }

    public VcenterGuest ignoreShutdown(boolean on) {
        return new VcenterGuest(
                machine, address, delayMillis, shutdownDelayMillis, never, noAddress, linkLocalFirst, on);
    }
}
