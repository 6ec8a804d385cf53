"""Stand-in torch: the small part of PyTorch's interface that a launch test uses.

Tensors are arrays of floats in this process; those "on" a GPU are the same, marked. A GPU is
seen only if its device node was put into the container. DataLoader workers are real processes
whose batches go through real files in /dev/shm, so they die of a real bus error when it is full.
"""
import array
import ctypes
import math
import os
import random

from . import _gpus

__version__ = os.environ.get("PYTORCH_VERSION", "2.1.0a0")
float32 = float = "torch.float32"
float16 = half = "torch.float16"
float64 = double = "torch.float64"
uint8 = "torch.uint8"
int64 = long = "torch.int64"

_arithmetic = ctypes.CDLL(os.path.join(os.path.dirname(__file__), "_arithmetic.so"))
_random = random.Random(0)


class version:
    cuda = ".".join(os.environ.get("CUDA_VERSION", "12.2").split(".")[:2])
    hip = None
    debug = False


class device:
    def __init__(self, kind, index=None):
        if isinstance(kind, device):
            kind, index = kind.type, kind.index
        elif isinstance(kind, int):
            kind, index = "cuda", kind
        elif ":" in kind:
            kind, text = kind.split(":")
            index = int(text)
        if kind not in ("cpu", "cuda"):
            raise RuntimeError("Expected one of cpu, cuda device type at start of device string: " + kind)
        self.type, self.index = kind, index

    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)

    def __hash__(self):
        return hash((self.type, self.index))

    def __str__(self):
        return self.type if self.index is None else "%s:%d" % (self.type, self.index)

    def __repr__(self):
        return "device(type='%s'%s)" % (self.type, "" if self.index is None else ", index=%d" % self.index)


def _placed(where):
    """The device for a tensor: a GPU must be there."""
    where = device("cpu") if where is None else device(where)
    if where.type == "cuda":
        index = _gpus.require(where.index)
        if not _gpus.has_code_for(_gpus.gpus[index]):
            raise RuntimeError("CUDA error: no kernel image is available for execution on the device")
        return device("cuda", index)
    return where


class Size(tuple):
    def numel(self):
        return math.prod(self)


