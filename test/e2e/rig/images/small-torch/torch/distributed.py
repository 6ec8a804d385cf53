"""Stand-in torch.distributed: all_reduce over a socket to rank 0."""
import array
import os
import time
from datetime import timedelta  # noqa: F401
from multiprocessing.connection import Client, Listener


class ReduceOp:
    SUM = "sum"


_group = None


def is_available():
    return True


def is_nccl_available():
    return False


def is_gloo_available():
    return True


def is_initialized():
    return _group is not None


class _Group:
    def __init__(self, address, rank, size):
        self.rank, self.size, self.peers = rank, size, []
        if rank == 0:
            listener = Listener(address)
            self.peers = [listener.accept() for _ in range(size - 1)]
            listener.close()
        else:
            self.peers = [_connected(address)]


def _connected(address):
    deadline = time.monotonic() + 30
    while True:
        try:
            return Client(address)
        except (ConnectionError, FileNotFoundError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def init_process_group(backend="gloo", init_method=None, rank=None, world_size=None, timeout=None, **_):
    global _group
    if backend == "nccl" and not is_nccl_available():
        raise RuntimeError("Distributed package doesn't have NCCL built in")
    rank = int(os.environ["RANK"]) if rank is None or rank < 0 else rank
    world_size = int(os.environ["WORLD_SIZE"]) if world_size is None or world_size < 0 else world_size
    if init_method and init_method.startswith("file://"):
        address = init_method[len("file://"):] + ".socket"
    elif init_method and init_method.startswith("tcp://"):
        host, port = init_method[len("tcp://"):].split(":")
        address = (host, int(port))
    else:
        address = (os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"]))
    _group = _Group(address, rank, world_size)


def get_rank():
    return _group.rank


def get_world_size():
    return _group.size


def all_reduce(tensor, op=ReduceOp.SUM, **_):
    mine = list(tensor.data_)
    if _group.rank == 0:
        parts = [mine] + [peer.recv() for peer in _group.peers]
        total = [sum(values) for values in zip(*parts)]
        for peer in _group.peers:
            peer.send(total)
    else:
        _group.peers[0].send(mine)
        total = _group.peers[0].recv()
    tensor.data_ = array.array("f", total)


def barrier(**_):
    import torch
    all_reduce(torch.zeros(1))


def destroy_process_group():
    global _group
    for peer in _group.peers:
        peer.close()
    _group = None
