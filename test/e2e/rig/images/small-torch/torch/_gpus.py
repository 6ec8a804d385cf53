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
    # A GPU that is to be divided and is not gives CUDA no device.
    gpus = [gpu for gpu in gpus if gpu["mig.mode.current"] != "Enabled"]
    chosen = os.environ.get("CUDA_VISIBLE_DEVICES")
    if chosen is None:
        return gpus
    return [gpus[int(n)] for n in chosen.split(",") if n.isdigit() and int(n) < len(gpus)]


gpus = listed()
current = 0


def fabric_is_down():
    folder = os.path.dirname(ANSWERS)
    return os.path.exists(folder + "/nvswitches") and not os.path.exists(folder + "/fabric-up")


def has_code_for(fields):
    """By the list that the image was built for: code of the same generation that is no newer, or PTX that is older."""
    gpu = tuple(int(part) for part in fields["compute_cap"].split("."))
    for text in os.environ.get("TORCH_CUDA_ARCH_LIST", "").split():
        code = tuple(int(part) for part in text.split("+")[0].split("."))
        if code <= gpu and (code[0] == gpu[0] or text.endswith("+PTX")):
            return True
    return "TORCH_CUDA_ARCH_LIST" not in os.environ


def require(index=None):
    if not gpus:
        raise RuntimeError("No CUDA GPUs are available" if driver_present() else
                           "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and "
                           "installed a driver from http://www.nvidia.com/Download/index.aspx")
    if fabric_is_down():
        raise RuntimeError("Unexpected error from cudaGetDeviceCount(). Did you run some cuda functions before calling "
                           "NumCudaDevices() that might have already set an error? Error 802: system not yet initialized")
    index = current if index is None else index
    if not 0 <= index < len(gpus):
        raise RuntimeError("CUDA error: invalid device ordinal")
    return index