class Tensor:
    def __init__(self, data, shape, where=None):
        self.data_, self.shape, self.device = data, Size(shape), where or device("cpu")
        self.dtype = float32
        self.requires_grad = False

    is_cuda = property(lambda self: self.device.type == "cuda")
    ndim = property(lambda self: len(self.shape))

    def size(self, axis=None):
        return self.shape if axis is None else self.shape[axis]

    def dim(self):
        return len(self.shape)

    def numel(self):
        return len(self.data_)

    def element_size(self):
        return 4

    def nelement(self):
        return len(self.data_)

    def to(self, *args, **kwargs):
        where = kwargs.get("device", next((a for a in args if isinstance(a, (device, int)) or
                                           (isinstance(a, str) and not a.startswith("torch."))), None))
        return Tensor(self.data_[:], self.shape, self.device if where is None else _placed(where))

    def cuda(self, index=None, **_):
        return self.to(device("cuda", index.index if isinstance(index, device) else index))

    def cpu(self):
        return self.to("cpu")

    def clone(self):
        return Tensor(self.data_[:], self.shape, self.device)

    def float(self):
        return self

    detach = contiguous = double = lambda self: self

    def pin_memory(self):
        return self

    def view(self, *shape):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        known = math.prod(n for n in shape if n != -1)
        return Tensor(self.data_, [len(self.data_) // known if n == -1 else n for n in shape], self.device)

    reshape = view

    def tolist(self):
        return _nested(list(self.data_), self.shape)

    def item(self):
        if len(self.data_) != 1:
            raise RuntimeError("a Tensor with %d elements cannot be converted to Scalar" % len(self.data_))
        return self.data_[0]

    __float__ = item

    def __int__(self):
        return int(self.item())

    def __bool__(self):
        return bool(self.item())

    def _with(self, other, operation):
        if not isinstance(other, Tensor):
            return Tensor(array.array("f", (operation(x, other) for x in self.data_)), self.shape, self.device)
        if other.device != self.device and other.numel() != 1:
            raise RuntimeError("Expected all tensors to be on the same device, but found at least two devices, "
                               "%s and %s!" % (self.device, other.device))
        if other.numel() == 1 and self.numel() != 1:
            return self._with(other.item(), operation)
        pairs = zip(self.data_, other.data_)
        return Tensor(array.array("f", (operation(x, y) for x, y in pairs)), self.shape, self.device)

    def __add__(self, other):
        return self._with(other, lambda x, y: x + y)

    def __sub__(self, other):
        return self._with(other, lambda x, y: x - y)

    def __mul__(self, other):
        return self._with(other, lambda x, y: x * y)

    def __truediv__(self, other):
        return self._with(other, lambda x, y: x / y)

    __radd__, __rmul__ = __add__, __mul__
    add, sub, mul, div = __add__, __sub__, __mul__, __truediv__

    def __neg__(self):
        return self * -1

    def _compared(self, other, operation):
        return self._with(other, lambda x, y: 1.0 if operation(x, y) else 0.0)

    def __eq__(self, other):
        return self._compared(other, lambda x, y: x == y)

    def __lt__(self, other):
        return self._compared(other, lambda x, y: x < y)

    def __gt__(self, other):
        return self._compared(other, lambda x, y: x > y)

    __hash__ = object.__hash__

    def all(self):
        return _scalar(all(self.data_), self.device)

    def abs(self):
        return Tensor(array.array("f", (math.fabs(x) for x in self.data_)), self.shape, self.device)

    def isfinite(self):
        return Tensor(array.array("f", (float_(math.isfinite(x)) for x in self.data_)), self.shape, self.device)

    def max(self):
        return _scalar(max(self.data_), self.device)

    def min(self):
        return _scalar(min(self.data_), self.device)

    def sum(self):
        return _scalar(math.fsum(self.data_), self.device)

    def mean(self):
        return _scalar(math.fsum(self.data_) / len(self.data_), self.device)

    def norm(self):
        return _scalar(math.sqrt(math.fsum(x * x for x in self.data_)), self.device)

    def t(self):
        rows, columns = self.shape
        return Tensor(array.array("f", (self.data_[r * columns + c] for c in range(columns) for r in range(rows))),
                      (columns, rows), self.device)

    T = property(t)

    def fill_(self, value):
        self.data_ = array.array("f", [value]) * len(self.data_)
        return self

    def zero_(self):
        return self.fill_(0.0)

    def add_(self, other):
        self.data_ = (self + other).data_
        return self

    def matmul(self, other):
        if other.device != self.device:
            raise RuntimeError("Expected all tensors to be on the same device, but found at least two devices, "
                               "%s and %s!" % (self.device, other.device))
        (n, k), (rows, m) = self.shape, other.shape
        if k != rows:
            raise RuntimeError("mat1 and mat2 shapes cannot be multiplied (%dx%d and %dx%d)" % (n, k, rows, m))
        result = array.array("f", bytes(4 * n * m))
        pointer = lambda values: ctypes.c_void_p(values.buffer_info()[0])
        size = ctypes.c_long
        _arithmetic.matmul(pointer(self.data_), pointer(other.data_), pointer(result), size(n), size(k), size(m))
        return Tensor(result, (n, m), self.device)

    __matmul__ = mm = matmul

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        if index < 0:
            index += self.shape[0]
        if not 0 <= index < self.shape[0]:
            raise IndexError("index out of range")
        step = len(self.data_) // self.shape[0]
        return Tensor(self.data_[index * step:(index + 1) * step], self.shape[1:], self.device)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return "tensor(%s)" % (self.tolist() if self.numel() < 64 else "...")


float_ = lambda value: 1.0 if value else 0.0


def _nested(values, shape):
    if not shape:
        return values[0]
    step = len(values) // shape[0] if shape[0] else 0
    return [_nested(values[i * step:(i + 1) * step], shape[1:]) for i in range(shape[0])]


def _scalar(value, where):
    return Tensor(array.array("f", [value]), (), where)


def _shape(args):
    return tuple(args[0]) if len(args) == 1 and isinstance(args[0], (tuple, list)) else args


def _made(values, shape, where):
    return Tensor(values, shape, _placed(where))


def full(shape, value, device=None, **_):
    return _made(array.array("f", [value]) * math.prod(shape), shape, device)


def zeros(*shape, device=None, **_):
    return full(_shape(shape), 0.0, device)


def ones(*shape, device=None, **_):
    return full(_shape(shape), 1.0, device)


empty = zeros


def rand(*shape, device=None, **_):
    shape = _shape(shape)
    return _made(array.array("f", (_random.random() for _ in range(math.prod(shape)))), shape, device)


def randn(*shape, device=None, **_):
    shape = _shape(shape)
    return _made(array.array("f", (_random.gauss(0, 1) for _ in range(math.prod(shape)))), shape, device)


def arange(*limits, device=None, **_):
    values = array.array("f", range(*limits))
    return _made(values, (len(values),), device)


def tensor(values, device=None, **_):
    shape, flat = [], values
    while isinstance(flat, (list, tuple)):
        shape.append(len(flat))
        flat = flat[0] if flat else None

    def flatten(value):
        return [x for one in value for x in flatten(one)] if isinstance(value, (list, tuple)) else [value]

    return _made(array.array("f", flatten(values)), shape, device)


def ones_like(other):
    return ones(other.shape, device=other.device)


def zeros_like(other):
    return zeros(other.shape, device=other.device)


def stack(tensors):
    values = array.array("f")
    for one in tensors:
        values.extend(one.data_)
    return Tensor(values, (len(tensors),) + tuple(tensors[0].shape), tensors[0].device)


def matmul(a, b):
    return a.matmul(b)


mm = matmul


def allclose(a, b, rtol=1e-05, atol=1e-08, **_):
    if a.device != b.device:
        raise RuntimeError("Expected all tensors to be on the same device, but found at least two devices, "
                           "%s and %s!" % (a.device, b.device))
    return all(math.fabs(x - y) <= atol + rtol * math.fabs(y) for x, y in zip(a.data_, b.data_))


def isfinite(a):
    return a.isfinite()


def equal(a, b):
    return a.shape == b.shape and a.data_ == b.data_


def manual_seed(seed):
    _random.seed(seed)


def is_tensor(value):
    return isinstance(value, Tensor)


def set_num_threads(count):
    pass


def get_num_threads():
    return 1


class no_grad:
    def __enter__(self):
        pass

    def __exit__(self, *_):
        pass


inference_mode = no_grad

from . import backends, cuda, distributed, multiprocessing, utils  # noqa: E402
