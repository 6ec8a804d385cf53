"""Runs inside the container and says, a JSON line a step, what works there.

Usage: python3 -c <this text> <arguments as JSON> [step ...]. Without a step it runs them all, each that could take the
process down with it in a process of its own. Works with Python 3.6 and PyTorch 0.4 or later, and needs nothing else.
"""
import json
import os
import re
import signal
import subprocess
import sys
import time

ARGUMENTS = json.loads(sys.argv[1])
MARK = "@ngc-doctor "
BEGAN = time.time()


def say(step, **seen):
    line = {"nonce": ARGUMENTS["nonce"], "step": step}
    line.update(seen)
    sys.stdout.write("\n" + MARK + json.dumps(line) + "\n")
    sys.stdout.flush()


def words(error):
    return "%s: %s" % (type(error).__name__, str(error)[:2000])


# --- what the container got -------------------------------------------------------------------------------------

def limits():
    import resource
    room = os.statvfs("/dev/shm")

    def limit(which):
        soft = resource.getrlimit(which)[0]
        return None if soft == resource.RLIM_INFINITY else soft

    say("limits", shmTotalBytes=room.f_blocks * room.f_frsize, shmFreeBytes=room.f_bavail * room.f_frsize,
        memlockBytes=limit(resource.RLIMIT_MEMLOCK), stackBytes=limit(resource.RLIMIT_STACK),
        openFiles=limit(resource.RLIMIT_NOFILE))


def devices():
    names = sorted(name for name in os.listdir("/dev") if re.match(r"nvidia(\d+|ctl|-uvm)$|dxg$|nvgpu$", name))
    say("devices", nodes=["/dev/" + name for name in names],
        visibleDevices=os.environ.get("NVIDIA_VISIBLE_DEVICES"),
        cudaVisibleDevices=os.environ.get("CUDA_VISIBLE_DEVICES"))


# --- PyTorch ----------------------------------------------------------------------------------------------------

def pytorch():
    import torch
    architectures = getattr(torch.cuda, "get_arch_list", lambda: [])
    say("torch", ok=True, version=torch.__version__, cuda=torch.version.cuda, architectures=attempt(architectures, []))


def attempt(ask, otherwise):
    try:
        return ask()
    except Exception:
        return otherwise


def cuda():
    import torch
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        available = torch.cuda.is_available()
        count = torch.cuda.device_count()
        error = None if available else attempt_error(torch.cuda.init)
    seen = [describe(torch, index) for index in range(count)] if available else []
    say("cuda", available=available, count=count, devices=seen, error=error,
        warnings=[str(one.message)[:500] for one in caught][:5])


def attempt_error(act):
    try:
        act()
        return None
    except Exception as error:
        return words(error)


def describe(torch, index):
    major, minor = torch.cuda.get_device_capability(index)
    return {"name": torch.cuda.get_device_name(index), "computeCapability": "%d.%d" % (major, minor),
            "memoryBytes": attempt(lambda: torch.cuda.get_device_properties(index).total_memory, None)}


def matmul(index):
    """The device's product against the processor's; full float32, as TF32 rounds more coarsely."""
    import torch
    if hasattr(torch.backends, "cuda") and hasattr(torch.backends.cuda, "matmul"):
        torch.backends.cuda.matmul.allow_tf32 = False
    size = 256
    a, b = torch.randn(size, size), torch.randn(size, size)
    device = "cuda:%d" % index
    began = time.time()
    product = ((a.to(device) @ b.to(device)) * 2).cpu()
    milliseconds = (time.time() - began) * 1000
    difference = float((product - (a @ b) * 2).abs().max())
    largest = float(product.abs().max())
    # float32 keeps 7 digits; sums of 256 products lose two of them at the most.
    ok = difference <= 1e-3 * max(largest, 1.0) and largest > 0
    say("matmul", ok=ok, device=index, maxError=difference, milliseconds=round(milliseconds, 1))


class Samples(object):
    """Made up data; each batch of SAMPLES of them has the size that was asked for."""
    SAMPLES = 8

    def __init__(self, count, numbers):
        self.count, self.numbers = count, numbers

    def __len__(self):
        return self.count

    def __getitem__(self, _):
        import torch
        return torch.ones(self.numbers)


def dataloader():
    """As many batches as a real job keeps ready are held in shared memory at the same time."""
    import torch.utils.data
    workers, size = ARGUMENTS["workers"], ARGUMENTS["batchBytes"]
    ready = workers * 2
    numbers = size // 4 // Samples.SAMPLES
    loader = torch.utils.data.DataLoader(Samples(ready * 2 * Samples.SAMPLES, numbers), batch_size=Samples.SAMPLES,
                                         num_workers=workers)
    before, began = used_shm(), time.time()
    batches = iter(loader)
    peak = wait_for(lambda: used_shm() - before >= ready * size * 0.95, lambda: used_shm() - before)
    count = 0
    for batch in batches:
        if float(batch[0][0]) != 1.0:
            raise ValueError("a batch came through changed")
        count += 1
        peak = max(peak, used_shm() - before)
    say("dataloader", ok=count == ready * 2, workers=workers, batchBytes=size, batches=count, peakShmBytes=peak,
        seconds=round(time.time() - began, 2))


