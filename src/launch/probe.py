"""Runs inside the container and says, a JSON line a step, what works there.

Usage: python3 -c <this text> '{"nonce": "...", "workers": 4, "batchBytes": 19267584, "limitSeconds": 290}'

Each step that could take the process down with it, or hang, runs in a process of its own. Those are plain forks: this
process never loads PyTorch and never touches a GPU, so that nothing in it can be harmed by one; and the text of the
program need not be found again (kernels before 4.2 show only 4096 bytes of a command line). Works with Python 3.6 to
3.14 and PyTorch 0.4 or later, and needs no other package.
"""
import json
import os
import re
import resource
import select
import signal
import socket
import sys
import time
import zlib

ARGUMENTS = json.loads(sys.argv[1])
NONCE = ARGUMENTS["nonce"]
MARK = "@ngc-doctor "
BEGAN = time.monotonic()

# The longest that a step may take, in seconds. A first import can read gigabytes, and a GPU newer than the image has
# its kernels compiled when they are first used.
SECONDS = {"torch": 120, "cuda": 120, "matmul": 120, "dataloader": 120, "rank": 90}


def say(step, **seen):
    """One line on stdout; it begins on a line of its own, whatever was printed before it without an end."""
    text = json.dumps(dict(seen, nonce=NONCE, step=step), allow_nan=False)
    sys.stdout.write("\n" + MARK + text + "\n")
    sys.stdout.flush()


def words(error):
    return "%s: %s" % (type(error).__name__, str(error)[:2000])


def attempt(ask, otherwise=None):
    try:
        return ask()
    except Exception:
        return otherwise


# --- what the container got -------------------------------------------------------------------------------------

def limits():
    def soft(which):
        value = resource.getrlimit(which)[0]
        return None if value == resource.RLIM_INFINITY else value

    room = os.statvfs("/dev/shm")
    mounts = [line.split() for line in attempt(lambda: text_of("/proc/mounts"), "").splitlines()]
    say("limits", ok=True, shmTotalBytes=room.f_blocks * room.f_frsize, shmFreeBytes=room.f_bavail * room.f_frsize,
        shmFilesystem=next((mount[2] for mount in reversed(mounts) if mount[1] == "/dev/shm"), None),
        memlockBytes=soft(resource.RLIMIT_MEMLOCK), stackBytes=soft(resource.RLIMIT_STACK),
        openFiles=soft(resource.RLIMIT_NOFILE), memoryBytes=memory_limit())


def memory_limit():
    """What the control group allows, of version 2 or 1; None: nothing known, or no limit (a huge number in version 1)."""
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        text = attempt(lambda: text_of(path), "").strip()
        if text.isdigit() and int(text) < 1 << 60:
            return int(text)
    return None


def text_of(path):
    with open(path) as file:
        return file.read()


def devices():
    names = sorted(name for name in os.listdir("/dev") if re.match(r"(nvidia(\d+|ctl|-uvm)|dxg|nvgpu)$", name))
    say("devices", ok=True, nodes=["/dev/" + name for name in names],
        visibleDevices=os.environ.get("NVIDIA_VISIBLE_DEVICES"),
        cudaVisibleDevices=os.environ.get("CUDA_VISIBLE_DEVICES"),
        driverCapabilities=os.environ.get("NVIDIA_DRIVER_CAPABILITIES"))


# --- PyTorch and its devices ------------------------------------------------------------------------------------

def pytorch():
    import torch
    architectures = attempt(lambda: [str(one) for one in torch.cuda.get_arch_list()], [])
    say("torch", ok=True, version=str(torch.__version__), cuda=torch.version.cuda, architectures=architectures)
    # After the line above: should one of these libraries crash, PyTorch has been imported all the same.
    cudnn, nccl = attempt(lambda: torch.backends.cudnn.version()), attempt(lambda: torch.cuda.nccl.version())
    # NCCL's is (2, 19, 3) in newer PyTorch and 2193 in older.
    say("libraries", cudnn=cudnn and str(cudnn), nccl=nccl and re.sub(r"[^\d.]", "", str(nccl).replace(",", ".")))


def cuda():
    import warnings
    import torch
    error = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        available = bool(torch.cuda.is_available())
        count = torch.cuda.device_count() if available else 0
        if not available:
            try:
                torch.cuda.init()
            except Exception as problem:
                error = words(problem)
    say("cuda", ok=available, available=available, count=count, error=error, library=attempt(cuda_library),
        devices=[describe(torch, index) for index in range(count)],
        warnings=[str(one.message)[:500] for one in caught][:5])
    # After the line above: a GPU that is in trouble may never answer.
    if not available:
        say("refused", nodes=refused_nodes())


