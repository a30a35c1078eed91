// Command vcenter is a vCenter server for tests: the inventory and most methods are those of govmomi's
// simulator; sessions, waiting for updates, guests, datastore files, faults and gates are its own (README.md).
package main

import (
	"encoding/json"
	"flag"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type settings struct {
	listen        string
	controlListen string
	user          string
	password      string
	machines      int
	datastores    int
	taskDelay     time.Duration
	pageSize      int
	guest         guestSettings
}

// ready is what the starting program reads from our standard output.
type ready struct {
	URL                string `json:"url"`
	Control            string `json:"control"`
	Certificate        string `json:"certificate"`
	Fingerprint        string `json:"fingerprint"`
	DatastoreDirectory string `json:"datastoreDirectory"`
}

func main() {
	var s settings
	var exitWithStdin, verbose bool
	flag.StringVar(&s.listen, "listen", "127.0.0.1:0", "address of the API")
	flag.StringVar(&s.controlListen, "control", "127.0.0.1:0", "address of the control API")
	flag.StringVar(&s.user, "user", "administrator@vsphere.local", "the one user")
	flag.StringVar(&s.password, "password", "password", "the user's password")
	flag.IntVar(&s.machines, "machines", 0, "machines per resource pool that are there from the start")
	flag.IntVar(&s.datastores, "datastores", 1, "number of datastores")
	flag.DurationVar(&s.taskDelay, "task-delay", 20*time.Millisecond, "how long a task reports that it runs")
	flag.IntVar(&s.pageSize, "page-size", 100, "most objects in one page of RetrievePropertiesEx")
	flag.StringVar(&s.guest.Address, "guest-address", "127.0.0.1", "address a guest reports")
	flag.DurationVar((*time.Duration)(&s.guest.Delay), "guest-delay", 200*time.Millisecond, "time from power on to address")
	flag.DurationVar((*time.Duration)(&s.guest.ShutdownDelay), "shutdown-delay", 100*time.Millisecond, "time from ShutdownGuest to power off")
	flag.BoolVar(&exitWithStdin, "exit-with-stdin", false, "exit when standard input closes")
	flag.BoolVar(&verbose, "verbose", false, "log what the simulator does to standard error")
	flag.Parse()
	if !verbose {
		log.SetOutput(io.Discard)
	}

	v, err := newVcenter(s)
	if err != nil {
		fail(err)
	}
	defer v.removeDirectories()
	r, err := v.start()
	if err != nil {
		fail(err)
	}
	if err = json.NewEncoder(os.Stdout).Encode(r); err != nil {
		fail(err)
	}

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	if exitWithStdin {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			stop <- syscall.SIGTERM
		}()
	}
	<-stop
}

func fail(err error) {
	_, _ = os.Stderr.WriteString("vcenter: " + err.Error() + "\n")
	os.Exit(1)
}
