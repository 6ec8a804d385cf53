"""Stand-in torch.utils.data: worker processes that pass batches through /dev/shm."""
import array
import mmap
import multiprocessing
import os
import queue as queues
import signal

import torch


class Dataset:
    pass


class IterableDataset(Dataset):
    pass


class TensorDataset(Dataset):
    def __init__(self, *tensors):
        self.tensors = tensors

    def __len__(self):
        return len(self.tensors[0])

    def __getitem__(self, index):
        return tuple(tensor[index] for tensor in self.tensors)


def default_collate(samples):
    first = samples[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(samples)
    if isinstance(first, (tuple, list)):
        return [default_collate(list(column)) for column in zip(*samples)]
    return torch.tensor(samples)


_count = 0


def _share(value):
    """Writes a tensor into a file of /dev/shm, as PyTorch does, and gives what finds it again."""
    if isinstance(value, (list, tuple)):
        return [_share(one) for one in value]
    if not isinstance(value, torch.Tensor):
        return value
    global _count
    _count += 1
    name = "/dev/shm/torch_%d_%d" % (os.getpid(), _count)
    data = memoryview(value.data_).cast("B")
    with open(name, "wb+") as file:
        os.ftruncate(file.fileno(), max(1, len(data)))
        # Writing through the mapping, as PyTorch does: a full /dev/shm is a bus error, not an exception.
        with mmap.mmap(file.fileno(), max(1, len(data))) as memory:
            memory[:len(data)] = data
    return ("shared", name, list(value.shape))


def _open(value):
    if isinstance(value, list):
        return [_open(one) for one in value]
    if not (isinstance(value, tuple) and value[:1] == ("shared",)):
        return value
    _, name, shape = value
    values = array.array("f")
    with open(name, "rb") as file:
        values.frombytes(file.read())
    os.unlink(name)
    return torch.Tensor(values, shape)


def _work(dataset, collate, tasks, results):
    while True:
        task = tasks.get()
        if task is None:
            return
        number, indices = task
        try:
            results.put((number, _share(collate([dataset[i] for i in indices])), None))
        except Exception as error:  # handed to the parent, as PyTorch does
            results.put((number, None, "%s: %s" % (type(error).__name__, error)))


def _death(workers):
    for process in workers:
        if process.exitcode is None:
            continue
        if process.exitcode == -signal.SIGBUS:
            return ("DataLoader worker (pid %d) is killed by signal: Bus error. It is possible that dataloader's "
                    "workers are out of shared memory. Please try to raise your shared memory limit." % process.pid)
        if process.exitcode < 0:
            return "DataLoader worker (pid %d) is killed by signal: %s." % (
                process.pid, signal.Signals(-process.exitcode).name)
        return "DataLoader worker (pid(s) %d) exited unexpectedly" % process.pid
    return None


class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=False, num_workers=0, collate_fn=None, prefetch_factor=2,
                 timeout=0, drop_last=False, pin_memory=False, persistent_workers=False,
                 multiprocessing_context=None, **_):
        self.dataset, self.batch_size, self.num_workers = dataset, batch_size, num_workers
        self.collate = collate_fn or default_collate
        self.prefetch = prefetch_factor or 2
        self.timeout = timeout

    def __len__(self):
        return -(-len(self.dataset) // self.batch_size)

    def _batches(self):
        total = len(self.dataset)
        return [list(range(at, min(at + self.batch_size, total))) for at in range(0, total, self.batch_size)]

    def __iter__(self):
        if self.num_workers == 0:
            return (self.collate([self.dataset[i] for i in batch]) for batch in self._batches())
        return _FromWorkers(self)


class _FromWorkers:
    """Starts its workers and sends them ahead at once, before the first batch is asked for, as PyTorch does."""

    def __init__(self, loader):
        self.loader, self.batches = loader, loader._batches()
        self.results = multiprocessing.Queue()
        self.tasks = [multiprocessing.Queue() for _ in range(loader.num_workers)]
        self.workers = [
            multiprocessing.Process(target=_work, args=(loader.dataset, loader.collate, tasks, self.results), daemon=True)
            for tasks in self.tasks]
        for process in self.workers:
            process.start()
        self.sent, self.wanted, self.ready = 0, 0, {}
        self._send()

    def __iter__(self):
        return self

    def __next__(self):
        if self.wanted == len(self.batches):
            self._stop()
            raise StopIteration
        try:
            self._send()
            while self.wanted not in self.ready:
                number, value, error = self._next()
                if error:
                    raise RuntimeError("Caught %s in DataLoader worker process." % error)
                self.ready[number] = value
        except BaseException:
            self._stop()
            raise
        self.wanted += 1
        return _open(self.ready.pop(self.wanted - 1))

    def _send(self):
        ahead = self.wanted + self.loader.num_workers * self.loader.prefetch
        while self.sent < min(len(self.batches), ahead):
            self.tasks[self.sent % len(self.tasks)].put((self.sent, self.batches[self.sent]))
            self.sent += 1

    def _next(self):
        waited = 0.0
        while True:
            try:
                return self.results.get(timeout=0.1)
            except queues.Empty:
                death = _death(self.workers)
                if death:
                    raise RuntimeError(death) from None
                waited += 0.1
                if self.loader.timeout and waited > self.loader.timeout:
                    raise RuntimeError("DataLoader timed out after %d seconds" % self.loader.timeout) from None

    def _stop(self):
        for tasks in self.tasks:
            tasks.put(None)
        for process in self.workers:
            process.join(timeout=1)
            process.kill()


def get_worker_info():
    return None