def cuda_library():
    """The libcuda that this process has loaded, links followed; None: none."""
    lines = text_of("/proc/self/maps").splitlines()
    return next((line.split()[-1] for line in lines if "/libcuda.so" in line), None)


def refused_nodes():
    """Device nodes that are there and may not be opened, with the reason: EPERM is a control group's, EACCES the mode's."""
    import errno
    refused = {}
    for name in sorted(os.listdir("/dev")):
        if re.match(r"(nvidia(\d+|ctl|-uvm)|dxg)$", name):
            try:
                os.close(os.open("/dev/" + name, os.O_RDWR))
            except OSError as problem:
                refused["/dev/" + name] = errno.errorcode.get(problem.errno, str(problem.errno))
    return refused


def describe(torch, index):
    capability = attempt(lambda: "%d.%d" % torch.cuda.get_device_capability(index))
    return {"name": attempt(lambda: torch.cuda.get_device_name(index)), "computeCapability": capability,
            "memoryBytes": attempt(lambda: torch.cuda.get_device_properties(index).total_memory)}


def matmul(index):
    """A product of the device (cuBLAS), doubled there (a kernel of PyTorch's own), against the processor's."""
    # TensorFloat-32 rounds to 3 digits: these are its switches in cuBLAS, in NVIDIA's builds and in PyTorch.
    os.environ["NVIDIA_TF32_OVERRIDE"] = os.environ["TORCH_ALLOW_TF32_CUBLAS_OVERRIDE"] = "0"
    import torch
    attempt(lambda: setattr(torch.backends.cuda.matmul, "allow_tf32", False))
    torch.cuda.set_device(index)
    size, device = 256, "cuda:%d" % index
    a, b = torch.randn(size, size), torch.randn(size, size)
    began = time.monotonic()
    product = ((a.to(device) @ b.to(device)) * 2).cpu()
    milliseconds = (time.monotonic() - began) * 1000
    expected = (a @ b) * 2
    error = float((product - expected).abs().max()) / float(expected.abs().max())
    finite = error - error == 0
    # float32 errs by about 1e-6 here, and by 3e-4 should TensorFloat-32 be on after all.
    say("matmul", ok=error <= 1e-3, device=index, maxError=error if finite else None,
        milliseconds=round(milliseconds, 1))


# --- the data loader --------------------------------------------------------------------------------------------