def used_shm():
    room = os.statvfs("/dev/shm")
    return (room.f_blocks - room.f_bfree) * room.f_frsize


def wait_for(reached, measure, seconds=5.0):
    end, peak = time.time() + seconds, 0
    while time.time() < end and not reached():
        peak = max(peak, measure())
        time.sleep(0.01)
    return max(peak, measure())


# --- all devices together ---------------------------------------------------------------------------------------

def allreduce(count):
    """One process a device; each gives its number plus one, and all must end up with the sum."""
    import socket
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    ranks = [start("rank", str(rank), str(count), str(port)) for rank in range(count)]
    ends = [finish(rank, 60) for rank in ranks]
    lines = [line for end in ends for line in end["lines"] if line["step"] == "rank"]
    good = [line for line in lines if line["ok"]]
    error = next((line["error"] for line in lines if not line["ok"]), None)
    backend = lines[0].get("backend") if lines else None
    if error is None and len(good) < count:
        error = next((death(end) for end in ends if end["code"] != 0), "a process said nothing")
    say("allreduce", ok=len(good) == count, ranks=count, backend=backend, error=error)


def rank(number, count, port):
    import datetime
    import torch
    import torch.distributed as distributed
    number, count = int(number), int(count)
    nccl = getattr(distributed, "is_nccl_available", lambda: False)()
    backend = "nccl" if nccl else "gloo"
    try:
        distributed.init_process_group(backend, init_method="tcp://127.0.0.1:" + port, rank=number, world_size=count,
                                       timeout=datetime.timedelta(seconds=50))
        mine = torch.ones(1) * (number + 1)
        if nccl:
            torch.cuda.set_device(number)
            mine = mine.to("cuda:%d" % number)
        distributed.all_reduce(mine)
        total = float(mine.cpu()[0]) if nccl else float(mine[0])
        say("rank", ok=total == count * (count + 1) / 2.0, backend=backend, error="the sum is %s" % total)
    except Exception as error:
        say("rank", ok=False, backend=backend, error=words(error))


# --- running the steps ------------------------------------------------------------------------------------------

def own_text():
    """This program's text, as it was given to `python3 -c`."""
    with open("/proc/self/cmdline", "rb") as file:
        return file.read().split(b"\0")[2].decode("utf-8")


TEXT = None


def start(*step):
    global TEXT
    TEXT = TEXT or own_text()
    return subprocess.Popen([sys.executable, "-c", TEXT, sys.argv[1]] + list(step), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, start_new_session=True)


def finish(child, seconds):
    """The lines that a step said, and how it ended; its whole process group is gone afterwards."""
    late = False
    try:
        out, err = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        late = True
        out, err = b"", b""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except OSError:
        pass
    if late:
        out, err = child.communicate()
    text = out.decode("utf-8", "replace")
    lines = [json.loads(line[len(MARK):]) for line in text.split("\n") if line.startswith(MARK)]
    return {"lines": lines, "code": child.returncode, "late": late, "error": err.decode("utf-8", "replace")[-3000:]}


def death(end):
    if end["late"]:
        return "it took too long"
    if end["code"] < 0:
        return "killed by " + signal.Signals(-end["code"]).name
    return (end["error"].strip().split("\n") or [""])[-1][:500] or "it ended with code %d" % end["code"]


def guarded(step, *arguments, **options):
    """Runs a step in a process of its own and says how it died where it could not say so itself."""
    end = finish(start(step, *arguments), max(min(options.get("seconds", 60), left()), 1))
    for line in end["lines"]:
        seen = dict(line)
        say(seen.pop("step"), **{key: value for key, value in seen.items() if key != "nonce"})
    if not any(line["step"] == step for line in end["lines"]):
        extra = {"device": int(arguments[0])} if step == "matmul" else {}
        say(step, ok=False, error=death(end), detail=end["error"], **extra)
    return end["lines"]


def left():
    return ARGUMENTS["limitSeconds"] - (time.time() - BEGAN)


STEPS = {"limits": limits, "devices": devices, "torch": pytorch, "cuda": cuda, "dataloader": dataloader,
         "matmul": lambda index: matmul(int(index)), "allreduce": lambda count: allreduce(int(count)), "rank": rank}


def main():
    say("start", python=sys.version.split()[0])
    limits()
    devices()
    if not guarded("torch"):
        say("end")
        return
    count = 0
    for line in guarded("cuda"):
        count = line.get("count", 0) if line.get("available") else 0
    for index in range(count):
        guarded("matmul", str(index))
    if ARGUMENTS["workers"] > 0:
        guarded("dataloader", seconds=120)
    if count > 1:
        guarded("allreduce", str(count), seconds=90)
    say("end")


def one(step, arguments):
    try:
        STEPS[step](*arguments)
    except Exception as error:
        extra = {"device": int(arguments[0])} if step == "matmul" else {}
        say(step, ok=False, error=words(error), **extra)


if len(sys.argv) > 2:
    one(sys.argv[2], sys.argv[3:])
else:
    main()
