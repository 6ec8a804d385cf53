"""Stand-in for torch.cuda over Debian's CPU build of PyTorch.

A GPU is seen if its device node, nvidiactl and nvidia-uvm were put into this container,
may be opened as far as the device cgroup goes, and the driver's libraries are there too.
Tensors "on" such a GPU are CPU tensors with a mark. The rest of PyTorch is the real one.
"""
import errno
import functools
import glob
import importlib.abc
import importlib.machinery
import os
import sys

ANSWERS = "/opt/stand-in/answers/gpus"
CUDA_VERSION = os.environ.get("CUDA_VERSION", "12.3")


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


def listed_gpus():
    """What is known of each GPU that this container may use, in order."""
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


class Properties:
    def __init__(self, fields):
        self.name = fields["name"]
        self.major, self.minor = (int(part) for part in fields["compute_cap"].split("."))
        self.total_memory = int(fields["memory.total"].split()[0]) * 1024 * 1024
        self.multi_processor_count = 108


def install(torch):
    """Puts the stand-in in place of what torch.cuda and device arguments would do."""
    gpus = listed_gpus()
    current = [0]
    cuda = torch.cuda

    def require(index):
        if not gpus:
            raise RuntimeError("No CUDA GPUs are available" if driver_present() else
                               "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU "
                               "and installed a driver from http://www.nvidia.com/Download/index.aspx")
        if not 0 <= index < len(gpus):
            raise RuntimeError("CUDA error: invalid device ordinal")
        return index

    def number(device=None):
        if device is None:
            return require(current[0])
        if isinstance(device, int):
            return require(device)
        index = torch.device(device).index
        return require(current[0] if index is None else index)

    def is_cuda(device):
        if isinstance(device, int) and not isinstance(device, bool):
            return True
        if isinstance(device, str):
            return device.split(":")[0] == "cuda"
        return isinstance(device, torch.device) and device.type == "cuda"

    def properties(device=None):
        return Properties(gpus[number(device)])

    class Device:
        def __init__(self, device):
            self.index = number(device)

        def __enter__(self):
            self.before, current[0] = current[0], self.index

        def __exit__(self, *_):
            current[0] = self.before

    class Event:
        def __init__(self, **_):
            import time
            self.clock = time.perf_counter
            self.at = None

        def record(self, *_):
            self.at = self.clock()

        def synchronize(self):
            pass

        def elapsed_time(self, other):
            return (other.at - self.at) * 1000

    cuda.is_available = lambda: len(gpus) > 0
    cuda.device_count = lambda: len(gpus)
    cuda.is_initialized = lambda: len(gpus) > 0
    cuda.init = cuda._lazy_init = lambda: require(0) and None
    cuda.current_device = lambda: number()
    cuda.set_device = lambda device: current.__setitem__(0, number(device))
    cuda.get_device_properties = properties
    cuda.get_device_name = lambda device=None: properties(device).name
    cuda.get_device_capability = lambda device=None: (properties(device).major, properties(device).minor)
    cuda.get_arch_list = lambda: ["sm_52", "sm_60", "sm_61", "sm_70", "sm_75", "sm_80", "sm_86", "sm_90"]
    cuda.mem_get_info = lambda device=None: (properties(device).total_memory - (516 << 20), properties(device).total_memory)
    cuda.memory_allocated = cuda.max_memory_allocated = lambda device=None: 0
    cuda.synchronize = lambda device=None: number(device) and None
    cuda.empty_cache = cuda.ipc_collect = lambda: None
    cuda.manual_seed = cuda.manual_seed_all = lambda seed: None
    cuda.device = Device
    cuda.Event = Event
    cuda.nccl.version = lambda: (2, 19, 4)
    torch.version.cuda = ".".join(CUDA_VERSION.split(".")[:2])
    torch.backends.cudnn.version = lambda: 8907

    Tensor = torch.Tensor
    real_device = torch._C._TensorBase.device

    def marked(result, index):
        for one in result if isinstance(result, (list, tuple)) else [result]:
            if isinstance(one, Tensor):
                one._stand_in_gpu = index
        return result

    def mark_of(values):
        for value in values:
            index = getattr(value, "_stand_in_gpu", None) if isinstance(value, Tensor) else None
            if index is not None:
                return index
        return None

    real_to, real_clone = Tensor.to, Tensor.clone

    def to(self, *args, **kwargs):
        device = kwargs.pop("device", None)
        if args and (is_cuda(args[0]) or isinstance(args[0], (str, torch.device))):
            device, args = args[0], args[1:]
        if device is None:
            return marked(real_to(self, *args, **kwargs), mark_of([self]))
        if is_cuda(device):
            return marked(real_clone(real_to(self, *args, **kwargs)), number(device))
        return real_clone(real_to(self, device, *args, **kwargs))

    Tensor.to = to
    Tensor.cuda = lambda self, device=None, *_, **__: to(self, torch.device("cuda", number(device)))
    Tensor.cpu = lambda self, *_, **__: real_clone(self)
    Tensor.pin_memory = lambda self, device=None: self
    Tensor.device = property(lambda self: real_device.__get__(self) if mark_of([self]) is None
                             else torch.device("cuda", self._stand_in_gpu))
    Tensor.is_cuda = property(lambda self: mark_of([self]) is not None)

    def through(function):
        """Takes a `device` argument away and hands the mark on from arguments to result."""
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            index = mark_of(args)
            if is_cuda(kwargs.get("device")):
                index = number(kwargs.pop("device"))
            result = function(*args, **kwargs)
            return result if index is None else marked(result, index)
        return wrapped

    for name in ("ones", "zeros", "full", "empty", "rand", "randn", "randint", "arange", "eye", "tensor", "linspace",
                 "ones_like", "zeros_like", "rand_like", "randn_like", "matmul", "mm", "bmm", "add", "sub", "mul", "div", "sum"):
        setattr(torch, name, through(getattr(torch, name)))
    for name in ("__matmul__", "__rmatmul__", "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__",
                 "__truediv__", "__neg__", "__getitem__", "matmul", "mm", "bmm", "add", "sub", "mul", "div", "sum", "mean",
                 "abs", "max", "min", "clone", "float", "half", "double", "view", "reshape", "t", "contiguous", "detach",
                 "add_", "mul_", "fill_", "zero_"):
        setattr(Tensor, name, through(getattr(Tensor, name)))

    real_module_to = torch.nn.Module.to

    def module_to(self, *args, **kwargs):
        device = kwargs.get("device", args[0] if args else None)
        if is_cuda(device):
            number(device)
            return self
        return real_module_to(self, *args, **kwargs)

    torch.nn.Module.to = module_to
    torch.nn.Module.cuda = lambda self, device=None: module_to(self, torch.device("cuda", number(device)))


class Finder(importlib.abc.MetaPathFinder):
    """Lets `import torch` find the real one and changes it when it is complete."""

    def find_spec(self, name, path=None, target=None):
        if name != "torch":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            install(module)

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Finder())
