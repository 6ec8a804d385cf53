"""Stand-in torch.cuda."""
import os

import torch

from . import _gpus


class _Properties:
    def __init__(self, fields):
        self.name = fields["name"]
        self.major, self.minor = (int(part) for part in fields["compute_cap"].split("."))
        self.total_memory = int(fields["memory.total"].split()[0]) * 1024 * 1024
        self.multi_processor_count = 108


def _index(where=None):
    if where is None or isinstance(where, int):
        return _gpus.require(where)
    return _gpus.require(torch.device(where).index)


def is_available():
    return device_count() > 0


def device_count():
    return 0 if _gpus.fabric_is_down() else len(_gpus.gpus)


is_initialized = is_available


def init():
    _gpus.require(0)


def current_device():
    return _gpus.require()


def set_device(where):
    _gpus.current = _index(where)


def get_device_properties(where=None):
    return _Properties(_gpus.gpus[_index(where)])


def get_device_name(where=None):
    return get_device_properties(where).name


def get_device_capability(where=None):
    found = get_device_properties(where)
    return (found.major, found.minor)


def get_arch_list():
    texts = os.environ.get("TORCH_CUDA_ARCH_LIST", "").split()
    return ["sm_" + text.split("+")[0].replace(".", "") for text in texts]


def mem_get_info(where=None):
    total = get_device_properties(where).total_memory
    return (total - (516 << 20), total)


def memory_allocated(where=None):
    return 0


def synchronize(where=None):
    _index(where)


def empty_cache():
    pass


def manual_seed_all(seed):
    pass


class device:
    def __init__(self, where):
        self.index = _index(where)

    def __enter__(self):
        self.before, _gpus.current = _gpus.current, self.index

    def __exit__(self, *_):
        _gpus.current = self.before


class nccl:
    @staticmethod
    def version():
        return (2, 19, 3)
