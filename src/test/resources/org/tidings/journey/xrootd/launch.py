#!/usr/bin/env python3
"""Runs XRootD on loopback only, in place of this process: launch.py DIRECTORY XROOT-PORT HTTPS-PORT

It has no setting for the address it listens on, but takes sockets that are open already (as systemd gives them) and
finds them by their ports.
"""
import os
import pwd
import socket
import sys

directory, ports = os.path.abspath(sys.argv[1]), [int(port) for port in sys.argv[2:4]]
sockets = []
for port in ports:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(128)
    sockets.append(os.dup2(listening.fileno(), 30 + len(sockets)))
for place, held in enumerate(sockets):
    os.dup2(held, 3 + place, inheritable=True)

environment = dict(os.environ)
environment.update(
    LISTEN_FDS=str(len(sockets)),
    LISTEN_PID=str(os.getpid()),
    DIRECTORY=directory,
    XROOTPORT=str(ports[0]),
    HTTPSPORT=str(ports[1]),
    XDG_CACHE_HOME=os.path.join(directory, "cache"),
)
if os.getuid() == 0:  # it refuses to run as root
    user = pwd.getpwnam("xrootd")
    for root, directories, files in os.walk(directory):
        for name in directories + files:
            os.chown(os.path.join(root, name), user.pw_uid, user.pw_gid)
    os.chown(directory, user.pw_uid, user.pw_gid)
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
os.chdir(directory)
configuration = os.path.join(directory, "xrootd.cfg")
os.execvpe("xrootd", ["xrootd", "-I", "v4", "-c", configuration, "-l", os.path.join(directory, "log")], environment)
