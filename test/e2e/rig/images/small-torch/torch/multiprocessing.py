"""Stand-in torch.multiprocessing: Python's own, with spawn()."""
from multiprocessing import *  # noqa: F401,F403
from multiprocessing import get_context


def spawn(function, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    context = get_context(start_method)
    processes = [context.Process(target=function, args=(rank,) + tuple(args), daemon=daemon) for rank in range(nprocs)]
    for process in processes:
        process.start()
    for process in processes if join else []:
        process.join()
        if process.exitcode != 0:
            raise RuntimeError("process %d terminated with exit code %d" % (processes.index(process), process.exitcode))
    return processes


def set_sharing_strategy(strategy):
    pass
