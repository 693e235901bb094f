"""Running the watcher in the background: the files and commands of systemd, launchd and the Windows task scheduler."""