BATCH = 8
# Numbers in a sample, so that a batch has the size that was asked for, less a little that differs from run to run: our
# files in /dev/shm are known by it.
NUMBERS = max(ARGUMENTS["batchBytes"] // 4 // BATCH - zlib.crc32(NONCE.encode()) % 256, 1)
BATCH_BYTES = NUMBERS * 4 * BATCH


class Samples(object):
    """Made up data for so many batches."""

    def __init__(self, batches):
        self.batches = batches

    def __len__(self):
        return self.batches * BATCH

    def __getitem__(self, _):
        import torch
        return torch.ones(NUMBERS)


def dataloader():
    """Waits until as many batches as PyTorch keeps ready (2 a worker) lie in shared memory at once, then takes them."""
    import multiprocessing
    import torch.utils.data
    multiprocessing.set_start_method("fork", force=True)  # Python 3.14's own way cannot pass on a class of this text
    workers = ARGUMENTS["workers"]
    ready = workers * 2
    wanted = ready * BATCH_BYTES * 0.95
    before, began = used_shm(), time.monotonic()
    seen = dict(workers=workers, batchBytes=BATCH_BYTES)
    try:
        batches = iter(torch.utils.data.DataLoader(Samples(ready * 2), batch_size=BATCH, num_workers=workers))
        peak = highest(lambda: used_shm() - before, wanted)
        count = 0
        for batch in batches:
            if float(batch[0][0]) != 1.0 or float(batch[BATCH - 1][NUMBERS - 1]) != 1.0:
                raise ValueError("a batch came through changed")
            count += 1
            peak = max(peak, used_shm() - before)
    except Exception as error:
        say("dataloader", ok=False, error=words(error), signal=signal_in(str(error)), **seen)
        return
    error = None if count == ready * 2 else "%d of %d batches came through" % (count, ready * 2)
    say("dataloader", ok=error is None, error=error, batches=count, peakShmBytes=peak,
        allAtOnce=peak >= wanted, seconds=round(time.monotonic() - began, 2), **seen)


def used_shm():
    room = os.statvfs("/dev/shm")
    return (room.f_blocks - room.f_bfree) * room.f_frsize


def highest(measure, wanted, patience=5.0):
    """Waits until what is measured reaches what is wanted, or has not grown for so many seconds; its peak."""
    peak, grown = measure(), time.monotonic()
    while peak < wanted and time.monotonic() - grown < patience:
        time.sleep(0.01)
        now = measure()
        if now > peak:
            peak, grown = now, time.monotonic()
    return peak


def own_files():
    """Batches of this run that lie in /dev/shm by name. PyTorch takes the names away at once, but not after a bus error."""
    paths = ["/dev/shm/" + name for name in attempt(lambda: os.listdir("/dev/shm"), []) if name.startswith("torch_")]
    return [path for path in paths if attempt(lambda: os.stat(path).st_size) == BATCH_BYTES]


def signal_in(text):
    """The signal that a worker died of, where PyTorch names it in the C library's words."""
    names = {"Bus error": "SIGBUS", "Segmentation fault": "SIGSEGV", "Killed": "SIGKILL", "Aborted": "SIGABRT"}
    return next((names[name] for name in names if "killed by signal: " + name in text), None)


# --- all devices together ---------------------------------------------------------------------------------------

def allreduce(count):
    """One process a device; each gives its number plus one, and all must end up with the sum."""
    try:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    except OSError as error:
        say("allreduce", ok=False, ranks=count, error=words(error))
        return
    lines = measure("rank", [(number, count, port) for number in range(count)], tell=False)
    # Where one process dies, the others complain that it has gone: the death is what matters.
    failed = sorted((line for line in lines if not line.get("ok")), key=lambda line: "signal" not in line)
    first = dict(failed[0]) if failed else {}
    error = "process %s: %s" % (first.get("rank"), first.get("error")) if failed else None
    say("allreduce", ok=not failed, ranks=count, error=error, signal=first.get("signal"), detail=first.get("detail"),
        backend=next((line["backend"] for line in lines if "backend" in line), None))


def rank(number, count, port):
    import datetime
    import torch
    import torch.distributed as distributed
    nccl = attempt(lambda: distributed.is_nccl_available(), False)
    backend = "nccl" if nccl else "gloo"
    meeting = dict(init_method="tcp://127.0.0.1:%d" % port, rank=number, world_size=count)
    try:
        if nccl:
            torch.cuda.set_device(number)
        try:
            distributed.init_process_group(backend, timeout=datetime.timedelta(seconds=60), **meeting)
        except (TypeError, AssertionError):  # PyTorch 0.4 knows no time limit
            distributed.init_process_group(backend, **meeting)
        mine = torch.ones(1 << 16) * (number + 1)
        mine = mine.to("cuda:%d" % number) if nccl else mine
        distributed.all_reduce(mine)
        ends = [float(mine.min()), float(mine.max())]
        right = ends == [count * (count + 1) / 2.0] * 2
        say("rank", ok=right, rank=number, backend=backend, error=None if right else "the sums are %s to %s" % tuple(ends))
    except Exception as error:
        say("rank", ok=False, rank=number, backend=backend, error=words(error))


# --- steps in processes of their own ----------------------------------------------------------------------------

STEPS = {"torch": pytorch, "cuda": cuda, "matmul": matmul, "dataloader": dataloader, "rank": rank}
ALSO_SAID = {"torch": ("torch", "libraries"), "cuda": ("cuda", "refused")}


class OutOfTime(Exception):
    pass


def left():
    return ARGUMENTS["limitSeconds"] - (time.monotonic() - BEGAN)


def measure(step, calls=((),), tell=True):
    """Runs a step once for each of the calls, all at the same time; what they said, or how they died."""
    if left() < 1:
        raise OutOfTime(step)
    try:
        children = [begin(step, call) for call in calls]
    except OSError as error:  # the container may have no more processes
        lines = [dict(label(step, call), step=step, ok=False, error=words(error)) for call in calls]
    else:
        gather(children, min(SECONDS[step], left()))
        lines = [line for child in children for line in answers(step, child)]
    for line in lines if tell else ():
        say(line["step"], **{key: line[key] for key in line if key not in ("step", "nonce")})
    return lines


def label(step, call):
    """What tells the answers of the calls apart."""
    return {{"matmul": "device", "rank": "rank"}[step]: call[0]} if call else {}


def begin(step, call):
    sys.stdout.flush()
    (out, to_out), (err, to_err) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            become(step, call, to_out, to_err)
        finally:
            os._exit(0)
    os.close(to_out)
    os.close(to_err)
    return {"pid": pid, "label": label(step, call), "status": None, "late": False, "open": [out, err], "out": out,
            "rest": b"", "answers": [], "error": b""}


def become(step, call, out, err):
    """Carries the step out, in the child: a group of its own, no core dumps, and gone when all time is over."""
    os.setsid()
    signal.alarm(int(max(left(), 0)) + 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.dont_write_bytecode = True
    try:
        STEPS[step](*call)
    except BaseException as error:
        say(step, ok=False, error=words(error), **label(step, call))


def running(child):
    if child["status"] is None:
        pid, status = os.waitpid(child["pid"], os.WNOHANG)
        child["status"] = status if pid else None
    return child["status"] is None


def listen(children, seconds):
    """Keeps the answers among what they say, and the tail of what they complain of."""
    owners = {pipe: child for child in children for pipe in child["open"]}
    if not owners:
        time.sleep(seconds)
    for pipe in select.select(list(owners), [], [], seconds)[0] if owners else ():
        part, child = os.read(pipe, 65536), owners[pipe]
        if not part:
            os.close(pipe)
            child["open"].remove(pipe)
        elif pipe == child["out"]:
            lines = (child["rest"] + part).split(b"\n")
            child["rest"] = lines.pop()[:65536]
            child["answers"] += [answer for answer in map(answer_in, lines) if answer is not None]
        else:
            child["error"] = (child["error"] + part)[-3000:]


def gather(children, seconds):
    """Listens until all have ended or the time is over; then ends what is left of them, their workers too."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any([running(child) for child in children]):
        listen(children, 0.05)
    for child in children:
        child["late"] = running(child)
        attempt(lambda: os.killpg(child["pid"], signal.SIGKILL))
        if child["late"]:
            os.kill(child["pid"], signal.SIGKILL)
    end = time.monotonic() + 3  # a process that hangs in the driver cannot be killed, and is not waited for
    while any([running(child) or child["open"] for child in children]) and time.monotonic() < end:
        listen(children, 0.05)


def answer_in(line):
    """None where the line is no whole answer of this run."""
    text = line.decode("utf-8", "replace")
    answer = attempt(lambda: json.loads(text[len(MARK):])) if text.startswith(MARK) else None
    return answer if isinstance(answer, dict) and answer.get("nonce") == NONCE else None


def answers(step, child):
    """What a step said of itself; or how it died, where it gave no answer."""
    own = [line for line in child["answers"] if line.get("step") in ALSO_SAID.get(step, (step,))][:10]
    if any(line["step"] == step for line in own):
        return own
    return own + [dict(child["label"], step=step, ok=False, **death(child))]


def death(child):
    detail = child["error"].decode("utf-8", "replace").strip()
    if child["late"]:
        return {"error": "it took too long", "late": True, "detail": detail}
    status = child["status"] or 0
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = attempt(lambda: signal.Signals(number).name, "signal %d" % number)
        return {"error": "killed by " + name, "signal": name, "detail": detail}
    reason = detail.split("\n")[-1][:500] or "it ended with code %d and said nothing" % os.WEXITSTATUS(status)
    return {"error": reason, "detail": detail}


# --- all of it --------------------------------------------------------------------------------------------------

def main():
    for step, look in (("limits", limits), ("devices", devices)):
        try:
            look()
        except Exception as error:
            say(step, ok=False, error=words(error))
    if not any(line.get("ok") for line in measure("torch")):
        return
    count = sum(line.get("count", 0) for line in measure("cuda"))
    products = []
    at_once = min(8, len(os.sched_getaffinity(0)))  # each of these processes imports PyTorch
    for first in range(0, count, at_once):
        products += measure("matmul", [(index,) for index in range(first, min(first + at_once, count))])
    if ARGUMENTS["workers"] > 0:
        there = own_files()
        measure("dataloader")
        for path in set(own_files()) - set(there):  # with --ipc=host they would stay in the host's memory
            attempt(lambda: os.unlink(path))
    if count > 1 and all(line["ok"] for line in products):  # else it would fail, too, and tell nothing more
        allreduce(count)


say("start", python=sys.version.split()[0], workers=ARGUMENTS["workers"])
try:
    main()
    say("end")
except OutOfTime as before:
    say("out-of-time", before=str(before))
