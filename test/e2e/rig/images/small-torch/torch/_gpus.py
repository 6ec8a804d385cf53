"""Which GPUs were put into this container."""
import errno
import glob
import os

ANSWERS = "/opt/stand-in/answers/gpus"


def _usable(node):
    try:
        os.close(os.open(node, os.O_RDWR))
    except OSError as error:
        # Nothing is behind the node, so a permitted open ends in ENXIO.
        return error.errno == errno.ENXIO or (
            error.errno == errno.EPERM and not os.path.isdir("/sys/fs/cgroup/devices"))
    return True


def _fields(index):
    with open(os.path.join(ANSWERS, index, "fields")) as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file)


def driver_present():
    return bool(glob.glob("/usr/lib/*/libcuda.so.1"))


def listed():
    if not driver_present() or not os.path.isdir(ANSWERS):
        return []
    if not all(_usable(node) for node in ("/dev/nvidiactl", "/dev/nvidia-uvm")):
        return []
    indices = sorted(os.listdir(ANSWERS), key=int)
    gpus = [_fields(index) for index in indices if _usable("/dev/nvidia" + index)]
    chosen = os.environ.get("CUDA_VISIBLE_DEVICES")
    if chosen is None:
        return gpus
    return [gpus[int(n)] for n in chosen.split(",") if n.isdigit() and int(n) < len(gpus)]


gpus = listed()
current = 0


def require(index=None):
    if not gpus:
        raise RuntimeError("No CUDA GPUs are available" if driver_present() else
                           "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and "
                           "installed a driver from http://www.nvidia.com/Download/index.aspx")
    index = current if index is None else index
    if not 0 <= index < len(gpus):
        raise RuntimeError("CUDA error: invalid device ordinal")
    return index
