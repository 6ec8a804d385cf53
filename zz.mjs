// src/harmless.ts
var harmful = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
var harmless = (text2) => text2.replace(harmful, "");
var harmlessLine = (text2) => harmless(text2).replace(/\s+/g, " ").trim();

// src/signatures/line.ts
var breaks = [10, 13];
function lineAround(bytes, at, most2 = 2e3) {
  const here = Math.max(at - 1, 0);
  const start3 = Math.max(at - most2, 0);
  const before = bytes.subarray(start3, here);
  const from = start3 + Math.max(...breaks.map((byte) => before.lastIndexOf(byte))) + 1;
  const after = bytes.subarray(here, at + most2);
  const ends = breaks.map((byte) => after.indexOf(byte)).filter((end) => end !== -1);
  const to = here + Math.min(after.length, ...ends);
  return { line: text(bytes.subarray(from, to)), offset: text(bytes.subarray(from, at)).length };
}
var text = (bytes) => harmless(new TextDecoder().decode(bytes));

// src/signatures/anchors.ts
var bitsOfLetter = 6;
var lettersOfNumber = 5;
var maskOf = (length) => (1 << length * bitsOfLetter) - 1;
var allFive = maskOf(lettersOfNumber);
var lastThree = maskOf(3);
var lengths = [lettersOfNumber, 3, 2];
var anchorLength = (length) => lengths.find((one) => one <= length) ?? 0;
function anchorsOf(words) {
  const byLength = lengths.map((length) => ({
    length,
    mask: maskOf(length),
    groups: /* @__PURE__ */ new Map()
  }));
  const [long2, short] = [bitTable(), bitTable()];
  words.forEach((letters, word) => {
    const length = anchorLength(letters.length);
    const anchor = numberOf(letters.slice(-length));
    const groups = byLength.find((one) => one.length === length)?.groups;
    if (groups !== void 0) put(groups, anchor, letters.slice(0, -length), word);
    if (length === lettersOfNumber) long2.mark(scattered(anchor));
    else for (const place of endingsWith(anchor, length)) short.mark(place);
  });
  const longBits = long2.bits;
  const shortBits = short.bits;
  return {
    mayEnd(lastFive) {
      const one = scattered(lastFive);
      if (((longBits[one >>> 3] ?? 0) >>> (one & 7) & 1) !== 0) return true;
      const other2 = lastFive & lastThree;
      return ((shortBits[other2 >>> 3] ?? 0) >>> (other2 & 7) & 1) !== 0;
    },
    endingIn(lastFive, before, each) {
      for (const { mask, groups } of byLength) {
        const group = groups.get(lastFive & mask);
        if (group === void 0) continue;
        group.near.forEach(each);
        if (group.far.size > 0) group.far.get(before())?.forEach(each);
      }
    }
  };
}
var numberOf = (letters) => letters.slice(-lettersOfNumber).reduce((number, letter) => number << bitsOfLetter | letter, 0);
function put(groups, anchor, before, word) {
  const group = groups.get(anchor) ?? { near: [], far: /* @__PURE__ */ new Map() };
  groups.set(anchor, group);
  if (before.length < lettersOfNumber) {
    group.near.push(word);
    return;
  }
  const key = numberOf(before);
  group.far.set(key, [...group.far.get(key) ?? [], word]);
}
var tableBits = 3 * bitsOfLetter;
var scattered = (anchor) => Math.imul(anchor, 2654435761) >>> 32 - tableBits;
var endingsWith = (anchor, length) => Array.from(
  { length: 1 << (3 - length) * bitsOfLetter },
  (_, more) => more << length * bitsOfLetter | anchor
);
function bitTable() {
  const bits = new Uint8Array(1 << tableBits - 3);
  return {
    bits,
    mark(place) {
      bits[place >>> 3] = (bits[place >>> 3] ?? 0) | 1 << (place & 7);
    }
  };
}

// src/signatures/letters.ts
var other = 0;
var nothing = -1;
var escapeMark = -2;
var backslashMark = -3;
var lettered = "abcdefghijklmnopqrstuvwxyz0123456789-_.:/=[]()<>+,#@$%&*;!?|^{}";
var isOfWord = (letter) => letter > other && letter <= 36;
var letterOf = Int8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte).toLowerCase();
  if (byte === 27) return escapeMark;
  if (byte === 92) return backslashMark;
  if (byte >= 128 || /[\s"'`\0]/.test(char)) return nothing;
  return lettered.indexOf(char) + 1;
});
function lettersIn(word) {
  const letters = [];
  for (let at = 0; at < word.length; at++) {
    const letter = letterOf[word.charCodeAt(at)] ?? other;
    if (letter >= 0) letters.push(letter);
  }
  return letters;
}

// src/signatures/escapes.ts
var codeOf = (char) => char.charCodeAt(0);
var [bracket, closing, bell] = [codeOf("["), codeOf("]"), 7];
var blank = codeOf(" ");
var blanks = new Set(["n", "r", "t", "f", "b", "v", "e"].map(codeOf));
var numbers = /* @__PURE__ */ new Map([
  [codeOf("u"), { digits: 4, base: 16, value: 0 }],
  [codeOf("x"), { digits: 2, base: 16, value: 0 }],
  [codeOf("0"), { digits: 2, base: 8, value: 0 }]
]);
function escapes() {
  let mode = "none";
  let number = { digits: 0, base: 16, value: 0 };
  const plain = (byte) => {
    const letter = letterOf[byte] ?? other;
    mode = letter === escapeMark ? "after-escape" : letter === backslashMark ? "backslash" : "none";
    return letter < 0 ? nothing : letter;
  };
  const digit = (byte) => {
    const value = Number.parseInt(String.fromCharCode(byte), number.base);
    if (Number.isNaN(value)) return plain(byte);
    number = { ...number, digits: number.digits - 1, value: number.value * number.base + value };
    if (number.digits > 0) return nothing;
    return plain(number.value > 255 ? blank : number.value);
  };
  const readers = {
    none: plain,
    "after-escape"(byte) {
      mode = byte === bracket ? "sequence" : byte === closing ? "title" : "none";
      return nothing;
    },
    sequence(byte) {
      if (byte >= 64 || byte < 32) mode = "none";
      return nothing;
    },
    title(byte) {
      if (byte === bell || byte === codeOf("\n")) mode = "none";
      else if (byte === 27) mode = "title-end";
      return nothing;
    },
    "title-end"() {
      mode = "none";
      return nothing;
    },
    backslash(byte) {
      if (byte === 92) return nothing;
      const begun = numbers.get(byte);
      if (begun !== void 0) {
        number = begun;
        mode = "number";
        return nothing;
      }
      if (!blanks.has(byte)) return plain(byte);
      mode = byte === codeOf("e") ? "after-escape" : "none";
      return nothing;
    },
    number: digit
  };
  return { read: (byte) => readers[mode](byte), open: () => mode !== "none" };
}

// src/signatures/words.ts
var gapBefore = 128;
var kept = 512;
function wordsOf(texts) {
  const spelled = texts.map((text2) => {
    const letters = lettersIn(text2);
    if (anchorLength(letters.length) === 0 || letters.length >= kept || letters.includes(other)) {
      throw new Error(`No text can be found by the word ${JSON.stringify(text2)}.`);
    }
    return letters;
  });
  return {
    anchors: anchorsOf(spelled),
    anchorLengths: spelled.map(({ length }) => anchorLength(length)),
    before: spelled.map((letters) => letters.slice(0, -anchorLength(letters.length))),
    beginsWord: texts.map((text2) => text2.startsWith(" ")),
    endsWord: texts.map((text2) => text2.endsWith(" "))
  };
}
function fiveBefore({ letters, count }) {
  let number = 0;
  for (let at = count - 2 * lettersOfNumber; at < count - lettersOfNumber; at++) {
    number = number << bitsOfLetter | (letters[at & kept - 1] ?? 0) & ~gapBefore;
  }
  return number;
}
function isWhole(words, word, { letters, count }) {
  const wanted2 = words.before[word] ?? [];
  let at = count - (words.anchorLengths[word] ?? 0);
  if (at < wanted2.length) return false;
  for (let index = wanted2.length - 1; index >= 0; index--) {
    at--;
    if (((letters[at & kept - 1] ?? 0) & ~gapBefore) !== wanted2[index]) return false;
  }
  return words.beginsWord[word] === true ? wordBegins(letters, at) : true;
}
function wordBegins(letters, at) {
  if (at === 0 || ((letters[at & kept - 1] ?? 0) & gapBefore) !== 0) return true;
  const previous = (letters[at - 1 & kept - 1] ?? 0) & ~gapBefore;
  return !isOfWord(previous);
}

// src/signatures/matcher.ts
var usualReach = 1500;
function matcherOf(patterns) {
  const texts = [...new Set(patterns.flatMap((pattern2) => pattern2.words))];
  const words = wordsOf(texts);
  const places = placesOf(texts, patterns);
  return { reader: (found) => readerOf(words, progressOf(patterns, places, found)) };
}
function placesOf(texts, patterns) {
  const numbers2 = new Map(texts.map((text2, number) => [text2, number]));
  const places = texts.map(() => []);
  patterns.forEach(({ words }, pattern2) => {
    words.forEach((word, index) => {
      places[numbers2.get(word) ?? 0]?.unshift({ pattern: pattern2, index });
    });
  });
  return places;
}
function progressOf(patterns, places, found) {
  const begun = patterns.map(({ words }) => words.map(() => ({ letter: -1, byte: -1 })));
  return (word, letter, byte) => {
    for (const { pattern: pattern2, index } of places[word] ?? []) {
      const own3 = begun[pattern2] ?? [];
      const start3 = index === 0 ? { letter, byte } : own3[index - 1];
      const { words = [], reach = usualReach } = patterns[pattern2] ?? {};
      if (start3 === void 0 || start3.byte < 0 || letter - start3.letter > reach) continue;
      own3[index] = start3;
      if (index === words.length - 1) found({ pattern: pattern2, first: start3.byte, last: byte });
    }
  };
}
function readerOf(words, progress) {
  const { mayEnd } = words.anchors;
  const ring = { letters: new Uint8Array(kept), count: 0 };
  const escaped = escapes();
  const held = heldBack(progress);
  const found = wordsAt(words, ring, held, progress);
  let before = 0;
  let carried = { last: 0, gap: 0 };
  const read2 = (bytes) => {
    const { letters } = ring;
    let { count } = ring;
    let { last, gap } = carried;
    let open2 = escaped.open();
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      let letter = letterOf[byte] ?? 0;
      if (open2 || letter < nothing) {
        letter = escaped.read(byte);
        open2 = escaped.open();
      }
      if (letter < 0) {
        if (byte !== 0) gap = gapBefore;
        continue;
      }
      if (held.words.length !== 0) held.release(gap !== 0 || !isOfWord(letter));
      letters[count & kept - 1] = letter | gap;
      gap = 0;
      count++;
      last = (last << bitsOfLetter | letter) & allFive;
      if (mayEnd(last)) found(last, count, before + at + 1);
    }
    ring.count = count;
    carried = { last, gap };
    before += bytes.length;
  };
  return { read: read2, end: () => held.release(true) };
}
function wordsAt(words, ring, held, progress) {
  const lettersBefore = () => fiveBefore(ring);
  let here = 0;
  const each = (word) => {
    if (!isWhole(words, word, ring)) return;
    if (words.endsWord[word] === true) held.words.push([word, ring.count, here]);
    else progress(word, ring.count, here);
  };
  return (last, count, byte) => {
    ring.count = count;
    here = byte;
    words.anchors.endingIn(last, lettersBefore, each);
  };
}
function heldBack(progress) {
  const words = [];
  return {
    words,
    release(ended) {
      for (const word of words.splice(0)) if (ended) progress(...word);
    }
  };
}

// src/explain/wrapped.ts
var lineFeed = 10;
var narrowest = 40;
var mostLines = 30;
function wrappedLines(bytes, at) {
  let count = 0;
  let start3 = lineStart(bytes, at - 1);
  while (start3 > 0 && count < mostLines) {
    const before = lineStart(bytes, start3 - 2);
    if (!goesOn(bytes.subarray(before, start3 - 1), bytes.subarray(start3, start3 + 40))) break;
    start3 = before;
    count++;
  }
  return count;
}
var lineStart = (bytes, from) => from < 0 ? 0 : bytes.lastIndexOf(lineFeed, from - 1) + 1;
function goesOn(line, next) {
  return line.length >= narrowest && !/[.!]\s*$/.test(line.toString()) && !beginnings.some((begins) => begins.test(next.toString()));
}
var beginnings = [
  // A blank line, a time, a level, a prompt, a capital, the brackets and braces of logs.
  /^\s*$/,
  /^\s*(?:\d{4}-\d\d|\d\d:\d\d|[[{>#$|]|[A-Z])/,
  // A program or a service that names itself, and exceptions.
  /^[\w-]+(?:\s+\||:\s)/,
  /^(?:\w+\.)*\w+(?:Error|Exception|Warning)\b/,
  // Fields, as dockerd and containerd log them; host, process and thread, as NCCL does.
  /^(?:time|ts|level)=/,
  /^[\w.-]+:\d+:\d+ \[/
];

// src/explain/sightings.ts
function collectorOf(signatures) {
  const { matcher, hints } = preparedOf(signatures);
  const found = /* @__PURE__ */ new Map();
  const ends = /* @__PURE__ */ new Map();
  const near = nearby();
  const recent = recentBytes();
  const reader = matcher.reader(({ pattern: pattern2, first, last }) => {
    const signature = signatures[pattern2];
    if (signature === void 0) {
      near.hint(hints[pattern2 - signatures.length] ?? "", last);
      return;
    }
    if (first <= (ends.get(pattern2) ?? -1)) return;
    ends.set(pattern2, last);
    const known = found.get(pattern2) ?? {
      signature,
      rank: pattern2,
      ...recent.line(first),
      first,
      last,
      count: 0,
      hints: near.sighting(last)
    };
    found.set(pattern2, { ...known, count: known.count + 1 });
  });
  return {
    read(piece) {
      recent.add(piece);
      reader.read(piece);
    },
    end() {
      reader.end();
      const list2 = [...found.values()].sort((one, two) => one.first - two.first || one.rank - two.rank);
      return { list: list2, end: recent.text() };
    }
  };
}
var reachOfHints = 8192;
function nearby() {
  const hinted = /* @__PURE__ */ new Map();
  const sightings = [];
  return {
    hint(word, at) {
      hinted.set(word, at);
      for (const sighting of sightings.toReversed()) {
        if (at - sighting.at > reachOfHints) break;
        sighting.hints.add(word);
      }
    },
    sighting(at) {
      const hints = new Set(
        [...hinted].filter(([, from]) => at - from <= reachOfHints).map(([word]) => word)
      );
      sightings.push({ at, hints });
      return hints;
    }
  };
}
var prepared = /* @__PURE__ */ new WeakMap();
function preparedOf(signatures) {
  const earlier = prepared.get(signatures);
  if (earlier !== void 0) return earlier;
  const hints = [
    ...new Set(signatures.flatMap(({ causes }) => causes.flatMap(({ hints: words = [] }) => words)))
  ];
  const matcher = matcherOf([...signatures, ...hints.map((word) => ({ words: [word] }))]);
  prepared.set(signatures, { matcher, hints });
  return { matcher, hints };
}
var remembered = 8192;
var lineFeed2 = 10;
function recentBytes() {
  let [bytes, from, line] = [Buffer.alloc(0), 0, 1];
  return {
    add(piece) {
      const dropped = Math.max(bytes.length - remembered, 0);
      line += lineFeedsIn(bytes.subarray(0, dropped));
      bytes = Buffer.concat([bytes.subarray(dropped), piece]);
      from += dropped;
    },
    text: () => bytes.subarray(-remembered).toString(),
    /** The line of the byte before `at`. */
    line(at) {
      const here = Math.max(at - from, 1);
      const lineNumber = line + lineFeedsIn(bytes.subarray(0, here - 1));
      const message = lineNumber - wrappedLines(bytes, here);
      return { line: excerpt(lineAround(bytes, here)), lineNumber, message };
    }
  };
}
function lineFeedsIn(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed2); at !== -1; at = bytes.indexOf(lineFeed2, at + 1)) count++;
  return count;
}
var longest = 400;
function excerpt({ line, offset }) {
  if (line.length <= longest) return line.trim();
  const from = Math.max(0, Math.min(offset - longest / 2, line.length - longest));
  return `${from > 0 ? "\u2026 " : ""}${line.slice(from, from + longest).trim()}${from + longest < line.length ? " \u2026" : ""}`;
}

// src/signatures/consequences.ts
var consequences = {
  // The driver is not there, or not the right one.
  "kernel-module-not-loaded": [
    "driver-not-installed",
    "secure-boot-unsigned",
    "nouveau-conflict",
    "nova-core-conflict",
    "gpu-bound-to-vfio",
    "kernel-upgraded-no-module",
    "kernel-module-blacklisted",
    "selinux-module-load",
    "prime-intel-selected",
    "dkms-build-failed",
    "dkms-headers-missing",
    "open-kernel-module-unsupported",
    "gpu-not-supported-by-driver",
    "gpu-legacy-for-driver",
    "no-nvidia-gpu"
  ],
  "kernel-upgraded-no-module": ["dkms-build-failed", "dkms-headers-missing"],
  "dkms-build-failed": ["dkms-headers-missing"],
  "device-nodes-missing": ["kernel-module-not-loaded"],
  "driver-libraries-missing": ["driver-not-installed"],
  "driver-cuda-init": ["uvm-module-stale"],
  // A GPU does not start, or no longer answers.
  "gpu-init-failed": [
    "gpu-fell-off-bus",
    "gpu-power-missing",
    "gsp-rpc-timeout",
    "gpu-busy-or-bad",
    "bar-space-above-4g",
    "cc-mode-stuck",
    "cc-unsupported-device",
    "open-kernel-module-unsupported"
  ],
  "gpu-device-handle-unknown": [
    "gpu-fell-off-bus",
    "gpu-power-missing",
    "gsp-rpc-timeout",
    "gpu-busy-or-bad",
    "gpu-init-failed",
    "nvlink-uncorrectable",
    "ecc-uncorrectable"
  ],
  "gpu-faulty": [
    "gpu-fell-off-bus",
    "gpu-power-missing",
    "gsp-rpc-timeout",
    "gpu-busy-or-bad",
    "ecc-uncorrectable",
    "ecc-row-remap-failure"
  ],
  "gpu-busy-or-bad": [
    "gpu-fell-off-bus",
    "gsp-rpc-timeout",
    "nvlink-uncorrectable",
    "ecc-uncorrectable",
    "ecc-row-remap",
    "ecc-row-remap-failure"
  ],
  "ecc-row-remap": ["ecc-uncorrectable"],
  "gsp-rpc-timeout": ["gpu-fell-off-bus"],
  "nvlink-uncorrectable": ["gpu-fell-off-bus"],
  "persistence-mode-off": ["gpu-fell-off-bus", "gsp-rpc-timeout"],
  // A program on a GPU in trouble dies too.
  "xid-app-fault": [
    "gpu-fell-off-bus",
    "gpu-power-missing",
    "gsp-rpc-timeout",
    "gpu-busy-or-bad",
    "nvlink-uncorrectable",
    "ecc-uncorrectable",
    "ecc-row-remap",
    "ecc-row-remap-failure"
  ],
  // NVSwitches and instances.
  "fabric-manager-missing": ["fabric-manager-version-mismatch"],
  "fabric-not-completed": ["fabric-manager-missing", "fabric-manager-version-mismatch"],
  // The image.
  "no-supported-gpu-detected": [
    "gpu-too-new-for-image",
    "gpu-too-old-for-image",
    "driver-too-old-for-image",
    "gpus-flag-missing",
    "mig-no-instances",
    "fabric-manager-missing",
    "uvm-module-stale"
  ],
  "wheel-arch-mismatch": ["gpu-too-new-for-image", "gpu-too-old-for-image"],
  // The engine does not answer.
  "daemon-not-running": [
    "daemon-json-invalid",
    "daemon-flag-conflict",
    "daemon-flag-unsupported",
    "default-runtime-broken",
    "docker-service-masked",
    "containerd-not-running",
    "docker-not-installed",
    "rootless-daemon-not-started",
    "docker-desktop-linux-context",
    "user-namespaces-restricted",
    "cgroup-v2-old-engine",
    "distro-docker-conflict",
    "snap-docker"
  ],
  "rootless-daemon-not-started": ["user-namespaces-restricted"],
  // The toolkit, and what it needs to be installed.
  "toolkit-not-installed": [
    "package-dependency-conflict",
    "apt-key-missing",
    "apt-signed-by-conflict",
    "apt-source-damaged",
    "dns-failure",
    "tls-mitm-ca",
    "proxy-only-in-shell",
    "registry-unreachable"
  ],
  "apt-key-missing": ["dns-failure", "tls-mitm-ca", "proxy-only-in-shell", "registry-unreachable"],
  "toolkit-hook-missing": ["package-dependency-conflict", "toolkit-not-installed"],
  "nvidia-runtime-not-registered": [
    "toolkit-not-installed",
    "daemon-json-invalid",
    "snap-docker",
    "docker-desktop-linux-context",
    "rootless-vs-rootful-config",
    "daemon-uses-other-config"
  ],
  "cdi-generate-failed": [
    "driver-library-mismatch",
    "driver-not-installed",
    "driver-libraries-missing",
    "kernel-module-not-loaded"
  ],
  "cdi-spec-missing-or-unreadable": [
    "cdi-generate-failed",
    "cdi-refresh-before-driver",
    "cdi-version-too-new",
    "cdi-spec-conflict",
    "kernel-module-not-loaded",
    "toolkit-not-installed"
  ],
  // Kubernetes.
  "k8s-default-runtime-not-nvidia": [
    "containerd-runtime-not-registered",
    "kernel-module-not-loaded",
    "driver-not-installed"
  ],
  "containerd-runtime-not-registered": ["toolkit-not-installed"]
};

// src/signatures/noise.ts
var noise = {
  "gpu-fan-err-only": "The speed of the fan cannot be read; nothing else about the GPU is in error.",
  "ngc-shm-note": "The image's start script says this in every start without --ipc=host, however much shared memory there is.",
  "ngc-banner-false-positive-wsl": "The image's start script looks for a device that WSL does not have; CUDA works all the same.",
  "pcie-link-idle-false-positive": "An idle GPU lowers the speed of its link, and raises it under load.",
  "sm-warning-false-positive": "PyTorch does not list this compute capability, and runs the programs of its family on it.",
  "wsl-integrated-gpu-adapter": "These messages are about the processor's own GPU, beside NVIDIA's.",
  "module-taint-note": "The kernel notes that a module is not part of it, or not signed with its own key, and loads it all the same.",
  "acpi-dsm-note": "The firmware describes a method of the GPU in an unusual way; the driver does without it.",
  "kernel-mapping-note": "The kernel notes how the driver maps the memory of the firmware; nothing is refused.",
  "driver-persistence-note": "The driver recommends its newer way, nvidia-persistenced; the older one works.",
  "peermem-note": "The module for GPUDirect RDMA is not needed on a single machine, and notes programs that end before it.",
  "xid-ignored-note": "NVIDIA's catalogue of Xids asks for nothing after this one.",
  "gpu-recovered-note": "The driver says that the GPU needs nothing more.",
  "pcie-corrected-note": "The PCIe link has corrected an error by itself; very many of them tell of a bad connection.",
  "display-edid-note": "It is about a display; computing needs none.",
  "console-note": "It is about the text console on the screen; computing needs none.",
  "ngc-compatibility-note": "The image's start script says in which of CUDA's compatibility modes it runs, and why not in another: it runs.",
  "ngc-mofed-note": "It is about the driver of InfiniBand adapters, for work on several machines.",
  "container-user-note": "The container's user has a number and no name; few programs need the name.",
  "container-terminal-note": "The shell has no terminal of its own; only job control is missing.",
  "docker-kernel-note": "The kernel cannot limit swap; nothing here needs that limit.",
  "tensorflow-numa-note": "The machine has one memory node, or does not tell; the first is taken.",
  "tensorflow-factory-note": "Two libraries bring the same plug-in; one is used.",
  "tensorrt-missing-note": "TensorRT is not installed; TensorFlow does without it.",
  "nccl-plugin-note": "NCCL looked for an optional plug-in or adapter, and goes on without it.",
  "torchrun-threads-note": "torchrun limits the threads of each process; the number can be set.",
  "torch-ipv6-note": "The address was tried by IPv6 first, and then by IPv4.",
  "torch-shutdown-note": "It is said while the program ends, of what it did not tidy up.",
  "dataloader-workers-note": "More workers than processors are slower; they work.",
  "pynvml-deprecated-note": "The package has another name today; it works.",
  "mpi-display-note": "mpirun looked for a display, which it does not need.",
  "preload-ignored-note": "A library that was to be loaded before all others is not there, and the program goes on without it.",
  "apt-interface-note": "apt tells scripts that its output may change.",
  "apt-keyring-note": "The key of a package source lies in an older place, where apt still finds it.",
  "apt-architecture-note": "A package source has nothing for a further architecture of this system; what is needed comes all the same.",
  "debconf-note": "No terminal was there to ask questions in; the defaults were taken.",
  "firmware-note": "The firmware is for a device that this machine need not have.",
  "pip-root-note": "In a container root installs, and breaks nothing of the host.",
  "dpkg-directory-note": "A folder with other files in it was left.",
  "compose-file-note": "Compose notes something about the file that it can do without.",
  "docker-login-note": "Docker says how it keeps the password; the login works.",
  "containerd-start-note": "containerd and dockerd note at their start which of their parts this machine does not use.",
  "containerd-shim-note": "It is said each time that a container ends.",
  "docker-request-note": "A program asked the engine for something that is not there, and was told so.",
  "kubernetes-nameserver-note": "More name servers are configured than a pod can use; the first three are used.",
  "kubernetes-deprecation-note": "The interface works in this version of Kubernetes, and will be gone in a later one.",
  "toolkit-optional-file-note": "The toolkit looked for a file that not every driver brings, and goes on without it.",
  "wsl-link-note": "Windows puts a file there where Linux has a link; CUDA works all the same.",
  "podman-mount-note": "Only mounts that are made later are not passed on to containers.",
  "singularity-note": "Singularity made many bind mounts, which it may."
};

// src/explain/problems.ts
function problemsIn(found, settle = (claim) => claim) {
  const claims = unshadowed(found.list).map(claimOf).map(settle);
  const harmless4 = claims.filter(isHarmless).map(({ sighting, causes }) => ({ code: codeOf2(causes), sighting }));
  const faults = claims.filter((claim) => !isHarmless(claim));
  return {
    problems: ordered(underTheirCauses(grouped(settledByOthers(faults)))),
    harmless: onceEach(harmless4)
  };
}
var codeOf2 = ([first]) => first?.code ?? "";
var isHarmless = ({ causes }) => causes.every(({ code }) => code in noise);
function unshadowed(list2) {
  return list2.filter((one) => !list2.some((other2) => other2.rank < one.rank && isSameMessage(one, other2)));
}
var sameMessage = 1500;
var isSameMessage = (one, other2) => one.first <= other2.last && other2.first <= one.last || one.message === other2.message && Math.abs(one.first - other2.first) <= sameMessage;
function claimOf(sighting) {
  const { causes } = sighting.signature;
  const hintsOf = ({ hints = [] }) => hints.filter((hint) => sighting.hints.has(hint)).length;
  const [first] = causes;
  return {
    sighting,
    causes: causes.toSorted((one, two) => hintsOf(two) - hintsOf(one)),
    certain: causes.length === 1 && first?.decides === "",
    hinted: causes.filter((cause) => hintsOf(cause) > 0).length
  };
}
function settledByOthers(claims) {
  const proved = [...new Set(claims.filter(({ certain }) => certain).map(({ causes }) => codeOf2(causes)))];
  return claims.map((claim) => {
    if (claim.certain) return claim;
    const decided = claim.causes.find(({ code }) => proved.includes(code)) ?? claim.causes.find(({ code }) => proved.some((cause) => bringsAbout(cause, code)));
    return decided === void 0 ? { ...claim, causes: mostNamed(claim, claims) } : { ...claim, causes: [decided], certain: true };
  });
}
function mostNamed({ causes, sighting, hinted }, claims) {
  const others = claims.filter((claim) => claim.sighting !== sighting);
  const firsts = (code) => others.filter((claim) => codeOf2(claim.causes) === code).length;
  const names3 = (code) => others.filter((claim) => claim.causes.some((cause) => cause.code === code)).length;
  const open2 = causes.slice(hinted).toSorted((one, two) => names3(two.code) - names3(one.code) || firsts(two.code) - firsts(one.code));
  return [...causes.slice(0, hinted), ...open2];
}
function bringsAbout(cause, code, seen = []) {
  if (seen.includes(code)) return false;
  const by = consequences[code] ?? [];
  return by.includes(cause) || by.some((between) => bringsAbout(cause, between, [...seen, code]));
}
function grouped(claims) {
  const codes = [...new Set(claims.map(({ causes }) => codeOf2(causes)))];
  return codes.map((code) => {
    const group = claims.filter(({ causes }) => codeOf2(causes) === code);
    const best = group.find(({ certain }) => certain) ?? group[0];
    const sightings = group.map(({ sighting }) => sighting).toSorted((one, two) => one.rank - two.rank);
    const [own3, ...others] = best?.causes ?? [];
    return {
      code,
      confidence: best?.certain === true ? "certain" : "likely",
      question: best?.certain === true ? "" : own3?.decides ?? "",
      others: best?.certain === true ? [] : others,
      sightings,
      explains: []
    };
  });
}
function underTheirCauses(problems) {
  const causeOf2 = (problem) => problems.find((other2) => other2 !== problem && bringsAbout(other2.code, problem.code));
  const isRoot = (problem) => causeOf2(problem) === void 0;
  if (!problems.some(isRoot)) return problems;
  return problems.filter(isRoot).map((root2) => ({
    ...root2,
    explains: problems.filter((problem) => problem !== root2 && bringsAbout(root2.code, problem.code)).flatMap(({ code, sightings: [sighting] }) => sighting === void 0 ? [] : [{ code, sighting }])
  }));
}
var ordered = (problems) => problems.toSorted(
  (one, two) => Number(two.confidence === "certain") - Number(one.confidence === "certain")
);
var onceEach = (list2) => list2.filter(({ code }, index) => list2.findIndex((other2) => other2.code === code) === index);

// src/causes.ts
function problemsOf(located) {
  const byCode = /* @__PURE__ */ new Map();
  for (const { check, finding } of located) {
    const earlier = byCode.get(finding.code);
    byCode.set(finding.code, earlier === void 0 ? { check, finding } : joined(earlier, finding));
  }
  return [...byCode.values()];
}
function joined({ check, finding: first }, second) {
  const graver = first.severity === "warning" && second.severity === "error";
  const [lead, other2] = graver ? [second, first] : [first, second];
  return {
    check,
    finding: {
      ...lead,
      seen: { ...other2.seen, ...lead.seen },
      explainedBy: [.../* @__PURE__ */ new Set([...first.explainedBy ?? [], ...second.explainedBy ?? []])],
      fixes: lead.fixes.length > 0 ? lead.fixes : other2.fixes,
      ...candidatesOf(lead.candidates ?? other2.candidates)
    }
  };
}
var candidatesOf = (candidates) => candidates === void 0 ? {} : { candidates };

// src/probe.ts
var read = (value) => ({ ok: true, value });
var unread = (why) => ({ ok: false, why, asked: true });
var notAsked = (why) => ({ ok: false, why, asked: false });
var valueIn = (reading) => reading?.ok === true ? reading.value : null;

// src/fix/follow-ups.ts
function followUpFix(kind, facts2) {
  if (kind === "restart-engine") return restartEngine(facts2);
  if (kind === "relogin") return relogin;
  return reboot;
}
function restartEngine(facts2) {
  const dockerd = valueIn(facts2.dockerd);
  const services = valueIn(facts2.os)?.services ?? "none";
  const common = {
    id: "restart-engine",
    title: "Restart the Docker Engine",
    risk: "disruptive",
    interrupts: interruption(facts2),
    verify: ["docker", "info"]
  };
  if (dockerd?.flavour === "snap") return { ...common, steps: [root(["snap", "restart", "docker"])] };
  if (dockerd?.flavour === "desktop") {
    return { ...common, risk: "manual", steps: [{ kind: "do", text: "Restart Docker Desktop." }] };
  }
  if (dockerd?.flavour === "elsewhere") {
    return {
      ...common,
      risk: "manual",
      steps: [{ kind: "do", text: "Restart the Docker Engine where it runs." }]
    };
  }
  if (dockerd?.flavour === "rootless" && services === "systemd") {
    return { ...common, steps: [{ kind: "run", argv: ["systemctl", "--user", "restart", "docker"] }] };
  }
  const service = dockerd?.service ?? null;
  if (service !== null && services === "systemd") {
    return { ...common, steps: [root(["systemctl", "restart", service])] };
  }
  if (service !== null && services === "openrc") {
    return { ...common, steps: [root(["rc-service", service, "restart"])] };
  }
  if (service !== null && services === "sysv") {
    return { ...common, steps: [root(["service", service, "restart"])] };
  }
  return { ...common, risk: "manual", steps: [{ kind: "do", text: withoutServiceManager(facts2) }] };
}
var root = (argv) => ({ kind: "run", argv, root: true });
function interruption(facts2) {
  const engine = valueIn(facts2.engine);
  if (engine?.kind !== "running") return "running containers stop";
  if (engine.liveRestore) return "the engine pauses; containers go on (live-restore is on)";
  const count = engine.containersRunning;
  if (count === 0) return "nothing: no container is running";
  return count === 1 ? "1 running container stops" : `${count} running containers stop`;
}
function withoutServiceManager(facts2) {
  const pid = valueIn(facts2.dockerd)?.process?.pid;
  const start3 = "start dockerd again the way it was started";
  return pid === void 0 ? "No service manager runs here: start dockerd the way it is usually started on this machine." : `No service is known that runs this daemon: stop dockerd (process ${pid}) and ${start3}.`;
}
var relogin = {
  id: "relogin",
  title: "Log out and in again",
  risk: "manual",
  interrupts: "this login session ends",
  steps: [{ kind: "do", text: "Log out and log in again, so that the new group holds." }],
  verify: ["id"]
};
var reboot = {
  id: "reboot",
  title: "Restart the machine",
  risk: "disruptive",
  interrupts: "everything on this machine stops",
  steps: [{ kind: "run", argv: ["reboot"], root: true }]
};

// src/fix/obstacles.ts
function withObstacles(fix, facts2) {
  const obstacles = [
    ...withoutRoot(fix, facts2),
    ...readOnly(fix, facts2),
    ...intoAnImage(fix, facts2),
    ...byNix(fix, facts2),
    ...withoutRepositories(fix, facts2),
    ...withoutNetwork(fix, facts2)
  ];
  if (obstacles.length === 0) return fix;
  return { ...fix, risk: "manual", steps: [...obstacles, ...fix.steps] };
}
var needsRoot = (step) => step.kind !== "do" && step.root === true;
function withoutRoot(fix, facts2) {
  const system = valueIn(facts2.system);
  const os = valueIn(facts2.os);
  if (system === null || os === null || system.uid === 0 || os.sudo || !fix.steps.some(needsRoot)) return [];
  return [
    {
      kind: "do",
      text: `These steps need root, and there is no sudo here: become root (su -), or ask whoever administers this machine.`
    }
  ];
}
var packageManagers = /* @__PURE__ */ new Set([
  ...["apt-get", "dnf", "yum", "tdnf", "zypper", "pacman"],
  ...["dpkg", "rpm", "ubuntu-drivers"]
]);
var installs = (step) => step.kind === "run" && packageManagers.has(step.argv[0] ?? "");
var inEtc = (step) => step.kind === "edit" && step.file.startsWith("/etc/") || step.kind === "run" && step.root === true && step.argv.some((word) => /(?:^|=)\/etc\//.test(word));
function readOnly(fix, facts2) {
  const os = valueIn(facts2.os);
  const concerned = (os?.readOnly ?? []).filter(
    (folder) => folder === "/usr" ? os?.immutable === false && fix.steps.some(installs) : fix.steps.some((step) => installs(step) || inEtc(step) || configures(step))
  );
  if (concerned.length === 0) return [];
  const are = concerned.length > 1 ? "are" : "is";
  return [
    {
      kind: "do",
      text: `${concerned.join(" and ")} ${are} mounted read-only, and these steps write there. After an error of the disk the kernel does that: see dmesg, and have the filesystem checked (fsck) before anything else. Where it is meant so, make it writable in the way of this system, e.g. sudo mount -o remount,rw / (findmnt --target ${concerned[0]} names the mount).`
    }
  ];
}
function intoAnImage(fix, facts2) {
  const os = valueIn(facts2.os);
  if (os?.immutable !== true || !fix.steps.some(installs)) return [];
  return [
    {
      kind: "do",
      text: `${os.prettyName} comes as an image, into which packages are not simply installed: layer them, or use an image that has them.`
    }
  ];
}
var configures = (step) => step.kind === "run" && step.argv[0] === "nvidia-ctk" && /^(?:runtime|config)$/.test(step.argv[1] ?? "");
var writes = (step) => step.kind === "edit" && step.root === true || step.kind === "run" && step.argv.some((word) => word.startsWith("/etc/modprobe.d/")) || configures(step);
function byNix(fix, facts2) {
  if (valueIn(facts2.os)?.id !== "nixos" || !fix.steps.some(writes)) return [];
  return [
    {
      kind: "do",
      text: "NixOS makes these files from its configuration: make the changes below there (virtualisation.docker.daemon.settings is daemon.json, boot.blacklistedKernelModules is in modprobe.d), then: nixos-rebuild switch."
    }
  ];
}
var removes = /^(?:remove|purge|erase|autoremove|-R\w*)$/;
var fromRepository = (step) => installs(step) && step.kind === "run" && !/^(?:dpkg|rpm)$/.test(step.argv[0] ?? "") && !step.argv.some((word) => removes.test(word));
var downloads = (step) => fromRepository(step) || step.kind === "run" && step.argv.some((word) => word.startsWith("https://"));
function withoutRepositories(fix, facts2) {
  const os = valueIn(facts2.os);
  if (os?.withoutRepositories !== true || !fix.steps.some(fromRepository)) return [];
  const whence2 = {
    rhel: "register this system (subscription-manager register), or name a mirror of yours",
    sles: "register this system (SUSEConnect), or name a mirror of yours"
  };
  return [
    {
      kind: "do",
      text: `${os.packages} has no repository here that is switched on, so that it finds none of this distribution's packages, which others need: ${whence2[os.id] ?? "name the usual ones, or a mirror of yours"}.`
    }
  ];
}
function withoutNetwork(fix, facts2) {
  const registry = valueIn(facts2.registry);
  if (registry?.kind !== "failed" || !offline.has(registry.problem) || !fix.steps.some(downloads)) return [];
  const { host, proxy, shellProxy } = registry.route;
  if (host !== "nvcr.io" || proxy !== null || (shellProxy ?? "") !== "") return [];
  return [
    {
      kind: "do",
      text: `These steps download packages, and this machine did not reach ${registry.at} (${registry.why}): where that holds for all of the internet, mend it first, give the package manager a proxy, or a mirror within reach.`
    }
  ];
}
var offline = /* @__PURE__ */ new Set(["dns", "unreachable", "timeout"]);

// src/fix/own-files.ts
function withOwnFiles(fix, facts2) {
  const dockerd = valueIn(facts2.dockerd);
  const owned = dockerd?.flavour === "rootless" || dockerd?.flavour === "desktop";
  const file = dockerd?.configFile ?? "";
  if (!owned || file.startsWith("/etc/")) return fix;
  const mine = (step) => step.kind === "edit" && step.file === file && step.root === true;
  if (!fix.steps.some(mine)) return fix;
  return { ...fix, steps: fix.steps.map((step) => mine(step) ? { ...step, root: false } : step) };
}

// src/fix/wsl-way.ts
function inWslWay(fix, facts2) {
  if (valueIn(facts2.platform)?.kind !== "wsl2") return fix;
  const steps = fix.steps.map(inWindows);
  if (steps.every((step, index) => step === fix.steps[index])) return fix;
  return {
    ...fix,
    risk: "manual",
    interrupts: "everything in WSL stops: all distributions, and Docker Desktop with its containers",
    steps
  };
}
var restart = {
  kind: "do",
  text: "In Windows (PowerShell): wsl --shutdown, then open this distribution again. If that does not help, restart Windows."
};
var reset = { kind: "do", text: "Restart Windows: a GPU cannot be reset from within WSL." };
function inWindows(step) {
  if (step.kind !== "run") return step;
  if (step.argv[0] === "reboot") return restart;
  return step.argv[0] === "nvidia-smi" && step.argv.includes("--gpu-reset") ? reset : step;
}

// src/fix/plan.ts
function planOf(causes, located, facts2) {
  const all2 = new Map(fixesIn(located).map((fix) => [fix.id, hereOf(fix, facts2)]));
  const counting = causes.filter(({ waived }) => waived === void 0);
  const first = new Set(counting.flatMap((cause) => cause.fixes.slice(0, 1)));
  const chosen = [...first].flatMap((id) => all2.get(id) ?? []);
  const asked = new Set(chosen.map((fix) => fix.then));
  const last = followUps(asked).map((kind) => hereOf(followUpFix(kind, facts2), facts2));
  const done = new Set(last.flatMap(({ id }) => [id, ...includes[id] ?? []]));
  const plan = [...chosen.filter(({ id }) => !done.has(id)), ...last];
  const planned = new Set(plan.map((fix) => fix.id));
  return { plan, otherFixes: [...all2.values()].filter((fix) => !planned.has(fix.id)) };
}
function fixesIn(located) {
  const all2 = /* @__PURE__ */ new Map();
  for (const fix of problemsOf(located).flatMap(({ finding }) => finding.fixes)) {
    const earlier = all2.get(fix.id);
    all2.set(fix.id, earlier === void 0 ? fix : bothOf(earlier, fix));
  }
  for (const fix of located.flatMap(({ finding }) => finding.fixes)) {
    if (!all2.has(fix.id)) all2.set(fix.id, fix);
  }
  return [...all2.values()];
}
function bothOf(one, other2) {
  const told = new Set(one.steps.map((step) => JSON.stringify(step)));
  return {
    ...other2,
    ...one,
    title: one.title === other2.title ? one.title : `${one.title}. ${other2.title}`,
    risk: risks.findLast((risk) => [one.risk, other2.risk].includes(risk)) ?? one.risk,
    steps: [...one.steps, ...other2.steps.filter((step) => !told.has(JSON.stringify(step)))]
  };
}
var risks = ["safe", "disruptive", "manual"];
var hereOf = (fix, facts2) => withObstacles(withOwnFiles(inWslWay(fix, facts2), facts2), facts2);
var includes = {
  "restart-engine": ["reload-engine"],
  reboot: ["reload-engine"]
};
function followUps(asked) {
  if (asked.has("reboot")) return ["reboot"];
  return ["restart-engine", "relogin"].filter((kind) => asked.has(kind));
}

// src/render/shell.ts
var harmless2 = /^[A-Za-z0-9_@%+=:,./-]+$/;
var shellWord = (word) => harmless2.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
var shellCommand = (argv) => argv.map(shellWord).join(" ");

// src/host/question.ts
function withoutLogin(url) {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `none://${url}`;
  const login = URL.canParse(whole) ? /^((?:[a-z][a-z0-9+.-]*:\/\/)?)[^/\s?#]*@/i : /^((?:[a-z][a-z0-9+.-]*:\/\/)?)\S*@/i;
  return url.replace(login, "$1");
}

// src/host/redact.ts
var secretMember = /("(?:token|access_token|refresh_token|id_token|identity_?token|registrytoken|password|secret)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
var loginMember = /("auth"\s*:\s*)"(?:[^"\\]|\\.)+"/gi;
var redactedLogin = Buffer.from("redacted:redacted").toString("base64");
var addressWithLogin = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]*@[^\s"'<>]*/gi;
var hostWithLogin = /(?<![^\s"'<>=,\0])[^\s"'<>=,\0:/@]+:(?!\/\/)[^\s"'<>,\0]*@(?!sha\d+:)/g;
var serialVariable = /^(\s*\w{0,40}serial\w{0,40}=)[^\n\r\0]*/gim;
var serialElement = /<(\w{0,40}serial\w{0,40})>[^<>]*<\/\1>/gi;
var withoutSecrets = (text2) => text2.replace(secretMember, '$1"redacted"').replace(loginMember, `$1"${redactedLogin}"`).replace(addressWithLogin, withoutLogin).replace(hostWithLogin, "").replace(serialVariable, '$1"redacted"').replace(serialElement, "<$1>redacted</$1>");

// src/explain/redacted.ts
var secrets = [
  [/-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)/gs, "<secret>"],
  [/(\bauthorization\b["']?\s*[:=]\s*["']?)[^\n"']+/gi, "$1<secret>"],
  [/(\b(?:bearer|basic) )(?=\S*[\d=])[\w.~+/=-]{8,}/gi, "$1<secret>"],
  // Whatever stands around the word, as in variables; and as flags have it.
  [
    /((?:api[_-]?key|access[_-]?key|token|passw(?:or)?d|passphrase|secret|credentials?)(?:[_-][\w-]*)?["']?\s*[:=]\s*["']?)[^\s"']+/gi,
    "$1<secret>"
  ],
  [/(--(?:password|token|api-key)\s+)\S+/g, "$1<secret>"],
  [
    /\b(?:nvapi-|hf_|gh[pousr]_|github_pat_|glpat-|dckr_pat_|xox[a-z]-|sk-|AKIA|ASIA|eyJ)[\w.-]{10,}/g,
    "<secret>"
  ]
];
var names = [
  [/[\w.+-]+@(?!\d)[\w-]+(?:\.[\w-]+)+/g, "<mail>"],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>"],
  [/\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi, "<mac>"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\.\d)/g, "<ip>"],
  [
    /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5})[0-9a-f]{1,4}(?![\w:])/gi,
    "<ip>"
  ],
  [/(\/(?:home|Users|mnt\/[a-z]\/Users)\/)[^/\s:"']+/g, "$1<user>"],
  [/(\b[A-Z]:\\+Users\\+)[^\\\s:"']+/g, "$1<user>"],
  [/(^|[\s"'])\\\\+[\w.-]+(?=\\+\w)/gm, "$1\\\\<host>"],
  // As syslog begins a line (RFC 3164, and with the time of RFC 3339), and as a shell prompts.
  [/^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )\S+/gm, "$1<host>"],
  [
    /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d) )[\w.-]+(?= [\w./()-]+(?:\[\d+\])?: )/gm,
    "$1<host>"
  ],
  [/(?<![\w.-])[\w.-]+@(?:<ip>|(?!\d|sha\d+:)[\w.-]+)/g, "<user>@<host>"],
  [/(\b(?:host ?name|node ?name|user ?name|login|user)["']?\s*[:=]\s*["']?)[^\s"',]+/gi, "$1<name>"],
  // As `docker info` tells of its host, and Kubernetes of a pod's.
  [/^(\s*(?:Name|ID|Node):\s+)\S+$/gm, "$1<name>"]
];
var publicHost = /(?:^|\.)(?:nvcr\.io|nvidia\.com|docker\.(?:io|com)|github\.(?:com|io)|githubusercontent\.com|ubuntu\.com|debian\.org|pytorch\.org|python\.org|pypi\.org|pythonhosted\.org|huggingface\.co|quay\.io|gcr\.io|ghcr\.io|amazonaws\.com|fedoraproject\.org|redhat\.com|localhost)$/i;
var hosts = /((?:\b[a-z][a-z0-9+.-]*:\/\/|\blookup |\bdial tcp |\bhost |\bproxy ))([a-z0-9][\w.-]*[a-z0-9])/gi;
var isOfHost = /:\/\/$|^lookup /i;
var withoutHosts = (text2) => text2.replace(
  hosts,
  (whole, before, host) => (host.includes(".") || isOfHost.test(before)) && !publicHost.test(host) ? `${before}<host>` : whole
);
var long = /(?<![\w/.+-])[\w+-][\w+/-]{39,}={0,2}|[\w+-]{40,}={0,2}/g;
var replaced = (text2, patterns) => patterns.reduce((left, [pattern2, instead]) => left.replace(pattern2, instead), text2);
var redacted = (text2) => withoutHosts(replaced(replaced(withoutSecrets(text2), secrets), names)).replace(long, "<long>");

// src/explain/excerpt.ts
var tells = /error|fail|fatal|denied|refused|cannot|could not|unable|unknown|invalid|panic|exception|killed/i;
var most = 12;
var longest2 = 300;
function excerptOf(end) {
  const lines = redacted(harmless(end.replaceAll("\r", "\n"))).split("\n").map(shortened).filter((line) => line !== "");
  const telling = lines.filter((line) => tells.test(line));
  return (telling.length > 0 ? telling : lines).slice(-most).join("\n");
}
function shortened(line) {
  const text2 = line.trim();
  if (text2.length <= longest2) return text2;
  const at = Math.max(text2.search(tells), 0);
  const from = Math.min(Math.max(at - longest2 / 2, 0), text2.length - longest2);
  return text2.slice(from, from + longest2).trim();
}

// src/explain/answer.ts
function explanationOf({ problems, harmless: harmless4 }, end, sources) {
  const questions = new Map(problems.flatMap((problem) => questionOf(problem, sources)));
  const first = problems.map((problem) => causeOf(problem, sources, questions));
  const possible = once(problems.flatMap((problem) => possibleOf(problem, sources))).filter(
    ({ code }) => !first.some((cause) => cause.code === code)
  );
  const recognised = problems.length + harmless4.length > 0;
  return {
    schema: 1,
    version: sources.version,
    recognised,
    causes: [...first, ...possible],
    harmless: harmless4.map(({ code, sighting }) => tellingText(code, sighting, sources)),
    ...plansOf(first, possible, questions, sources),
    excerpt: recognised ? null : excerptOf(end)
  };
}
function questionOf({ code, question, others }, { findOut: findOut2 }) {
  const open2 = [{ code, decides: question }, ...others];
  return others.length === 0 ? [] : [[code, findOut2(code, open2)]];
}
function causeOf({ code, confidence, question, sightings, explains }, sources, questions) {
  const [sighting] = sightings;
  if (sighting === void 0) throw new Error(`Nothing tells of ${code}.`);
  return {
    ...tellingText(code, sighting, sources),
    confidence,
    insteadOf: null,
    count: sighting.count,
    question: question === "" ? null : question,
    here: sources.isHere(code),
    explains: explains.map((one) => tellingText(one.code, one.sighting, sources)),
    fixes: fixesOf(code, questions, sources).map(({ id }) => id)
  };
}
function fixesOf(code, questions, { fixesFor: fixesFor2 }) {
  const question = questions.get(code);
  return question === void 0 ? fixesFor2(code) : [question, ...fixesFor2(code)];
}
var possibleOf = ({ code: likely2, others, sightings: [sighting] }, sources) => others.flatMap(
  ({ code, decides }) => sighting === void 0 ? [] : {
    ...tellingText(code, sighting, sources),
    confidence: "possible",
    insteadOf: likely2,
    count: sighting.count,
    question: decides,
    here: sources.isHere(code),
    explains: [],
    fixes: sources.fixesFor(code).map(({ id }) => id)
  }
);
var tellingText = (code, { line, lineNumber }, { meaningOf: meaningOf2 }) => ({
  code,
  meaning: meaningOf2(code),
  matched: line,
  line: lineNumber
});
var once = (causes) => causes.filter(({ code }, index) => causes.findIndex((other2) => other2.code === code) === index);
function plansOf(first, possible, questions, sources) {
  const severity = "error";
  const located = [...first, ...possible].map(
    ({ code, meaning }) => ({
      check: code,
      finding: { code, severity, message: meaning, seen: {}, fixes: fixesOf(code, questions, sources) }
    })
  );
  const causes = first.map(
    ({ code, meaning, fixes: fixes3 }) => ({
      code,
      check: code,
      severity,
      message: meaning,
      seen: {},
      explains: [],
      fixes: fixes3
    })
  );
  return planOf(causes, located, sources.facts);
}

// src/signatures/signature.ts
var proof = (code) => [{ code, decides: "" }];
var likely = (code, decides) => [{ code, decides }];

// src/signatures/container.ts
var withoutCgroups = [
  {
    code: "rootless-no-cgroups",
    decides: "Does docker info list name=rootless among its security options?",
    hints: ["rootless", "user.slice", "/run/user/", " podman", "slirp4netns"]
  },
  {
    code: "lxc-nested-no-cgroups",
    decides: "Does systemd-detect-virt -c on the machine of the engine say lxc? Then it is this.",
    hints: [" lxc", " lxd", "proxmox", " pve", " incus", "-pve"]
  },
  {
    code: "cgroup-write-denied",
    decides: "Neither: something else keeps the engine from its control groups, such as a container around it.",
    hints: ["docker:dind", " dind", "kubepods"]
  }
];
var containerSignatures = [
  {
    words: ["cgroup subsystem devices not found"],
    causes: proof("cgroup-v2-old-libnvidia"),
    example: "nvidia-container-cli.real: container error: cgroup subsystem devices not found: unknown",
    counterExample: "cgroups: cgroup mountpoint does not exist: unknown"
  },
  {
    words: ["bpf_prog_query", "operation not permitted"],
    causes: withoutCgroups,
    exhaustive: true,
    example: "nvidia-container-cli: mount error: failed to add device rules: unable to find any existing device filters attached to the cgroup: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown",
    counterExample: "nvidia-container-cli: mount error: failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: invalid argument: unknown"
  },
  {
    words: ["cgroup mountpoint does not exist"],
    causes: proof("cgroup-v2-old-engine"),
    example: "docker: Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown.",
    counterExample: "nvidia-container-cli: container error: cgroup subsystem devices not found: unknown"
  },
  {
    words: ["bpf_prog_query", "function not implemented"],
    causes: proof("cgroup-bpf-kernel-too-old"),
    example: "error setting cgroup config for procHooks process: bpf_prog_query(BPF_CGROUP_DEVICE) failed: function not implemented: unknown",
    counterExample: "bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown"
  },
  {
    words: ["bpf_prog_query", "invalid argument"],
    causes: proof("cgroup-bpf-kernel-too-old"),
    example: "error setting cgroup config for procHooks process: bpf_prog_query(BPF_CGROUP_DEVICE) failed: invalid argument: unknown",
    counterExample: "bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown"
  },
  {
    words: ["devices.allow", "permission denied"],
    causes: withoutCgroups,
    exhaustive: true,
    example: "nvidia-container-cli: mount error: open failed: /sys/fs/cgroup/devices/user.slice/devices.allow: permission denied: unknown",
    counterExample: "open /sys/fs/cgroup/cpuset/cpuset.cpus: permission denied"
  },
  {
    words: ["devices.allow", "operation not permitted"],
    causes: withoutCgroups,
    exhaustive: true,
    example: "nvidia-container-cli: mount error: write error: /sys/fs/cgroup/devices/docker/ab/devices.allow: operation not permitted: unknown",
    counterExample: "operation not permitted: unknown"
  },
  {
    words: ["mount error: file creation failed", "nvidia-persistenced/socket"],
    causes: proof("run-bind-hides-persistenced"),
    example: "nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/run/nvidia-persistenced/socket: no such device or address: unknown",
    counterExample: "nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown"
  },
  {
    words: ["mount error: file creation failed", "file exists"],
    umbrella: "image-bundles-driver-libs",
    exhaustive: true,
    causes: [
      {
        code: "image-bundles-driver-libs",
        decides: 'Does another image start? Then this one has files of the driver in it: docker run --rm --entrypoint find IMAGE / -xdev -name "libnvidia-*.so.*" lists them.'
      },
      {
        code: "wsl-linux-driver-installed",
        decides: "Is it WSL2, and does dpkg -l list libnvidia-compute? Then it is this.",
        hints: ["/usr/lib/wsl", "microsoft-standard"]
      }
    ],
    example: "nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown.",
    counterExample: "mkdir /var/lib/docker/tmp: file exists"
  },
  {
    words: ["mount operation failed", "/proc/driver/nvidia", "permission denied"],
    causes: proof("storage-driver-vfs-perms"),
    example: "nvidia-container-cli: mount error: mount operation failed: /home/ada/docker/vfs/dir/4136/proc/driver/nvidia: permission denied: unknown",
    counterExample: "nvidia-container-cli: mount error: mount operation failed: /var/lib/docker/overlay2/ab/merged/proc/driver/nvidia: no such file or directory: unknown"
  },
  {
    words: ["mount operation failed", "/proc/driver/nvidia", "no such file or directory"],
    causes: proof("stale-driver-procfs"),
    example: "nvidia-container-cli: mount error: mount operation failed: /var/lib/docker/overlay2/ab/merged/proc/driver/nvidia: no such file or directory: unknown",
    counterExample: "mount operation failed: /proc/driver/nvidia: permission denied: unknown"
  },
  {
    words: ["mount error: stat failed: /geforce"],
    causes: proof("toolkit-bug-old-version"),
    example: "nvidia-container-cli: mount error: stat failed: /GeForce: no such file or directory",
    counterExample: "nvidia-container-cli: mount error: stat failed: /dev/nvidia0: no such file or directory"
  },
  {
    words: ["unable to apply apparmor profile"],
    causes: proof("apparmor-denial"),
    example: "error during container init: unable to apply apparmor profile: no such file or directory: unknown",
    counterExample: "unable to apply cgroup configuration: permission denied"
  },
  {
    words: ["docker-default profile could not be loaded"],
    causes: proof("apparmor-denial"),
    example: "docker: Error response from daemon: AppArmor enabled on system but the docker-default profile could not be loaded: running `/sbin/apparmor_parser apparmor_parser -Kr /var/lib/docker/tmp/docker-default40`",
    counterExample: 'apparmor="STATUS" operation="profile_load" name="docker-default"'
  },
  {
    words: ["apparmor failed to apply profile"],
    causes: proof("apparmor-denial"),
    example: "docker: Error response from daemon: oci runtime error: apparmor failed to apply profile: no such file or directory.",
    counterExample: 'apparmor="ALLOWED" operation="open"'
  },
  {
    words: ["adding seccomp filter rule for syscall"],
    causes: proof("docker-too-old-seccomp"),
    example: "error adding seccomp filter rule for syscall clone3: permission denied: unknown",
    counterExample: "error loading seccomp filter: invalid argument"
  },
  {
    words: ["setting rlimit type 8"],
    causes: proof("memlock-not-grantable"),
    example: "error setting rlimits for ready process: error setting rlimit type 8: operation not permitted: unknown",
    counterExample: "error setting rlimit type 7: operation not permitted: unknown"
  },
  {
    words: ["exec format error"],
    umbrella: "arch-exec-format",
    exhaustive: true,
    causes: [
      {
        code: "arch-exec-format",
        decides: 'Do docker image inspect --format "{{.Architecture}}" IMAGE and uname -m name different processors?'
      },
      {
        code: "image-corrupt-local",
        decides: "Do they name the same? Then the local copy is damaged: remove it and pull it again.",
        hints: ["unexpected eof", "docker load", "no space left on device"]
      }
    ],
    example: "exec /usr/bin/python3: exec format error",
    counterExample: 'exec: "python3": executable file not found in $PATH: unknown'
  },
  {
    words: ['exec: "python3"', "executable file not found"],
    causes: proof("image-lacks-python"),
    example: 'exec: "python3": executable file not found in $PATH: unknown.',
    counterExample: 'exec: "nvidia-smi": executable file not found in $PATH: unknown.'
  }
];

// src/signatures/cuda.ts
var kernelsOfOthers = [
  {
    code: "wheel-arch-mismatch",
    decides: "Was PyTorch in the image replaced (pip list | grep torch: a version without NVIDIA's suffix)?"
  },
  {
    code: "gpu-too-new-for-image",
    decides: "Is the GPU younger than the image? Then a newer tag has kernels for it.",
    hints: ["nvidia release 1", "nvidia release 2", "nvcr.io/nvidia/pytorch"]
  },
  {
    code: "gpu-too-old-for-image",
    decides: "Has the image dropped this generation? Then an older tag has them."
  }
];
var nothingVisible = [
  {
    code: "cuda-visible-devices-wrong",
    decides: "Is CUDA_VISIBLE_DEVICES set in the container? GPUs are counted from 0 in it.",
    hints: ["cuda_visible_devices="]
  },
  {
    code: "gpus-flag-missing",
    decides: "Was the container started without --gpus all, and is there no /dev/nvidia0 in it? Then it is this."
  },
  {
    code: "mig-no-instances",
    decides: "Does nvidia-smi -L list GPUs with MIG on, and no instance?",
    hints: ["mig-parted", "nvidia-smi mig"]
  },
  {
    code: "driver-capabilities-missing",
    decides: "Does NVIDIA_DRIVER_CAPABILITIES in the container name neither compute nor all?",
    hints: ["nvidia_driver_capabilities", "nvidia-smi works"]
  },
  {
    code: "no-cgroups-on-rootful",
    decides: "Does config.toml say no-cgroups = true, and is the engine not rootless?"
  },
  {
    code: "cgroup-daemon-reload",
    decides: "Did it work in this container before, and does a new one work? Then systemctl daemon-reload took the GPUs away.",
    hints: ["daemon-reload"]
  },
  { code: "selinux-denial", decides: "Does ausearch -m avc show denials of /dev/nvidia*?" },
  {
    code: "device-node-permissions",
    decides: "Does ls -l /dev/nvidia* show a mode that keeps others out?"
  }
];
var busy = [
  {
    code: "gpu-exclusive-process",
    decides: "Does nvidia-smi --query-gpu=compute_mode --format=csv say Exclusive_Process?",
    hints: ["e. process", "exclusive_process", "exclusive process", "compute-exclusive"]
  },
  {
    code: "vgpu-unlicensed",
    decides: "Does nvidia-smi -q show License Status: Unlicensed?",
    hints: ["nvidia-gridd", "vgpu", "nvidia grid"]
  },
  {
    code: "mps-unreachable",
    decides: "Does nvidia-cuda-mps-server run on the host?",
    hints: ["nvidia-cuda-mps", "mps control"]
  },
  {
    code: "gpu-busy-or-bad",
    decides: "None of these: a GPU that needs a reset, which nvidia-smi -q tells.",
    hints: ["compute mode default", "compute mode : default", "no process", "--gpu-reset"]
  }
];
var orphans = [
  "no running processes found",
  "<defunct>",
  " zombie",
  "no process",
  "fuser -v /dev/nvidia",
  "fuser /dev/nvidia",
  "lsof /dev/nvidia",
  "kill -9"
];
var cudaSignatures = [
  {
    words: ["system not yet initialized"],
    causes: [
      {
        code: "fabric-manager-missing",
        decides: "Are there NVSwitches (lspci -d 10de: -nn lists bridges), and does no nv-fabricmanager run?"
      },
      {
        code: "fabric-manager-version-mismatch",
        decides: "Does nv-fabricmanager --version name another version than the driver?"
      },
      {
        code: "fabric-not-completed",
        decides: "Does nvidia-smi -q show Fabric State: In Progress?",
        hints: ["in progress"]
      },
      {
        code: "cc-not-ready",
        decides: "Does nvidia-smi conf-compute -grs say not ready?",
        hints: ["conf-compute", "confidential"]
      },
      {
        code: "hmm-kaslr-802",
        decides: "No NVSwitches, and an open kernel module on a 6.x kernel: does uvm_disable_hmm=1 help?",
        hints: ["uvm_disable_hmm", "kaslr", "geforce", " rtx ", " l40 ", " l40s ", " l4 ", "no nvswitch"]
      }
    ],
    example: "RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 802: system not yet initialized",
    counterExample: "RuntimeError: Default process group has not been initialized"
  },
  {
    words: ["system has unsupported display driver / cuda driver combination"],
    causes: [
      {
        code: "forward-compat-mismatched-lib",
        decides: "Is the libcuda.so that the process loads in a folder named compat (LD_LIBRARY_PATH, ldconfig -p in the container)?",
        hints: ["/compat", "forward compat", "ld_library_path"]
      },
      {
        code: "driver-library-mismatch",
        decides: "Do /proc/driver/nvidia/version and libcuda.so.VERSION on the host differ?",
        hints: [
          "libcuda reported version is",
          "nvml library version",
          "apt upgrade",
          "apt-get upgrade",
          "dnf update",
          "yum update",
          "unattended-upgrade",
          "reboot"
        ]
      }
    ],
    example: "Error 803: system has unsupported display driver / cuda driver combination",
    counterExample: "Error 804: forward compatibility was attempted on non supported HW"
  },
  {
    words: ["forward compatibility was attempted on non supported hw"],
    causes: [
      {
        code: "forward-compat-unsupported-hw",
        decides: "Is it no data-center GPU (nvidia-smi -L)? Then it is this: the driver must be new enough itself."
      },
      {
        code: "forward-compat-mismatched-lib",
        decides: "Is it a data-center GPU? Then the compat library is not one for this driver: LD_LIBRARY_PATH names its folder."
      }
    ],
    example: "UserWarning: CUDA initialization: Unexpected error from cudaGetDeviceCount(). Error 804: forward compatibility was attempted on non supported HW (Triggered internally at CUDAFunctions.cpp:115.)",
    counterExample: "NOTE: CUDA Forward Compatibility mode ENABLED."
  },
  {
    words: ["mps client failed to connect"],
    causes: proof("mps-unreachable"),
    example: "Error 805: MPS client failed to connect to the MPS control daemon or the MPS server.",
    counterExample: "failed to connect to the docker API"
  },
  ...["devices are busy or unavailable", "is/are busy or unavailable"].map(
    (word) => ({
      words: [word],
      causes: busy,
      example: `RuntimeError: CUDA error: CUDA-capable ${word}`,
      counterExample: "RuntimeError: CUDA error: out of memory"
    })
  ),
  {
    words: ["no kernel image is available"],
    causes: kernelsOfOthers,
    example: "torch.AcceleratorError: CUDA error: no kernel image is available for execution on the device",
    counterExample: "RuntimeError: CUDA error: device kernel image is invalid"
  },
  {
    words: ["is not compatible with the current pytorch installation"],
    causes: kernelsOfOthers,
    example: "NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.",
    counterExample: "Found GPU0 NVIDIA GB10 which is of cuda capability 12.1. Minimum and Maximum cuda capability supported by this version of PyTorch is (8.0) - (12.0)"
  },
  {
    words: ["libcuda.so.1: cannot open shared object file"],
    causes: [
      {
        code: "gpus-flag-missing",
        decides: "Was the container started without --gpus all? Then it is this."
      },
      {
        code: "driver-capabilities-missing",
        decides: "Does NVIDIA_DRIVER_CAPABILITIES in the container name neither compute nor all?",
        hints: ["utility", "nvidia_driver_capabilities"]
      },
      {
        code: "launch-sees-no-gpu",
        decides: "Is there no /dev/nvidia0 in the container either? Then nothing was injected."
      }
    ],
    example: "ImportError: libcuda.so.1: cannot open shared object file: No such file or directory",
    counterExample: "load library failed: libnvidia-ml.so.1: cannot open shared object file"
  },
  {
    words: ["cuda driver version is insufficient for cuda runtime version"],
    causes: proof("driver-too-old-for-image"),
    example: "cuda runtime error (35) : CUDA driver version is insufficient for CUDA runtime version",
    counterExample: "the CUDA runtime version is 12.4"
  },
  {
    words: ["the nvidia driver on your system is too old"],
    causes: proof("driver-too-old-for-image"),
    example: "RuntimeError: The NVIDIA driver on your system is too old (found version 11040). Please update your GPU driver",
    counterExample: "RuntimeError: Found no NVIDIA driver on your system."
  },
  {
    words: ["no cuda-capable device is detected"],
    causes: nothingVisible,
    example: "RuntimeError: cuda runtime error (38) : no CUDA-capable device is detected",
    counterExample: "RuntimeError: CUDA error: invalid device ordinal"
  },
  {
    words: ["no cuda gpus are available"],
    causes: nothingVisible,
    example: "RuntimeError: No CUDA GPUs are available",
    counterExample: "NVIDIA GPUs are available on this host"
  },
  {
    words: ["cuda unknown error"],
    causes: [
      {
        code: "uvm-module-stale",
        decides: "Does a CUDA program fail on the host as well, or is nvidia_uvm not loaded?"
      },
      {
        code: "cdi-missing-uvm",
        decides: "Is there no /dev/nvidia-uvm in the container?",
        hints: ["cdi/nvidia.yaml"]
      },
      {
        code: "cuinit-unknown-in-cdi-mode",
        decides: 'Is the toolkit 1.18 or later, and does mode = "legacy" in its config.toml help?',
        hints: [
          "mode as 'cdi'",
          "mode 'cdi'",
          "jit-cdi",
          "nvidia_visible_devices=void",
          "toolkit 1.18",
          "toolkit 1.19"
        ]
      }
    ],
    example: "CUDA initialization: CUDA unknown error - this may be due to an incorrectly set up environment, e.g. changing env variable CUDA_VISIBLE_DEVICES after program start.",
    counterExample: "RuntimeError: CUDA error: an illegal memory access was encountered"
  },
  {
    words: ["cuda", "out of memory"],
    reach: 60,
    causes: [
      { code: "gpu-memory-in-use", decides: "Does nvidia-smi list other programs on the GPU?" },
      {
        code: "gpu-memory-orphaned",
        decides: "Does nvidia-smi list none, and memory in use?",
        hints: orphans
      }
    ],
    example: "RuntimeError: CUDA error: out of memory",
    counterExample: "oom-killer: Killed process 4711 (python3)"
  }
];
var processSignatures = [
  {
    words: ["pthread_create failed", "operation not permitted"],
    causes: proof("docker-too-old-seccomp"),
    example: "OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 8: Operation not permitted",
    counterExample: "OpenBLAS blas_thread_init: pthread_create failed for thread 63 of 64: Resource temporarily unavailable"
  },
  {
    words: ["can't start new thread"],
    causes: [
      {
        code: "docker-too-old-seccomp",
        decides: "Is the engine older than 20.10.10, and does --security-opt seccomp=unconfined help? Then it is this."
      }
    ],
    example: "RuntimeError: can't start new thread",
    counterExample: "RuntimeError: can't pickle thread lock objects"
  },
  {
    words: ["nccl-shm", "no space left on device"],
    causes: proof("shm-too-small"),
    example: "Error while creating shared memory segment /dev/shm/nccl-shm-recv-250a-0-1-3 (size 9637888): No space left on device",
    counterExample: "write /var/lib/docker/tmp/GetImageBlob12: no space left on device"
  },
  {
    words: ["posix_fallocate failed", "no space left on device"],
    causes: proof("shm-too-small"),
    example: "include/shm.h:28 NCCL WARN Call to posix_fallocate failed : No space left on device",
    counterExample: "write /var/lib/docker/tmp/GetImageBlob12: no space left on device"
  }
];

// src/signatures/disk.ts
var whichFilesystem = [
  {
    code: "disk-full-docker-root",
    decides: "Does df of the folder that docker info calls Docker Root Dir say 100 %? Then it is this."
  },
  {
    code: "disk-full-other-fs",
    decides: "Is there room? Then it is another limit: inodes (df -i), a quota, the temporary folder, or the base size of devicemapper.",
    hints: [
      "devicemapper",
      "device mapper",
      "iuse%",
      "df -i",
      "thin pool",
      "singularity",
      "apptainer",
      " enroot"
    ]
  },
  {
    code: "containerd-store-disk",
    decides: "Are images kept by containerd (docker info: io.containerd.snapshotter.v1), and is its disk full?",
    hints: ["/var/lib/containerd", "io.containerd.snapshotter"]
  },
  {
    code: "disk-full-docker-desktop-vm",
    decides: "Does docker info call its operating system Docker Desktop? Then the disk image of its VM is full.",
    hints: ["docker desktop", "desktop-linux", "docker_data.vhdx", "docker.raw", "ext4.vhdx"]
  }
];
var diskSignatures = [
  {
    words: ["/var/lib/containerd/", "no space left on device"],
    causes: proof("containerd-store-disk"),
    example: "mkdir /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/ab: no space left on device",
    counterExample: "write /var/lib/docker/overlay2/ab-init/link: no space left on device"
  },
  {
    words: ["/io.containerd.", "no space left on device"],
    reach: 300,
    causes: proof("containerd-store-disk"),
    example: "failed to copy: write /var/lib/rancher/k3s/agent/containerd/io.containerd.content.v1.content/ingest/ab/data: no space left on device",
    counterExample: "write /var/lib/docker/overlay2/ab-init/link: no space left on device"
  },
  {
    words: ["to overlayfs as", "extract-", "no space left on device"],
    reach: 400,
    causes: proof("containerd-store-disk"),
    example: 'failed to extract layer (application/vnd.oci.image.layer.v1.tar+gzip sha256:1e22) to overlayfs as "extract-811-ab sha256:5e8f": write /usr/lib/a.so: no space left on device',
    counterExample: "write /var/lib/docker/overlay2/ab-init/link: no space left on device"
  },
  ...["failed to extract layer", "failed to pull and unpack image"].map(
    (word) => ({
      words: [word, "no space left on device"],
      reach: 600,
      causes: proof("containerd-store-disk"),
      example: `${word} "nvcr.io/nvidia/pytorch:24.01-py3": write /usr/lib/a.so: no space left on device`,
      counterExample: "failed to register layer: write /usr/lib/a.so: no space left on device"
    })
  ),
  {
    words: ["applylayer exit status", "no space left on device"],
    reach: 400,
    causes: [
      ...whichFilesystem.filter(({ code }) => code === "disk-full-other-fs"),
      ...whichFilesystem.filter(({ code }) => code !== "disk-full-other-fs")
    ],
    umbrella: "disk-full-docker-root",
    example: "failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write /usr/lib/a.so: no space left on device",
    counterExample: "failed to register layer: write /usr/lib/a.so: no space left on device"
  },
  ...[" inotify", "file watchers reached"].map((word) => ({
    words: word === " inotify" ? [word, "no space left on device"] : [word],
    reach: 120,
    causes: proof("disk-full-other-fs"),
    example: `failed to add ${word} watch: no space left on device`,
    counterExample: "write /var/lib/docker/tmp/GetImageBlob811: no space left on device"
  })),
  {
    words: [" write /var/tmp/", "no space left on device"],
    reach: 200,
    causes: [...whichFilesystem.filter(({ code }) => code === "disk-full-other-fs")],
    umbrella: "disk-full-other-fs",
    example: "storing blob to file: write /var/tmp/container_images_storage811/1: no space left on device",
    counterExample: "write /var/lib/docker/tmp/GetImageBlob811: no space left on device"
  },
  {
    words: [" write /tmp/", "no space left on device"],
    reach: 200,
    causes: [...whichFilesystem.filter(({ code }) => code === "disk-full-other-fs")],
    umbrella: "disk-full-other-fs",
    example: "while extracting: write /tmp/build-temp-811/rootfs/usr/lib/a.so: no space left on device",
    counterExample: "write /var/lib/docker/tmp/GetImageBlob811: no space left on device"
  },
  {
    words: ["thin pool has", "free data blocks which is less than minimum required"],
    causes: proof("disk-full-other-fs"),
    example: "devmapper: Thin Pool has 1203 free data blocks which is less than minimum required 163840 free data blocks. Create more free space in thin pool or use dm.min_free_space option",
    counterExample: "the thin pool has free blocks"
  },
  {
    words: ["no space left on device"],
    causes: whichFilesystem,
    umbrella: "disk-full-docker-root",
    example: "write /var/lib/docker/overlay2/ab-init/link: no space left on device",
    counterExample: "disk quota exceeded"
  },
  {
    words: ["disk quota exceeded"],
    causes: proof("disk-full-other-fs"),
    example: "failed to register layer: write /opt/conda/lib/libtorch.so: disk quota exceeded",
    counterExample: "You have exceeded your pull rate limit"
  }
];

// src/signatures/hints.ts
var inWsl = [
  "microsoft-standard",
  "/usr/lib/wsl",
  "wsl2",
  "wsl 1",
  "wsl.exe",
  "wsl --",
  "wsl -",
  "wsl:",
  "wsl ubuntu",
  "wsl distro",
  "wsl version",
  " in wsl",
  " on wsl",
  " inside wsl",
  " under wsl",
  " with wsl",
  " using wsl",
  " my wsl"
];

// src/signatures/driver.ts
var slowToStart = [
  {
    code: "persistence-mode-off",
    decides: "Does time nvidia-smi take ten seconds and more, and much less with nvidia-smi -pm 1?"
  },
  { code: "gpu-fell-off-bus", decides: "Does the kernel log tell of Xid 79 (sudo dmesg | grep Xid)?" },
  { code: "gsp-rpc-timeout", decides: "Does the kernel log tell of Xid 119 or 120?" }
];
var libraryElsewhere = [
  {
    code: "docker-desktop-linux-context",
    decides: "Does docker info call its operating system Docker Desktop? Then it is this.",
    hints: ["desktop-linux", "docker desktop", ".docker/desktop", "linuxkit"]
  },
  {
    code: "driver-not-installed",
    decides: "Does nvidia-smi fail on the host too, and is no package of the driver installed? Then it is this.",
    hints: [
      "nvidia-smi: command not found",
      "command 'nvidia-smi' not found",
      "nvidia-container-cli list ",
      "nvidia-container-cli info ",
      "nvidia-container-cli -k -d"
    ]
  },
  {
    code: "snap-docker",
    decides: "Does nvidia-smi work on the host, and docker info show a root below /var/snap? Then it is this.",
    hints: ["/snap/"]
  },
  {
    code: "driver-libraries-missing",
    decides: "Does ldconfig -p on the host list no libnvidia-ml.so.1, and nvidia-smi not work? Then it is this."
  },
  {
    code: "wsl-dxcore-not-found",
    decides: "Is it WSL2 without /dev/dxg or /usr/lib/wsl/lib/libdxcore.so? Then it is this.",
    hints: [...inWsl, "/dev/dxg", "libdxcore"]
  },
  {
    code: "config-toml-driver-root",
    decides: "Does /etc/nvidia-container-runtime/config.toml set root to a folder without the driver?",
    hints: ["/run/nvidia/driver", "failed to change root directory"]
  },
  {
    code: "jetson-gpus-flag",
    decides: "Is it a Jetson (/etc/nv_tegra_release)? Then it is --gpus: it takes --runtime nvidia.",
    hints: [" jetson", " tegra", "jetpack", " l4t", " xavier", "-tegra"]
  }
];
var digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
var instanceUnknown = [
  {
    code: "mig-devices-not-detected",
    decides: "Does nvidia-smi -L on the host list this instance, and sudo nvidia-container-cli list not name /dev/nvidia-caps? Then it is this."
  },
  {
    code: "mig-no-instances",
    decides: "Does nvidia-smi -L list no instance at all? Then they are to be made, as after a restart."
  },
  {
    code: "gpu-id-changed",
    decides: "Does it list others? Then they have been made anew, which gives them other names."
  }
];
var driverSignatures = [
  {
    words: ["load library failed: libnvidia-ml.so"],
    causes: libraryElsewhere,
    example: "nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown",
    counterExample: "ImportError: libcuda.so.1: cannot open shared object file: No such file or directory"
  },
  {
    words: ["load library failed: libcuda.so"],
    causes: libraryElsewhere,
    example: "nvidia-container-cli: initialization error: load library failed: libcuda.so.1: cannot open shared object file: no such file or directory: unknown",
    counterExample: "ImportError: libcuda.so.1: cannot open shared object file: No such file or directory"
  },
  {
    words: ["nvml error: driver not loaded"],
    causes: [
      {
        code: "kernel-module-not-loaded",
        decides: "Does /proc/driver/nvidia/version not exist? Then it is this."
      },
      {
        code: "device-nodes-missing",
        decides: "Does it exist, and /dev/nvidiactl not? Then it is this."
      }
    ],
    example: "nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown",
    counterExample: "nvidia-container-cli: initialization error: nvml error: unknown error"
  },
  {
    words: ["nvml error: driver/library version mismatch"],
    causes: proof("driver-library-mismatch"),
    example: "nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown",
    counterExample: "Failed to initialize NVML: Driver/library version mismatch"
  },
  {
    words: ["driver/library version mismatch"],
    causes: [
      {
        code: "driver-library-mismatch",
        decides: "Does nvidia-smi on the host say it too? Then the machine runs a module of another version than the libraries that were upgraded."
      },
      {
        code: "image-bundles-driver-libs",
        decides: "Does nvidia-smi work on the host, and say this in the container alone? Then the image has libraries of a driver in it.",
        hints: [
          "works on the host",
          "works fine on the host",
          "host works",
          "works on host",
          "inside the container",
          "inside container",
          "only in the container",
          "from dockerfile",
          "apt-get install -y nvidia",
          "run apt-get"
        ]
      },
      {
        code: "wsl-needs-restart",
        decides: "Is it WSL2, whose Windows has got a new driver since? Then wsl --shutdown helps.",
        hints: inWsl
      }
    ],
    example: "Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 570.86",
    counterExample: "fabric manager NVIDIA GPU driver interface version 550 does not match with driver version"
  },
  {
    words: ["nvml error: insufficient permissions"],
    causes: [
      {
        code: "hook-node-permissions",
        decides: "Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660, and does config.toml name no user for nvidia-container-cli?"
      },
      {
        code: "selinux-denial",
        decides: "Does getenforce say Enforcing, and ausearch -m avc show denials of /dev/nvidia*?"
      },
      {
        code: "device-node-permissions",
        decides: "Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660?"
      }
    ],
    example: "initialization error: nvml error: insufficient permissions: unknown",
    counterExample: "error setting rlimit type 8: operation not permitted"
  },
  {
    words: ["nvml error: gpu is lost"],
    causes: proof("gpu-fell-off-bus"),
    example: "nvidia-container-cli: detection error: nvml error: gpu is lost: unknown",
    counterExample: "the container lost its connection"
  },
  {
    words: ["gpu access blocked by the operating system"],
    umbrella: "wsl-gpu-blocked",
    causes: [
      {
        code: "wsl-gpu-blocked",
        decides: "Has the driver of Windows been updated without wsl --shutdown since, or is it one that does not serve WSL? Then it is this."
      },
      {
        code: "wsl-linux-driver-installed",
        decides: "Does which nvidia-smi say /usr/bin instead of /usr/lib/wsl/lib, or dpkg -l list libnvidia-compute or nvidia-utils? Then it is this.",
        hints: ["apt install nvidia", "nvidia-utils", "libnvidia-compute", "/usr/bin/nvidia-smi"]
      },
      {
        code: "wsl-tcc-mode",
        decides: "Does nvidia-smi.exe on Windows show TCC as its driver model? Then it is this.",
        hints: [" tcc ", "windows server", " quadro ", " tesla "]
      }
    ],
    example: "nvidia-container-cli: initialization error: nvml error: gpu access blocked by the operating system: unknown",
    counterExample: "access to the registry is blocked by the proxy"
  },
  {
    words: ["nvidia-container-cli", "detection error: nvml error: unknown error"],
    causes: [
      {
        code: "gpu-device-handle-unknown",
        decides: "Does nvidia-smi on the host name a GPU whose device handle it cannot determine?"
      },
      { code: "gpu-fell-off-bus", decides: "Does the kernel log tell of Xid 79?" },
      {
        code: "driver-nvml-unknown",
        decides: 'Does nvidia-smi on the host say "Failed to initialize NVML: Unknown Error"?'
      }
    ],
    example: "nvidia-container-cli: detection error: nvml error: unknown error: unknown",
    counterExample: "nvidia-container-cli: initialization error: nvml error: unknown error: unknown"
  },
  {
    words: ["nvidia-container-cli", "nvml error: unknown error"],
    causes: [
      {
        code: "driver-nvml-unknown",
        decides: 'Does nvidia-smi on the host say "Failed to initialize NVML: Unknown Error"? Then it is this.'
      },
      { code: "gpu-init-failed", decides: "Does the kernel log say RmInitAdapter failed?" },
      { code: "gpu-fell-off-bus", decides: "Does the kernel log tell of Xid 79?" }
    ],
    example: "nvidia-container-cli: initialization error: nvml error: unknown error: unknown",
    counterExample: "nvidia-container-cli: initialization error: cuda error: unknown error: unknown"
  },
  {
    words: ["driver error: timed out"],
    causes: slowToStart,
    umbrella: "driver-init-rpc",
    example: "nvidia-container-cli: initialization error: driver error: timed out",
    counterExample: "dial tcp 192.0.2.7:443: i/o timeout: timed out"
  },
  {
    words: ["driver rpc error: timed out"],
    causes: slowToStart,
    umbrella: "driver-init-rpc",
    example: "nvidia-container-cli: initialization error: driver rpc error: timed out: unknown",
    counterExample: "Timeout waiting for RPC from GSP!"
  },
  {
    words: ["initialization error: driver", "error: failed to process request"],
    umbrella: "driver-init-rpc",
    causes: [
      {
        code: "driver-init-rpc",
        decides: "What does sudo nvidia-container-cli -k -d /dev/tty info name as what failed? Without more than this text it is this."
      },
      {
        code: "jetson-gpus-flag",
        decides: "Is it a Jetson (/etc/nv_tegra_release)? Then it is --gpus.",
        hints: [" jetson", " tegra", "jetpack", " l4t", " xavier", "-tegra"]
      },
      ...libraryElsewhere.filter(({ code }) => code === "wsl-dxcore-not-found"),
      ...libraryElsewhere.filter(
        ({ code }) => code !== "wsl-dxcore-not-found" && code !== "jetson-gpus-flag"
      ),
      {
        code: "persistence-mode-off",
        decides: "Does time nvidia-smi take ten seconds and more, and much less with nvidia-smi -pm 1?"
      },
      {
        code: "ld-preload-conflict",
        decides: "Does /etc/ld.so.preload name a library?",
        hints: ["ld.so.preload", "ld_preload", "icaclient", "cannot be preloaded"]
      }
    ],
    example: "nvidia-container-cli: initialization error: driver rpc error: failed to process request: unknown",
    counterExample: "Error response from daemon: failed to process request of the client"
  },
  {
    words: ["initialization error: cuda error"],
    umbrella: "driver-cuda-init",
    causes: [
      {
        code: "driver-cuda-init",
        decides: "Does nvidia-container-cli --version say less than 1.1? It asks CUDA itself, which fails when little memory is free."
      },
      {
        code: "uvm-module-stale",
        decides: "Does lsmod list no nvidia_uvm, or has the machine been suspended since it was loaded?"
      }
    ],
    example: "nvidia-container-cli: initialization error: cuda error: unknown error",
    counterExample: "RuntimeError: CUDA error: initialization error"
  },
  {
    words: ["requirement error", "unsatisfied condition", "cuda"],
    causes: proof("driver-too-old-for-image"),
    example: "nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version, or use an earlier cuda container: unknown",
    counterExample: "requirement error: unsatisfied condition: arch>=7.0"
  },
  {
    words: ["requirement error", "unsatisfied condition", "driver"],
    causes: proof("driver-too-old-for-image"),
    example: "nvidia-container-cli: requirement error: unsatisfied condition: driver>=525",
    counterExample: "nvidia-container-cli: requirement error: invalid expression"
  },
  {
    // What it says last is the exception that the image makes for drivers of some branches on data-center GPUs.
    words: ["requirement error", "unsatisfied condition", "brand"],
    causes: proof("driver-too-old-for-image"),
    example: "nvidia-container-cli: requirement error: unsatisfied condition: brand = tesla",
    counterExample: "nvidia-container-cli: requirement error: unsatisfied condition: arch>=7.0"
  },
  {
    words: ["requirement error", "unsatisfied condition", "arch"],
    causes: proof("gpu-too-old-for-image"),
    example: "nvidia-container-cli: requirement error: unsatisfied condition: arch>=7.0",
    counterExample: "nvidia-container-cli: requirement error: invalid expression"
  },
  {
    words: ["device error: gpu-", "unknown device"],
    causes: proof("gpu-id-changed"),
    example: "nvidia-container-cli: device error: GPU-5e8f1c5c-0000-0000-0000-000000000000: unknown device: unknown",
    counterExample: "nvidia-container-cli: device error: 7: unknown device: unknown"
  },
  {
    words: ["device error: mig-gpu-", "unknown device"],
    causes: proof("mig-uuid-format"),
    example: "nvidia-container-cli: device error: MIG-GPU-5e8f1c5c-0000-0000-0000-000000000000/7/0: unknown device",
    counterExample: "nvidia-container-cli: device error: 7: unknown device: unknown"
  },
  ...["device error: mig-", "unknown device id: mig-"].map(
    (word) => ({
      words: [word, ...word.startsWith("device") ? ["unknown device"] : []],
      causes: instanceUnknown,
      example: `nvidia-container-cli: ${word}5e8f1c5c-0000-0000-0000-000000000000: unknown device`,
      counterExample: "nvidia-container-cli: device error: 7: unknown device: unknown"
    })
  ),
  ...digits.flatMap((gpu) => [
    ...["0", "1", "2", "3", "4", "5", "6"].flatMap((instance) => [
      {
        words: [`device error: ${gpu}:${instance}`, "unknown device"],
        causes: instanceUnknown,
        example: `nvidia-container-cli: device error: ${gpu}:${instance}: unknown device: unknown`,
        counterExample: `nvidia-container-cli: device error: ${gpu}: unknown device: unknown`
      },
      {
        words: [`unknown device id: ${gpu}:${instance}`],
        causes: instanceUnknown,
        example: `nvidia-container-cli: device error: unknown device id: ${gpu}:${instance}`,
        counterExample: `nvidia-container-cli: device error: unknown device id: ${gpu}: unknown`
      }
    ]),
    {
      words: [`device error: ${gpu}`, "unknown device"],
      causes: proof("gpu-count-exceeds-host"),
      example: `nvidia-container-cli: device error: ${gpu}: unknown device: unknown`,
      counterExample: "nvidia-container-cli: device error: false: unknown device: unknown"
    },
    {
      words: [`device error: unknown device id: ${gpu}`],
      causes: proof("gpu-count-exceeds-host"),
      example: `nvidia-container-cli: device error: unknown device id: ${gpu}`,
      counterExample: "nvidia-container-cli: device error: unknown device id: GPU-5e8f1c5c"
    }
  ]),
  {
    words: ["unknown device id: gpu-"],
    causes: proof("gpu-id-changed"),
    example: "nvidia-container-cli: device error: unknown device id: GPU-5e8f1c5c-0000-0000-0000-000000000000",
    counterExample: "nvidia-container-cli: device error: unknown device id: 3"
  },
  {
    words: ["device error: unknown device id"],
    umbrella: "visible-devices-bad-value",
    causes: [
      {
        code: "visible-devices-bad-value",
        decides: "Is what the line names neither a number nor a UUID? Then it is this."
      },
      {
        code: "gpu-id-changed",
        decides: "Was a UUID asked for, and does nvidia-smi -L not list it? Then it is this.",
        hints: ["gpu-uuid", "nvidia.com/gpu", "kubelet"]
      },
      {
        code: "gpu-count-exceeds-host",
        decides: "Was a number asked for, and does nvidia-smi -L list no such GPU? Then it is this."
      }
    ],
    example: "nvidia-container-cli: device error: unknown device id: false",
    counterExample: "nvidia-container-cli: device error: false: unknown device: unknown"
  },
  {
    words: ["device error", "unknown device"],
    causes: proof("visible-devices-bad-value"),
    example: "nvidia-container-cli: device error: false: unknown device: unknown",
    counterExample: "unknown device driver"
  }
];

// src/signatures/engine.ts
var socketRefused = [
  {
    code: "docker-socket-permission",
    decides: "Does id -nG not name the group docker? Then it is this."
  },
  {
    code: "docker-group-not-active",
    decides: "Does getent group docker name you, and id -nG not list it? Then this session is older than that.",
    hints: [
      "usermod -ag docker",
      "gpasswd -a",
      "newgrp docker",
      "already a member",
      "adduser",
      "docker:x:",
      "to the docker group",
      "in the docker group"
    ]
  }
];
var engineSilent = [
  {
    code: "daemon-not-running",
    decides: "Does systemctl status docker say that it does not run? Then start it, or read why it failed."
  },
  {
    code: "docker-desktop-linux-context",
    decides: "Does docker context show say desktop-linux? Then the command asks Docker Desktop.",
    hints: ["desktop-linux", ".docker/desktop"]
  },
  {
    code: "rootless-daemon-not-started",
    decides: "Does the address begin with unix:///run/user/? Then it is the user's own daemon.",
    hints: ["/run/user/", "rootless"]
  },
  {
    code: "docker-not-installed",
    decides: "Is there no dockerd on this machine? Then it is this."
  }
];
var engineSignatures = [
  {
    words: ["permission denied while trying to connect to the", "docker daemon socket"],
    causes: socketRefused,
    umbrella: "docker-socket-permission",
    example: "docker: Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied.",
    counterExample: 'docker: Error response from daemon: exec: "/etc": permission denied: unknown.'
  },
  {
    words: ["permission denied while trying to connect to the docker api"],
    causes: socketRefused,
    umbrella: "docker-socket-permission",
    example: "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock",
    counterExample: "permission denied while trying to connect to the registry API"
  },
  {
    words: ["cannot connect to the docker daemon"],
    causes: engineSilent,
    umbrella: "daemon-not-running",
    example: "docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?.",
    counterExample: "Error response from daemon: cannot connect to the registry"
  },
  {
    words: ["failed to connect to the docker api"],
    causes: engineSilent,
    umbrella: "daemon-not-running",
    example: "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory",
    counterExample: "failed to connect to the proxy at 192.0.2.7:3128"
  },
  {
    words: ["docker endpoint: context", "context not found"],
    causes: proof("docker-context-missing"),
    example: 'Failed to initialize: unable to resolve docker endpoint: context "nope": context not found: open /home/ada/.docker/contexts/meta/ab/meta.json: no such file or directory',
    counterExample: "ERRO[0000] error waiting for container: context canceled"
  },
  {
    words: ["context not found: open", ".docker/contexts"],
    reach: 120,
    causes: proof("docker-context-missing"),
    example: 'context "nope": context not found: open /home/ada/.docker/contexts/meta/ab/meta.json: no such file or directory',
    counterExample: "security context not found"
  },
  {
    words: ["unable to resolve docker endpoint", "does not exist"],
    causes: proof("docker-context-missing"),
    example: 'unable to resolve docker endpoint: context "nope" does not exist',
    counterExample: "Error response from daemon: specified default runtime does not exist"
  },
  {
    words: ["unable to resolve docker endpoint"],
    causes: proof("daemon-not-running"),
    example: "Failed to initialize: unable to resolve docker endpoint: invalid bind address format: http://127.0.0.1:1",
    counterExample: "unable to resolve the host name"
  },
  {
    words: ["client version", "is too old. minimum supported api version"],
    causes: proof("docker-api-too-old"),
    example: "docker: Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version",
    counterExample: "docker: Error response from daemon: client version 9.99 is too new. Maximum supported API version is 1.41"
  },
  {
    words: ["client version", "is too new. maximum supported api version"],
    causes: proof("docker-api-too-new"),
    example: "docker: Error response from daemon: client version 9.99 is too new. Maximum supported API version is 1.41",
    counterExample: "docker: Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44"
  },
  {
    words: ["unknown flag: --gpus "],
    causes: proof("docker-cli-too-old"),
    example: "unknown flag: --gpus\nSee 'docker run --help'.",
    counterExample: "unknown flag: --gpu\nSee docker run --help."
  },
  {
    words: ['"--gpus" requires api version'],
    causes: proof("docker-cli-too-old"),
    example: '"--gpus" requires API version 1.40, but the Docker daemon API version is 1.39',
    counterExample: 'invalid argument "foo" for "--gpus" flag: invalid count (foo)'
  },
  {
    words: ["amd cdi spec not found"],
    causes: proof("gpus-vendor-misdetected-amd"),
    example: "docker: Error response from daemon: AMD CDI spec not found",
    counterExample: "docker: Error response from daemon: CDI device injection failed: unresolvable CDI devices amd.com/gpu=all"
  }
];
var noGpuDriver = [
  {
    code: "toolkit-not-installed",
    decides: "Is there an nvidia-container-runtime-hook on the machine that runs dockerd? None: it is this."
  },
  {
    code: "daemon-not-restarted",
    decides: "Did dockerd start before the toolkit was installed (systemctl status docker)? Then it is this, and a restart of it helps.",
    hints: [
      "nvidia-container-toolkit is already the newest version",
      "setting up nvidia-container-toolkit",
      "nvidia-ctk runtime configure",
      "ii nvidia-container-toolkit",
      "nvidia container toolkit cli version",
      "cli-version: 1.",
      "/usr/bin/nvidia-container-runtime-hook",
      "runtimes: nvidia",
      "runtimes: io.containerd.runc.v2 nvidia",
      "runtimes: io.containerd.runc.v2 runc nvidia"
    ]
  },
  {
    code: "docker-desktop-linux-context",
    decides: "Does docker context show say desktop-linux? Then Docker Desktop answers, whose virtual machine has no GPU.",
    hints: [
      "desktop-linux",
      ".docker/desktop",
      "operating system: docker desktop",
      "server: docker desktop",
      "linuxkit"
    ]
  },
  {
    code: "snap-docker",
    decides: "Does snap list docker name one? The snap does not see the toolkit of the host.",
    hints: ["/snap/", "snap install docker", "snap.docker", "snap list ", "latest/stable canonical"]
  },
  {
    code: "no-nvidia-gpu",
    decides: "Does lspci -d 10de: list nothing? Then it is this.",
    hints: [
      "darwin",
      "macos",
      "apple m",
      "colima",
      "docker for mac",
      "macbook",
      "virtualbox",
      "vmware svga",
      " radeon"
    ]
  },
  {
    code: "toolkit-hook-missing",
    decides: "Is the hook a link that leads nowhere, or not on dockerd's own PATH (tr '\\0' '\\n' < /proc/$(pidof dockerd)/environ)? Then it is this."
  },
  {
    code: "gpus-on-windows-docker",
    decides: "Does Docker Desktop on Windows run in Hyper-V, or with Windows containers?",
    hints: [
      "hyper-v",
      "windows containers",
      "docker_engine_windows",
      "ps c:",
      "c:\\> docker",
      "c:/users",
      "c:users",
      "c:windows",
      "windows 10",
      "windows 11"
    ]
  },
  {
    code: "nixos-no-gpus-hook",
    decides: "Is it NixOS? Its toolkit serves --device nvidia.com/gpu=all alone.",
    hints: ["nixos", "/nix/store", "virtualisation.docker", "hardware.nvidia-container-toolkit"]
  },
  {
    code: "cdi-spec-race",
    decides: "Does the same container start by hand, and fail at boot alone? Then it was faster than the service that writes the specification.",
    hints: ["restart policy", "after reboot", "after a reboot", "failed to start container"]
  }
];
var noGpuVendor = [
  ...["toolkit-not-installed", "no-nvidia-gpu"].flatMap(
    (code) => noGpuDriver.filter((cause) => cause.code === code)
  ),
  ...noGpuDriver.filter(
    ({ code }) => !["toolkit-not-installed", "no-nvidia-gpu", "daemon-not-restarted"].includes(code)
  ),
  ...noGpuDriver.filter(({ code }) => code === "daemon-not-restarted")
];
var gpuDriverSignatures = [
  {
    words: ['could not select device driver "cdi"'],
    causes: proof("cdi-not-enabled-docker"),
    example: 'docker: Error response from daemon: could not select device driver "cdi" with capabilities: []',
    counterExample: 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]]'
  },
  {
    causes: noGpuVendor,
    umbrella: "gpus-not-supported",
    words: ["failed to discover gpu vendor from cdi"],
    example: "docker: Error response from daemon: failed to discover GPU vendor from CDI: no known GPU vendor found",
    counterExample: "docker: Error response from daemon: AMD CDI spec not found"
  },
  {
    causes: noGpuDriver,
    umbrella: "gpus-not-supported",
    words: ["could not select device driver", "with capabilities: [["],
    example: 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    counterExample: 'docker: Error response from daemon: could not select device driver "cdi" with capabilities: []'
  }
];

// src/signatures/pasted/banner.ts
var nothingInjected = [
  {
    code: "gpus-flag-missing",
    decides: "Was the container started without --gpus all (in Compose without a device reservation)? Then it is this."
  },
  {
    code: "ngc-banner-false-positive-wsl",
    decides: "Is it WSL2, and does nvidia-smi work in the container? Then the script is wrong and CUDA works.",
    hints: [...inWsl, "/dev/dxg", "/mnt/c/"]
  },
  {
    code: "driver-too-old-for-image",
    decides: "Does nvidia-smi work in the container, and is the host's driver older than the image wants?"
  },
  {
    code: "ngc-driver-not-detected-singularity",
    decides: "Was it started by Singularity or Apptainer? Their --nv puts the driver elsewhere than the script looks.",
    hints: ["singularity", "apptainer", ".sif"]
  },
  {
    code: "image-lacks-env",
    decides: "Was it started by --runtime=nvidia alone, and does the image not set NVIDIA_VISIBLE_DEVICES?"
  },
  {
    code: "podman-gpus-flag-noop",
    decides: "Was it started by podman before 5.0 with --gpus? Then it is this.",
    hints: [" podman", "emulate docker cli"]
  }
];
var bannerSignatures = [
  {
    words: ["version was detected and compatibility mode is unavailable"],
    causes: nothingInjected,
    example: "ERROR: This container was built for NVIDIA Driver Release 515.48 or later, but\n       version  was detected and compatibility mode is UNAVAILABLE.",
    counterExample: "ERROR: This container was built for NVIDIA Driver Release 450.51 or later, but\n       version 430.50 was detected and compatibility mode is UNAVAILABLE."
  },
  {
    words: ["compatibility mode is unavailable"],
    causes: proof("driver-too-old-for-image"),
    example: "ERROR: This container was built for NVIDIA Driver Release 450.51 or later, but\n       version 430.50 was detected and compatibility mode is UNAVAILABLE.",
    counterExample: "NOTE: CUDA Forward Compatibility mode ENABLED."
  },
  {
    words: ["failed to detect nvidia driver version"],
    causes: nothingInjected,
    example: "Failed to detect NVIDIA driver version.",
    counterExample: "WARNING: The NVIDIA Driver was not detected."
  },
  {
    words: ["the nvidia driver was not detected"],
    causes: nothingInjected,
    example: "WARNING: The NVIDIA Driver was not detected.  GPU functionality will not be available.",
    counterExample: "NOTE: MOFED driver for multi-node communication was not detected."
  },
  {
    words: ["gpu, which is not yet supported in this version of the container"],
    causes: proof("gpu-too-new-for-image"),
    example: "WARNING: Detected NVIDIA H100 GPU, which is not yet supported in this version of the container",
    counterExample: "WARNING: Detected NVIDIA GB10 GPU, which may not yet be supported in this version of the container"
  },
  {
    words: ["not yet supported in this version of the container"],
    causes: proof("gpu-too-new-for-image"),
    example: "which is not yet supported in this version of the container",
    counterExample: "which may not yet be supported in this version of the container"
  },
  {
    words: ["gpu, which is not supported by this"],
    causes: proof("gpu-too-old-for-image"),
    example: "ERROR: Detected Tesla K80 GPU, which is not supported by this container",
    counterExample: "which is not yet supported in this version of the container"
  },
  {
    words: ["no longer supported by this container"],
    causes: proof("gpu-too-old-for-image"),
    example: "ERROR: Detected Tesla M40 GPU, which is no longer supported by this container",
    counterExample: "which is not yet supported in this version of the container"
  },
  {
    words: ["no supported gpu(s) detected"],
    causes: likely(
      "no-supported-gpu-detected",
      "What do the lines before it say of the GPUs, and does nvidia-smi work in the container? Without either it is this."
    ),
    example: "ERROR: No supported GPU(s) detected to run this container",
    counterExample: "No supported GPU backend found"
  },
  {
    words: ["nvidia driver is present, but cuda failed to initialize"],
    causes: [
      {
        code: "uvm-module-stale",
        decides: "Is the error 999, and does CUDA fail on the host too?",
        hints: ["(error 999)"]
      },
      {
        code: "mig-no-instances",
        decides: "Is the error 3, and is MIG on without an instance?",
        hints: ["(error 3)"]
      },
      { code: "fabric-manager-missing", decides: "Is the error 802?", hints: ["(error 802)"] },
      {
        code: "forward-compat-mismatched-lib",
        decides: "Is the error 803?",
        hints: ["(error 803)"]
      },
      { code: "forward-compat-unsupported-hw", decides: "Is the error 804?", hints: ["(error 804)"] },
      { code: "cuda-visible-devices-wrong", decides: "Is the error 100?", hints: ["(error 100)"] },
      {
        code: "no-cgroups-on-rootful",
        decides: "Does config.toml say no-cgroups = true, and is the engine not rootless?"
      }
    ],
    example: "ERROR: The NVIDIA Driver is present, but CUDA failed to initialize.  GPU functionality will not be available.\n   [[ unknown error (error 999) ]]",
    counterExample: "WARNING: The NVIDIA Driver was not detected."
  }
];

// src/signatures/pasted/cdi.ts
var withoutDriver = [
  {
    code: "kernel-module-not-loaded",
    decides: "Does nvidia-smi fail on the host now, too? Then the driver is not loaded, and that is the cause."
  },
  {
    code: "cdi-refresh-before-driver",
    decides: "Does nvidia-smi work now? Then the service ran before the driver was loaded: start it again.",
    hints: ["nvidia-cdi-refresh", "systemd["]
  }
];
var staleFile = [
  {
    code: "cdi-spec-stale",
    decides: "Does a CDI specification (/etc/cdi, /var/run/cdi) name the file that is not there? Then write it anew."
  },
  {
    code: "cdi-refresh-after-image-update",
    decides: "Was an immutable system (Silverblue, CoreOS, Bazzite) updated since? Then it is this.",
    hints: ["ostree ", " bootc ", "silverblue", "bazzite", " coreos", "bluefin"]
  }
];
var noDevices = [
  {
    code: "cdi-spec-missing-or-unreadable",
    decides: "Does nvidia-ctk cdi list name no nvidia.com/gpu device at all? Then it is this."
  },
  {
    code: "cdi-version-too-new",
    decides: "Does it name them, and does cdiVersion in the specification stand above what the engine knows (podman before 5.0: 0.6.0)? Then it is this.",
    hints: [
      "found 1 cdi devices",
      "found 2 cdi devices",
      "found 3 cdi devices",
      "cdiversion",
      "nvidia-ctk cdi list"
    ]
  },
  {
    code: "cdi-device-name-unknown",
    decides: "Does it name others, and not the one that is asked for? Then it is this."
  },
  {
    code: "cdi-spec-race",
    decides: "Does the same container start by hand, and fail at boot alone? Then it was faster than the service that writes the specification.",
    hints: ["failed to start container", "after reboot", "after a reboot", "at boot", "nvidia-cdi-refresh"]
  }
];
var cdiSignatures = [
  {
    words: ["nvidia-cdi-refresh", "driver not loaded"],
    causes: proof("cdi-refresh-before-driver"),
    example: 'nvidia-cdi-refresh.service: nvidia-ctk[811]: level=error msg="failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded"',
    counterExample: "failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded"
  },
  {
    words: ["driver not loaded", "nvidia-cdi-refresh.service"],
    causes: proof("cdi-refresh-before-driver"),
    example: 'level=error msg="failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded"\nsystemd[1]: nvidia-cdi-refresh.service: Main process exited, code=exited, status=1/FAILURE',
    counterExample: "nvidia-persistenced.service: Driver Not Loaded"
  },
  ...[
    ["nvidia-cdi-refresh", "driver_not_loaded"],
    ["driver_not_loaded", "nvidia-cdi-refresh.service: "]
  ].map(
    (words) => ({
      words,
      reach: 600,
      causes: proof("cdi-refresh-before-driver"),
      example: `${words.join(": failed to initialize NVML: ERROR_")} x`,
      counterExample: "failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND"
    })
  ),
  {
    words: ["failed to generate cdi spec", "driver_not_loaded"],
    reach: 400,
    causes: withoutDriver,
    example: "failed to generate CDI spec: failed to initialize NVML: ERROR_DRIVER_NOT_LOADED",
    counterExample: "failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND"
  },
  {
    words: ["failed to generate cdi spec", "driver not loaded"],
    reach: 400,
    causes: withoutDriver,
    example: "ERRO[0000] failed to generate CDI spec: failed to create device CDI specs: failed to initialize NVML: Driver Not Loaded",
    counterExample: "failed to generate CDI spec: failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND"
  },
  {
    words: ["failed to generate cdi spec", "nvml", "library_not_found"],
    reach: 400,
    causes: [
      {
        code: "driver-libraries-missing",
        decides: "Does ldconfig -p on the host list no libnvidia-ml.so.1?"
      },
      { code: "driver-not-installed", decides: "Is there no kernel module either (modinfo nvidia)?" },
      { code: "cdi-generate-failed", decides: "Is the library in a place that nvidia-ctk does not look in?" }
    ],
    example: 'level=error msg="failed to generate CDI spec: failed to create device CDI specs: failed to initialize NVML: ERROR_LIBRARY_NOT_FOUND"',
    counterExample: "failed to generate CDI spec: failed to initialize NVML: Driver Not Loaded"
  },
  ...[
    "failed to generate cdi spec",
    "failed to create cdi spec",
    "failed to save cdi spec",
    "failed to write cdi spec",
    "failed to create device cdi specs",
    "failed to create edits common for entities"
  ].map(
    (word) => ({
      words: [word],
      causes: likely(
        "cdi-generate-failed",
        "What stands at the end of the line? sudo nvidia-ctk --debug cdi generate shows it again."
      ),
      example: `level=error msg="${word}: something went wrong"`,
      counterExample: 'level=info msg="Generated CDI spec with version 0.5.0"'
    })
  ),
  {
    words: ["nvidia-ctk cdi generate", "panic: "],
    reach: 800,
    causes: likely(
      "cdi-generate-failed",
      "Does the newest release of the toolkit do it? Then it was a bug of this one."
    ),
    example: "$ nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml\npanic: runtime error: invalid memory address",
    counterExample: "panic: runtime error: invalid memory address"
  },
  {
    words: ["invalid device, empty device edits"],
    causes: likely(
      "cdi-generate-failed",
      "Does sudo nvidia-ctk --debug cdi generate tell of a device that it finds no node of? Then look whether its /dev/nvidia* is there."
    ),
    example: "failed to validate: invalid CDI Spec: invalid device, empty device edits",
    counterExample: 'invalid CDI Spec: invalid version "1.1.0"'
  },
  ...[
    ["nvidia-ctk cdi generate", "(code=exited, status="],
    ["nvidia-cdi-refresh.service: start request repeated too quickly"],
    ["failed to start nvidia-cdi-refresh"]
  ].map(
    (words) => ({
      words,
      reach: 120,
      causes: [
        {
          code: "cdi-generate-failed",
          decides: "What does sudo nvidia-ctk --debug cdi generate say? If it fails by hand too, it is this."
        },
        {
          code: "cdi-refresh-before-driver",
          decides: "Does it work by hand now? Then the service ran before the driver was loaded.",
          hints: ["driver not loaded", "driver_not_loaded"]
        }
      ],
      example: `${words.join(" --output=/var/run/cdi/nvidia.yaml ")}2`,
      counterExample: "Finished nvidia-cdi-refresh.service - Refresh NVIDIA CDI specification file."
    })
  ),
  {
    words: ["nvidia-cdi-refresh.service: failed with result"],
    causes: [
      {
        code: "cdi-refresh-before-driver",
        decides: 'Does journalctl -u nvidia-cdi-refresh say "Driver Not Loaded"? Then it is this.',
        hints: ["driver not loaded", "driver_not_loaded"]
      },
      { code: "cdi-generate-failed", decides: "Does it say something else? Then it is that." }
    ],
    example: "systemd[1]: nvidia-cdi-refresh.service: Failed with result 'exit-code'.",
    counterExample: "nvidia-cdi-refresh.service: Deactivated successfully."
  },
  {
    words: ['conflicting device "nvidia.com/gpu='],
    causes: proof("cdi-spec-conflict"),
    example: 'conflicting device "nvidia.com/gpu=0" (specs "/etc/cdi/nvidia.yaml", "/etc/cdi/nvidia-old.yaml")',
    counterExample: "unresolvable CDI devices nvidia.com/gpu=0"
  },
  {
    words: ["invalid cdi spec", "version"],
    reach: 120,
    causes: likely(
      "cdi-version-too-new",
      "Is cdiVersion in the specification newer than the engine reads? Then upgrade the engine, or write the file with an older toolkit."
    ),
    example: 'failed to load CDI Spec /etc/cdi/nvidia.yaml: invalid CDI Spec: invalid version "1.1.0"',
    counterExample: "invalid CDI Spec: invalid device, empty device edits"
  },
  ...[
    "failed to load cdi spec",
    "failed to parse cdi spec",
    "failed to read cdi spec",
    "failed to read/parse cdi spec"
  ].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "cdi-spec-missing-or-unreadable",
          decides: "Is the file cut off, empty or not readable for the engine? Then write it anew."
        },
        {
          code: "cdi-version-too-new",
          decides: "Does the line name a version? Then the engine is too old for it."
        }
      ],
      example: `level=warning msg="${word} /etc/cdi/nvidia.yaml: yaml: line 7: did not find expected key"`,
      counterExample: 'level=info msg="loaded CDI Spec"'
    })
  ),
  ...["management.nvidia.com/gpu", "k8s.device-plugin.nvidia.com/gpu"].map(
    (name) => ({
      words: ["unresolvable cdi devices", name],
      reach: 60,
      causes: [
        {
          code: "cdi-device-name-unknown",
          decides: "Does nvidia-ctk cdi list on the node name other kinds of device, and not this? Then it is this."
        },
        {
          code: "cdi-spec-missing-or-unreadable",
          decides: "Does it list nothing at all? Then the specification was not written."
        }
      ],
      example: `failed to generate spec: failed to inject CDI devices: unresolvable CDI devices ${name}=all`,
      counterExample: "unresolvable CDI devices nvidia.com/gpu=all"
    })
  ),
  {
    words: ["unresolvable cdi devices", "gpu=gpu-"],
    reach: 60,
    causes: [
      { code: "gpu-id-changed", decides: "Does nvidia-smi -L not list that UUID? Then it is this." },
      {
        code: "cdi-device-name-unknown",
        decides: "Does it list it, and nvidia-ctk cdi list not? Then the specification has no names by UUID."
      }
    ],
    example: "CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=GPU-5e8f1c5c-0000-0000-0000-000000000000",
    counterExample: "unresolvable CDI devices nvidia.com/gpu=all"
  },
  ...["all", "0"].map(
    (name) => ({
      words: [`unresolvable cdi devices nvidia.com/gpu=${name} `],
      causes: noDevices,
      example: `CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=${name}`,
      examples: [`Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=${name}`],
      counterExample: "unresolvable CDI devices nvidia.com/gpu=7"
    })
  ),
  ...["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(
    (digit) => ({
      words: [`unresolvable cdi devices nvidia.com/gpu=${digit}`],
      causes: [
        {
          code: "gpu-count-exceeds-host",
          decides: "Does nvidia-smi -L list no GPU of that number? Then it is this; they are counted from 0."
        },
        {
          code: "cdi-spec-missing-or-unreadable",
          decides: "Does nvidia-ctk cdi list name no nvidia.com/gpu device at all? Then it is this."
        },
        {
          code: "cdi-device-name-unknown",
          decides: "Does it name others, and not the one that is asked for? Then it is this."
        },
        { code: "cdi-spec-stale", decides: "Was the GPU put in since the specification was written?" }
      ],
      example: `CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=${digit}: unknown`,
      counterExample: "unresolvable CDI devices nvidia.com/gpu=all"
    })
  ),
  {
    words: ["unresolvable cdi devices", "nvidia.com/mig"],
    reach: 60,
    causes: likely("cdi-device-name-unknown", "Does nvidia-ctk cdi list name other instances?"),
    example: "unresolvable CDI devices k8s.device-plugin.nvidia.com/mig-1g.5gb=MIG-5e8f1c5c",
    examples: ["unresolvable CDI devices nvidia.com/mig-1g.5gb=0"],
    counterExample: "unresolvable CDI devices nvidia.com/gpu=all"
  },
  {
    words: ['failed to stat cdi host device "/dev/nvidia'],
    causes: [
      {
        code: "device-nodes-missing",
        decides: "Does ls /dev/nvidia* not list the node that the line names? Then it is this."
      },
      {
        code: "cdi-spec-stale",
        decides: "Were GPUs or the driver changed since the specification was written? Then write it anew."
      },
      { code: "kernel-module-not-loaded", decides: "Does lsmod not list the module nvidia?" }
    ],
    example: 'Error: setting up CDI devices: failed to inject devices: failed to stat CDI host device "/dev/nvidia-uvm": no such file or directory',
    counterExample: 'failed to stat CDI host device "/dev/kfd": no such file or directory'
  },
  {
    words: ["failed to stat cdi host device"],
    causes: staleFile,
    example: 'failed to inject devices: failed to stat CDI host device "/dev/dri/card1": no such file or directory',
    counterExample: "failed to stat /dev/dri/card1"
  },
  ...["nvidia", "libcuda", "libnvcuvid", "libnvoptix"].flatMap((file) => [
    {
      words: [`error stat'ing file`, file, "no such file or directory"],
      reach: 160,
      causes: staleFile,
      example: `Error: OCI runtime error: crun: error stat'ing file \`/usr/lib/x/${file}.so.550\`: No such file or directory`,
      counterExample: "crun: error stat'ing file `/srv/data`: No such file or directory"
    },
    {
      words: ["crun: cannot stat", file, "no such file or directory"],
      reach: 160,
      causes: staleFile,
      example: `Error: crun: cannot stat \`/usr/lib/x/${file}.550.54.14\`: No such file or directory: OCI runtime attempted to invoke a command that was not found`,
      counterExample: "crun: cannot stat `/srv/data`: No such file or directory"
    }
  ]),
  ...["nvidia-cdi-hook", "nvidia-ctk"].flatMap((hook2) => [
    {
      words: [`${hook2}: no such file or directory`],
      causes: [
        {
          code: "cdi-spec-stale",
          decides: "Does the CDI specification name the hook at a path where it is not? Then write it anew."
        },
        { code: "toolkit-not-installed", decides: "Is the toolkit gone from this host? Then install it." },
        { code: "toolkit-hook-missing", decides: "Are other parts of the toolkit there, and this one not?" }
      ],
      example: `error running createContainer hook #0: fork/exec /usr/local/bin/${hook2}: no such file or directory: unknown`,
      counterExample: "fork/exec /usr/bin/nvidia-container-runtime: no such file or directory"
    }
  ])
];

// src/signatures/pasted/cgroups.ts
var lostItsGpus = [
  {
    code: "cgroup-daemon-reload",
    decides: "Did it work for a while in this container, and does a new container work? Then systemctl daemon-reload took the GPUs away.",
    hints: [
      "daemon-reload",
      "after a few hours",
      "after some time",
      "after a while",
      "unattended-upgrade",
      "randomly"
    ]
  },
  {
    code: "no-cgroups-on-rootful",
    decides: "Does it fail from the start, and does /etc/nvidia-container-runtime/config.toml say no-cgroups = true? Then it is this.",
    hints: ["no-cgroups = true", "no-cgroups=true", "no-cgroups true"]
  },
  {
    code: "cgroup-v2-old-libnvidia",
    decides: "Does it fail from the start, with control groups of version 2 and libnvidia-container before 1.8 (nvidia-container-cli --version)?",
    hints: ["unified_cgroup_hierarchy", "cgroup version: 2"]
  },
  {
    code: "driver-nvml-unknown",
    decides: "Does nvidia-smi on the host say the same? Then it is the driver there."
  },
  { code: "gpu-fell-off-bus", decides: "Does the kernel log of the host tell of Xid 79?" },
  {
    code: "selinux-denial",
    decides: "Does ausearch -m avc on the host show denials of /dev/nvidia*?",
    hints: ["avc:", "label=disable"]
  }
];
var cgroupSignatures = [
  ...["failed to initialize nvml: unknown error", "nvmlerror_unknown", "nvml: unknown error"].map(
    (word) => ({
      words: [word],
      causes: lostItsGpus,
      example: `root@5e8f1c5c:/workspace# nvidia-smi
${word === "nvmlerror_unknown" ? "pynvml.nvml.NVMLError_Unknown: Unknown Error" : word}`,
      counterExample: "Failed to initialize NVML: Insufficient Permissions"
    })
  ),
  {
    words: ["os call failed or operation not supported on this os"],
    causes: lostItsGpus,
    example: "UserWarning: CUDA initialization: Unexpected error from cudaGetDeviceCount(). Error 304: OS call failed or operation not supported on this OS",
    counterExample: "operation not supported"
  },
  {
    words: ["nvml_success ==", "internal assert failed"],
    reach: 120,
    causes: lostItsGpus,
    example: 'RuntimeError: NVML_SUCCESS == DriverAPI::get()->nvmlInit_v2_() INTERNAL ASSERT FAILED at "../c10/cuda/CUDACachingAllocator.cpp":995, please report a bug to PyTorch.',
    counterExample: 'INTERNAL ASSERT FAILED at "../aten/src/ATen/x.cpp":1'
  }
];

// src/signatures/pasted/compose.ts
var olderThan = (version) => `Does docker compose version (or docker-compose --version) say less than ${version}? Then it is this.`;
var composeSignatures = [
  ...["devices", "runtime", "device_requests", "gpus", "capabilities", "count"].map(
    (key) => ({
      words: [`('${key}' was unexpected)`],
      causes: likely("compose-too-old", olderThan("1.28 (2.30 for the key gpus)")),
      example: `services.train.deploy.resources.reservations value Additional properties are not allowed ('${key}' was unexpected)`,
      counterExample: "Additional properties are not allowed ('imgae' was unexpected)"
    })
  ),
  ...["devices", "runtime", "gpus", "device_ids"].map(
    (key) => ({
      words: [`additional property ${key} is not allowed`],
      causes: likely("compose-too-old", olderThan("1.28 (2.30 for the key gpus)")),
      example: `services.train.deploy.resources.reservations Additional property ${key} is not allowed`,
      counterExample: "services.train Additional property imgae is not allowed"
    })
  ),
  ...["additional properties 'gpus' not allowed", "additional properties 'devices' not allowed"].map(
    (word) => ({
      words: [word],
      causes: likely("compose-too-old", olderThan("2.30")),
      example: `validating /srv/compose.yaml: services.train ${word}`,
      counterExample: "services.train additional properties 'imgae' not allowed"
    })
  ),
  {
    words: ["unsupported config option for services", "'runtime'"],
    reach: 40,
    causes: likely("compose-too-old", olderThan("1.27, or is the version of the file not 2.3")),
    example: "Unsupported config option for services.train: 'runtime'",
    counterExample: "Unsupported config option for services.train: 'imgae'"
  },
  {
    words: ["unsupported config option for services", "'gpus'"],
    reach: 60,
    causes: likely("compose-too-old", olderThan("2.30")),
    example: "Unsupported config option for services.train: 'gpus'",
    counterExample: "Unsupported config option for services.train: 'imgae'"
  },
  {
    words: ["unsupported config option for services", "'device"],
    reach: 60,
    causes: likely("compose-too-old", olderThan("1.28")),
    example: "Unsupported config option for services.train.deploy.resources.reservations: 'devices'",
    counterExample: "Unsupported config option for services.train: 'imgae'"
  },
  {
    words: ["the only value allowed is 'all' or a number"],
    causes: likely("compose-count-missing", "Is count below devices something else than a number or all?"),
    example: `services.train.deploy.resources: invalid value "max", the only value allowed is 'all' or a number`,
    counterExample: "the only value allowed is true"
  },
  {
    words: ["the compose file", "is invalid because", "runtime"],
    reach: 300,
    causes: likely("compose-too-old", olderThan("1.27")),
    example: "The Compose file './docker-compose.yml' is invalid because:\nservices.train has an unsupported key runtime",
    counterExample: "The Compose file './docker-compose.yml' is invalid because:\nports contains an invalid type"
  },
  {
    words: ["version in", "docker-compose", "is unsupported"],
    reach: 80,
    causes: likely("compose-too-old", "Is it docker-compose 1, from the packages of the distribution?"),
    example: `ERROR: Version in "./docker-compose.yml" is unsupported. You might be seeing this error because you're using the wrong Compose file version.`,
    counterExample: "the version of docker-compose is 2.29"
  },
  {
    words: ['"count" and "device_ids" attributes are exclusive'],
    causes: proof("compose-count-missing"),
    example: 'validating compose.yaml: services.train.deploy.resources.reservations.devices.0: "count" and "device_ids" attributes are exclusive',
    counterExample: "cannot set both Count and DeviceIDs on device request."
  },
  ...[
    "capabilities is required",
    "missing property 'capabilities'",
    "'capabilities' is a required property"
  ].map(
    (word) => ({
      words: ["devices", word],
      reach: 60,
      causes: likely("compose-count-missing", "Does the entry below devices lack capabilities: [gpu]?"),
      example: `services.train.deploy.resources.reservations.devices.0 ${word}`,
      counterExample: "services.train image is required"
    })
  ),
  {
    words: ["invalid count", "device"],
    reach: 100,
    causes: likely(
      "compose-count-missing",
      "Does the entry below devices have neither count nor device_ids?"
    ),
    example: "services.train.deploy.resources: invalid count for device request",
    counterExample: "invalid count (foo)"
  }
];

// src/signatures/pasted/nvml.ts
var onHost = [
  "-bash: nvidia-smi",
  "sudo: nvidia-smi",
  "zsh: command not found: nvidia-smi",
  "but can be installed with",
  "apt install nvidia-",
  "apt-get install nvidia-driver",
  "ubuntu-drivers",
  "lsmod | grep nvidia",
  "lspci | grep"
];
var modulesWay = "Does sudo modprobe nvidia succeed, and nvidia-smi then? Then it was merely not loaded.";
var noDriver = [
  {
    code: "kernel-upgraded-no-module",
    decides: "Does modinfo -k $(uname -r) nvidia find no module, and is the driver installed? Then it is this.",
    hints: ["module nvidia not found", "module nvidia-current not found"]
  },
  {
    code: "secure-boot-unsigned",
    decides: 'Does sudo modprobe nvidia say "Key was rejected by service" or "Required key not available"? Then it is this.',
    hints: [
      "secureboot enabled",
      "secure boot enabled",
      "secure boot is enabled",
      "uefi secure boot requires",
      "mokutil",
      "signing key"
    ]
  },
  { code: "kernel-module-not-loaded", decides: modulesWay },
  {
    code: "nouveau-conflict",
    decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.',
    hints: ["kernel driver in use: nouveau", "grep nouveau", "mxm_wmi"]
  },
  {
    code: "dkms-build-failed",
    decides: "Does dkms status show nvidia as added or built only, or as failed?"
  },
  { code: "dkms-headers-missing", decides: "Is /lib/modules/$(uname -r)/build not there?" },
  {
    code: "no-nvidia-gpu",
    decides: "Does lspci -d 10de: list nothing, as in a virtual machine without a GPU?"
  },
  { code: "driver-not-installed", decides: "Is no package of the driver installed?" },
  {
    code: "prime-intel-selected",
    decides: "Does prime-select query say intel?",
    hints: ["prime-select", "optimus", "bbswitch", "envycontrol", "intel is selected", "intel profile"]
  },
  {
    code: "wsl-linux-driver-installed",
    decides: "Is it WSL2? Then a driver for Linux was installed in it, which does not work there.",
    hints: inWsl
  }
];
var notAllowed = [
  {
    code: "device-node-permissions",
    decides: "Does ls -l /dev/nvidia* show a mode such as 0660, and is the user not in that group? Then it is this."
  },
  {
    code: "selinux-denial",
    decides: "Does getenforce say Enforcing, and ausearch -m avc show denials of /dev/nvidia*? Then it is this.",
    hints: ["selinux", "avc:", "container_t", "fedora", "label=disable", "getenforce", "enforcing"]
  },
  {
    code: "hook-node-permissions",
    decides: "Did nvidia-container-cli say it, which asks the driver as nobody unless its config.toml names a user?"
  },
  {
    code: "mig-created-after-start",
    decides: "Were instances (MIG) made after the container was started? Then start it again.",
    hints: ["mig 1g", "mig 2g", "mig 3g", "mig 4g", "mig 7g"]
  },
  {
    code: "mig-permission",
    decides: "Was it a change of instances (MIG)? That takes root.",
    hints: ["migmode", "mig_mode", "nvidia-smi mig"]
  },
  {
    code: "podman-userns-nomap",
    decides: "Is it Podman with --userns=nomap or the like?",
    hints: [" nomap"]
  }
];
var nvmlSignatures = [
  // What the doctor meets in its own launch has been looked at before; whoever pastes it has not looked at the nodes.
  {
    words: ["nvidia-container-cli", "nvml error: insufficient permissions"],
    reach: 120,
    causes: notAllowed,
    example: "nvidia-container-cli: initialization error: nvml error: insufficient permissions: unknown",
    counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
  },
  ...["lib_rm_version_mismatch", "librmversionmismatch", "nvml/rm version mismatch"].map((word) => ({
    words: [word],
    causes: proof("driver-library-mismatch"),
    example: `pynvml.NVMLError_${word}`,
    counterExample: "version mismatch of the protocol"
  })),
  {
    words: ["failed to initialize nvml: function not found"],
    causes: likely(
      "driver-library-mismatch",
      "Does libnvidia-ml.so.1 lead to a library of another version than /proc/driver/nvidia/version? Then parts of an older driver were left behind."
    ),
    example: "Failed to initialize NVML: Function Not Found",
    counterExample: "Failed to initialize NVML: Driver/library version mismatch"
  },
  ...[
    ["nvidia-smi has failed because you do not have", "permission"],
    ["crw-rw----", "/dev/nvidia0"],
    ["crw-rw----", "/dev/nvidiactl"],
    ["crw-------", "/dev/nvidia0"],
    ["crw-------", "/dev/nvidiactl"],
    ["nvml: insufficient permissions"],
    ["nvmlerror_nopermission"],
    ["could not open the device file /dev/nvidia", "(permission denied)"],
    ["/dev/nvidiactl", "permission denied"],
    ["/dev/nvidia0", "permission denied"],
    ["/dev/nvidia-uvm", "permission denied"]
  ].map((words) => ({
    words,
    reach: 60,
    causes: notAllowed,
    example: `Failed to initialize ${words.join(" 1 root ")}`,
    counterExample: "Failed to initialize NVML: Unknown Error"
  })),
  ...[["couldn't communicate with the nvidia driver"]].map((words) => ({
    words,
    causes: noDriver,
    example: words.join(" "),
    counterExample: "NVIDIA-SMI 550.54.14   Driver Version: 550.54.14"
  })),
  ...["no devices were found", "no devices found", "no nvidia devices found"].map((word) => ({
    words: [`${word} `],
    causes: [
      {
        code: "gpu-init-failed",
        decides: "Does the kernel log say RmInitAdapter failed (sudo dmesg | grep NVRM)? Then it is this."
      },
      { code: "gpu-fell-off-bus", decides: 'Does it say "fallen off the bus" or Xid 79?' },
      { code: "bar-space-above-4g", decides: 'Does it say "BAR1 is 0M"?' },
      {
        code: "open-kernel-module-unsupported",
        decides: "Does it speak of open nvidia.ko, or of the open kernel modules?"
      },
      { code: "gpu-legacy-for-driver", decides: "Does it name a Legacy driver for the GPU?" },
      { code: "gpu-not-supported-by-driver", decides: "Does it say that the GPU is not supported?" },
      { code: "prime-intel-selected", decides: "Does prime-select query say intel?" },
      {
        code: "no-nvidia-gpu",
        decides: "Does lspci -d 10de: list nothing, as after the GPU was detached from a virtual machine?"
      },
      { code: "gpu-device-handle-unknown", decides: "Does nvidia-smi name a GPU that it cannot reach?" }
    ],
    example: `$ nvidia-smi
${word}`,
    counterExample: "NET/IB : No device found."
  })),
  {
    words: ["could not open the device file /dev/nvidia", "no such file or directory"],
    reach: 60,
    causes: proof("device-nodes-missing"),
    example: "NVIDIA: could not open the device file /dev/nvidiactl (No such file or directory).",
    counterExample: "NVIDIA: could not open the device file /dev/nvidia0 (Input/output error)."
  },
  {
    words: ["could not open the device file /dev/nvidia", "input/output error"],
    reach: 60,
    causes: [
      { code: "gpu-init-failed", decides: "Does the kernel log say RmInitAdapter failed? Then it is this." },
      { code: "gpu-fell-off-bus", decides: 'Does it say "fallen off the bus" or Xid 79?' }
    ],
    example: "NVIDIA: could not open the device file /dev/nvidia0 (Input/output error).",
    counterExample: "NVIDIA: could not open the device file /dev/nvidiactl (No such file or directory)."
  },
  ...[
    ["stat failed: /dev/nvidia", "no such file or directory"],
    ['custom device "/dev/nvidia', "no such file or directory"],
    ["open failed: /dev/nvidia", "no such file or directory"],
    ["error gathering device information", "/dev/nvidia", "no such file or directory"]
  ].map((words) => ({
    words,
    reach: 80,
    causes: proof("device-nodes-missing"),
    example: words.join('0": '),
    counterExample: "stat failed: /usr/lib/libcuda.so: no such file or directory"
  })),
  ...["/dev/nvidiactl", "/dev/nvidia0", "/dev/nvidia*"].map((node) => ({
    words: [node, "no such file or directory"],
    reach: 40,
    causes: [
      {
        code: "device-nodes-missing",
        decides: "Does /proc/driver/nvidia/version exist where it was said, on the host? Then it is this."
      },
      {
        code: "gpus-flag-missing",
        decides: "Was it said in a container that was started without --gpus? Then it is this.",
        hints: ["root@", "docker exec", "docker run", "in the container", "inside the container"]
      },
      { code: "kernel-module-not-loaded", decides: "Does lsmod not list nvidia?" }
    ],
    example: `ls: cannot access '${node}': No such file or directory`,
    counterExample: "ls: cannot access '/dev/dri': No such file or directory"
  })),
  {
    words: ["couldn't find libnvidia-ml.so library"],
    causes: [
      {
        code: "driver-not-installed",
        decides: "Was it said on the host? Then the driver is not installed in whole, or its libraries lie where the loader does not look."
      },
      {
        code: "gpus-flag-missing",
        decides: "Was it said in a container that was started without --gpus? Then it is this.",
        hints: ["docker run", "docker exec", "inside the container", "in the container", "root@"]
      },
      {
        code: "driver-libraries-missing",
        decides: "Does ldconfig -p on the host list no libnvidia-ml.so.1, though a module is loaded?"
      },
      {
        code: "driver-capabilities-missing",
        decides: "Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?"
      }
    ],
    example: "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system. Please make sure that the NVIDIA Display Driver is properly installed and present in your system.",
    counterExample: "Failed to initialize NVML: Unknown Error"
  },
  ...[["nvml shared library not found"], ["nvmlerror_librarynotfound"]].map((words) => ({
    words,
    causes: [
      {
        code: "gpus-flag-missing",
        decides: "Was it said in a container that was started without --gpus? Then it is this.",
        hints: ["docker run", "container"]
      },
      {
        code: "driver-not-installed",
        decides: "Was it said on the host? Then the driver is not installed, or its libraries lie where the loader does not look."
      },
      {
        code: "driver-capabilities-missing",
        decides: "Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?"
      },
      {
        code: "driver-libraries-missing",
        decides: "Does ldconfig -p on the host list no libnvidia-ml.so.1, though a module is loaded?"
      }
    ],
    example: `${words.join(" ")}`,
    counterExample: "Failed to initialize NVML: Unknown Error"
  })),
  ...[
    "command 'nvidia-smi' not found",
    "nvidia-smi: command not found",
    "nvidia-smi: not found",
    "command not found: nvidia-smi",
    "unknown command: nvidia-smi",
    'exec: "nvidia-smi": executable file not found'
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: "gpus-flag-missing",
        decides: "Was it said in a container that was started without --gpus? Then it is this."
      },
      {
        code: "image-lacks-env",
        decides: "Was it started by --runtime=nvidia alone, and does the image not set NVIDIA_VISIBLE_DEVICES?",
        hints: ["--runtime=nvidia", "--runtime nvidia", "runtime: nvidia"]
      },
      {
        code: "driver-not-installed",
        decides: "Was it said on the host? Then no driver is installed.",
        hints: onHost
      },
      {
        code: "driver-capabilities-missing",
        decides: "Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?",
        hints: ["nvidia_driver_capabilities"]
      },
      {
        code: "podman-gpus-flag-noop",
        decides: "Was it started by podman before 5.0 with --gpus? Then it is this.",
        hints: ["podman run", "emulate docker cli"]
      },
      {
        code: "singularity-no-nv-files",
        decides: "Was it started by Singularity or Apptainer, without --nv or where that finds no driver?",
        hints: ["singularity>", "apptainer>", ".sif"]
      },
      {
        code: "snap-docker",
        decides: "Does snap list docker name one? The snap does not see the toolkit of the host.",
        hints: ["/snap/", "snap list ", "snap install docker"]
      }
    ],
    example: `bash: ${word}`,
    counterExample: "bash: nvcc: command not found"
  })),
  {
    words: ["driver service terminated with signal"],
    causes: [
      {
        code: "device-node-permissions",
        decides: "Does ls -l /dev/nvidia* show a mode that keeps others out, such as 0660?"
      },
      {
        code: "hook-node-permissions",
        decides: "Is it so, and does config.toml name no user for nvidia-container-cli?"
      },
      { code: "persistence-mode-off", decides: "Does time nvidia-smi take ten seconds and more?" },
      {
        code: "driver-cuda-init",
        decides: "Does nvidia-container-cli --version say less than 1.1? It asks CUDA itself."
      },
      { code: "driver-init-rpc", decides: "What does the line after it name as what failed?" },
      { code: "gpu-faulty", decides: "Does nvidia-smi show ERR!, or hang?" }
    ],
    example: "nvidia-container-cli: initialization error: driver rpc error: driver service terminated with signal 15",
    counterExample: "nvidia-container-cli: initialization error: driver rpc error: timed out"
  },
  {
    words: ["cuda error: initialization error"],
    causes: [
      {
        code: "driver-cuda-init",
        decides: "Did nvidia-container-cli before 1.1 say it? It asks CUDA itself, which fails when little memory is free. Said by PyTorch, a process was forked after CUDA was used: start it with spawn."
      },
      { code: "uvm-module-stale", decides: "Does lsmod list no nvidia_uvm?" }
    ],
    example: "cuda error: initialization error",
    counterExample: "nvidia-container-cli: initialization error: cuda error: unknown error"
  }
];
var genericNvmlSignatures = [
  ...[
    ["failed to query nvidia devices. please ensure that the nvidia device files"],
    ["failed to initialize the nvidia kernel module"],
    ["/proc/driver/nvidia/version: no such file or directory"],
    ["failed to start nvidia persistence daemon"],
    ["nvidia-persistenced failed to initialize"],
    ["nvml", "driver not loaded"],
    ["nvidia driver is not loaded"],
    ["nvidia kernel module is not loaded"]
  ].map((words) => ({
    words,
    reach: 40,
    causes: [
      { code: "kernel-module-not-loaded", decides: modulesWay },
      ...noDriver.filter(({ code }) => code !== "kernel-module-not-loaded")
    ],
    example: `Error: ${words.join(" initialisation: ")}`,
    counterExample: "nvidia-container-cli: driver error: timed out"
  })),
  ...["gpu is lost", "gpu_is_lost"].map((word) => ({
    words: [word],
    causes: proof("gpu-fell-off-bus"),
    example: `GPU 0000:0a:00.0: ${word}`,
    counterExample: "the connection is lost"
  }))
];

// src/signatures/pasted/frameworks.ts
var noDriverInside = [
  {
    code: "gpus-flag-missing",
    decides: "Was it said in a container that was started without --gpus all? Then it is this."
  },
  {
    code: "driver-not-installed",
    decides: "Is there no nvidia-smi on the host at all?",
    hints: onHost
  },
  {
    code: "driver-capabilities-missing",
    decides: "Does nvidia-smi work in the container, and does NVIDIA_DRIVER_CAPABILITIES name neither compute nor all?",
    hints: ["driver_capabilities", "| nvidia-smi 4", "| nvidia-smi 5", "| nvidia-smi 6"]
  },
  {
    code: "launch-sees-no-gpu",
    decides: "Was it started with --gpus, and is there no /dev/nvidia0 in the container? Then nothing was injected.",
    hints: ["--gpus all", "--gpus=all", "capabilities: [gpu]"]
  },
  { code: "kernel-module-not-loaded", decides: "Does nvidia-smi fail on the host too?" }
];
var builtForOthers = [
  {
    code: "wheel-arch-mismatch",
    decides: "Was the package replaced by pip, which knows nothing of the GPU? Then it is this."
  },
  {
    code: "gpu-too-new-for-image",
    decides: "Is the GPU younger than the image? Then a newer tag has programs for it."
  },
  {
    code: "gpu-too-old-for-image",
    decides: "Has the image dropped this generation? Then an older tag has them."
  }
];
var programFault = [
  {
    code: "xid-app-fault",
    decides: "Does it come with one program or input, on any GPU? Then that is at fault: CUDA_LAUNCH_BLOCKING=1 shows where."
  },
  { code: "ecc-uncorrectable", decides: "Does the kernel log tell of Xid 48, 94 or 95?" },
  { code: "gpu-fell-off-bus", decides: "Does the kernel log tell of Xid 79?" },
  { code: "gpu-busy-or-bad", decides: "Does it always come on the same GPU? Then have that tested." }
];
var unknownError = [
  {
    code: "uvm-module-stale",
    decides: "Does CUDA fail on the host as well, or has the machine been suspended? Then reload nvidia_uvm.",
    hints: ["suspend", "nvidia_uvm"]
  },
  {
    code: "cdi-missing-uvm",
    decides: "Is there no /dev/nvidia-uvm in the container?",
    hints: ["cdi/nvidia.yaml"]
  },
  {
    code: "cuinit-unknown-in-cdi-mode",
    decides: 'Does it work on the host, is the toolkit 1.18 or later, and does mode = "legacy" in its config.toml help?',
    hints: ["nvidia_visible_devices=void", "cdi mode", 'mode = "cdi"', "toolkit 1.18", "toolkit 1.19"]
  },
  {
    code: "driver-cuda-init",
    decides: "Does it fail on the host for root too, and stay so when nvidia_uvm is loaded anew?"
  }
];
var frameworksSignatures = [
  ...[
    ["found no nvidia driver on your system"],
    ["no nvidia gpu device is present"],
    ["kernel driver does not appear to be running on this host"],
    ["could not find cuda drivers on your machine"],
    ["failed to infer device type"],
    ["no cuda runtime is found, using cuda_home"],
    ["failed call to cuinit: unknown error (303)"],
    ["could not load dynamic library", "libcuda.so.1"],
    ["failed to load", "libcuda.so"],
    ["libcuda.so.1 cannot found"],
    ["torch is not able to use gpu"],
    ["torch.cuda.is_available() is false"],
    ["cuda is not available"],
    ["no gpu/tpu found, falling back to cpu"],
    ["failed call to cuinit: unknown error (34)"],
    ["cuda_error_stub_library"],
    ["cuda driver is a stub library"]
  ].map((words) => ({
    words,
    reach: 60,
    causes: noDriverInside,
    example: `RuntimeError: ${words.join(" '")}. Please check that you have an NVIDIA GPU`,
    counterExample: "RuntimeError: The NVIDIA driver on your system is too old (found version 11040)."
  })),
  ...[
    "cuda_error_unsupported_ptx_version",
    "cudaerrorunsupportedptxversion",
    "ptx was compiled with an unsupported toolchain",
    "unsupported cuda version: driver",
    "cudaerrorinsufficientdriver",
    "cuda driver version is insufficient",
    "your cuda driver is too old",
    "api call is not supported in the installed cuda driver",
    "cudaerrorcallrequiresnewerdriver",
    "the installed nvidia driver is too old"
  ].map((word) => ({
    words: [word],
    causes: proof("driver-too-old-for-image"),
    example: `Error: ${word} 8.0 < image 9.0`,
    counterExample: "CUDA driver version: 12.4"
  })),
  ...[
    ["unsupported .version", "current version is"],
    ["driver's cuda version is", "older than the ptxas"],
    ["ptx jit compilation failed"]
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      "driver-too-old-for-image",
      "Does nvidia-smi show a CUDA Version below that of the image? Then it is this."
    ),
    example: `ptxas fatal   : ${words.join(" 8.4; and ")} of 8.2`,
    counterExample: "CUDA version: 12.4"
  })),
  {
    words: ["found cuda version", "was built against version", "which is newer"],
    reach: 80,
    causes: likely(
      "driver-too-old-for-image",
      "Does nvidia-smi show a CUDA Version below the one that it was built against? Then it is this."
    ),
    example: "RuntimeError: Unable to initialize backend cuda: Found CUDA version 12010, but JAX was built against version 12020, which is newer.",
    counterExample: "JAX was built against version 12020"
  },
  ...[
    ["cuda_error_no_binary_for_gpu"],
    ["cudaerrornokernelimagefordevice"],
    ["status_arch_mismatch"],
    ["device kernel image is invalid"],
    ["value 'sm_", "is not defined for option 'gpu-name'"],
    ["unsupported gpu architecture"],
    ["invalid value for --gpu-architecture"],
    ["was not built with cuda kernel binaries compatible with compute capability"],
    ["flashattention only supports", "gpus or newer"],
    ["sm_", "is not compatible with the current"]
  ].map((words) => ({
    words,
    reach: 40,
    causes: builtForOthers,
    example: `error: ${words.join("120a ")}`,
    counterExample: "the image of the kernel is 6.8.0"
  })),
  {
    words: ["no longer supports this gpu because it is too old"],
    causes: [
      {
        code: "gpu-too-old-for-image",
        decides: "Is PyTorch the one of the image? Then an older tag still serves this GPU."
      },
      {
        code: "wheel-arch-mismatch",
        decides: "Was it replaced by pip? Then the one of the image may serve it."
      }
    ],
    example: "Found GPU0 Tesla K40m which is of cuda capability 3.5. PyTorch no longer supports this GPU because it is too old.",
    counterExample: "The NVIDIA driver on your system is too old"
  },
  ...["torch not compiled with cuda enabled", "a cuda-enabled jaxlib is not installed"].map((word) => ({
    words: [word],
    causes: likely(
      "wheel-arch-mismatch",
      "Does python3 -c 'import torch; print(torch.__version__)' end in +cpu, or name a version that is not NVIDIA's? Then pip has replaced it."
    ),
    example: `AssertionError: ${word}`,
    counterExample: "torch compiled with CUDA 12.4"
  })),
  ...["invalid device ordinal", "assertionerror: invalid device id", "cudaerrorinvaliddevice"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "cuda-visible-devices-wrong",
          decides: "Is CUDA_VISIBLE_DEVICES set, or a GPU asked for by a number that torch.cuda.device_count() does not reach? GPUs are counted from 0 in the container."
        },
        {
          code: "gpu-count-exceeds-host",
          decides: "Does the program ask for more GPUs than nvidia-smi lists?"
        },
        {
          code: "mig-single-instance-per-process",
          decides: "Are several instances (MIG) named? A process sees one.",
          hints: ["=mig-", "mig 1g", "mig 2g", "mig 3g"]
        }
      ],
      example: `RuntimeError: CUDA error: ${word}`,
      counterExample: "RuntimeError: No CUDA GPUs are available"
    })
  ),
  ...[
    "cuda_error_unknown",
    "cudaerrorunknown",
    "cuda error: unknown error",
    "cuda error 999",
    "cuda runtime error (999)",
    "cuda runtime error (30)",
    "error 999: unknown error",
    "999 -> unknown error",
    "init failure: 999",
    "failed to initialize cuda: unknown error",
    "cuinit: unknown error",
    "cuinit err: 999",
    "cuinit returned 999",
    "device context 999 ",
    "error code 999 ",
    "error code: 999 ",
    "cuda failure 999",
    "cuinit(0)=999"
  ].map((word) => ({
    words: [word],
    causes: unknownError,
    example: `failed call to cuInit: ${word}`,
    counterExample: "Failed to initialize NVML: Unknown Error"
  })),
  ...[
    "3: initialization error",
    "3 -> initialization error",
    "cuda_error_not_initialized: initialization error",
    "cudaerrorinitializationerror",
    "cuda driver initialization failed, you might not have a cuda gpu"
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: "mig-no-instances",
        decides: "Does nvidia-smi -L list GPUs with MIG on, and no instance? Then it is this."
      },
      { code: "uvm-module-stale", decides: "Does lsmod list no nvidia_uvm?" },
      {
        code: "driver-cuda-init",
        decides: "Does CUDA fail on the host too? Said by a worker alone, it was forked after CUDA was used."
      },
      {
        code: "device-node-permissions",
        decides: "Does ls -l /dev/nvidia* show a mode that keeps this user out?"
      },
      {
        code: "gpus-flag-missing",
        decides: "Is there no /dev/nvidia0 in the container, which was started without --gpus all?"
      }
    ],
    example: `cudaGetDeviceCount returned ${word}`,
    counterExample: "RuntimeError: CUDA error: initialization error"
  })),
  ...[
    "an illegal memory access was encountered",
    "device-side assert triggered",
    "unspecified launch failure",
    "misaligned address",
    "an illegal instruction was encountered",
    "cuda_error_illegal_address",
    "cuda_error_launch_failed",
    "hardware stack error",
    "the launch timed out and was terminated"
  ].map((word) => ({
    words: [word],
    causes: programFault,
    example: `RuntimeError: CUDA error: ${word}`,
    counterExample: "RuntimeError: CUDA error: out of memory"
  }))
];

// src/signatures/pasted/cuda-names.ts
var cudaNameSignatures = [
  ...["cuda_error_no_device", "cudaerrornodevice"].map((word) => ({
    words: [word],
    causes: [
      {
        code: "cuda-visible-devices-wrong",
        decides: "Is CUDA_VISIBLE_DEVICES set in the container? GPUs are counted from 0 in it."
      },
      ...noDriverInside,
      { code: "mig-no-instances", decides: "Does nvidia-smi -L list GPUs with MIG on, and no instance?" }
    ],
    example: `Error: ${word}`,
    counterExample: "cudaErrorUnknown"
  })),
  ...[
    "cuda_error_mps_connection_failed",
    "cudaerrormpsconnectionfailed",
    "mps server is not ready",
    "cannot find mps control daemon process"
  ].map((word) => ({
    words: [word],
    causes: proof("mps-unreachable"),
    example: `Error: ${word}`,
    counterExample: "the server is not ready"
  })),
  ...["cuda_error_system_not_ready", "cudaerrorsystemnotready", "init failure: 802", "code 802"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "fabric-manager-missing",
          decides: "Are there NVSwitches (lspci -d 10de: lists bridges), and does no nv-fabricmanager run?"
        },
        {
          code: "fabric-manager-version-mismatch",
          decides: "Does nv-fabricmanager --version name another version than the driver?"
        },
        { code: "fabric-not-completed", decides: "Does nvidia-smi -q show Fabric State: In Progress?" },
        { code: "cc-not-ready", decides: "Does nvidia-smi conf-compute -grs say not ready?" },
        {
          code: "hmm-kaslr-802",
          decides: "No NVSwitches: does uvm_disable_hmm=1 help?",
          hints: ["uvm_disable_hmm", "geforce", " rtx ", " l40 ", " l40s "]
        }
      ],
      example: `Error: ${word}`,
      counterExample: "the system is not ready"
    })
  ),
  ...[
    "cuda_error_system_driver_mismatch",
    "cudaerrorsystemdrivermismatch",
    "init failure: 803",
    "failure 803 ",
    "code 803 "
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: "forward-compat-mismatched-lib",
        decides: "Is libcuda.so loaded from a folder named compat (LD_LIBRARY_PATH)?"
      },
      {
        code: "driver-library-mismatch",
        decides: 'Does nvidia-smi on the host fail with "Driver/library version mismatch"?',
        hints: ["libcuda reported version is", "does not match dso version", "apt upgrade", "reboot"]
      }
    ],
    example: `Error: ${word}`,
    counterExample: "cudaErrorSystemNotReady"
  })),
  ...[
    "cuda_error_compat_not_supported_on_device",
    "cudaerrorcompatnotsupportedondevice",
    "init failure: 804",
    "code 804 "
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: "forward-compat-unsupported-hw",
        decides: "Is it no data-center GPU (nvidia-smi -L)? Then it is this."
      },
      {
        code: "forward-compat-mismatched-lib",
        decides: "Is it one? Then the compat library does not fit the driver."
      }
    ],
    example: `Error: ${word}`,
    counterExample: "cudaErrorSystemNotReady"
  })),
  ...[
    "cuda_error_devices_unavailable",
    "cudaerrordevicesunavailable",
    "cudaerrordeviceunavailable",
    "cuda_error_device_unavailable",
    "device already in use by a different thread",
    "device is busy or unavailable"
  ].map((word) => ({
    words: [word],
    causes: busy,
    example: `Error: ${word}`,
    counterExample: "devices unavailable"
  }))
];

// src/signatures/pasted/dockerd.ts
var dockerdSignatures = [
  {
    words: ["the following directives are specified both as a flag and in the configuration file"],
    causes: proof("daemon-flag-conflict"),
    example: "unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [tcp://192.0.2.1:2375])",
    examples: [
      "dockerd[4711]: unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: runtimes: (from flag: [nvidia], from file: map[nvidia:map[path:nvidia-container-runtime]])"
    ],
    counterExample: "the following directives don't match any configuration option: default-runtimes"
  },
  {
    words: ["the following directives don't match any configuration option"],
    causes: proof("daemon-flag-unsupported"),
    example: "unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives don't match any configuration option: runtime",
    counterExample: "the following directives are specified both as a flag and in the configuration file: hosts"
  },
  {
    words: ["dockerd", ": unknown flag: --"],
    reach: 60,
    causes: proof("daemon-flag-unsupported"),
    example: "Nov 25 10:00:00 host dockerd[4711]: unknown flag: --graph\nSee 'dockerd --help'.",
    examples: ["dockerd-current[811]: Status: unknown flag: --gpus-all"],
    counterExample: "unknown flag: --gpus\nSee 'docker run --help'."
  },
  {
    words: ["specified default runtime", "does not exist"],
    reach: 80,
    causes: proof("default-runtime-broken"),
    example: 'unable to configure the Docker daemon with file /etc/docker/daemon.json: specified default runtime "nvidia" does not exist',
    counterExample: "Error response from daemon: unknown or invalid runtime name: nvidia"
  },
  {
    words: ["unable to configure the docker daemon with file"],
    causes: proof("daemon-json-invalid"),
    example: "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}' looking for beginning of object key string",
    examples: [
      "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '{' after top-level value",
      "failed to start daemon, ensure docker is not running or delete /var/run/docker.pid: unable to configure the Docker daemon with file /home/ada/.config/docker/daemon.json: EOF"
    ],
    counterExample: "error loading config file: /home/ada/.docker/config.json: invalid character '}'"
  },
  {
    words: ["daemon.json: invalid character"],
    causes: proof("daemon-json-invalid"),
    example: `level=error msg="unable to load config: failed to read /etc/docker/daemon.json: invalid character 'r' looking for beginning of value"`,
    counterExample: "cat: /etc/docker/daemon.json: No such file or directory"
  },
  {
    words: ["nvidia-ctk", "unable to load config", "invalid character"],
    reach: 400,
    causes: proof("daemon-json-invalid"),
    example: "sudo nvidia-ctk runtime configure --runtime=docker\nERRO[0000] unable to load config for runtime docker: unable to read config: invalid character ',' looking for beginning of value",
    counterExample: "nvidia-ctk: unable to load config: open /etc/docker: permission denied"
  },
  {
    words: ["unit docker.service is masked"],
    causes: proof("docker-service-masked"),
    example: "Failed to start docker.service: Unit docker.service is masked.",
    counterExample: "Failed to start docker.service: Unit docker.service not found."
  },
  {
    words: ["docker.service", "loaded: masked"],
    reach: 200,
    causes: proof("docker-service-masked"),
    example: "\u25CB docker.service\n     Loaded: masked (/dev/null; bad)\n     Active: inactive (dead)",
    counterExample: "docker.service - Docker Application Container Engine\n   Loaded: loaded"
  },
  {
    words: ["unit containerd.service is masked"],
    causes: proof("containerd-not-running"),
    example: "Failed to start containerd.service: Unit containerd.service is masked.",
    counterExample: "Failed to start containerd.service: Unit containerd.service not found."
  },
  {
    words: ["failed to dial", "containerd.sock", "context deadline exceeded"],
    reach: 300,
    causes: likely("containerd-not-running", "Does systemctl status containerd say that it is not active?"),
    example: 'failed to start daemon: failed to dial "/run/containerd/containerd.sock": failed to dial "/run/containerd/containerd.sock": context deadline exceeded',
    counterExample: "dial unix /run/containerd/containerd.sock: connect: permission denied"
  },
  {
    words: ["containerd.sock", "connection refused"],
    reach: 120,
    causes: likely("containerd-not-running", "Does systemctl status containerd say that it is not active?"),
    example: `level=fatal msg="connect: connect endpoint 'unix:///run/containerd/containerd.sock', make sure you are running as root and the endpoint has been started: dial unix /run/containerd/containerd.sock: connect: connection refused"`,
    counterExample: "containerd.sock: connect: permission denied"
  },
  {
    words: ["devices cgroup isn", "t mounted"],
    reach: 20,
    causes: proof("cgroup-v2-old-engine"),
    example: "Error starting daemon: Devices cgroup isn't mounted",
    counterExample: "mountpoint for devices not found"
  },
  {
    words: ["pid file found, ensure docker is not running"],
    causes: likely(
      "daemon-not-running",
      "Is no process of that number alive (ps -p NUMBER)? Then the file was left behind: remove it and start the service."
    ),
    example: "failed to start daemon: pid file found, ensure docker is not running or delete /var/run/docker.pid",
    counterExample: "pid file written to /var/run/docker.pid"
  },
  {
    words: ["error initializing graphdriver", "driver not supported"],
    reach: 200,
    causes: likely(
      "daemon-flag-unsupported",
      "Does daemon.json or a flag name a storage driver that this kernel or release does not have?"
    ),
    example: "failed to start daemon: error initializing graphdriver: driver not supported: aufs",
    counterExample: "[graphdriver] using prior storage driver: overlay2"
  },
  {
    words: ["containerd.sock", ": no such file or directory"],
    reach: 60,
    causes: likely("containerd-not-running", "Does systemctl status containerd say that it is not active?"),
    example: 'FATA[0000] cannot access containerd socket "/run/containerd/containerd.sock": no such file or directory',
    counterExample: "containerd.sock: connect: permission denied"
  }
];

// src/signatures/pasted/engine-start.ts
var otherStorage = "Does docker info, or the daemon.json, name the option or the driver that the line calls unknown?";
var engineStartSignatures = [
  ...["see 'dockerd --help'"].flatMap(
    (end) => ["unknown flag: --", "unknown shorthand flag"].map((word) => ({
      words: [word, end],
      reach: 120,
      causes: proof("daemon-flag-unsupported"),
      example: `Status: ${word}graph
${end}., Code: 125`,
      counterExample: "unknown flag: --gpus\nSee 'docker run --help'."
    }))
  ),
  ...[
    "--graph",
    "--disable-legacy-registry",
    "--cluster-store",
    "--cluster-advertise",
    "--kernel-memory",
    "--oom-score-adjust",
    "--api-enable-cors",
    "--add-runtime-path"
  ].map(
    (flag) => ({
      words: ["execstart=", "dockerd", flag, "(code=exited, status="],
      reach: 300,
      causes: likely(
        "daemon-flag-unsupported",
        `Does journalctl -u docker say "unknown flag: ${flag}"? Then take it out of the unit (systemctl cat docker).`
      ),
      example: `  Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// ${flag}=x (code=exited, status=1/FAILURE)`,
      counterExample: "  Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// (code=exited, status=1/FAILURE)"
    })
  ),
  {
    words: ["error initializing graphdriver", "unknown option"],
    reach: 120,
    causes: likely("daemon-flag-unsupported", otherStorage),
    example: "failed to start daemon: error initializing graphdriver: overlay2: unknown option overlay2.x",
    counterExample: "error initializing graphdriver: driver not supported"
  },
  {
    words: ["storage-driver has been deprecated and removed"],
    causes: likely("daemon-flag-unsupported", otherStorage),
    example: "ERROR: the devicemapper storage-driver has been deprecated and removed; visit the documentation",
    counterExample: "WARNING: the devicemapper storage-driver is deprecated"
  },
  ...["expecting property name enclosed", "delimiter: line", "expecting value: line", "parse error: "].map(
    (word) => ({
      words: ["daemon.json", word],
      reach: 400,
      causes: proof("daemon-json-invalid"),
      example: `$ python3 -m json.tool /etc/docker/daemon.json
${word === "delimiter: line" ? "Expecting ',' " : ""}${word} 4 column 5 (char 88)`,
      counterExample: `$ python3 -m json.tool config.json
${word} 4 column 5 (char 88)`
    })
  ),
  ...[
    ["error: docker-ce", " conflicts with "],
    ["docker-ce", "conflicts with", "docker-1.13"],
    ["docker-ce", "conflicts with", "docker-common"],
    ["containerd.io", "obsoletes runc"]
  ].map(
    (words) => ({
      words,
      reach: 100,
      causes: likely(
        "distro-docker-conflict",
        "Is Docker of the distribution (docker, docker.io, podman-docker, runc) installed beside Docker's own packages?"
      ),
      example: `${words.join("-24.0.7 x ").replace("  ", " ")} provided`,
      counterExample: "docker-compose-plugin conflicts with nothing"
    })
  ),
  ...[
    "error initializing network controller",
    "docker.socket: failed to resolve group docker",
    "dependency failed for docker application container engine"
  ].map(
    (word) => ({
      words: [word],
      causes: likely("daemon-not-running", "What does journalctl -u docker say beside it?"),
      example: `failed to start daemon: ${word}: x`,
      counterExample: "dockerd: Daemon has completed initialization"
    })
  ),
  ...["timeout waiting for containerd to start", "failed to start containerd"].map(
    (word) => ({
      words: [word],
      causes: likely("containerd-not-running", "Does systemctl status containerd say that it failed?"),
      example: `failed to start daemon: ${word}`,
      counterExample: "containerd successfully booted in 0.1s"
    })
  ),
  {
    words: ["docker.io : depends: containerd"],
    causes: likely(
      "distro-docker-conflict",
      "Is containerd.io of Docker's own packages installed? The distribution's docker.io wants its own containerd."
    ),
    example: "The following packages have unmet dependencies:\n docker.io : Depends: containerd (>= 1.2.6-0ubuntu1~)",
    counterExample: "docker.io : Depends: iptables"
  },
  ...[
    ["newuidmap", "executable file not found"],
    ["rootless", "/etc/subuid"],
    ["no subuid ranges found for user"],
    ["xdg_runtime_dir needs to be set and writable"],
    ["dockerd-rootless-setuptool.sh: command not found"]
  ].map(
    (words) => ({
      words,
      reach: 120,
      causes: likely(
        "rootless-daemon-not-started",
        "Does dockerd-rootless-setuptool.sh check name what is missing: uidmap, ranges of ids, a session of the user?"
      ),
      example: `[ERROR] ${words.join(": ")}`,
      counterExample: "rootlesskit: ready"
    })
  )
];

// src/signatures/pasted/fabric.ts
var serviceFailed = [
  {
    code: "fabric-manager-version-mismatch",
    decides: "Do nv-fabricmanager --version and nvidia-smi name different versions? Then it is this; journalctl -u nvidia-fabricmanager says so too.",
    hints: ["match with driver version"]
  },
  {
    code: "fabric-manager-not-needed",
    decides: "Does the machine have no NVSwitches (lspci -d 10de: lists no bridge)? Then the service has nothing to do.",
    hints: ["nothing_to_do", "geforce", "laptop", " rtx ", "no nvswitch"]
  },
  {
    code: "fabric-manager-missing",
    decides: "Does it fail for another reason, on a machine with NVSwitches? Its log, /var/log/fabricmanager.log, says which."
  }
];
var notRunning = likely(
  "fabric-manager-missing",
  "Does the machine have NVSwitches (lspci -d 10de: lists bridges)? Then the service is needed; without them it is not."
);
var fabricSignatures = [
  {
    words: ["fabric manager", "driver interface version"],
    reach: 40,
    causes: proof("fabric-manager-version-mismatch"),
    example: "nv-fabricmanager[812]: fabric manager NVIDIA GPU driver interface version 550.90.07 don't match with driver version 550.54.15. Please update with matching NVIDIA driver package.",
    examples: [
      "fabric manager NVIDIA GPU driver interface version 570.86 doesn\u2019t match with driver version 570.12."
    ],
    counterExample: "fabric manager is using driver version 550.54.15"
  },
  {
    words: ["nvidia-nvswitch", "version mismatch"],
    reach: 40,
    causes: proof("fabric-manager-version-mismatch"),
    example: "nvidia-nvswitch: Version mismatch, kernel version 570.86.10 user version 570.124.06",
    counterExample: "nvidia-nvswitch0: using MSI"
  },
  {
    words: ["fabricmanager", "version mismatch"],
    reach: 100,
    causes: proof("fabric-manager-version-mismatch"),
    example: "nvidia-fabricmanager: ERROR: driver version mismatch between fabric manager 570.86 and driver 570.12",
    counterExample: "Starting NVIDIA fabric manager service"
  },
  {
    words: ["nv_warn_nothing_to_do"],
    causes: proof("fabric-manager-not-needed"),
    example: "request to query NVSwitch device information from NVSwitch driver failed with error:WARNING Nothing to do [NV_WARN_NOTHING_TO_DO]",
    counterExample: "nothing to do."
  },
  {
    words: ["fabric", "state : in progress"],
    reach: 20,
    causes: proof("fabric-not-completed"),
    example: "    Fabric\n        State                             : In Progress\n        Status                            : N/A",
    counterExample: "    Fabric\n        State                             : Completed\n        Status                            : Success"
  },
  ...["route unhealthy", "route recovery in progress", "access timeout recovery"].map((word) => ({
    words: [`${word} : true`],
    causes: proof("fabric-degraded"),
    example: `        ${word}                   : True`,
    counterExample: `        ${word}                   : False`
  })),
  {
    words: ["health", "bandwidth : degraded"],
    reach: 60,
    causes: proof("fabric-degraded"),
    example: "        Health\n            Bandwidth                     : Degraded",
    counterExample: "        Health\n            Bandwidth                     : Full"
  },
  ...[
    "uncorrectable nvlink error",
    "nvlink_uncorrectable",
    "nvlink: fatal error detected",
    "nvlinkuncorrectable"
  ].map((word) => ({
    words: [word],
    causes: proof("nvlink-uncorrectable"),
    example: `CUDA error: ${word} detected during the execution`,
    counterExample: "GPU 0: NVIDIA H100 Link 0: 26.562 GB/s"
  })),
  ...[
    ["fabricmanager", "control process exited"],
    ["fabricmanager", "main process exited", "status=1/failure"],
    ["status nvidia-fabricmanager", "failed"],
    ["fabricmanager", "failed with result 'exit-code'"],
    ["failed to start", "fabricmanager service"],
    ["fabricmanager", "active: failed"]
  ].map((words) => ({
    words,
    reach: 300,
    causes: serviceFailed,
    example: `systemd[1]: ${words.join(" - ")}`,
    counterExample: "systemd[1]: Started FabricManager service."
  })),
  {
    words: ["fabricmanager", "no nvswitch"],
    reach: 120,
    causes: likely("fabric-manager-not-needed", "Does lspci -d 10de: list no bridge? Then it is this."),
    example: "nv-fabricmanager[980]: failed to open NVSwitch driver: no NVSwitch devices found",
    counterExample: "nv-fabricmanager[980]: Connected to 4 NVSwitch devices"
  },
  ...[
    ["nvidia-fabricmanager", "not be found"],
    ["nvidia-fabricmanager.service not found"],
    ["nvidia-fabricmanager", "active: inactive (dead)"],
    ["fabric manager", "is not running"],
    ["fabric manager is not initialized"]
  ].map((words) => ({
    words,
    reach: 200,
    causes: notRunning,
    example: words.join(".service "),
    counterExample: "nvidia-fabricmanager.service: Active: active (running)"
  })),
  {
    words: ["fabric.state", "in progress"],
    reach: 60,
    causes: proof("fabric-not-completed"),
    example: "$ nvidia-smi --query-gpu=fabric.state,fabric.status --format=csv\nIn Progress, N/A",
    counterExample: "$ nvidia-smi --query-gpu=fabric.state,fabric.status --format=csv\nCompleted, Success"
  }
];

// src/signatures/pasted/gpu-settings.ts
var gpuSettingsSignatures = [
  {
    words: ["license status : unlicensed"],
    causes: proof("vgpu-unlicensed"),
    example: "        License Status                    : Unlicensed (Unrestricted)",
    counterExample: "        License Status                    : Licensed (Expiry: 2027-1-1 10:00:00 GMT)"
  },
  ...[
    ["nvidia-gridd", "failed to acquire license"],
    ["nvidia-gridd", "license not found"],
    ["nvidia-gridd", "failed to register client"],
    ["nvidia-gridd", "trusted store"],
    ["nvidia-gridd", "unlicensed"],
    ["nvidia-gridd", "lost license"],
    ["nvidia-gridd", "failed to renew license"],
    ["nvidia-gridd", "license", "expired"],
    ["nvidia-gridd", "token", "invalid"],
    ["nvidia-gridd", "failed to validate", "token"],
    ["vgpu", "performance", "degraded"],
    ["vgpu", "unlicensed state"]
  ].map((words) => ({
    words,
    reach: 160,
    causes: proof("vgpu-unlicensed"),
    example: `host ${words.join("[612]: ")} from licence.example`,
    counterExample: "nvidia-gridd[612]: License acquired successfully. (Info: licence.example, NVIDIA RTX Virtual Workstation)"
  })),
  ...["1x", "2x", "4x", "8x"].map((width) => ({
    words: ["link width", "max : 16x", `current : ${width}`],
    reach: 40,
    causes: likely(
      "pcie-link-degraded",
      "Is it so while the GPU works, and has the slot more lanes (sudo lspci -vv, LnkCap of the port above it)? Then it is this."
    ),
    example: `            Link Width
                Max                       : 16x
                Current                   : ${width}`,
    counterExample: "            Link Width\n                Max                       : 16x\n                Current                   : 16x"
  })),
  {
    words: ["lnksta:", ", width", "(downgraded)"],
    reach: 48,
    causes: likely(
      "pcie-link-degraded",
      "Is the device a GPU, and has the slot more lanes (LnkCap of the port above it)? Then it is this."
    ),
    example: "		LnkSta:	Speed 8GT/s (ok), Width x4 (downgraded)",
    counterExample: "		LnkSta:	Speed 2.5GT/s (downgraded), Width x16 (ok)"
  },
  {
    words: ["persistence mode for gpu", "disabled"],
    reach: 40,
    causes: proof("persistence-mode-off"),
    example: "Persistence mode for GPU 0 is disabled. Enable persistence mode by running 'nvidia-smi -i 0 -pm 1'",
    counterExample: "Enabled persistence mode for GPU 00000000:3B:00.0."
  },
  {
    words: ["persistence mode is disabled on device"],
    causes: likely(
      "persistence-mode-off",
      'Do containers start slowly, or fail with "timed out"? Then it is this: sudo nvidia-smi -pm 1.'
    ),
    example: "Warning: persistence mode is disabled on device 00000000:04:00.0.",
    counterExample: "Persistence mode is already Enabled for GPU 00000000:04:00.0."
  },
  {
    words: ["gpus ready state", "not ready"],
    reach: 20,
    causes: proof("cc-not-ready"),
    example: "Confidential Compute GPUs Ready state: not ready",
    counterExample: "Confidential Compute GPUs Ready state: ready"
  },
  {
    words: ["gpus ready state", "not-ready"],
    reach: 20,
    causes: proof("cc-not-ready"),
    example: "Confidential Compute GPUs Ready state: not-ready",
    counterExample: "Confidential Compute GPUs Ready state: ready"
  },
  {
    words: ["prime-select query", "intel"],
    reach: 6,
    causes: proof("prime-intel-selected"),
    example: "$ prime-select query\nintel",
    counterExample: "$ prime-select query\non-demand"
  },
  {
    words: ["lnksta: speed", "(downgraded), width x16"],
    reach: 40,
    causes: [
      {
        code: "pcie-link-idle-false-positive",
        decides: "Does the speed rise while the GPU works? Then it is this: an idle GPU lowers it."
      },
      {
        code: "pcie-link-degraded",
        decides: "Does it stay so under load (nvidia-smi -q -d PERFORMANCE beside it)? Then it is this.",
        hints: ["under load", "riser"]
      }
    ],
    example: "		LnkSta:	Speed 2.5GT/s (downgraded), Width x16 (ok)",
    counterExample: "		LnkSta:	Speed 8GT/s (ok), Width x4 (downgraded)"
  },
  {
    words: ["running at pci link width", "below the minimum"],
    reach: 80,
    causes: proof("pcie-link-degraded"),
    example: "GPU 3 is running at PCI link width 8X, which is below the minimum allowed link width of 16 (parameter 'min_pci_width')",
    counterExample: "GPU 3 is running at PCI link width 16X"
  },
  ...[
    ["[not found]", "mib"],
    ["mb |", "(null)"]
  ].map((words) => ({
    words,
    reach: 12,
    causes: [
      {
        code: "gpu-memory-orphaned",
        decides: "Was it said on the host, and does ps know no such process? Then a dead program holds the memory: sudo fuser -v /dev/nvidia* finds what is left of it."
      },
      {
        code: "gpu-memory-in-use",
        decides: "Was it said in a container? It cannot name programs of others; the host can.",
        hints: ["docker exec", "inside the container", "in the container", "/workspace#"]
      }
    ],
    example: `|    0   N/A  N/A      4711      C   ${words.join("       10151")} |`,
    counterExample: "|    0   N/A  N/A      4711      C   python3       10151MiB |"
  })),
  {
    words: ["link 0: <inactive>"],
    causes: likely(
      "nvlink-bridge-faulty",
      "Is a bridge mounted between the GPUs? Then it is not seated well or defective; without a bridge this is as it should be."
    ),
    example: "GPU 0: NVIDIA RTX A6000 (UUID: GPU-5e8f1c5c)\n	 Link 0: <inactive>",
    counterExample: "GPU 0: NVIDIA RTX A6000 (UUID: GPU-5e8f1c5c)\n	 Link 0: 14.062 GB/s"
  },
  {
    words: ["1073741816"],
    causes: likely(
      "nofile-limit-huge",
      "Is it what ulimit -n says in the container, and does a program go through all of them (apt, rpm, Python 2, xinetd)? Then it is this."
    ),
    example: '$ docker run --rm ubuntu:22.04 bash -c "ulimit -n"\n1073741816',
    counterExample: "1048576"
  },
  ...["selecting the intel profile", "intel is selected", "is already set to: intel"].map(
    (word) => ({
      words: [word],
      causes: likely("prime-intel-selected", "Does prime-select query say intel?"),
      example: `Info: ${word}`,
      counterExample: "Info: selecting the nvidia profile"
    })
  )
];

// src/signatures/pasted/health.ts
var half = [
  {
    code: "gpu-faulty",
    decides: "Does the kernel log tell of no Xid (sudo dmesg | grep -i xid)? Then reset the GPU, and have it tested if it stays."
  },
  { code: "gpu-fell-off-bus", decides: "Does the kernel log tell of Xid 79?" },
  { code: "gsp-rpc-timeout", decides: "Does the kernel log tell of Xid 119 or 120?" }
];
var healthSignatures = [
  ...[["err! on |"], ["err! off |"], ["| err! |"], ["err! err!"], ["err! /"], ["|err!", "n/a / n/a"]].map(
    (words) => ({
      words,
      reach: 30,
      causes: half,
      example: `|${words.join("   46C    P0            ").replace("|", "")}  |      0MiB / 81920MiB |    ERR!      Default |`,
      counterExample: "|ERR!   59C    P0    66W / 480W |    120MiB / 24564MiB |      0%      Default |"
    })
  ),
  {
    words: ["[unknown error]"],
    causes: half,
    example: "0, NVIDIA A100-SXM4-40GB, [Unknown Error], 0 MiB",
    counterExample: "Failed to initialize NVML: Unknown Error"
  },
  ...["gpu current temp", "performance state", "product name"].map((field) => ({
    words: [`${field} : unknown error`],
    causes: half,
    example: `        ${field}                  : Unknown Error`,
    counterExample: "    Fan Speed                             : Unknown Error"
  })),
  {
    words: ["inforom is corrupted"],
    causes: likely(
      "gpu-faulty",
      "Is it still said after the machine was powered off and on? Then the board must be looked at by who sold it."
    ),
    example: "WARNING: infoROM is corrupted at gpu 0000:3B:00.0",
    counterExample: "    Inforom Version"
  },
  ...[
    ["gpu requires reset"],
    ["reset required : yes"],
    ["recovery action : gpu reset"],
    ["recovery action : reset"],
    ["recovery action : node reboot"],
    ["recovery action : reboot"],
    ["recovery action : drain"],
    ["nvml_error_reset_required"]
  ].map((words) => ({
    words,
    reach: 14,
    causes: proof("gpu-busy-or-bad"),
    example: `    GPU ${words.join("              ")}`,
    counterExample: "    GPU Reset Status\n        Reset Required                    : No\n    GPU Recovery Action : None"
  })),
  {
    words: ["unable to determine the device handle", "gpu is lost"],
    reach: 80,
    causes: proof("gpu-fell-off-bus"),
    example: "Unable to determine the device handle for GPU1: 0000:0A:00.0: GPU is lost.  Reboot the system to recover this GPU",
    counterExample: "Unable to determine the device handle for GPU 0000:05:00.0: Unknown Error"
  },
  {
    words: ["unable to determine the device handle", "insufficient permissions"],
    reach: 80,
    causes: [
      {
        code: "device-node-permissions",
        decides: "Does ls -l /dev/nvidia* show a mode that keeps this user out?"
      },
      { code: "selinux-denial", decides: "Does ausearch -m avc show denials of /dev/nvidia*?" },
      {
        code: "mig-created-after-start",
        decides: "Were instances (MIG) made after the container was started? Then start it again.",
        hints: [" mig "]
      }
    ],
    example: "Unable to determine the device handle for GPU 0000:05:00.0: Insufficient Permissions",
    counterExample: "Unable to determine the device handle for GPU 0000:05:00.0: Unknown Error"
  },
  {
    words: ["unable to determine the device handle", "not found"],
    reach: 60,
    causes: [
      {
        code: "gpu-device-handle-unknown",
        decides: "Does the kernel log name no reason (sudo dmesg | grep -i nvrm)? Then it is this."
      },
      { code: "gpu-init-failed", decides: "Does it say RmInitAdapter failed?" },
      {
        code: "open-kernel-module-unsupported",
        decides: "Does it speak of open nvidia.ko, or does the GPU work with the other kind of module?"
      },
      { code: "gpu-fell-off-bus", decides: 'Does it say "fallen off the bus" or Xid 79?' }
    ],
    example: "Unable to determine the device handle for GPU 0000:01:00.0: Not Found",
    counterExample: "Unable to determine the device handle for GPU0000:25:00.0: Unknown Error"
  },
  {
    words: ["unable to determine the device handle"],
    causes: [
      {
        code: "gpu-device-handle-unknown",
        decides: "Does the kernel log say why one GPU cannot be reached (sudo dmesg | grep -i nvrm)? Nothing but that: it is this."
      },
      {
        code: "gpu-fell-off-bus",
        decides: 'Does the kernel log say "fallen off the bus" or Xid 79? Then it is this.'
      },
      { code: "gpu-init-failed", decides: "Does it say RmInitAdapter failed?" },
      { code: "gsp-rpc-timeout", decides: "Does it tell of Xid 119 or 120?" },
      { code: "gpu-faulty", decides: "Does the GPU stay unreachable after a power cycle?" }
    ],
    example: "Unable to determine the device handle for GPU0000:25:00.0: Unknown Error",
    counterExample: "Unable to determine the version of the driver"
  }
];

// src/signatures/pasted/image-files.ts
var damagedCopy = likely(
  "image-corrupt-local",
  "Does it help to remove the image and pull it again? Then its copy was damaged; if not, look at the disk and at what is between you and the registry."
);
var imageFilesSignatures = [
  ...[
    ["failed to register layer", "unexpected eof"],
    ["error processing tar file", "unexpected eof"],
    ["failed to register layer", "invalid tar header"],
    ["failed to register layer", "gzip: invalid"],
    ["failed to register layer", "flate: corrupt input"],
    ["failed to extract layer", "unexpected eof"],
    ["failed to extract layer", "invalid tar header"],
    ["failed to extract layer", "gzip: invalid"],
    ["failed to extract layer", "flate: corrupt input"],
    ["filesystem layer verification failed for digest"],
    ["unexpected commit digest sha256", "expected sha256"],
    ["failed size validation", "failed precondition"],
    ["starting container process", "input/output error"],
    ["unable to start container process", "input/output error"],
    ["exec", "nvidia_entrypoint.sh", "input/output error"],
    ["image", "layers from manifest don", "t match image configuration"]
  ].map(
    (words) => ({
      words,
      reach: 400,
      causes: damagedCopy,
      example: `docker: ${words.join(": a1 ")} of this`,
      counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": unexpected EOF'
    })
  ),
  {
    words: ["ldconfig", ".so", " is truncated"],
    reach: 200,
    causes: damagedCopy,
    example: "/sbin/ldconfig.real: /usr/lib/x86_64-linux-gnu/libcudnn.so.8 is truncated\n",
    counterExample: "the output of ldconfig is truncated"
  },
  ...["libcuda.so", "libnvidia-"].map(
    (library) => ({
      words: ["ldconfig", library, "is empty, not checked"],
      reach: 200,
      causes: likely(
        "image-bundles-driver-libs",
        "Was the image made from a container that ran with GPUs (docker commit)? Then empty files of the driver stayed in it, and may be deleted."
      ),
      example: `/sbin/ldconfig.real: File /lib/x86_64-linux-gnu/${library}.550.54.14 is empty, not checked.`,
      counterExample: "/sbin/ldconfig.real: File /lib/x86_64-linux-gnu/libnvinfer.so.8 is empty, not checked."
    })
  )
];

// src/signatures/pasted/images.ts
var noUnit = [
  {
    code: "docker-not-installed",
    decides: "Is there no dockerd on this machine (command -v dockerd)? Then it is this."
  },
  {
    code: "snap-docker",
    decides: "Does snap list docker name one? Its service is snap.docker.dockerd.",
    hints: ["/snap/", "snap list ", "snap.docker"]
  },
  {
    code: "docker-desktop-linux-context",
    decides: "Is it Docker Desktop for Linux? Its service is docker-desktop, of the user.",
    hints: ["desktop-linux", "docker-desktop", "docker desktop"]
  },
  {
    code: "podman-emulates-docker",
    decides: "Does docker --version say podman? Podman needs no service.",
    hints: ["podman"]
  }
];
var imageSignatures = [
  {
    words: ["requested image's platform", "does not match the detected host platform"],
    reach: 60,
    causes: proof("arch-exec-format"),
    example: "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested",
    counterExample: "the platform of this host is linux/arm64"
  },
  ...[
    ["was found but does not match the specified platform"],
    ["was found but its platform", "does not match"],
    ["does not provide the specified platform"],
    ["no match for platform in manifest"],
    ["no image found in", "for architecture"],
    ["image platform", "does not match the expected platform"]
  ].map((words) => ({
    words,
    reach: 80,
    causes: proof("arch-no-manifest"),
    example: `image with reference registry.example/a:1 ${words.join(" (linux/amd64) ")} linux/arm64`,
    counterExample: "manifest for registry.example/a:1 not found: manifest unknown"
  })),
  ...["qemu: uncaught target signal", "rosetta error: failed to open elf"].map((word) => ({
    words: [word],
    causes: likely(
      "arch-exec-format",
      'Do docker image inspect --format "{{.Architecture}}" IMAGE and uname -m name different processors? Then the image is emulated, and CUDA with it is not.'
    ),
    example: `${word} 11 (Segmentation fault) - core dumped`,
    counterExample: "qemu-system-x86_64: terminating on signal 15"
  })),
  {
    words: ["no image satisfies requested platform"],
    causes: proof("arch-no-manifest"),
    example: "FATAL: While making image from oci registry: no image satisfies requested platform: linux/arm64",
    counterExample: "manifest for registry.example/a:1 not found: manifest unknown"
  },
  {
    words: ["qemu-", "could not open", "/ld-linux"],
    reach: 60,
    causes: proof("arch-exec-format"),
    example: "qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory",
    counterExample: "qemu-system-x86_64: terminating on signal 15"
  },
  ...["bind source path does not exist", "error: statfs /"].map((word) => ({
    words: [word],
    causes: proof("volume-missing"),
    example: `docker: Error response from daemon: invalid mount config for type "bind": ${word}: /data/imagenet.`,
    counterExample: "statfs of the filesystem"
  })),
  ...["'/workspace", "'/data", "'/mnt"].map((path) => ({
    words: ["permissionerror: [errno 13] permission denied", path],
    reach: 20,
    causes: likely(
      "volume-unreadable",
      "Is the path mounted into the container, and may the user in it (id) not use it (ls -ldn)? Then it is this."
    ),
    example: `PermissionError: [Errno 13] Permission denied: ${path}/train/a.jpg'`,
    counterExample: "PermissionError: [Errno 13] Permission denied: '/etc/shadow'"
  })),
  ...["unit docker.service could not be found", "docker.service not found"].map((word) => ({
    words: [word],
    causes: noUnit,
    example: `Failed to start docker.service: ${word}.`,
    counterExample: "docker: 'compose' is not a docker command."
  })),
  ...["docker: command not found", "command 'docker' not found"].map((word) => ({
    words: [word],
    causes: proof("docker-not-installed"),
    example: `bash: ${word}.`,
    counterExample: "docker: 'compose' is not a docker command."
  })),
  {
    words: ["docker: not found"],
    causes: likely("docker-not-installed", "Does command -v docker show nothing? Then it is this."),
    example: "sh: 1: docker: not found",
    counterExample: "bash: docker: command not found"
  }
];

// src/signatures/pasted/jetson.ts
var withoutRuntime = [
  {
    code: "jetson-gpus-flag",
    decides: "Was the container started without --runtime nvidia (--gpus alone does not serve Jetson)? Then it is this."
  },
  {
    code: "device-node-permissions",
    decides: "Does ls -l /dev/nvhost* /dev/nvmap show a group that the user is not in (video)? Then it is this."
  }
];
var jetsonSignatures = [
  {
    words: ["nvrmmeminitnvmap failed", "permission denied"],
    reach: 60,
    causes: likely("device-node-permissions", "Is the user (in the container, too) not in the group video?"),
    example: "NvRmMemInitNvmap failed with Permission denied\n549: Memory Manager Not supported",
    counterExample: "NvRmMemInitNvmap failed with No such file or directory"
  },
  {
    words: ["nvrmmeminitnvmap failed"],
    causes: withoutRuntime,
    example: "NvRmMemInitNvmap failed with No such file or directory\n549: Memory Manager Not supported",
    counterExample: "NvRmMem initialised"
  },
  ...[
    "libnvrm_gpu.so",
    "libnvbufsurface.so",
    "libnvdla_compiler.so",
    "libnvos.so",
    "libnvrm_mem.so",
    "libnvbuf_utils.so",
    "libnvmm.so"
  ].map(
    (library) => ({
      words: [library, "cannot open shared object file"],
      reach: 60,
      causes: withoutRuntime,
      example: `ImportError: ${library}: cannot open shared object file: No such file or directory`,
      counterExample: "ImportError: libcuda.so.1: cannot open shared object file: No such file or directory"
    })
  ),
  {
    words: ["aarch64-linux-gnu/", "file too short"],
    reach: 60,
    causes: withoutRuntime,
    example: "OSError: /usr/lib/aarch64-linux-gnu/libcudnn.so.8: file too short",
    counterExample: "OSError: /usr/lib/x86_64-linux-gnu/libcudnn.so.8: file too short"
  },
  ...["/host-files-for-container.d", "l4t.csv"].map(
    (file) => ({
      words: [file, "no such file or directory"],
      reach: 80,
      causes: likely(
        "jetson-runtime-not-registered",
        "Is the package nvidia-container of JetPack (nvidia-l4t-*) not installed in whole? It brings the list of files."
      ),
      example: `could not read /etc/nvidia-container-runtime${file}: no such file or directory`,
      counterExample: "reading /etc/nvidia-container-runtime/host-files-for-container.d/drivers.csv"
    })
  ),
  {
    words: ["iptables table `raw", "table does not exist"],
    reach: 60,
    causes: proof("kernel-lacks-raw-table"),
    example: "docker: Error response from daemon: failed to set up container networking: Unable to enable DIRECT ACCESS FILTERING - DROP rule: (iptables failed: iptables --wait -t raw -A PREROUTING: iptables v1.8.7 (legacy): can't initialize iptables table `raw': Table does not exist (do you need to insmod?)",
    counterExample: "can't initialize iptables table `nat': Table does not exist (do you need to insmod?)"
  }
];

// src/signatures/pasted/kernel-drivers.ts
var nouveauSignatures = [
  ["nouveau 0000:", "failed"],
  ["nouveau 0000:", "unknown chipset"],
  ["nouveau: probe of", "failed"]
].map((words) => ({
  words,
  reach: 80,
  causes: likely(
    "nouveau-conflict",
    'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.'
  ),
  example: `${words.join("3b:00.0: gr: init ")}, -16`,
  counterExample: "nouveau 0000:3b:00.0: DRM: VRAM: 8192 MiB"
}));
var otherDriverSignatures = [
  {
    words: [" novacore 0000:"],
    causes: likely(
      "nova-core-conflict",
      'Does lspci -nnk -d 10de: say "Kernel driver in use: NovaCore"? Then it is this.'
    ),
    example: "kernel: NovaCore 0000:01:00.0: NVIDIA (Chipset: GB203, Architecture: Blackwell, Revision: a.1)",
    counterExample: "kernel: nvidia 0000:01:00.0: enabling device"
  },
  ...nouveauSignatures,
  {
    words: ["already bound to nouveau"],
    causes: proof("nouveau-conflict"),
    example: "NVRM: GPU 0000:01:00.0 is already bound to nouveau.",
    counterExample: "NVRM: GPU 0000:01:00.0 is already bound to vfio-pci."
  },
  {
    words: ["already bound to nova"],
    causes: proof("nova-core-conflict"),
    example: "NVRM: GPU 0000:01:00.0 is already bound to NovaCore.",
    counterExample: "NVRM: GPU 0000:01:00.0 is already bound to vfio-pci."
  },
  {
    words: ["already bound to vfio"],
    causes: proof("gpu-bound-to-vfio"),
    example: "NVRM: GPU 0000:01:00.0 is already bound to vfio-pci.",
    counterExample: "NVRM: GPU 0000:01:00.0 is already bound to nouveau."
  },
  {
    words: ["nouveau", "currently in use by your system"],
    reach: 60,
    causes: proof("nouveau-conflict"),
    example: "ERROR: The Nouveau kernel driver is currently in use by your system.  This driver is incompatible with the NVIDIA driver, and must be disabled before proceeding.",
    counterExample: "nouveau 0000:01:00.0: DRM: VRAM: 8192 MiB"
  },
  ...["module nouveau is in use", "could not unload nouveau driver kernel module"].map((word) => ({
    words: [word],
    causes: proof("nouveau-conflict"),
    example: `modprobe: FATAL: ${word}.`,
    counterExample: "rmmod: ERROR: Module nouveau is not currently loaded"
  })),
  ...["nouveau, rivafb", "rivatv"].map((word) => ({
    words: ["when a driver such as", word],
    reach: 300,
    causes: [
      {
        code: "nouveau-conflict",
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.'
      },
      {
        code: "gpu-bound-to-vfio",
        decides: "Does it say vfio-pci? Then the GPU is set aside for a virtual machine."
      },
      { code: "nova-core-conflict", decides: "Does it say nova_core or NovaCore?" }
    ],
    example: `NVRM: This can occur when a driver such as:
NVRM: ${word}
NVRM: was loaded and obtained ownership of the NVIDIA device(s).`,
    counterExample: "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07"
  })),
  {
    words: ["nvidia probe routine was not called"],
    causes: [
      {
        code: "nouveau-conflict",
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.'
      },
      {
        code: "gpu-bound-to-vfio",
        decides: "Does it say vfio-pci? Then the GPU is set aside for a virtual machine."
      },
      { code: "nova-core-conflict", decides: "Does it say nova_core or NovaCore?" }
    ],
    example: "NVRM: The NVIDIA probe routine was not called for 1 device(s).",
    counterExample: "nvidia: probe of 0000:01:00.0 failed with error -1"
  },
  ...[
    ["nouveau", "nouveau-conflict"],
    ["nova", "nova-core-conflict"],
    ["vfio-pci", "gpu-bound-to-vfio"]
  ].map(([driver = "", code = ""]) => ({
    words: ["nvidia corporation", `kernel driver in use: ${driver}`],
    reach: 200,
    causes: likely(code, "Is it the GPU that the container shall use? Then it is this."),
    example: `01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204] (rev a1)
	Subsystem: Acme Device [1458:4043]
	Kernel driver in use: ${driver}`,
    counterExample: "01:00.0 VGA compatible controller [0300]: NVIDIA Corporation GA102 [10de:2204] (rev a1)\n	Kernel driver in use: nvidia"
  }))
];

// src/signatures/pasted/kernel-refused.ts
var refused = [
  {
    code: "gpu-not-supported-by-driver",
    decides: "Is the GPU younger than the driver? Then a newer driver knows it."
  },
  {
    code: "gpu-legacy-for-driver",
    decides: "Is it much older? Then the driver has dropped it."
  },
  {
    code: "cc-unsupported-device",
    decides: "Does this driver serve such GPUs elsewhere (A100, H100)? Then the state of the GPU is at fault, as after passing it to a virtual machine.",
    hints: ["10de:20b", "10de:20f", "10de:23", "10de:29", "10de:26b9", "10de:27b8", "10de:1eb8", "10de:1db"]
  }
];
var refusedSignatures = [
  {
    words: ["is not supported", " open ", "nvidia.ko"],
    reach: 400,
    causes: proof("open-kernel-module-unsupported"),
    example: "NVRM: The NVIDIA GPU 0000:03:00.0 (PCI ID: 10de:1bb3)\nNVRM: installed in this system is not supported by open\nNVRM: nvidia.ko because it does not include the required GPU\nNVRM: System Processor (GSP).",
    counterExample: "NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2684)\nNVRM: installed in this system is not supported by the\nNVRM: NVIDIA 470.10 driver release."
  },
  {
    words: ["does not have the necessary power cables connected"],
    causes: proof("gpu-power-missing"),
    example: "NVRM: GPU 0000:13:00.0: GPU does not have the necessary power cables connected.",
    counterExample: "NVRM: GPU 0000:13:00.0: RmInitAdapter failed! (0x24:0x1c:1603)"
  },
  {
    words: ["open nvidia.ko is only ready for use"],
    causes: proof("open-kernel-module-unsupported"),
    example: "NVRM: Open nvidia.ko is only ready for use on Data Center GPUs.",
    counterExample: "NVIDIA UNIX Open Kernel Module for x86_64  570.86.10"
  },
  {
    words: ["requires use of", "open", "kernel modules"],
    reach: 300,
    causes: proof("open-kernel-module-unsupported"),
    example: "NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2b85)\nNVRM: installed in this system requires use of the NVIDIA open kernel modules.",
    counterExample: "this program requires use of the open ports"
  },
  {
    words: ["supported through the nvidia", "legacy"],
    reach: 200,
    causes: proof("gpu-legacy-for-driver"),
    example: "NVRM: The NVIDIA GeForce GTX 680 GPU installed in this system is\nNVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please",
    examples: [
      "WARNING: The NVIDIA GeForce 9600 GT GPU installed in this system is supported through the NVIDIA 340.xx legacy Linux graphics drivers."
    ],
    counterExample: "NVRM: installed in this system is not supported by the\nNVRM: NVIDIA 470.10 driver release."
  },
  {
    words: ["in this system is not supported by the"],
    causes: refused,
    example: "NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2684)\nNVRM: installed in this system is not supported by the\nNVRM: NVIDIA 470.10 driver release.",
    examples: [
      "NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:1080) installed\nNVRM: in this system is not supported by the 270.10 NVIDIA Linux\nNVRM: graphics driver release."
    ],
    counterExample: "NVRM: installed in this system is not supported by open\nNVRM: nvidia.ko because"
  },
  {
    words: ["do not appear to have an nvidia gpu supported by"],
    causes: [
      ...refused.slice(0, 1),
      { code: "no-nvidia-gpu", decides: "Does lspci -d 10de: list nothing? Then there is no GPU at all." },
      ...refused.slice(1)
    ],
    example: "WARNING: You do not appear to have an NVIDIA GPU supported by the 470.10 NVIDIA Linux graphics driver installed in this system.",
    counterExample: "WARNING: nvidia-installer was forced to guess the X library path"
  },
  {
    words: ["does not support confidential compute"],
    causes: [
      {
        code: "cc-unsupported-device",
        decides: "Does the GPU work elsewhere, or before it was passed to a virtual machine? Then it is this."
      },
      { code: "cc-mode-stuck", decides: "Was the confidential mode of the GPU switched on?" }
    ],
    example: "NVRM: confComputeConstructEngine_IMPL: CPU does not support confidential compute.",
    counterExample: "Confidential Compute GPUs Ready state: ready"
  }
];

// src/signatures/pasted/kernel-gpu.ts
var notStarted = [
  {
    code: "gpu-init-failed",
    decides: "Does the kernel log say no more than RmInitAdapter failed? Then update the driver, and power the machine off and on."
  },
  {
    code: "open-kernel-module-unsupported",
    decides: "Does cat /proc/driver/nvidia/version say Open Kernel Module on a GPU older than Turing, or not say it on Blackwell?",
    hints: ["open nvidia.ko", "nvidia-open", "open kernel module"]
  },
  {
    code: "bar-space-above-4g",
    decides: 'Does the kernel log say "BAR1 is 0M"?',
    hints: ["is 0m @ 0x0", "above 4g", "resizable bar", "64bit pref]: failed", "no space for [mem size"]
  },
  {
    code: "gpu-power-missing",
    decides: 'Does the kernel log say "does not have the necessary power cables connected"?',
    hints: ["power cables connected"]
  },
  {
    code: "gpu-fell-off-bus",
    decides: 'Does the kernel log say "fallen off the bus" or Xid 79?',
    hints: ["fallen off the bus"]
  },
  {
    code: "gsp-rpc-timeout",
    decides: "Does the kernel log tell of Xid 119 or 120, or of GSP?",
    hints: ["rpc response from gpu", "rpc from gsp"]
  },
  {
    code: "cc-mode-stuck",
    decides: 'Does the kernel log say "FSP command timed out"?',
    hints: ["fsp command timed out"]
  }
];
var kernelGpuSignatures = [
  ...refusedSignatures,
  {
    words: ["is 0m @ 0x0"],
    causes: proof("bar-space-above-4g"),
    example: "NVRM: This PCI I/O region assigned to your NVIDIA device is invalid:\nNVRM: BAR1 is 0M @ 0x0 (PCI:0000:03:00.0)",
    counterExample: "nvidia 0000:03:00.0: BAR 1 [mem 0x4000000000-0x5fffffffff 64bit pref]"
  },
  {
    words: ["region assigned to your nvidia device is invalid"],
    causes: proof("bar-space-above-4g"),
    example: "NVRM: This PCI I/O region assigned to your NVIDIA device is invalid:",
    counterExample: "the address assigned to your device is invalid"
  },
  {
    words: ["this is a 64-bit bar mapped above", "by the system"],
    reach: 100,
    causes: proof("bar-space-above-4g"),
    example: "NVRM: This is a 64-bit BAR mapped above 16 TB by the system\nNVRM: BIOS or the Linux kernel.",
    counterExample: "pci 0000:03:00.0: reg 0x14: [mem 0x4000000000-0x5fffffffff 64bit pref]"
  },
  ...["0", "1", "2", "3"].flatMap(
    (bar) => [
      [`bar ${bar}: no space for [mem size`, "64bit pref]"],
      [`bar ${bar}: failed to assign [mem size`, "64bit pref]"],
      [`bar ${bar} [mem size`, "64bit pref]: can't assign"],
      [`bar ${bar} [mem size`, "64bit pref]: failed to assign"]
    ].map(([first = "", second = ""]) => ({
      words: [first, second],
      reach: 50,
      causes: likely(
        "bar-space-above-4g",
        "Is the address that of the GPU (lspci -d 10de:), and does the driver fail with RmInitAdapter? Then it is this."
      ),
      example: `pci 0000:03:00.0: ${first} 0x400000000 ${second}`,
      counterExample: `pci 0000:03:00.0: BAR ${bar} [mem 0x4000000000-0x5fffffffff 64bit pref]: assigned`
    }))
  ),
  {
    words: ["fallen off the bus"],
    causes: proof("gpu-fell-off-bus"),
    example: "NVRM: Xid (PCI:0000:01:00): 79, pid=1234, GPU has fallen off the bus.",
    examples: [
      "NVRM: The NVIDIA GPU 0000:0a:00.0\nNVRM: (PCI ID: 10de:2204) installed in this system has\nNVRM: fallen off the bus and is not responding to commands."
    ],
    counterExample: "the bus was reset"
  },
  ...[
    ["nvidia corporation", "(rev ff)"],
    ["nvidia corporation", "unknown header type"],
    ["nvidia 0000:", "change power state from d3cold", "inaccessible"],
    ["nvidia 0000:", "unable to change power state", "inaccessible"],
    ["aer:", "uncorrected (fatal) error", "nvidia 0000:"],
    ["rc all channels for critical error 79"],
    ["nvidia gpu", "is lost"]
  ].map((words) => ({
    words,
    reach: 160,
    causes: likely(
      "gpu-fell-off-bus",
      'Does the kernel log say "fallen off the bus" or Xid 79 (sudo dmesg | grep -i nvrm)? Then it is this.'
    ),
    example: `61:00.0 3D controller: ${words.join(" 61:00.0 ")}`,
    counterExample: "61:00.0 3D controller: NVIDIA Corporation GA100 (rev a1)"
  })),
  ...["fell off the bus", "fell off the pci", "fallen off bus", "fallen off the pci"].map((word) => ({
    words: [word],
    causes: likely(
      "gpu-fell-off-bus",
      "Does the kernel log say so, or tell of Xid 79 (sudo dmesg | grep -i xid)? Then it is this."
    ),
    example: `the GPU ${word}`,
    counterExample: "the GPU is on the bus"
  })),
  {
    words: ["fsp boot command failed"],
    causes: likely(
      "cc-mode-stuck",
      "Does the kernel log tell of FSP, and of RmInitAdapter? Then it is this."
    ),
    example: "NVRM: kfspSendBootCommands_HAL: FSP boot command failed. RM cannot boot.",
    counterExample: "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07"
  },
  {
    words: ["kfsppollforresponse", "fsp command timed out"],
    reach: 60,
    causes: proof("cc-mode-stuck"),
    example: "NVRM: kfspPollForResponse_IMPL: FSP command timed out",
    counterExample: "the command timed out"
  },
  {
    words: ["wpr2 already up"],
    causes: proof("gpu-busy-or-bad"),
    example: "NVRM: kgspInitRm_IMPL: unexpected WPR2 already up, cannot proceed with booting GSP",
    counterExample: "the port is already up"
  },
  {
    words: ["request_free_mem_region() err"],
    causes: proof("hmm-kaslr-802"),
    example: "nvidia-uvm: uvm_pmm_gpu.c:3432 devmem_alloc_pagemap[pid:1234] request_free_mem_region() err -34",
    counterExample: "request_mem_region failed for 0M @ 0x0."
  },
  ...[
    ["waiting for rpc", "gsp"],
    ["rpc event history (cpu <- gsp)"],
    ["rpc history (cpu -> gsp)"],
    ["gsp rpc buffer contains function"],
    ["gspisheartbeattimedout"],
    ["kgsplogxid"],
    ["rpcrecvpoll"],
    ["gsp", "heartbeat timed out"],
    ["gsp task exception"],
    ["gsp", "[nv_err_timeout]"]
  ].map((words) => ({
    words,
    reach: 60,
    causes: proof("gsp-rpc-timeout"),
    example: `NVRM: GPU6 ${words.join(" response from GPU6 ")} and more`,
    counterExample: "nvidia-container-cli: initialization error: driver rpc error: timed out"
  })),
  {
    words: ["request_mem_region failed for"],
    causes: [
      {
        code: "nouveau-conflict",
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.'
      },
      { code: "gpu-bound-to-vfio", decides: "Does it say vfio-pci?" }
    ],
    example: "NVRM: request_mem_region failed for 16M @ 0xdd000000.",
    counterExample: "request_free_mem_region() err -34"
  },
  ...[
    "rminitadapter failed",
    "rm_init_adapter failed",
    "cannot initialize gsp firmware",
    "failed to copy vbios to system memory",
    "failed to wait for gfw boot",
    "failed to initialize the nvidia gpu at pci",
    "failed to initialize the nvidia graphics device"
  ].map((word) => ({
    words: [word],
    causes: notStarted,
    umbrella: "gpu-init-failed",
    example: `NVRM: GPU 0000:01:00.0: ${word}! (0x22:0x56:884)`,
    counterExample: "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07"
  })),
  {
    words: ["no nvidia gpu found"],
    causes: [
      { code: "no-nvidia-gpu", decides: "Does lspci -d 10de: list nothing? Then it is this." },
      { code: "nouveau-conflict", decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?' },
      {
        code: "gpu-not-supported-by-driver",
        decides: "Does the kernel log say that the GPU is not supported by this release?"
      },
      { code: "gpu-bound-to-vfio", decides: "Does lspci -nnk -d 10de: say vfio-pci?" }
    ],
    example: "NVRM: No NVIDIA GPU found.",
    counterExample: "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07"
  },
  ...["none of the nvidia devices were", "no nvidia devices probed"].map((word) => ({
    words: [word],
    causes: [
      {
        code: "gpu-not-supported-by-driver",
        decides: "Does the kernel log say that the GPU is not supported by this release?"
      },
      { code: "gpu-legacy-for-driver", decides: "Does it name a Legacy driver for the GPU?" },
      { code: "nouveau-conflict", decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?' },
      { code: "gpu-init-failed", decides: "Does it say RmInitAdapter failed?" },
      { code: "no-nvidia-gpu", decides: "Does lspci -d 10de: list nothing?" },
      { code: "cc-unsupported-device", decides: "Does this driver serve such GPUs elsewhere?" },
      { code: "nova-core-conflict", decides: 'Does the kernel log say "already bound to NovaCore"?' },
      { code: "gpu-bound-to-vfio", decides: "Does lspci -nnk -d 10de: say vfio-pci?" }
    ],
    example: `NVRM: ${word}`,
    counterExample: "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07"
  })),
  ...[["nvidia: probe of", "failed with error"], ["probe with driver nvidia failed with error"]].map(
    (words) => ({
      words,
      reach: 60,
      causes: [
        ...refused,
        ...notStarted,
        {
          code: "nouveau-conflict",
          decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"?'
        }
      ],
      example: `nvidia 0000:01:00.0: ${words.join(" 0000:01:00.0 ")} -1`,
      counterExample: "nouveau: probe of 0000:01:00.0 failed with error -12"
    })
  )
];

// src/signatures/pasted/kernel-modules.ts
var moduleSignatures = [
  {
    words: ["api mismatch: the client"],
    causes: proof("driver-library-mismatch"),
    example: "NVRM: API mismatch: the client has the version 535.54.03, but\nNVRM: this kernel module has the version 530.30.02.  Please\nNVRM: make sure that this kernel module and all NVIDIA driver",
    examples: [
      "NVRM: API mismatch: the client 'Xorg' (pid 812)\nNVRM: has the version 595.10, but this kernel module has\nNVRM: the version 595.08."
    ],
    counterExample: "client version 1.41 is too old. Minimum supported API version is 1.44"
  },
  {
    words: ["api mismatch: the nvidia kernel module has version"],
    causes: proof("driver-library-mismatch"),
    example: "Error: API mismatch: the NVIDIA kernel module has version 390.87, but this NVIDIA driver component has version 410.48.",
    counterExample: "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.90.07"
  },
  {
    words: ["kernel version", "does not match dso version"],
    causes: [
      {
        code: "driver-library-mismatch",
        decides: 'Does nvidia-smi on the host fail with "Driver/library version mismatch"? Then the machine has not been restarted since the driver was upgraded.'
      },
      {
        code: "forward-compat-mismatched-lib",
        decides: "Does it work, and does LD_LIBRARY_PATH in the container name a folder compat? Then it is this."
      }
    ],
    reach: 80,
    example: "kernel version 470.57.2 does not match DSO version 470.82.1 -- cannot find working devices in this configuration",
    counterExample: "kernel reported version is: 470.57.2"
  },
  {
    words: ["avc:", "denied", "module_load"],
    causes: proof("selinux-module-load"),
    reach: 60,
    example: 'type=AVC msg=audit(1700000000.123:99): avc:  denied  { module_load } for  pid=901 comm="modprobe" path="/opt/nvidia.ko" scontext=system_u:system_r:kmod_t:s0 tcontext=system_u:object_r:usr_t:s0 tclass=system',
    counterExample: 'avc:  denied  { read write } for  pid=901 comm="python3" name="nvidiactl"'
  },
  {
    words: ["could not insert", "required key not available"],
    causes: proof("secure-boot-unsigned"),
    reach: 80,
    example: "modprobe: ERROR: could not insert 'nvidia': Required key not available",
    examples: ["insmod: ERROR: could not insert module ./nvidia.ko: Required key not available"],
    counterExample: "nvidia: module verification failed: signature and/or required key missing - tainting kernel"
  },
  {
    words: ["key was rejected by service"],
    causes: proof("secure-boot-unsigned"),
    example: "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service",
    examples: [
      "systemd-modules-load[412]: Failed to insert module 'nvidia_uvm': Key was rejected by service"
    ],
    counterExample: "the login was rejected by the service"
  },
  {
    words: ["loading of unsigned module is rejected"],
    causes: proof("secure-boot-unsigned"),
    example: "kernel: Loading of unsigned module is rejected",
    counterExample: "nvidia: module verification failed: signature and/or required key missing - tainting kernel"
  },
  {
    words: ["loading of module with unavailable key is rejected"],
    causes: proof("secure-boot-unsigned"),
    example: "[   12.003] Loading of module with unavailable key is rejected",
    counterExample: "Loading compiled-in X.509 certificates"
  },
  {
    words: ["unsigned module loading is restricted"],
    causes: proof("secure-boot-unsigned"),
    example: "Lockdown: modprobe: unsigned module loading is restricted; see man kernel_lockdown.7",
    counterExample: "Lockdown: systemd-logind: hibernation is restricted; see man kernel_lockdown.7"
  },
  {
    words: ["pkcs#7 signature not signed with a trusted key"],
    causes: proof("secure-boot-unsigned"),
    example: "PKCS#7 signature not signed with a trusted key",
    counterExample: "integrity: Loaded X.509 cert"
  },
  {
    words: ["signed by a key that is trusted by the kernel"],
    causes: proof("secure-boot-unsigned"),
    example: "ERROR: The kernel module failed to load. Secure boot is enabled on this system, so this is likely because it was not signed by a key that is trusted by the kernel.",
    counterExample: "the image is signed by a key of NVIDIA"
  },
  {
    words: ["required key not available"],
    causes: likely(
      "secure-boot-unsigned",
      "Was it said of a kernel module, and does mokutil --sb-state say enabled? Then it is this."
    ),
    example: "nvidia.ko: Required key not available",
    counterExample: "nvidia: module verification failed: signature and/or required key missing - tainting kernel"
  },
  ...["disagrees about version of symbol", "version magic"].map((word) => ({
    words: ["nvidia", word],
    reach: 60,
    causes: proof("kernel-upgraded-no-module"),
    example: `nvidia: ${word} module_layout`,
    counterExample: `vboxdrv: ${word} module_layout`
  })),
  ...["exec format error", "invalid module format"].map((word) => ({
    words: ["could not insert", "nvidia", word],
    reach: 60,
    causes: proof("kernel-upgraded-no-module"),
    example: `modprobe: ERROR: could not insert 'nvidia': ${word}`,
    counterExample: `exec /usr/bin/python3: ${word}`
  })),
  {
    words: ["could not insert", "nvidia", "permission denied"],
    reach: 60,
    causes: likely(
      "selinux-module-load",
      "Does ausearch -m avc show denied { module_load }? Then SELinux refuses it."
    ),
    example: "modprobe: ERROR: could not insert 'nvidia': Permission denied",
    counterExample: "modprobe: ERROR: could not insert 'nvidia': Required key not available"
  },
  {
    words: ["could not insert", "nvidia", "operation not permitted"],
    reach: 60,
    causes: [
      {
        code: "secure-boot-unsigned",
        decides: "Does mokutil --sb-state say enabled, or dmesg tell of Lockdown? Then it is this."
      },
      { code: "kernel-module-blacklisted", decides: "Does modprobe --showconfig tell of a blacklist?" }
    ],
    example: "modprobe: ERROR: could not insert 'nvidia': Operation not permitted",
    counterExample: "error setting rlimit type 8: operation not permitted"
  },
  {
    words: ["could not insert", "nvidia", "unknown symbol"],
    reach: 60,
    causes: likely(
      "driver-library-mismatch",
      "Do modinfo -F version nvidia and modinfo -F version nvidia_uvm differ, or /proc/driver/nvidia/version from both? Then modules of two drivers meet."
    ),
    example: "modprobe: ERROR: could not insert 'nvidia_uvm': Unknown symbol in module, or unknown parameter (see dmesg)",
    counterExample: "nvidia_uvm: module uses symbols from proprietary module nvidia, inheriting taint."
  },
  {
    words: ["/bin/false", "module nvidia"],
    reach: 60,
    causes: proof("kernel-module-blacklisted"),
    example: "modprobe: ERROR: ../libkmod/libkmod-module.c:990 command_do() Error running install command '/bin/false' for module nvidia: retcode 1",
    counterExample: "useradd -s /bin/false nvidia-persistenced"
  }
];
var noModuleSignatures = [
  {
    words: ["module nvidia_uvm is in use"],
    causes: likely(
      "uvm-module-stale",
      "Was it to be loaded anew since CUDA fails with an unknown error? Then stop what uses it (sudo fuser -v /dev/nvidia-uvm) first."
    ),
    example: "rmmod: ERROR: Module nvidia_uvm is in use",
    counterExample: "rmmod: ERROR: Module nvidia is in use by: nvidia_modeset"
  },
  ...["modprobe: fatal: module nvidia", "modinfo: error: module nvidia", "failed to find module 'nvidia"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "kernel-upgraded-no-module",
          decides: 'Does find /lib/modules -name "nvidia.ko*" list modules of other kernels only, not of uname -r? Then it is this.'
        },
        {
          code: "driver-not-installed",
          decides: "Does it list none, and does no package of the driver exist? Then there is no driver."
        },
        {
          code: "dkms-headers-missing",
          decides: "Does dkms status say added and not installed, and is /lib/modules/$(uname -r)/build missing?"
        }
      ],
      example: `${word}' not found in directory /lib/modules/6.8.0-45-generic`,
      counterExample: "modprobe: FATAL: Module amdgpu not found."
    })
  ),
  {
    words: ["could not insert", "nvidia", "no such device"],
    reach: 60,
    causes: [
      {
        code: "nouveau-conflict",
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.'
      },
      {
        code: "gpu-not-supported-by-driver",
        decides: "Does dmesg say that the GPU is not supported by this driver release?",
        hints: ["is not supported by the"]
      },
      { code: "gpu-legacy-for-driver", decides: "Does dmesg name a Legacy driver for the GPU?" },
      { code: "no-nvidia-gpu", decides: "Does lspci -d 10de: list nothing?" },
      { code: "gpu-bound-to-vfio", decides: "Does lspci -nnk -d 10de: say vfio-pci?" },
      { code: "nova-core-conflict", decides: 'Does dmesg say "already bound to NovaCore"?' },
      {
        code: "prime-intel-selected",
        decides: "Does prime-select query say intel?",
        hints: ["prime-select", "optimus", "bbswitch", "envycontrol", "intel is selected", "intel profile"]
      }
    ],
    example: "modprobe: ERROR: could not insert 'nvidia': No such device",
    counterExample: "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service"
  }
];

// src/signatures/pasted/killed.ts
var killedSignatures = [
  ...[
    ["out of memory: kill"],
    ["oom-kill:constraint="],
    ["oom-kill", "task_memcg="],
    ["invoked oom-killer"],
    ["oom_kill event"],
    ["oom-kill event"],
    ["reason: oomkilled"],
    ["oomkilled: true"],
    ["dataloader worker", "killed by signal: killed"]
  ].map((words) => ({
    words,
    reach: 200,
    causes: proof("host-memory-exhausted"),
    example: `kernel: ${words.join(" (pid 4711), ")}ed process 4711 (python3)`,
    counterExample: "RuntimeError: CUDA error: out of memory"
  })),
  ...[
    "exitcode : -9 (pid",
    "signal 9 (sigkill) received",
    "signals.sigkill",
    "exited with code 137",
    "exit code 137",
    "exit status 137"
  ].map((word) => ({
    words: [word],
    causes: likely(
      "host-memory-exhausted",
      "Does the kernel log tell of oom-kill at that time (sudo dmesg | grep -i oom)? Then it is this; else somebody stopped it."
    ),
    example: `worker 3 ${word}: 4711)`,
    counterExample: "worker 3 exited with code 1"
  })),
  {
    words: ["dataloader worker", "exited unexpectedly"],
    reach: 60,
    causes: [
      {
        code: "shm-too-small",
        decides: "Does df -h /dev/shm in the container show 64M? Then it is this."
      },
      { code: "host-memory-exhausted", decides: "Does the kernel log tell of oom-kill at that time?" }
    ],
    example: "RuntimeError: DataLoader worker (pid(s) 4711, 4712) exited unexpectedly",
    counterExample: "RuntimeError: DataLoader worker (pid 13) is killed by signal: Bus error."
  }
];

// src/knowledge/xids.json
var xids_default = {
  comment: "Xids of NVIDIA's catalogue that ask for more than a restart of the program, by the code that they stand for. name and action are the catalogue's own for GPUs since Ampere, action being the immediate one; null where the catalogue lists the Xid and names none. Those that it has as IGNORE or RESTART_APP are listed by number alone, but for 63 and 94, which announce a repair at the next reset; those that it calls unused not at all.",
  source: "https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html",
  programs: {
    comment: "RESTART_APP: the program is to be started anew. And 43 and 45, which are IGNORE: a program that ends, or is ended, brings them about.",
    xids: [
      8,
      11,
      13,
      25,
      31,
      32,
      39,
      40,
      41,
      43,
      45,
      60,
      68,
      69,
      70,
      71,
      72,
      75,
      76,
      77,
      80,
      82,
      83,
      84,
      85,
      86,
      88,
      89,
      96,
      97,
      98,
      99,
      100,
      101,
      102,
      103,
      104,
      105,
      126,
      127,
      128,
      129,
      130,
      131,
      132,
      133,
      134,
      135,
      139
    ]
  },
  ignored: {
    comment: "IGNORE: nothing is to be done at once.",
    xids: [37, 38, 44, 66, 67, 92, 93, 106, 107, 121, 141, 152, 153, 157, 160, 161]
  },
  nvlink: {
    comment: "Xids 144 to 150 carry a word for how grave they are. By the catalogue's decoding, what is Nonfatal asks at most for a restart of the program, unless Xid 154 asks for more; but packets are lost with this sub-component, and the catalogue lets it rise to a reset.",
    nonfatalAndYetGrave: ["RLW_RXPIPE"]
  },
  xids: [
    {
      xid: 46,
      name: "ROBUST_CHANNEL_GPU_TIMEOUT_ERROR",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "the GPU stopped processing"
    },
    {
      xid: 48,
      name: "ROBUST_CHANNEL_GPU_ECC_DBE",
      code: "ecc-uncorrectable",
      action: "WORKFLOW_XID_48",
      means: "an uncorrectable memory error"
    },
    {
      xid: 54,
      name: "SILENT_RUNNING_PWR_REDUCED_CLOCKING",
      code: "gpu-power-missing",
      action: "CHECK_MECHANICALS",
      means: "the GPU's own power cable is not connected"
    },
    {
      xid: 62,
      name: "PMU_HALT_ERROR",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "a controller within the GPU halted"
    },
    {
      xid: 63,
      name: "INFOROM_DRAM_RETIREMENT_EVENT",
      code: "ecc-row-remap",
      action: "IGNORE",
      means: "a row or page of memory is to be replaced at the next reset"
    },
    {
      xid: 64,
      name: "INFOROM_DRAM_RETIREMENT_FAILURE",
      code: "ecc-row-remap-failure",
      action: "RESET_GPU",
      means: "a bad row or page of memory could not be replaced"
    },
    {
      xid: 74,
      name: "NVLINK_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK_ERR",
      means: "an NVLink connection failed"
    },
    {
      xid: 79,
      name: "ROBUST_CHANNEL_GPU_HAS_FALLEN_OFF_THE_BUS",
      code: "gpu-fell-off-bus",
      action: "RESTART_BM",
      means: "the GPU does not answer on the PCIe bus"
    },
    {
      xid: 94,
      name: "ROBUST_CHANNEL_CONTAINED_ERROR",
      code: "ecc-row-remap",
      action: "RESTART_APP",
      means: "a memory error that hit one program"
    },
    {
      xid: 95,
      name: "ROBUST_CHANNEL_UNCONTAINED_ERROR",
      code: "ecc-uncorrectable",
      action: "RESET_GPU",
      means: "a memory error that may have hit every program"
    },
    {
      xid: 109,
      name: "ROBUST_CHANNEL_CTXSW_TIMEOUT_ERROR",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "switching between programs timed out"
    },
    {
      xid: 110,
      name: "SEC_FAULT_ERROR",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "a security fault"
    },
    {
      xid: 119,
      name: "GSP_RPC_TIMEOUT",
      code: "gsp-rpc-timeout",
      action: "RESET_GPU",
      means: "the GPU's system processor does not answer"
    },
    {
      xid: 120,
      name: "GSP_ERROR",
      code: "gsp-rpc-timeout",
      action: "RESET_GPU",
      means: "the GPU's system processor failed"
    },
    {
      xid: 136,
      name: "ALI_TRAINING_FAIL",
      code: "nvlink-uncorrectable",
      action: "RESET_GPU",
      means: "an NVLink connection could not be trained"
    },
    {
      xid: 140,
      name: "UNRECOVERABLE_ECC_ERROR_ESCAPE",
      code: "ecc-uncorrectable",
      action: "RESET_GPU",
      means: "a memory error that the driver could not handle"
    },
    {
      xid: 143,
      name: "GPU_INIT_ERROR",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "the GPU could not be initialised"
    },
    {
      xid: 144,
      name: "NVLINK_SAW_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (SAW)"
    },
    {
      xid: 145,
      name: "NVLINK_RLW_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (RLW)"
    },
    {
      xid: 146,
      name: "NVLINK_TLW_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (TLW)"
    },
    {
      xid: 147,
      name: "NVLINK_TREX_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (TREX)"
    },
    {
      xid: 148,
      name: "NVLINK_NVLPW_CTRL_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (NVLPW_CTRL)"
    },
    {
      xid: 149,
      name: "NVLINK_NETIR_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (NETIR)"
    },
    {
      xid: 150,
      name: "NVLINK_MSE_ERROR",
      code: "nvlink-uncorrectable",
      action: "WORKFLOW_NVLINK5_ERR",
      means: "an NVLink error (MSE)"
    },
    {
      xid: 151,
      name: "ROBUST_CHANNEL_KEY_ROTATION_ERROR",
      code: "gpu-busy-or-bad",
      action: "RESTART_VM",
      means: "a key of confidential computing could not be renewed"
    },
    {
      xid: 155,
      name: "NVLINK_SW_DEFINED_ERROR",
      code: "nvlink-uncorrectable",
      action: "RESET_GPU",
      means: "an NVLink connection was taken down by software"
    },
    {
      xid: 156,
      name: "RESOURCE_RETIREMENT_EVENT",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "a faulty part of the GPU is taken out of use at the next reset"
    },
    {
      xid: 158,
      name: "GPU_FATAL_TIMEOUT",
      code: "gpu-busy-or-bad",
      action: "RESET_GPU",
      means: "a fatal timeout"
    },
    {
      xid: 159,
      name: "ROBUST_CHANNEL_CHI_NON_DATA_ERROR",
      code: "gpu-busy-or-bad",
      action: "CHECK_UVM",
      means: "an error on the link between GPU and processor (C2C)"
    },
    {
      xid: 167,
      name: "PCIE_FATAL_TIMEOUT",
      code: "gpu-busy-or-bad",
      action: null,
      means: "a fatal timeout on the PCIe bus"
    },
    {
      xid: 169,
      name: "SEC2_HALT_ERROR",
      code: "gpu-busy-or-bad",
      action: null,
      means: "a controller within the GPU halted"
    },
    {
      xid: 171,
      name: "UNCORRECTABLE_DRAM_ERROR",
      code: "ecc-uncorrectable",
      action: null,
      means: "an uncorrectable error in the GPU's DRAM"
    },
    {
      xid: 172,
      name: "UNCORRECTABLE_SRAM_ERROR",
      code: "ecc-uncorrectable",
      action: null,
      means: "an uncorrectable error in the GPU's SRAM"
    }
  ]
};

// src/knowledge/xids.ts
var xidCodes = [
  "gpu-fell-off-bus",
  "gpu-power-missing",
  "gsp-rpc-timeout",
  "nvlink-uncorrectable",
  "ecc-uncorrectable",
  "ecc-row-remap-failure",
  "ecc-row-remap",
  "gpu-busy-or-bad"
];
var isXidCode = (text2) => xidCodes.some((code) => code === text2);
var meanings = new Map(
  xids_default.xids.flatMap(
    ({ xid, code, ...rest }) => isXidCode(code) ? [[xid, { code, ...rest }]] : []
  )
);
var listedXids = [...meanings].map(
  ([xid, meaning]) => ({ xid, ...meaning })
);
var programXids = xids_default.programs.xids;
var ignoredXids = xids_default.ignored.xids;

// src/signatures/pasted/xids.ts
var links = [144, 145, 146, 147, 148, 149, 150];
var mention = (code) => likely(code, "Does the kernel log have that Xid (sudo dmesg | grep -i xid)? Then it is this.");
var wellKnown = /* @__PURE__ */ new Set([8, 13, 31, 32, 43, 45, 68, 69]);
var fromProgram = likely(
  "xid-app-fault",
  "Does it follow one program from GPU to GPU? Then the program is at fault; if it stays with one GPU, have that tested."
);
var another = (xid) => `NVRM: Xid (PCI:0000:3b:00): 9${xid}, pid=4711, name=python3`;
var lineOf = (xid, causes) => ({
  words: [" xid (", `): ${xid},`],
  reach: 60,
  causes,
  example: `NVRM: Xid (PCI:0000:3b:00): ${xid}, pid='<unknown>', name=<unknown>, and more`,
  examples: [`kernel: [6801.64] NVRM: Xid (0000:3b:00): ${xid}, and more`],
  counterExample: another(xid)
});
function signaturesOf(xid, causes) {
  const [{ code = "" } = {}] = causes;
  return [
    lineOf(xid, causes),
    ...["xid", "xid=", "xid:", "xid error", "xid code"].map((word) => ({
      words: [` ${word} ${xid} `],
      causes: mention(code),
      example: `the GPU reports ${word} ${xid}, and more`,
      counterExample: another(xid)
    }))
  ];
}
var recoverySignatures = [
  "reset required",
  "pf flr",
  "bus reset",
  "reboot",
  "drain"
].map((action) => ({
  words: ["recovery action changed from", ") to", `${action}`],
  reach: 80,
  causes: proof("gpu-busy-or-bad"),
  example: `NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (GPU ${action})`,
  counterExample: `NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x1 (GPU ${action}) to 0x0 (None)`
}));
var xidSignatures = [
  ...recoverySignatures,
  ...links.map(
    (xid) => ({
      words: [" xid (", `): ${xid},`, " nonfatal "],
      reach: 120,
      causes: likely(
        "nvlink-uncorrectable",
        "Did programs on several GPUs fail or hang at that time? Then it is this; else nothing is wrong that lasts."
      ),
      example: `NVRM: Xid (PCI:0000:3b:00): ${xid}, RLW_RXPIPE Nonfatal XC0 i0 Link 11 (0x00000004)`,
      counterExample: `NVRM: Xid (PCI:0000:3b:00): ${xid}, NETIR_LINK_EVT Fatal XC0 i0 Link 11 (0x00000004)`
    })
  ),
  ...listedXids.flatMap(({ xid, code }) => signaturesOf(xid, proof(code))),
  ...signaturesOf(137, [
    {
      code: "nvlink-uncorrectable",
      decides: "Are there Xids 74 or 144 to 150 beside it? Then it is this."
    },
    {
      code: "xid-app-fault",
      decides: "Is it alone, and always with the same program? Then that is at fault."
    }
  ]),
  ...signaturesOf(
    154,
    likely("gpu-busy-or-bad", "Does nvidia-smi -q show a GPU Recovery Action other than None?")
  ),
  // To be restarted is the program, as a rule because the fault is its own.
  ...programXids.flatMap(
    (xid) => wellKnown.has(xid) ? signaturesOf(xid, fromProgram) : [lineOf(xid, fromProgram)]
  ),
  ...ignoredXids.map((xid) => lineOf(xid, proof("xid-ignored-note"))),
  {
    words: ["sxid (", ", fatal,"],
    reach: 50,
    causes: proof("nvlink-uncorrectable"),
    example: "nvidia-nvswitch3: SXid (PCI:0000:86:00.0): 20034, Fatal, Link 30 LTSSM Fault Up",
    counterExample: "nvidia-nvswitch0: SXid (PCI:0000:c3:00.0): 12028, Non-fatal, Link 32 egress non-posted PRIV error"
  },
  {
    words: ["sxid (", ", non-fatal,"],
    reach: 50,
    causes: likely(
      "nvlink-uncorrectable",
      "Did programs on several GPUs fail or hang at that time, or does nvidia-smi nvlink -e count errors? Then it is this."
    ),
    example: "nvidia-nvswitch0: SXid (PCI:0000:c3:00.0): 12028, Non-fatal, Link 32 egress non-posted PRIV error",
    counterExample: "nvidia-nvswitch3: SXid (PCI:0000:86:00.0): 20034, Fatal, Link 30 LTSSM Fault Up"
  },
  {
    words: ["nvrm: xid (", "):"],
    reach: 40,
    causes: likely(
      "gpu-busy-or-bad",
      "Does nvidia-smi -q show a GPU Recovery Action other than None? Then it is this; else NVIDIA's catalogue of Xids says what the number means."
    ),
    example: "NVRM: Xid (PCI:0000:3b:00): 61, pid=1234, 0cec(3098) 00000000 00000000",
    counterExample: "NVRM: GPU at PCI:0000:3b:00: GPU-10305b77-0000-0000-0000-000000000000"
  }
];

// src/signatures/pasted/kernel.ts
var kernelSignatures = [
  ...moduleSignatures,
  ...otherDriverSignatures,
  ...kernelGpuSignatures,
  ...xidSignatures,
  ...killedSignatures,
  ...noModuleSignatures
];

// src/signatures/pasted/kubernetes.ts
var noLibrary = [
  {
    code: "k8s-default-runtime-not-nvidia",
    decides: "Does nvidia-smi work on the node? Then the pod is not started by NVIDIA's runtime: make it containerd's default, or name the RuntimeClass nvidia.",
    hints: ["device-plugin", "device plugin", "kubelet", "kubectl", "nvml_linux", "null cdi handler"]
  },
  { code: "driver-not-installed", decides: 'Does nvidia-smi on the node say "command not found"?' },
  {
    code: "kernel-module-not-loaded",
    decides: "Is the driver installed on the node, and lsmod does not list nvidia?"
  }
];
var notConfigured = [
  {
    code: "k8s-default-runtime-not-nvidia",
    decides: "Does the device plugin's log say that it could not load NVML? Then it is not started by NVIDIA's runtime."
  },
  {
    code: "containerd-runtime-not-registered",
    decides: 'Does the log of containerd say no runtime for "nvidia" is configured?'
  },
  {
    code: "kernel-module-not-loaded",
    decides: "Does nvidia-smi fail on the node itself? Then it is its driver."
  },
  { code: "mig-no-instances", decides: "Is MIG on, and no instance there (nvidia-smi -L)?", hints: ["mig-"] }
];
var imageStayedAway = [
  {
    code: "ngc-not-logged-in",
    decides: "Does kubectl describe pod say unauthorized or 401? Then a pull secret is missing."
  },
  { code: "image-tag-not-found", decides: "Does it say not found? Then the tag does not exist." },
  { code: "hub-rate-limit", decides: "Does it say toomanyrequests or 429?" },
  { code: "ngc-access-denied", decides: "Does it say denied or 403?" },
  { code: "dns-failure", decides: "Does it say no such host or server misbehaving?" },
  { code: "ngc-wrong-credentials", decides: "Is there a pull secret, and does it say 401 all the same?" },
  { code: "tls-mitm-ca", decides: 'Does it say "certificate signed by unknown authority"?' },
  { code: "registry-unreachable", decides: "Does it say i/o timeout or connection refused?" },
  { code: "arch-no-manifest", decides: 'Does it say "no match for platform in manifest"?' },
  { code: "containerd-store-disk", decides: 'Does it say "no space left on device"?' }
];
var kubernetesSignatures = [
  ...[
    'no runtime for "nvidia" is configured',
    'no runtime for "nvidia-cdi" is configured',
    'no runtime for "nvidia-legacy" is configured',
    'no runtime for "nvidia-experimental" is configured',
    "failed to find runtime handler nvidia",
    'runtimeclass "nvidia" not found',
    'runtimeclass.node.k8s.io "nvidia" not found',
    'runtimeclasses.node.k8s.io "nvidia" not found',
    'runtimehandler "nvidia" not supported',
    'unknown runtime handler "nvidia"',
    'runtime handler "nvidia" not'
  ].map(
    (word) => ({
      words: [word],
      causes: proof("containerd-runtime-not-registered"),
      example: `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: ${word}`,
      counterExample: 'failed to get sandbox runtime: no runtime for "kata" is configured'
    })
  ),
  ...[
    "could not load nvml library",
    "could not load nvml: ",
    "detected non-nvml platform",
    "failed to initialize nvml: error_library_not_found",
    "nvml init failed: error_library_not_found",
    "incompatible platform detected",
    "if this is a gpu node, did you configure the nvidia container toolkit"
  ].map(
    (word) => ({
      words: [word],
      causes: noLibrary,
      example: `Failed to initialize NVML: ${word}libnvidia-ml.so.1`,
      counterExample: 'level=info msg="Starting NVML"'
    })
  ),
  {
    words: ["failed to start nvml with error"],
    causes: noLibrary,
    example: "Failed to start nvml with error: ERROR_LIBRARY_NOT_FOUND.",
    counterExample: "Started NVML"
  },
  ...[
    "no valid resources detected, creating a null cdi handler",
    "no devices found. waiting indefinitely",
    "incompatible strategy detected",
    "no nvidia gpus found; waiting"
  ].map(
    (word) => ({
      words: [word],
      causes: noLibrary,
      example: `W0121 12:04:24.666244       1 factory.go:31] ${word}`,
      counterExample: "I0121 12:04:24 Registered device plugin for nvidia.com/gpu with Kubelet"
    })
  ),
  {
    words: ["unknown service runtime.v1"],
    causes: proof("containerd-cri-disabled"),
    example: 'validate service connection: CRI v1 runtime API is not implemented for endpoint "unix:///run/containerd/containerd.sock": rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService',
    counterExample: "unknown service grpc.health.v1.Health"
  },
  {
    words: ["runtime api is not implemented for endpoint"],
    causes: proof("containerd-cri-disabled"),
    example: "CRI v1 image API is not implemented for endpoint: validate service connection: CRI v1 runtime API is not implemented for endpoint",
    counterExample: "the API is not implemented"
  },
  ...['disabled_plugins = ["cri"', 'disabled_plugins = ["io.containerd.grpc.v1.cri"'].map(
    (word) => ({
      words: [word],
      causes: likely(
        "containerd-cri-disabled",
        "Is it the containerd that Kubernetes uses? Docker alone does not need its plugin cri, and its packages switch it off."
      ),
      example: `${word}]`,
      counterExample: "disabled_plugins = []"
    })
  ),
  {
    words: ["insufficient nvidia.com/"],
    causes: notConfigured,
    example: "0/3 nodes are available: 1 node(s) had untolerated taint, 2 Insufficient nvidia.com/gpu. preemption: 0/3 nodes are available",
    counterExample: "0/3 nodes are available: 3 Insufficient memory."
  },
  {
    words: ["cannot allocate unhealthy devices nvidia.com/"],
    causes: [
      {
        code: "gpu-fell-off-bus",
        decides: "Does the kernel log of the node tell of Xid 79, or nvidia-smi of a lost GPU?"
      },
      { code: "ecc-uncorrectable", decides: "Does it tell of Xid 48, 63, 94 or 95?" },
      {
        code: "k8s-default-runtime-not-nvidia",
        decides: "Neither: does the device plugin restart again and again?"
      }
    ],
    example: "UnexpectedAdmissionError: Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected",
    counterExample: "Allocate failed due to requested number of devices unavailable for smarter-devices/fuse"
  },
  ...["toolkit-ready", "driver-ready"].map(
    (file) => ({
      words: ["/run/nvidia/validations/", file, "no such file or directory"],
      reach: 80,
      causes: [
        {
          code: "containerd-runtime-not-registered",
          decides: "Does the toolkit container's log end in an error, or is containerd's configuration elsewhere (RKE2, k3s, microk8s)?"
        },
        { code: "driver-not-installed", decides: "Is the driver's pod not ready? Then its log says why." }
      ],
      example: `stat: cannot statx '/run/nvidia/validations/${file}': No such file or directory`,
      counterExample: "created /run/nvidia/validations"
    })
  ),
  {
    words: ["waiting for nvidia container stack to be setup"],
    causes: [
      {
        code: "containerd-runtime-not-registered",
        decides: "Does the toolkit container's log end in an error, or is containerd's configuration elsewhere (RKE2, k3s, microk8s)?"
      },
      { code: "driver-not-installed", decides: "Is the driver's pod not ready? Then its log says why." }
    ],
    example: "waiting for nvidia container stack to be setup",
    counterExample: "waiting for the pod to be ready"
  },
  {
    words: ["chroot: failed to run command", "nvidia-smi", "no such file or directory"],
    reach: 80,
    causes: [
      {
        code: "driver-not-installed",
        decides: "Is the driver neither on the node nor installed by its pod? The log of nvidia-driver-daemonset says."
      },
      {
        code: "config-toml-driver-root",
        decides: "Is the driver on the node itself, and the root set to /run/nvidia/driver?"
      }
    ],
    example: "chroot: failed to run command 'nvidia-smi': No such file or directory",
    counterExample: "chroot: failed to run command 'bash': No such file or directory"
  },
  {
    words: ["using root /run/nvidia/driver", "failed to change root directory"],
    causes: proof("config-toml-driver-root"),
    example: "I0101 nvc.c:376] using root /run/nvidia/driver\nW0101 nvc.c:180] failed to change root directory: No such file or directory",
    counterExample: "nvc.c:376] using root /"
  },
  {
    words: ["failed to change root directory"],
    causes: likely(
      "config-toml-driver-root",
      "Does root in /etc/nvidia-container-runtime/config.toml name a folder that holds no driver?"
    ),
    example: "W0101 nvc.c:180] failed to change root directory: No such file or directory",
    counterExample: "failed to change directory"
  },
  {
    words: ["initialization error", "/run/nvidia/driver", "no such file or directory"],
    reach: 160,
    causes: proof("config-toml-driver-root"),
    example: "nvidia-container-cli: initialization error: open failed: /run/nvidia/driver/proc/sys/kernel/overflowuid: no such file or directory",
    examples: [
      "nvidia-container-cli: initialization error: change root failed: /run/nvidia/driver: no such file or directory"
    ],
    counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
  },
  {
    words: ["insufficient privileges to read device list from nvidia_visible_devices"],
    causes: proof("visible-devices-volume-mount"),
    example: "panic: insufficient privileges to read device list from NVIDIA_VISIBLE_DEVICES envvar",
    counterExample: "NVIDIA_VISIBLE_DEVICES=all"
  },
  {
    words: ["ignoring devices", "environment variable", "unprivileged container"],
    reach: 120,
    causes: proof("visible-devices-volume-mount"),
    example: 'level=warning msg="Ignoring devices requested by environment variable(s) in unprivileged container: [all]"',
    counterExample: "ignoring environment variable FOO"
  },
  ...["imagepullbackoff", "errimagepull", "back-off pulling image"].map(
    (word) => ({
      words: [word],
      causes: imageStayedAway,
      example: `train-0   0/1   ${word}   0   3m`,
      counterExample: "train-0   0/1   CrashLoopBackOff   4   3m"
    })
  ),
  ...[
    "low on resource: ephemeral-storage",
    "failed to garbage collect required amount of images",
    "the node had condition: [diskpressure]"
  ].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "containerd-store-disk",
          decides: "Does df -h /var/lib/containerd on the node say 85 % and more?"
        },
        { code: "disk-full-docker-root", decides: "Does Docker serve this node, and is its folder full?" }
      ],
      example: `Evicted: The node was ${word}`,
      counterExample: "The node was low on resource: memory."
    })
  )
];

// src/signatures/pasted/kubernetes-nodes.ts
var unavailable = [
  {
    code: "k8s-default-runtime-not-nvidia",
    decides: "Does the device plugin's log say that it could not load NVML, or restart again and again?"
  },
  {
    code: "gpu-fell-off-bus",
    decides: "Does the kernel log of the node tell of Xid 79, or nvidia-smi of a lost GPU?"
  },
  { code: "ecc-uncorrectable", decides: "Does it tell of Xid 48, 63, 94 or 95?" }
];
var kubernetesNodesSignatures = [
  ...["number of devices unavailable for nvidia.com/", "no healthy devices present"].map(
    (word) => ({
      words: [word],
      causes: unavailable,
      example: `Allocate failed due to requested ${word}gpu. Requested: 1, Available: 0, which is unexpected`,
      counterExample: "number of devices unavailable for vendor.example/nic"
    })
  ),
  {
    words: ["error validating toolkit installation"],
    causes: [
      {
        code: "containerd-runtime-not-registered",
        decides: "Does the toolkit container's log end in an error, or is containerd's configuration elsewhere (RKE2, k3s, microk8s)?"
      },
      {
        code: "k8s-default-runtime-not-nvidia",
        decides: "Is the runtime there, and the validator not started by it?"
      }
    ],
    example: 'Error: error validating toolkit installation: exec: "nvidia-smi": executable file not found in $PATH',
    counterExample: "toolkit installation validated"
  },
  {
    words: ["error validating driver installation"],
    causes: [
      { code: "driver-not-installed", decides: "Is the driver's pod not ready? Then its log says why." },
      { code: "kernel-module-not-loaded", decides: "Does lsmod on the node not list nvidia?" }
    ],
    example: "Error: error validating driver installation: exit status 9",
    counterExample: "driver installation validated"
  },
  {
    words: ["failed to load plugin", "grpc.v1.cri", "invalid plugin config"],
    reach: 200,
    causes: likely(
      "containerd-cri-disabled",
      "Does containerd config dump complain of /etc/containerd/config.toml? Then Kubernetes finds no containerd."
    ),
    example: 'level=warning msg="failed to load plugin io.containerd.grpc.v1.cri" error="invalid plugin config: `systemd_cgroup` only works for runtime io.containerd.runtime.v1.linux"',
    counterExample: "failed to load cni during init, please check CRI plugin status before setting up network"
  },
  {
    words: ["containerd", "failed to load toml"],
    reach: 120,
    causes: likely("containerd-not-running", "Does systemctl status containerd say that it failed?"),
    example: "containerd: failed to load TOML: /etc/containerd/config.toml: (12, 3): unexpected token",
    counterExample: "containerd: loading plugin"
  },
  {
    words: ["binary not installed", "containerd-shim-nvidia"],
    reach: 60,
    causes: likely(
      "containerd-runtime-not-registered",
      "Does containerd config dump list no runtime nvidia? Then it was never registered."
    ),
    example: 'failed to resolve runtime path: runtime "nvidia" binary not installed "containerd-shim-nvidia-v1": file does not exist: unknown',
    counterExample: 'binary not installed "containerd-shim-kata-v2"'
  }
];

// src/signatures/pasted/machine-tools.ts
var machineToolsSignatures = [...genericNvmlSignatures];

// src/signatures/pasted/memory.ts
var sharedMemory = [
  {
    code: "shm-too-small",
    decides: "Does df -h /dev/shm in the container show 64M, or less than the program needs? Then give it more: --ipc=host or --shm-size."
  },
  {
    code: "shm-full-host",
    decides: "Was the container started with --ipc=host, and is the host's /dev/shm full (df -h /dev/shm)?"
  }
];
var gpuMemory = [
  {
    code: "gpu-memory-in-use",
    decides: "Does nvidia-smi list other programs on the GPU, or much less free memory than the GPU has? Then free it, or take another GPU; if none is listed and the GPU was free, the program needs more than it has."
  },
  {
    code: "gpu-memory-orphaned",
    decides: "Does nvidia-smi show memory in use, and list no program? Then a dead one holds it: sudo fuser -v /dev/nvidia* finds it.",
    hints: orphans
  },
  {
    code: "driver-too-old-for-image",
    decides: 'Does it say "Possibly insufficient driver version" beside it? Then it is this.',
    hints: ["possibly insufficient driver version"]
  }
];
var memorySignatures = [
  {
    words: [" tmpfs ", " 100% /dev/shm"],
    reach: 30,
    causes: proof("shm-full-host"),
    example: "tmpfs            63G   63G     0 100% /dev/shm",
    counterExample: "shm              64M   64M     0 100% /dev/shm"
  },
  ...[
    ["unexpected bus error encountered in worker"],
    ["insufficient shared memory"],
    ["dataloader worker", "killed by signal: bus error"],
    ["worker", "sigbus"],
    ["fatal python error: bus error"],
    ["bus error (core dumped)"],
    ["exitcode : -7 (pid"],
    ["signal 7 (sigbus) received"],
    ["signals.sigbus"],
    ["unable to write to file </torch_"],
    ["unable to mmap", "from file", "cannot allocate memory"],
    ["nccl", "/dev/shm/", "no space left"],
    ["/dev/shm/nccl-", "no space left"],
    ["/dev/shm", "no space left on device"],
    ["no space left on device", "/dev/shm/"],
    ["no space left on device: '/torch_"],
    ["no space left on device: '/psm_"],
    ["no space left on device: '/pym-"],
    ["multiprocessing", "oserror: [errno 28] no space left on device"],
    ["shared_memory.py", "no space left on device"],
    ["no space left on device", "shared_memory.py"],
    ["use '--shm-size' flag"],
    ["shared memory region", "no space left"],
    ["exited with code 135"],
    ["exit code 135"],
    ["signal sigbus"],
    ["failed to create shared memory"],
    ["no space left on device", "/psm_"],
    ["shm_open", "no space left on device"],
    ["shared memory segment", "no space left on device"],
    ["not enough space for", "/dev/shm"],
    ["/dev/shm has only", "bytes available"],
    ["failed during shared memory initialization"],
    ["error while creating shared memory segment"],
    ["unable to open shared memory object", "no such file"]
  ].map((words) => ({
    words,
    reach: 200,
    causes: sharedMemory,
    example: `RuntimeError: ${words.join(" (pid 4711) ")} is`,
    counterExample: "write /var/lib/docker/tmp/GetImageBlob12: no space left on device"
  })),
  {
    words: ["bus error "],
    causes: likely("shm-too-small", "Does df -h /dev/shm in the container show 64M? Then it is this."),
    example: "Bus error",
    counterExample: "Bus errors are rare"
  },
  ...[...Array(20).keys()].map(
    (over) => ({
      words: [" shm ", ` ${80 + over}% /dev/shm`],
      reach: 30,
      causes: likely("shm-too-small", "Does the program hang or die while it fills up? Then give it more."),
      example: `shm              1.0G  883M  142M  ${80 + over}% /dev/shm`,
      counterExample: "shm              1.0G     0  1.0G   0% /dev/shm"
    })
  ),
  {
    words: [" 100% /dev/shm"],
    causes: proof("shm-too-small"),
    example: "shm              64M   64M     0 100% /dev/shm",
    counterExample: "shm              64M     0   64M   0% /dev/shm"
  },
  ...[
    ["free memory on device", "is less than desired gpu memory utilization"],
    ["no available memory for the cache blocks"],
    ["cuda_error_out_of_memory"],
    ["cudaerrormemoryallocation"],
    ["resource_exhausted: out of memory"],
    ["resourceexhaustederror", "oom when allocating"],
    ["resourceexhaustederror", "failed to allocate memory"],
    ["failed to allocate", "from device"],
    ["cuda oom"],
    ["cublas_status_alloc_failed"],
    ["cublas_status_not_initialized"],
    ["cudnn_status_not_initialized"],
    ["probably because cudnn failed to initialize"],
    ["cudnn_status_alloc_failed"]
  ].map((words) => ({
    words,
    reach: 120,
    causes: gpuMemory,
    example: `ValueError: ${words.join(" cuda:0 (3.1/79.1 GiB) on startup ")} more`,
    counterExample: "Out of memory: Killed process 4711 (python3) total-vm:52428800kB"
  })),
  ...["received 0 items of ancdata", "too many open files", "[errno 24]"].map(
    (word) => ({
      words: [word],
      causes: likely(
        "nofile-limit-low",
        "Does ulimit -n where the program runs show no more than some thousands? Then start the container with --ulimit nofile=65536:65536."
      ),
      example: `RuntimeError: ${word}`,
      counterExample: "received 3 items of data"
    })
  ),
  ...[
    ["rlimit_memlock is", "bytes"],
    ["configured to only allow registering part of your physical memory"],
    ["memlock limits are set too low"],
    ["please set max locked memory"],
    ["check max locked memory"],
    ["trying to allocate some locked memory"],
    ["ibv_", "cannot allocate memory"],
    ["ibv_reg_mr", "failed"],
    ["failed to mlock"],
    ["mlock", "failed", "cannot allocate memory"]
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      "memlock-limit",
      "Does ulimit -l in the container not say unlimited? Then start it with --ulimit memlock=-1."
    ),
    example: `libibverbs: Warning: ${words.join("create_cq() 65536 bytes: ")}`,
    counterExample: "max locked memory       (kbytes, -l) 64"
  }))
];

// src/signatures/pasted/memory-errors.ts
var retired = "Does nvidia-smi -q -d ROW_REMAPPER,PAGE_RETIREMENT say pending? Then it is this.";
var memoryErrorSignatures = [
  {
    words: ["remapped rows", "pending : yes", "remapping failure occurred : no"],
    reach: 110,
    causes: proof("ecc-row-remap"),
    example: "    Remapped Rows\n        Correctable Error                 : 0\n        Uncorrectable Error               : 1\n        Pending                           : Yes\n        Remapping Failure Occurred        : No",
    counterExample: "    Remapped Rows\n        Correctable Error                 : 0\n        Uncorrectable Error               : 0\n        Pending                           : No\n        Remapping Failure Occurred        : No"
  },
  {
    words: ["remapping failure occurred : yes"],
    causes: proof("ecc-row-remap-failure"),
    example: "        Remapping Failure Occurred        : Yes",
    counterExample: "        Remapping Failure Occurred        : No"
  },
  ...["pending page blacklist", "pending page retirement"].map((field) => ({
    words: [`${field} : yes`],
    causes: proof("ecc-row-remap"),
    example: `        ${field}            : Yes`,
    counterExample: `        ${field}            : No`
  })),
  ...["row remapper: new row", "new retired page, reload the driver", "marked for remapping, reset gpu"].map(
    (word) => ({
      words: [word],
      causes: proof("ecc-row-remap"),
      example: `NVRM: ${word} to activate.`,
      counterExample: "Row Remapper: fatal error, unable to remap"
    })
  ),
  ...[["row remap", "fail"], ["unable to retire page"]].map((words) => ({
    words,
    reach: 20,
    causes: likely(
      "ecc-row-remap-failure",
      "Does nvidia-smi -q -d ROW_REMAPPER say Remapping Failure Occurred: Yes? Then the board must be replaced."
    ),
    example: `GPU 3: ${words.join("ping has ")}`,
    counterExample: "Row Remapper: New row marked for remapping, reset gpu to activate."
  })),
  ...[
    ["row remap", "pending"],
    ["pending row remap"],
    ["pending page retirement"],
    ["pages pending retirement"]
  ].map((words) => ({
    words,
    reach: 20,
    causes: likely("ecc-row-remap", retired),
    example: `GPU 3: ${words.join("ping is ")}`,
    counterExample: "Row Remapper: New row marked for remapping, reset gpu to activate."
  })),
  ...[
    "uncorrectable ecc error encountered",
    "error_ecc_uncorrectable",
    "erroreccuncorrectable",
    "uncorrectable double bit error",
    "volatile dbes",
    "volatile double-bit ecc error",
    "double bit ecc error"
  ].map((word) => ({
    words: [word],
    causes: proof("ecc-uncorrectable"),
    example: `CUDA error: ${word} encountered`,
    counterExample: "    Volatile Uncorr. ECC"
  })),
  {
    words: ["sram threshold exceeded : yes"],
    causes: proof("ecc-uncorrectable"),
    example: "            SRAM Threshold Exceeded       : Yes",
    counterExample: "            SRAM Threshold Exceeded       : No"
  },
  {
    words: ["uncorrectable ecc error"],
    causes: likely(
      "ecc-uncorrectable",
      "Is it a GPU's memory (nvidia-smi -q -d ECC counts uncorrectable errors)? Then it is this."
    ),
    example: "GPU 3 has an uncorrectable ECC error",
    counterExample: "    Volatile Uncorr. ECC"
  }
];

// src/signatures/pasted/mig.ts
var free = "Does nvidia-smi -L list no MIG device below a GPU with MIG on? Then it is this: make GPU and compute instances.";
var migSignatures = [
  ...[
    "no mig devices found",
    "no gpu instances found",
    "no compute instances found",
    "possible mig misconfiguration"
  ].map((word) => ({
    words: [word],
    causes: proof("mig-no-instances"),
    example: `|  ${word}                                                       |`,
    counterExample: "Successfully created GPU instance ID  9 on GPU  0 using profile MIG 3g.20gb (ID  9)"
  })),
  {
    words: ["at least one device", "migenabled=true", "was not configured correctly"],
    reach: 120,
    causes: proof("mig-no-instances"),
    example: "invalid MIG configuration: At least one device with migEnabled=true was not configured correctly: error visiting device: device 0 has an invalid MIG configuration",
    counterExample: "MIG configuration applied successfully"
  },
  ...["has an invalid mig configuration", "no mig-enabled devices found"].map((word) => ({
    words: [word],
    causes: likely("mig-no-instances", free),
    example: `error visiting device: device 0 ${word}`,
    counterExample: "MIG configuration applied successfully"
  })),
  ...[1, 2, 3].map((slices) => ({
    words: [`mig ${slices}g.`, ` 0/${{ 1: 7, 2: 3, 3: 2 }[slices]} `],
    reach: 14,
    causes: likely("mig-no-instances", free),
    example: `|   0  MIG ${slices}g.10gb       19     0/${{ 1: 7, 2: 3, 3: 2 }[slices]}        9.50       No     14     0     0   |`,
    counterExample: `|   0  MIG ${slices}g.10gb       19     2/7        9.50       No     14     0     0   |`
  })),
  ...["missing mig gpu instance capability path", "missing mig compute instance capability path"].map(
    (word) => ({
      words: [word],
      causes: proof("mig-caps-missing"),
      example: `panic: Fatal: ${word}: /proc/driver/nvidia/capabilities/gpu0/mig/gi3/access`,
      counterExample: "stat failed: /dev/nvidia0: no such file or directory"
    })
  ),
  ...["/proc/driver/nvidia/capabilities", "/dev/nvidia-caps/"].map((path) => ({
    words: [path, "no such file or directory"],
    reach: 100,
    causes: likely(
      "mig-caps-missing",
      "Does nvidia-smi -L list the instance, and ls of that path on the host show nothing? Then it is this; nvidia-modprobe makes the nodes."
    ),
    example: `mount error: stat failed: ${path}/gpu0/mig/gi7/access: no such file or directory`,
    counterExample: "stat failed: /dev/nvidia0: no such file or directory"
  })),
  {
    words: ["/dev/nvidia-caps/", "not permitted"],
    reach: 100,
    causes: likely(
      "mig-created-after-start",
      "Was the instance made after the container was started? Then start the container again."
    ),
    example: "/dev/nvidia-caps/nvidia-cap21: Operation not permitted",
    counterExample: "/dev/nvidia0: Operation not permitted"
  },
  ...[
    ["unable to", " mig mode ", "insufficient permissions"],
    ["gpu instance", "insufficient permissions"],
    ["compute instance", "insufficient permissions"],
    [" mig ", "insufficient permissions"],
    [" mig ", "lack of permissions"]
  ].map((words) => ({
    words,
    reach: 200,
    causes: likely(
      "mig-permission",
      "Does the same command work as root, or the container with --privileged or CAP_SYS_ADMIN and NVIDIA_MIG_CONFIG_DEVICES? Then it is this."
    ),
    example: words.join(" on GPU 0: "),
    counterExample: "Failed to initialize NVML: Insufficient Permissions"
  })),
  {
    words: ["unable to", " mig mode ", "in use by another client"],
    reach: 120,
    causes: likely(
      "mig-mode-pending",
      "Does a program, DCGM or nvidia-persistenced use the GPU? When they have ended, or after a reset, the mode changes."
    ),
    example: "Unable to enable MIG Mode for GPU 00000000:65:00.0: In use by another client",
    counterExample: "Enabled MIG Mode for GPU 00000000:65:00.0"
  },
  {
    words: ["mig mode is in pending"],
    causes: proof("mig-mode-pending"),
    example: "Warning: MIG mode is in pending enable state for GPU 00000000:65:00.0:In use by another client",
    counterExample: "Enabled MIG Mode for GPU 00000000:65:00.0"
  },
  ...[
    ["enabled", "disabled"],
    ["disabled", "enabled"]
  ].map(([now = "", then = ""]) => ({
    words: ["mig mode", `current : ${now}`, `pending : ${then}`],
    reach: 40,
    causes: proof("mig-mode-pending"),
    example: `    MIG Mode
        Current                           : ${now}
        Pending                           : ${then}`,
    counterExample: `    MIG Mode
        Current                           : ${now}
        Pending                           : ${now}`
  })),
  ...["enabled*", "disabled*"].map((word) => ({
    words: [word],
    reach: 1,
    causes: likely(
      "mig-mode-pending",
      "Does nvidia-smi -q -d MIG show another mode as pending than as current?"
    ),
    example: `|                               |                      |             ${word} |`,
    counterExample: "|                               |                      |              Enabled |"
  })),
  ...[
    ["cannot set mig_", "non privileged container"],
    ["mig_config_devices", "privilege"],
    ["mig_monitor_devices", "privilege"]
  ].map((words) => ({
    words,
    reach: 80,
    causes: proof("mig-permission"),
    example: `stderr: panic: ${words.join("CONFIG_DEVICES in ")}`,
    counterExample: "Failed to initialize NVML: Insufficient Permissions"
  })),
  {
    words: ["duplicate gpu detected"],
    causes: [
      {
        code: "cuda-visible-devices-wrong",
        decides: "Do several ranks run on one GPU, since CUDA_VISIBLE_DEVICES or the local rank is the same for all? Then it is this."
      },
      {
        code: "mig-single-instance-per-process",
        decides: "Are they MIG instances? A process sees one, and NCCL does not join instances of one GPU.",
        hints: ["mig-", "mig 1g", "mig 2g", "mig 3g"]
      }
    ],
    example: "init.cc:782 NCCL WARN Duplicate GPU detected : rank 1 and rank 0 both on CUDA device 3b000",
    counterExample: "duplicate key detected"
  },
  {
    words: ["mig-gpu-", "no cuda-capable device"],
    reach: 400,
    causes: likely(
      "mig-uuid-format",
      "Does nvidia-smi -L name instances by MIG- and a UUID? Then the driver no longer takes the older names MIG-GPU-\u2026."
    ),
    example: "CUDA_VISIBLE_DEVICES=MIG-GPU-5e8f1c5c-0000/7/0: no CUDA-capable device is detected",
    counterExample: "CUDA_VISIBLE_DEVICES=2: no CUDA-capable device is detected"
  },
  {
    words: ["mig-gpu-", "no cuda gpus are available"],
    reach: 400,
    causes: likely(
      "mig-uuid-format",
      "Does nvidia-smi -L name instances by MIG- and a UUID? Then the driver no longer takes the older names MIG-GPU-\u2026."
    ),
    example: "CUDA_VISIBLE_DEVICES=MIG-GPU-5e8f1c5c-0000/7/0: RuntimeError: No CUDA GPUs are available",
    counterExample: "CUDA_VISIBLE_DEVICES=2: No CUDA GPUs are available"
  },
  {
    words: ["visible_devices=mig-gpu-"],
    causes: likely(
      "mig-uuid-format",
      "Does nvidia-smi -L name instances by MIG- and a UUID? Then the driver no longer takes the older names MIG-GPU-\u2026."
    ),
    example: "CUDA_VISIBLE_DEVICES=MIG-GPU-5e8f1c5c-0000/7/0 python3 train.py",
    counterExample: "CUDA_VISIBLE_DEVICES=MIG-5e8f1c5c-0000 python3 train.py"
  }
];

// src/signatures/pasted/nccl.ts
var ncclGaveUp = [
  {
    code: "shm-too-small",
    decides: "Does df -h /dev/shm in the container show 64M? Then start it with --ipc=host."
  },
  {
    code: "nccl-acs-iommu",
    decides: "Does NCCL_P2P_DISABLE=1 help? Then the GPUs do not reach one another over PCIe."
  },
  { code: "nvlink-uncorrectable", decides: "Does the kernel log tell of Xid 74 or 144 to 150?" },
  { code: "gpu-fell-off-bus", decides: "Does it tell of Xid 79?" },
  {
    code: "memlock-limit",
    decides: "Are there InfiniBand or RoCE adapters, and does ulimit -l in the container not say unlimited?"
  },
  { code: "fabric-manager-missing", decides: "Are there NVSwitches, and does nvidia-fabricmanager not run?" }
];
var cudaInNccl = [
  {
    code: "driver-too-old-for-image",
    decides: "Does the image say when it starts that the driver is older than it wants? Then it is this."
  },
  {
    code: "fabric-manager-missing",
    decides: "Are there NVSwitches, and does nvidia-fabricmanager not run?"
  },
  { code: "gpu-memory-in-use", decides: "Is a GPU nearly full (nvidia-smi)?" },
  { code: "wheel-arch-mismatch", decides: "Was PyTorch or NCCL in the image replaced by pip?" },
  { code: "gpu-fell-off-bus", decides: "Does the kernel log tell of Xid 79?" },
  { code: "nvlink-uncorrectable", decides: "Does it tell of Xid 74 or 144 to 150?" },
  { code: "shm-too-small", decides: "Does df -h /dev/shm in the container show 64M?" }
];
var ncclHangs = [
  {
    code: "nccl-acs-iommu",
    decides: "Does it hang from the start, and does NCCL_P2P_DISABLE=1 help? Then the GPUs do not reach one another over PCIe."
  },
  { code: "nvlink-uncorrectable", decides: "Does the kernel log tell of Xid 74 or 144 to 150?" },
  { code: "gpu-fell-off-bus", decides: "Does it tell of Xid 79?" },
  { code: "shm-too-small", decides: "Does df -h /dev/shm in the container show 64M?" },
  {
    code: "xid-app-fault",
    decides: "Did one rank fail or fall behind before (the first traceback says so)?"
  },
  { code: "gpu-memory-in-use", decides: "Did a rank run out of a GPU's memory before?" },
  { code: "host-memory-exhausted", decides: "Was a rank killed before (sudo dmesg | grep -i oom)?" }
];
var ncclSignatures = [
  ...[
    ["nccl", "unhandled system error"],
    ["ncclsystemerror"],
    ["nccl", "system call or external library call failed"]
  ].map((words) => ({
    words,
    reach: 200,
    causes: ncclGaveUp,
    example: `RuntimeError: ${words.join(" Error 2: ")}`,
    counterExample: "NCCL INFO Bootstrap : Using eth0:192.0.2.4<0>"
  })),
  {
    words: ["nccl", "unhandled cuda error"],
    reach: 200,
    causes: cudaInNccl,
    example: "torch.distributed.DistBackendError: NCCL error in: NCCLUtils.hpp:317, unhandled cuda error, NCCL version 2.21.5",
    counterExample: "NCCL INFO cudaDriverVersion 12040"
  },
  ...[
    ["acsctl:", "srcvalid+"],
    ["io_page_fault", "flags="],
    ["dmar:", "request device", "fault addr"],
    ["peer access is not supported between these two devices"],
    ["p2p is disabled between connected gpus"],
    ["verification error @ element"],
    ["nccl_p2p_disable=1", "works"],
    ["nccl_p2p_disable=1", "help"],
    ["nccl_p2p_disable=1", "fix"],
    ["hang", "nccl_p2p_disable"],
    ["out of bounds values", "failed"]
  ].map((words) => ({
    words,
    reach: 120,
    causes: likely(
      "nccl-acs-iommu",
      "Do GPUs hang or fail together and run alone, and does NCCL_P2P_DISABLE=1 help? Then it is this."
    ),
    example: `nvidia 0000:3b:00.0: ${words.join(" ")}`,
    counterExample: "		ACSCtl:	SrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- EgressCtrl- DirectTrans-"
  })),
  ...[
    ["watchdog caught collective operation timeout"],
    ["ncclremoteerror"],
    ["nccl", "connection closed by remote peer"],
    ["nccl", "ran for", "milliseconds before timing out"],
    ["nccl", "timed out in blocking wait"],
    ["heartbeat monitor timed out"],
    ["nccl", "watchdog thread got stuck"]
  ].map((words) => ({
    words,
    reach: 300,
    causes: ncclHangs,
    example: `[rank3]:[E1120 10:00:00.000 ProcessGroupNCCL.cpp:607] ${words.join(" WorkNCCL(SeqNum=1, OpType=ALLREDUCE) ")}`,
    counterExample: "the heartbeat was received"
  }))
];

// src/signatures/pasted/network.ts
var notOnlyRegistries = "Is it the registry that the line is about? Other programs say the same of their own servers.";
var networkSignatures = [
  ...[
    ["proxyconnect tcp", "proxy-misconfigured"],
    ["proxy authentication required", "proxy-misconfigured"],
    ["first record does not look like a tls handshake", "registry-tls-invalid"],
    ["certificate signed by unknown authority", "tls-mitm-ca"],
    ["net/http: tls handshake timeout", "registry-tls-timeout"],
    ["request canceled while waiting for connection (client.timeout exceeded", "registry-unreachable"]
  ].map(
    ([word = "", code = ""]) => ({
      words: [word],
      causes: likely(code, notOnlyRegistries),
      example: `Get "https://registry.example/x": ${word}`,
      counterExample: 'Get "https://registry.example/x": EOF'
    })
  ),
  ...["no such host", "server misbehaving", "temporary failure in name resolution", "i/o timeout"].map(
    (end) => ({
      words: ["dial tcp: lookup", end],
      reach: 160,
      causes: likely("dns-failure", notOnlyRegistries),
      example: `Get "https://registry.example/x": dial tcp: lookup registry.example on 192.0.2.53:53: ${end}`,
      counterExample: `dial tcp 192.0.2.7:443: ${end}`
    })
  ),
  {
    words: ["manifest for ", " not found"],
    reach: 160,
    causes: proof("image-tag-not-found"),
    example: "docker: Error response from daemon: manifest for nvidia/cuda:latest not found.",
    counterExample: "no matching manifest for linux/arm64/v8"
  }
];

// src/signatures/pasted/network-tools.ts
var hosts2 = [
  "nvcr.io",
  "nvidia.github.io",
  "download.docker.com",
  "registry-1.docker.io",
  "developer.download.nvidia.com"
];
var noRoute = likely(
  "registry-unreachable",
  "Does curl -sSI of the address in the line fail too? Then a firewall is on the way, or a proxy is needed."
);
var resolver = likely(
  "dns-failure",
  "Does getent hosts of the name in the line find nothing, on the host too? Then it is this."
);
var issuer = likely(
  "tls-mitm-ca",
  "Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?"
);
var sourceStayedAway = [
  { code: "registry-unreachable", decides: "Does the line say timed out, or refused?" },
  { code: "dns-failure", decides: 'Does it say "Could not resolve host"?' },
  {
    code: "proxy-only-in-shell",
    decides: "Is a proxy needed here, and the package manager (sudo drops variables) without it?",
    hints: ["proxy"]
  },
  {
    code: "tls-mitm-ca",
    decides: 'Does it say "SSL certificate problem" or "Peer certificate"?',
    hints: ["ssl certificate problem", "peer certificate", "curl error (60)"]
  }
];
var networkToolsSignatures = [
  ...[
    "from proxy after connect",
    "tunnel connection failed: 40",
    "invalid response from proxy",
    "could not resolve proxy",
    "cannot connect to proxy",
    "unable to connect to proxy",
    "failed to connect to proxy",
    "proxy tunneling failed"
  ].map(
    (word) => ({
      words: [word],
      causes: proof("proxy-misconfigured"),
      example: `curl: (56) Received HTTP code 407 ${word}: proxy.example 407`,
      counterExample: "Uses proxy env variable https_proxy"
    })
  ),
  ...hosts2.flatMap((host) => [
    {
      words: [`unable to resolve host address '${host}'`],
      causes: proof("dns-failure"),
      example: `wget: unable to resolve host address '${host}'`,
      counterExample: "wget: unable to resolve host address 'mirror.example'"
    },
    ...["could not connect to ", "cannot initiate the connection to ", "unable to connect to "].map(
      (word) => ({
        words: [`${word}${host}`],
        causes: noRoute,
        example: `${word}${host}:443 (192.0.2.7), connection timed out`,
        counterExample: `${word}mirror.example:443`
      })
    )
  ]),
  ...[
    "unable to locally verify the issuer's authority",
    "server certificate verification failed. cafile",
    "peer's certificate issuer is not recognized",
    "peer certificate cannot be authenticated with given ca certificates"
  ].map(
    (word) => ({
      words: [word],
      causes: issuer,
      example: `ERROR: cannot verify the certificate: ${word}.`,
      counterExample: "x509: certificate has expired"
    })
  ),
  ...["nvidia", "cuda", "docker-ce"].flatMap(
    (name) => ["errors during downloading metadata for repository", "failed to download metadata for repo"].map(
      (word) => ({
        words: [word, name],
        reach: 40,
        causes: sourceStayedAway,
        example: `${word} '${name}-x'`,
        counterExample: `${word} 'epel'`
      })
    )
  ),
  ...["wget: unable to resolve host address", "curl: (6) could not resolve host"].map(
    (word) => ({
      words: [word],
      causes: resolver,
      example: `${word} mirror.example`,
      counterExample: "curl: (7) Failed to connect"
    })
  ),
  ...["[errno -3] temporary failure in name resolution", "[errno -2] name or service not known"].map(
    (word) => ({
      words: [word],
      causes: resolver,
      example: `urllib3.exceptions.NameResolutionError: Failed to resolve 'hub.example' (${word})`,
      counterExample: "sudo: unable to resolve host"
    })
  )
];

// src/signatures/pasted/ordinary/harmless.ts
var harmless3 = (code, words, example, counterExample, reach = 200) => ({ words, reach, causes: proof(code), example, counterExample });

// src/signatures/pasted/ordinary/engines.ts
var running = 'level=info msg="API listen on /run/docker.sock"';
var notes = (code, ...texts) => texts.map(
  (text2) => harmless3(code, [text2], `time="2026-01-01T10:00:00Z" level=warning msg="${text2}"`, running)
);
var ofEngines = [
  ...notes(
    "compose-file-note",
    "the attribute `version` is obsolete",
    "`version` is obsolete",
    "found orphan containers",
    "variable is not set. defaulting to a blank string"
  ),
  ...notes(
    "docker-kernel-note",
    "warning: no swap limit support",
    "warning: bridge-nf-call-iptables is disabled",
    "warning: bridge-nf-call-ip6tables is disabled",
    "warning: support for cgroup v1 is deprecated",
    "warning: no blkio throttle",
    "your kernel does not support cgroup blkio weight",
    "running modprobe bridge br_netfilter failed",
    "running modprobe nf_nat failed",
    "running modprobe xt_conntrack failed",
    "unable to find cpuset cgroup in mounts"
  ),
  ...notes(
    "docker-login-note",
    "your password will be stored unencrypted in",
    "using --password via the cli is insecure"
  ),
  ...notes(
    "containerd-start-note",
    "path must be a btrfs filesystem",
    "path must be a zfs filesystem",
    "devmapper not configured",
    "could not use snapshotter devmapper in metadata plugin",
    "aufs is not supported",
    "failed to load cni during init, please check cri plugin status",
    "no network config found in /etc/cni/net.d",
    "no opentelemetry endpoint: skip plugin",
    "not using native diff for overlay2"
  ),
  ...notes(
    "containerd-shim-note",
    "cleaning up after shim disconnected",
    "stream copy error: reading from a closed fifo",
    "cleanup warnings time="
  ),
  ...["no such container", "no such image", "no such exec instance"].map(
    (word) => harmless3(
      "docker-request-note",
      ["handler for", `returned error: ${word}`],
      `level=error msg="Handler for GET /v1.43/containers/web/json returned error: ${word}: web"`,
      "Error response from daemon: No such container: web"
    )
  ),
  harmless3(
    "kubernetes-nameserver-note",
    ["nameserver limits were exceeded"],
    "Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: 192.0.2.53",
    "dial tcp: lookup nvcr.io: no such host"
  ),
  harmless3(
    "kubernetes-deprecation-note",
    ["is deprecated in v1.", "unavailable in v1."],
    "Warning: policy/v1beta1 PodSecurityPolicy is deprecated in v1.21+, unavailable in v1.25+",
    'no matches for kind "PodSecurityPolicy" in version "policy/v1beta1"'
  ),
  harmless3(
    "toolkit-optional-file-note",
    ["could not locate", ": pattern", "not found"],
    'time="2026-01-01T10:00:00Z" level=warning msg="Could not locate /nvidia-imex: pattern /nvidia-imex not found"',
    "failed to locate libcuda.so: pattern libcuda.so.*.* not found"
  ),
  harmless3(
    "toolkit-optional-file-note",
    ["nvsandboxutils", "ignoring"],
    'level=warning msg="Failed to init nvsandboxutils: ERROR_LIBRARY_LOAD; ignoring"',
    "failed to init NVML: ERROR_LIBRARY_NOT_FOUND"
  ),
  ...["library", "compat32 library", "binary", "ipc path", "firmware path"].map(
    (what) => harmless3(
      "toolkit-optional-file-note",
      ["nvc_info.c", `missing ${what}`],
      `W0101 10:00:00.000000 811 nvc_info.c:399] missing ${what} nv-fabricmanager`,
      "nvc_info.c:157] selecting /usr/bin/nvidia-smi",
      40
    )
  ),
  harmless3(
    "wsl-link-note",
    ["/usr/lib/wsl/lib/libcuda.so", "is not a symbolic link"],
    "/sbin/ldconfig.real: /usr/lib/wsl/lib/libcuda.so.1 is not a symbolic link",
    "/usr/lib/wsl/lib/libcuda.so.1: file too short",
    60
  ),
  harmless3(
    "wsl-integrated-gpu-adapter",
    ["dxgk: dxgkio_", "ioctl failed"],
    "misc dxg: dxgk: dxgkio_query_adapter_info: Ioctl failed: -22",
    "misc dxg: dxgk: dxgglobal_init_global_channel failed",
    80
  ),
  ...notes("podman-mount-note", "is not a shared mount, this could cause issues or missing mounts"),
  harmless3(
    "singularity-note",
    ["underlay of", "required more than 50"],
    "WARNING: underlay of /usr/bin/nvidia-smi required more than 50 (469) bind mounts",
    "FATAL: container creation failed: mount hook function failure",
    120
  )
];

// src/signatures/pasted/ordinary/images.ts
var ofImages = [
  harmless3(
    "ngc-shm-note",
    ["shmem allocation limit is set to the default of"],
    "NOTE: The SHMEM allocation limit is set to the default of 64MB.  This may be insufficient for PyTorch.",
    "This might be caused by insufficient shared memory (shm)."
  ),
  // The reason is on a line of its own.
  ...["[[system has unsupported display driver", "[[forward compatibility was attempted"].map(
    (word) => harmless3(
      "ngc-compatibility-note",
      [word, "cuinit()="],
      `  ${word} / cuda driver combination (X) cuInit()=803]]`,
      "RuntimeError: Error 803: system has unsupported display driver / cuda driver combination"
    )
  ),
  ...[
    "forward compatibility mode enabled",
    "legacy nvidia driver detected. compatibility mode enabled",
    "minor version compatibility mode enabled"
  ].map(
    (word) => harmless3("ngc-compatibility-note", [word], `NOTE: CUDA ${word}.`, "compatibility mode is UNAVAILABLE.")
  ),
  ...[
    "mofed driver for multi-node communication was not detected",
    "mofed driver was detected",
    "detected mofed driver"
  ].map(
    (word) => harmless3("ngc-mofed-note", [word], `NOTE: ${word}.`, "WARNING: The NVIDIA Driver was not detected.")
  ),
  harmless3(
    "sm-warning-false-positive",
    ["which may not yet be supported in this version of the container"],
    "WARNING: Detected NVIDIA GB10 GPU, which may not yet be supported in this version of the container",
    "WARNING: Detected NVIDIA H100 GPU, which is not yet supported in this version of the container"
  ),
  ...["i have no name!@", "cannot find name for group id", "cannot find name for user id"].map(
    (word) => harmless3("container-user-note", [word], `groups: ${word}d3f1a2b4c5d6:/workspace$`, "permission denied")
  ),
  ...["cannot set terminal process group", "no job control in this shell"].map(
    (word) => harmless3(
      "container-terminal-note",
      [word],
      `bash: ${word} (-1): Inappropriate ioctl for device`,
      "bash: nvidia-smi: command not found"
    )
  ),
  harmless3(
    "docker-kernel-note",
    ["your kernel does not support", "limit capabilities"],
    "WARNING: Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap.",
    "Your kernel headers for kernel 6.8.0-45-generic cannot be found",
    60
  )
];

// src/signatures/pasted/ordinary/kernels.ts
var loaded = "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.14";
var refused2 = "Loading of unsigned module is rejected";
var ofKernels = [
  harmless3(
    "module-taint-note",
    ["signature and/or required key missing - tainting kernel"],
    "nvidia: module verification failed: signature and/or required key missing - tainting kernel",
    refused2
  ),
  ...[
    "module license 'nvidia' taints kernel",
    "loading out-of-tree module taints kernel",
    "inheriting taint"
  ].map((word) => harmless3("module-taint-note", ["nvidia", word], `nvidia: nvidia ${word}.`, refused2, 80)),
  harmless3(
    "acpi-dsm-note",
    ["_dsm: argument #4 type mismatch"],
    "ACPI Warning: \\_SB.PCI0.PEG0.PEGP._DSM: Argument #4 type mismatch - Found [Buffer], ACPI requires [Package]",
    loaded
  ),
  ...["which spans more than pci bus", "mapping multiple bars"].map(
    (word) => harmless3(
      "kernel-mapping-note",
      [word],
      `caller os_map_kernel_space.part.0+0x1/0x2 [nvidia] ${word}`,
      loaded
    )
  ),
  harmless3(
    "driver-persistence-note",
    ["persistence mode is deprecated and will be removed"],
    "NVRM: Persistence mode is deprecated and will be removed in a future release. Please use nvidia-persistenced instead.",
    "Persistence mode for GPU 0 is disabled."
  ),
  harmless3(
    "peermem-note",
    ["nv_get_p2p_free_callback", "invalid context, skipping"],
    "nvidia-peermem nv_get_p2p_free_callback:127 ERROR detected invalid context, skipping further processing",
    loaded,
    120
  ),
  ...[
    "could not insert 'nvidia_peermem",
    "failed to insert module 'nvidia_peermem",
    "could not insert 'nv_peer_mem"
  ].map(
    (word) => harmless3(
      "peermem-note",
      [`${word}': invalid argument`],
      `modprobe: ERROR: ${word}': Invalid argument`,
      refused2
    )
  ),
  harmless3(
    "gpu-recovered-note",
    ["recovery action changed from", "to 0x0 (none)"],
    "NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x1 (GPU Reset Required) to 0x0 (None)",
    "NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (GPU Reset Required)",
    60
  ),
  ...[
    "error: severity=corrected",
    "aer: corrected error",
    "aer: multiple corrected error",
    "aer: correctable error"
  ].map(
    (word) => harmless3(
      "pcie-corrected-note",
      [word],
      `pcieport 0000:3c:00.0: ${word} received: 0000:3d:00.0`,
      "AER: Uncorrected (Fatal) error received"
    )
  ),
  ...["unable to read edid", "failed to load edid"].map(
    (word) => harmless3(
      "display-edid-note",
      ["nvidia-modeset: ", word],
      `nvidia-modeset: WARNING: GPU:0: ${word} for display device DP-0`,
      loaded,
      100
    )
  ),
  harmless3(
    "console-note",
    ["not currently configured to drive a vga console"],
    "NVRM: Your system is not currently configured to drive a VGA console",
    loaded
  )
];

// src/signatures/pasted/ordinary/packages.ts
var unsigned = "E: The repository is not signed.";
var ofPackages = [
  harmless3(
    "apt-interface-note",
    ["apt does not have a stable cli interface"],
    "WARNING: apt does not have a stable CLI interface. Use with caution in scripts.",
    unsigned
  ),
  harmless3(
    "apt-keyring-note",
    ["key is stored in legacy trusted.gpg keyring"],
    "W: https://repo.example/dists/stable/InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see the DEPRECATION section in apt-key(8) for details.",
    unsigned
  ),
  harmless3(
    "apt-keyring-note",
    ["apt-key is deprecated"],
    "Warning: apt-key is deprecated. Manage keyring files in trusted.gpg.d instead (see apt-key(8)).",
    unsigned
  ),
  harmless3(
    "apt-architecture-note",
    ["skipping acquire of configured file", "doesn't support architecture"],
    "N: Skipping acquire of configured file 'main/binary-i386/Packages' as repository 'https://repo.example stable InRelease' doesn't support architecture 'i386'",
    unsigned,
    400
  ),
  ...[
    "unable to initialize frontend",
    "delaying package configuration, since apt-utils is not installed"
  ].map((word) => harmless3("debconf-note", [`debconf: ${word}`], `debconf: ${word}: Dialog`, unsigned)),
  harmless3(
    "firmware-note",
    ["possible missing firmware"],
    "W: Possible missing firmware /lib/firmware/ast_dp501_fw.bin for module ast",
    unsigned
  ),
  harmless3(
    "pip-root-note",
    ["running pip as the 'root' user can result in broken permissions"],
    "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager",
    unsigned
  ),
  harmless3(
    "dpkg-directory-note",
    ["dpkg: warning: ", "directory", "not empty so not removed"],
    "dpkg: warning: while removing nvidia-dkms-550, directory '/usr/src/nvidia-550.54.14' not empty so not removed",
    unsigned
  )
];

// src/signatures/pasted/ordinary/tools.ts
var ofTools = [
  harmless3(
    "gpu-fan-err-only",
    ["|err!", "w /"],
    "|ERR!   51C    P8    12W / 450W |    120MiB / 24564MiB |      0%      Default |",
    "|ERR!   46C    P0            N/A  /  N/A  |       0MiB /  81920MiB |     N/A      Default |",
    12
  ),
  ...["gen 1@16x", "gen 2@16x", "gen 1@8x"].map(
    (word) => harmless3(
      "pcie-link-idle-false-positive",
      [`pcie ${word}`],
      `Device 0 [NVIDIA GeForce RTX 3080] PCIe ${word} RX: 0.000 KiB/s`,
      "Device 0 [NVIDIA GeForce RTX 3080] PCIe GEN 4@16x"
    )
  ),
  ...["2", "3", "4", "5", "6"].map(
    (most2) => harmless3(
      "pcie-link-idle-false-positive",
      ["pcie generation", `max : ${most2}`, "current : 1 "],
      `            PCIe Generation
                Max                       : ${most2}
                Current                   : 1
            Link Width`,
      `            PCIe Generation
                Max                       : ${most2}
                Current                   : ${most2}
`,
      20
    )
  )
];

// src/signatures/pasted/ordinary/training.ts
var healthy = "RuntimeError: CUDA error: out of memory";
var ofTraining = [
  ...["cuda capability", "compute capability (cc)"].map(
    (word) => harmless3(
      "sm-warning-false-positive",
      [`which is of ${word} 12.1`],
      `UserWarning: Found GPU0 NVIDIA GB10 which is of ${word} 12.1.`,
      `UserWarning: Found GPU0 Tesla K40m which is of ${word} 3.5.`,
      60
    )
  ),
  harmless3(
    "tensorflow-numa-note",
    ["numa node read from sysfs had negative value"],
    "successful NUMA node read from SysFS had negative value (-1), but there must be at least one NUMA node, so returning NUMA node zero",
    healthy
  ),
  ...["could not open file to read numa node", "your kernel may have been built without numa support"].map(
    (word) => harmless3(
      "tensorflow-numa-note",
      [word],
      `I0000 gpu_executor.cc:1015] ${word}: /sys/bus/pci/devices/0000:3b:00.0/numa_node`,
      healthy
    )
  ),
  ...[
    "unable to register cudnn factory",
    "unable to register cublas factory",
    "unable to register cufft factory"
  ].map(
    (word) => harmless3(
      "tensorflow-factory-note",
      [word],
      `E0000 cuda_dnn.cc:8310] ${word}: Attempting to register factory for plugin when one has already been registered`,
      healthy
    )
  ),
  ...[
    "could not find tensorrt",
    "could not load dynamic library 'libnvinfer",
    "cannot dlopen some tensorrt libraries"
  ].map(
    (word) => harmless3(
      "tensorrt-missing-note",
      [word],
      `TF-TRT Warning: ${word}.so.7'`,
      "Could not load dynamic library 'libcuda.so.1'"
    )
  ),
  ...[
    "libnccl-net.so: cannot open shared object file",
    "no plugin found (libnccl-net",
    "could not find: libnccl-net",
    "could not find: libnccl-tuner",
    "net/ib : no device found",
    "failed to open libibverbs.so"
  ].map(
    (word) => harmless3("nccl-plugin-note", [word], `NCCL INFO ${word}.so)`, "NCCL WARN Cuda failure 802")
  ),
  harmless3(
    "torchrun-threads-note",
    ["setting omp_num_threads environment variable for each process"],
    "Setting OMP_NUM_THREADS environment variable for each process to be 1 in default, to avoid your system being overloaded",
    "RuntimeError: can't start new thread"
  ),
  harmless3(
    "torch-ipv6-note",
    [
      "[c10d] the client socket cannot be initialized to connect to",
      "address family not supported by protocol"
    ],
    "[W socket.cpp:426] [c10d] The client socket cannot be initialized to connect to [localhost]:29500 (errno: 97 - Address family not supported by protocol).",
    "The client socket has timed out after 60s while trying to connect"
  ),
  harmless3(
    "torch-ipv6-note",
    ["[c10d] the server socket", "address family not supported by protocol"],
    "[W socket.cpp:464] [c10d] The server socket cannot be initialized on [::]:29500 (errno: 97 - Address family not supported by protocol).",
    "The server socket has failed to listen on any local network address"
  ),
  ...[
    "process group has not been destroyed before we destruct",
    "destroy_process_group() was not called before program exit"
  ].map(
    (word) => harmless3(
      "torch-shutdown-note",
      [word],
      `[rank0]:[W ProcessGroupNCCL.cpp:1496] Warning: WARNING: ${word} ProcessGroupNCCL.`,
      healthy
    )
  ),
  ...[
    ["leaked semaphore", "to clean up at shutdown"],
    ["leaked shared_memory objects", "to clean up at shutdown"],
    ["leaking caffe2 thread-pool after fork"]
  ].map(
    (words) => harmless3(
      "torch-shutdown-note",
      words,
      `UserWarning: resource_tracker: There appear to be 6 ${words.join(" objects ")}`,
      healthy,
      60
    )
  ),
  harmless3(
    "dataloader-workers-note",
    ["this dataloader will create", "suggested max number of worker"],
    "UserWarning: This DataLoader will create 16 worker processes in total. Our suggested max number of worker in current system is 8, which is smaller than what this DataLoader is going to create.",
    "RuntimeError: DataLoader worker (pid 13) is killed by signal: Bus error."
  ),
  harmless3(
    "pynvml-deprecated-note",
    ["the pynvml package is deprecated"],
    "FutureWarning: The pynvml package is deprecated. Please install nvidia-ml-py instead.",
    "pynvml.NVMLError_LibraryNotFound"
  ),
  harmless3(
    "mpi-display-note",
    ["authorization required, but no authorization protocol specified"],
    "Authorization required, but no authorization protocol specified",
    "unauthorized: authentication required"
  ),
  harmless3(
    "preload-ignored-note",
    ["from ld_preload cannot be preloaded", "ignored"],
    "ERROR: ld.so: object '/usr/lib/libjemalloc.so' from LD_PRELOAD cannot be preloaded (cannot open shared object file): ignored.",
    "libcuda.so.1: cannot open shared object file"
  )
];

// src/signatures/pasted/ordinary.ts
var ordinarySignatures = [
  ...ofKernels,
  ...ofEngines,
  ...ofImages,
  ...ofTraining,
  ...ofPackages,
  ...ofTools
];

// src/signatures/pasted/other-languages.ts
var noTool = [
  {
    code: "gpus-flag-missing",
    decides: "Was it said in a container that was started without --gpus? Then it is this."
  },
  {
    code: "driver-not-installed",
    decides: "Was it said on the host? Then no driver is installed.",
    hints: onHost
  },
  {
    code: "driver-capabilities-missing",
    decides: "Does NVIDIA_DRIVER_CAPABILITIES in the container leave utility out?"
  }
];
var noDriver2 = likely(
  "driver-not-installed",
  "Does ls /proc/driver/nvidia show nothing, and does the host have an NVIDIA GPU? Then its driver is not installed."
);
var noDocker = likely("docker-not-installed", "Does command -v docker show nothing? Then it is this.");
var otherLanguagesSignatures = [
  {
    words: ["apt install nvidia-utils-", "# version"],
    reach: 80,
    causes: noDriver2,
    example: "Der Befehl \xBBnvidia-smi\xAB wurde nicht gefunden, kann aber installiert werden mit:\nsudo apt install nvidia-utils-390         # version 390.157-0ubuntu0.22.04.2, or",
    examples: [
      "La commande \xAB nvidia-smi \xBB n'a pas \xE9t\xE9 trouv\xE9e, mais peut \xEAtre install\xE9e avec :\nsudo apt install nvidia-utils-470-server  # version 470.223.02-0ubuntu0.22.04.1, or",
      "\u627E\u4E0D\u5230\u547D\u4EE4 \u201Cnvidia-smi\u201D,\u4F46\u53EF\u4EE5\u901A\u8FC7\u4EE5\u4E0B\u8F6F\u4EF6\u5305\u5B89\u88C5\u5B83:\nsudo apt install nvidia-utils-535         # version 535.171.04-0ubuntu0.22.04.1"
    ],
    counterExample: "sudo apt install nvidia-utils-535"
  },
  {
    words: ["bash: nvidia-smi: "],
    causes: noTool,
    example: "bash: nvidia-smi: Kommando nicht gefunden.",
    examples: ["-bash: nvidia-smi: \u672A\u627E\u5230\u547D\u4EE4", "bash: nvidia-smi : commande introuvable"],
    counterExample: "bash: nvcc: \u672A\u627E\u5230\u547D\u4EE4"
  },
  {
    words: ["apt install docker.io", "# version"],
    reach: 80,
    causes: noDocker,
    example: "Der Befehl \xBBdocker\xAB wurde nicht gefunden, kann aber installiert werden mit:\nsudo snap install docker         # version 24.0.5, or\nsudo apt  install docker.io      # version 24.0.7-0ubuntu2~22.04.1",
    counterExample: "sudo apt install docker.io"
  },
  {
    words: ["bash: docker: "],
    causes: noDocker,
    example: "bash: docker: Kommando nicht gefunden.",
    examples: ["-bash: docker: \u672A\u627E\u5230\u547D\u4EE4", "bash: docker : commande introuvable"],
    counterExample: "bash: docker-compose: Kommando nicht gefunden."
  },
  {
    words: ["error during connect", "open //./pipe/docker"],
    reach: 300,
    causes: likely(
      "daemon-not-running",
      "Is Docker Desktop not started on Windows? Then start it and wait until it says that its engine runs."
    ),
    example: 'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/_ping": open //./pipe/dockerDesktopLinuxEngine: Das System kann die angegebene Datei nicht finden.',
    examples: [
      'error during connect: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/containers/json": open //./pipe/docker_engine: Le fichier sp\xE9cifi\xE9 est introuvable.'
    ],
    counterExample: "open //./pipe/docker_engine: Access is denied."
  }
];

// src/signatures/pasted/other-launchers.ts
var importFailed = [
  {
    code: "ngc-not-logged-in",
    decides: "Does the log say 401, and do ~/.config/enroot/.credentials name no nvcr.io? Then it is this."
  },
  { code: "image-tag-not-found", decides: "Does it say 404? Mind the form: nvcr.io#nvidia/pytorch:TAG." },
  { code: "hub-rate-limit", decides: "Does it say 429?" },
  {
    code: "disk-full-other-fs",
    decides: 'Does it say "No space left on device"? Then it is ENROOT_TEMP_PATH.'
  }
];
var namespaces = likely(
  "user-namespaces-restricted",
  "Is user.max_user_namespaces 0, kernel.unprivileged_userns_clone 0, or kernel.apparmor_restrict_unprivileged_userns 1 (sysctl)?"
);
var setuid = proof("singularity-nvccli-setuid");
var otherLaunchersSignatures = [
  ...[
    "could not find any nv files on this host",
    "could not find any nvidia binaries",
    "could not find the nvidia smi binary to bind",
    "could not find any libraries for binding"
  ].map(
    (word) => ({
      words: [word],
      causes: proof("singularity-no-nv-files"),
      example: `INFO:    ${word}!`,
      counterExample: "INFO:    Could not find any rocm files on this host!"
    })
  ),
  ...["nvccli", "nvidia-container-cli"].flatMap((word) => [
    {
      words: [word, "setuid"],
      reach: 120,
      causes: setuid,
      example: `FATAL:   ${word} is not allowed in setuid mode`,
      counterExample: "INFO:    Using cached SIF image"
    }
  ]),
  ...[
    "fatal: nvidia-container-cli not found",
    "while finding nvidia-container-cli",
    "could not find nvidia-container-cli",
    "nvidia-container-cli: executable file not found",
    "command not found: nvidia-container-cli"
  ].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "singularity-no-ncc",
          decides: "Was it Singularity or Apptainer with --nvccli? Then it is this, and --nv does without.",
          hints: ["nvccli", "singularity", "apptainer"]
        },
        {
          code: "toolkit-not-installed",
          decides: "Was it enroot or Slurm? Then its hook needs the program: install libnvidia-container-tools.",
          hints: [" enroot", " pyxis", "98-nvidia"]
        },
        { code: "toolkit-cli-missing", decides: "Are other parts of the toolkit there?" }
      ],
      example: `${word}, see https://github.com/NVIDIA/libnvidia-container`,
      counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
    })
  ),
  ...["/enroot/", "/enroot-", "/pyxis"].flatMap(
    (folder) => ["operation not permitted", "permission denied"].map(
      (end) => ({
        words: ["mount operation failed", folder, end],
        reach: 300,
        causes: proof("enroot-mount-denied"),
        example: `nvidia-container-cli: mount error: mount operation failed: /tmp${folder}x/pytorch/usr/lib/firmware/nvidia/550.54.14: ${end}`,
        counterExample: `mount operation failed: /var/lib/docker/overlay2/ab/merged/proc/driver/nvidia: ${end}`
      })
    )
  ),
  ...[
    "enroot-mount: failed to mount",
    "enroot-switchroot: failed to",
    "enroot-aufs2ovlfs: failed to"
  ].flatMap(
    (word) => ["operation not permitted", "permission denied"].map(
      (end) => ({
        words: [word, end],
        reach: 200,
        causes: proof("enroot-mount-denied"),
        example: `${word}: /dev/x at /tmp/y: ${end}`,
        counterExample: "enroot-mount: mounted"
      })
    )
  ),
  ...["enroot-nsenter: failed to create user namespace", "enroot-nsenter: failed to unshare"].map(
    (word) => ({
      words: [word],
      causes: namespaces,
      example: `${word}: Operation not permitted`,
      counterExample: "enroot-nsenter: failed to exec"
    })
  ),
  ...[
    "could not use user namespace",
    "failed to create user namespace",
    "user namespace is not",
    "couldn't create user namespace",
    "unable to create a new user namespace"
  ].map(
    (word) => ({
      words: [word],
      causes: namespaces,
      example: `FATAL:   ${word}: operation not permitted`,
      counterExample: "INFO:    user namespace created"
    })
  ),
  {
    words: ["kernel module nvidia_uvm is not loaded"],
    causes: likely(
      "uvm-module-stale",
      "Does sudo modprobe nvidia-uvm on the node help? Then it was not loaded."
    ),
    example: "[WARN] Kernel module nvidia_uvm is not loaded. Make sure the NVIDIA device driver is installed and loaded.",
    counterExample: "[WARN] Kernel module nvidia is not loaded."
  },
  {
    words: ["kernel module nvidia is not loaded. make sure"],
    causes: likely(
      "kernel-module-not-loaded",
      "Does sudo modprobe nvidia on the node help? Then it was not loaded."
    ),
    example: "[WARN] Kernel module nvidia is not loaded. Make sure the NVIDIA device driver is installed and loaded.",
    counterExample: "[WARN] Kernel module nvidia_uvm is not loaded."
  },
  {
    words: ["98-nvidia.sh exited with return code"],
    causes: [
      {
        code: "kernel-module-not-loaded",
        decides: "Does nvidia-smi fail on the node itself? Then it is the driver."
      },
      { code: "toolkit-cli-missing", decides: "Is nvidia-container-cli missing on the node?" },
      { code: "enroot-mount-denied", decides: 'Does the line before say "mount operation failed"?' }
    ],
    example: "[ERROR] /etc/enroot/hooks.d/98-nvidia.sh exited with return code 1",
    counterExample: "[ERROR] /etc/enroot/hooks.d/10-shadow.sh exited with return code 1"
  },
  ...[
    "pyxis: failed to import docker image",
    "pyxis: child 0 failed with error code",
    "[error] could not process json input"
  ].map(
    (word) => ({
      words: [word],
      causes: importFailed,
      example: `slurmstepd: error: ${word}`,
      counterExample: "slurmstepd: pyxis: imported docker image: nvcr.io#nvidia/pytorch:24.01-py3"
    })
  ),
  ...["write failed because no space left on device", " enroot."].flatMap((word) => [
    {
      words: word.startsWith("write") ? [word] : [word, "no space left on device"],
      reach: 200,
      causes: likely(
        "disk-full-other-fs",
        "Is the temporary folder full (df -h /tmp)? SINGULARITY_TMPDIR, APPTAINER_TMPDIR or ENROOT_TEMP_PATH name another."
      ),
      example: word.startsWith("write") ? word : `FATAL: while extracting: write ${word}/layer: no space left on device`,
      counterExample: "write /var/lib/docker/tmp/GetImageBlob12: no space left on device"
    }
  ]),
  ...["pyxis: container start failed", "pyxis: couldn't start container"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "enroot-mount-denied",
          decides: "Does enroot's log below it speak of a mount? Then it is this."
        },
        { code: "kernel-module-not-loaded", decides: "Does nvidia-smi fail on the node itself?" },
        {
          code: "toolkit-not-installed",
          decides: 'Does the log say "Command not found: nvidia-container-cli"?'
        },
        { code: "user-namespaces-restricted", decides: 'Does it say "failed to create user namespace"?' }
      ],
      example: `slurmstepd: error: ${word} with error code: 1`,
      counterExample: "pyxis: imported docker image: nvcr.io/nvidia/pytorch:24.01-py3"
    })
  )
];

// src/signatures/pasted/package-sources.ts
var noSource = likely(
  "toolkit-not-installed",
  "Is NVIDIA's repository for the toolkit not among the sources (grep -r libnvidia-container /etc/apt /etc/yum.repos.d)? Then add it first."
);
var packageSourcesSignatures = [
  {
    words: ["conflicting values set for option signed-by"],
    causes: proof("apt-signed-by-conflict"),
    example: "E: Conflicting values set for option Signed-By regarding source https://nvidia.github.io/libnvidia-container/stable/deb/amd64/ /: /usr/share/keyrings/nvidia-container-toolkit-keyring.gpg != ",
    counterExample: "W: Target Packages is configured multiple times in /etc/apt/sources.list"
  },
  ...["no_pubkey", "expkeysig", "keyexpired"].flatMap((word) => [
    ...["nvidia", "download.docker.com"].map(
      (host) => ({
        words: [host, word],
        reach: 300,
        causes: proof("apt-key-missing"),
        example: `W: GPG error: https://${host}/a InRelease: The following signatures couldn't be verified because the public key is not available: ${word.toUpperCase()} 5E8F1C5C5E8F1C5C`,
        counterExample: "gpg: public key imported"
      })
    ),
    {
      words: [word],
      causes: likely(
        "apt-key-missing",
        "Is it a source of NVIDIA or Docker that apt names? Then it is this."
      ),
      example: `W: GPG error: https://mirror.example/debs InRelease: The following signatures were invalid: ${word.toUpperCase()} 5E8F1C5C5E8F1C5C`,
      counterExample: "gpg: public key imported"
    }
  ]),
  ...["nvidia", "download.docker.com"].map(
    (host) => ({
      words: [host, "sqv returned an error code"],
      reach: 200,
      causes: likely("apt-key-missing", "Is the key that the line names not in the keyring of that source?"),
      example: `Err:5 https://${host}/stable/deb/amd64  InRelease
  Sub-process /usr/bin/sqv returned an error code (1), error message is: Missing key 5E8F1C5C, which is needed to verify signature.`,
      counterExample: "Sub-process /usr/bin/sqv returned an error code (1)"
    })
  ),
  ...["nvidia", "docker"].map(
    (host) => ({
      words: ["the repository '", host, "' is not signed"],
      reach: 160,
      causes: proof("apt-key-missing"),
      example: `E: The repository 'https://${host}.example/stable/deb/amd64  InRelease' is not signed.`,
      counterExample: "The repository 'file:/srv/debs ./ Release' is not signed."
    })
  ),
  {
    words: ["type '<!doctype' is not known on line"],
    causes: proof("apt-source-damaged"),
    example: "E: Type '<!doctype' is not known on line 1 in source list /etc/apt/sources.list.d/nvidia-container-toolkit.list",
    counterExample: "E: Malformed entry 1 in list file /etc/apt/sources.list.d/x.list"
  },
  ...[
    "nvidia-docker.list",
    "nvidia-container-toolkit.list",
    "libnvidia-container.list",
    "docker.list"
  ].flatMap((file) => [
    {
      words: ["is not known on line", file],
      reach: 120,
      causes: proof("apt-source-damaged"),
      example: `E: Type '#' is not known on line 1 in source list /etc/apt/sources.list.d/${file}`,
      counterExample: "E: Type 'x' is not known on line 1 in source list /etc/apt/sources.list"
    },
    {
      words: ["malformed entry", file],
      reach: 120,
      causes: proof("apt-source-damaged"),
      example: `E: Malformed entry 1 in list file /etc/apt/sources.list.d/${file} (Suite)`,
      counterExample: "E: Malformed entry 1 in list file /etc/apt/sources.list (Suite)"
    }
  ]),
  {
    words: ["unsupported distribution!", "nvidia.github.io"],
    reach: 80,
    causes: likely(
      "apt-source-damaged",
      "Was that answer saved as a list of sources? Then remove it, and follow the present guide, which has one list for all distributions."
    ),
    example: "# Unsupported distribution!\n# Check https://nvidia.github.io/nvidia-docker",
    counterExample: "Unsupported distribution"
  },
  ...["nvidia-container-toolkit", "nvidia-docker2", "nvidia-container-runtime", "nvidia-docker"].flatMap(
    (name) => [
      {
        words: [`unable to locate package ${name} `],
        causes: noSource,
        example: `E: Unable to locate package ${name}`,
        counterExample: "E: Unable to locate package nvidia-driver-999"
      },
      {
        words: [`package ${name} is not available`],
        causes: noSource,
        example: `Package ${name} is not available, but is referred to by another package.`,
        counterExample: "Package nvidia-driver-470 is not available"
      },
      {
        words: [`package '${name}' has no installation candidate`],
        causes: noSource,
        example: `E: Package '${name}' has no installation candidate`,
        counterExample: "E: Package 'docker-ce' has no installation candidate"
      },
      {
        words: [`no match for argument: ${name} `],
        causes: noSource,
        example: `No match for argument: ${name}
Error: Unable to find a match: ${name}`,
        counterExample: "No match for argument: docker-ce"
      },
      {
        words: [`no package ${name} available`],
        causes: noSource,
        example: `No package ${name} available.`,
        counterExample: "No package docker-ce available."
      }
    ]
  ),
  ...["nvidia-ctk", "nvidia-container-cli"].map(
    (name) => ({
      words: [` ${name}: command not found`],
      causes: likely("toolkit-not-installed", "Is no package of the toolkit installed (dpkg -l, rpm -qa)?"),
      example: `bash: ${name}: command not found`,
      counterExample: "bash: nvidia-smi: command not found"
    })
  ),
  {
    words: [" nvidia-docker: command not found"],
    causes: likely(
      "toolkit-not-installed",
      "Does docker run --gpus all fail too? If it works, the old wrapper is not needed."
    ),
    example: "sudo: nvidia-docker: command not found",
    counterExample: "bash: nvidia-smi: command not found"
  }
];

// src/signatures/pasted/packages.ts
var builtByDkms = likely(
  "dkms-build-failed",
  "Does dkms status name nvidia with this kernel as not installed? Then it is this; the reason is in /var/lib/dkms/nvidia/VERSION/build/make.log."
);
var headersMissing = [
  ...[
    ["your kernel headers for kernel", "cannot be found"],
    ["the kernel headers for this kernel do", "not seem to be installed"],
    ["unable to find the kernel source tree"],
    ["make sure you have installed the kernel source files"],
    ["the kernel header file", "does not exist"],
    ["unable to determine the target kernel version"],
    ["the kernel source path", "is invalid"],
    ["/lib/modules/", "/build: no such file or directory"],
    ["could not resolve linux kernel version"],
    ["missing", "kernel headers for module nvidia"],
    ["linux headers are missing"],
    ["failed to find kernel headers"],
    ["could not find kernel headers"]
  ].map((words) => ({
    words,
    reach: 160,
    causes: proof("dkms-headers-missing"),
    example: `Error! ${words.join(" 6.8.0-45-generic ")}`,
    counterExample: "Setting up linux-headers-6.8.0-45-generic (6.8.0-45.45) ..."
  })),
  ...[
    ["unable to locate package linux-headers"],
    ["couldn't find any package by", "linux-headers"],
    ["no package kernel-devel", "available"],
    ["unable to find a match: kernel-devel"],
    ["unable to find a match: kernel-headers"],
    ["nothing provides kernel-devel"],
    ["/usr/src/linux-headers-", "no such file or directory"],
    ["/usr/src/kernels/", "no such file or directory"]
  ].map((words) => ({
    words,
    reach: 80,
    causes: likely(
      "dkms-headers-missing",
      "Does ls /lib/modules/$(uname -r)/build show nothing? Then it is this: the package sources no longer have headers of the kernel that runs."
    ),
    example: `E: ${words.join("-6.8.0 ")}`,
    counterExample: "E: Unable to locate package nvidia-container-toolkit"
  }))
];
var buildFailed = [
  ...[
    ["/var/lib/dkms/nvidia", "bad return status for module build"],
    ["bad return status for module build", "/var/lib/dkms/nvidia"],
    ["unable to build the nvidia kernel module"],
    ["the nvidia kernel module was not created"],
    ["an error occurred while performing the step", "building kernel modules"],
    ["failed to build the nvidia kernel modules"],
    ["error! build of nvidia", "failed for"],
    ["gpl-incompatible module nvidia"],
    ["cc version check failed"],
    ["cc-version-check failed"],
    ["compiler version check failed"],
    ["the compiler used to compile the kernel", "does not exactly match the current compiler"],
    ["error (dkms apport)", "is not supported"],
    ["nvidia-kmod", "[failed]"],
    ["/var/cache/akmods/nvidia", "failed"],
    ["failed to install the kernel module through dkms"],
    ["error processing package nvidia-dkms"],
    ["failed to run", "dkms build -m nvidia"],
    ["failed to run", "dkms install -m nvidia"]
  ].map((words) => ({
    words,
    reach: 300,
    causes: proof("dkms-build-failed"),
    example: `${words.join(": 550.54.14, 6.8.0-45-generic: ")}`,
    counterExample: "nvidia/550.54.14, 6.8.0-45-generic, x86_64: installed"
  })),
  ...[
    "bad return status for module build",
    "run-parts: /etc/kernel/postinst.d/dkms exited with return code"
  ].map((word) => ({
    words: [word],
    causes: builtByDkms,
    example: `Error! ${word} on kernel: 6.8.0-45-generic (x86_64)`,
    counterExample: "dkms: autoinstall for kernel 6.8.0-45-generic: done."
  })),
  ...[
    ["/dkms/nvidia", ".o] error "],
    ["/dkms/nvidia", "dkms.conf does not exist"],
    ["could not locate dkms.conf"],
    ["nvidia-installer", "kernel module", "failed to build"]
  ].map((words) => ({
    words,
    reach: 200,
    causes: builtByDkms,
    example: `make[2]: *** [scripts/Makefile.build:243: ${words.join("/470.10/build/nvidia/nv-mmap")}1`,
    counterExample: "make[2]: *** [Makefile:10: main.o] Error 1"
  })),
  ...["nvidia/", "nvidia, "].map((name) => ({
    words: [`dkms status`, name, ": added"],
    reach: 60,
    causes: [
      {
        code: "dkms-build-failed",
        decides: "Does sudo dkms install of it fail with an error of the compiler? Then it is this."
      },
      { code: "dkms-headers-missing", decides: "Is /lib/modules/$(uname -r)/build not there?" },
      { code: "kernel-upgraded-no-module", decides: "Is it installed for another kernel than uname -r?" }
    ],
    example: `$ dkms status
${name}470.10: added`,
    counterExample: `$ dkms status
${name}470.10, 6.8.0-45-generic, x86_64: installed`
  })),
  ...[
    "implicit declaration of function",
    "too many arguments to function",
    "too few arguments to function",
    "has no member named",
    "assignment of read-only member",
    "incompatible pointer type",
    "undeclared (first use in this function)"
  ].map((word) => ({
    words: ["/dkms/nvidia", word],
    reach: 300,
    causes: builtByDkms,
    example: `/var/lib/dkms/nvidia/470.10/build/nvidia/nv-mmap.c:321:9: error: ${word} 'vm_flags'`,
    counterExample: `/home/ada/main.c:3:5: error: ${word} 'vm_flags'`
  }))
];
var packagesSignatures = [
  ...headersMissing,
  ...buildFailed,
  {
    words: ["unable to load the kernel module 'nvidia"],
    causes: [
      {
        code: "nouveau-conflict",
        decides: 'Does lspci -nnk -d 10de: say "Kernel driver in use: nouveau"? Then it is this.'
      },
      {
        code: "secure-boot-unsigned",
        decides: "Does mokutil --sb-state say enabled? Then the module must be signed.",
        hints: [
          "required key not available",
          "key was rejected",
          "secureboot enabled",
          "config_module_sig",
          "signature from a trusted key"
        ]
      },
      {
        code: "gpu-not-supported-by-driver",
        decides: "Does dmesg say that the GPU is not supported by this release?"
      },
      {
        code: "nova-core-conflict",
        decides: 'Does dmesg say "already bound to NovaCore"?',
        hints: ["nova_core", "novacore"]
      },
      { code: "no-nvidia-gpu", decides: "Does lspci -d 10de: list nothing?" },
      { code: "gpu-legacy-for-driver", decides: "Does dmesg name a Legacy driver?" },
      { code: "gpu-bound-to-vfio", decides: "Does lspci -nnk -d 10de: say vfio-pci?" }
    ],
    example: "ERROR: Unable to load the kernel module 'nvidia.ko'.  This happens most frequently when this kernel module was built against the wrong or improperly configured kernel sources",
    counterExample: "Loading kernel module nvidia"
  }
];

// src/signatures/pasted/podman.ts
var podmanSignatures = [
  ...[
    'default oci runtime "nvidia" not found',
    "requested oci runtime nvidia is not ",
    'error: unrecognized runtime "nvidia"',
    'oci runtime "nvidia" not found',
    'runtime "nvidia" not found: invalid argument'
  ].map(
    (word) => ({
      words: [word],
      causes: proof("podman-runtime-nvidia-missing"),
      example: `Error: ${word}: invalid argument`,
      counterExample: 'Error: default OCI runtime "kata" not found: invalid argument'
    })
  ),
  {
    words: ["default oci runtime", "nvidia", " not found"],
    reach: 80,
    causes: proof("podman-runtime-nvidia-missing"),
    example: 'Error: default OCI runtime "/usr/bin/nvidia-container-runtime" not found: invalid argument',
    counterExample: 'default OCI runtime "crun" not found'
  },
  ...["nvidia.com/gpu="].map(
    (name) => ({
      words: [`stat ${name}`, "no such file or directory"],
      reach: 60,
      causes: proof("podman-too-old-for-cdi"),
      example: "Error: stat nvidia.com/gpu=all: no such file or directory",
      counterExample: "Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all"
    })
  ),
  ...["nvidia-cdi-hook", "nvidia-ctk"].map(
    (hook2) => ({
      words: ["error executing hook", hook2, "exit code"],
      reach: 120,
      causes: [
        {
          code: "cdi-spec-stale",
          decides: "Was the driver or the toolkit changed since the specification was written?"
        },
        {
          code: "podman-userns-nomap",
          decides: "Was --userns=nomap given, or set in containers.conf? Then it is this.",
          hints: ["nomap"]
        },
        {
          code: "toolkit-hook-missing",
          decides: "Is the program that the line names not there, or not executable?"
        }
      ],
      example: `Error: OCI runtime error: /usr/bin/crun: {"msg":"error executing hook \`/usr/bin/${hook2}\` (exit code: 1)","level":"error"}`,
      counterExample: "error executing hook `/usr/libexec/oci/hooks.d/oci-umount` (exit code: 1)"
    })
  ),
  ...["nvidia-container-toolkit", "nvidia-container-runtime-hook"].map(
    (hook2) => ({
      words: ["error executing hook", hook2, "exit code"],
      reach: 120,
      causes: [
        {
          code: "rootless-no-cgroups",
          decides: "Is podman run by a user, and does config.toml not say no-cgroups = true? Then it is this."
        },
        {
          code: "selinux-denial",
          decides: "Does ausearch -m avc show denials, and does --security-opt label=disable help?",
          hints: ["selinux", "avc:"]
        },
        { code: "podman-userns-nomap", decides: "Was --userns=nomap given?", hints: [" nomap"] }
      ],
      example: `Error: error executing hook \`/usr/bin/${hook2}\` (exit code: 1): OCI runtime error`,
      counterExample: "error executing hook `/usr/libexec/oci/hooks.d/oci-umount` (exit code: 1)"
    })
  ),
  {
    words: ["podman-compose", "unrecognized arguments", "gpu"],
    reach: 300,
    causes: likely(
      "podman-compose-gpu",
      "Is podman-compose older than 1.1, which knows no devices of deploy?"
    ),
    example: "podman-compose: error: unrecognized arguments: --gpus",
    counterExample: "podman-compose: error: unrecognized arguments: --foo"
  },
  {
    words: ["podman-compose", "unknown flag: --gpus"],
    reach: 1e3,
    causes: proof("podman-compose-gpu"),
    example: '>>>> Executing external compose provider "/usr/bin/podman-compose". <<<<\nError: unknown flag: --gpus',
    counterExample: "unknown flag: --gpus\nSee 'docker run --help'."
  },
  ...["device_requests", "devicerequests"].map(
    (word) => ({
      words: ["podman", word, "not"],
      reach: 200,
      causes: likely(
        "podman-compose-gpu",
        'Does a compose file with devices: ["nvidia.com/gpu=all"] do better?'
      ),
      example: `podman: ${word} are not supported`,
      counterExample: "docker: device_requests are not supported"
    })
  ),
  {
    words: ["did not resolve to an alias and no"],
    causes: likely(
      "image-tag-not-found",
      "Podman knows no registry for a name without one: does it go with docker.io/ or nvcr.io/ before it?"
    ),
    example: 'Error: short-name "nvidia/cuda:12.4.1-base-ubuntu22.04" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
    counterExample: 'Resolved "nvidia/cuda" as an alias'
  }
];
var podmanBySignatures = [
  {
    words: ["emulate docker cli using podman"],
    causes: likely(
      "podman-emulates-docker",
      "Does docker --version say podman? Then it gives GPUs by --device nvidia.com/gpu=all alone."
    ),
    example: "Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.",
    counterExample: "podman version 4.9.3"
  }
];

// src/signatures/pasted/registry.ts
var who = [
  {
    code: "ngc-not-logged-in",
    decides: "Does ~/.docker/config.json (or the pull secret) hold no login for the registry? Then it is this."
  },
  {
    code: "ngc-wrong-credentials",
    decides: "Does it hold one? Then that is refused: the user is $oauthtoken, the password a key of NGC.",
    hints: ["login succeeded", "imagepullsecret", ".docker/config.json", "oauthtoken"]
  },
  {
    code: "ngc-access-denied",
    decides: "Does another image of nvcr.io come with the same login? Then this one is not yours to use."
  },
  {
    code: "ngc-service-outage",
    decides: "Does a public image, such as nvcr.io/nvidia/cuda, fail too without a login, here and elsewhere?"
  }
];
var nobody = ["ngc-not-logged-in", "ngc-service-outage", "ngc-access-denied"].flatMap(
  (code) => who.filter((cause) => cause.code === code)
);
var anonymous = [
  {
    code: "ngc-access-denied",
    decides: "Is the image one that NGC gives to members of an organisation only? Then it takes a key of theirs."
  },
  {
    code: "ngc-not-logged-in",
    decides: "Does the same pull work after docker login nvcr.io, or with a pull secret? Then it is this."
  }
];
var registrySignatures = [
  {
    words: ["login attempt to", "failed with status: 401"],
    reach: 120,
    causes: proof("ngc-wrong-credentials"),
    example: "Error response from daemon: login attempt to https://nvcr.io/v2/ failed with status: 401 Unauthorized",
    counterExample: "login attempt to https://nvcr.io/v2/ failed with status: 503 Service Unavailable"
  },
  ...["unauthorized: <html>", "unauthorized: authentication required", "denied: requested access"].map(
    (end) => ({
      // A login asks for nothing but this; a pull asks for more.
      words: ['"https://nvcr.io/v2/": ', end],
      reach: 60,
      causes: [
        {
          code: "ngc-wrong-credentials",
          decides: "Was it docker login? Then the key is not one of NGC, or the user is not $oauthtoken."
        },
        { code: "ngc-not-logged-in", decides: "Was it a pull, and is there no login for the registry?" }
      ],
      example: `Error response from daemon: Get "https://nvcr.io/v2/": ${end}`,
      counterExample: `Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3": ${end}`
    })
  ),
  {
    words: ["/manifests/", ": unauthorized: <html>"],
    reach: 160,
    causes: who,
    example: 'Error response from daemon: Head "https://nvcr.io/v2/nim/meta/llama/manifests/1.0.0": unauthorized: <html>\n<head><title>401 Authorization Required</title></head>',
    counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": unauthorized'
  },
  {
    words: ["incorrect username or password"],
    causes: likely(
      "ngc-wrong-credentials",
      "For nvcr.io the user is $oauthtoken, and the password a key of NGC: is another one stored?"
    ),
    example: 'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    counterExample: "the user name is missing"
  },
  {
    words: ["logging into", "invalid username/password"],
    reach: 80,
    causes: proof("ngc-wrong-credentials"),
    example: 'Error: logging into "nvcr.io": invalid username/password',
    counterExample: "unable to retrieve auth token: invalid username/password: unauthorized"
  },
  {
    words: ["unable to retrieve auth token", " unauthorized"],
    reach: 80,
    causes: who.filter(({ code }) => code !== "ngc-service-outage"),
    example: "initializing source docker://nvcr.io/nvidia/x:1: unable to retrieve auth token: invalid username/password: unauthorized",
    examples: ["unable to retrieve auth token: unauthorized: authentication required"],
    counterExample: 'Error: logging into "nvcr.io": invalid username/password'
  },
  {
    words: ["invalid apikey"],
    causes: likely("ngc-wrong-credentials", "Does ngc config set with a new key of NGC help?"),
    example: "Invalid apikey for NGC",
    counterExample: "apikey: set"
  },
  {
    words: ["error getting credentials - err"],
    causes: proof("credential-helper-missing"),
    example: 'error getting credentials - err: exec: "docker-credential-desktop.exe": executable file not found in $PATH, out: ``',
    counterExample: "error getting events from daemon"
  },
  {
    words: ["error storing credentials - err"],
    causes: proof("credential-helper-missing"),
    example: "Error saving credentials: error storing credentials - err: exit status 1, out: `pass not initialized`",
    counterExample: "error storing the image"
  },
  {
    words: ["docker-credential-", "executable file not found"],
    reach: 80,
    causes: proof("credential-helper-missing"),
    example: 'exec: "docker-credential-gcloud": executable file not found in $PATH',
    counterExample: 'exec: "nvidia-container-runtime": executable file not found in $PATH'
  },
  ...["proxy_auth", "authn.nvidia.com", "/token?"].flatMap((realm) => [
    {
      words: ["failed to fetch anonymous token", realm, ": 403"],
      reach: 400,
      causes: anonymous,
      example: `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}scope=repository%3Anvidia%2Fx%3Apull: 403 Forbidden`,
      counterExample: `failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}: 401 Unauthorized`
    },
    {
      words: ["failed to fetch anonymous token", realm, ": 401"],
      reach: 400,
      causes: nobody,
      example: `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}scope=repository%3Anvidia%2Fx%3Apull: 401 Unauthorized`,
      counterExample: `failed to fetch anonymous token: unexpected status from GET request to https://nvcr.io/${realm}: 403 Forbidden`
    }
  ]),
  {
    words: ["failed to fetch anonymous token: unexpected status: 401"],
    causes: nobody,
    example: "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized",
    counterExample: "failed to fetch anonymous token: unexpected status: 503 Service Unavailable"
  },
  {
    words: ["failed to fetch anonymous token: unexpected status: 403"],
    causes: anonymous,
    example: "failed to authorize: failed to fetch anonymous token: unexpected status: 403 Forbidden",
    counterExample: "failed to fetch anonymous token: unexpected status: 401 Unauthorized"
  },
  {
    words: ["failed to fetch oauth token", ": 401"],
    reach: 300,
    causes: likely("ngc-wrong-credentials", "Is the stored login an old key, or not for this registry?"),
    example: "failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://nvcr.io/proxy_auth: 401 Unauthorized",
    counterExample: "failed to fetch oauth token: unexpected status: 503 Service Unavailable"
  },
  {
    words: ["failed to fetch oauth token", ": 403"],
    reach: 300,
    causes: likely("ngc-access-denied", "Does another image of nvcr.io come with the same login?"),
    example: "failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden",
    counterExample: "failed to fetch oauth token: unexpected status: 401 Unauthorized"
  },
  {
    words: ["insufficient_scope: authorization failed"],
    causes: [
      {
        code: "ngc-access-denied",
        decides: "Does another image come with the same login? Then this one does not exist or is not yours."
      },
      { code: "ngc-not-logged-in", decides: "Is there no login for the registry? Then log in first." },
      { code: "image-tag-not-found", decides: "Is the name of the repository mistyped?" }
    ],
    example: "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    counterExample: "authorization failed for user ada"
  },
  {
    words: ["invalid status code from registry 401"],
    causes: who,
    example: "Error: initializing source docker://nvcr.io/nvidia/pytorch:24.01-py3: Requesting bearer token: invalid status code from registry 401 (Unauthorized)",
    counterExample: "invalid status code from registry 503 (Service Unavailable)"
  },
  {
    words: ["invalid status code from registry 403"],
    causes: likely("ngc-access-denied", "Does another image of nvcr.io come with the same login?"),
    example: "Requesting bearer token: invalid status code from registry 403 (Forbidden)",
    counterExample: "invalid status code from registry 401 (Unauthorized)"
  },
  {
    words: ["invalid status code from registry 5"],
    causes: likely("ngc-service-outage", "Does the same pull work some minutes later?"),
    example: "Requesting bearer token: invalid status code from registry 503 (Service Unavailable)",
    counterExample: "invalid status code from registry 401 (Unauthorized)"
  }
];

// src/signatures/pasted/registry-answers.ts
var answered = (status) => ({
  401: who,
  403: anonymous,
  404: likely("image-tag-not-found", "Does the catalogue of the registry not list the tag?"),
  429: proof("hub-rate-limit")
})[Number(status)] ?? likely("ngc-service-outage", "Does the same pull work some minutes later?");
var registryAnswersSignatures = [
  ...["401", "403", "404", "429", "500", "502", "503", "504"].map(
    (status) => ({
      words: ["failed with status code [manifests", `]: ${status}`],
      reach: 120,
      causes: answered(status),
      example: `pulling from host nvcr.io failed with status code [manifests 23.08]: ${status}`,
      counterExample: "failed with status code [manifests 23.08]: 200"
    })
  ),
  {
    words: ["nvcr.io", "error code: 401"],
    reach: 200,
    causes: who,
    example: "[ERROR] URL https://nvcr.io/proxy_auth?scope=repository:nvidia/pytorch:pull returned error code: 401 Unauthorized",
    counterExample: "[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99 returned error code: 404 Not Found"
  },
  {
    words: ["nvcr.io", "error code: 403"],
    reach: 200,
    causes: likely("ngc-access-denied", "Does another image of nvcr.io come with the same login?"),
    example: "[ERROR] URL https://nvcr.io/v2/nvidia/x/manifests/1 returned error code: 403 Forbidden",
    counterExample: "[ERROR] URL https://nvcr.io/proxy_auth returned error code: 401 Unauthorized"
  },
  {
    words: ["/manifests/", "error code: 404"],
    reach: 200,
    causes: proof("image-tag-not-found"),
    example: "[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99.99-py3 returned error code: 404 Not Found",
    counterExample: "[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99 returned error code: 401"
  },
  {
    words: ["/v2/", "error code: 429"],
    reach: 200,
    causes: proof("hub-rate-limit"),
    example: "[ERROR] URL https://registry-1.docker.io/v2/nvidia/cuda/manifests/12.4.1-base-ubuntu22.04 returned error code: 429 Too Many Requests",
    counterExample: "[ERROR] URL https://nvcr.io/v2/nvidia/pytorch/manifests/99 returned error code: 401"
  },
  ...["manifest_unknown", "tag_invalid"].map(
    (word) => ({
      words: [word],
      causes: likely("image-tag-not-found", "Does the catalogue of the registry not list the tag?"),
      example: `FATAL: Unable to handle docker://nvcr.io/nvidia/pytorch:99 uri: {"errors":[{"code":"${word.toUpperCase()}"}]}`,
      counterExample: '{"errors":[{"code":"UNAUTHORIZED"}]}'
    })
  ),
  {
    words: ["ratelimit-remaining: 0;"],
    causes: likely("hub-rate-limit", "Did a pull just fail with toomanyrequests?"),
    example: "ratelimit-limit: 100;w=21600\nratelimit-remaining: 0;w=21600",
    counterExample: "ratelimit-remaining: 97;w=21600"
  },
  ...["{code:denied", "requested access to the resource is denied"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "ngc-access-denied",
          decides: "Does another image come with the same login? Then this one is not yours, or does not exist."
        },
        { code: "ngc-not-logged-in", decides: "Is there no login for the registry? Then log in first." },
        { code: "ngc-wrong-credentials", decides: "Does no image come with the login that is stored?" }
      ],
      example: `{"errors":[${word},"message":"requested access to the resource"}]}`,
      counterExample: '{"errors":[{"code":"UNAUTHORIZED"}]}'
    })
  ),
  {
    words: ["402 payment required"],
    causes: likely(
      "ngc-access-denied",
      "Is the image one of NVIDIA AI Enterprise, and the organisation without it?"
    ),
    example: "unexpected status from HEAD request to https://nvcr.io/v2/nvaie/x/manifests/1: 402 Payment Required",
    counterExample: "401 Unauthorized"
  },
  {
    words: ["client error: 401 response"],
    causes: likely("ngc-wrong-credentials", "Does ngc config set with a new key of NGC help?"),
    example: "Client Error: 401 Response: Authentication error. Please check your API key",
    counterExample: "Client Error: 404 Response"
  },
  {
    words: ["client error: 403 response"],
    causes: likely(
      "ngc-access-denied",
      "Is the organisation or team that ngc config names without this image?"
    ),
    example: "Client Error: 403 Response: Access Denied",
    counterExample: "Client Error: 404 Response"
  },
  ...[
    "failed to solve: nvcr.io/",
    "failed to solve: nvidia/",
    "failed to load metadata for nvcr.io/",
    "failed to load metadata for docker.io/nvidia/"
  ].map(
    (word) => ({
      words: [word, ": not found"],
      reach: 250,
      causes: proof("image-tag-not-found"),
      example: `ERROR: ${word}pytorch:99.99-py3: not found`,
      counterExample: 'failed to solve: failed to compute cache key: "/requirements.txt": not found'
    })
  ),
  {
    words: ["proxy", "first path segment in url cannot contain colon"],
    reach: 200,
    causes: likely("proxy-misconfigured", "Does HTTP_PROXY of the daemon lack http:// before the address?"),
    example: 'invalid proxy address "proxy.example:3128": parse "proxy.example:3128": first path segment in URL cannot contain colon',
    counterExample: "first path segment in URL cannot contain colon"
  },
  {
    words: ["failed to resolve reference", ": not found"],
    reach: 250,
    causes: likely("image-tag-not-found", "Does the catalogue of the registry not list the tag?"),
    example: 'failed to pull and unpack image "nvcr.io/nvidia/pytorch:99.99-py3": failed to resolve reference "nvcr.io/nvidia/pytorch:99.99-py3": nvcr.io/nvidia/pytorch:99.99-py3: not found',
    counterExample: 'failed to resolve reference "nvcr.io/nvidia/pytorch:24.01-py3": unexpected status: 401'
  },
  {
    words: ["blobs/sha256:", "401 unauthorized"],
    reach: 200,
    causes: likely(
      "pull-token-expired",
      "Had layers come already, and did the pull take many minutes? Then it is this."
    ),
    example: "failed to copy: httpReadSeeker: failed open: unexpected status code https://nvcr.io/v2/nvidia/pytorch/blobs/sha256:1e228f756b55: 401 Unauthorized",
    counterExample: "https://nvcr.io/v2/nvidia/pytorch/blobs/sha256:1e228f756b55: 503 Service Unavailable"
  },
  {
    words: ['error="invalid_token"'],
    causes: likely(
      "pull-token-expired",
      "Had layers come already, and did the pull take many minutes? Then it is this."
    ),
    example: 'Www-Authenticate: Bearer realm="https://nvcr.io/proxy_auth",service="registry",error="invalid_token"',
    counterExample: 'Www-Authenticate: Bearer realm="https://nvcr.io/proxy_auth",scope="repository:nvidia/pytorch:pull"'
  },
  ...[
    "toomanyrequests: you have reached your",
    "toomanyrequests: rate exceeded",
    "toomanyrequests: <!doctype",
    "you have reached your unauthenticated pull rate limit",
    "you have reached your pull rate limit"
  ].map(
    (word) => ({
      words: [word],
      causes: proof("hub-rate-limit"),
      example: `Error response from daemon: ${word} pull rate limit.`,
      counterExample: "429 Client Error: Too Many Requests for url: https://models.example/x"
    })
  ),
  ...[
    "registry-1.docker.io",
    "index.docker.io",
    "auth.docker.io",
    "/manifests/",
    "error response from daemon",
    "failed to pull"
  ].map(
    (word) => ({
      words: [word, "too many requests"],
      reach: 300,
      causes: proof("hub-rate-limit"),
      example: `${word}: unexpected status: 429 Too Many Requests`,
      counterExample: "429 Client Error: Too Many Requests for url: https://models.example/x"
    })
  ),
  ...["500 internal server error", "502 bad gateway", "503 service", "504 gateway"].map(
    (word) => ({
      words: ["nvcr.io", word],
      reach: 300,
      causes: proof("ngc-service-outage"),
      example: `failed to resolve reference "nvcr.io/nvidia/pytorch:24.01-py3": unexpected status from HEAD request to https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3: ${word}`,
      counterExample: "https://nvcr.io/v2/nvidia/pytorch/manifests/24.01-py3: 401 Unauthorized"
    })
  ),
  {
    words: ["error parsing http 5", "response body"],
    reach: 30,
    causes: proof("ngc-service-outage"),
    example: `Error response from daemon: error parsing HTTP 502 response body: invalid character '<' looking for beginning of value: "<html>"`,
    counterExample: "error parsing HTTP 403 response body: no error details found"
  }
];

// src/signatures/pasted/registry-trust.ts
var noRoute2 = likely(
  "registry-unreachable",
  "Does curl -sSI https://nvcr.io/v2/ on the machine of the engine fail too? Then a firewall is on the way."
);
var askedOfRegistry = ["/v2/:", "/manifests/", "/blobs/sha256"];
var registryTrustSignatures = [
  ...[
    ...askedOfRegistry,
    "error response from daemon",
    "failed to pull",
    "error pulling image",
    "pinging container registry",
    "download failed after attempts",
    "layers.nvcr.io",
    "nvidia.github.io",
    "proxy_auth"
  ].map(
    (word) => ({
      words: [word, "x509: certificate signed by unknown authority"],
      reach: 300,
      causes: proof("tls-mitm-ca"),
      example: `${word}: tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      counterExample: "x509: certificate has expired or is not yet valid"
    })
  ),
  ...[
    "nvcr.io",
    "nvidia.github.io",
    "download.docker.com",
    "registry-1.docker.io",
    "developer.download.nvidia.com"
  ].flatMap((host) => [
    {
      words: [host, "certificate verification failed"],
      reach: 300,
      causes: proof("tls-mitm-ca"),
      example: `Err:1 https://${host}/stable InRelease
  Certificate verification failed: The certificate is NOT trusted. The certificate issuer is unknown.`,
      counterExample: `the certificate of ${host}`
    },
    {
      words: [`could not resolve host: ${host} `],
      causes: proof("dns-failure"),
      example: `curl: (6) Could not resolve host: ${host}`,
      counterExample: "curl: (6) Could not resolve host: mirror.example"
    },
    {
      words: [`could not resolve '${host}'`],
      causes: proof("dns-failure"),
      example: `Err:1 https://${host}/stable InRelease
  Could not resolve '${host}'`,
      counterExample: "Could not resolve 'mirror.example'"
    },
    {
      words: [`temporary failure resolving '${host}'`],
      causes: proof("dns-failure"),
      example: `Temporary failure resolving '${host}'`,
      counterExample: "Temporary failure resolving 'mirror.example'"
    },
    {
      words: [`failed to connect to ${host} port 443`],
      causes: noRoute2,
      example: `curl: (7) Failed to connect to ${host} port 443 after 2 ms: Connection refused`,
      counterExample: "curl: (7) Failed to connect to localhost port 8000: Connection refused"
    }
  ]),
  ...[
    "curl: (60) ssl certificate problem: unable to get local issuer certificate",
    "curl: (60) ssl certificate problem: self signed certificate in certificate chain",
    "curl: (60) ssl certificate problem: self-signed certificate in certificate chain"
  ].map(
    (word) => ({
      words: [word],
      causes: likely(
        "tls-mitm-ca",
        "Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?"
      ),
      example: `${word}
More details here: https://curl.se/docs/sslcerts.html`,
      counterExample: "curl: (60) SSL certificate problem: certificate has expired"
    })
  ),
  ...[
    "self signed certificate in certificate chain",
    "self-signed certificate in certificate chain",
    "unable to get local issuer certificate"
  ].map(
    (word) => ({
      words: ["certificate_verify_failed", word],
      reach: 120,
      causes: likely(
        "tls-mitm-ca",
        "Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?"
      ),
      example: `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${word} (_ssl.c:1129)`,
      counterExample: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired"
    })
  )
];

// src/signatures/pasted/registry-network.ts
var blobHost = likely(
  "registry-cdn-blocked",
  "Does curl -sSI https://nvcr.io/v2/ answer, and the host of the layers that the line names does not? Then it is this."
);
var brokenOff = [
  ...noRoute2,
  {
    code: "proxy-only-in-shell",
    decides: "Is a proxy set in this shell (env | grep -i proxy), and docker info names none?",
    hints: ["http_proxy", "https_proxy"]
  },
  { code: "proxy-misconfigured", decides: "Does docker info name a proxy? Then look at that." }
];
var registryNetworkSignatures = [
  {
    words: ["server gave http response to https client"],
    causes: [
      {
        code: "registry-tls-invalid",
        decides: "Is the registry one of your own, without TLS? Then name it among insecure-registries."
      },
      {
        code: "proxy-misconfigured",
        decides: "Is it nvcr.io or Docker Hub? Then a proxy on the way answers instead.",
        hints: ["https_proxy=https", "nvcr.io", "registry-1.docker.io"]
      }
    ],
    example: 'Get "https://192.0.2.7:5000/v2/": http: server gave HTTP response to HTTPS client',
    counterExample: "net/http: TLS handshake timeout"
  },
  ...[
    "error response from daemon",
    "error pulling image configuration",
    ...askedOfRegistry,
    "failed to do request"
  ].flatMap((word) => [
    {
      words: [word, "x509: certificate"],
      reach: 250,
      causes: proof("registry-tls-invalid"),
      example: `${word}: x509: certificate has expired or is not yet valid`,
      counterExample: "x509: certificate has expired or is not yet valid"
    },
    {
      words: [word, "proxyconnect tcp"],
      reach: 250,
      causes: proof("proxy-misconfigured"),
      example: `${word}: proxyconnect tcp: dial tcp 192.0.2.7:3128: connect: connection refused`,
      counterExample: "dial tcp 192.0.2.7:3128: connect: connection refused"
    },
    {
      words: [word, "dial tcp: lookup"],
      reach: 250,
      causes: proof("dns-failure"),
      example: `${word}: dial tcp: lookup nvcr.io on 127.0.0.53:53: server misbehaving`,
      counterExample: "dial tcp: lookup metrics.example on 192.0.2.53:53: no such host"
    }
  ]),
  ...[
    "layers.nvcr.io",
    "xfiles.ngc.nvidia.com",
    "production.cloudflare.docker.com",
    "download failed after attempts"
  ].flatMap(
    (word) => [
      "dial tcp",
      "i/o timeout",
      "connection reset by peer",
      "eof ",
      "handshake timeout",
      "deadline exceeded"
    ].map(
      (end) => ({
        words: [word, end],
        reach: 300,
        causes: blobHost,
        example: `error pulling image configuration: ${word}: ${end}`,
        counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.9:443: i/o timeout'
      })
    )
  ),
  {
    words: ["error pulling image configuration", "dial tcp"],
    reach: 400,
    causes: blobHost,
    example: 'error pulling image configuration: Get "https://cdn.example/a": dial tcp 192.0.2.9:443: i/o timeout',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.9:443: i/o timeout'
  },
  ...[...askedOfRegistry, "error response from daemon"].flatMap((word) => [
    {
      words: [word, "tls handshake timeout"],
      reach: 200,
      causes: proof("registry-tls-timeout"),
      example: `${word}: net/http: TLS handshake timeout`,
      counterExample: "net/http: TLS handshake timeout"
    },
    {
      words: [word, "first record does not look like a tls handshake"],
      reach: 200,
      causes: proof("registry-tls-invalid"),
      example: `${word}: tls: first record does not look like a TLS handshake`,
      counterExample: "tls: first record does not look like a TLS handshake"
    },
    {
      words: [word, "(client.timeout exceeded"],
      reach: 250,
      causes: [
        {
          code: "registry-unreachable",
          decides: "Does docker info name no proxy, and is none needed? Then something on the way drops packets."
        },
        {
          code: "proxy-only-in-shell",
          decides: "Does docker info name none, and does env | grep -i proxy in this shell?",
          hints: ["http_proxy", "https_proxy"]
        },
        {
          code: "proxy-misconfigured",
          decides: "Does docker info name a proxy? Then it is that which does not answer."
        },
        {
          code: "dns-failure",
          decides: "Does getent hosts nvcr.io on the machine of the engine find nothing?"
        }
      ],
      example: `${word}: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
      counterExample: "(Client.Timeout exceeded while awaiting headers)"
    }
  ]),
  ...askedOfRegistry.flatMap((word) => [
    ...[
      "i/o timeout",
      "connection refused",
      "no route to host",
      "network is unreachable",
      "connection timed out",
      "operation timed out",
      "host is down"
    ].map(
      (end) => ({
        words: [word, "dial tcp", end],
        reach: 200,
        causes: proof("registry-unreachable"),
        example: `Error response from daemon: Get "https://nvcr.io${word} dial tcp 192.0.2.7:443: connect: ${end}`,
        counterExample: `dial tcp 192.0.2.7:443: connect: ${end}`
      })
    ),
    ...["connection reset by peer", "context deadline exceeded", "broken pipe", "unexpected eof"].map(
      (end) => ({
        words: [word, end],
        reach: 200,
        causes: brokenOff,
        example: `Error response from daemon: Get "https://nvcr.io${word} read: ${end}`,
        counterExample: `read tcp 192.0.2.1:40000->192.0.2.7:8080: ${end}`
      })
    )
  ]),
  {
    words: ["/v2/:", "eof "],
    reach: 12,
    causes: brokenOff,
    example: 'Error response from daemon: Get "https://nvcr.io/v2/": EOF',
    counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": unauthorized'
  },
  {
    words: ["no valid openpgp data found"],
    causes: [
      {
        code: "proxy-only-in-shell",
        decides: "Is a proxy needed here, and sudo drops its variables? Then the key never came.",
        hints: ["proxy"]
      },
      { code: "dns-failure", decides: 'Does curl say "Could not resolve host"?' },
      { code: "tls-mitm-ca", decides: 'Does curl say "SSL certificate problem"?' },
      { code: "registry-unreachable", decides: 'Does curl say "Failed to connect" or "timed out"?' }
    ],
    example: "gpg: no valid OpenPGP data found.",
    counterExample: "gpg: key imported"
  }
];

// src/signatures/pasted/seccomp.ts
var oldEngine = likely(
  "docker-too-old-seccomp",
  "Is the engine older than 20.10.10 (libseccomp older than 2.5.2), and does --security-opt seccomp=unconfined help?"
);
var seccompSignatures = [
  {
    words: ["problem executing scripts apt::update::post-invoke 'rm -f /var/cache/apt/archives"],
    causes: oldEngine,
    example: "E: Problem executing scripts APT::Update::Post-Invoke 'rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true'",
    counterExample: "E: Problem executing scripts DPkg::Post-Invoke 'apt-show-versions'"
  },
  {
    words: ["getaddrinfo() thread failed to start"],
    causes: oldEngine,
    example: "curl: (6) getaddrinfo() thread failed to start",
    counterExample: "curl: (6) Could not resolve host: nvcr.io"
  },
  {
    words: ["libgomp: thread creation failed: operation not permitted"],
    causes: oldEngine,
    example: "libgomp: Thread creation failed: Operation not permitted",
    counterExample: "libgomp: Thread creation failed: Resource temporarily unavailable"
  },
  {
    words: ["omp: system error #1: operation not permitted"],
    causes: oldEngine,
    example: "OMP: Error #34: System unable to allocate necessary resources for OMP thread:\nOMP: System error #1: Operation not permitted",
    counterExample: "OMP: System error #11: Resource temporarily unavailable"
  },
  {
    words: ["std::system_error", "what(): operation not permitted"],
    reach: 80,
    causes: oldEngine,
    example: "terminate called after throwing an instance of 'std::system_error'\n  what():  Operation not permitted",
    counterExample: "terminate called after throwing an instance of 'std::system_error'\n  what():  Resource temporarily unavailable"
  },
  {
    words: ["pthread_create failed (eperm)"],
    causes: oldEngine,
    example: '[0.005s][warning][os,thread] Failed to start thread "GC Thread#0" - pthread_create failed (EPERM)',
    counterExample: 'Failed to start thread "GC Thread#0" - pthread_create failed (EAGAIN)'
  },
  {
    words: ["failed to spawn thread", "operation not permitted"],
    reach: 120,
    causes: oldEngine,
    example: `thread 'main' panicked: failed to spawn thread: Os { code: 1, kind: PermissionDenied, message: "Operation not permitted" }`,
    counterExample: "failed to spawn thread: Os { code: 11, kind: WouldBlock }"
  },
  {
    words: ["unable to create threaded lstat: operation not permitted"],
    causes: oldEngine,
    example: "fatal: unable to create threaded lstat: Operation not permitted",
    counterExample: "fatal: unable to create threaded lstat: Resource temporarily unavailable"
  },
  {
    words: ["creation via pthread_create() failed"],
    causes: likely(
      "docker-too-old-seccomp",
      "Does the line say 1 vs. 0, and does --security-opt seccomp=unconfined help? 11 vs. 0 is a limit of processes instead."
    ),
    example: "F external/tsl/tsl/platform/env.cc] Check failed: ret == 0 (1 vs. 0)Thread tf_foreach creation via pthread_create() failed.",
    counterExample: "thread creation failed"
  },
  {
    words: ["assertion `(0) == (uv_thread_create"],
    causes: oldEngine,
    example: "node[7]: ../src/node_platform.cc:61: std::unique_ptr<long unsigned int> node::WorkerThreadsTaskRunner::DelayedTaskScheduler::Start(): Assertion `(0) == (uv_thread_create(t.get(), start_thread, this))' failed.",
    counterExample: "node: Assertion failed: uv_loop_init"
  },
  {
    words: ["can't initialize time", "operation not permitted"],
    reach: 300,
    causes: oldEngine,
    example: "Fatal Python error: init_interp_main: can't initialize time\nPermissionError: [Errno 1] Operation not permitted",
    counterExample: "Fatal Python error: init_fs_encoding: can't initialize encodings"
  },
  ...[
    ["failed to create new os thread", "errno=1)"],
    ["failed to create coreclr", "0x80070008"]
  ].map(
    (words) => ({
      words,
      reach: 60,
      causes: oldEngine,
      example: `runtime: ${words.join(" (have 2 already; HRESULT: ")}`,
      counterExample: "runtime: failed to create new OS thread (have 2 already; errno=11)"
    })
  ),
  {
    words: ["clone3", "operation not permitted"],
    reach: 80,
    causes: oldEngine,
    example: "clone3: Operation not permitted",
    examples: ["strace: clone3({flags=CLONE_VM}, 88) = -1 EPERM (Operation not permitted)"],
    counterExample: "clone3: Function not implemented"
  },
  ...[
    "pthread_create: operation not permitted",
    "thread creation failed: operation not permitted",
    "failed to create thread: operation not permitted",
    "unable to create thread: operation not permitted",
    "can't create thread: operation not permitted",
    "make: /bin/sh: operation not permitted",
    "make: sh: operation not permitted",
    "unable to fork: operation not permitted",
    "failed to fork: operation not permitted"
  ].map(
    (word) => ({
      words: [word],
      causes: oldEngine,
      example: word,
      counterExample: "pthread_create: Resource temporarily unavailable"
    })
  ),
  ...[
    ["spawn a new", "thread"],
    ["spawn", "worker thread"],
    ["start new thread"],
    ["create worker", "thread"],
    ["create new", "thread"],
    ["start thread"]
  ].map(
    (words) => ({
      words: [...words, ": operation not permitted"],
      reach: 60,
      causes: oldEngine,
      example: `OS can't ${words.join(" ")}: Operation not permitted`,
      counterExample: `can't ${words.join(" ")}: Resource temporarily unavailable`
    })
  ),
  {
    words: ["ls: cannot access '", "operation not permitted"],
    reach: 80,
    causes: oldEngine,
    example: "ls: cannot access '/usr': Operation not permitted",
    counterExample: "ls: cannot access '/usr': No such file or directory"
  },
  {
    words: ["at least one invalid signature was encountered"],
    causes: [
      {
        code: "docker-too-old-seccomp",
        decides: "Is the engine older than 20.10.10, and does --security-opt seccomp=unconfined help? Then it is this."
      },
      { code: "disk-full-docker-root", decides: "Is the disk of the engine full (docker system df, df -h)?" }
    ],
    example: "W: GPG error: http://archive.ubuntu.com/ubuntu jammy InRelease: At least one invalid signature was encountered.",
    counterExample: "the signature is valid"
  }
];

// src/signatures/pasted/security.ts
var securitySignatures = [
  {
    words: ["avc: denied", "/dev/nvidia"],
    reach: 130,
    causes: proof("selinux-denial"),
    example: 'type=AVC msg=audit(1): avc:  denied  { read write } for  pid=811 comm="python3" path="/dev/nvidiactl" scontext=system_u:system_r:container_t:s0:c1,c2 tcontext=system_u:object_r:xserver_misc_device_t:s0 tclass=chr_file permissive=0',
    counterExample: 'avc:  denied  { read } for  pid=1 comm="httpd" name="index.html"'
  },
  {
    words: ["avc: denied", "xserver_misc_device_t"],
    reach: 400,
    causes: proof("selinux-denial"),
    example: 'avc:  denied  { open } for  pid=811 comm="nvidia-smi" scontext=system_u:system_r:svirt_lxc_net_t:s0 tcontext=system_u:object_r:xserver_misc_device_t:s0 tclass=chr_file',
    counterExample: 'avc:  denied  { read } for  pid=1 comm="httpd" tcontext=system_u:object_r:user_home_t:s0'
  },
  {
    words: ["avc: denied", "nvidia"],
    reach: 130,
    causes: likely(
      "selinux-denial",
      "Is it a container that was denied, and does it go with --security-opt label=disable?"
    ),
    example: 'avc:  denied  { connectto } for pid=7 comm="nvidia-smi" path="/run/nvidia-persistenced/socket"',
    counterExample: 'avc:  denied  { read } for  pid=1 comm="httpd" name="index.html"'
  },
  {
    words: ["selinux is preventing", "module_load"],
    reach: 80,
    causes: proof("selinux-module-load"),
    example: "SELinux is preventing /usr/bin/kmod from module_load access on the system nvidia.ko.",
    counterExample: "SELinux is preventing /usr/bin/nvidia-smi from read access on the chr_file nvidiactl."
  },
  {
    words: ["selinux is preventing", "nvidia"],
    reach: 200,
    causes: proof("selinux-denial"),
    example: "setroubleshoot[811]: SELinux is preventing /usr/bin/nvidia-smi from read, write access on the chr_file nvidiactl.",
    examples: ["SELinux is preventing python3 from ioctl access on the chr_file /dev/nvidia0."],
    counterExample: "SELinux is preventing /usr/sbin/httpd from read access on the file index.html."
  },
  ...['name="/dev/nvidia', 'comm="nvidia-smi', 'comm="nvidia-container', 'comm="nvidia-cdi'].map(
    (word) => ({
      words: ['apparmor="denied"', word],
      reach: 160,
      causes: likely("apparmor-denial", "Does the container start with --security-opt apparmor=unconfined?"),
      example: `audit: type=1400 audit(1.1:5): apparmor="DENIED" operation="open" profile="docker-default" ${word}`,
      // Desktop programs in snaps, and the helper's own profile, are denied things at every start.
      counterExample: 'apparmor="DENIED" operation="open" profile="snap.firefox.firefox" name="/proc/driver/nvidia/params" comm="firefox"'
    })
  ),
  ...[
    "docker-default",
    "containers-default",
    "lxc-",
    "cri-containerd.apparmor.d",
    "snap.docker",
    "rootlesskit"
  ].map(
    (profile) => ({
      words: ['apparmor="denied"', `profile="${profile}`],
      reach: 120,
      causes: likely("apparmor-denial", "Does the container start with --security-opt apparmor=unconfined?"),
      example: `audit: apparmor="DENIED" operation="signal" profile="${profile}" pid=811 comm="x"`,
      counterExample: 'apparmor="DENIED" operation="open" profile="snap.firefox.firefox"'
    })
  ),
  {
    words: ["could not check if", "apparmor profile was loaded"],
    reach: 60,
    causes: proof("apparmor-denial"),
    example: "docker: Error response from daemon: Could not check if docker-default AppArmor profile was loaded: open /sys/kernel/security/apparmor/profiles: permission denied.",
    counterExample: "AppArmor profile was loaded"
  },
  {
    words: ["you need policy admin privileges to manage profiles"],
    causes: proof("apparmor-denial"),
    example: "apparmor_parser: Access denied. You need policy admin privileges to manage profiles.",
    counterExample: "Access denied. You need to log in."
  },
  ...["/attr/apparmor/exec", "/attr/exec", "attr/current"].map(
    (file) => ({
      words: ["apparmor", file],
      reach: 200,
      causes: proof("apparmor-denial"),
      example: `unable to apply apparmor profile: apparmor failed to apply profile: write /proc/self${file.startsWith("/") ? "" : "/"}${file}: operation not permitted`,
      counterExample: 'apparmor="STATUS" operation="profile_load"'
    })
  ),
  {
    words: ["cannot kill container", "permission denied"],
    reach: 250,
    causes: likely(
      "apparmor-denial",
      'Does dmesg show apparmor="DENIED" operation="signal"? Then a profile (of the snap, or of a leftover package) keeps the engine from it.'
    ),
    example: "Error response from daemon: cannot stop container: web: Cannot kill container 5e8f: permission denied",
    counterExample: "cannot kill container: 5e8f: no such process"
  },
  {
    words: ["cannot stop container", "permission denied"],
    reach: 250,
    causes: likely(
      "apparmor-denial",
      'Does dmesg show apparmor="DENIED" operation="signal"? Then a profile (of the snap, or of a leftover package) keeps the engine from it.'
    ),
    example: "Error response from daemon: cannot stop container: 5e8f: tried to kill container, but did not receive an exit event: permission denied",
    counterExample: "cannot stop container: 5e8f: no such container"
  },
  {
    words: ["apparmor_parser", "executable file not found"],
    reach: 80,
    causes: proof("apparmor-denial"),
    example: 'exec: "apparmor_parser": executable file not found in $PATH',
    counterExample: "apparmor_parser: Unable to open profile"
  }
];

// src/signatures/pasted/singularity-fatal.ts
var singularityFatalSignatures = [
  "executable file not found",
  "no such file or directory",
  " not found on path",
  "is required with --nvccli"
].map(
  (end) => ({
    words: ["fatal: ", "nvidia-container-cli", end],
    reach: 250,
    causes: likely(
      "singularity-no-ncc",
      'Was --nvccli given, or is "use nvidia-container-cli" set in its configuration? Then it is this, and --nv does without.'
    ),
    example: `FATAL:   container creation failed: exec: "/usr/bin/nvidia-container-cli": ${end}`,
    counterExample: `FATA[0000] exec: "nvidia-container-cli": ${end}`
  })
);

// src/signatures/pasted/socket.ts
var socketSignatures = [
  {
    words: ["cannot connect to the docker daemon", ".docker/desktop/docker.sock"],
    reach: 120,
    causes: proof("docker-desktop-linux-context"),
    example: "Cannot connect to the Docker daemon at unix:///home/ada/.docker/desktop/docker.sock. Is the docker daemon running?",
    counterExample: "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
  },
  {
    words: ["failed to connect to the docker api", ".docker/desktop/docker.sock"],
    reach: 120,
    causes: proof("docker-desktop-linux-context"),
    example: "failed to connect to the docker API at unix:///home/ada/.docker/desktop/docker.sock; check if the path is correct and if the daemon is running",
    counterExample: "failed to connect to the docker API at unix:///var/run/docker.sock"
  },
  ...["cannot connect to the docker daemon", "failed to connect to the docker api"].map(
    (word) => ({
      words: [word, "unix:///run/user/", "/docker.sock"],
      reach: 60,
      causes: proof("rootless-daemon-not-started"),
      example: `${word} at unix:///run/user/1000/docker.sock. Is the docker daemon running?`,
      counterExample: `${word} at unix:///var/run/docker.sock`
    })
  ),
  ...["unable to parse docker host", "dial unix var/run/"].map(
    (word) => ({
      words: [word],
      causes: proof("docker-host-invalid"),
      example: `${word} docker.sock: connect: no such file or directory`,
      counterExample: "dial unix /var/run/docker.sock: connect: no such file or directory"
    })
  ),
  ...[
    "cannot open path of the current working directory: permission denied",
    "snap.docker.nvidia-container-toolkit",
    "snap.docker.dockerd.service: failed"
  ].map(
    (word) => ({
      words: [word],
      causes: likely("snap-docker", "Does snap list docker name one? Then it is this."),
      example: `${word}.service: Failed with result 'exit-code'.`,
      counterExample: "docker.service: Failed with result"
    })
  ),
  {
    words: ["dockerd-rootless.sh needs to be started manually"],
    causes: proof("rootless-daemon-not-started"),
    example: "[INFO] systemd not detected, dockerd-rootless.sh needs to be started manually:",
    counterExample: "[INFO] To control docker.service, run: `systemctl --user (start|stop|restart) docker.service`"
  },
  {
    words: ["rootless docker requires", "systemd"],
    reach: 80,
    causes: likely(
      "rootless-daemon-not-started",
      "Does systemctl --user status docker show no running unit?"
    ),
    example: "[ERROR] Rootless docker requires a user session of systemd",
    counterExample: "[INFO] systemd not detected"
  },
  {
    words: ["[rootlesskit:parent] error: failed to", "operation not permitted"],
    reach: 200,
    causes: proof("user-namespaces-restricted"),
    example: "[rootlesskit:parent] error: failed to start the child: fork/exec /proc/self/exe: operation not permitted",
    counterExample: "[rootlesskit:parent] error: failed to setup UID/GID map: newuidmap 4711 failed: exit status 1"
  },
  {
    words: ["[rootlesskit:child ] error: failed to", "permission denied"],
    reach: 200,
    causes: likely(
      "user-namespaces-restricted",
      "Does sysctl kernel.apparmor_restrict_unprivileged_userns say 1? Then AppArmor keeps rootlesskit from it."
    ),
    example: "[rootlesskit:child ] error: failed to share mount point: /: permission denied",
    counterExample: "[rootlesskit:child ] error: command [dockerd] exited: exit status 1"
  }
];
var dialSignatures = [
  ...["permission denied", "operation not permitted"].map(
    (word) => ({
      words: ["dial unix", "docker.sock", `connect: ${word}`],
      reach: 120,
      causes: socketRefused,
      example: `Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/auth": dial unix /var/run/docker.sock: connect: ${word}`,
      counterExample: "dial unix /var/run/docker.sock: connect: no such file or directory"
    })
  ),
  {
    words: ["dial unix", "docker.sock: permission denied"],
    reach: 60,
    causes: socketRefused,
    example: "Get http:///var/run/docker.sock/v1.19/version: dial unix /var/run/docker.sock: permission denied",
    counterExample: "dial unix /var/run/docker.sock: connect: connection refused"
  },
  {
    words: ["error while fetching server api version", "permissionerror(13"],
    reach: 160,
    causes: socketRefused,
    example: "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', PermissionError(13, 'Permission denied'))",
    counterExample: "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))"
  },
  {
    words: ["connect eacces", "docker.sock"],
    reach: 60,
    causes: socketRefused,
    example: "Error: connect EACCES /var/run/docker.sock",
    counterExample: "Error: connect ENOENT /var/run/docker.sock"
  },
  {
    words: ["usermod: group", "docker", "does not exist"],
    reach: 30,
    causes: likely("docker-not-installed", "Is there no dockerd on this machine?"),
    example: "usermod: group 'docker' does not exist",
    counterExample: "usermod: user 'ada' does not exist"
  },
  ...["no such file or directory", "connection refused"].map(
    (word) => ({
      words: ["dial unix", "docker.sock", `connect: ${word}`],
      reach: 120,
      causes: engineSilent,
      example: `Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/info": dial unix /var/run/docker.sock: connect: ${word}`,
      counterExample: "dial unix /var/run/docker.sock: connect: permission denied"
    })
  ),
  ...["filenotfounderror(2", "connectionrefusederror(111"].map(
    (word) => ({
      words: ["error while fetching server api version", word],
      reach: 160,
      causes: engineSilent,
      example: `docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', ${word}, 'x'))`,
      counterExample: "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', PermissionError(13, 'Permission denied'))"
    })
  ),
  ...["connect enoent", "connect econnrefused"].map(
    (word) => ({
      words: [word, "docker.sock"],
      reach: 60,
      causes: engineSilent,
      example: `Error: ${word} /var/run/docker.sock`,
      counterExample: "Error: connect EACCES /var/run/docker.sock"
    })
  ),
  {
    words: ["couldn't connect to docker daemon"],
    causes: engineSilent,
    example: "ERROR: Couldn't connect to Docker daemon at http+docker://localhost - is it running?\n\nIf it's at a non-standard location, specify the URL with the DOCKER_HOST environment variable.",
    counterExample: "couldn't connect to the registry"
  },
  {
    words: ["error during connect", "pipe/", "the system cannot find the file specified"],
    reach: 300,
    causes: likely(
      "daemon-not-running",
      "Is Docker Desktop not started on Windows? Then start it and wait until it says that its engine runs."
    ),
    example: 'error during connect: this error may indicate that the docker daemon is not running: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/_ping": open //./pipe/docker_engine: The system cannot find the file specified.',
    examples: [
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/info": open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.'
    ],
    counterExample: "open C:\\data\\x: The system cannot find the file specified."
  },
  {
    words: ["the command 'docker' could not be found in this wsl"],
    causes: likely(
      "docker-not-installed",
      "Docker Desktop serves a WSL distribution only once it is switched on there: Settings, Resources, WSL integration."
    ),
    example: "The command 'docker' could not be found in this WSL 2 distro.\nWe recommend to activate the WSL integration in Docker Desktop settings.",
    counterExample: "Command 'docker' not found, but can be installed with:"
  },
  ...[
    "could not find a valid docker environment",
    "docker daemon is not running",
    "the docker daemon does not appear to be running"
  ].map(
    (word) => ({
      words: [word],
      causes: [...engineSilent, ...socketRefused],
      example: `java.lang.IllegalStateException: ${word}. Please see logs and check configuration`,
      counterExample: "the docker daemon is running"
    })
  )
];

// src/signatures/pasted/surroundings.ts
var fromTheStart = [
  {
    code: "no-cgroups-on-rootful",
    decides: "Does /etc/nvidia-container-runtime/config.toml say no-cgroups = true, and is the engine not rootless? Then it is this.",
    hints: ["no-cgroups = true", "no-cgroups=true", "no-cgroups true", "cli.no-cgroups"]
  },
  {
    code: "cgroup-v2-old-libnvidia",
    decides: "Has the host control groups of version 2, and libnvidia-container less than 1.8 (nvidia-container-cli --version)?",
    hints: ["unified_cgroup_hierarchy", "cgroup version: 2"]
  },
  {
    code: "selinux-denial",
    decides: "Does ausearch -m avc on the host show denials of /dev/nvidia*?",
    hints: ["avc:", "label=disable", "enforcing"]
  },
  {
    code: "driver-nvml-unknown",
    decides: "Does nvidia-smi on the host say the same? Then it is the driver there."
  }
];
var dindOrPodman = likely(
  "podman-compose-gpu",
  'Is it podman that answers (docker version)? Then a compose file with devices: ["nvidia.com/gpu=all"] does better.'
);
var surroundingsSignatures = [
  {
    words: ["docker run", "nvidia-smi", "failed to initialize nvml: unknown error"],
    reach: 250,
    causes: fromTheStart,
    example: "$ sudo docker run --rm --gpus all ubuntu nvidia-smi\nFailed to initialize NVML: Unknown Error\n",
    counterExample: "$ docker exec train nvidia-smi\nFailed to initialize NVML: Unknown Error"
  },
  {
    words: ["external compose provider", "could not select device driver"],
    reach: 800,
    causes: dindOrPodman,
    example: '>>>> Executing external compose provider "/usr/local/bin/docker-compose". Please see podman-compose(1) for how to disable this message. <<<<\nError response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]]',
    counterExample: 'Executing external compose provider "/usr/local/bin/docker-compose"'
  },
  {
    words: ["error response from daemon", "stat nvidia.com/gpu=", "no such file or directory"],
    reach: 200,
    causes: [
      ...dindOrPodman,
      { code: "podman-too-old-for-cdi", decides: "Does podman --version say less than 4.1?" }
    ],
    example: "Error response from daemon: container create: stat nvidia.com/gpu=all: no such file or directory",
    counterExample: "Error: stat nvidia.com/gpu=all: no such file or directory"
  },
  ...["emulate docker cli using podman", "podman version"].map(
    (word) => ({
      words: [word, "unknown flag: --gpus "],
      reach: 300,
      causes: proof("podman-emulates-docker"),
      example: `${word}. Create /etc/containers/nodocker to quiet msg.
Error: unknown flag: --gpus
See 'docker run --help'.`,
      counterExample: "unknown flag: --gpus\nSee 'docker run --help'."
    })
  ),
  ...["docker.service not found", "unit docker.service could not be found"].map(
    (word) => ({
      words: [word, "podman version"],
      reach: 400,
      causes: proof("podman-emulates-docker"),
      example: `Failed to start docker.service: Unit ${word}.
$ docker --version
podman version 4.9.4`,
      counterExample: `${word}.
Docker version 27.3.1`
    })
  ),
  ...[
    'nvidia-container-runtime": executable file not found',
    "nvidia-container-runtime: no such file or directory"
  ].flatMap(
    (gone) => [
      ["default runtime: nvidia", gone],
      ['"default-runtime": "nvidia"', gone],
      ["docker run hello-world", gone],
      ["docker run --rm hello-world", gone],
      [gone, "default runtime: nvidia"],
      [gone, '"default-runtime": "nvidia"']
    ].map(
      (words) => ({
        words,
        reach: 800,
        causes: proof("default-runtime-broken"),
        example: `${words.join("\n")} }`,
        counterExample: `fork/exec /usr/bin/${gone}`
      })
    )
  ),
  ...["singularity>", "apptainer>"].map(
    (prompt) => ({
      words: [prompt, "no devices were found"],
      reach: 120,
      causes: [
        {
          code: "singularity-no-nv-files",
          decides: "Does nvidia-smi on the host show the GPUs? Then not all files of the driver, or nodes of the GPUs, came in by --nv."
        },
        { code: "gpu-init-failed", decides: "Does nvidia-smi on the host say the same?" },
        { code: "mig-no-instances", decides: "Is MIG on, without an instance (nvidia-smi -L on the host)?" }
      ],
      example: `${prompt} nvidia-smi
No devices were found`,
      counterExample: "$ nvidia-smi\nNo devices were found"
    })
  ),
  ...["permission denied", "operation not permitted"].map(
    (end) => ({
      words: ["pyxis", "failed to add device rules", end],
      reach: 400,
      causes: [
        {
          code: "enroot-mount-denied",
          decides: "Does Slurm keep the job's devices by control groups of version 1? Then no-cgroups = true in config.toml lets enroot's hook do without."
        },
        { code: "cgroup-write-denied", decides: "Is Slurm itself in a container?" }
      ],
      example: `slurmstepd: error: pyxis:     nvidia-container-cli: mount error: failed to add device rules: open /sys/fs/cgroup/devices/slurm/uid_1000/devices.allow: ${end}`,
      counterExample: "nvidia-container-cli: mount error: failed to add device rules: open failed"
    })
  ),
  {
    words: ["nvidia-docker", "localhost:3476"],
    reach: 200,
    causes: proof("nvidia-docker-v1-leftover"),
    example: "nvidia-docker | 2017/08/02 10:21:44 Error: Get http://localhost:3476/v1.0/docker/cli: dial tcp 127.0.0.1:3476: getsockopt: connection refused",
    counterExample: "dial tcp 127.0.0.1:5000: connection refused"
  },
  ...["/var/lib/nvidia-docker/", "volume driver: nvidia-docker"].map(
    (word) => ({
      words: [word],
      causes: likely(
        "nvidia-docker-v1-leftover",
        "Do docker volume ls or the configuration of the container name nvidia-docker as driver? Then it is of version 1."
      ),
      example: `Error response from daemon: dial unix ${word}: connect: no such file or directory`,
      counterExample: "dial unix /var/run/docker.sock: connect: no such file or directory"
    })
  ),
  {
    words: ["no_pubkey", "problem executing scripts apt::update::post-invoke 'rm -f /var/cache/apt"],
    reach: 600,
    causes: likely(
      "docker-too-old-seccomp",
      "Is it in a container, the engine older than 20.10.10, and does --security-opt seccomp=unconfined help?"
    ),
    example: "W: GPG error: http://archive.ubuntu.com/ubuntu jammy InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 5E8F1C5C5E8F1C5C\nE: Problem executing scripts APT::Update::Post-Invoke 'rm -f /var/cache/apt/archives/*.deb || true'",
    counterExample: "The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 5E8F1C5C5E8F1C5C"
  },
  ...["https_proxy", "http_proxy"].map(
    (variable) => ({
      words: [variable, "error response from daemon: ", '/v2/": dial tcp'],
      reach: 600,
      causes: [
        {
          code: "proxy-only-in-shell",
          decides: "Does docker info name no proxy? Then the daemon asks without it, and finds no way."
        },
        {
          code: "registry-unreachable",
          decides: "Does it name one, and is nothing about a name in the line?"
        },
        { code: "dns-failure", decides: "Does it name one, and does the line say lookup?" }
      ],
      example: `export ${variable.toUpperCase()}=http://proxy.example:3128
docker: Error response from daemon: Get "https://nvcr.io/v2/": dial tcp: lookup nvcr.io on 192.0.2.53:53: no such host`,
      counterExample: `export ${variable.toUpperCase()}=http://proxy.example:3128`
    })
  ),
  {
    words: [".filenotfounderror: [errno 2] no such file or directory", "docker-compose.y"],
    reach: 30,
    causes: likely(
      "snap-docker",
      "Does snap list docker name one, and does the folder lie outside the home directory? The snap does not see it."
    ),
    example: "ERROR: .FileNotFoundError: [Errno 2] No such file or directory: './docker-compose.yml'",
    counterExample: "FileNotFoundError: [Errno 2] No such file or directory: 'train.py'"
  }
];

// src/signatures/pasted/toolkit-failures.ts
var releaseBug = likely(
  "toolkit-bug-old-version",
  "Is the toolkit older than the newest release (nvidia-ctk --version)? Then upgrade it and try again."
);
var socketInTheWay = likely(
  "run-bind-hides-persistenced",
  "Is the host's /run mounted into the container, or is the socket one that a stopped nvidia-persistenced left? Then it is this."
);
var toolkitFailuresSignatures = [
  ...["panic: runtime error", "panic: assignment", "sigsegv: segmentation violation"].flatMap(
    (word) => ["nvidia-container-toolkit", "nvidia-ctk", "nvidia-container-runtime"].map(
      (program) => ({
        words: [word, program],
        reach: 1200,
        causes: releaseBug,
        example: `stderr: ${word}: invalid memory address or nil pointer dereference
goroutine 1 [running]:
github.com/NVIDIA/${program}/cmd`,
        counterExample: `${word}: invalid memory address or nil pointer dereference
goroutine 1 [running]:
main.main()`
      })
    )
  ),
  ...["nvidia-container-toolkit", "nvidia-container-runtime-hook"].map(
    (hook2) => ({
      words: ["fork/exec", hook2, ": permission denied"],
      reach: 120,
      causes: likely(
        "toolkit-hook-missing",
        "Is the hook a program that may be executed (ls -lL), on a file system without noexec? If not, it is this."
      ),
      example: `error running hook #0: fork/exec /usr/bin/${hook2}: permission denied: unknown.`,
      counterExample: `fork/exec /usr/bin/runc: permission denied`
    })
  ),
  ...[
    "error executing ldconfig",
    "failed to execute ldconfig",
    "error running ldconfig",
    "failed to create ldcache updater",
    "failed to run ldconfig"
  ].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "ldconfig-in-hook-failed",
          decides: "Does no image start? Then it is the host: ldconfig in config.toml, or its kernel."
        },
        {
          code: "image-corrupt-local",
          decides: "Does another image start? Then this copy is damaged: remove it and pull it again."
        }
      ],
      example: `error running createContainer hook #1: exit status 1, stdout: , stderr: level=error msg="${word} in container"`,
      counterExample: "ldconfig deferred processing now taking place"
    })
  ),
  {
    words: ["mount error", "nvidia-persistenced/socket"],
    reach: 400,
    causes: proof("run-bind-hides-persistenced"),
    example: "nvidia-container-cli: mount error: open failed: /var/lib/docker/overlay2/ab/merged/run/nvidia-persistenced/socket: no such device or address: unknown.",
    counterExample: "connect to /run/nvidia-persistenced/socket failed"
  },
  {
    words: ['error mounting "/', 'nvidia-persistenced/socket" to rootfs'],
    reach: 100,
    causes: socketInTheWay,
    example: 'error mounting "/run/nvidia-persistenced/socket" to rootfs at "/run/nvidia-persistenced/socket": mknod regular file: file exists',
    counterExample: 'error mounting "/srv/data" to rootfs at "/data": mknod regular file: file exists'
  },
  ...["permission denied", "operation not permitted"].map(
    (end) => ({
      words: ["mount error", "/vfs/dir/", end],
      reach: 400,
      causes: likely(
        "storage-driver-vfs-perms",
        "Does docker info say Storage Driver: vfs, and is its root below a home directory? Then it is this."
      ),
      example: `nvidia-container-cli: mount error: stat failed: /home/ada/docker/vfs/dir/4136/usr/bin/nvidia-smi: ${end}: unknown`,
      counterExample: `nvidia-container-cli: mount error: stat failed: /var/lib/docker/overlay2/ab/merged: ${end}`
    })
  ),
  {
    words: ["nvidia-container-cli", "relocation error"],
    reach: 60,
    causes: [
      {
        code: "toolkit-version-mix",
        decides: "Are libnvidia-container1 and libnvidia-container-tools of different releases?"
      },
      {
        code: "ld-preload-conflict",
        decides: "Does /etc/ld.so.preload name the library of the line? Then it is this.",
        hints: ["ld.so.preload", "ld_preload"]
      }
    ],
    example: "nvidia-container-cli: relocation error: /opt/agent/lib.so: symbol dlsym version GLIBC_2.34 not defined in file libc.so.6 with link time reference",
    counterExample: "bash: relocation error: /lib/libc.so.6: symbol x not defined"
  },
  {
    words: ["glibc_", "not found (required by", "nvidia-container-cli"],
    reach: 120,
    causes: likely(
      "toolkit-version-mix",
      "Is the toolkit one that was built for a newer distribution? Then install that of this one."
    ),
    example: "nvidia-container-cli: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by nvidia-container-cli)",
    counterExample: "python3: /lib/libc.so.6: version `GLIBC_2.34' not found (required by python3)"
  },
  {
    words: ["glibc_", "not found (required by", "nvidia-container-runtime"],
    reach: 120,
    causes: likely(
      "runtime-crash",
      "Is the toolkit one that was built for a newer distribution? Then install that of this one."
    ),
    example: "/usr/bin/nvidia-container-runtime: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /usr/bin/nvidia-container-runtime)",
    counterExample: "python3: /lib/libc.so.6: version `GLIBC_2.34' not found (required by python3)"
  },
  {
    words: ["proc_dir_entry 'driver/nvidia", "already registered"],
    reach: 40,
    causes: proof("stale-driver-procfs"),
    example: "[  100.511] proc_dir_entry 'driver/nvidia' already registered",
    counterExample: "proc_dir_entry 'driver/other' already registered"
  },
  {
    words: ["nvidia-container-cli", "/run/nvidia/driver", "no such file or directory"],
    reach: 200,
    causes: proof("config-toml-driver-root"),
    example: "nvidia-container-cli: detection error: path error: /run/nvidia/driver/proc/driver/nvidia: no such file or directory",
    counterExample: "nvidia-container-cli: mount error: stat failed: /dev/nvidia0: no such file or directory"
  },
  ...["nvidia"].map(
    (name) => ({
      words: [`invalid runtime name ${name}`, "correct runtime name should be"],
      reach: 60,
      causes: likely(
        "nvidia-runtime-not-registered",
        "Does docker info (for nerdctl: containerd config dump) list no runtime nvidia? Then it was never registered."
      ),
      example: `invalid runtime name ${name}, correct runtime name should be either format like \`io.containerd.runc.v2\` or a full path to the binary`,
      counterExample: "invalid runtime name kata, correct runtime name should be either format like"
    })
  ),
  {
    words: ["nvidia-container-runtime", "did not terminate sucessfully"],
    reach: 300,
    causes: likely(
      "runtime-crash",
      "Does it end in the same way when it is called by hand? Then its log (debug in config.toml) says more."
    ),
    example: "OCI runtime create failed: /usr/bin/nvidia-container-runtime did not terminate sucessfully: unknown",
    counterExample: "runc did not terminate sucessfully: unknown"
  },
  ...[
    "could not load nvidia container runtime config",
    "error loading nvidia container runtime config",
    "failed to load nvidia-container-runtime config"
  ].map(
    (word) => ({
      words: [word],
      causes: likely(
        "toolkit-config-invalid",
        "Does nvidia-ctk config complain of /etc/nvidia-container-runtime/config.toml?"
      ),
      example: `level=error msg="${word}: toml: line 2"`,
      counterExample: "loaded the config of the runtime"
    })
  ),
  ...[" not installed", " not found"].map(
    (end) => ({
      words: ["nvidia container toolkit", end],
      reach: 20,
      causes: likely(
        "toolkit-not-installed",
        'Does nvidia-ctk --version on the host say "command not found"? Then it is this.'
      ),
      example: `Error: NVIDIA Container Toolkit is${end}.`,
      counterExample: "NVIDIA Container Toolkit is installed."
    })
  )
];

// src/signatures/pasted/toolkit-packages.ts
var conflict = likely(
  "package-dependency-conflict",
  "Does dpkg -l (rpm -qa) list packages of nvidia-docker or the toolkit of several releases? Then remove the old ones first."
);
var distroDocker = likely(
  "distro-docker-conflict",
  "Is Docker of the distribution (docker.io, docker, podman-docker, containerd, runc) installed beside Docker's own packages?"
);
var ours = ["nvidia.github.io", "nvidia-container", "nvidia-docker"];
var toolkitPackagesSignatures = [
  ...ours.flatMap((name) => [
    {
      words: ["public key for", name, "is not installed"],
      reach: 120,
      causes: likely("apt-key-missing", "Does rpm -q gpg-pubkey list no key of NVIDIA's? Then import it."),
      example: `Public key for ${name}-1.17.4-1.x86_64.rpm is not installed`,
      counterExample: "Public key for bash-5.1.rpm is not installed"
    },
    {
      words: [name, "repomd.xml signature could not be verified"],
      reach: 200,
      causes: likely(
        "apt-key-missing",
        "Does the repository's file lack gpgkey, or name a key that is no more?"
      ),
      example: `https://mirror.example/${name}/stable/rpm/x86_64/repodata/repomd.xml: [Errno -1] repomd.xml signature could not be verified for ${name}`,
      counterExample: "repomd.xml signature could not be verified for epel"
    },
    {
      words: ["trying to overwrite", name, "which is also in package"],
      reach: 160,
      causes: proof("package-dependency-conflict"),
      example: `dpkg: error processing archive /var/cache/apt/archives/x.deb (--unpack):
 trying to overwrite '/usr/bin/${name}', which is also in package ${name} 3.13.0-1`,
      counterExample: "trying to overwrite '/usr/bin/foo', which is also in package bar"
    },
    {
      words: ["unmet dependencies", name],
      reach: 400,
      causes: conflict,
      example: `The following packages have unmet dependencies:
 ${name} : Depends: other (>= 1.17.4-1) but 1.13.5-1 is to be installed`,
      counterExample: "The following packages have unmet dependencies:\n gimp : Depends: libfoo"
    },
    {
      words: [name, "conflicts with", name],
      reach: 200,
      causes: conflict,
      example: `Problem: package ${name}-1.17.4-1.x86_64 conflicts with ${name}-runtime provided by ${name}-runtime-3.5.0-1`,
      counterExample: "package docker-ce conflicts with docker"
    },
    {
      words: ["file /usr/bin/", "from install of", name, "conflicts with file from package"],
      reach: 300,
      causes: proof("package-dependency-conflict"),
      example: `file /usr/bin/nvidia-container-cli from install of ${name}-1.17.4-1.x86_64 conflicts with file from package other-1.0`,
      counterExample: "file /usr/bin/docker from install of docker-ce conflicts with file from package docker-common"
    },
    {
      words: ["dependency problems prevent configuration of", name],
      reach: 40,
      causes: conflict,
      example: `dpkg: dependency problems prevent configuration of ${name}:
 ${name} depends on other (>= 1.3); however:`,
      counterExample: "dpkg: dependency problems prevent configuration of gimp:"
    },
    {
      words: ["nothing provides", name],
      reach: 160,
      causes: conflict,
      example: `nothing provides libseccomp >= 2.3.3 needed by ${name}-1.17.4-1.x86_64`,
      counterExample: "nothing provides libfoo needed by gimp"
    },
    {
      words: ["cannot install both", name],
      reach: 40,
      causes: conflict,
      example: `Problem: cannot install both ${name}-1.13.5-1.x86_64 and ${name}-1.17.8-1.x86_64`,
      counterExample: "cannot install both kernel-5 and kernel-6"
    },
    {
      words: ["conflicts between attempted installs of", name],
      reach: 80,
      causes: proof("package-dependency-conflict"),
      example: `file /usr/bin/nvidia-container-cli conflicts between attempted installs of ${name}-1.17.4-1.x86_64 and other-1.4.0`,
      counterExample: "file /usr/bin/a conflicts between attempted installs of a-1 and b-1"
    },
    {
      words: [name, "are in conflict"],
      reach: 120,
      causes: conflict,
      example: `:: ${name} and other-toolkit are in conflict. Remove other-toolkit? [y/N]`,
      counterExample: "gimp and krita are in conflict"
    },
    {
      words: [name, "none of the providers can be installed"],
      reach: 300,
      causes: conflict,
      example: `package ${name}-2.13.0-1.noarch requires other >= 1.13.0, but none of the providers can be installed`,
      counterExample: "package gimp requires libfoo, but none of the providers can be installed"
    }
  ]),
  {
    words: ["error: package: nvidia-", "requires: docker"],
    reach: 200,
    causes: conflict,
    example: "Error: Package: nvidia-docker2-2.0.3-1.docker18.06.1.ce.noarch (nvidia-docker)\n           Requires: docker-ce = 18.06.1.ce",
    counterExample: "Error: Package: docker-ce Requires: container-selinux"
  },
  ...["container-selinux", "containerd.io", "fuse-overlayfs", "slirp4netns"].map(
    (name) => ({
      words: ["docker-ce", "requires", name],
      reach: 200,
      causes: distroDocker,
      example: `Error: Package: 3:docker-ce-24.0.7-1.el7.x86_64 (docker-ce-stable)
           Requires: ${name} >= 1.2`,
      counterExample: "docker-ce-24.0.7 installed"
    })
  ),
  {
    words: ["containerd.io", "conflicts"],
    reach: 100,
    causes: distroDocker,
    example: "The following packages have unmet dependencies:\n containerd.io : Conflicts: containerd",
    examples: [
      "package containerd.io-1.6.26-3.1.el9.x86_64 conflicts with runc provided by runc-4:1.1.9-1.el9.x86_64"
    ],
    counterExample: "containerd.io is already the newest version"
  },
  {
    words: ["package docker-ce", "conflicts with"],
    reach: 160,
    causes: distroDocker,
    example: "Problem: problem with installed package podman-docker-4.2.0\n - package docker-ce-3:24.0.7-1.el9.x86_64 conflicts with docker provided by podman-docker-4.2.0",
    counterExample: "package docker-ce-24.0.7 is already installed"
  },
  {
    words: ["podman-docker", "conflicts with", "docker-ce"],
    reach: 200,
    causes: distroDocker,
    example: "package podman-docker-4.9.4 conflicts with docker-ce provided by docker-ce-3:26.1.0",
    counterExample: "podman-docker is installed"
  },
  {
    words: ["from install of docker-ce", "conflicts with file from package"],
    reach: 160,
    causes: proof("distro-docker-conflict"),
    example: "file /usr/bin/docker from install of docker-ce-24.0.7-1 conflicts with file from package docker-common-1.13.1-209",
    counterExample: "file /usr/bin/foo from install of bar conflicts with file from package baz"
  },
  {
    words: ["docker-runc not installed on system"],
    causes: proof("distro-docker-conflict"),
    example: "docker: Error response from daemon: shim error: docker-runc not installed on system.",
    counterExample: "runc is not installed"
  },
  {
    words: ["no such volume: nvidia_driver_"],
    causes: proof("nvidia-docker-v1-leftover"),
    example: "Error response from daemon: get nvidia_driver_381.22: no such volume: nvidia_driver_381.22",
    counterExample: "Error response from daemon: get data: no such volume: data"
  },
  {
    words: ["error looking up volume plugin nvidia-docker"],
    causes: proof("nvidia-docker-v1-leftover"),
    example: 'docker: Error response from daemon: create nvidia_driver_384.90: error looking up volume plugin nvidia-docker: plugin "nvidia-docker" not found.',
    counterExample: "error looking up volume plugin rexray: plugin not found"
  },
  {
    words: ["plugins/nvidia-docker.sock"],
    causes: likely(
      "nvidia-docker-v1-leftover",
      "Is nvidia-docker 1 (its plugin or its volumes) still there?"
    ),
    example: "create nvidia_driver_384.90: Post http://%2Frun%2Fdocker%2Fplugins%2Fnvidia-docker.sock/VolumeDriver.Create: dial unix /run/docker/plugins/nvidia-docker.sock: connect: no such file or directory",
    counterExample: "dial unix /run/docker/plugins/rexray.sock"
  },
  {
    words: ["nvidia_driver_", "volumedriver."],
    reach: 200,
    causes: likely(
      "nvidia-docker-v1-leftover",
      "Is nvidia-docker 1 (its plugin or its volumes) still there?"
    ),
    example: "docker: Error response from daemon: create nvidia_driver_367.57: VolumeDriver.Create: internal error.",
    counterExample: "VolumeDriver.Create: internal error"
  }
];

// src/signatures/pasted/toolkit-parts.ts
var mixed = proof("toolkit-version-mix");
var knownBug = likely(
  "toolkit-bug-old-version",
  "Is the toolkit (nvidia-ctk --version) older than the newest release? Then that one may have it mended."
);
var toolkitPartsSignatures = [
  ...["nvidia-container", "nvidia-cdi-hook", "nvidia-ctk"].flatMap(
    (part) => ["no such file or directory", "executable file not found"].map(
      (end) => ({
        words: ["/snap/docker", part, end],
        reach: 250,
        causes: proof("snap-docker"),
        example: `fork/exec /snap/docker/2932/usr/bin/${part}: ${end}: unknown`,
        counterExample: `fork/exec /usr/bin/${part}: ${end}: unknown`
      })
    )
  ),
  {
    words: [" hook #", "no help topic for"],
    reach: 300,
    causes: mixed,
    example: `error running createContainer hook #1: exit status 3, stdout: , stderr: level=error msg="No help topic for 'enable-cuda-compat'": unknown`,
    counterExample: "No help topic for 'list'"
  },
  ...[
    "failed to locate nvidia container runtime hook",
    "failed to locate nvidia-container-runtime-hook",
    "failed to locate nvidia-container-toolkit",
    "stat /usr/bin/nvidia-container-toolkit: no such file or directory",
    "fork/exec /usr/bin/nvidia-container-toolkit: no such file or directory"
  ].map(
    (word) => ({
      words: [word],
      causes: proof("toolkit-hook-missing"),
      example: `level=error msg="${word}"`,
      counterExample: "failed to locate nvidia-smi"
    })
  ),
  ...[
    'exec: "nvidia-container-cli": executable file not found',
    "nvidia-container-cli: no such file or directory",
    'nvidia-container-cli": stat '
  ].map(
    (word) => ({
      words: [word],
      causes: proof("toolkit-cli-missing"),
      example: `FATA[0000] failed to create shim task: ${word}: unknown`,
      counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
    })
  ),
  {
    words: ["nvidia-container-cli: error while loading shared libraries: libnvidia-container.so"],
    causes: proof("toolkit-cli-missing"),
    example: "nvidia-container-cli: error while loading shared libraries: libnvidia-container.so.1: cannot open shared object file: No such file or directory",
    counterExample: "nvidia-smi: error while loading shared libraries: libnvidia-ml.so.1"
  },
  ...[
    "libnvidia-container-go.so",
    "undefined symbol: nvc_",
    "version `nvc_",
    "libnvidia-container.so.1: undefined symbol",
    "libnvidia-container.so.1: version"
  ].map(
    (word) => ({
      words: ["nvidia-container-cli", word],
      reach: 200,
      causes: mixed,
      example: `nvidia-container-cli: initialization error: load library failed: ${word}.1: not found`,
      counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
    })
  ),
  {
    words: ["ldcache error: open failed"],
    causes: proof("ldconfig-in-hook-failed"),
    example: "nvidia-container-cli: ldcache error: open failed: /sbin/ldconfig.real: no such file or directory: unknown",
    counterExample: "nvidia-container-cli: ldcache error: process /sbin/ldconfig failed with error code: 1"
  },
  ...[
    ["ldcache error: process", "terminated with signal"],
    ["update-ldcache", "failed"],
    ["error updating ldcache"],
    ["failed to update ldcache"]
  ].map(
    (words) => ({
      words,
      reach: 200,
      causes: [
        {
          code: "ldconfig-in-hook-failed",
          decides: "Does no image start? Then it is the host: ldconfig in config.toml, seccomp, or user namespaces."
        },
        {
          code: "image-corrupt-local",
          decides: "Does another image start? Then this copy is damaged: remove it and pull it again."
        }
      ],
      example: `nvidia-container-cli: ${words.join(" /sbin/ldconfig ")}: 9: unknown`,
      counterExample: "updating the cache"
    })
  ),
  {
    words: ["last insn is not an exit or jmp"],
    causes: [
      ...knownBug,
      {
        code: "lxc-nested-no-cgroups",
        decides: "Does systemd-detect-virt -c on the machine of the engine say lxc? Then it is this.",
        hints: [" lxc", " lxd", "proxmox", " pve", " incus", "-pve"]
      }
    ],
    example: "nvidia-container-cli: mount error: failed to add device rules: unable to generate new device filter program from existing programs: unable to create new device filters program: load program: invalid argument: last insn is not an exit or jmp: processed 0 insns",
    counterExample: "failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted"
  },
  {
    words: ["create-symlinks", "file exists"],
    reach: 300,
    causes: knownBug,
    example: "error running createContainer hook #0: exit status 1, stderr: nvidia-ctk hook create-symlinks: failed to create link [libcuda.so.1 /usr/lib/libcuda.so]: file exists",
    counterExample: "mount error: file creation failed: /x/libnvidia-ml.so.1: file exists"
  },
  {
    words: [" hook #", "segmentation fault", "nvidia"],
    reach: 400,
    causes: knownBug,
    example: "error running prestart hook #0: signal: segmentation fault (core dumped), stdout: , stderr: /usr/bin/nvidia-container-cli",
    counterExample: "python3: segmentation fault (core dumped)"
  },
  ...[
    "permission error: capability change failed",
    "initialization error: privilege change failed",
    "permission error: privilege change failed"
  ].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "podman-userns-nomap",
          decides: "Is it podman or a rootless engine whose user namespace lacks ids (--userns=nomap)?",
          hints: [" podman", " nomap"]
        },
        {
          code: "lxc-nested-no-cgroups",
          decides: "Is the engine in an LXC container?",
          hints: [" lxc", "proxmox"]
        },
        { code: "rootless-no-cgroups", decides: "Does docker info list name=rootless?", hints: ["rootless"] }
      ],
      example: `nvidia-container-cli: ${word}: operation not permitted`,
      counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
    })
  ),
  {
    words: ["no runtime binary found from candidate list"],
    causes: likely("runtime-crash", "Is neither runc nor crun on the PATH of dockerd? Then install runc."),
    example: "error locating runtime: no runtime binary found from candidate list: [docker-runc runc crun]",
    counterExample: "candidate list: [runc]"
  },
  ...["executable file not found", "no such file or directory", "did not terminate suc"].map(
    (end) => ({
      words: ["/nix/store/", "nvidia-container-runtime", end],
      reach: 200,
      causes: [
        {
          code: "nixos-runtime-binary",
          decides: "Does daemon.json name the wrapper of another package (nvidia-docker) than the one that is installed?"
        },
        {
          code: "runtime-binary-missing",
          decides: "Was the path collected as garbage? Then rebuild the system."
        }
      ],
      example: `fork/exec /nix/store/ab-nvidia-docker/bin/nvidia-container-runtime: ${end}`,
      counterExample: `fork/exec /usr/bin/nvidia-container-runtime: ${end}`
    })
  ),
  {
    words: ['nvidia-container-runtime-hook": stat', "no such file or directory"],
    reach: 120,
    causes: proof("toolkit-hook-missing"),
    example: 'exec: "/usr/bin/nvidia-container-runtime-hook": stat /usr/bin/nvidia-container-runtime-hook: no such file or directory',
    counterExample: 'exec: "/usr/bin/nvidia-container-runtime": stat /usr/bin/nvidia-container-runtime: no such file'
  },
  {
    words: [
      "nvidia-container-runtime",
      "did not terminate suc",
      "nvidia-container-runtime-hook: no such file"
    ],
    reach: 400,
    causes: proof("toolkit-hook-missing"),
    example: "nvidia-container-runtime did not terminate sucessfully: ERROR: nvidia-container-runtime: inject NVIDIA hook: stat /usr/bin/nvidia-container-runtime-hook: no such file or directory",
    counterExample: "nvidia-container-runtime did not terminate successfully: exit status 1: unknown"
  },
  ...[
    ["failed to get digest sha256", "no such file or directory"],
    ["error response from daemon: layer does not exist"],
    ["missing content digest"],
    ["failed to walk: failed to get reader from content store"],
    ["content digest sha256", ": not found"]
  ].map(
    (words) => ({
      words,
      reach: 300,
      causes: likely(
        "image-corrupt-local",
        "Does docker rmi and a fresh pull of the image help? Then its copy was damaged."
      ),
      example: `Error response from daemon: ${words.join(":5e8f ").replace("error response from daemon: ", "")}`,
      counterExample: "manifest for nvcr.io/nvidia/pytorch:99 not found: manifest unknown"
    })
  ),
  ...["this version of runc doesn", "cannot find cgroup mount destination"].map(
    (word) => ({
      words: word.startsWith("this") ? [word, "work on cgroups v2"] : [word],
      causes: proof("cgroup-v2-old-engine"),
      example: `OCI runtime create failed: ${word}'t work on cgroups v2: unknown`,
      counterExample: "this version of runc works on cgroups v2"
    })
  )
];
var toolkitRestSignatures = [
  {
    words: ["failed to add device rules", "function not implemented"],
    reach: 200,
    causes: proof("cgroup-bpf-kernel-too-old"),
    example: "nvidia-container-cli: mount error: failed to add device rules: unable to load program: function not implemented",
    counterExample: "failed to add device rules: operation not permitted"
  },
  {
    words: ["failed to add device rules"],
    causes: [
      {
        code: "rootless-no-cgroups",
        decides: "Does docker info list name=rootless?",
        hints: ["rootless", "user.slice", "/run/user/", " podman"]
      },
      {
        code: "lxc-nested-no-cgroups",
        decides: "Does systemd-detect-virt -c on the machine of the engine say lxc?",
        hints: [" lxc", " lxd", "proxmox", " incus", "-pve"]
      },
      { code: "cgroup-bpf-kernel-too-old", decides: "Is the kernel older than 5.2 (uname -r)?" },
      { code: "toolkit-bug-old-version", decides: "Is libnvidia-container older than 1.14?" }
    ],
    example: "nvidia-container-cli: mount error: failed to add device rules: something new",
    counterExample: "nvidia-container-cli: mount error: file creation failed"
  }
];

// src/signatures/pasted/typed.ts
var typedSignatures = [
  {
    words: ["cannot set both count and deviceids on device request"],
    causes: proof("gpus-quoting"),
    example: "docker: Error response from daemon: cannot set both Count and DeviceIDs on device request.",
    counterExample: 'could not select device driver "" with capabilities: [[gpu]]'
  },
  {
    words: ['for "--gpus" flag: '],
    causes: [
      {
        code: "gpus-quoting",
        decides: `Is it a list of devices or capabilities? Then it needs quotes within quotes: --gpus '"device=0,1"'.`
      },
      {
        code: "docker-run-args-misparsed",
        decides: "Is it the name of the image or another option? Then --gpus was given no value."
      }
    ],
    example: `invalid argument "2,3" for "--gpus" flag: strconv.Atoi: parsing "3": invalid syntax`,
    examples: [
      `invalid argument "device=0,1" for "--gpus" flag: unexpected key '1' in '1'`,
      `invalid argument "all,capabilities=utility" for '--gpus' flag: parse error on line 1, column 5: bare " in non-quoted-field`
    ],
    counterExample: "unknown flag: --gpus\nSee docker run --help."
  },
  {
    words: ['exec: "--', "executable file not found"],
    reach: 60,
    causes: proof("docker-run-args-misparsed"),
    example: 'OCI runtime create failed: runc create failed: unable to start container process: exec: "--gpus": executable file not found in $PATH: unknown.',
    counterExample: 'exec: "nvidia-smi": executable file not found in $PATH: unknown'
  },
  {
    words: ["unknown shorthand flag: 'g' in -gpus"],
    causes: proof("docker-run-args-misparsed"),
    example: "unknown shorthand flag: 'g' in -gpus\nSee 'docker run --help'.",
    counterExample: "unknown shorthand flag: 'g' in -g\nSee 'dockerd --help'."
  },
  {
    words: ["docker: invalid reference format"],
    causes: likely(
      "docker-run-args-misparsed",
      "Is something before the image taken for it: a blank after a backslash, a value that begins with a capital letter, a path with a blank in -v, a dash pasted as a longer one?"
    ),
    example: "docker: invalid reference format: repository name (Volumes/data) must be lowercase.\nSee 'docker run --help'.",
    counterExample: "docker: Error response from daemon: manifest unknown"
  },
  {
    words: ['docker: "docker run" requires at least 1 argument'],
    causes: proof("docker-run-args-misparsed"),
    example: `docker: "docker run" requires at least 1 argument.
See 'docker run --help'.`,
    counterExample: '"docker pull" requires exactly 1 argument.'
  },
  {
    words: ["unknown flag: --gpus ", "podman"],
    reach: 60,
    causes: likely("podman-too-old-for-cdi", "Does podman --version say less than 4.1?"),
    example: "Error: unknown flag: --gpus\nSee 'podman run --help'",
    counterExample: "unknown flag: --gpus\nSee 'docker run --help'."
  },
  {
    words: ["unknown or invalid runtime name: --"],
    causes: proof("docker-run-args-misparsed"),
    example: "docker: Error response from daemon: unknown or invalid runtime name: --rm.",
    counterExample: "docker: Error response from daemon: unknown or invalid runtime name: nvidia."
  },
  ...["unknown or invalid runtime name: ", "unknown runtime specified "].flatMap(
    (word) => ["nvcr.io/", "ubuntu", "pytorch", "tensorflow", "cuda", "/"].map((image) => ({
      words: [`${word}${image}`],
      causes: proof("docker-run-args-misparsed"),
      example: `docker: Error response from daemon: ${word}${image}x.`,
      counterExample: `docker: Error response from daemon: ${word}nvidia.`
    }))
  ),
  {
    words: ["unable to retrieve oci runtime error", "fork/exec", ": permission denied"],
    reach: 400,
    causes: [
      {
        code: "docker-run-args-misparsed",
        decides: "Is what the line wants to run no runtime at all? Then a value slipped to the place of --runtime."
      },
      {
        code: "runtime-binary-missing",
        decides: "Is it the runtime, and may it not be executed (ls -l)? Then install it again."
      }
    ],
    example: "OCI runtime create failed: unable to retrieve OCI runtime error (open /run/log.json: no such file or directory): fork/exec /srv/data: permission denied: unknown.",
    counterExample: "fork/exec /usr/bin/python3: permission denied"
  },
  {
    words: ["unknown runtime specified --"],
    causes: proof("docker-run-args-misparsed"),
    example: "docker: Error response from daemon: Unknown runtime specified --rm.",
    counterExample: "docker: Error response from daemon: Unknown runtime specified nvidia."
  },
  {
    words: ["executable file `nvidia-smi` not found"],
    causes: [
      {
        code: "gpus-flag-missing",
        decides: "Was no --device nvidia.com/gpu=all (podman before 5: --gpus does nothing) given?"
      },
      {
        code: "podman-gpus-flag-noop",
        decides: "Is podman older than 5.0, and was --gpus given?",
        hints: ["--gpus"]
      },
      {
        code: "podman-compose-gpu",
        decides: "Was it started by podman-compose or podman compose?",
        hints: ["podman-compose", "podman compose", "external compose provider"]
      },
      {
        code: "cdi-spec-stale",
        decides: "Does the CDI specification not list /usr/bin/nvidia-smi? Then write it anew."
      }
    ],
    example: "Error: crun: executable file `nvidia-smi` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found",
    counterExample: "Error: crun: executable file `python3` not found in $PATH"
  },
  {
    words: ["are you trying to mount a directory onto a file"],
    causes: likely(
      "volume-missing",
      "Was the file on the host not there at the first start? Then Docker made a folder of its name."
    ),
    example: 'error mounting "/srv/app.conf" to rootfs at "/etc/app.conf": not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type.',
    counterExample: 'error mounting "proc" to rootfs at "/proc"'
  },
  {
    words: ["error while creating mount source path", "read-only file system"],
    reach: 300,
    causes: [
      {
        code: "snap-docker",
        decides: "Does snap list docker name one? The snap sees only home directories and /media."
      },
      {
        code: "volume-missing",
        decides: "Is the folder not there, on a file system that is mounted read-only?"
      }
    ],
    example: "Error response from daemon: error while creating mount source path '/srv/data': mkdir /srv/data: read-only file system",
    counterExample: "error while creating mount source path '/srv/data': mkdir /srv/data: permission denied"
  },
  {
    words: ["error while creating mount source path", "permission denied"],
    reach: 300,
    causes: likely(
      "volume-unreadable",
      "May the engine not enter the folder: a network file system without root, or a rootless engine?"
    ),
    example: "Error response from daemon: error while creating mount source path '/home/ada/x': mkdir /home/ada: permission denied",
    counterExample: "error while creating mount source path '/srv/data': mkdir /srv: read-only file system"
  },
  {
    words: ["error while creating mount source path", "file exists"],
    reach: 300,
    causes: likely(
      "volume-unreadable",
      "Is the path a mount that hangs or may not be entered by root (sshfs, a network share, an unplugged disk)?"
    ),
    example: "Error response from daemon: error while creating mount source path '/mnt/share': mkdir /mnt/share: file exists",
    counterExample: "error while creating mount source path '/srv/data': mkdir /srv: read-only file system"
  },
  {
    words: ['adding custom device "nvidia.com/gpu', "no such file or directory"],
    reach: 120,
    causes: [
      {
        code: "cdi-not-enabled-docker",
        decides: "Is the engine older than 25.0, or is CDI switched off in daemon.json?"
      },
      {
        code: "podman-too-old-for-cdi",
        decides: "Is it podman, older than 4.1?",
        hints: ["podman"]
      }
    ],
    example: 'docker: Error response from daemon: error gathering device information while adding custom device "nvidia.com/gpu=all": no such file or directory.',
    counterExample: 'error gathering device information while adding custom device "/dev/nvidia0": no such file or directory'
  },
  ...[
    ["libnvidia-encode.so", "video"],
    ["libnvcuvid.so", "video"],
    ["libnvoptix.so", "graphics"],
    ["libglx_nvidia.so", "graphics"]
  ].map(
    ([library = "", capability = ""]) => ({
      words: [library, "cannot open shared object file"],
      reach: 60,
      causes: likely(
        "driver-capabilities-missing",
        `In a container: does NVIDIA_DRIVER_CAPABILITIES name neither ${capability} nor all? Then it is this.`
      ),
      example: `${library}.1: cannot open shared object file: No such file or directory`,
      counterExample: "libGL.so.1: cannot open shared object file: No such file or directory"
    })
  ),
  ...["cannot load libnvidia-encode.so", "cannot load libnvcuvid.so"].map(
    (word) => ({
      words: [word],
      causes: likely(
        "driver-capabilities-missing",
        "In a container: does NVIDIA_DRIVER_CAPABILITIES name neither video nor all? Then it is this."
      ),
      example: `[h264_nvenc @ 0x55d0] ${word}.1`,
      counterExample: "Cannot load libcuda.so.1"
    })
  ),
  ...["flag provided but not defined: --gpus", "unknown option --gpus", "unknown option: --gpus"].map(
    (word) => ({
      words: [word],
      causes: likely("docker-cli-too-old", "Does docker version show a client before 19.03?"),
      example: `${word}
See 'docker run --help'.`,
      counterExample: "unknown option --foo"
    })
  ),
  {
    words: ["vk_error_incompatible_driver"],
    causes: likely(
      "driver-capabilities-missing",
      "In a container: does NVIDIA_DRIVER_CAPABILITIES name neither graphics nor all? Then it is this."
    ),
    example: "vkCreateInstance failed: VK_ERROR_INCOMPATIBLE_DRIVER",
    counterExample: "vkCreateInstance failed: VK_ERROR_LAYER_NOT_PRESENT"
  }
];

// src/signatures/pasted/units.ts
var noReason = [
  {
    code: "daemon-json-invalid",
    decides: "Does sudo dockerd --validate, or journalctl -u docker, tell of an invalid character in daemon.json?"
  },
  {
    code: "daemon-flag-conflict",
    decides: 'Does journalctl -u docker say that directives are "specified both as a flag and in the configuration file"?',
    hints: ["--add-runtime", "override.conf", "--default-runtime"]
  },
  {
    code: "daemon-flag-unsupported",
    decides: `Does it say that directives "don't match any configuration option", or "unknown flag"?`
  },
  {
    code: "default-runtime-broken",
    decides: "Does it say that the specified default runtime does not exist?"
  },
  { code: "containerd-not-running", decides: "Does systemctl status containerd say that it failed?" },
  {
    code: "daemon-not-running",
    decides: "None of these: what does journalctl -u docker say last, before it gives up?"
  }
];
var unitSignatures = [
  {
    words: ["job for docker.service failed"],
    causes: noReason,
    example: 'Job for docker.service failed because the control process exited with error code.\nSee "systemctl status docker.service" and "journalctl -xe" for details.',
    counterExample: "Job for nvidia-persistenced.service failed because the control process exited with error code."
  },
  ...[
    "docker.service: start request repeated too quickly",
    "failed to start docker application container engine",
    "failed to start docker.service - docker application container engine",
    "docker.service: failed with result",
    "docker.service: main process exited, code=exited, status=1/failure"
  ].map(
    (word) => ({
      words: [word],
      causes: noReason,
      example: `systemd[1]: ${word}`,
      counterExample: "systemd[1]: Started Docker Application Container Engine."
    })
  ),
  {
    words: ["/dockerd", "(code=exited, status=1/failure)"],
    reach: 300,
    causes: noReason,
    example: "  Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock (code=exited, status=1/FAILURE)",
    counterExample: "Process: 12 ExecStart=/usr/bin/containerd (code=exited, status=1/FAILURE)"
  }
];

// src/signatures/pasted/wsl.ts
var dxcoreAbsent = {
  code: "wsl-dxcore-not-found",
  decides: "Is it WSL2 without /dev/dxg or /usr/lib/wsl/lib/libdxcore.so? Then it is this.",
  hints: inWsl
};
var driverAbsent = {
  code: "driver-not-installed",
  decides: "Is it no WSL, and does nvidia-smi fail on the host? Then the driver is not there."
};
var elsewhere = [
  {
    code: "docker-desktop-linux-context",
    decides: "Does docker info call its operating system Docker Desktop?",
    hints: ["desktop-linux", "docker desktop", ".docker/desktop", "linuxkit"]
  },
  {
    code: "snap-docker",
    decides: "Does nvidia-smi work on the host, and is docker the snap?",
    hints: ["/snap/"]
  },
  {
    code: "config-toml-driver-root",
    decides: "Does the log say that it uses another root than /?",
    hints: ["using root /run", "/run/nvidia/driver"]
  },
  {
    code: "driver-libraries-missing",
    decides: "Does ldconfig -p on the host list no libnvidia-ml.so.1, though /proc/driver/nvidia/version is there?"
  }
];
var wslSignatures = [
  {
    words: ["wsl environment detected but no adapters were found"],
    causes: [
      {
        code: "wsl-no-adapter",
        decides: "Is Windows 11 or 10 21H2 and later? Then Windows gives WSL no GPU: look at its driver."
      },
      {
        code: "wsl-windows-too-old",
        decides: "Is Windows older than 10 21H2 (19044)? Then it cannot.",
        hints: [
          "10.0.17",
          "10.0.18",
          "10.0.19041",
          "10.0.19042",
          "10.0.19043",
          "build 19041",
          "build 19042",
          "build 19043",
          "19042.",
          "19043."
        ]
      }
    ],
    example: "nvidia-container-cli: initialization error: WSL environment detected but no adapters were found: unknown",
    counterExample: "dxcore initialization failed, continuing assuming a non-WSL environment"
  },
  {
    // The whole log of nvidia-container-cli has these words outside WSL too: they tell nothing.
    words: [
      "attempting to load dxcore",
      "dxcore initialization failed",
      "load library failed: libnvidia-ml.so"
    ],
    causes: [driverAbsent, dxcoreAbsent, ...elsewhere],
    example: "I0101 nvc.c:393] attempting to load dxcore to see if we are running under Windows Subsystem for Linux (WSL)\nI0101 nvc.c:395] dxcore initialization failed, continuing assuming a non-WSL environment\nnvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file",
    counterExample: "I0101 nvc.c:393] attempting to load dxcore to see if we are running under Windows Subsystem for Linux (WSL)\nI0101 nvc.c:395] dxcore initialization failed, continuing assuming a non-WSL environment"
  },
  {
    // Who picks this line out of the log has reason to.
    words: ["dxcore initialization failed", "load library failed: libnvidia-ml.so"],
    causes: [dxcoreAbsent, driverAbsent, ...elsewhere],
    example: "nvc.c:391] dxcore initialization failed, continuing assuming a non-WSL environment\ncould not start driver service: load library failed: libnvidia-ml.so.1: cannot open shared object file",
    counterExample: "nvc.c:391] dxcore initialization failed, continuing assuming a non-WSL environment"
  },
  ...[
    "couldn't find libdxcore.so",
    "libdxcore.so: cannot open shared object file",
    "failed to open /dev/dxg",
    "/dev/dxg: no such file or directory",
    "libdxcore.so: no such file"
  ].map(
    (word) => ({
      words: [word],
      causes: proof("wsl-dxcore-not-found"),
      example: `${word}: No such file or directory`,
      counterExample: "libcuda.so.1: cannot open shared object file"
    })
  ),
  {
    words: ["/usr/lib/wsl", "mount error", "file exists"],
    causes: [
      {
        code: "wsl-linux-driver-installed",
        decides: "Does dpkg -l in the WSL distribution list libnvidia-compute or nvidia-utils? Then it is this."
      },
      {
        code: "image-bundles-driver-libs",
        decides: "Does another image start? Then this one has files of the driver."
      }
    ],
    example: "selecting /usr/lib/wsl/lib/libnvidia-opticalflow.so.1\nnvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown",
    counterExample: "nvidia-container-cli: mount error: file creation failed: /var/lib/docker/x: file exists"
  },
  {
    words: ["mount error", "file exists", "/usr/lib/wsl"],
    causes: [
      {
        code: "wsl-linux-driver-installed",
        decides: "Does dpkg -l in the WSL distribution list libnvidia-compute or nvidia-utils? Then it is this."
      },
      {
        code: "image-bundles-driver-libs",
        decides: "Does another image start? Then this one has files of the driver."
      }
    ],
    example: "nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown\nselecting /usr/lib/wsl/drivers/nv/libcuda.so",
    counterExample: "nvidia-container-cli: mount error: file creation failed: /var/lib/docker/x: file exists"
  },
  ...["failed to initialize nvml: n/a", "failed to properly shut down nvml: n/a"].map(
    (word) => ({
      words: [word],
      causes: [
        {
          code: "wsl-needs-restart",
          decides: "Was the driver of Windows changed since WSL began? Then wsl --shutdown helps."
        },
        {
          code: "wsl-linux-driver-installed",
          decides: "Does which nvidia-smi name another than /usr/lib/wsl/lib/nvidia-smi?"
        },
        {
          code: "wsl-windows-too-old",
          decides: "Is Windows older than 10 21H2, or its driver older than those for WSL2?"
        }
      ],
      example: word,
      counterExample: "Failed to initialize NVML: Unknown Error"
    })
  ),
  {
    words: ["modprobe", "nvidia", "microsoft-standard"],
    reach: 160,
    causes: proof("wsl-linux-driver-installed"),
    example: "modprobe: FATAL: Module nvidia not found in directory /lib/modules/5.15.153.1-microsoft-standard-WSL2",
    counterExample: "modprobe: FATAL: Module nvidia not found in directory /lib/modules/5.15.0-91-generic"
  },
  ...[
    ["dkms", "microsoft-standard"],
    ["microsoft-standard", "unable to build the nvidia kernel module"],
    ["unable to find the kernel source tree", "microsoft-standard"]
  ].map((words) => ({
    words,
    reach: 300,
    causes: likely(
      "wsl-linux-driver-installed",
      "Is it the installation of a driver for Linux? WSL has none: the driver of Windows serves it."
    ),
    example: `Error! ${words.join(" of nvidia/535 for 5.15.153.1 ")}-WSL2`,
    counterExample: "Linux version 5.15.153.1-microsoft-standard-WSL2"
  })),
  {
    words: ["headers", "microsoft-standard"],
    reach: 60,
    causes: likely(
      "wsl-linux-driver-installed",
      "Is it the installation of a driver for Linux? WSL has none: the driver of Windows serves it."
    ),
    example: "E: Unable to locate package linux-headers-5.15.153.1-microsoft-standard-WSL2",
    counterExample: "Linux version 5.15.153.1-microsoft-standard-WSL2"
  },
  {
    words: ["/usr/lib/wsl/drivers", "no such file or directory"],
    reach: 160,
    causes: [
      {
        code: "wsl-needs-restart",
        decides: "Was the driver of Windows changed since WSL began? Then wsl --shutdown helps."
      },
      {
        code: "cdi-spec-stale",
        decides: "Does it come again after that, and does a CDI specification name the folder? Then write it anew.",
        hints: ["cdi"]
      }
    ],
    example: "nvidia-container-cli: mount error: stat failed: /usr/lib/wsl/drivers/nv_dispi.inf_amd64_0a1b/libcuda.so.1.1: no such file or directory",
    counterExample: "stat failed: /usr/lib/x86_64-linux-gnu/libcuda.so.1: no such file or directory"
  },
  {
    words: ["named symbol not found"],
    causes: [
      {
        code: "toolkit-bug-old-version",
        decides: "Is it WSL2 with a driver of 555 or later, and the toolkit older than 1.14.4 (Docker Desktop: older than 4.31)? Then it does not bring a library into the container that this driver needs."
      },
      {
        code: "wheel-arch-mismatch",
        decides: "Does it come from one package alone, while PyTorch works? Then it is built for another CUDA."
      }
    ],
    example: "Error 500: named symbol not found",
    counterExample: "symbol not found in flat namespace"
  },
  {
    words: ["0x800701bc"],
    causes: proof("wsl-windows-too-old"),
    example: "WslRegisterDistribution failed with error: 0x800701bc",
    counterExample: "WslRegisterDistribution failed with error: 0x80370102"
  },
  {
    words: ["wsl 2 requires an update to its kernel component"],
    causes: proof("wsl-windows-too-old"),
    example: "WSL 2 requires an update to its kernel component. For information please visit https://aka.ms/wsl2kernel",
    counterExample: "WSL 2 is up to date"
  },
  {
    words: ["gpu support", "windows containers"],
    reach: 120,
    causes: likely(
      "gpus-on-windows-docker",
      "Is Docker Desktop switched to Windows containers, or to Hyper-V?"
    ),
    example: "GPU support is not available for Windows containers",
    counterExample: "GPU support is enabled"
  },
  {
    words: ["docker_data.vhdx", "not enough space"],
    reach: 200,
    causes: proof("disk-full-docker-desktop-vm"),
    example: "resizing C:\\Users\\ada\\AppData\\Local\\Docker\\wsl\\disk\\docker_data.vhdx: There is not enough space on the disk.",
    counterExample: "There is not enough space on the disk."
  },
  {
    words: ["docker desktop", "4.17.1"],
    reach: 12,
    causes: likely(
      "docker-desktop-wsl-regression",
      "Does docker run hang on WSL2 as soon as a GPU is asked for? Another release of Docker Desktop does not."
    ),
    example: "Server: Docker Desktop 4.17.1 (101757)",
    counterExample: "Server: Docker Desktop 4.30.0 (149282)"
  }
];

// src/signatures/pull.ts
var whoAsks = [
  {
    code: "ngc-not-logged-in",
    decides: "Does ~/.docker/config.json hold no login for this registry? Then one is asked for."
  },
  {
    code: "ngc-wrong-credentials",
    decides: "Does it hold one? Then that is refused: for NGC the user is $oauthtoken, the password a key of NGC."
  }
];
var denied = [
  {
    code: "ngc-access-denied",
    decides: "Is there a login for the registry, and does another image come with it? Then this one is not yours, or does not exist.",
    hints: ["login succeeded", "code: denied"]
  },
  {
    code: "ngc-not-logged-in",
    decides: "Does ~/.docker/config.json hold no login for this registry? Then log in first."
  },
  {
    code: "image-tag-not-found",
    decides: "Is the name mistyped? The catalogue of the registry shows how it is written."
  }
];
var pullSignatures = [
  {
    words: ["manifest unknown"],
    causes: proof("image-tag-not-found"),
    example: "manifest for nvcr.io/nvidia/pytorch:99.99-py3 not found: manifest unknown: manifest unknown",
    counterExample: "unknown: Payment Required"
  },
  {
    words: ["no matching manifest for"],
    causes: proof("arch-no-manifest"),
    example: "no matching manifest for linux/amd64 in the manifest list entries",
    counterExample: "manifest for nvcr.io/nvidia/pytorch:99.99-py3 not found"
  },
  {
    // Layers have come already: the token, which is good for minutes, ran out under way.
    words: ["download", "unauthorized: authentication required"],
    causes: proof("pull-token-expired"),
    example: "1e228f756b55: Downloading [=====>    ]  403.1MB/513MB\nunauthorized: authentication required",
    counterExample: 'Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": unauthorized: authentication required'
  },
  {
    words: ["unauthorized: authentication required"],
    causes: whoAsks,
    example: 'Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": unauthorized: authentication required',
    counterExample: 'Get "https://nvcr.io/v2/": Proxy Authentication Required'
  },
  {
    words: ["error response from daemon: unauthorized"],
    causes: whoAsks,
    example: "Error response from daemon: unauthorized",
    counterExample: "Error response from daemon: unknown: Not Found"
  },
  {
    // Without a word more: the token was refused, not missing.
    words: ["/manifests/", ": unauthorized "],
    reach: 160,
    causes: [...whoAsks].reverse(),
    example: 'Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": unauthorized',
    counterExample: 'Error response from daemon: Head "https://nvcr.io/v2/nvidia/x/manifests/1": denied'
  },
  {
    words: ["no basic auth credentials"],
    causes: proof("ngc-not-logged-in"),
    example: 'Head "https://registry.example/v2/a/manifests/b": no basic auth credentials',
    counterExample: "login attempt failed with status: 401 Unauthorized"
  },
  {
    words: ["pull access denied for"],
    causes: denied,
    umbrella: "ngc-access-denied",
    example: "pull access denied for nvcr.io/nvidia/pytorch, repository does not exist or may require 'docker login': denied",
    counterExample: "permission denied while trying to connect to the Docker daemon socket"
  },
  {
    words: ["error parsing http 403 response body"],
    causes: proof("ngc-access-denied"),
    example: 'Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": error parsing HTTP 403 response body: no error details found in HTTP response body: "{\\"message\\":\\"Forbidden\\"}"',
    counterExample: "error parsing HTTP 404 response body: no error details found"
  },
  {
    words: ["error response from daemon", ": denied"],
    causes: denied,
    umbrella: "ngc-access-denied",
    example: 'Error response from daemon: Head "https://nvcr.io/v2/nvidia/pytorch/manifests/20.03-py3": denied: denied',
    counterExample: "Error response from daemon: open /data: permission denied"
  },
  {
    words: ["unknown: payment required"],
    causes: proof("ngc-access-denied"),
    example: "Error response from daemon: unknown: Payment Required",
    counterExample: "Error response from daemon: unknown: Not Found"
  },
  {
    words: ["received unexpected http status: 5"],
    causes: proof("ngc-service-outage"),
    example: "received unexpected HTTP status: 503 Service Unavailable",
    counterExample: "received unexpected HTTP status: 404 Not Found"
  },
  ...["forbidden", "bad gateway"].map((answer) => ({
    words: [`/v2/": ${answer}`],
    causes: proof("proxy-misconfigured"),
    example: `Error response from daemon: Get "https://nvcr.io/v2/": ${answer}`,
    counterExample: "received unexpected HTTP status: 404 Not Found"
  }))
];
var barePullSignatures = [
  {
    words: ["toomanyrequests"],
    causes: proof("hub-rate-limit"),
    example: "toomanyrequests: You have reached your pull rate limit.",
    counterExample: "too many open files"
  },
  {
    words: ["proxy authentication required"],
    causes: proof("proxy-misconfigured"),
    example: 'Get "https://nvcr.io/v2/": Proxy Authentication Required',
    counterExample: 'Get "https://nvcr.io/v2/": unauthorized: authentication required'
  },
  {
    words: ["proxyconnect tcp"],
    causes: proof("proxy-misconfigured"),
    example: 'Get "https://nvcr.io/v2/": proxyconnect tcp: dial tcp 192.0.2.7:3128: connect: connection refused',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.7:443: connect: connection refused'
  },
  {
    words: ["certificate signed by unknown authority"],
    causes: proof("tls-mitm-ca"),
    example: 'Get "https://nvcr.io/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    counterExample: "x509: certificate has expired or is not yet valid"
  },
  {
    words: ["x509: certificate"],
    causes: proof("registry-tls-invalid"),
    example: 'Get "https://nvcr.io/v2/": x509: certificate is valid for registry.example, not nvcr.io',
    counterExample: "the certificate was renewed"
  },
  {
    words: ["first record does not look like a tls handshake"],
    causes: proof("registry-tls-invalid"),
    example: 'Get "https://nvcr.io/v2/": tls: first record does not look like a TLS handshake',
    counterExample: "net/http: TLS handshake timeout"
  },
  {
    words: ["tls handshake timeout"],
    causes: proof("registry-tls-timeout"),
    example: 'Error response from daemon: Get "https://nvcr.io/v2/": net/http: TLS handshake timeout',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.7:443: i/o timeout'
  },
  {
    words: ["dial tcp: lookup"],
    causes: proof("dns-failure"),
    example: 'Get "https://nvcr.io/v2/": dial tcp: lookup nvcr.io on 192.0.2.53:53: no such host',
    counterExample: "dial tcp 192.0.2.7:443: connect: connection refused"
  },
  {
    words: ["invalid character '<' looking for beginning of value"],
    causes: proof("registry-imposter"),
    example: "error unmarshalling content: invalid character '<' looking for beginning of value",
    counterExample: "invalid character '}' looking for beginning of object key string"
  },
  {
    words: ["error pulling image configuration", "https://", "dial tcp"],
    causes: proof("registry-cdn-blocked"),
    example: 'error pulling image configuration: Get "https://layers.nvcr.io/a": dial tcp 192.0.2.9:443: i/o timeout',
    counterExample: 'Get "https://nvcr.io/v2/": dial tcp 192.0.2.9:443: i/o timeout'
  },
  ...["i/o timeout", "connection refused", "no route to host", "context deadline exceeded"].map((end) => ({
    words: ["https://", end],
    causes: proof("registry-unreachable"),
    example: `Error response from daemon: Get "https://nvcr.io/v2/": dial tcp 192.0.2.7:443: ${end}`,
    counterExample: 'Get "https://nvcr.io/v2/": EOF'
  })),
  {
    words: ["client.timeout exceeded"],
    umbrella: "registry-unreachable",
    causes: [
      {
        code: "proxy-misconfigured",
        decides: "Does docker info name a proxy? Then it is that which does not answer."
      },
      {
        code: "proxy-only-in-shell",
        decides: "Does it name none, and does env | grep -i proxy in this shell? Then the daemon needs it too."
      },
      {
        code: "registry-unreachable",
        decides: "Neither? Then something on the way drops packets: curl -sSI https://nvcr.io/v2/ shows it."
      }
    ],
    example: 'Error response from daemon: Get "https://nvcr.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    counterExample: 'Error response from daemon: Get "https://nvcr.io/v2/": EOF'
  },
  // The registry's own answers are quoted with their address; layers come from elsewhere, and fail without one.
  ...[
    ["dial tcp ", "dial tcp 192.0.2.10:443: connect: connection refused"],
    ["unexpected eof", "error pulling image configuration: unexpected EOF"]
  ].map(([word = "", example = ""]) => ({
    words: [word],
    causes: [
      {
        code: "registry-cdn-blocked",
        decides: "Does the host of the layers (for NGC: curl -sSI https://layers.nvcr.io/) not answer, or break off? Then it is this; if it does, pull again."
      }
    ],
    example,
    counterExample: "unauthorized: authentication required"
  }))
];

// src/signatures/toolkit.ts
var noRuntime = [
  {
    code: "nvidia-runtime-not-registered",
    decides: "Is the toolkit installed (nvidia-ctk --version), and does docker info list no runtime nvidia? Then it was never registered."
  },
  {
    code: "toolkit-not-installed",
    decides: "Is there no nvidia-container-runtime on the machine? Then install the toolkit first.",
    hints: ["nvidia-ctk: command not found", "unable to locate package nvidia-container-toolkit"]
  },
  {
    code: "snap-docker",
    decides: "Does snap list docker name one? The snap reads another daemon.json.",
    hints: ["/snap/", "snap install docker", "snap.docker", "snap list ", "latest/stable canonical"]
  },
  {
    code: "daemon-not-restarted",
    decides: "Was daemon.json changed after dockerd started? Then restart it.",
    hints: ["nvidia-ctk runtime configure", "docker daemon be restarted", "wrote updated config to"]
  },
  {
    code: "docker-desktop-linux-context",
    decides: "Does docker context show say desktop-linux? Then Docker Desktop answers.",
    hints: [
      "desktop-linux",
      ".docker/desktop",
      "operating system: docker desktop",
      "server: docker desktop",
      "linuxkit"
    ]
  },
  {
    code: "daemon-uses-other-config",
    decides: "Does ps -C dockerd -o args show --config-file with another file than the one that was changed?",
    hints: ["--config-file"]
  },
  {
    code: "rootless-vs-rootful-config",
    decides: "Does docker info list name=rootless, and was /etc/docker/daemon.json changed? A rootless engine reads ~/.config/docker/daemon.json.",
    hints: ["rootless", "/run/user/", ".config/docker/daemon.json"]
  },
  {
    code: "jetson-runtime-not-registered",
    decides: "Is it a Jetson (/etc/nv_tegra_release)? Then it is the same, by its own package.",
    hints: [" jetson", " tegra", "jetpack", " l4t", " orin ", " xavier"]
  },
  {
    code: "nixos-no-gpus-hook",
    decides: "Is it NixOS? Its toolkit serves --device nvidia.com/gpu=all alone.",
    hints: ["nixos", "/nix/store", "virtualisation.docker", "hardware.nvidia-container-toolkit"]
  }
];
var toolkitSignatures = [
  {
    words: ["mode 'csv'", "invoking the nvidia container runtime hook directly"],
    causes: proof("jetson-gpus-flag"),
    example: "stderr: Using requested mode 'csv'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
    counterExample: "stderr: Using requested mode 'cdi'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported."
  },
  {
    words: ["mode as 'csv'", "invoking the nvidia container runtime hook directly"],
    causes: proof("jetson-gpus-flag"),
    example: "stderr: Auto-detected mode as 'csv'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
    counterExample: "stderr: Using requested mode 'cdi'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported."
  },
  ...["mode as 'cdi'", "mode 'cdi'"].map(
    (mode) => ({
      words: [mode, "invoking the nvidia container runtime hook directly"],
      causes: proof("cdi-mode-with-gpus-flag"),
      example: `stderr: Using requested ${mode}
invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime instead.: unknown`,
      counterExample: "error running hook: exit status 1, stderr: the requested mode is not supported"
    })
  ),
  {
    words: ["invoking the nvidia container runtime hook directly", "not supported"],
    causes: [
      {
        code: "cdi-mode-with-gpus-flag",
        decides: "Does config.toml, or the line before, say mode = 'cdi'? Then it is this."
      },
      {
        code: "jetson-gpus-flag",
        decides: "Is it a Jetson (/etc/nv_tegra_release), or does the line before say csv? Then it is this.",
        hints: [
          "mode as 'csv'",
          "mode 'csv'",
          'mode = "csv"',
          " jetson",
          " tegra",
          "jetpack",
          " l4t",
          " orin ",
          "-tegra"
        ]
      }
    ],
    example: "stderr: invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported. Please use the NVIDIA Container Runtime instead.: unknown",
    counterExample: "error running hook: exit status 1, stderr: the requested mode is not supported"
  },
  {
    words: ["unknown or invalid runtime name: nvidia"],
    causes: noRuntime,
    umbrella: "nvidia-runtime-not-registered",
    example: "docker: Error response from daemon: unknown or invalid runtime name: nvidia.",
    counterExample: "docker: Error response from daemon: unknown or invalid runtime name: sysbox-runc"
  },
  {
    words: ["unknown runtime specified nvidia"],
    causes: noRuntime,
    umbrella: "nvidia-runtime-not-registered",
    example: "docker: Error response from daemon: Unknown runtime specified nvidia.\nSee 'docker run --help'.",
    counterExample: "docker: Error response from daemon: Unknown runtime specified kata."
  },
  {
    words: ["unresolvable cdi devices runtime.nvidia.com/gpu=all"],
    umbrella: "cdi-spec-missing-or-unreadable",
    causes: [
      {
        code: "driver-libraries-missing",
        decides: "Does ldconfig -p list no libnvidia-ml.so.1? Then the runtime found nothing to inject."
      },
      {
        code: "kernel-module-not-loaded",
        decides: "Does /proc/driver/nvidia/version not exist? Then the runtime found no driver to ask."
      },
      { code: "toolkit-hook-missing", decides: "Is there no nvidia-cdi-hook beside the runtime?" },
      { code: "toolkit-cli-missing", decides: "Is there no nvidia-container-cli beside the runtime?" }
    ],
    example: "error modifying OCI spec: failed to inject CDI devices: unresolvable CDI devices runtime.nvidia.com/gpu=all: unknown",
    counterExample: "failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=all"
  },
  {
    words: ["unresolvable cdi devices runtime.nvidia.com/gpu="],
    causes: proof("gpu-count-exceeds-host"),
    example: "failed to inject CDI devices: unresolvable CDI devices runtime.nvidia.com/gpu=9: unknown",
    counterExample: "CDI device injection failed: unresolvable CDI devices nvidia.com/gpu=7"
  },
  {
    words: ["unresolvable cdi devices"],
    umbrella: "cdi-spec-missing-or-unreadable",
    causes: [
      {
        code: "cdi-spec-missing-or-unreadable",
        decides: "Does nvidia-ctk cdi list name no nvidia.com/gpu device at all? Then it is this."
      },
      {
        code: "cdi-device-name-unknown",
        decides: "Does it name others, and not the one that is asked for? Then it is this."
      }
    ],
    example: "docker: Error response from daemon: CDI device injection failed: unresolvable CDI devices nvidia.com/pgpu=all",
    counterExample: "failed to generate CDI spec: failed to create device CDI specs"
  },
  {
    words: ['error mounting "', 'to rootfs at "', "no such file or directory"],
    causes: [
      {
        code: "cdi-spec-stale",
        decides: "Does a CDI specification (/etc/cdi, /var/run/cdi) name the path that is not there?"
      },
      { code: "volume-missing", decides: "Is the path one that was asked for with -v?" }
    ],
    example: 'error mounting "/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14" to rootfs at "/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14": stat /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14: no such file or directory: unknown',
    counterExample: 'error mounting "proc" to rootfs at "/proc": operation not permitted'
  },
  {
    words: ["failed to fulfil mount request", ".so.", "no such file or directory"],
    reach: 160,
    causes: [
      {
        code: "cdi-spec-stale",
        decides: "Does a CDI specification (/etc/cdi, /var/run/cdi) name the library that is not there?"
      },
      {
        code: "snap-docker",
        decides: "Is docker the snap (snap list docker)? It sees no files of the host.",
        hints: ["/snap/", "snap list "]
      }
    ],
    example: "failed to fulfil mount request: open /usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14: no such file or directory: unknown",
    counterExample: "failed to fulfil mount request: open /usr/bin/nvidia-cuda-mps-control: no such file or directory: unknown"
  },
  {
    words: ["failed to fulfil mount request", "no such file or directory"],
    causes: [
      {
        code: "snap-docker",
        decides: "Is docker the snap (snap list docker)? It sees no files of the host."
      },
      {
        code: "cdi-spec-stale",
        decides: "Does a CDI specification (/etc/cdi, /var/run/cdi) name the path that is not there?"
      }
    ],
    example: "failed to fulfil mount request: open /usr/bin/nvidia-cuda-mps-control: no such file or directory: unknown",
    counterExample: "failed to fulfil mount request: open /data: permission denied"
  },
  {
    words: ["nvidia-container-cli", "unrecognized option"],
    causes: proof("toolkit-version-mix"),
    example: "nvidia-container-cli configure: unrecognized option '--cuda-compat-mode=ldconfig'",
    counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
  },
  {
    words: ["running hook", "no help topic for", "prestart"],
    causes: proof("toolkit-version-mix"),
    example: `error running hook: exit status 3, stdout: , stderr: time="2026-02-13T11:11:05+11:00" level=error msg="No help topic for 'prestart'": unknown`,
    counterExample: "No help topic for 'list'"
  },
  {
    words: ["couldn't open default configuration file"],
    causes: proof("toolkit-config-invalid"),
    example: "error running hook: exit status 1, stdout: , stderr: couldn't open default configuration file: toml: line 2: expected '.'",
    counterExample: "couldn't open /etc/ld.so.conf"
  },
  {
    words: ["couldn't find binary nvidia-container-cli"],
    causes: proof("toolkit-cli-missing"),
    example: "error running hook: exit status 1, stdout: , stderr: Auto-detected mode as 'legacy'\ncouldn't find binary nvidia-container-cli in /usr/bin : executable file not found in $PATH",
    counterExample: "nvidia-container-cli: initialization error: nvml error: driver not loaded"
  },
  {
    words: ["nvidia-container-runtime-hook", "executable file not found"],
    causes: proof("toolkit-hook-missing"),
    example: 'docker: Error response from daemon: exec: "nvidia-container-runtime-hook": executable file not found in $PATH',
    counterExample: 'exec: "nvidia-container-runtime": executable file not found in $PATH: unknown'
  },
  {
    words: ["nvidia-container-runtime-hook: no such file or directory"],
    causes: proof("toolkit-hook-missing"),
    example: "error running hook #0: fork/exec /usr/bin/nvidia-container-runtime-hook: no such file or directory: unknown",
    counterExample: "fork/exec /usr/bin/nvidia-container-runtime: no such file or directory: unknown"
  },
  {
    words: ["nvidia-container-toolkit", "executable file not found"],
    causes: proof("toolkit-hook-missing"),
    example: 'exec: "nvidia-container-toolkit": executable file not found in $PATH',
    counterExample: "E: Unable to locate package nvidia-container-toolkit"
  },
  {
    words: ["unable to signal init: permission denied"],
    causes: proof("apparmor-denial"),
    example: "unknown error after kill: /usr/bin/nvidia-container-runtime did not terminate successfully: exit status 1: unable to signal init: permission denied",
    counterExample: "nvidia-container-runtime did not terminate successfully: exit status 1: unknown"
  },
  {
    words: ["nvidia-container-runtime", "did not terminate successfully"],
    umbrella: "runtime-crash",
    causes: [
      {
        code: "runtime-crash",
        decides: "Does it end in the same way when it is called by hand, with its configuration in order and its hook there? Then its log (debug in config.toml) says more."
      },
      {
        code: "toolkit-config-invalid",
        decides: "Does nvidia-ctk config complain of /etc/nvidia-container-runtime/config.toml?"
      },
      {
        code: "toolkit-hook-missing",
        decides: "Is /usr/bin/nvidia-container-runtime-hook missing, or a link that leads nowhere?"
      }
    ],
    example: "OCI runtime create failed: unable to retrieve OCI runtime error (open /run/log.json: no such file or directory): nvidia-container-runtime did not terminate successfully: exit status 1: unknown",
    counterExample: "runc did not terminate successfully: exit status 1: unknown"
  },
  {
    words: ["nvidia-container-runtime", "executable file not found"],
    causes: proof("runtime-binary-missing"),
    example: 'unable to retrieve OCI runtime error (open /run/log.json: no such file or directory): exec: "nvidia-container-runtime": executable file not found in $PATH: unknown',
    counterExample: 'exec: "nvidia-smi": executable file not found in $PATH: unknown'
  },
  {
    words: ["nvidia-container-runtime", ": no such file or directory"],
    causes: proof("runtime-binary-missing"),
    example: "unable to retrieve OCI runtime error: fork/exec /usr/bin/nvidia-container-runtime: no such file or directory",
    counterExample: "exec /usr/bin/python3: no such file or directory"
  },
  {
    words: ["unknown driver capability"],
    causes: proof("driver-capabilities-invalid"),
    example: "error running hook: exit status 1, stdout: , stderr: unknown driver capability: all: unknown",
    counterExample: 'could not select device driver "" with capabilities: [[gpu]]'
  },
  {
    words: ["unsupported capabilities found in"],
    causes: proof("driver-capabilities-invalid"),
    example: "error running hook: exit status 1, stdout: , stderr: unsupported capabilities found in 'compute,everything' (allowed 'compute,utility')",
    counterExample: "invalid capabilities of the filesystem"
  },
  {
    words: ["ldcache error", "ldconfig", "failed with error code"],
    umbrella: "ldconfig-in-hook-failed",
    causes: [
      {
        code: "ldconfig-in-hook-failed",
        decides: "Does no image start? Then it is the host: its kernel without seccomp, or user namespaces."
      },
      {
        code: "image-corrupt-local",
        decides: "Does another image start? Then this copy is damaged: remove it and pull it again.",
        hints: ["docker load", "docker import", "docker save", "moved the data-root"]
      }
    ],
    example: "nvidia-container-cli: ldcache error: process /sbin/ldconfig.real failed with error code: 1: unknown",
    counterExample: "nvidia-container-cli: mount error: stat failed: /GeForce: no such file or directory"
  }
];

// src/signatures/pasted.ts
var pastedSignatures = [
  ...ordinarySignatures,
  ...wslSignatures,
  ...kernelSignatures,
  ...surroundingsSignatures,
  ...packagesSignatures,
  ...packageSourcesSignatures,
  ...toolkitPackagesSignatures,
  ...singularityFatalSignatures,
  ...toolkitPartsSignatures,
  ...imageFilesSignatures,
  ...securitySignatures,
  ...seccompSignatures,
  ...dockerdSignatures,
  ...engineStartSignatures,
  ...socketSignatures,
  ...cdiSignatures,
  ...composeSignatures,
  ...typedSignatures,
  ...kubernetesSignatures,
  ...kubernetesNodesSignatures,
  ...podmanSignatures,
  ...otherLaunchersSignatures,
  ...jetsonSignatures,
  ...registrySignatures,
  ...registryAnswersSignatures,
  ...registryTrustSignatures,
  ...registryNetworkSignatures,
  ...bannerSignatures,
  ...fabricSignatures,
  ...migSignatures,
  ...healthSignatures,
  ...memoryErrorSignatures,
  ...gpuSettingsSignatures,
  ...nvmlSignatures,
  ...imageSignatures,
  ...engineSignatures,
  ...dialSignatures,
  ...driverSignatures,
  ...containerSignatures,
  ...toolkitSignatures,
  ...toolkitFailuresSignatures,
  ...toolkitRestSignatures,
  ...processSignatures,
  ...memorySignatures,
  ...diskSignatures,
  ...gpuDriverSignatures,
  ...pullSignatures,
  ...cudaSignatures,
  ...frameworksSignatures,
  ...cudaNameSignatures,
  ...ncclSignatures,
  ...machineToolsSignatures,
  ...cgroupSignatures,
  ...networkToolsSignatures,
  ...networkSignatures,
  ...unitSignatures,
  ...podmanBySignatures,
  ...otherLanguagesSignatures
];

// checks/fixes/steps.ts
var asRoot = (...argv) => ({ kind: "run", argv, root: true });
var asUser = (...argv) => ({ kind: "run", argv });
var byHand = (text2, url) => url === void 0 ? { kind: "do", text: text2 } : { kind: "do", text: text2, url };

// checks/fixes/find-out.ts
var findOut = (code, candidates) => ({
  id: `find-out-${code}`,
  title: "Find out which it is",
  risk: "manual",
  steps: [
    ...candidates.map(({ code: one, decides }) => byHand(`${decides} If so: ngc-doctor explain ${one}`))
  ]
});

// src/knowledge/links.ts
var links2 = {
  toolkitInstall: "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html",
  aptSources: "https://manpages.debian.org/stable/apt/sources.list.5.en.html",
  toolkitConfig: "https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/api/config/v1/cli.go",
  driverInstall: "https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html",
  moduleOptions: "https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-reg.h",
  driverFlavours: "https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/kernel-modules.html",
  dgxOs: "https://docs.nvidia.com/base-os/",
  ubuntuDrivers: "https://ubuntu.com/server/docs/nvidia-drivers-installation",
  debianDriver: "https://wiki.debian.org/NvidiaGraphicsDrivers",
  archDriver: "https://wiki.archlinux.org/title/NVIDIA",
  nixos: "https://wiki.nixos.org/wiki/NVIDIA",
  cosGpus: "https://cloud.google.com/container-optimized-os/docs/how-to/run-gpus",
  flatcarGpus: "https://www.flatcar.org/docs/latest/os-config/host-config/using-nvidia/",
  bottlerocket: "https://github.com/bottlerocket-os/bottlerocket",
  amazonDriver: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/install-nvidia-driver.html",
  googleDriver: "https://cloud.google.com/compute/docs/gpus/install-drivers-gpu",
  azureDriver: "https://learn.microsoft.com/azure/virtual-machines/linux/n-series-driver-setup",
  azureLinux: "https://learn.microsoft.com/azure/azure-linux/",
  wsl: "https://docs.nvidia.com/cuda/wsl-user-guide/index.html",
  wslCommands: "https://learn.microsoft.com/windows/wsl/basic-commands",
  jetson: "https://docs.nvidia.com/jetson/",
  xidCatalogue: "https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html",
  nvidiaSmi: "https://docs.nvidia.com/deploy/nvidia-smi/index.html",
  gpuDebugGuidelines: "https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html",
  gpuMemoryErrors: "https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/index.html",
  cudaKnownIssues: "https://docs.nvidia.com/cuda/archive/13.2.1/cuda-features-archive/index.html",
  dockerInstall: "https://docs.docker.com/engine/install/",
  dockerPostInstall: "https://docs.docker.com/engine/install/linux-postinstall/",
  dockerDaemonConfig: "https://docs.docker.com/reference/cli/dockerd/",
  dockerDaemonTroubleshoot: "https://docs.docker.com/engine/daemon/troubleshoot/",
  dockerContexts: "https://docs.docker.com/engine/manage-resources/contexts/",
  dockerSnap: "https://github.com/canonical/docker-snap#nvidia-support",
  dockerDesktopGpu: "https://docs.docker.com/desktop/features/gpu/",
  dockerDesktopLinux: "https://docs.docker.com/desktop/setup/install/linux/",
  dockerDeprecated: "https://docs.docker.com/engine/deprecated/",
  dockerApi: "https://docs.docker.com/reference/api/engine/",
  podmanCdi: "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html",
  nvidiaDocker1: "https://github.com/NVIDIA/nvidia-docker/wiki/Installation-(version-2.0)",
  dockerDaemonProxy: "https://docs.docker.com/engine/daemon/proxy/",
  dockerDesktopSettings: "https://docs.docker.com/desktop/settings-and-maintenance/settings/",
  dockerPrune: "https://docs.docker.com/engine/manage-resources/pruning/",
  dockerDataRoot: "https://docs.docker.com/engine/daemon/#daemon-data-directory",
  dockerContainerdStore: "https://docs.docker.com/engine/storage/containerd/",
  dockerOverlay: "https://docs.docker.com/engine/storage/drivers/overlayfs-driver/",
  dockerCertificates: "https://docs.docker.com/engine/security/certificates/",
  ngcPytorch: "https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch",
  dockerHubLimits: "https://docs.docker.com/docker-hub/usage/pulls/",
  dockerLogin: "https://docs.docker.com/reference/cli/docker/login/",
  ngcLogin: "https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html",
  cudaCompatibility: "https://docs.nvidia.com/deploy/cuda-compatibility/",
  supportMatrix: "https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html",
  containerGuide: "https://docs.nvidia.com/deeplearning/frameworks/user-guide/index.html",
  gpuDebug: "https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html",
  rmaProcess: "https://docs.nvidia.com/deploy/rma-process/index.html",
  xidErrors: "https://docs.nvidia.com/deploy/xid-errors/index.html",
  memoryErrors: "https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/index.html",
  mps: "https://docs.nvidia.com/deploy/mps/index.html",
  mig: "https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html",
  fabricManager: "https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html",
  imex: "https://docs.nvidia.com/multi-node-nvlink-systems/imex-guide",
  persistence: "https://docs.nvidia.com/deploy/driver-persistence/index.html",
  vgpuDriver: "https://docs.nvidia.com/vgpu/latest/grid-vgpu-user-guide/index.html",
  vgpuLicensing: "https://docs.nvidia.com/ai-enterprise/release-8/latest/infra-software/vgpu/licensing.html",
  gpuAdminTools: "https://github.com/NVIDIA/gpu-admin-tools",
  confidentialComputing: "https://docs.nvidia.com/confidential-computing/index.html",
  ncclTroubleshooting: "https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html",
  toolkitTroubleshooting: "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html",
  daemonReload: "https://github.com/NVIDIA/nvidia-container-toolkit/issues/48",
  runcCgroups: "https://github.com/opencontainers/runc/blob/main/docs/cgroup-v2.md",
  containerSelinux: "https://github.com/containers/container-selinux/pull/306",
  dockerRootless: "https://docs.docker.com/engine/security/rootless/",
  dockerRuntimes: "https://docs.docker.com/engine/daemon/alternative-runtimes/",
  dockerRootlessTroubles: "https://docs.docker.com/engine/security/rootless/troubleshoot/",
  dockerUserns: "https://docs.docker.com/engine/security/userns-remap/",
  toolkitDevices: "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html"
};

// src/version.ts
import compare from "semver/functions/compare.js";
var pattern = /^\s*(?:\d+:)?v?(\d{1,9}(?:\.\d{1,9}){0,3})(?![\d.]*\.\.)/;
function parseVersion(text2) {
  const numbers2 = pattern.exec(text2)?.[1];
  return numbers2 === void 0 ? null : { text: text2.trim(), parts: numbers2.split(".").map(Number) };
}
function compareVersions(a, b) {
  return compare(asSemver(a), asSemver(b)) || (a.parts[3] ?? 0) - (b.parts[3] ?? 0);
}
var atLeast = (version, floor) => compareVersions(version, floor) >= 0;
function isAtLeast(version, floor) {
  const [is, least] = [parsed(version), parseVersion(floor)];
  return is !== null && least !== null && atLeast(is, least);
}
var isBefore = (version, limit) => parsed(version) !== null && !isAtLeast(version, limit);
var parsed = (version) => typeof version === "string" ? parseVersion(version) : version;
var majorOf = ({ parts }) => parts[0] ?? 0;
var asSemver = ({ parts: [major = 0, minor = 0, patch = 0] }) => `${major}.${minor}.${patch}`;

// checks/fixes/packages.ts
var aptUpdate = asRoot("apt-get", "update");
var bothWays = (manager) => (...packages3) => [
  asRoot(manager, "install", "-y", ...packages3),
  asRoot(manager, "reinstall", "-y", ...packages3)
];
var installers = {
  apt: {
    install: (...packages3) => [aptUpdate, asRoot("apt-get", "install", "-y", ...packages3)],
    reinstall: (...packages3) => [aptUpdate, asRoot("apt-get", "install", "-y", "--reinstall", ...packages3)],
    upgrade: (...packages3) => [aptUpdate, asRoot("apt-get", "install", "-y", ...packages3)]
  },
  dnf: {
    install: (...packages3) => [asRoot("dnf", "install", "-y", ...packages3)],
    reinstall: bothWays("dnf"),
    upgrade: (...packages3) => [asRoot("dnf", "upgrade", "-y", "--refresh", ...packages3)]
  },
  yum: {
    install: (...packages3) => [asRoot("yum", "install", "-y", ...packages3)],
    reinstall: bothWays("yum"),
    upgrade: (...packages3) => [asRoot("yum", "update", "-y", ...packages3)]
  },
  tdnf: {
    install: (...packages3) => [asRoot("tdnf", "install", "-y", ...packages3)],
    reinstall: bothWays("tdnf"),
    upgrade: (...packages3) => [asRoot("tdnf", "update", "-y", ...packages3)]
  },
  zypper: {
    install: (...packages3) => [asRoot("zypper", "--non-interactive", "install", ...packages3)],
    reinstall: (...packages3) => [asRoot("zypper", "--non-interactive", "install", "--force", ...packages3)],
    upgrade: (...packages3) => [
      asRoot("zypper", "--non-interactive", "--gpg-auto-import-keys", "refresh"),
      asRoot("zypper", "--non-interactive", "update", ...packages3)
    ]
  },
  pacman: {
    install: (...packages3) => [asRoot("pacman", "-S", "--needed", "--noconfirm", ...packages3)],
    reinstall: (...packages3) => [asRoot("pacman", "-S", "--noconfirm", ...packages3)],
    // Arch knows no upgrade of a part: https://wiki.archlinux.org/title/System_maintenance#Partial_upgrades_are_unsupported
    upgrade: () => [asRoot("pacman", "-Syu", "--noconfirm")]
  }
};
var installerOf = (os) => os.ok && os.value.packages !== "none" && !os.value.immutable ? installers[os.value.packages] : null;
var installPackages = (os, ...packages3) => installerOf(os)?.install(...packages3) ?? null;

// checks/fixes/install/docker.ts
function dockerEngine(os, origin3) {
  const steps = dockerPackages(os, origin3);
  return steps.at(-1)?.kind === "do" || !os.ok ? steps : [...steps, ...start[os.value.services]];
}
var start = {
  systemd: [asRoot("systemctl", "enable", "--now", "docker")],
  openrc: [asRoot("rc-update", "add", "docker"), asRoot("rc-service", "docker", "start")],
  sysv: [asRoot("service", "docker", "start")],
  none: []
};
function dockerPackages(os, origin3) {
  const steps = os.ok ? withoutPackages(os.value) ?? stepsFor(os.value, os, origin3) : null;
  return steps ?? [byHand("Install Docker Engine in the way of this distribution.", links2.dockerInstall)];
}
function withoutPackages({ id, dgxOs: dgxOs2, immutable: immutable2, prettyName }) {
  if (dgxOs2 !== null) {
    return [
      byHand(
        `DGX OS ${dgxOs2} brings docker-ce from its own repositories: install it from there as its user guide says, not from elsewhere.`,
        links2.dgxOs
      )
    ];
  }
  if (id === "nixos") {
    return [
      byHand(
        "Set virtualisation.docker.enable = true in the configuration, then: nixos-rebuild switch.",
        links2.nixos
      )
    ];
  }
  if (id === "cos" || id === "flatcar") {
    return [
      byHand(
        `${prettyName} comes with Docker; start it: systemctl enable --now docker.`,
        links2.dockerInstall
      )
    ];
  }
  if (id === "bottlerocket") {
    return [
      byHand(
        "Bottlerocket takes no packages, and has Docker in its variants for Amazon ECS alone: start such a variant for NVIDIA GPUs (aws-ecs-2-nvidia).",
        links2.bottlerocket
      )
    ];
  }
  if (!immutable2) return null;
  return [
    byHand(
      `${prettyName} does not take packages the usual way: layer Docker Engine, or use an image of it that has it.`,
      links2.dockerInstall
    )
  ];
}
function stepsFor(host, os, origin3) {
  const { family, id, versionId } = host;
  if (family === "debian") return debian(host, os, origin3);
  if (family === "rhel") return dockerCe(host, id === "rhel" ? "rhel" : "centos");
  if (family === "fedora") return id === "fedora" ? fedora(versionId) : null;
  if (family === "amazon" && versionId === "2")
    return [asRoot("amazon-linux-extras", "install", "-y", "docker")];
  const names3 = family === "azure" ? azure(versionId) : own[family];
  const steps = names3 === void 0 ? null : installPackages(os, ...names3);
  const module = id === "sles" && !isAtLeast(versionId, "16");
  return module && steps !== null ? [containersModule(versionId), ...steps] : steps;
}
var containersModule = (versionId) => byHand(
  `SLES keeps Docker in its Containers module; activate that first if it is not: SUSEConnect -p sle-module-containers/${versionId.split(".")[0] === "12" ? "12" : versionId}/$(uname -m).`,
  "https://documentation.suse.com/sles/"
);
var own = {
  suse: ["docker"],
  arch: ["docker"],
  amazon: ["docker"]
};
var azure = (versionId) => [
  "moby-engine",
  isAtLeast(versionId, "3") ? "docker-cli" : "moby-cli"
];
var packages = [
  "docker-ce",
  "docker-ce-cli",
  "containerd.io",
  "docker-buildx-plugin",
  "docker-compose-plugin"
];
var tooOld = { debian: "12", ubuntu: "18.04" };
var fromDocker = ["containerd.io", "docker-ce-cli"];
function debian(host, os, origin3) {
  const known = origin3 === void 0 ? null : valueIn(origin3);
  if (known?.repository) return installPackages(os, ...packages);
  const floor = tooOld[host.id];
  const old = floor !== void 0 && host.versionId !== "" && !isAtLeast(host.versionId, floor);
  const held = fromDocker.find((name) => known?.installed.includes(name) === true);
  if (!old && held === void 0) return installPackages(os, "docker.io");
  const why = old ? `The docker.io of ${host.prettyName} is too old for this.` : `${held}, which is installed, and docker.io exclude each other.`;
  return [...dockerRepository(host, why), ...installPackages(os, ...packages) ?? []];
}
function dockerRepository({ id, codename }, why) {
  const known = (id === "debian" || id === "ubuntu") && codename !== "";
  const page = `${links2.dockerInstall}${id === "debian" ? "debian" : "ubuntu"}/`;
  if (!known)
    return [byHand(`${why} Set up Docker's own repository, as its page says for this system.`, page)];
  const [key, from] = ["/etc/apt/keyrings/docker.asc", `https://download.docker.com/linux/${id}`];
  return [
    asRoot("apt-get", "update"),
    asRoot("apt-get", "install", "-y", "ca-certificates", "curl"),
    asRoot("install", "-m", "0755", "-d", "/etc/apt/keyrings"),
    asRoot("curl", "-fsSL", "-o", key, `${from}/gpg`),
    byHand(
      `${why} Name Docker's own repository, by this line in a new file /etc/apt/sources.list.d/docker.list: deb [signed-by=${key}] ${from} ${codename} stable`,
      page
    )
  ];
}
var repositoryOf = (name) => `https://download.docker.com/linux/${name}/docker-ce.repo`;
function dockerCe({ packages: manager, versionId }, name) {
  const repository = repositoryOf(name);
  if (manager === "yum" || versionId.startsWith("7")) {
    return [
      asRoot("yum", "install", "-y", "yum-utils"),
      asRoot("yum-config-manager", "--add-repo", repository),
      asRoot("yum", "install", "-y", ...packages)
    ];
  }
  return [
    asRoot("dnf", "install", "-y", "dnf-plugins-core"),
    asRoot("dnf", "config-manager", "--add-repo", repository),
    // The distribution's runc and podman-docker are in the way of containerd.io and docker-ce-cli.
    asRoot("dnf", "install", "-y", "--allowerasing", ...packages)
  ];
}
var fedora = (versionId) => [
  ...isAtLeast(versionId, "41") ? [asRoot("dnf", "config-manager", "addrepo", "--overwrite", `--from-repofile=${repositoryOf("fedora")}`)] : [
    asRoot("dnf", "install", "-y", "dnf-plugins-core"),
    asRoot("dnf", "config-manager", "--add-repo", repositoryOf("fedora"))
  ],
  asRoot("dnf", "install", "-y", "--allowerasing", ...packages)
];

// checks/fixes/docker.ts
function installDocker(os, origin3) {
  const steps = dockerEngine(os, origin3);
  return {
    id: "install-docker",
    title: "Install Docker Engine",
    risk: steps.some(({ kind }) => kind === "do") ? "manual" : "safe",
    ...steps.some((step) => step.kind === "run" && step.argv.includes("--allowerasing")) ? { interrupts: "the distribution's runc and podman-docker are replaced, where they are installed" } : {},
    steps,
    verify: ["docker", "info"],
    source: links2.dockerInstall
  };
}
var unsetApiVersion = {
  id: "unset-docker-api-version",
  title: "Let client and engine agree on an API",
  risk: "manual",
  steps: [byHand("Unset DOCKER_API_VERSION in this shell, and where it is set: unset DOCKER_API_VERSION")],
  verify: ["docker", "version"],
  source: links2.dockerApi
};
var removeNvidiaDocker1 = (os) => ({
  id: "remove-nvidia-docker1",
  title: "Remove what is left of nvidia-docker 1",
  risk: "manual",
  interrupts: "containers that were made with it are removed",
  steps: [
    byHand(
      `Remove the containers that use its volumes (docker volume ls -q -f driver=nvidia-docker lists them, docker ps -a -f volume=NAME who uses one; docker commit keeps what is in one), then the package nvidia-docker${os.ok && os.value.packages === "apt" ? ": apt-get purge nvidia-docker" : ""}.`,
      links2.nvidiaDocker1
    )
  ],
  verify: ["docker", "volume", "ls", "-f", "driver=nvidia-docker"],
  source: links2.nvidiaDocker1
});

// checks/fixes/device-nodes.ts
var controlMinor = 255;
function nodeSteps(minors) {
  const nodes = [...minors, controlMinor].map((minor) => `-c=${minor}`);
  return [asRoot("nvidia-modprobe", ...nodes), asRoot("nvidia-modprobe", "-u", "-c=0")];
}
function openDeviceNodes(group, user) {
  if (group === null || user === null) return findWhoClosedThem;
  return {
    id: "join-device-group",
    title: `Put ${user} into the group ${group}, which may use the GPUs`,
    risk: "safe",
    then: "relogin",
    steps: [asRoot("usermod", "-a", "-G", group, user)],
    verify: ["nvidia-smi"]
  };
}
var findWhoClosedThem = {
  id: "open-device-nodes",
  title: "Let this user use the device nodes",
  risk: "manual",
  steps: [
    byHand(
      "Find out who closed them: the options NVreg_DeviceFileMode, NVreg_DeviceFileUID and NVreg_DeviceFileGID of the nvidia module (look in /etc/modprobe.d), a udev rule, or a group such as video that this user should be in."
    )
  ],
  verify: ["ls", "-l", "/dev/nvidiactl"]
};
var findWhoRefuses = {
  id: "open-device-nodes",
  title: "Let this user use the device nodes",
  risk: "manual",
  steps: [
    byHand(
      "Find out what refuses them, since their mode does not: the control group of this session (a batch job without GPUs, DeviceAllow= of a systemd service: systemctl show SERVICE -p DevicePolicy -p DeviceAllow), or SELinux (ausearch -m AVC -ts recent)."
    )
  ],
  verify: ["nvidia-smi"]
};
var reloadUvm = (loaded2) => ({
  id: "reload-uvm",
  title: "Load nvidia-uvm anew and make its nodes again",
  risk: loaded2 ? "disruptive" : "safe",
  ...loaded2 ? { interrupts: "every program that uses a GPU must be stopped first, containers included" } : {},
  steps: [
    ...loaded2 ? [asRoot("modprobe", "-r", "nvidia_uvm")] : [],
    asRoot("modprobe", "nvidia-uvm"),
    asRoot("rm", "-f", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools"),
    asRoot("nvidia-modprobe", "-u", "-c=0")
  ],
  verify: ["ls", "-l", "/dev/nvidia-uvm"]
});
var useHostUsers = {
  id: "use-host-users",
  title: "Launch this container with the machine's own users",
  risk: "manual",
  interrupts: "nothing stops; root in this container is root on the machine then",
  steps: [byHand("Put --userns=host into the docker run command.", links2.dockerUserns)],
  source: links2.dockerUserns
};

// checks/fixes/headers.ts
var headerName = (kernel) => `${/-pve$/.test(kernel) ? "proxmox" : "linux"}-headers-${kernel}`;
function amazonPackage(kernel, part) {
  const [, series = ""] = /^(\d+\.\d+)\..*\.amzn2023\b/.exec(kernel) ?? [];
  return `kernel${series === "6.1" ? "" : series}-${part}-${kernel}`;
}

// checks/fixes/install/machine.ts
var allTakeOpen = ({ generations }) => generations.length > 0 && generations.every((one) => one === "turing-to-hopper" || one === "blackwell-or-later");

// checks/fixes/install/cuda-repository.ts
var origin = "https://developer.download.nvidia.com/compute/cuda/repos";
var architectures = { amd64: "x86_64", arm64: "sbsa" };
function cudaRepository(os, architecture) {
  const name = distributionName(os);
  const folder = architectures[architecture];
  return name === null || folder === void 0 ? null : `${origin}/${name}/${folder}/cuda-${name}.repo`;
}
function distributionName({ family, id, versionId }) {
  const major = versionId.split(".")[0] ?? "";
  if (family === "rhel" && ["8", "9", "10"].includes(major)) return `rhel${major}`;
  if (family === "fedora" && id === "fedora" && Number(major) >= 41) return `fedora${major}`;
  if (family === "amazon" && major === "2023") return "amzn2023";
  if (id === "sles" && major === "15") return "sles15";
  if (id === "opensuse-leap" && major === "15") return "opensuse15";
  return null;
}
var lastBranch = 580;
function cudaDriver(os, machine, repository) {
  const open2 = allTakeOpen(machine);
  const streams = hasStreams(os);
  if (!open2 && !streams) return null;
  const flavour = open2 ? "open-dkms" : `${lastBranch}-dkms`;
  return [
    ...packageHub(os, machine),
    ...addRepository(os, repository),
    ...headers(os, machine.kernel),
    ...streams ? [asRoot("dnf", "module", "enable", "-y", `nvidia-driver:${flavour}`)] : [],
    install(os, open2 ? "nvidia-open" : "cuda-drivers")
  ];
}
function packageHub({ id, versionId }, { architecture }) {
  if (id !== "sles") return [];
  const processor = architecture === "arm64" ? "aarch64" : "x86_64";
  return [asRoot("SUSEConnect", "--product", `PackageHub/${versionId}/${processor}`)];
}
var hasStreams = ({ family, versionId }) => family === "amazon" || family === "rhel" && /^[89]\b/.test(versionId);
function addRepository(os, repository) {
  if (os.packages === "zypper") {
    return [
      asRoot("zypper", "--non-interactive", "addrepo", repository),
      asRoot("zypper", "--non-interactive", "--gpg-auto-import-keys", "refresh")
    ];
  }
  if (os.family === "fedora") {
    return [asRoot("dnf", "config-manager", "addrepo", "--overwrite", `--from-repofile=${repository}`)];
  }
  return [
    ...extraPackages(os),
    asRoot("dnf", "install", "-y", "dnf-plugins-core"),
    ...builderPackages(os),
    asRoot("dnf", "config-manager", "--add-repo", repository)
  ];
}
function extraPackages({ family, id, versionId }) {
  if (family !== "rhel") return [];
  const major = versionId.split(".")[0] ?? "";
  if (id === "ol") return [asRoot("dnf", "install", "-y", `oracle-epel-release-el${major}`)];
  const name = id === "rhel" ? `https://dl.fedoraproject.org/pub/epel/epel-release-latest-${major}.noarch.rpm` : "epel-release";
  return [asRoot("dnf", "install", "-y", name)];
}
function builderPackages({ family, id, versionId }) {
  if (family !== "rhel") return [];
  if (id !== "ol") return [asRoot("/usr/bin/crb", "enable")];
  const major = versionId.split(".")[0] ?? "";
  return [asRoot("dnf", "config-manager", "--set-enabled", `ol${major}_codeready_builder`)];
}
function headers({ packages: packages3, family, versionId }, kernel) {
  if (packages3 === "zypper") return [];
  if (family === "amazon") {
    const names3 = ["devel", "modules-extra"].map((part) => amazonPackage(kernel, part));
    return [asRoot("dnf", "install", "-y", ...names3)];
  }
  if (/uek/.test(kernel)) return [asRoot("dnf", "install", "-y", `kernel-uek-devel-${kernel}`)];
  const matched = family === "rhel" && !/^8\b/.test(versionId);
  return [
    asRoot(
      "dnf",
      "install",
      "-y",
      ...matched ? ["kernel-devel-matched", "kernel-headers"] : [`kernel-devel-${kernel}`]
    )
  ];
}
var install = ({ packages: packages3 }, name) => packages3 === "zypper" ? asRoot("zypper", "--non-interactive", "install", "--auto-agree-with-licenses", name) : asRoot("dnf", "install", "-y", name);

// checks/fixes/install/debian-driver.ts
var branches = { "11": 470, "12": 535, "13": 550 };
var branchOfDebian = ({ versionId }) => branches[versionId] ?? null;
function debianDriver(os, machine) {
  const branch = branches[os.versionId];
  const needed2 = firstBranch(machine);
  if (branch === void 0 || needed2 <= branch) return [...nonFree(os), ...own2(machine)];
  return os.versionId === "11" || machine.architecture !== "amd64" ? [byAnother(os, branch, needed2)] : fromNvidia(os, machine, branch, needed2);
}
function firstBranch({ generations, adaOrLater }) {
  if (generations.includes("blackwell-or-later")) return 570;
  return adaOrLater === true ? 525 : 0;
}
var older = ({ versionId }, branch, needed2) => `The driver of Debian ${versionId} (branch ${branch}) is older than this GPU, which takes branch ${needed2} or later`;
var byAnother = (os, branch, needed2) => byHand(
  `${older(os, branch, needed2)}: upgrade Debian, or install NVIDIA's own driver as its page says for this system.`,
  links2.driverInstall
);
function fromNvidia(os, machine, branch, needed2) {
  const keyring2 = "cuda-keyring_1.1-1_all.deb";
  const origin3 = `https://developer.download.nvidia.com/compute/cuda/repos/debian${os.versionId}/x86_64`;
  return [
    byHand(
      `${older(os, branch, needed2)}: it comes from NVIDIA's repository. See that apt reads Debian's component contrib, which that one needs (/etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources).`,
      links2.driverInstall
    ),
    asRoot("apt-get", "update"),
    asRoot("apt-get", "install", "-y", "ca-certificates", "curl"),
    asRoot("curl", "-fsSL", "-o", `/run/${keyring2}`, `${origin3}/${keyring2}`),
    asRoot("dpkg", "-i", `/run/${keyring2}`),
    asRoot("apt-get", "update"),
    asRoot("apt-get", "install", "-y", ...kernelPackages(machine.kernel), "nvidia-open")
  ];
}
var nonFree = (os) => os.nonFree === false ? [
  byHand(
    "Debian keeps the driver in its component non-free, which apt does not read here: add contrib, non-free and non-free-firmware to the components in /etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources.",
    links2.debianDriver
  )
] : [];
var own2 = ({ kernel }) => [
  asRoot("apt-get", "update"),
  asRoot("apt-get", "install", "-y", ...kernelPackages(kernel), "nvidia-driver")
];
var stock = /^\d+\.\d+\.\d+(?:-\d+|\+deb\d+(?:\.\d+)*)-((?:cloud-|rt-)?(?:amd64|arm64))$/;
function kernelPackages(kernel) {
  const flavour = stock.exec(kernel)?.[1];
  return flavour === void 0 ? [headerName(kernel)] : [`linux-image-${flavour}`, `linux-headers-${flavour}`];
}

// src/knowledge/dgx-drivers.ts
var guide = (major) => `https://docs.nvidia.com/dgx/dgx-os-${major}-user-guide/`;
var server = (kernel) => ({
  driver: `nvidia-driver-BRANCH-server and linux-modules-nvidia-BRANCH-server-${kernel}`,
  fabric: "nvidia-fabricmanager-BRANCH and libnvidia-nscq-BRANCH"
});
var open = {
  driver: "nvidia-driver-BRANCH-open",
  fabric: "nvidia-fabricmanager-BRANCH and libnvidia-nscq-BRANCH (on B200 and B300 nvlsm and libnvsdm-BRANCH as well)"
};
var drivers = {
  "4": { branches: [418, 450], documented: false, names: null, source: "https://docs.nvidia.com/dgx/" },
  "5": { branches: [450, 470, 525, 535], documented: false, names: server("generic"), source: guide(5) },
  "6": { branches: [525, 535, 550], documented: false, names: server("nvidia"), source: guide(6) },
  "7": { branches: [570, 580], documented: true, names: open, source: `${guide(7)}additional_software.html` },
  "8": { branches: [595], documented: true, names: open, source: `${guide(7)}additional_software.html` }
};
var only580 = /\bB300\b|\bGB300\b|\bSpark\b|\bGB10\b/;
var lastOn6 = /\bDGX[- ]?(?:1|2H?)\b|\bStation\b(?! A100| A800| GB300)/i;
function dgxDrivers(dgxOs2, model) {
  const known = drivers[dgxOs2.split(".")[0] ?? ""];
  if (known === void 0) return null;
  return only580.test(model ?? "") && known.branches.includes(580) ? { ...known, branches: [580] } : known;
}
function dgxBranchFor(dgxOs2, model, needs) {
  const version = parseVersion(needs);
  if (version === null) return null;
  return dgxDrivers(dgxOs2, model)?.branches.find((branch) => branch >= majorOf(version)) ?? null;
}
function dgxBeyond(dgxOs2, model) {
  const major = Number(dgxOs2.split(".")[0]);
  if (major === 6 && lastOn6.test(model ?? "")) return "DGX OS 6 is the last one for this model.";
  if (major === 7) return "For R595 and later NVIDIA recommends an upgrade to DGX OS 8.";
  return "A newer branch comes with a newer DGX OS.";
}

// src/knowledge/machine-images.ts
var machineImages = {
  "aws-dlami": {
    name: "AWS Deep Learning AMI",
    driver: "Launch an instance from the newest Deep Learning AMI: its driver, fabric manager and kernel were tested together. To mend this one in place, bring back the kernel that its driver was built for (grubby or grub-reboot), and hold the kernel packages.",
    source: "https://docs.aws.amazon.com/dlami/latest/devguide/what-is-dlami.html"
  },
  "gcp-dlvm": {
    name: "Google Deep Learning VM",
    driver: "Run sudo /opt/deeplearning/install-driver.sh, the script that the image brings.",
    source: "https://cloud.google.com/deep-learning-vm/docs/troubleshooting"
  },
  // Both texts stand in the log of the first login (https://github.com/rapidsai/deployment/issues/378).
  "nvidia-ngc": {
    name: "NVIDIA NGC cloud image",
    driver: 'These images put their driver in at the first login: log in once by ssh, and wait for "Install complete". If it says "Module nvidia not found", or the driver went with a later kernel, restart the machine and log in again; if that does not bring it, launch an instance from the newest NVIDIA GPU-Optimized image. Do not mix in packages of other origin.',
    source: "https://docs.nvidia.com/ngc/ngc-deploy-public-cloud/index.html"
  },
  "azure-hpc": {
    name: "Azure HPC image",
    driver: "Deploy the newest Azure HPC image: its driver, fabric manager and kernel were tested together (/opt/azurehpc/component_versions.txt lists those of this one). Do not mix in packages of other origin.",
    source: "https://github.com/Azure/azhpc-images"
  },
  "azure-dsvm": {
    name: "Azure Data Science VM",
    driver: "Deploy the newest Data Science VM, or add the NVIDIA GPU Driver Extension to this one: it chooses the driver for the size of the machine.",
    source: "https://learn.microsoft.com/azure/virtual-machines/extensions/hpccompute-gpu-linux"
  }
};

// checks/fixes/install/own-way.ts
var driverHost = (platform, machine, os) => ({ platform, machine: valueIn(machine), os: valueIn(os) });
function ownWay({ platform, machine, os }) {
  if (platform?.kind === "wsl2") return windows;
  if (platform?.kind === "jetson") return jetPack;
  if (os?.dgxOs != null) return dgxOs(os.dgxOs, platform?.name ?? null);
  if (platform?.kind === "vgpu" || machine?.licenceClient === true) return vgpuHost;
  if (machine?.image != null) {
    const { driver, source } = machineImages[machine.image];
    return { text: driver, source, restart: false };
  }
  return platform?.name?.startsWith("Microsoft Azure") === true ? azure2 : null;
}
var windows = {
  text: "Install the NVIDIA driver for Windows, which serves WSL; never one for Linux inside WSL. Then run `wsl --shutdown` in Windows.",
  source: links2.wsl
};
var jetPack = {
  text: "The driver of a Jetson comes with JetPack: upgrade Jetson Linux and JetPack by apt as its guide says, or flash it anew. No other driver fits.",
  source: links2.jetson
};
var vgpuHost = {
  text: "Install the guest driver (GRID) of the vGPU release that the host's own driver is of: its administrator or the provider has it. An ordinary driver does not drive a virtual GPU.",
  source: links2.vgpuDriver
};
var azure2 = {
  text: "Add the NVIDIA GPU Driver Extension to this virtual machine: it puts in the GRID driver on sizes with a part of a GPU (NVads A10 v5), and the CUDA driver on the others.",
  source: links2.azureDriver,
  restart: false
};
var branchNames = (branches3) => branches3.map((branch) => `R${branch}`).join(", ").replace(/, (?=[^,]*$)/, " or ");
function dgxOs(release, model) {
  const known = dgxDrivers(release, model);
  const names3 = known?.names ?? null;
  const spark = /\bSpark\b|\bGB10\b/.test(model ?? "");
  const fabric = names3 === null || spark ? "" : `; with NVSwitches ${names3.fabric} together with them`;
  const what = names3 === null ? " as its user guide says" : `: ${names3.driver}${fabric}`;
  return {
    text: [
      `Install the driver packages of DGX OS ${release} by apt from its own repositories${what}.`,
      ...known === null ? [] : [`${branchesOf(known)}.`],
      `Do not mix in packages or run files of other origin. ${dgxBeyond(release, model)}`
    ].join(" "),
    source: known?.source ?? links2.dgxOs
  };
}
function branchesOf({ branches: branches3, documented, names: names3 }) {
  const which = `${branches3.length > 1 ? "The branches are" : "The branch is"} ${branchNames(branches3)}`;
  const reserve = documented ? "" : ", as far as is known";
  const listed = names3?.driver.split(" ")[0]?.replace("BRANCH", "*");
  return `${which}${reserve}${listed === void 0 ? "" : `; apt list '${listed}' shows those that there are`}`;
}

// checks/fixes/install/suse-driver.ts
var susePage = "https://sndirsch.github.io/";
var repositories = "https://developer.download.nvidia.com/compute/cuda/repos/suse16";
var folders = { amd64: "x86_64", arm64: "sbsa" };
var isFrom16 = ({ id, versionId }) => id === "opensuse-tumbleweed" || (id === "sles" || id === "opensuse-leap") && versionId !== "" && isAtLeast(versionId, "16");
function suseDriver(os, machine) {
  const folder = folders[machine.architecture];
  if (!isFrom16(os) || folder === void 0 || !allTakeOpen(machine)) return null;
  const flavour = /-(longterm|azure|64kb)$/.exec(machine.kernel)?.[1] ?? "default";
  const module = `nvidia-open-driver-G07-signed-cuda-kmp-${flavour}`;
  return [
    asRoot("zypper", "--non-interactive", "addrepo", `${repositories}/${folder}/`, "cuda"),
    asRoot("zypper", "--non-interactive", "--gpg-auto-import-keys", "refresh"),
    asRoot("zypper", "--non-interactive", "install", "--auto-agree-with-licenses", module),
    byHand(
      `Install what else belongs to the driver, of the very version of that module (rpm -q --queryformat '%{VERSION}' ${module} tells it, before the _k): sudo zypper install nvidia-compute-utils-G07 == VERSION nvidia-persistenced == VERSION`,
      susePage
    )
  ];
}

// checks/fixes/install/ubuntu-driver.ts
var tool = [
  asRoot("apt-get", "update"),
  asRoot("apt-get", "install", "-y", "ubuntu-drivers-common")
];
var ubuntuDriver = ({ host }) => ubuntuNewest(host?.platform?.kind === "workstation");
var ubuntuNewest = (desk) => desk ? [...tool, asRoot("ubuntu-drivers", "install")] : [...tool, asRoot("ubuntu-drivers", "install", "--gpgpu"), toolsOfChosen];
var ubuntuBranch = (branch, desk) => desk ? [...tool, asRoot("ubuntu-drivers", "install", `nvidia:${branch}`)] : [
  ...tool,
  asRoot("ubuntu-drivers", "install", "--gpgpu", `nvidia:${branch}-server`),
  asRoot("apt-get", "install", "-y", `nvidia-utils-${branch}-server`)
];
var toolsOfChosen = byHand(
  "nvidia-smi is not among these packages. Install nvidia-utils of the branch that was chosen: dpkg -l 'nvidia-headless*' names it, e.g. sudo apt-get install nvidia-utils-580-server after nvidia-headless-no-dkms-580-server.",
  links2.ubuntuDrivers
);

// checks/fixes/install/driver.ts
function driverWay(os, machine) {
  for (const way of ways) {
    const found = way(os, machine);
    if (found !== null) return found;
  }
  const text2 = "Install NVIDIA's driver in the way of this distribution.";
  return { steps: [byHand(text2, links2.driverInstall)], source: links2.driverInstall };
}
var personal = (source, text2) => ({ steps: [byHand(text2, source)], source });
var elsewhere2 = (os, machine) => {
  const own3 = ownWay({ ...machine.host, os });
  return own3 === null ? null : { ...personal(own3.source, own3.text), restart: own3.restart !== false };
};
var byId = {
  cos: () => ({
    steps: [
      asRoot("cos-extensions", "install", "gpu"),
      asRoot("mount", "--bind", "/var/lib/nvidia", "/var/lib/nvidia"),
      asRoot("mount", "-o", "remount,exec", "/var/lib/nvidia"),
      byHand(
        "All three hold until the machine restarts: have its startup script, or cloud-init, run them at each start.",
        links2.cosGpus
      )
    ],
    source: links2.cosGpus,
    restart: false,
    verify: ["/var/lib/nvidia/bin/nvidia-smi"]
  }),
  bottlerocket: () => ({
    ...personal(
      links2.bottlerocket,
      "Bottlerocket has the driver in its variants for NVIDIA GPUs alone (their names end in -nvidia): start the machine from such a variant."
    ),
    restart: false
  }),
  flatcar: () => personal(
    links2.flatcarGpus,
    "Write the name of a driver extension of Flatcar, such as nvidia-drivers-570-open (without -open before Turing; the page lists them by release), as a line into /etc/flatcar/enabled-sysext.conf: the driver is fetched at the next start."
  ),
  nixos: () => personal(
    links2.nixos,
    'Set services.xserver.videoDrivers = [ "nvidia" ] and hardware.nvidia.open (true from Turing on) in the configuration, with nixpkgs.config.allowUnfree = true, then: nixos-rebuild boot.'
  ),
  ubuntu: (_, machine) => ({ steps: ubuntuDriver(machine), source: links2.ubuntuDrivers }),
  debian: (os, machine) => ({ steps: debianDriver(os, machine), source: links2.debianDriver }),
  arch: archWay
};
function archWay(_, machine) {
  if (machine.generations.includes("before-turing")) {
    return personal(
      links2.archDriver,
      "Install nvidia-580xx-dkms and nvidia-580xx-utils from the AUR: this GPU is older than Turing, and the packages of Arch no longer drive it."
    );
  }
  const stock2 = /-arch\d/.test(machine.kernel);
  const packages3 = stock2 ? ["nvidia-open", "nvidia-utils"] : ["nvidia-open-dkms", "nvidia-utils"];
  const headers2 = stock2 ? [] : [byHand("Install the headers package of the kernel in use first, e.g. linux-lts-headers.")];
  return {
    steps: [...headers2, asRoot("pacman", "-S", "--needed", "--noconfirm", ...packages3)],
    source: links2.archDriver
  };
}
var byName = (os, machine) => Object.hasOwn(byId, os.id) ? byId[os.id]?.(os, machine) ?? null : null;
var immutable = ({ immutable: whole, prettyName }) => whole ? personal(
  links2.driverInstall,
  `${prettyName} does not take packages the usual way: layer the driver as its documentation says, or use an image of it that has one.`
) : null;
var fromNvidia2 = (os, machine) => {
  const repository = cudaRepository(os, machine.architecture);
  if (repository === null) return null;
  const steps = cudaDriver(os, machine, repository);
  return steps === null ? null : { steps, source: links2.driverFlavours };
};
var amazon2 = ({ family, versionId }) => family === "amazon" && versionId === "2" ? personal(
  links2.amazonDriver,
  "Install Amazon's build of the driver, or launch an AMI that has it: NVIDIA's repositories do not serve Amazon Linux 2."
) : null;
var azureLinux = ({ family, prettyName, versionId }, { architecture }) => {
  if (family !== "azure") return null;
  const folder = architecture === "arm64" ? "aarch64" : "x86_64";
  const at = versionId.startsWith("3") ? ` (https://packages.microsoft.com/azurelinux/3.0/prod/nvidia/${folder}/config.repo, put into /etc/yum.repos.d)` : "";
  return personal(
    links2.azureLinux,
    `Install the driver that Microsoft packages for ${prettyName} in its nvidia repository${at}: sudo tdnf install cuda-open, or cuda for GPUs before Turing. It must be the one for this very kernel.`
  );
};
var suse = (os, machine) => {
  const steps = suseDriver(os, machine);
  return steps === null ? null : { steps, source: susePage };
};
var ways = [elsewhere2, byName, immutable, amazon2, azureLinux, suse, fromNvidia2];

// checks/fixes/driver.ts
var nvidiaSmi = ["nvidia-smi"];
var loadSteps = (gpus) => [
  asRoot("modprobe", "nvidia"),
  asRoot("modprobe", "nvidia-uvm"),
  ...nodeSteps([...Array(Math.max(gpus, 1)).keys()])
];
function installDriver(os, machine) {
  const way = os.ok ? driverWay(os.value, machine) : {
    steps: [byHand("Install NVIDIA's driver in the way of this distribution.", links2.driverInstall)],
    source: links2.driverInstall
  };
  const { steps, source, verify: verify3 = nvidiaSmi } = way;
  const restart2 = way.restart !== false;
  const manual = steps.some(({ kind }) => kind === "do");
  const fromDebian = steps.some((step) => step.kind === "run" && step.argv.includes("nvidia-driver"));
  return {
    id: "install-driver",
    title: fromDebian ? "Install the NVIDIA driver (from Debian's non-free)" : "Install the NVIDIA driver",
    risk: manual ? "manual" : "disruptive",
    ...restart2 ? { interrupts: "the machine restarts at the end", then: "reboot" } : {},
    steps,
    verify: verify3,
    source
  };
}
var loadKernelModule = (gpus) => ({
  id: "load-kernel-module",
  title: "Load the NVIDIA kernel module",
  risk: "safe",
  steps: loadSteps(gpus),
  verify: nvidiaSmi
});
function installDriverLibraries(platform, module, os, host) {
  return {
    id: "install-driver-libraries",
    title: "Install the driver's libraries",
    risk: "manual",
    steps: [byHand(libraryAdvice(platform, module, os, host), links2.driverInstall)],
    verify: ["ldconfig", "-p"],
    source: links2.driverInstall
  };
}
function libraryAdvice(platform, module, os, host) {
  if (platform.kind === "jetson")
    return "Install JetPack again: its package nvidia-l4t-cuda brings the libraries.";
  const version = module.kind === "loaded" ? ` ${module.version}` : "";
  const own3 = ownWay(host);
  if (own3 !== null)
    return `${own3.text} The libraries that are missing must be of exactly the version of the module${version}.`;
  return `Install the driver's compute libraries of exactly the version of the module${version}${os.ok ? whence(os.value) : "."}`;
}
function whence({ id, packages: packages3, immutable: immutable2, prettyName }) {
  if (id === "cos")
    return ": sudo cos-extensions install gpu puts them into /var/lib/nvidia/lib64, at each start anew.";
  if (id === "nixos")
    return ": they come with hardware.graphics.enable = true and the driver, by nixos-rebuild switch.";
  if (immutable2) return `: ${prettyName} takes them with its driver, in the way in which that came into it.`;
  const by = search[id] ?? search[packages3];
  return by === void 0 ? "; your package manager finds them." : `; find the packages by: ${by}`;
}
var search = {
  debian: "apt-cache policy libcuda1 libnvidia-ml1",
  apt: "apt-cache policy 'libnvidia-compute*'",
  dnf: 'dnf list --showduplicates "nvidia-driver*-libs"',
  zypper: "zypper search --details nvidia-compute",
  pacman: "pacman -Qi nvidia-utils"
};

// checks/fixes/fabric.ts
var unit = "nvidia-fabricmanager";
var start2 = (os) => os?.services === "systemd" ? asRoot("systemctl", "enable", "--now", unit) : byHand("Start nv-fabricmanager as a service of this system.", links2.fabricManager);
var startAnew = (os) => os?.services === "systemd" ? [asRoot("systemctl", "enable", unit), asRoot("systemctl", "restart", unit)] : [start2(os)];
var verify = ["nvidia-smi", "-q", "-d", "FABRIC"];
var startFabricManager = (os) => ({
  id: "start-fabric-manager",
  title: "Start the fabric manager",
  risk: "safe",
  steps: [
    start2(os),
    byHand(
      "If it does not stay up, its log says why: journalctl -u nvidia-fabricmanager, /var/log/fabricmanager.log."
    )
  ],
  verify,
  source: links2.fabricManager
});
var installFabricManager = (os, driver) => ({
  id: "install-fabric-manager",
  title: `Install the fabric manager of the driver's version${driver === null ? "" : ` ${driver}`}`,
  risk: "manual",
  interrupts: "programs on GPUs that the fabric joins",
  steps: [byHand(installAdvice(os, driver), links2.fabricManager), ...startAnew(os)],
  verify,
  source: links2.fabricManager
});
function installAdvice(os, driver) {
  const version = driver ?? "of the driver's version";
  const branch = driver?.split(".")[0];
  const name = branch === void 0 ? "nvidia-fabricmanager" : `nvidia-fabricmanager-${branch}`;
  const ways3 = {
    apt: `apt-cache madison ${name} nvidia-fabricmanager lists the versions: install the one that begins with ${version}, e.g. sudo apt-get install ${name}=VERSION`,
    dnf: `dnf list --showduplicates "nvidia-fabric*" lists the versions: install the one of ${version}`,
    yum: `yum list --showduplicates "nvidia-fabric*" lists the versions: install the one of ${version}`,
    zypper: `zypper search --details "nvidia-fabric*" lists the versions: install the one of ${version}`
  };
  const way = ways3[os?.packages ?? ""] ?? `install the package of NVIDIA's fabric manager of exactly ${version}`;
  return `From the repository that the driver came from: ${way}. B200 and later also need the package nvlsm and the kernel module ib_umad.`;
}

// checks/fixes/gpu-errors.ts
var nvidiaSmi2 = ["nvidia-smi"];
var powerCycle = (cloud) => cloud ? moveInstance : coldStart;
var coldStart = {
  id: "power-cycle",
  title: "Switch the machine off and on again",
  risk: "manual",
  interrupts: "everything on this machine stops",
  steps: [
    byHand(
      "Stop what runs, switch the machine off, and on again: a restart alone may not bring the GPU back."
    ),
    byHand(
      "If it happens again: look at power supply and cables, seat, cooling and the firmware of board and GPU, and have the GPU tested by its vendor.",
      links2.gpuDebugGuidelines
    )
  ],
  verify: nvidiaSmi2,
  source: links2.xidCatalogue
};
var moveInstance = {
  id: "power-cycle",
  title: "Stop the instance and start it again",
  risk: "manual",
  interrupts: "everything on this machine stops; what lies on disks of the host itself is lost",
  steps: [
    byHand(
      "Save what lies on local disks. Stop the instance and start it again, with the tools of its provider: that brings it onto other hardware as a rule, and a restart from within does not."
    ),
    byHand("If it happens again, report the instance to the provider, with the lines of the kernel log.")
  ],
  verify: nvidiaSmi2,
  source: links2.xidCatalogue
};
var switchHmmOff = () => ({
  id: "switch-hmm-off",
  title: "Load nvidia-uvm without HMM",
  risk: "disruptive",
  interrupts: "every program that uses a GPU must be stopped first, containers included",
  steps: [
    byHand(
      'Write "options nvidia_uvm uvm_disable_hmm=1" into /etc/modprobe.d/nvidia-uvm.conf.',
      links2.cudaKnownIssues
    ),
    asRoot("modprobe", "-r", "nvidia_uvm"),
    asRoot("modprobe", "nvidia_uvm")
  ],
  verify: ["cat", "/sys/module/nvidia_uvm/parameters/uvm_disable_hmm"],
  source: links2.cudaKnownIssues
});

// checks/fixes/limits.ts
var raiseMemlock = (rootless) => ({
  id: "raise-memlock",
  title: "Let the engine raise the limit of locked memory",
  risk: "manual",
  interrupts: "the engine must be started anew",
  steps: [
    byHand(
      rootless ? 'Put "USER hard memlock unlimited" and "USER soft memlock unlimited" into /etc/security/limits.d/memlock.conf, log in anew, and start the rootless engine again.' : "Start dockerd and containerd with the capability CAP_SYS_RESOURCE, or with an unlimited limit: LimitMEMLOCK=infinity in a systemd drop-in of both services, or --ulimit memlock=-1 for the container that they run in. The systemctl daemon-reload that a drop-in asks for can take the GPUs from containers that run."
    )
  ],
  verify: ["docker", "run", "--rm", "--ulimit", "memlock=-1", "hello-world"]
});
var limitOpenFiles = {
  id: "limit-open-files",
  title: "Launch with a sensible limit of open files",
  risk: "manual",
  steps: [
    byHand(
      'Put --ulimit nofile=1048576:1048576 into the docker run command. For all containers: "default-ulimits" in daemon.json, which takes a restart of the engine.',
      "https://docs.docker.com/reference/cli/dockerd/"
    )
  ],
  source: "https://github.com/NVIDIA/nvidia-container-toolkit/issues/1053"
};

// checks/fixes/initramfs.ts
var byDracut = /* @__PURE__ */ new Set(["rhel", "fedora", "amazon", "suse", "azure"]);
var ofAnImage = (family) => family === "suse" ? asRoot("transactional-update", "--non-interactive", "initrd") : byHand(
  "Have the initramfs rebuilt in the way of this system: with ostree, sudo rpm-ostree initramfs --enable."
);
function initramfsSteps(os) {
  const family = os.ok ? os.value.family : "other";
  if (os.ok && os.value.immutable) return [ofAnImage(family)];
  if (family === "debian") return [asRoot("update-initramfs", "-u")];
  if (family === "arch") return [asRoot("mkinitcpio", "-P")];
  if (byDracut.has(family)) return [asRoot("dracut", "--force")];
  return [byHand("Rebuild the initramfs in the way of this distribution.")];
}

// checks/fixes/module.ts
var nvidiaSmi3 = ["nvidia-smi"];
var selectNvidia = (os) => ({
  id: "select-nvidia-gpu",
  title: "Switch the NVIDIA GPU on",
  risk: "disruptive",
  interrupts: "the machine restarts at the end",
  then: "reboot",
  steps: [
    os.ok && os.value.id === "pop" ? asRoot("system76-power", "graphics", "hybrid") : asRoot("prime-select", "on-demand")
  ],
  verify: nvidiaSmi3
});

// checks/fixes/other-drivers.ts
var driverInUse = ["lspci", "-k", "-d", "10de:"];
var retireNouveau = (os) => retire(os, "retire-nouveau", "Keep nouveau from loading", "blacklist-nouveau", [
  "blacklist nouveau",
  "options nouveau modeset=0"
]);
var retireNova = (os) => retire(os, "retire-nova", "Keep nova from loading", "blacklist-nova", [
  "blacklist nova",
  "blacklist nova_core",
  "blacklist nova_drm"
]);
function retire(os, id, title, file, lines) {
  const own3 = os.ok ? withoutFile(os.value, lines) : null;
  return {
    id,
    title,
    risk: own3?.every(({ kind }) => kind === "run") === true ? "disruptive" : "manual",
    interrupts: "the machine restarts at the end",
    then: "reboot",
    steps: own3 ?? [
      byHand(
        `Write ${lines.map((line) => `"${line}"`).join(" and ")}, a line each, into /etc/modprobe.d/${file}.conf, then rebuild the initramfs.`,
        links2.driverInstall
      ),
      ...initramfsSteps(os)
    ],
    verify: driverInUse,
    source: links2.driverInstall
  };
}
function withoutFile({ id, family, immutable: immutable2 }, lines) {
  const modules = lines.flatMap((line) => /^blacklist (\S+)$/.exec(line)?.[1] ?? []);
  if (id === "nixos") {
    const list3 = modules.map((module) => `"${module}"`).join(" ");
    return [
      byHand(
        `Set boot.blacklistedKernelModules = [ ${list3} ] in the configuration, then: nixos-rebuild boot.`
      )
    ];
  }
  if (!immutable2 || family !== "fedora" && family !== "rhel") return null;
  const list2 = modules.join(",");
  const keys = ["rd.driver.blacklist", "modprobe.blacklist"];
  return [asRoot("rpm-ostree", "kargs", ...keys.map((key) => `--append-if-missing=${key}=${list2}`))];
}

// checks/fixes/secure-boot.ts
var nvidiaSmi4 = ["nvidia-smi"];
var dkmsKey = "/var/lib/dkms/mok.pub";
function certificate(os, module) {
  if (module?.kind === "present" && /DKMS module signing key/.test(module.signer ?? "")) return dkmsKey;
  if (!os.ok) return null;
  const { id, idLike, family } = os.value;
  if (id === "ubuntu" || idLike.includes("ubuntu")) return "/var/lib/shim-signed/mok/MOK.der";
  const akmods = module?.kind === "present" && /\/extra\/nvidia\//.test(module.path);
  if (family === "fedora") return akmods ? "/etc/pki/akmods/certs/public_key.der" : dkmsKey;
  return family === "debian" ? dkmsKey : null;
}
function enrolModuleKey(os, signed, module) {
  const file = certificate(os, valueIn(module));
  const sign = signed ? [] : [
    byHand(
      "The module carries no signature. Have it signed first: build it again once a signing key exists (on Ubuntu: sudo update-secureboot-policy --new-key, then sudo dkms install --force the module), or use packages whose modules the distribution has signed.",
      links2.driverInstall
    )
  ];
  const enrol = file === null ? byHand(
    "Find the certificate that the module was signed with (modinfo -F signer nvidia names it) and enrol it: sudo mokutil --import FILE asks for a password to be chosen.",
    links2.driverInstall
  ) : asRoot("mokutil", "--import", file);
  return {
    id: "enrol-module-key",
    title: "Have the firmware trust the module's signature",
    risk: "manual",
    interrupts: "the machine restarts, and somebody must be at its screen",
    then: "reboot",
    steps: [
      ...sign,
      enrol,
      byHand(
        'At the next start, in the blue screen of MOK management, choose "Enroll MOK" and give the password that was chosen just now.'
      )
    ],
    verify: nvidiaSmi4,
    source: links2.driverInstall
  };
}
var switchSecureBootOff = () => ({
  id: "switch-secure-boot-off",
  title: "Switch Secure Boot off in the firmware",
  risk: "manual",
  interrupts: "the machine restarts, and from then on starts whatever its disk holds",
  steps: [
    byHand("Restart the machine into its firmware and switch Secure Boot off, if your rules allow that.")
  ],
  verify: nvidiaSmi4
});

// checks/fixes/security.ts
function allowBySelinux({ booleans }) {
  const names3 = ["container_use_xserver_devices", "container_use_devices"];
  const name = names3.find((one) => booleans[one] === false);
  const common = {
    id: "allow-gpu-devices",
    title: "Have SELinux's policy let containers use the GPU devices",
    interrupts: "nothing stops; every container may then use such devices, where it is given them",
    source: links2.containerSelinux
  };
  if (name === void 0) {
    return {
      ...common,
      risk: "manual",
      steps: [
        byHand(
          "Install a container-selinux that has the switch container_use_xserver_devices (those of mid-2024 and later), and set it: sudo setsebool -P container_use_xserver_devices 1.",
          links2.containerSelinux
        )
      ],
      verify: ["getsebool", "-a"]
    };
  }
  return {
    ...common,
    risk: "safe",
    steps: [asRoot("setsebool", "-P", name, "1")],
    verify: ["getsebool", name]
  };
}
var launchUnlabelled = {
  id: "launch-unlabelled",
  title: "Launch this container without a label",
  risk: "manual",
  interrupts: "nothing stops; SELinux does not confine this container then",
  steps: [
    byHand(
      "Put --security-opt label=disable into the docker run command, as NVIDIA names it.",
      links2.toolkitTroubleshooting
    )
  ],
  source: links2.toolkitTroubleshooting
};
var updateRunc = {
  id: "update-runc-profile",
  title: "Update runc and AppArmor",
  risk: "manual",
  then: "restart-engine",
  steps: [
    byHand(
      `Install the distribution's updates of runc, containerd and apparmor: its profile of runc forbids the signal that ends a container. dmesg shows apparmor="DENIED" operation="signal" profile="runc".`
    )
  ],
  source: "https://github.com/NVIDIA/nvidia-container-toolkit/issues/796"
};

// src/knowledge/wsl.ts
var firstWindowsBuild = 19044;
var wslSources = [
  "https://learn.microsoft.com/windows/ai/directml/gpu-cuda-in-wsl",
  "https://docs.nvidia.com/cuda/wsl-user-guide/index.html"
];

// checks/fixes/wsl.ts
var verify2 = ["/usr/lib/wsl/lib/nvidia-smi"];
var allStops = "everything in WSL stops: all distributions, and Docker Desktop with its containers";
var shutDown = byHand(
  "In Windows (PowerShell): wsl --shutdown. Then open this distribution again.",
  links2.wslCommands
);
var restartWsl = {
  id: "restart-wsl",
  title: "Restart WSL",
  risk: "manual",
  interrupts: allStops,
  steps: [shutDown],
  verify: verify2,
  source: links2.wslCommands
};
var updateWsl = {
  id: "update-wsl",
  title: "Update WSL and start it anew",
  risk: "manual",
  interrupts: allStops,
  steps: [
    byHand(
      "In Windows (PowerShell): wsl --update, then wsl --shutdown. If gpuSupport=false is in .wslconfig of your Windows user, take it out. Then open this distribution again.",
      links2.wslCommands
    )
  ],
  verify: ["ls", "-l", "/dev/dxg", "/usr/lib/wsl/lib/libdxcore.so"],
  source: wslSources[0]
};
var updateWindows = {
  id: "update-windows",
  title: `Update Windows to build ${firstWindowsBuild} or later`,
  risk: "manual",
  interrupts: "Windows restarts",
  steps: [
    byHand(
      "In Windows: Settings, Update: install Windows 10, version 21H2 or later, or Windows 11. Then in PowerShell: wsl --update.",
      wslSources[0]
    )
  ],
  verify: ["ls", "-l", "/dev/dxg"],
  source: wslSources[0]
};
var convertToWsl2 = {
  id: "convert-to-wsl2",
  title: "Convert this distribution to WSL 2",
  risk: "manual",
  interrupts: "this distribution stops while it is converted, which takes minutes",
  steps: [
    byHand(
      "In Windows (PowerShell): wsl --list --verbose shows its name and version; then wsl --set-version NAME 2.",
      links2.wslCommands
    )
  ],
  verify: ["uname", "-r"],
  source: links2.wslCommands
};
var installWindowsDriver = {
  id: "install-windows-driver",
  title: "Install the NVIDIA driver for Windows",
  risk: "manual",
  interrupts: allStops,
  steps: [
    byHand(
      "See in Windows that there is an NVIDIA GPU (Device Manager, Display adapters) and install the newest NVIDIA driver for Windows. Install no driver inside WSL: the one of Windows serves it.",
      "https://www.nvidia.com/drivers"
    ),
    shutDown
  ],
  verify: verify2,
  source: links2.wsl
};
var leaveTcc = {
  id: "leave-tcc-mode",
  title: "Let Windows drive the GPU as WDDM",
  risk: "manual",
  interrupts: "Windows restarts",
  steps: [
    byHand(
      "In Windows, as administrator: nvidia-smi -i INDEX -dm 0 (WDDM) for the GPU, then restart Windows. Cards that know no WDDM may know MCDM with a newer driver: -dm 2.",
      links2.wsl
    )
  ],
  verify: verify2,
  source: links2.wsl
};
function removeLinuxDriver({ packages: packages3, uninstaller }, os) {
  const purge = os?.packages === "apt" && packages3.length > 0 ? [asRoot("apt-get", "purge", ...packages3)] : null;
  const uninstall = uninstaller ? [asRoot("nvidia-uninstall")] : null;
  const unknown = byHand(
    "Remove the packages of the driver for Linux with the package manager that they came by (their names hold nvidia and the version above), not those of the container toolkit.",
    links2.wsl
  );
  return {
    id: "remove-linux-driver",
    title: "Remove the driver for Linux from this system",
    risk: "manual",
    interrupts: allStops,
    steps: [
      ...purge === null ? [] : [byHand("apt-get shows what else goes with them, and asks: look before you agree.")],
      ...purge ?? uninstall ?? [unknown],
      shutDown
    ],
    verify: verify2,
    source: links2.wsl
  };
}
var copyDriverFiles = {
  id: "copy-driver-files",
  title: "Copy the driver's files from Windows again",
  risk: "manual",
  interrupts: "the virtual machine restarts",
  steps: [
    byHand(
      "Copy from the Windows host, after each update of its driver: the folder nv*.inf_amd64_* of the driver below C:\\Windows\\System32\\DriverStore\\FileRepository to /usr/lib/wsl/drivers, and C:\\Windows\\System32\\lxss\\lib together with C:\\Program Files\\WSL\\lib to /usr/lib/wsl/lib. Then restart this machine.",
      "https://github.com/staralt/dxgkrnl-dkms"
    )
  ],
  verify: verify2,
  source: "https://github.com/staralt/dxgkrnl-dkms"
};

// checks/fixes/by-os.ts
var usualMachine = { architecture: "amd64", kernel: "", generations: [] };
var unseen = unread("not looked at");
var fixes = {
  "docker-not-installed": (os) => [installDocker(os)],
  "driver-not-installed": (os) => [installDriver(os, usualMachine)],
  "nouveau-conflict": (os) => [retireNouveau(os)],
  "nova-core-conflict": (os) => [retireNova(os)],
  "secure-boot-unsigned": (os) => [enrolModuleKey(os, true, unseen), switchSecureBootOff()],
  "nvidia-docker-v1-leftover": (os) => [removeNvidiaDocker1(os)],
  "prime-intel-selected": (os) => [selectNvidia(os)],
  "fabric-manager-stopped": (os) => [startFabricManager(valueIn(os))],
  "fabric-manager-missing": (os) => [installFabricManager(valueIn(os), null)],
  "fabric-manager-version-mismatch": (os) => [installFabricManager(valueIn(os), null)],
  "gpu-fell-off-bus": () => [powerCycle(false)],
  "hmm-kaslr-802": () => [switchHmmOff()],
  "memlock-limit": () => [raiseMemlock(false)],
  "selinux-denial": () => [launchUnlabelled],
  "wsl-no-adapter": () => [convertToWsl2, installWindowsDriver, updateWsl],
  "wsl-dxcore-not-found": () => [updateWsl, restartWsl],
  "wsl-gpu-blocked": () => [installWindowsDriver, restartWsl],
  "wsl-tcc-mode": () => [leaveTcc]
};
var fixesByOs = (code, os) => fixes[code]?.(os) ?? [];

// checks/driver/node-access.ts
var needed = /^\/dev\/nvidia(?:\d+|ctl|-uvm)$/;
var closedToOthers = (nodes) => nodes.filter(({ path, mode }) => needed.test(path) && (mode & 6) !== 6);

// checks/fixes/toolkit-settings.ts
var firstSetting = "1.15.0";
var setNoCgroups = (toolkit, value) => ({
  id: value ? "leave-cgroups-alone" : "let-hook-open-devices",
  title: value ? "Have the toolkit's hook leave control groups alone" : "Let the toolkit's hook open the GPU devices to containers",
  risk: "safe",
  interrupts: value ? "engines that run as root on this machine need it the other way round" : "rootless engines on this machine need it the other way round",
  steps: [settingStep(toolkit, value)],
  verify: ["grep", "-n", "no-cgroups", toolkit.configPath],
  source: links2.toolkitInstall
});
function settingStep(toolkit, value) {
  return settingOf(toolkit, "no-cgroups", String(value), String(value));
}
var setHookUser = (toolkit, user) => ({
  id: "set-hook-user",
  title: `Have the toolkit's hook ask the driver as ${user}`,
  risk: "safe",
  steps: [settingOf(toolkit, "user", user, `"${user}"`)],
  verify: ["grep", "-n", "user =", toolkit.configPath],
  source: "https://github.com/NVIDIA/libnvidia-container/blob/main/src/nvc.c"
});
function settingOf(toolkit, key, value, literal) {
  const { configPath, settings } = toolkit;
  const line = settings.lines[key];
  if (line !== void 0) {
    const change = { kind: "replace", old: `
${line}`, new: `
${key} = ${literal}` };
    return { kind: "edit", file: configPath, change, root: true };
  }
  if (hasSetting(toolkit)) {
    return asRoot("nvidia-ctk", "config", "--set", `nvidia-container-cli.${key}=${value}`, "--in-place");
  }
  return byHand(`Put the line ${key} = ${literal} into the section [nvidia-container-cli] of ${configPath}.`);
}
function hasSetting({ binaries, version }) {
  return binaries["nvidia-ctk"]?.executable === true && isAtLeast(version, firstSetting);
}

// checks/launch/fixes/table.ts
var withToolkitFact = (host, fix) => {
  const toolkit = valueIn(host.toolkit);
  return toolkit === null ? [] : [fix(toolkit)];
};

// checks/launch/fixes/containment.ts
var cgroupsAlone = (alone) => ({ toolkit }) => {
  const fact = valueIn(toolkit);
  return fact === null ? [] : [setNoCgroups(fact, alone)];
};
var containmentFixes = {
  "rootless-no-cgroups": cgroupsAlone(true),
  "lxc-nested-no-cgroups": cgroupsAlone(true),
  "cgroup-write-denied": cgroupsAlone(true),
  "no-cgroups-on-rootful": cgroupsAlone(false),
  "hook-node-permissions": (host) => {
    const group = closedToOthers(valueIn(host.deviceNodes)?.nodes ?? [])[0]?.group ?? "root";
    return withToolkitFact(host, (toolkit) => setHookUser(toolkit, `root:${group}`));
  },
  "selinux-denial": ({ securityModules }) => {
    const modules = valueIn(securityModules);
    return modules === null ? [] : [allowBySelinux(modules), launchUnlabelled];
  },
  "device-node-permissions": () => [openDeviceNodes(null, null)]
};

// checks/fixes/mismatch.ts
var nvidiaSmi5 = ["nvidia-smi"];
function mendMismatch(module, use, restart2 = restartMachine, holders = []) {
  const free2 = module.users === 0 && use?.display !== true;
  const reload = reloadDriver(use, holders);
  return free2 ? [reload, restart2] : [restart2, reload];
}
var restartMachine = {
  id: "reboot",
  title: "Restart the machine",
  risk: "disruptive",
  interrupts: "everything on this machine stops",
  then: "reboot",
  steps: [asRoot("reboot")],
  verify: nvidiaSmi5
};
function reloadDriver(use, holders) {
  const loaded2 = use?.modules ?? ["nvidia_drm", "nvidia_modeset", "nvidia_uvm", "nvidia"];
  const service = use?.persistenced === true;
  return {
    id: "reload-driver",
    title: "Unload the old kernel module and load the new one",
    risk: "disruptive",
    interrupts: "every program that uses a GPU must be stopped first, a graphical desktop and containers included",
    steps: [
      byHand(`Stop what uses the GPUs${namesOf(holders)}: sudo fuser -v /dev/nvidia* names it.`),
      ...service ? [serviceStep("stop")] : [],
      asRoot("modprobe", "-r", ...loaded2),
      asRoot("modprobe", "nvidia"),
      asRoot("modprobe", "nvidia-uvm"),
      ...service ? [serviceStep("start")] : []
    ],
    verify: nvidiaSmi5
  };
}
function namesOf(holders) {
  const others = holders.filter(({ program }) => program?.startsWith("nvidia-persiste") !== true);
  if (others.length === 0) return "";
  return ` (${others.map(({ pid, program }) => `${program ?? "process"} ${pid}`).join(", ")})`;
}
var serviceStep = (what) => asRoot("systemctl", what, "nvidia-persistenced");

// checks/launch/fixes/driver.ts
var hostDriverFixes = {
  "kernel-module-not-loaded": ({ pci }) => {
    const gpus = valueIn(pci)?.devices.filter(({ kind }) => kind === "gpu").length ?? 1;
    return [loadKernelModule(gpus)];
  },
  "driver-libraries-missing": ({ platform, kernelModule, os, machine }) => {
    const [where, module] = [valueIn(platform), valueIn(kernelModule)];
    if (where === null || module === null) return [];
    return [installDriverLibraries(where, module, os, driverHost(where, machine, os))];
  },
  "wsl-linux-driver-installed": ({ wsl, os }) => {
    const fact = valueIn(wsl);
    return fact !== null && "linuxDriver" in fact ? [removeLinuxDriver(fact.linuxDriver, valueIn(os))] : [];
  },
  "driver-library-mismatch": ({ kernelModule, moduleUse }) => {
    const module = valueIn(kernelModule);
    return module?.kind === "loaded" ? mendMismatch(module, valueIn(moduleUse)) : [restartMachine];
  },
  "stale-driver-procfs": () => [restartMachine],
  "uvm-module-stale": ({ kernelModule }) => {
    const module = valueIn(kernelModule);
    return [reloadUvm(module?.kind === "loaded" && module.uvm)];
  }
};

// checks/disk/size.ts
var nearlyFull = 100 * 1024 ** 2;

// checks/fixes/disk.ts
var prune = "Remove images that no container uses: docker image prune -a (each of them must be pulled again when it is wanted); docker builder prune empties the cache of builds.";
var freeDisk = (path) => ({
  id: "free-disk",
  title: `Make room below ${path}`,
  risk: "manual",
  interrupts: "nothing that runs; moving the folder restarts the engine, and images are pulled anew",
  steps: [
    asUser("docker", "system", "df"),
    byHand(prune, links2.dockerPrune),
    byHand(
      'Or move the folder to a larger filesystem: "data-root" in daemon.json names it, and the engine must be restarted.',
      links2.dockerDataRoot
    )
  ],
  verify: ["df", "-h", path],
  source: links2.dockerPrune
});
var freeContainerdStore = (path) => ({
  id: "free-containerd-store",
  title: `Make room below ${path}, where containerd keeps the images`,
  risk: "manual",
  interrupts: "moving the folder stops the containers of this containerd, and images are pulled anew",
  steps: [
    asUser("docker", "system", "df"),
    byHand(prune, links2.dockerPrune),
    byHand(
      'Or have containerd keep them elsewhere: root = "/large/containerd" at the top of /etc/containerd/config.toml, then restart containerd and the engine. "data-root" of the engine moves no images here.',
      links2.dockerContainerdStore
    )
  ],
  verify: ["df", "-h", path],
  source: links2.dockerContainerdStore
});
var freeDesktopDisk = {
  id: "free-desktop-disk",
  title: "Make room on the disk of Docker Desktop's virtual machine",
  risk: "manual",
  interrupts: "nothing that runs; making the disk larger restarts Docker Desktop and its containers",
  steps: [
    asUser("docker", "system", "df"),
    byHand(prune, links2.dockerPrune),
    byHand(
      "Or make the disk larger: Settings, Resources, Advanced, Disk usage limit.",
      links2.dockerDesktopSettings
    )
  ],
  verify: ["docker", "system", "df"],
  source: links2.dockerDesktopSettings
};
var freeInodes = (path) => ({
  id: "free-inodes",
  title: `Make room for files below ${path}`,
  risk: "manual",
  interrupts: "nothing that runs; a filesystem with more inodes must be made anew, and images are pulled anew",
  steps: [
    asUser("docker", "system", "df"),
    byHand(prune, links2.dockerPrune),
    byHand("Or move the folder to a filesystem with more inodes; XFS makes them as they are needed.")
  ],
  verify: ["df", "-i", path]
});
var freeTemporary = (path) => ({
  id: "free-temporary-folder",
  title: `Make room in ${path}, or download elsewhere`,
  risk: "manual",
  interrupts: "nothing that runs; taking the variable out restarts the engine, and its containers stop",
  steps: [
    byHand(
      `Make room in ${path}. Or take DOCKER_TMPDIR out of what dockerd is started with (a drop-in of docker.service, /etc/default/docker) and restart the engine: layers are then downloaded below its own folder.`,
      links2.dockerDaemonConfig
    )
  ],
  verify: ["df", "-h", path],
  source: links2.dockerDaemonConfig
});
var useOverlay = {
  id: "use-overlay2",
  title: "Use the storage driver overlay2",
  risk: "manual",
  interrupts: "the engine restarts and its containers stop; images and containers of the old driver are not seen any more",
  steps: [
    byHand(
      'Save what must be kept (docker image save), set "storage-driver": "overlay2" in daemon.json and restart the engine. It wants a local filesystem, ext4 or XFS made with ftype=1: where "data-root" is on none (NFS, XFS with ftype=0, an overlay), move that as well.',
      links2.dockerOverlay
    )
  ],
  verify: ["docker", "info", "--format", "{{.Driver}}"],
  source: links2.dockerOverlay
};

// checks/fixes/docker-group.ts
function joinSocketGroup(user, reading, engine = { dockerd: null, os: null }) {
  const group = valueIn(reading);
  const owner = group?.owner ?? null;
  if (owner !== null && owner.gid !== 0)
    return owner.name === null ? askForGroup(user, owner.gid) : join(user, owner.name, [], []);
  if (owner !== null && group?.active === true) return giveSocketToGroup(engine);
  const create = group?.exists === false ? [asRoot("groupadd", "--system", "docker")] : [];
  return join(user, "docker", create, owner !== null || create.length > 0 ? restarts(engine) : []);
}
function join(user, name, before, after) {
  return {
    id: "join-docker-group",
    title: `Add ${user} to group ${name} (its members are as good as root)`,
    ...after.length === 0 ? { risk: "safe" } : { risk: riskOf(after), interrupts: "running containers stop" },
    then: "relogin",
    steps: [...before, asRoot("usermod", "-aG", name, user), ...after],
    verify: ["id", "-nG", user],
    source: links2.dockerPostInstall
  };
}
var riskOf = (steps) => steps.some(({ kind }) => kind === "do") ? "manual" : "disruptive";
function giveSocketToGroup(engine) {
  const steps = restarts(engine);
  return {
    id: "give-socket-to-group",
    title: "Restart the Docker Engine, so that group docker gets its socket",
    risk: riskOf(steps),
    interrupts: "running containers stop",
    steps,
    verify: ["ls", "-l", "/var/run/docker.sock"],
    source: links2.dockerPostInstall
  };
}
var askForGroup = (user, gid) => ({
  id: "join-docker-group",
  title: `Have ${user} added to the group that owns the socket (its members are as good as root)`,
  risk: "manual",
  then: "relogin",
  steps: [
    byHand(
      `The socket belongs to the group with number ${gid}, which /etc/group does not have (getent group ${gid} names it). Ask its administrator to add ${user}.`,
      links2.dockerPostInstall
    )
  ],
  verify: ["id", "-nG", user],
  source: links2.dockerPostInstall
});
function restarts({ dockerd, os }) {
  if (dockerd?.flavour === "snap")
    return [asRoot("snap", "disable", "docker"), asRoot("snap", "enable", "docker")];
  if (dockerd?.service != null && os?.services === "systemd")
    return [asRoot("systemctl", "restart", "docker.socket", "docker.service")];
  return [byHand("Restart the Docker Engine: it gives its socket to the group when it starts.")];
}

// src/knowledge/running-engine.ts
var isDesktop = ({ operatingSystem }) => operatingSystem === "Docker Desktop";
var isSnap = ({ rootDir }) => rootDir.startsWith("/var/snap/docker/");

// checks/fixes/docker-upgrade.ts
function upgradeDocker(host, to = "19.03") {
  const steps = upgradeSteps(host);
  return {
    id: "upgrade-docker",
    title: `Upgrade Docker Engine to ${to} or later`,
    risk: steps.some(({ kind }) => kind === "do") ? "manual" : "disruptive",
    interrupts: "running containers stop",
    steps,
    verify: ["docker", "version"],
    source: links2.dockerInstall
  };
}
function upgradeSteps({ os, engine, origin: origin3 }) {
  const own3 = broughtOtherwise(os, engine);
  if (own3 !== null) return [own3];
  const known = origin3 === void 0 ? null : valueIn(origin3);
  const apt = os.ok && os.value.packages === "apt";
  const fromDocker2 = apt ? known?.installed.includes("docker-ce") : known?.repository;
  const byDocker = fromDocker2 === true ? installerOf(os)?.upgrade("docker-ce", "docker-ce-cli", "containerd.io") : null;
  return byDocker ?? [byHand(adviceFor(os, known?.installed ?? []), links2.dockerInstall)];
}
function broughtOtherwise(os, engine) {
  if (os.ok && os.value.dgxOs !== null) {
    return byHand(
      "Upgrade DGX OS as its user guide says: it brings the engine that it was tested with.",
      links2.dgxOs
    );
  }
  if (engine?.kind === "running" && isSnap(engine))
    return byHand("Upgrade the snap: sudo snap refresh docker", links2.dockerSnap);
  if (engine?.kind === "running" && isDesktop(engine))
    return byHand("Install a current Docker Desktop.", links2.dockerInstall);
  return null;
}
var ofDistribution = {
  apt: "sudo apt-get update, then sudo apt-get install docker.io",
  zypper: "sudo zypper update docker",
  tdnf: "sudo tdnf update moby-engine",
  pacman: "sudo pacman -Syu"
};
function adviceFor(os, installed) {
  const { packages: packages3, family } = os.ok ? os.value : { packages: "none", family: "other" };
  const way = family === "amazon" ? `sudo ${packages3} update docker` : ofDistribution[packages3];
  if (way === void 0 || packages3 === "apt" && !installed.includes("docker.io"))
    return "Install a current Docker Engine, in the way in which the present one was installed.";
  return `Upgrade the distribution's package: ${way}. If this release of the distribution has none that is new enough, Docker's own packages take its place, as the page says.`;
}

// checks/fixes/engine-start.ts
function startEngine(dockerd, os) {
  const step = startStep(dockerd, os.ok ? os.value.services : "none");
  return {
    id: "start-engine",
    title: dockerd.process === null ? "Start the Docker daemon" : "Find out why the Docker daemon does not answer",
    risk: step.kind === "do" ? "manual" : "safe",
    steps: [step],
    verify: ["docker", "info"]
  };
}
var unmaskDocker = {
  id: "unmask-docker",
  title: "Let systemd start Docker again",
  risk: "safe",
  steps: [
    asRoot("systemctl", "unmask", "docker.service", "docker.socket"),
    asRoot("systemctl", "enable", "--now", "docker")
  ],
  verify: ["docker", "info"]
};
function startStep(dockerd, services) {
  const { flavour, process: daemon, service } = dockerd;
  if (flavour === "desktop") return byHand("Start Docker Desktop.");
  if (flavour === "elsewhere") return byHand("Start the Docker daemon on the machine where it runs.");
  if (daemon !== null) {
    return byHand(
      `Look at what dockerd (process ${daemon.pid}) says in its log, and whether it listens elsewhere: docker context ls, and the option -H of ${daemon.argv[0] ?? "dockerd"}. If it hangs, restart it: containers stop then, unless live-restore is on.`
    );
  }
  if (flavour === "snap") return asRoot("snap", "start", "--enable", "docker");
  if (flavour === "rootless") return startRootless(services);
  if (service !== null && services === "systemd") return asRoot("systemctl", "enable", "--now", service);
  if (service !== null && services === "openrc") return asRoot("rc-service", service, "start");
  if (service !== null && services === "sysv") return asRoot("service", service, "start");
  return byHand("Start dockerd as root: no service manager that could do it was found on this machine.");
}
function startRootless(services) {
  return services === "systemd" ? asUser("systemctl", "--user", "enable", "--now", "docker") : byHand("Start dockerd-rootless.sh as this user: there is no systemd that would.", links2.dockerRootless);
}

// src/target.ts
var defaultTarget = {
  image: "auto",
  gpus: null,
  volumes: [],
  shmSizeBytes: null,
  ipcHost: false,
  workers: 4,
  command: [],
  terminal: false,
  launch: "auto",
  pull: false,
  launchTimeoutMs: 3e5,
  offline: false,
  thresholds: { freeDiskBytes: 0, shmBytes: null },
  registry: null
};
var prefetchFactor = 2;
var sampleBytes = 3 * 224 * 224 * 4;
var smallBatch = 32;
var largeBatch = 256;
var smallBatchBytes = smallBatch * sampleBytes;
var comfortableShmBytes = ({ workers, thresholds }) => Math.max(workers * prefetchFactor * largeBatch * sampleBytes, thresholds.shmBytes ?? 0);

// checks/fixes/shm.ts
var gibibytes = (target) => Math.ceil(comfortableShmBytes(target) / 1024 ** 3);
var raiseShm = (target) => ({
  id: "raise-shm-size",
  title: "Give the container more shared memory",
  risk: "manual",
  steps: [
    byHand(
      `Launch with --shm-size ${gibibytes(target)}g, or leave both --shm-size and --ipc out and let the doctor choose.`
    )
  ],
  verify: ["df", "-h", "/dev/shm"],
  source: links2.containerGuide
});
var freeHostShm = {
  id: "free-host-shm",
  title: "Free the host's shared memory",
  risk: "manual",
  steps: [byHand("Look at what fills it (ls -lS /dev/shm) and remove what no running program uses.")],
  verify: ["df", "-h", "/dev/shm"]
};

// checks/launch/fixes/engine.ts
var engineFixes = {
  "disk-full-docker-root": ({ storage }) => [freeDisk(valueIn(storage)?.path ?? "/var/lib/docker")],
  "containerd-store-disk": ({ storage }) => [
    freeContainerdStore(valueIn(storage)?.path ?? "/var/lib/containerd")
  ],
  "disk-full-docker-desktop-vm": () => [freeDesktopDisk],
  "disk-full-other-fs": ({ storage }) => {
    const { path = "/var/lib/docker", temporary } = valueIn(storage) ?? {};
    const small = temporary !== void 0 && temporary.freeBytes < nearlyFull;
    return [small ? freeTemporary(temporary.path) : freeInodes(path)];
  },
  "shm-too-small": (_, target) => [raiseShm(target)],
  "docker-cli-too-old": ({ os }) => [upgradeDocker({ os })],
  "daemon-not-running": ({ dockerd, os }) => {
    const fact = valueIn(dockerd);
    return fact === null ? [] : [startEngine(fact, os)];
  },
  "docker-socket-permission": ({ system, dockerGroup }) => {
    const user = valueIn(system)?.user ?? null;
    return user === null ? [] : [joinSocketGroup(user, dockerGroup)];
  }
};

// src/knowledge/releases.json
var releases_default = {
  comment: "NGC PyTorch releases, oldest first. Figures as NVIDIA published them; what is not marked as sourced is inferred or remembered, and may only warn.",
  releases: [
    {
      release: "17.04",
      tags: ["17.04"],
      cuda: "8.0.61",
      pytorch: "0.1.x",
      minDriver: "375.26",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "6.1",
        all: ["6.0", "6.1"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.05",
      tags: ["17.05"],
      cuda: "8.0.61",
      pytorch: "0.1.12",
      minDriver: "375.26",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "6.1",
        all: ["6.0", "6.1"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.06",
      tags: ["17.06"],
      cuda: "8.0.61",
      pytorch: "0.1.12",
      minDriver: "375.26",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "6.1",
        all: ["6.0", "6.1"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.07",
      tags: ["17.07"],
      cuda: "8.0.61",
      pytorch: "0.1.12/0.2",
      minDriver: "375.26",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "6.1",
        all: ["6.0", "6.1"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.09",
      tags: ["17.09"],
      cuda: "9.0.176",
      pytorch: "0.2.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.10",
      tags: ["17.10"],
      cuda: "9.0.176",
      pytorch: "0.2.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.11",
      tags: ["17.11"],
      cuda: "9.0.176",
      pytorch: "0.2.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "17.12",
      tags: ["17.12"],
      cuda: "9.0.176",
      pytorch: "0.2.0 or 0.3.0 (a third-party benchmark README says 0.3.0)",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.01",
      tags: ["18.01-py3"],
      cuda: "9.0.176",
      pytorch: "0.3.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.02",
      tags: ["18.02-py3"],
      cuda: "9.0.176",
      pytorch: "0.3.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.03",
      tags: ["18.03-py3"],
      cuda: "9.0.176",
      pytorch: "0.3.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.04",
      tags: ["18.04-py3"],
      cuda: "9.0.176",
      pytorch: "0.3.1",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.05",
      tags: ["18.05-py3"],
      cuda: "9.0.176",
      pytorch: "0.4.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/frameworks/tensorflow-release-notes/rel_18.05.html"]
    },
    {
      release: "18.06",
      tags: ["18.06-py3"],
      cuda: "9.0.176",
      pytorch: "0.4.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/dgx/mxnet-release-notes/rel_18.06.html",
        "https://docs.nvidia.com/deeplearning/dgx/tensorflow-release-notes/rel_18.06.html"
      ]
    },
    {
      release: "18.07",
      tags: ["18.07-py3"],
      cuda: "9.0.176",
      pytorch: "0.4.0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/dgx/tensorflow-release-notes/rel_18.07.html"]
    },
    {
      release: "18.08",
      tags: ["18.08-py3"],
      cuda: "9.0.176",
      pytorch: "0.5.0a0",
      minDriver: "384.81",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.0",
        all: ["6.0", "6.1", "7.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/frameworks/tensorflow-release-notes/rel_18.08.html"]
    },
    {
      release: "18.09",
      tags: ["18.09-py3"],
      cuda: "10.0.130",
      pytorch: "0.5.0a0",
      minDriver: "410.48",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/mxnet-release-notes/rel_18.09.html",
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_18.09.html"
      ]
    },
    {
      release: "18.10",
      tags: ["18.10-py3"],
      cuda: "10.0.130",
      pytorch: "0.5.0a0/1.0.0a0",
      minDriver: "410.48",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.11",
      tags: ["18.11-py3"],
      cuda: "10.0.130",
      pytorch: "1.0.0a0",
      minDriver: "410.48",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "18.12",
      tags: ["18.12-py3"],
      cuda: "10.0.130",
      pytorch: "1.0.0a0",
      minDriver: "410.48",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/dgx/tensorflow-release-notes/rel_18.12.html",
        "https://docs.nvidia.com/deeplearning/dgx/mxnet-release-notes/rel_18.12.html"
      ]
    },
    {
      release: "19.01",
      tags: ["19.01-py3"],
      cuda: "10.0.130",
      pytorch: "1.0.0a0",
      minDriver: "410.48",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_19-01.html",
        "https://docs.nvidia.com/deeplearning/dgx/tensorflow-release-notes/rel_19.01.html"
      ]
    },
    {
      release: "19.02",
      tags: ["19.02-py3"],
      cuda: "10.0.130",
      pytorch: "1.1.0a0",
      minDriver: "410.48",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_19-02.html",
        "https://docs.nvidia.com/deeplearning/dgx/tensorflow-release-notes/rel_19.02.html"
      ]
    },
    {
      release: "19.03",
      tags: ["19.03-py3"],
      cuda: "10.1.105",
      pytorch: "1.1.0a0",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_19-03.html"]
    },
    {
      release: "19.04",
      tags: ["19.04-py3"],
      cuda: "10.1.105",
      pytorch: "1.1.0a0",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_19-04.html"]
    },
    {
      release: "19.05",
      tags: ["19.05-py3"],
      cuda: "10.1.163",
      pytorch: "1.1.0",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_19-05.html"]
    },
    {
      release: "19.06",
      tags: ["19.06-py3"],
      cuda: "10.1.168",
      pytorch: "1.1.0 (commit 0885dd28)",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_19-06.html"]
    },
    {
      release: "19.07",
      tags: ["19.07-py3"],
      cuda: "10.1.168",
      pytorch: "1.2.0a0",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_19-07.html"]
    },
    {
      release: "19.08",
      tags: ["19.08-py3"],
      cuda: "10.1.243",
      pytorch: "1.2.0a0 (9130ab38)",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_19-08.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "19.09",
      tags: ["19.09-py3"],
      cuda: "10.1.243",
      pytorch: "1.2.0",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_19-09.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "19.10",
      tags: ["19.10-py3"],
      cuda: "10.1.243",
      pytorch: "1.3.0a0+24ae9b5",
      minDriver: "418.39",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_19-10.html",
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_19-10.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "19.11",
      tags: ["19.11-py3"],
      cuda: "10.2.89",
      pytorch: "1.4.0a0+174e1ba",
      minDriver: "440.30",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        },
        {
          branch: 418,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_19-11.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "19.12",
      tags: ["19.12-py3"],
      cuda: "10.2.89",
      pytorch: "1.4.0a0+a5b4d78",
      minDriver: "440.30",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        },
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_19-12.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.01",
      tags: ["20.01-py3"],
      cuda: "10.2.89",
      pytorch: "1.4.0a0+a5b4d78",
      minDriver: "440.33.01",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        },
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_20-01.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.02",
      tags: ["20.02-py3"],
      cuda: "10.2.89",
      pytorch: "1.5.0a0+3bbb36e",
      minDriver: "440.33.01",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        },
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_20-02.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.03",
      tags: ["20.03-py3"],
      cuda: "10.2.89",
      pytorch: "1.5.0a0+8f84ded",
      minDriver: "440.33.01",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 384,
          min: "384.111"
        },
        {
          branch: 396,
          min: null
        },
        {
          branch: 410,
          min: null
        },
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "7.5",
        all: ["6.0", "6.1", "7.0", "7.5"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-03.html",
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_20-03-1.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.06",
      tags: ["20.06-py3"],
      cuda: "11.0.167",
      pytorch: "1.6.0a0+9907a3e",
      minDriver: "450.36.06",
      driverInImage: "450.36.06",
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_20-06.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.07",
      tags: ["20.07-py3"],
      cuda: "11.0.194",
      pytorch: "1.6.0a0+9907a3e",
      minDriver: "450.51.05",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_20-07.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.08",
      tags: ["20.08-py3"],
      cuda: "11.0.3",
      pytorch: "1.7.0a0+6392713",
      minDriver: "450.51.06",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_20-08.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.09",
      tags: ["20.09-py3"],
      cuda: "11.0.3",
      pytorch: "1.7.0a0+8deb4fe",
      minDriver: "450.51.06",
      driverInImage: null,
      minorCompatFloor: null,
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_20-09.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.10",
      tags: ["20.10-py3"],
      cuda: "11.1.0",
      pytorch: "1.7.0a0+7036e91",
      minDriver: "455.23",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        },
        {
          branch: 450,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/tensorflow-release-notes/rel_20-10.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.11",
      tags: ["20.11-py3"],
      cuda: "11.1.0",
      pytorch: "1.8.0a0+17f8c32",
      minDriver: "455.23",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        },
        {
          branch: 450,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_20-11.html",
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "20.12",
      tags: ["20.12-py3"],
      cuda: "11.1.1",
      pytorch: "1.8.0a0+1606899",
      minDriver: "455.32",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: null
        },
        {
          branch: 440,
          min: "440.30"
        },
        {
          branch: 450,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/rel_20-12.html",
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_20-12.html"
      ]
    },
    {
      release: "21.02",
      tags: ["21.02-py3"],
      cuda: "11.2.0",
      pytorch: "1.8.0a0+52ea372",
      minDriver: "460.27.04",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-02.html"]
    },
    {
      release: "21.03",
      tags: ["21.03-py3"],
      cuda: "11.2.1",
      pytorch: "1.9.0a0+df837d0",
      minDriver: "460.32.03",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-03.html"]
    },
    {
      release: "21.04",
      tags: ["21.04-py3"],
      cuda: "11.3.0",
      pytorch: "1.9.0a0+2ecb2c7",
      minDriver: "465.19.01",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-04.html"]
    },
    {
      release: "21.05",
      tags: ["21.05-py3"],
      cuda: "11.3.0",
      pytorch: "1.9.0a0+2ecb2c7",
      minDriver: "465.19.01",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_21-05.html"]
    },
    {
      release: "21.06",
      tags: ["21.06-py3"],
      cuda: "11.3.1",
      pytorch: "1.9.0a0+c3d40fd",
      minDriver: "465.19.01",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/dgx/tensorflow-release-notes/rel_21-06.html",
        "https://docs.nvidia.com/deeplearning/frameworks/dlprof-release-notes/dlprof-release-notes-2106.html"
      ]
    },
    {
      release: "21.07",
      tags: ["21.07-py3"],
      cuda: "11.4.0",
      pytorch: "1.10.0a0+ecc3718",
      minDriver: "470.42.01",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-07.html"]
    },
    {
      release: "21.08",
      tags: ["21.08-py3"],
      cuda: "11.4.1",
      pytorch: "1.10.0a0+3fd9dcf",
      minDriver: "470.57.02",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-08.html"]
    },
    {
      release: "21.09",
      tags: ["21.09-py3"],
      cuda: "11.4.2",
      pytorch: "1.10.0a0+3fd9dcf",
      minDriver: "470.57.02",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-09.html"]
    },
    {
      release: "21.10",
      tags: ["21.10-py3"],
      cuda: "11.4.2",
      pytorch: "1.10.0a0+0aef44c",
      minDriver: "470.57.02",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_21-10.html"]
    },
    {
      release: "21.11",
      tags: ["21.11-py3"],
      cuda: "11.5.0",
      pytorch: "1.11.0a0+b6df043",
      minDriver: "495.29.05",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        },
        {
          branch: 470,
          min: "470.57"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_21-11.html"]
    },
    {
      release: "21.12",
      tags: ["21.12-py3"],
      cuda: "11.5.0",
      pytorch: "1.11.0a0+b6df043",
      minDriver: "495.29.05",
      driverInImage: "495.29.05",
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        },
        {
          branch: 470,
          min: "470.57"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_21-12.html"]
    },
    {
      release: "22.01",
      tags: ["22.01-py3"],
      cuda: "11.6.0",
      pytorch: "1.11.0a0+bfe5ad28",
      minDriver: "510.39.01",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        },
        {
          branch: 470,
          min: "470.57"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_22-01.html"]
    },
    {
      release: "22.02",
      tags: ["22.02-py3"],
      cuda: "11.6.0",
      pytorch: "1.11.0a0+17540c5c",
      minDriver: "510.39.01",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        },
        {
          branch: 470,
          min: "470.57"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_22-02.html"]
    },
    {
      release: "22.03",
      tags: ["22.03-py3"],
      cuda: "11.6.1",
      pytorch: "1.12.0a0+2c916ef",
      minDriver: "510.47.03",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        },
        {
          branch: 470,
          min: "470.57"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_22-03.html"]
    },
    {
      release: "22.04",
      tags: ["22.04-py3"],
      cuda: "11.6.2",
      pytorch: "1.12.0a0+bd13bc66",
      minDriver: "510.47.03",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 418,
          min: "418.40"
        },
        {
          branch: 440,
          min: "440.33"
        },
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 460,
          min: "460.27"
        },
        {
          branch: 470,
          min: "470.57"
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_22-04.html"]
    },
    {
      release: "22.05",
      tags: ["22.05-py3"],
      cuda: "11.7.0",
      pytorch: "1.12.0a0+8a1a93a9",
      minDriver: "515.43.04",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel_22-05.html"]
    },
    {
      release: "22.06",
      tags: ["22.06-py3"],
      cuda: "11.7.1",
      pytorch: "1.13.0a0+340c412",
      minDriver: "515.48.07",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_22-06.html"]
    },
    {
      release: "22.07",
      tags: ["22.07-py3"],
      cuda: "11.7.1",
      pytorch: "1.13.0a0+08820cb",
      minDriver: "515.48.07",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_22-07.html"]
    },
    {
      release: "22.08",
      tags: ["22.08-py3"],
      cuda: "11.7.1",
      pytorch: "1.13.0a0+d321be6",
      minDriver: "515.48.07",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "8.6",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel_22-08.html"]
    },
    {
      release: "22.09",
      tags: ["22.09-py3"],
      cuda: "11.8.0",
      pytorch: "1.13.0a0+d0d6b1f",
      minDriver: "520.61.05",
      driverInImage: "520.61.03",
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-22-09.html"]
    },
    {
      release: "22.10",
      tags: ["22.10-py3"],
      cuda: "11.8.0",
      pytorch: "1.13.0a0+d0d6b1f",
      minDriver: "520.61.05",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-22-10.html",
        "https://docs.nvidia.com/deeplearning/frameworks/tensorflow-release-notes/rel-22-10.html"
      ]
    },
    {
      release: "22.11",
      tags: ["22.11-py3"],
      cuda: "11.8.0",
      pytorch: "1.13.0a0+936e930",
      minDriver: "520.61.05",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-22-11.html"]
    },
    {
      release: "22.12",
      tags: ["22.12-py3"],
      cuda: "11.8.0",
      pytorch: "1.14.0a0+410ce96",
      minDriver: "520.61.05",
      driverInImage: null,
      minorCompatFloor: "450.80.02",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-22-12.html"]
    },
    {
      release: "23.01",
      tags: ["23.01-py3"],
      cuda: "12.0.1",
      pytorch: "1.14.0a0+44dac51",
      minDriver: "525.85.12",
      driverInImage: "525.85.11",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/frameworks/tensorflow-release-notes/rel-23-01.html"]
    },
    {
      release: "23.02",
      tags: ["23.02-py3"],
      cuda: "12.0.1",
      pytorch: "1.14.0a0+44dac51",
      minDriver: "525.85.12",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        }
      ],
      notForwardBranches: [418, 440, 460],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "23.03",
      tags: ["23.03-py3"],
      cuda: "12.1.0",
      pytorch: "2.0.0a0+1767026",
      minDriver: "530.30.02",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 530,
          min: "530.30"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-23-03.html"]
    },
    {
      release: "23.04",
      tags: ["23.04-py3"],
      cuda: "12.1.0",
      pytorch: "2.1.0a0+fe05266f",
      minDriver: "530.30.02",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 530,
          min: "530.30"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-23-04.html"]
    },
    {
      release: "23.05",
      tags: ["23.05-py3"],
      cuda: "12.1.1",
      pytorch: "2.0.0",
      minDriver: "530.30.02",
      driverInImage: "530.30.02",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 530,
          min: "530.30"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-23-05.html"]
    },
    {
      release: "23.06",
      tags: ["23.06-py3"],
      cuda: "12.1.1",
      pytorch: "2.1.0a0+4136153",
      minDriver: "530.30.02",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 530,
          min: "530.30"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-23-06.html"]
    },
    {
      release: "23.07",
      tags: ["23.07-py3"],
      cuda: "12.1.1",
      pytorch: "2.1.0a0+b5021ba",
      minDriver: "530.30.02",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 515,
          min: "515.65"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 530,
          min: "530.30"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-23-07.html",
        "https://docs.nvidia.com/deeplearning/frameworks/dgl-release-notes/rel-23-07.html"
      ]
    },
    {
      release: "23.08",
      tags: ["23.08-py3"],
      cuda: "12.2.1",
      pytorch: "2.1.0a0+29c30b1",
      minDriver: "535.86.09",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-23-08.html"]
    },
    {
      release: "23.09",
      tags: ["23.09-py3"],
      cuda: "12.2.1",
      pytorch: "2.1.0a0+32f93b1",
      minDriver: "535.86.09",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-23-09.html"]
    },
    {
      release: "23.10",
      tags: ["23.10-py3"],
      cuda: "12.2.2",
      pytorch: "2.1.0a0+32f93b1",
      minDriver: "535.104.05",
      driverInImage: "535.104.05",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-23-10.html"]
    },
    {
      release: "23.11",
      tags: ["23.11-py3", "23.11-py3-igpu"],
      cuda: "12.3.0",
      pytorch: "2.2.0a0+6a974bec",
      minDriver: "545.23.06",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-23-11.html"]
    },
    {
      release: "23.12",
      tags: ["23.12-py3", "23.12-py3-igpu"],
      cuda: "12.3.2",
      pytorch: "2.2.0a0+81ea7a4",
      minDriver: "545.23.08",
      driverInImage: "545.23.08",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 450,
          min: "450.51"
        },
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 510,
          min: "510.47"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 460, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-23-12.html"]
    },
    {
      release: "24.01",
      tags: ["24.01-py3", "24.01-py3-igpu"],
      cuda: "12.3.2",
      pytorch: "2.2.0a0+81ea7a4",
      minDriver: "545.23.08",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-24-01.html"]
    },
    {
      release: "24.02",
      tags: ["24.02-py3", "24.02-py3-igpu"],
      cuda: "12.3.2",
      pytorch: "2.3.0a0+ebedce2",
      minDriver: "545.23.08",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    },
    {
      release: "24.03",
      tags: ["24.03-py3", "24.03-py3-igpu"],
      cuda: "12.4.0",
      pytorch: "2.3.0a0+40ec155e58",
      minDriver: "550.54.14",
      driverInImage: null,
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-24-03.html"]
    },
    {
      release: "24.04",
      tags: ["24.04-py3", "24.04-py3-igpu"],
      cuda: "12.4.1",
      pytorch: "2.3.0a0+6ddf5cf85e",
      minDriver: "550.54.15",
      driverInImage: "550.54.15",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/sdk/inference-release-notes/rel-24-04.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "24.05",
      tags: ["24.05-py3", "24.05-py3-igpu"],
      cuda: "12.4.1",
      pytorch: "2.4.0a0+07cecf4168",
      minDriver: "550.54.15",
      driverInImage: "550.54.15",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 545,
          min: "545.23"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-24-05.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "24.06",
      tags: ["24.06-py3", "24.06-py3-igpu"],
      cuda: "12.5.0",
      pytorch: "2.4.0a0+f70bd71a48",
      minDriver: "555.42.02",
      driverInImage: "555.42.02",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 545],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "24.07",
      tags: ["24.07-py3", "24.07-py3-igpu"],
      cuda: "12.5.1",
      pytorch: "2.4.0a0+3bcc3cddb5",
      minDriver: "555.42.06",
      driverInImage: "555.42.06",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 545],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-24-07.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "24.08",
      tags: ["24.08-py3", "24.08-py3-igpu"],
      cuda: "12.6.0",
      pytorch: "2.5.0a0+872d972e41",
      minDriver: "560.28.03",
      driverInImage: "560.35.03",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-24-08.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "24.09",
      tags: ["24.09-py3", "24.09-py3-igpu"],
      cuda: "12.6.1",
      pytorch: "2.5.0a0+b465a5843b",
      minDriver: "560.35.03",
      driverInImage: "560.35.03",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: false
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "24.10",
      tags: ["24.10-py3", "24.10-py3-igpu"],
      cuda: "12.6.2",
      pytorch: "2.5.0a0+e000cf0ad9",
      minDriver: "560.35.03",
      driverInImage: "560.35.03",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-24-10.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "24.11",
      tags: ["24.11-py3", "24.11-py3-igpu"],
      cuda: "12.6.3",
      pytorch: "2.6.0a0+df5bbc0",
      minDriver: "560.35.05",
      driverInImage: "560.35.05",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "24.12",
      tags: ["24.12-py3", "24.12-py3-igpu"],
      cuda: "12.6.3",
      pytorch: "2.6.0a0+df5bbc09d1",
      minDriver: "560.35.05",
      driverInImage: "560.35.05",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555],
      computeCapabilities: {
        min: "6.0",
        max: "9.0",
        all: ["6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9", "9.0"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: false,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/archives/triton-inference-server-2530/user-guide/docs/introduction/release_notes.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "25.01",
      tags: ["25.01-py3", "25.01-py3-igpu"],
      cuda: "12.8.0",
      pytorch: "2.6.0a0+ecf3bae40a",
      minDriver: "570.26",
      driverInImage: "570.86.10",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 550,
          min: "550.54"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-01.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "25.02",
      tags: ["25.02-py3", "25.02-py3-igpu"],
      cuda: "12.8.0",
      pytorch: "2.7.0a0+6c54963f75",
      minDriver: "570.26",
      driverInImage: "570.86.10",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 550,
          min: "550.54"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: false
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-02.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "25.03",
      tags: ["25.03-py3", "25.03-py3-igpu"],
      cuda: "12.8.1",
      pytorch: "2.7.0a0+7c8ec84dab",
      minDriver: "570.124.06",
      driverInImage: "570.124.06",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 470,
          min: "470.57"
        },
        {
          branch: 525,
          min: "525.85"
        },
        {
          branch: 535,
          min: "535.86"
        },
        {
          branch: 550,
          min: "550.54"
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-03.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "25.04",
      tags: ["25.04-py3", "25.04-py3-igpu"],
      cuda: "12.9.0",
      pytorch: "2.7.0a0+79aa17489c",
      minDriver: "575.51.02",
      driverInImage: "575.51.02",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/Chunk786889861.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "25.05",
      tags: ["25.05-py3", "25.05-py3-igpu"],
      cuda: "12.9.0",
      pytorch: "2.8.0a0+5228986c39",
      minDriver: "575.51.03",
      driverInImage: "575.51.03",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "25.06",
      tags: ["25.06-py3", "25.06-py3-igpu"],
      cuda: "12.9.1",
      pytorch: "2.8.0a0+5228986c39",
      minDriver: "575.57.08",
      driverInImage: "575.57.08",
      minorCompatFloor: "525.60.13",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-06.html"]
    },
    {
      release: "25.08",
      tags: ["25.08-py3", "25.08-py3-igpu"],
      cuda: "13.0.0",
      pytorch: "2.8.0a0+34c6371d24",
      minDriver: "580.65.06",
      driverInImage: null,
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 575,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-08.html"]
    },
    {
      release: "25.09",
      tags: ["25.09-py3", "25.09-py3-igpu"],
      cuda: "13.0.1",
      pytorch: "2.9.0a0+50eac811a6",
      minDriver: "580.82.07",
      driverInImage: "580.82.07",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 575,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "25.10",
      tags: ["25.10-py3", "25.10-py3-igpu"],
      cuda: "13.0.2",
      pytorch: "2.9.0a0+145a3a7bda",
      minDriver: "580.95.05",
      driverInImage: "580.95.05",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 575,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-10.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "25.11",
      tags: ["25.11-py3", "25.11-py3-igpu"],
      cuda: "13.0.2",
      pytorch: "2.10.0a0+b558c986e8",
      minDriver: "580.95.05",
      driverInImage: "580.95.05",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 565,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 575,
          min: null
        }
      ],
      notForwardBranches: [418, 440, 450, 460, 510, 520, 530, 545, 555, 560],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "25.12",
      tags: ["25.12-py3", "25.12-py3-igpu"],
      cuda: "13.1.0",
      pytorch: "2.10.0a0+b4e4ee81d3",
      minDriver: "590.44.01",
      driverInImage: "590.44.01",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 580,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.01",
      tags: ["26.01-py3", "26.01-py3-igpu"],
      cuda: "13.1.1",
      pytorch: "2.10.0a0+a36e1d39eb",
      minDriver: "590.48.01",
      driverInImage: "590.48.01",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 580,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.02",
      tags: ["26.02-py3", "26.02-py3-igpu"],
      cuda: "13.1.1",
      pytorch: "2.11.0a0+eb65b36914",
      minDriver: "590.48.01",
      driverInImage: "590.48.01",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 550,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 580,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.03",
      tags: ["26.03-py3"],
      cuda: "13.2.0",
      pytorch: "2.11.0a0+a6c236b9fd1",
      minDriver: "595.45.04",
      driverInImage: "595.45.04",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 580,
          min: null
        },
        {
          branch: 590,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: [
        "https://docs.nvidia.com/deeplearning/frameworks/cuda-dl-release-notes/rel-26-03.html",
        "github:triton-inference-server/server docs/introduction/compatibility.md"
      ]
    },
    {
      release: "26.04",
      tags: ["26.04-py3"],
      cuda: "13.2.1",
      pytorch: "2.12.0a0+0291f960b6",
      minDriver: "595.58.03",
      driverInImage: "595.58.03",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 580,
          min: null
        },
        {
          branch: 590,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.05",
      tags: ["26.05-py3"],
      cuda: "13.2.1",
      pytorch: "2.12.0a0+5aff3928d8",
      minDriver: "595.58.03",
      driverInImage: "595.58.03",
      minorCompatFloor: "580.65.06",
      forwardBranches: [
        {
          branch: 535,
          min: null
        },
        {
          branch: 570,
          min: null
        },
        {
          branch: 580,
          min: null
        },
        {
          branch: 590,
          min: null
        }
      ],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: true,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.06",
      tags: ["26.06-py3"],
      cuda: "13.3.0",
      pytorch: "2.13.0a0+8145d630e8",
      minDriver: "610.43.02",
      driverInImage: "610.43.02",
      minorCompatFloor: "580.65.06",
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.07",
      tags: ["26.07-py3"],
      cuda: "13.3.1",
      pytorch: "2.13.0a0+9186a08b2c",
      minDriver: "610.43.02",
      driverInImage: "610.43.02",
      minorCompatFloor: "580.65.06",
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/index.html"]
    },
    {
      release: "26.08",
      tags: ["26.08-py3"],
      cuda: "13.4.1",
      pytorch: "2.14.0a0+4fdf77b940",
      minDriver: "615.61",
      driverInImage: "615.61",
      minorCompatFloor: "580.65.06",
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: true,
        forwardBranches: false,
        computeCapabilities: true,
        architectures: true
      },
      sources: ["github:triton-inference-server/server docs/introduction/compatibility.md"]
    },
    {
      release: "26.09",
      tags: ["26.09-py3"],
      cuda: "13.4",
      pytorch: "2.14.0a0+b2c75dd062",
      minDriver: null,
      driverInImage: null,
      minorCompatFloor: "580.65.06",
      forwardBranches: [],
      notForwardBranches: [],
      computeCapabilities: {
        min: "7.5",
        max: "12.1",
        all: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1"]
      },
      architectures: ["amd64", "arm64"],
      sourced: {
        minDriver: false,
        forwardBranches: false,
        computeCapabilities: false,
        architectures: false
      },
      sources: []
    }
  ]
};

// src/knowledge/releases.ts
var releases = releases_default.releases;
var releaseNamed = (name) => releases.find(({ release }) => release === name) ?? null;
var tagOf = ({ tags, release }, integrated = false) => tags.find((tag) => tag.endsWith("-igpu") === integrated) ?? release;
var hasIntegrated = ({ tags }) => tags.some((tag) => tag.endsWith("-igpu"));
var versionOf = (text2) => text2 === null ? null : parseVersion(text2);
var gigabyte = 1e3 ** 3;
var roomByAge = [
  { upTo: "19.06", bytes: 15 * gigabyte },
  { upTo: "20.03", bytes: 18 * gigabyte },
  { upTo: "21.12", bytes: 25 * gigabyte },
  { upTo: "22.12", bytes: 32 * gigabyte },
  { upTo: "24.12", bytes: 38 * gigabyte }
];

// src/knowledge/gpus.json
var gpus_default = {
  comment: "NVIDIA GPUs by the words that their names hold.",
  sources: ["https://developer.nvidia.com/cuda-gpus", "https://developer.nvidia.com/cuda-legacy-gpus"],
  gpus: [
    {
      names: ["Tesla K10", "GRID K1", "GRID K2"],
      computeCapability: "3.0",
      architecture: "Kepler",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla K20", "Tesla K20X", "Tesla K40"],
      computeCapability: "3.5",
      architecture: "Kepler",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla K80"],
      computeCapability: "3.7",
      architecture: "Kepler",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla M10"],
      computeCapability: "5.0",
      architecture: "Maxwell",
      dataCenter: true,
      sourced: false
    },
    {
      names: ["Tesla M4", "Tesla M6"],
      computeCapability: "5.2",
      architecture: "Maxwell",
      dataCenter: true,
      sourced: false
    },
    {
      names: ["Tesla M40", "Tesla M60"],
      computeCapability: "5.2",
      architecture: "Maxwell",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla P100"],
      computeCapability: "6.0",
      architecture: "Pascal",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla P4", "Tesla P40"],
      computeCapability: "6.1",
      architecture: "Pascal",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla P6"],
      computeCapability: "6.1",
      architecture: "Pascal",
      dataCenter: true,
      sourced: false
    },
    {
      names: ["Tesla V100", "V100"],
      computeCapability: "7.0",
      architecture: "Volta",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["Tesla T4", "NVIDIA T4"],
      computeCapability: "7.5",
      architecture: "Turing",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["A100", "A800", "A30"],
      computeCapability: "8.0",
      architecture: "Ampere",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["A10", "A10G", "A10M", "A16", "A2", "A40"],
      computeCapability: "8.6",
      architecture: "Ampere",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["L4", "L40", "L40S"],
      computeCapability: "8.9",
      architecture: "Ada",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["L20", "L2"],
      computeCapability: "8.9",
      architecture: "Ada",
      dataCenter: true,
      sourced: false
    },
    {
      names: ["H100", "H800", "H200", "GH200", "H20"],
      computeCapability: "9.0",
      architecture: "Hopper",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["B200", "GB200"],
      computeCapability: "10.0",
      architecture: "Blackwell",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["B300", "GB300"],
      computeCapability: "10.3",
      architecture: "Blackwell Ultra",
      dataCenter: true,
      sourced: true
    },
    {
      names: ["GB10"],
      computeCapability: "12.1",
      architecture: "Blackwell",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "RTX PRO 6000 Blackwell",
        "RTX PRO 5000 Blackwell",
        "RTX PRO 4500 Blackwell",
        "RTX PRO 4000 Blackwell",
        "RTX PRO 2000 Blackwell"
      ],
      computeCapability: "12.0",
      architecture: "Blackwell",
      dataCenter: null,
      sourced: true
    },
    {
      names: [
        "RTX 6000 Ada",
        "RTX 5000 Ada",
        "RTX 4500 Ada",
        "RTX 4000 Ada",
        "RTX 4000 SFF Ada",
        "RTX 2000 Ada"
      ],
      computeCapability: "8.9",
      architecture: "Ada",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["RTX A6000", "RTX A5500", "RTX A5000", "RTX A4500", "RTX A4000", "RTX A3000", "RTX A2000"],
      computeCapability: "8.6",
      architecture: "Ampere",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "Quadro RTX 8000",
        "Quadro RTX 6000",
        "Quadro RTX 5000",
        "Quadro RTX 4000",
        "Quadro RTX 3000"
      ],
      computeCapability: "7.5",
      architecture: "Turing",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["T1000", "T600", "T400"],
      computeCapability: "7.5",
      architecture: "Turing",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Quadro GV100"],
      computeCapability: "7.0",
      architecture: "Volta",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Quadro GP100"],
      computeCapability: "6.0",
      architecture: "Pascal",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "Quadro P6000",
        "Quadro P5200",
        "Quadro P5000",
        "Quadro P4200",
        "Quadro P4000",
        "Quadro P3200",
        "Quadro P3000",
        "Quadro P2200",
        "Quadro P2000",
        "Quadro P1000",
        "Quadro P620",
        "Quadro P600",
        "Quadro P500",
        "Quadro P400"
      ],
      computeCapability: "6.1",
      architecture: "Pascal",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "Quadro M6000",
        "Quadro M5000",
        "Quadro M4000",
        "Quadro M2000",
        "Quadro M5500",
        "Quadro M2200",
        "Quadro M620"
      ],
      computeCapability: "5.2",
      architecture: "Maxwell",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Quadro K2200", "Quadro K1200", "Quadro K620", "Quadro M1200", "Quadro M1000M"],
      computeCapability: "5.0",
      architecture: "Maxwell",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Quadro K6000", "Quadro K5200"],
      computeCapability: "3.5",
      architecture: "Kepler",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Quadro K5000", "Quadro K4200", "Quadro K4000", "Quadro K2000", "Quadro K600", "Quadro K420"],
      computeCapability: "3.0",
      architecture: "Kepler",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "GeForce RTX 5090",
        "GeForce RTX 5080",
        "GeForce RTX 5070",
        "GeForce RTX 5060",
        "GeForce RTX 5050"
      ],
      computeCapability: "12.0",
      architecture: "Blackwell",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "GeForce RTX 4090",
        "GeForce RTX 4080",
        "GeForce RTX 4070",
        "GeForce RTX 4060",
        "GeForce RTX 4050"
      ],
      computeCapability: "8.9",
      architecture: "Ada",
      dataCenter: false,
      sourced: true
    },
    {
      names: [
        "GeForce RTX 3090",
        "GeForce RTX 3080",
        "GeForce RTX 3070",
        "GeForce RTX 3060",
        "GeForce RTX 3050"
      ],
      computeCapability: "8.6",
      architecture: "Ampere",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["GeForce RTX 2080", "GeForce RTX 2070", "GeForce RTX 2060"],
      computeCapability: "7.5",
      architecture: "Turing",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["GeForce GTX 1660", "GeForce GTX 1650"],
      computeCapability: "7.5",
      architecture: "Turing",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["TITAN RTX"],
      computeCapability: "7.5",
      architecture: "Turing",
      dataCenter: false,
      sourced: false
    },
    {
      names: ["TITAN V"],
      computeCapability: "7.0",
      architecture: "Volta",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["TITAN Xp", "TITAN X (Pascal)", "NVIDIA TITAN X"],
      computeCapability: "6.1",
      architecture: "Pascal",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["GeForce GTX 1080", "GeForce GTX 1070", "GeForce GTX 1060", "GeForce GTX 1050"],
      computeCapability: "6.1",
      architecture: "Pascal",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["GeForce GTX 1030", "GeForce GT 1030"],
      computeCapability: "6.1",
      architecture: "Pascal",
      dataCenter: false,
      sourced: false
    },
    {
      names: [
        "GeForce GTX TITAN X",
        "GeForce GTX 980",
        "GeForce GTX 970",
        "GeForce GTX 960",
        "GeForce GTX 950"
      ],
      computeCapability: "5.2",
      architecture: "Maxwell",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["GeForce GTX 750"],
      computeCapability: "5.0",
      architecture: "Maxwell",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["GeForce GTX TITAN", "GeForce GTX 780"],
      computeCapability: "3.5",
      architecture: "Kepler",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Orin"],
      computeCapability: "8.7",
      architecture: "Ampere (Jetson)",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Thor", "Jetson T5000", "Jetson T4000"],
      computeCapability: "11.0",
      architecture: "Blackwell (Jetson)",
      dataCenter: false,
      sourced: true
    },
    {
      names: ["Xavier"],
      computeCapability: "7.2",
      architecture: "Volta (Jetson)",
      dataCenter: false,
      sourced: true
    }
  ]
};

// src/knowledge/gpus.ts
var models = gpus_default.gpus;
function gpuByName(name) {
  const found = models.flatMap(
    (model) => model.names.filter((part) => holdsWord(name, part)).map((part) => ({ model, length: part.length }))
  );
  return found.sort((a, b) => b.length - a.length)[0]?.model ?? null;
}
function holdsWord(text2, word) {
  const at = text2.indexOf(word);
  if (at === -1) return false;
  const around = `${text2[at - 1] ?? " "}${text2[at + word.length] ?? " "}`;
  return !/[A-Za-z0-9]/.test(around);
}
function traitsOf({
  name,
  computeCapability,
  vgpu
}) {
  const model = gpuByName(name);
  return {
    name,
    computeCapability: computeCapability ?? model?.computeCapability ?? null,
    dataCenter: vgpu ? null : eligibility(name, model)
  };
}
function eligibility(name, model) {
  if (/\b(?:GeForce|TITAN|GTX)\b/i.test(name)) return false;
  if (model === null || model.dataCenter === true) return model?.dataCenter ?? null;
  return /\bServer Edition\b/.test(name) ? true : null;
}

// src/knowledge/cuda.json
var cuda_default = {
  comment: "The least Linux driver of each CUDA version: from it on, programs of that version run natively on any GPU that the driver supports.",
  sources: ["https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/index.html"],
  minorVersionSources: [
    "https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html"
  ],
  drivers: [
    {
      cuda: "8.0.44",
      driver: "367.48",
      sourced: true
    },
    {
      cuda: "8.0.61",
      driver: "375.26",
      sourced: true
    },
    {
      cuda: "9.0.76",
      driver: "384.81",
      sourced: true
    },
    {
      cuda: "9.1.85",
      driver: "390.46",
      sourced: true
    },
    {
      cuda: "9.2.88",
      driver: "396.26",
      sourced: true
    },
    {
      cuda: "9.2.148",
      driver: "396.37",
      sourced: true
    },
    {
      cuda: "10.0.130",
      driver: "410.48",
      sourced: true
    },
    {
      cuda: "10.1.105",
      driver: "418.39",
      sourced: true
    },
    {
      cuda: "10.2.89",
      driver: "440.33",
      sourced: true
    },
    {
      cuda: "11.0.1",
      driver: "450.36.06",
      sourced: true
    },
    {
      cuda: "11.0.2",
      driver: "450.51.05",
      sourced: true
    },
    {
      cuda: "11.0.3",
      driver: "450.51.06",
      sourced: true
    },
    {
      cuda: "11.1.0",
      driver: "455.23",
      sourced: true
    },
    {
      cuda: "11.1.1",
      driver: "455.32",
      sourced: true
    },
    {
      cuda: "11.2.0",
      driver: "460.27.03",
      sourced: true
    },
    {
      cuda: "11.2.1",
      driver: "460.32.03",
      sourced: true
    },
    {
      cuda: "11.2.2",
      driver: "460.32.03",
      sourced: true
    },
    {
      cuda: "11.3.0",
      driver: "465.19.01",
      sourced: true
    },
    {
      cuda: "11.3.1",
      driver: "465.19.01",
      sourced: true
    },
    {
      cuda: "11.4.0",
      driver: "470.42.01",
      sourced: true
    },
    {
      cuda: "11.4.1",
      driver: "470.57.02",
      sourced: true
    },
    {
      cuda: "11.4.2",
      driver: "470.57.02",
      sourced: true
    },
    {
      cuda: "11.4.3",
      driver: "470.82.01",
      sourced: true
    },
    {
      cuda: "11.4.4",
      driver: "470.82.01",
      sourced: true
    },
    {
      cuda: "11.5.0",
      driver: "495.29.05",
      sourced: true
    },
    {
      cuda: "11.5.1",
      driver: "495.29.05",
      sourced: true
    },
    {
      cuda: "11.5.2",
      driver: "495.29.05",
      sourced: true
    },
    {
      cuda: "11.6.0",
      driver: "510.39.01",
      sourced: true
    },
    {
      cuda: "11.6.1",
      driver: "510.47.03",
      sourced: true
    },
    {
      cuda: "11.6.2",
      driver: "510.47.03",
      sourced: true
    },
    {
      cuda: "11.7.0",
      driver: "515.43.04",
      sourced: true
    },
    {
      cuda: "11.7.1",
      driver: "515.48.07",
      sourced: true
    },
    {
      cuda: "11.8.0",
      driver: "520.61.05",
      sourced: true
    },
    {
      cuda: "12.0.0",
      driver: "525.60.13",
      sourced: true
    },
    {
      cuda: "12.0.1",
      driver: "525.85.12",
      sourced: true
    },
    {
      cuda: "12.1.0",
      driver: "530.30.02",
      sourced: true
    },
    {
      cuda: "12.1.1",
      driver: "530.30.02",
      sourced: true
    },
    {
      cuda: "12.2.0",
      driver: "535.54.03",
      sourced: true
    },
    {
      cuda: "12.2.1",
      driver: "535.86.09",
      sourced: true
    },
    {
      cuda: "12.2.2",
      driver: "535.104.05",
      sourced: true
    },
    {
      cuda: "12.3.0",
      driver: "545.23.06",
      sourced: true
    },
    {
      cuda: "12.3.1",
      driver: "545.23.08",
      sourced: true
    },
    {
      cuda: "12.3.2",
      driver: "545.23.08",
      sourced: true
    },
    {
      cuda: "12.4.0",
      driver: "550.54.14",
      sourced: true
    },
    {
      cuda: "12.4.1",
      driver: "550.54.15",
      sourced: true
    },
    {
      cuda: "12.5.0",
      driver: "555.42.02",
      sourced: true
    },
    {
      cuda: "12.5.1",
      driver: "555.42.06",
      sourced: true
    },
    {
      cuda: "12.6.0",
      driver: "560.28.03",
      sourced: true
    },
    {
      cuda: "12.6.1",
      driver: "560.35.03",
      sourced: true
    },
    {
      cuda: "12.6.2",
      driver: "560.35.03",
      sourced: true
    },
    {
      cuda: "12.6.3",
      driver: "560.35.05",
      sourced: true
    },
    {
      cuda: "12.8.0",
      driver: "570.26",
      sourced: true
    },
    {
      cuda: "12.8.1",
      driver: "570.124.06",
      sourced: true
    },
    {
      cuda: "12.9.0",
      driver: "575.51.03",
      sourced: true
    },
    {
      cuda: "12.9.1",
      driver: "575.57.08",
      sourced: true
    },
    {
      cuda: "13.0.0",
      driver: "580.65.06",
      sourced: true
    },
    {
      cuda: "13.0.1",
      driver: "580.82.07",
      sourced: true
    },
    {
      cuda: "13.0.2",
      driver: "580.95.05",
      sourced: true
    },
    {
      cuda: "13.1.0",
      driver: "590.44.01",
      sourced: true
    },
    {
      cuda: "13.1.1",
      driver: "590.48.01",
      sourced: true
    },
    {
      cuda: "13.2.0",
      driver: "595.45.04",
      sourced: true
    },
    {
      cuda: "13.2.1",
      driver: "595.58.03",
      sourced: true
    },
    {
      cuda: "13.2.2",
      driver: "595.71.05",
      sourced: true
    },
    {
      cuda: "13.3.0",
      driver: "610.43.02",
      sourced: true
    },
    {
      cuda: "13.3.1",
      driver: "610.43.02",
      sourced: true
    },
    {
      cuda: "13.4.1",
      driver: "615.61",
      sourced: true
    }
  ],
  minorVersionFloors: [
    {
      major: 11,
      driver: "450.80.02"
    },
    {
      major: 12,
      driver: "525.60.13"
    },
    {
      major: 13,
      driver: "580.65.06"
    }
  ]
};

// src/knowledge/cuda.ts
var cudaTable = cuda_default.sources[0] ?? "";
function driverForCuda(cuda) {
  const parts = cuda.split(".");
  for (let length = parts.length; length >= 2; length--) {
    const prefix = parts.slice(0, length).join(".");
    const row = cuda_default.drivers.find((one) => one.cuda === prefix || one.cuda.startsWith(`${prefix}.`));
    if (row !== void 0) return row.driver;
  }
  return null;
}
function minorFloorOf(cuda) {
  const version = parseVersion(cuda);
  if (version === null) return null;
  return cuda_default.minorVersionFloors.find(({ major }) => major === majorOf(version))?.driver ?? null;
}
var minorOf = (cuda) => /^\d+\.\d+/.exec(cuda.trim())?.[0] ?? null;

// src/knowledge/compatibility.ts
function judgeDriver(driver, needs, gpu) {
  if (driver.byCuda) return judgeByCuda(driver, needs);
  const { version } = driver;
  const native = versionOf(needs.minDriver);
  if (native !== null && atLeast(version, native)) return { kind: "native" };
  const branch = forwardBranch(version, needs);
  if (branch !== null && gpu.dataCenter === true) return { kind: "forward-compatible", branch };
  const floor = versionOf(needs.minorCompatFloor);
  if (floor !== null && needs.minorCompatFloor !== null && atLeast(version, floor)) {
    return { kind: "minor-compatible", floor: needs.minorCompatFloor };
  }
  const least = needs.minDriver ?? needs.minorCompatFloor;
  if (least === null) return { kind: "unknown", why: "its driver requirement is not known here" };
  const maybeForward = gpu.dataCenter !== false && !forwardIsOut(needs, branch, version);
  const figure = needs.sourced.minDriver || needs.minDriver === null && floor !== null;
  return { kind: "too-old", needs: least, certain: figure && !maybeForward, branch };
}
var forwardIsOut = ({ cuda, sourced }, branch, driver) => {
  const version = versionOf(cuda);
  const tooEarly = majorOf(driver) < 384 || version !== null && majorOf(version) < 10;
  return tooEarly || sourced.forwardBranches && branch === null;
};
function forwardBranch(driver, { forwardBranches }) {
  const listed = forwardBranches.find(({ branch }) => branch === majorOf(driver));
  if (listed === void 0) return null;
  const least = versionOf(listed.min);
  return least === null || atLeast(driver, least) ? listed.branch : null;
}
function judgeByCuda({ cuda }, needs) {
  const served = versionOf(cuda);
  const minor = needs.cuda === null ? null : minorOf(needs.cuda);
  const wanted2 = versionOf(minor);
  if (served === null || wanted2 === null || minor === null) {
    return { kind: "unknown", why: "it is not known which CUDA version the driver serves" };
  }
  if (atLeast(served, wanted2)) return { kind: "native" };
  const major = majorOf(wanted2);
  const floor = `CUDA ${major}.0`;
  if (majorOf(served) === major && major >= 11) return { kind: "minor-compatible", floor };
  return { kind: "too-old", needs: `CUDA ${minor}`, certain: needs.sourced.minDriver, branch: null };
}
var ofJetson = /* @__PURE__ */ new Set(["3.2", "5.3", "6.2", "7.2", "8.7", "11.0"]);
function servesThor({ cuda }) {
  const version = versionOf(cuda);
  return version !== null && majorOf(version) >= 13;
}
function judgeGpu(computeCapability, needs) {
  const own3 = computeCapability === null ? null : parseVersion(computeCapability);
  const range = needs.computeCapabilities;
  const least = range === null ? null : parseVersion(range.min);
  const most2 = range === null ? null : parseVersion(range.max);
  if (own3 === null || range === null || least === null || most2 === null) return { kind: "unknown" };
  const certain = needs.sourced.computeCapabilities;
  if (compareVersions(own3, least) < 0) return { kind: "too-old", certain };
  if (range.all.includes(own3.text)) return { kind: "fits" };
  if (own3.text === "11.0" && servesThor(needs)) return { kind: "fits" };
  if (ofJetson.has(own3.text)) return { kind: "unknown" };
  const sameMajor = range.all.flatMap((text2) => {
    const one = parseVersion(text2);
    return one !== null && majorOf(one) === majorOf(own3) && compareVersions(one, own3) < 0 ? [one] : [];
  });
  if (sameMajor.length > 0) return { kind: compareVersions(own3, most2) < 0 ? "fits" : "same-family" };
  return compareVersions(own3, most2) > 0 ? { kind: "too-new", certain } : { kind: "unknown" };
}

// src/knowledge/verdict.ts
var forIntegrated = (needs) => ({
  ...needs,
  computeCapabilities: { min: "8.7", max: "8.7", all: ["8.7"] },
  sourced: { ...needs.sourced, computeCapabilities: true }
});
var judgeEach = (driver, needs, gpus) => gpus.map((gpu) => {
  const verdict = judgeDriver(driver, needs, gpu);
  const code = judgeGpu(gpu.computeCapability, needs);
  return { gpu, driver: verdict, code, runs: runs(verdict, code) };
});
function runs(driver, code) {
  if (driver.kind === "too-old" || code.kind === "too-new" || code.kind === "too-old") return "no";
  return driver.kind === "unknown" || code.kind === "unknown" ? "unknown" : "yes";
}
var ways2 = ["native", "forward-compatible", "minor-compatible"];
function wayOf(judged) {
  if (judged.length === 0 || judged.some((one) => one.runs !== "yes")) return null;
  return ways2.findLast((way) => judged.some(({ driver }) => driver.kind === way)) ?? null;
}
function bestRelease(driver, gpus, architecture, integrated = false) {
  const here = releases.flatMap((release) => {
    if (!release.architectures.includes(architecture) || integrated && !hasIntegrated(release)) return [];
    const judged = judgeEach(driver, integrated ? forIntegrated(release) : release, gpus);
    const way = wayOf(judged);
    if (judged.some(({ code }) => code.kind !== "fits")) return [];
    const doubtful = !integrated && doubtsAbout(release, driver, judged).length > 0;
    return way === null || doubtful ? [] : [{ release, way }];
  });
  for (const way of ways2) {
    const newest = here.findLast((one) => one.way === way);
    if (newest !== void 0) return newest;
  }
  return null;
}
function doubtsAbout(release, driver, judged) {
  const spoken = judged.filter(({ runs: answer }) => answer === "yes");
  const driverIn2 = spoken.some((one) => doubtfulDriver(release, driver, one));
  const codeIn = spoken.some((one) => doubtfulCode(release, one));
  return [...driverIn2 ? ["driver"] : [], ...codeIn ? ["GPU"] : []];
}
function doubtfulDriver({ release: name, sourced }, driver, { gpu, driver: { kind } }) {
  const weak = kind === "native" && !sourced.minDriver || kind === "forward-compatible" && !sourced.forwardBranches;
  const shows = (one) => one.release > name && one.sourced.minDriver && one.sourced.forwardBranches && ["native", kind].includes(judgeDriver(driver, one, gpu).kind);
  return weak && !releases.some(shows);
}
function doubtfulCode({ release: name, sourced }, { gpu }) {
  if (sourced.computeCapabilities) return false;
  const sure = releases.filter(
    (one) => one.sourced.computeCapabilities && judgeGpu(gpu.computeCapability, one).kind === "fits"
  );
  return !(sure.some((one) => one.release < name) && sure.some((one) => one.release > name));
}

// checks/image/machine.ts
var hostGpu = (gpu) => ({
  ...traitsOf(gpu),
  index: gpu.index,
  brand: gpu.state.brand,
  mig: gpu.mig === "enabled"
});
var usable = ({ judged }) => judged.filter(({ runs: runs2 }) => runs2 === "yes").map(({ gpu }) => gpu);
var bestHere = ({ driver, judged, architecture, integratedHere }) => bestRelease(
  driver,
  judged.map(({ gpu }) => gpu),
  architecture,
  integratedHere
);

// src/knowledge/driver-branches.ts
var branches2 = [470, 580, 595, 610, 615];
var driverBranchesPage = "https://docs.nvidia.com/datacenter/tesla/drivers/index.html";
function lastBranchFor(computeCapability) {
  const version = computeCapability === null ? null : parseVersion(computeCapability);
  if (version === null) return null;
  const [major = 0, minor = 0] = version.parts;
  if (major < 3) return 390;
  if (major < 5) return 470;
  return major < 7 || major === 7 && minor < 5 ? 580 : null;
}
function branchFor(needs, computeCapabilities) {
  const version = parseVersion(needs);
  if (version === null) return null;
  const least = majorOf(version);
  const limits = computeCapabilities.flatMap((one) => lastBranchFor(one) ?? []);
  const branch = branches2.find((one) => one >= least) ?? least;
  return limits.some((limit) => branch > limit) ? null : branch;
}

// checks/fixes/install/branch-ways.ts
function waysTo(branch, os) {
  if (os == null || os.immutable) return "";
  const debian2 = os.id === "debian" ? branchOfDebian(os) : null;
  const short = debian2 !== null && (branch === null || branch > debian2);
  const own3 = short ? ` Debian ${os.versionId} itself has none after branch ${debian2}.` : "";
  const command = commandFor(branch, os);
  return command === null ? own3 : `${own3} ${command}`;
}
function commandFor(branch, os) {
  if (os.packages === "pacman") return "Arch has the newest: sudo pacman -Syu.";
  const flavours = "nvidia-open (or cuda-drivers, for the proprietary module)";
  const from = "From NVIDIA's repository it is:";
  if (hasStreams(os)) {
    const streams = branch === null ? ["open-dkms", "latest-dkms"] : [`${branch}-open`, `${branch}-dkms`];
    return `${from} sudo dnf -y module switch-to nvidia-driver:${streams[0]} --allowerasing (or ${streams[1]}, for the proprietary module).`;
  }
  if (os.packages === "apt") {
    const pin = branch === null ? "" : `nvidia-driver-pinning-${branch} `;
    return `${from} sudo apt-get update, then sudo apt-get install ${pin}${flavours}.`;
  }
  const newest = os.family === "rhel" || os.family === "fedora";
  return newest && os.packages === "dnf" ? `${from} sudo dnf upgrade --refresh ${flavours}, its newest.` : null;
}

// checks/fixes/install/newer-driver.ts
function upgradeDriver({ needs, computeCapabilities, host }) {
  const byCuda = needs.startsWith("CUDA ");
  const branch = byCuda ? null : branchFor(needs, computeCapabilities);
  if (branch === null && !byCuda) return null;
  const own3 = ownWay(host);
  const text2 = own3 === null ? null : `${own3.text}${onDgx(needs, host)} It must be one ${wanted(needs)}.`;
  const steps = text2 === null ? packages2(needs, branch, host) : [byHand(text2, own3?.source ?? links2.driverInstall)];
  const manual = steps.some(({ kind }) => kind === "do");
  const drives = own3 === null && branch !== null ? ` (branch ${branch} drives these GPUs)` : "";
  return {
    id: "upgrade-driver",
    title: `Upgrade the driver to ${byCuda ? `one that serves ${needs}` : needs} or later${drives}`,
    risk: manual ? "manual" : "disruptive",
    interrupts: "every program on the GPUs stops, and the machine restarts at the end",
    ...own3 === null ? { then: "reboot" } : {},
    steps,
    verify: ["nvidia-smi"],
    source: own3?.source ?? (manual ? links2.driverInstall : links2.ubuntuDrivers)
  };
}
var wanted = (needs) => needs.startsWith("CUDA ") ? `that serves ${needs} or later` : `of ${needs} or later`;
function onDgx(needs, { os, platform }) {
  if (os?.dgxOs == null || needs.startsWith("CUDA ")) return "";
  const branch = dgxBranchFor(os.dgxOs, platform?.name ?? null, needs);
  return branch === null ? ` DGX OS ${os.dgxOs} is not known to offer one that is new enough.` : ` Branch R${branch} of DGX OS ${os.dgxOs} does.`;
}
function packages2(needs, branch, { os, platform }) {
  if (os?.id !== "ubuntu" || branch === null) {
    const which = branch === null ? "" : ` of branch ${branch}`;
    const text2 = `Install a driver${which}, ${wanted(needs).replace(/^of /, "")}, in the way in which the present one was installed.${waysTo(branch, os)}`;
    return [byHand(text2, driverBranchesPage)];
  }
  return ubuntuBranch(branch, platform?.kind === "workstation");
}

// checks/fixes/image.ts
function driverFixes(one, needs) {
  const upgrade = needs === null ? null : upgradeDriver({
    needs,
    computeCapabilities: one.judged.map(({ gpu }) => gpu.computeCapability),
    host: one.host
  });
  const fixes3 = [...restrictGpus(one), ...chooseTag(one), ...upgrade === null ? [] : [upgrade]];
  return fixes3.length > 0 ? fixes3 : [chooseByHand];
}
function gpuFixes(one) {
  const fixes3 = [...restrictGpus(one), ...chooseTag(one)];
  return fixes3.length > 0 ? fixes3 : [chooseByHand];
}
function restrictGpus(one) {
  const gpus = usable(one);
  if (gpus.length === 0 || gpus.length === one.judged.length) return [];
  return [
    {
      id: "restrict-gpus",
      title: `Launch on the GPUs that the image runs on: ${indexesOf(gpus)}`,
      risk: "safe",
      steps: [
        byHand(`Launch with --gpus ${gpus.some(({ mig }) => mig) ? instancesOf(gpus) : flagFor(gpus)}.`)
      ]
    }
  ];
}
var flagFor = (gpus) => gpus.length > 1 ? `'"device=${indexesOf(gpus)}"'` : `device=${indexesOf(gpus)}`;
var instancesOf = (gpus) => `'"device=MIG-UUID"' and an instance of GPU ${indexesOf(gpus)} (nvidia-smi -L lists them)`;
var indexesOf = (gpus) => gpus.map(({ index }) => index).join(",");
var how = {
  native: "runs on this host as it is",
  "forward-compatible": "runs on this host by CUDA's forward compatibility",
  "minor-compatible": "runs on this host by CUDA's minor-version compatibility"
};
function chooseTag(one) {
  const best = bestHere(one);
  const same = best?.release === one.facts.release && one.facts.integrated === one.integratedHere;
  if (best === null || same) return [];
  const tag = tagOf(best.release, one.integratedHere);
  return [
    {
      id: "choose-fitting-tag",
      title: `Use ${tag}, the newest release that ${how[best.way]}`,
      risk: "manual",
      steps: [byHand(`Launch with --image ${one.repository}:${tag}.`, links2.supportMatrix)],
      source: links2.supportMatrix
    }
  ];
}
var chooseByHand = {
  id: "choose-fitting-tag",
  title: "Use an image that was made for this GPU",
  risk: "manual",
  steps: [
    byHand("Look up the release that supports this GPU, and the driver that it needs.", links2.supportMatrix)
  ],
  source: links2.supportMatrix
};
var lookUpImage = {
  id: "look-up-image",
  title: "Look the image up",
  risk: "manual",
  steps: [byHand("Compare the image's CUDA version with this driver.", links2.supportMatrix)]
};
var pullForArchitecture = (architecture, reference2) => ({
  id: "pull-for-this-architecture",
  title: "Pull the image for this machine",
  risk: "manual",
  steps: [
    byHand(
      `Run: docker pull --platform linux/${architecture} ${reference2} (10 GB and more). If the tag is not made for it, choose another.`
    )
  ],
  verify: ["docker", "image", "inspect", "--format", "{{.Architecture}}", reference2]
});

// checks/fixes/registry-common.ts
var ngc = "nvcr.io";
var loginPage = (registry) => registry === ngc ? links2.ngcLogin : links2.dockerLogin;

// checks/fixes/local-image.ts
var pullAgain = (reference2) => ({
  id: "pull-image-again",
  title: "Remove the local copy of the image and pull it again",
  risk: "disruptive",
  interrupts: "containers of this image must be removed first; the pull is 10 GB and more",
  steps: [asUser("docker", "image", "rm", reference2), asUser("docker", "pull", reference2)],
  verify: ["docker", "run", "--rm", "--entrypoint", "true", reference2]
});
function pullAgainLoggedIn(reference2, registry) {
  const source = loginPage(registry);
  return {
    id: "pull-again-logged-in",
    title: "Pull again, logged in",
    risk: "manual",
    steps: [
      byHand(
        `Run: docker login ${registry}, then docker pull ${reference2}: layers that are complete are kept. On a slow line fewer downloads at once help ("max-concurrent-downloads": 1 in daemon.json).`,
        source
      )
    ],
    verify: ["docker", "image", "inspect", reference2],
    source
  };
}
var stripDriverFiles = (reference2) => ({
  id: "strip-driver-files",
  title: "Take the driver's files out of the image",
  risk: "manual",
  steps: [
    byHand(
      `Use NVIDIA's own image, which has none; or find them (docker run --rm --entrypoint find ${reference2} / -xdev -name 'libnvidia-*.so.*' -o -name 'libcuda.so.*') and build the image without them: they come from the packages nvidia-*, libnvidia-* or cuda-drivers.`,
      links2.containerGuide
    )
  ]
});
var restoreTorch = () => ({
  id: "restore-torch",
  title: "Use the image's own PyTorch",
  risk: "manual",
  steps: [
    byHand(
      "Use NVIDIA's image unchanged, or leave torch out of what is installed into it (pip install --no-deps, or a constraint: /etc/pip/constraint.txt of the image). A wheel of pytorch.org has kernels for fewer GPUs.",
      links2.containerGuide
    )
  ]
});
var clearVariable = (name) => ({
  id: "clear-variable",
  title: `Let ${name} show the GPUs`,
  risk: "manual",
  steps: [
    byHand(
      `Find out where ${name} is set (docker image inspect --format '{{.Config.Env}}' IMAGE, and your own -e), and leave it out: --gpus '"device=\u2026"' chooses GPUs. GPUs are counted from 0 in the container, whatever their number on the host.`
    )
  ]
});
var askForCompute = () => ({
  id: "ask-for-compute",
  title: "Ask for the driver's compute libraries",
  risk: "manual",
  steps: [
    byHand(
      "Launch with -e NVIDIA_DRIVER_CAPABILITIES=compute,utility; in a compose file write capabilities: [gpu] and nothing else.",
      links2.toolkitDevices
    )
  ],
  source: links2.toolkitDevices
});
var dropCompatLibrary = () => ({
  id: "drop-compat-library",
  title: "Let CUDA use the library of this driver",
  risk: "manual",
  steps: [
    byHand(
      "Take /usr/local/cuda/compat out of LD_LIBRARY_PATH and out of /etc/ld.so.conf.d in the image. The library there serves data-center GPUs, with the driver branches that NVIDIA lists for it.",
      links2.cudaCompatibility
    )
  ],
  source: links2.cudaCompatibility
});

// src/gpu-selection.ts
var all = { flag: "all", visibleDevices: "all", cdiDevices: ["nvidia.com/gpu=all"] };
var none = { flag: null, visibleDevices: "void", cdiDevices: [] };
function gpuSelection(asked, visibleDevices, smi = null) {
  if (asked !== null) return fromGpusFlag(asked);
  const devices = visibleDevices?.trim() ?? "";
  if (devices === "") return allThatCompute(smi);
  if (devices === "all") return all;
  if (devices === "none" || devices === "void") return none;
  return fromDevices(devices);
}
var isDisplayOnly = ({ name }) => /\bDGX Display\b/.test(name);
var hasInstances = (smi) => smi?.kind === "answered" && smi.gpus.some(({ mig }) => mig === "enabled");
function allThatCompute(smi) {
  const gpus = smi?.kind === "answered" ? smi.gpus : [];
  if (!gpus.some(isDisplayOnly)) return all;
  const others = gpus.filter((gpu) => !isDisplayOnly(gpu)).map(({ index }) => index);
  return others.length === 0 ? all : fromDevices(others.join(","));
}
function fromGpusFlag(asked) {
  const bare = asked.trim().replace(/^"([^"]*)"$/, "$1");
  if (/^device=[^"]*$/.test(bare) && !furtherOption.test(bare))
    return fromDevices(bare.slice("device=".length));
  const fields = csvFields(asked.trim());
  const devices = fields.find((field) => field.startsWith("device="));
  const count = fields.find((field) => /^(?:count=)?(?:all|-?\d+)$/.test(field))?.replace("count=", "") ?? "1";
  const chosen = devices === void 0 ? fromCount(count) : fromDevices(devices.slice("device=".length));
  return fields.length === 1 && count === bare ? chosen : { ...chosen, flag: asked };
}
var furtherOption = /,(?:driver|count|capabilities|options)=/;
var csvFields = (text2) => [...text2.matchAll(/"([^"]*)"|([^,"]+)/g)].map(([, quoted2, plain]) => quoted2 ?? plain ?? "");
var fromDevices = (devices) => ({
  flag: devices.includes(",") ? `"device=${devices}"` : `device=${devices}`,
  visibleDevices: devices,
  cdiDevices: devices.split(",").map(cdiName)
});
var cdiName = (device) => device.includes("=") ? device.trim() : `nvidia.com/gpu=${device.trim()}`;
function fromCount(text2) {
  const count = Number(text2);
  if (text2 === "all" || count < 0) return all;
  if (count === 0) return none;
  const devices = [...Array(Math.min(count, 1024)).keys()].map(String);
  return { ...fromDevices(devices.join(",")), flag: text2 };
}
function gpusSelected(gpus, asked, visible) {
  const { visibleDevices } = gpuSelection(asked, visible);
  const unnamed = asked === null && (visible?.trim() ?? "") === "";
  if (visibleDevices === "all") return unnamed ? gpus.filter((gpu) => !isDisplayOnly(gpu)) : gpus;
  if (visibleDevices === "void") return [];
  const devices = visibleDevices.split(",").map((device) => device.trim());
  return gpus.filter((gpu) => devices.some((device) => names2(device, gpu)));
}
function names2(device, { index, uuid, state }) {
  if (device === String(index) || device.startsWith(`${index}:`)) return true;
  if (uuid !== null && /^GPU-./i.test(device) && uuid.toLowerCase().startsWith(device.toLowerCase())) {
    return true;
  }
  if (!/^MIG-/i.test(device)) return false;
  if (uuid !== null && device.startsWith(`MIG-${uuid}/`)) return true;
  return (state.migInstances ?? []).some((instance) => instance.uuid === null || instance.uuid === device);
}

// src/knowledge/image-facts.ts
function seenOf(local, registry) {
  if (local?.kind === "present") return { config: local, basis: "local image" };
  return registry?.kind === "found" ? { config: registry.config, basis: "registry" } : null;
}
function imageFacts(choice, seen) {
  const env = seen?.config.env ?? {};
  const own3 = releaseNamed(releaseIn(env) ?? "");
  const named = choice.release === null ? null : releaseNamed(choice.release);
  const release = own3 ?? named;
  const needs = needsOf(release, env);
  const requirements = requirementsIn(env, release);
  if (needs === null && requirements.length === 0) return null;
  const integrated = choice.tag?.endsWith("-igpu") ?? false;
  return {
    ...integrated ? forIntegrated(needs ?? nothingKnown) : needs ?? nothingKnown,
    release,
    derived: own3 !== null && named === null && !isPytorchRepository(choice),
    integrated,
    requirements,
    basis: needs !== null && hasFigures(env) && seen !== null ? seen.basis : "table",
    sources: [
      ...seen === null ? [] : [`configuration of the image (${seen.basis})`],
      ...sourcesOf(release)
    ],
    differences: differences(named, release, env)
  };
}
var isPytorchRepository = ({ repository }) => /(?:^|\/)nvidia\/pytorch$/.test(repository);
var releaseIn = (env) => /^\d\d\.\d\d/.exec(env["NVIDIA_PYTORCH_VERSION"] ?? "")?.[0] ?? null;
var cudaIn = (env) => /^\d+\.\d+(?:\.\d+)*/.exec(env["CUDA_VERSION"] ?? "")?.[0] ?? null;
var hasFigures = (env) => cudaIn(env) !== null;
var sourcesOf = (release) => release?.sources ?? [cudaTable];
var nothingKnown = {
  cuda: null,
  minDriver: null,
  minorCompatFloor: null,
  forwardBranches: [],
  computeCapabilities: null,
  sourced: { minDriver: false, forwardBranches: false, computeCapabilities: false, architectures: false }
};
function needsOf(release, env) {
  const cuda = cudaIn(env);
  if (cuda === null) return release;
  const same = release !== null && minorOf(release.cuda) === minorOf(cuda);
  return same ? confirmed(release, cuda, env) : ofCuda(cuda, env, release);
}
function confirmed(release, cuda, env) {
  const minDriver = release.minDriver ?? driverForCuda(cuda) ?? driverIn(env);
  const codes = capabilitiesIn(env, release.computeCapabilities);
  return {
    ...release,
    minDriver,
    computeCapabilities: codes ?? release.computeCapabilities,
    sourced: {
      ...release.sourced,
      minDriver: minDriver !== null,
      computeCapabilities: release.sourced.computeCapabilities || codes !== null
    }
  };
}
function ofCuda(cuda, env, release) {
  const minDriver = driverForCuda(cuda) ?? driverIn(env);
  const codes = capabilitiesIn(env, release?.computeCapabilities ?? null);
  const alike = isNvidias(env) ? releases.findLast((one) => minorOf(one.cuda) === minorOf(cuda)) : void 0;
  const listed = branchesIn(env);
  return {
    cuda,
    minDriver,
    minorCompatFloor: minorFloorOf(cuda),
    // The compatibility package of the same CUDA version takes the same branches.
    forwardBranches: listed ?? alike?.forwardBranches ?? [],
    computeCapabilities: codes ?? release?.computeCapabilities ?? null,
    sourced: {
      minDriver: minDriver !== null,
      forwardBranches: listed !== null,
      computeCapabilities: codes !== null,
      architectures: false
    }
  };
}
var isNvidias = (env) => env["_CUDA_COMPAT_PATH"] !== void 0 || releaseIn(env) !== null || env["CUDA_DRIVER_VERSION"] !== void 0;
function branchesIn(env) {
  const found = [...(env["NVIDIA_REQUIRE_CUDA"] ?? "").matchAll(/brand=tesla,driver>=(\d+),driver<\d+/g)];
  const branches3 = [...new Set(found.map((match) => Number(match[1])))];
  return branches3.length === 0 ? null : branches3.map((branch) => ({ branch, min: null }));
}
var driverIn = (env) => versionOf(env["CUDA_DRIVER_VERSION"] ?? null)?.text ?? null;
function capabilitiesIn(env, documented) {
  const listed = (env["TORCH_CUDA_ARCH_LIST"] ?? "").match(/\b\d{1,2}\.\d\b/g) ?? [];
  if (listed.length === 0) return null;
  const least = documented === null ? 0 : Number(documented.min);
  const all2 = [.../* @__PURE__ */ new Set([...listed, ...documented?.all ?? []])].filter((text2) => Number(text2) >= least).sort((a, b) => Number(a) - Number(b));
  return { min: documented?.min ?? all2[0] ?? "", max: all2.at(-1) ?? "", all: all2 };
}
function requirementsIn(env, release) {
  if (/^(?:1|true)$/i.test(env["NVIDIA_DISABLE_REQUIRE"] ?? "")) return [];
  const asked = Object.entries(env).flatMap(
    ([name, value]) => /^NVIDIA_REQUIRE_(?!JETPACK)/.test(name) && value.trim() !== "" ? [value] : []
  );
  const cuda = cudaIn(env);
  const legacy = release === null && cuda !== null && env["NVIDIA_REQUIRE_CUDA"] === void 0;
  return legacy ? [...asked, `cuda>=${minorOf(cuda)}`] : asked;
}
function differences(named, release, env) {
  if (release === null) return [];
  const cuda = cudaIn(env);
  const driver = driverIn(env);
  const table = release.driverInImage ?? release.minDriver;
  return [
    ...named !== null && named !== release ? [{ what: "release", image: release.release, table: named.release }] : [],
    ...cuda !== null && minorOf(cuda) !== minorOf(release.cuda) ? [{ what: "cuda", image: cuda, table: release.cuda }] : [],
    ...driver !== null && table !== null && branchOf(driver) !== branchOf(table) ? [{ what: "driver", image: driver, table }] : []
  ];
}
var branchOf = (driver) => {
  const version = parseVersion(driver);
  return version === null ? null : majorOf(version);
};

// src/knowledge/machine.ts
function driverOf(smi, platform) {
  const version = smi?.kind === "answered" ? parseVersion(smi.driverVersion) : null;
  if (smi?.kind !== "answered" || version === null) return null;
  return { version, cuda: smi.cudaVersion, byCuda: platform?.kind === "wsl2" || platform?.kind === "jetson" };
}
var takesIntegrated = (platform, driver) => platform?.kind === "jetson" && (driver === null || majorOf(driver.version) < 580);

// checks/image/case.ts
var selected = (smi, system, target) => smi?.kind === "answered" ? gpusSelected(smi.gpus, target.gpus, system.visibleDevices).map(hostGpu) : [];
function caseOf(given, target) {
  const { imageChoice, system } = given;
  const platform = valueIn(given.platform);
  const facts2 = imageFacts(imageChoice, seenOf(valueIn(given.localImage), valueIn(given.registry)));
  const smi = valueIn(given.nvidiaSmi);
  const driver = driverOf(smi, platform);
  const gpus = selected(smi, system, target);
  if (facts2 === null || driver === null || gpus.length === 0) return null;
  const integratedHere = takesIntegrated(platform, driver);
  return {
    choice: imageChoice,
    facts: facts2,
    driver,
    judged: judgeEach(driver, forPlatform(facts2, integratedHere), gpus),
    architecture: system.architecture,
    integratedHere,
    repository: `${target.registry ?? "nvcr.io"}/nvidia/pytorch`,
    host: driverHost(platform, given.machine, given.os),
    restricts: target.gpus === null && system.visibleDevices === null && !hasInstances(smi)
  };
}
var forPlatform = (facts2, integratedHere) => integratedHere && !facts2.integrated ? { ...facts2, computeCapabilities: null } : facts2;

// checks/launch/fixes/image.ts
var reference = (host) => valueIn(host.imageChoice)?.reference ?? "IMAGE";
function aboutImage(host, target, advise) {
  const [imageChoice, system] = [valueIn(host.imageChoice), valueIn(host.system)];
  if (imageChoice === null || system === null) return [];
  const one = caseOf({ ...host, imageChoice, system }, target);
  return one === null ? [] : advise(one);
}
var newerDriver = (host, target) => aboutImage(host, target, (one) => driverFixes(one, one.facts.minDriver));
var otherImage = (host, target) => aboutImage(host, target, gpuFixes);
var imageFixes = {
  "pull-token-expired": (host) => [
    pullAgainLoggedIn(reference(host), valueIn(host.imageChoice)?.registry ?? "nvcr.io")
  ],
  "driver-too-old-for-image": newerDriver,
  "forward-compat-unsupported-hw": newerDriver,
  "gpu-too-new-for-image": otherImage,
  "gpu-too-old-for-image": otherImage,
  "forward-compat-mismatched-lib": () => [dropCompatLibrary()],
  "wheel-arch-mismatch": () => [restoreTorch()],
  "image-bundles-driver-libs": (host) => [stripDriverFiles(reference(host))],
  "image-corrupt-local": (host) => [pullAgain(reference(host))],
  "arch-exec-format": (host) => {
    const system = valueIn(host.system);
    return system === null ? [] : [pullForArchitecture(system.architecture, reference(host))];
  },
  "cuda-visible-devices-wrong": () => [clearVariable("CUDA_VISIBLE_DEVICES")],
  "driver-capabilities-missing": () => [askForCompute()],
  "driver-capabilities-invalid": () => [askForCompute()]
};

// src/knowledge/toolkit-hook.ts
var hookNames = ["nvidia-container-runtime-hook", "nvidia-container-toolkit"];
var usualPath = [
  "/usr/local/sbin",
  "/usr/local/bin",
  "/usr/sbin",
  "/usr/bin",
  "/sbin",
  "/bin"
];
function programState(program, toolkit, dockerd) {
  const binary = toolkit.binaries[program];
  if (binary === null) return { kind: "absent" };
  const { path } = binary;
  if (binary.dangling) return { kind: "dangling", path };
  if (!binary.executable) return { kind: "not-executable", path };
  if (!isOnPath(binary)) return { kind: "not-on-path", path };
  return cameLater(binary, toolkit, dockerd) ? { kind: "came-later", path } : { kind: "ok", path };
}
function hookState(toolkit, dockerd) {
  const states = hookNames.map((name) => programState(name, toolkit, dockerd));
  const order = ["ok", "came-later", "not-on-path", "not-executable", "dangling", "absent"];
  const best = order.flatMap((kind) => states.find((state) => state.kind === kind) ?? [])[0];
  return best ?? { kind: "absent" };
}
function isOnPath({ path, onDockerdPath }) {
  return onDockerdPath ?? usualPath.includes(path.slice(0, path.lastIndexOf("/")));
}
var precisionMs = 50;
function cameLater(binary, toolkit, dockerd) {
  const started = dockerd?.process?.startedMs ?? null;
  if (started === null || binary.installedMs === null || binary.installedMs <= started + precisionMs)
    return false;
  return toolkit.oldestTraceMs === null || toolkit.oldestTraceMs > started;
}

// checks/fixes/cdi-other.ts
var cdiPage = "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html#manual-cdi-specification-generation";
var useHook = {
  id: "use-hook",
  title: "Give the GPUs by the hook, to see whether CDI is what is wrong",
  risk: "safe",
  steps: [
    asRoot("nvidia-ctk", "config", "--in-place", "--set", "nvidia-container-runtime.mode=legacy"),
    byHand(
      "Launch with --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all in place of --gpus. If CUDA starts so, stay with it until a newer toolkit does; else set the mode back to auto."
    )
  ],
  verify: ["nvidia-ctk", "config"],
  source: "https://github.com/NVIDIA/nvidia-container-toolkit/issues/1456"
};

// checks/fixes/cdi.ts
var generateCdiSpec = (host, over) => ({
  id: "generate-cdi-spec",
  title: "Write the CDI specification of the GPUs",
  risk: writeSteps(host, over).some(({ kind }) => kind === "do") ? "manual" : "safe",
  steps: writeSteps(host, over),
  verify: ["nvidia-ctk", "cdi", "list"],
  source: cdiPage
});
var generateWithUvm = (host, over) => ({
  ...generateCdiSpec(host, over),
  steps: [asRoot("nvidia-modprobe", "-u", "-c=0"), ...writeSteps(host, over)]
});
var firstGenerator = "1.12.0";
function writeSteps({ os, toolkit, cdiRefresh }, over) {
  const unit2 = valueIn(cdiRefresh)?.unit ?? null;
  if (unit2 !== null && valueIn(os)?.services === "systemd") return [asRoot("systemctl", "restart", unit2)];
  if (toolkit.binaries["nvidia-ctk"] === null) {
    return [
      byHand(
        "Install the NVIDIA Container Toolkit (1.12 or later): its nvidia-ctk writes the specification.",
        cdiPage
      )
    ];
  }
  if (isBefore(toolkit.version, firstGenerator)) {
    return [
      byHand(
        "Upgrade the NVIDIA Container Toolkit to 1.12 or later: its nvidia-ctk writes the specification.",
        cdiPage
      )
    ];
  }
  return [asRoot("nvidia-ctk", "cdi", "generate", `--output=${over ?? "/etc/cdi/nvidia.yaml"}`)];
}
var enableCdi = ({ dockerd }) => ({
  id: "enable-cdi",
  title: "Let Docker use CDI",
  risk: "safe",
  then: "restart-engine",
  steps: [
    {
      kind: "edit",
      file: valueIn(dockerd)?.configFile ?? "/etc/docker/daemon.json",
      change: { kind: "json-merge", value: { features: { cdi: true } } },
      root: true
    }
  ],
  verify: ["docker", "info", "--format", "{{json .CDISpecDirs}}"],
  source: "https://docs.docker.com/build/building/cdi/"
});

// checks/fixes/install/toolkit.ts
function toolkitPackages(os, how2, platform) {
  const installer = installerOf(os);
  if (installer === null || !os.ok) return withoutPackages2(os);
  const jetson = platform !== void 0 && valueIn(platform)?.kind === "jetson";
  const repository = os.value.toolkitRepository || carriesToolkit(os.value, jetson) ? [] : addRepository2(os.value);
  return [...repository, ...installer[how2](...packageNames(os.value, how2, jetson))];
}
var carriesToolkit = ({ family }, jetson) => jetson || family === "arch" || family === "azure";
function packageNames({ family }, how2, jetson) {
  if (how2 === "install") return [jetson ? "nvidia-container" : "nvidia-container-toolkit"];
  if (family === "arch") return ["nvidia-container-toolkit", "libnvidia-container"];
  if (family === "azure") return ["nvidia-container-toolkit", "libnvidia-container-tools"];
  const parts = ["nvidia-container-toolkit", "nvidia-container-toolkit-base", "libnvidia-container-tools"];
  return how2 === "upgrade" ? [...parts, "libnvidia-container1"] : parts;
}
function withoutPackages2(os) {
  const step = os.ok ? ownWay2(os.value) : null;
  return [
    step ?? byHand(
      "Install the package nvidia-container-toolkit in the way of this distribution.",
      links2.toolkitInstall
    )
  ];
}
function ownWay2({ id, immutable: immutable2, prettyName }) {
  if (id === "nixos") {
    return byHand(
      "Set hardware.nvidia-container-toolkit.enable = true in the configuration, then: nixos-rebuild switch. Containers get their GPUs by --device nvidia.com/gpu=all then, not by --gpus.",
      links2.nixos
    );
  }
  if (id === "cos") {
    return byHand(
      "Container-Optimized OS takes no toolkit, and needs none: its driver is given to containers by mounts and device nodes, as ngc-doctor run does it.",
      links2.cosGpus
    );
  }
  if (id === "flatcar") {
    return byHand(
      "Flatcar takes the toolkit as a system extension: add its nvidia-runtime sysext, as the page says, and restart.",
      links2.flatcarGpus
    );
  }
  if (id === "bottlerocket") {
    return byHand(
      "Bottlerocket has the toolkit in its variants for NVIDIA GPUs alone: start the machine from such a variant.",
      links2.bottlerocket
    );
  }
  if (!immutable2) return null;
  return byHand(
    `${prettyName} does not take packages the usual way: layer nvidia-container-toolkit (rpm-ostree install, or transactional-update pkg install), or use an image of it that has it.`,
    links2.toolkitInstall
  );
}
function afterToolkit(os) {
  if (!os.ok) return "restart-engine";
  const { id, immutable: immutable2 } = os.value;
  if (id === "cos" || id === "bottlerocket" || id === "nixos") return void 0;
  return immutable2 ? "reboot" : "restart-engine";
}
var origin2 = "https://nvidia.github.io/libnvidia-container";
function addRepository2({ packages: packages3 }) {
  if (packages3 === "apt") return [...aptPrerequisites, ...aptKeyAt(keyring), ...aptList];
  const repo = `${origin2}/stable/rpm/nvidia-container-toolkit.repo`;
  if (packages3 === "zypper") {
    return [
      asRoot("zypper", "--non-interactive", "addrepo", repo),
      asRoot("zypper", "--non-interactive", "--gpg-auto-import-keys", "refresh")
    ];
  }
  return [asRoot("curl", "-fsSL", "-o", "/etc/yum.repos.d/nvidia-container-toolkit.repo", repo)];
}
var keyring = "/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg";
var list = "/etc/apt/sources.list.d/nvidia-container-toolkit.list";
var aptPrerequisites = [
  asRoot("apt-get", "update"),
  asRoot("apt-get", "install", "-y", "--no-install-recommends", "ca-certificates", "curl", "gnupg")
];
var aptKeyAt = (path) => [
  asRoot("curl", "-fsSL", "-o", "/run/nvidia-container-toolkit.asc", `${origin2}/gpgkey`),
  asRoot("gpg", "--batch", "--yes", "--dearmor", "-o", path, "/run/nvidia-container-toolkit.asc")
];
var aptList = [
  asRoot("curl", "-fsSL", "-o", list, `${origin2}/stable/deb/nvidia-container-toolkit.list`),
  asRoot("sed", "-i", `s#deb https://#deb [signed-by=${keyring}] https://#`, list)
];

// checks/fixes/toolkit.ts
function installToolkit(host) {
  const install2 = toolkitPackages(host.os, "install", host.platform);
  const manual = riskOf2(install2) === "manual";
  const rootless = valueIn(host.dockerd)?.flavour === "rootless";
  return {
    id: "install-toolkit",
    title: "Install the NVIDIA Container Toolkit",
    risk: riskOf2(install2),
    ...following(host.os),
    ...rootless && !manual ? { interrupts: "engines that run as root on this machine need no-cgroups the other way round" } : {},
    steps: [...install2, ...manual ? [] : [configureStep(host), ...rootless ? [leaveCgroups] : []]],
    verify: ["nvidia-ctk", "--version"],
    source: links2.toolkitInstall
  };
}
var leaveCgroups = asRoot(
  "nvidia-ctk",
  "config",
  "--set",
  "nvidia-container-cli.no-cgroups=true",
  "--in-place"
);
function following(os) {
  const then = afterToolkit(os);
  if (then === void 0) return {};
  return then === "reboot" ? { then, interrupts: "the machine restarts at the end" } : { then };
}
function reinstallToolkit(host) {
  const steps = toolkitPackages(host.os, "reinstall", host.platform);
  return {
    id: "reinstall-toolkit",
    title: "Install the NVIDIA Container Toolkit again",
    risk: riskOf2(steps),
    ...following(host.os),
    steps,
    verify: ["nvidia-container-cli", "--version"],
    source: links2.toolkitInstall
  };
}
var linkHook = (path) => ({
  id: "link-hook",
  title: "Put the hook where dockerd looks",
  risk: "safe",
  then: "restart-engine",
  steps: [asRoot("ln", "-s", path, `/usr/bin/${path.slice(path.lastIndexOf("/") + 1)}`)],
  verify: ["nvidia-container-runtime-hook", "--version"]
});
var useCdiOnNixos = {
  id: "use-cdi-on-nixos",
  title: "Let NixOS give the GPUs by CDI",
  risk: "manual",
  steps: [
    byHand(
      "In the configuration: hardware.nvidia-container-toolkit.enable = true, and a virtualisation.docker.package of Docker 25 or later, with virtualisation.docker.daemon.settings.features.cdi = true before 28.2. Then: nixos-rebuild switch. Launch with --device nvidia.com/gpu=all.",
      links2.nixos
    )
  ],
  verify: ["nvidia-ctk", "cdi", "list"],
  source: links2.nixos
};
var restartForToolkit = {
  id: "restart-engine",
  title: "Restart the Docker Engine",
  risk: "disruptive",
  interrupts: "running containers stop",
  then: "restart-engine",
  steps: [byHand("Restart the Docker Engine.")]
};
var configureRuntime = (host) => ({
  id: "configure-runtime",
  title: "Register the NVIDIA runtime with Docker",
  risk: "safe",
  then: "restart-engine",
  steps: [configureStep(host)],
  verify: ["docker", "info", "--format", "{{json .Runtimes}}"],
  source: links2.toolkitInstall
});
var runtimeEntry = { runtimes: { nvidia: { path: "nvidia-container-runtime", args: [] } } };
function configureStep(host) {
  const file = configFile(host);
  const toolkit = host.toolkit === void 0 ? null : valueIn(host.toolkit);
  if (toolkit !== null && toolkit.binaries["nvidia-ctk"] === null) {
    return { kind: "edit", file, change: { kind: "json-merge", value: runtimeEntry }, root: true };
  }
  const elsewhere3 = file === "/etc/docker/daemon.json" ? [] : [`--config=${file}`];
  const argv = ["nvidia-ctk", "runtime", "configure", "--runtime=docker", ...elsewhere3];
  return valueIn(host.dockerd)?.flavour === "rootless" ? asUser(...argv) : asRoot(...argv);
}
var configFile = ({ dockerd }) => valueIn(dockerd)?.configFile ?? "/etc/docker/daemon.json";
var riskOf2 = (steps) => steps.some(({ kind }) => kind === "do") ? "manual" : "safe";

// checks/fixes/toolkit-config.ts
var correctToolkitConfig = (path) => ({
  id: "correct-toolkit-config",
  title: `Correct ${path}`,
  risk: "manual",
  steps: [
    byHand(
      `Correct the line that is named above in ${path}; nvidia-ctk config default prints a fresh file to compare with.`
    )
  ],
  verify: ["nvidia-ctk", "config"],
  source: links2.toolkitInstall
});

// checks/fixes/toolkit-upgrade.ts
function upgradeToolkit({ os, platform }) {
  const steps = toolkitPackages(os, "upgrade", platform);
  const whole = os.ok && os.value.packages === "pacman";
  return {
    id: "upgrade-toolkit",
    title: "Bring all parts of the NVIDIA Container Toolkit to one current release",
    risk: steps.some(({ kind }) => kind === "do") ? "manual" : whole ? "disruptive" : "safe",
    ...whole ? { interrupts: "the whole system is upgraded, as Arch Linux asks for" } : {},
    steps,
    verify: ["nvidia-container-cli", "--version"],
    source: links2.toolkitInstall
  };
}

// checks/launch/fixes/toolkit.ts
var hook = (host) => {
  const toolkit = valueIn(host.toolkit);
  const state = toolkit === null ? null : hookState(toolkit, valueIn(host.dockerd));
  return [state?.kind === "not-on-path" ? linkHook(state.path) : reinstallToolkit(host)];
};
var writeSpec = (host) => withToolkitFact(host, (toolkit) => {
  const spec = valueIn(host.cdi)?.specs.find(
    (one) => one.kind === "valid" && one.deviceKind === "nvidia.com/gpu"
  );
  const lacksUvm = spec?.kind === "valid" && !spec.injectsUvm;
  const generate = lacksUvm ? generateWithUvm : generateCdiSpec;
  return generate({ ...host, toolkit }, spec?.path ?? null);
});
var readHelperLog = {
  id: "read-helper-log",
  title: "Read the log of the toolkit's helper",
  risk: "manual",
  steps: [
    asRoot("nvidia-container-cli", "-k", "-d", "/dev/tty", "info"),
    byHand("The first line that begins with E or W and names a library, a folder or a device is the cause.")
  ],
  verify: ["nvidia-container-cli", "info"],
  source: links2.toolkitTroubleshooting
};
var toolkitFixes = {
  "toolkit-not-installed": (host) => [installToolkit(host)],
  "daemon-not-restarted": () => [restartForToolkit],
  "gpus-vendor-misdetected-amd": () => [restartForToolkit],
  "toolkit-hook-missing": hook,
  "toolkit-cli-missing": (host) => [reinstallToolkit(host)],
  "toolkit-version-mix": (host) => [upgradeToolkit(host)],
  "cgroup-v2-old-libnvidia": (host) => [upgradeToolkit(host)],
  "toolkit-bug-old-version": (host) => [upgradeToolkit(host)],
  "driver-init-rpc": () => [readHelperLog],
  "driver-cuda-init": (host) => [upgradeToolkit(host)],
  "runtime-binary-missing": (host) => [reinstallToolkit(host)],
  "runtime-crash": (host) => [reinstallToolkit(host)],
  "nvidia-runtime-not-registered": (host) => [configureRuntime(host)],
  "cdi-spec-missing-or-unreadable": writeSpec,
  "cdi-spec-stale": writeSpec,
  "cdi-missing-uvm": writeSpec,
  "cdi-not-enabled-docker": (host) => withToolkitFact(host, (toolkit) => enableCdi({ ...host, toolkit })),
  "toolkit-config-invalid": ({ toolkit }) => {
    const path = valueIn(toolkit)?.configPath;
    return [correctToolkitConfig(path ?? "/etc/nvidia-container-runtime/config.toml")];
  }
};

// checks/launch/fixes.ts
var fixes2 = {
  ...toolkitFixes,
  ...hostDriverFixes,
  ...containmentFixes,
  ...imageFixes,
  ...engineFixes
};
var fixesFor = (code, host, target) => fixes2[code]?.(host, target) ?? [];

// checks/launch/scene.ts
var settling = [
  "system",
  "os",
  "platform",
  "machine",
  "wsl",
  "containment",
  "securityModules",
  "pci",
  "kernelModule",
  "moduleUse",
  "kernelLog",
  "deviceNodes",
  "driverLibraries",
  "nvidiaSmi",
  "gpuUsers",
  "confidentialCompute",
  "fabricManager",
  "dockerGroup",
  "engine",
  "dockerd",
  "daemonJson",
  "toolkit",
  "preload",
  "cdi",
  "cdiRefresh",
  "storage",
  "imageChoice",
  "localImage",
  "registry"
];

// src/explain/page-parts.ts
var label = /\*\*(How we know|Fix|Verify|Source)\.\*\*/;
function pageParts(section) {
  const [meaning = "", ...parts] = section.replace(/^### .*\n/, "").split(label);
  const part = (name) => flat(parts[parts.indexOf(name) + 1] ?? "");
  return {
    meaning: flat(meaning),
    fix: parts.includes("Fix") ? part("Fix") : "",
    verify: parts.includes("Verify") ? part("Verify") : ""
  };
}
var flat = (text2) => text2.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1").replace(/\s+/g, " ").trim();

// src/generated/pages.ts
var pages = {
  "batch-job": "# batch-job\n\n## What it looks at\n\nWhether this shell belongs to a batch job (Slurm, LSF, PBS), how many of the machine's GPUs the job was given, and whether the\nlaunch would ask for more, or for others.\n\n## Why it matters\n\nA scheduler binds the job's own processes to its GPUs. Docker's daemon is a service outside of every job: what it starts is\nbound by nothing but what `--gpus` says.\n\n## Findings\n\n### engine-outside-job\n\nThe job has fewer GPUs than the machine, and the launch asks for all, or for the first so many. It would work, on GPUs that\nother jobs compute on. `nvidia-smi` in the job may well show the job's GPUs alone; in the container it shows all.\n\n**How we know.** The job's GPUs are those that Slurm names (`SLURM_STEP_GPUS`, `SLURM_JOB_GPUS`), else `CUDA_VISIBLE_DEVICES`,\nwhich the schedulers set for what they start, else those that nvidia-smi shows in the job. The machine's are on its PCI bus,\nwithout those of virtual machines and one for a display alone. A rootless engine may have been started in the job, and is\nnot accused.\n\n**Fix.** Name the job's GPUs by their UUIDs: `--gpus '\"device=GPU-\u2026,GPU-\u2026\"'`; `nvidia-smi -L` in the job lists them. Or\nuse what the site has for containers in jobs, such as Enroot with Pyxis, or Apptainer.\n\n**Verify.** `nvidia-smi -L` in the container lists the job's GPUs and no others.\n\n**Source.** Slurm on [GPUs of jobs](https://slurm.schedmd.com/gres.html) and on\n[containers](https://slurm.schedmd.com/containers.html); IBM on [LSF's\nGPUs](https://www.ibm.com/docs/SSWRJV_10.1.0/lsf_gpu/lsf_gpu_access_enforcement.html); NVIDIA on\n[Docker in such jobs](https://github.com/NVIDIA/nvidia-docker/issues/1227).\n\n## When to ignore it\n\nWhere the job has the whole machine, and the scheduler merely does not say so.\n",
  "cdi": '# cdi\n\n## What it looks at\n\nThe CDI specifications on this host, as the engine or the NVIDIA runtime would read them, and whether what they name is\nthere. It is asked where this launch gets its GPUs by CDI:\n\n| The launch goes by CDI where                                     | The specification is read by |\n| ---------------------------------------------------------------- | ---------------------------- |\n| `--gpus` on Docker 29.2 and later, with `nvidia-cdi-hook` there  | the engine, before any hook  |\n| `--device nvidia.com/gpu=\u2026`, as on hosts without NVIDIA\'s hook   | the engine                   |\n| `--runtime=nvidia`, with the toolkit set to mode `cdi`           | the runtime                  |\n\nIn mode `auto` the runtime needs none: from toolkit 1.18 on it makes one for each container. Elsewhere only a device that\nthe engine offers, and that would not start, is warned of.\n\nEngines and the runtime read files that end in `.yaml` or `.json`, by default in `/etc/cdi` and `/var/run/cdi`; of one\nname, the definition in `/var/run/cdi` counts. They see a change at once, without a restart.\n\n## Why it matters\n\nA specification holds the paths of one driver and the nodes of one moment. When these change and it does not, `--gpus all`\nends in "no such file or directory", or starts a container in which CUDA does not work. The service\n`nvidia-cdi-refresh`, which comes with toolkit 1.18 and later, writes `/var/run/cdi/nvidia.yaml` anew when the machine\nstarts and when a driver is installed; not when MIG is changed or a driver is removed.\n\n## Findings\n\n### cdi-spec-missing-or-unreadable\n\nThe launch goes by CDI, and there is no specification of `nvidia.com/gpu` that its reader could read. A launch ends in\n"unresolvable CDI devices nvidia.com/gpu=all".\n\n**How we know.** The engine\'s own list of CDI devices (from 28.2 on), else the files in the folders that it names. Where a\nfile defines the device and the engine does not list it, the engine\'s warning tells why: a version that it cannot read is\n`cdi-version-too-new`. Where the service that writes it failed, its log tells apart `cdi-refresh-before-driver` and\n`cdi-generate-failed`.\n\n**Fix.** `sudo systemctl restart nvidia-cdi-refresh.service` where that service is, else\n`sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml`, and again after each driver upgrade. The driver must be\nloaded. Nothing stops.\n\n**Verify.** `nvidia-ctk cdi list` names the GPUs.\n\n**Source.** NVIDIA on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html).\nThat the text is the same for a broken file: seen on Docker Engine 28.\n\n### cdi-spec-stale\n\nThe specification was made for another state of this machine: it names files or nodes that are not there, the libraries of\nanother driver than the one that is loaded, other GPUs, or MIG as it was before. On systems that are updated as an image,\n`/etc/cdi` outlives the update, and the driver does not.\n\n**How we know.** Each file and node that the specification names for the devices asked for, looked for on this machine; the\nversion in the names of its libraries, against the module; its devices, against `nvidia-smi`. Another UUID alone is nothing:\nthat of a virtual GPU changes with each start. It is an error where this launch uses it, and a warning where that is not\nknown (Docker 29.8 and later with the hook beside it) or another launch would.\n\n**Fix.** Write it anew: `sudo systemctl restart nvidia-cdi-refresh.service` where that service is, else\n`sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml`. Running containers are not touched. While the driver does not\nanswer nothing can be written: after an upgrade that left the old module loaded, restart first; NVIDIA\'s service then writes\nit by itself.\n\n**Verify.** The doctor no longer reports it; `docker run --rm --device nvidia.com/gpu=all IMAGE nvidia-smi -L` lists the\nGPUs.\n\n**Source.** NVIDIA on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html): the\nspecification is made anew when the driver or MIG changes. A launch ends in "no such file or directory": seen on Docker\nEngine 28.\n\n### cdi-missing-uvm\n\nThe specification gives the GPUs and not `/dev/nvidia-uvm`, since that node did not exist when it was written: as a rule\nafter the driver was installed and before CUDA first ran. In the container `nvidia-smi` works and CUDA does not\n(CUDA_ERROR_UNKNOWN).\n\n**How we know.** The nodes that the specification injects. On WSL2 and Jetson, which have no such node, nothing is said.\n\n**Fix.** Make the node (`sudo nvidia-modprobe -u -c=0`), then write the specification anew. Nothing stops.\n\n**Verify.** `grep nvidia-uvm` finds it in the specification.\n\n**Source.** [A case](https://github.com/NVIDIA/nvidia-container-toolkit/issues/50) at NVIDIA\'s.\n\n### cdi-spec-conflict\n\nTwo files in one directory define the same devices, e.g. `nvidia.yaml` and `nvidia.json`. The CDI library then resolves\nnone of them, even where a third directory defines them as well.\n\n**How we know.** The files that the reader reads, by the rules of the CDI library: of two directories the later one wins, of\ntwo files in one neither does.\n\n**Fix.** Keep one file and put the others aside. Nothing stops.\n\n**Verify.** `nvidia-ctk --debug cdi list` tells of no conflicting device.\n\n**Source.** The CDI library,\n[pkg/cdi/cache.go](https://github.com/cncf-tags/container-device-interface/blob/main/pkg/cdi/cache.go).\n\n### cdi-device-name-unknown\n\nSpecifications are there, and none defines the GPU that is asked for. Names depend on how the file was made: by index\n(`0`), by UUID, by both (since toolkit 1.15), or `all` alone on WSL2. MIG instances (`0:1`) are in it only if they existed\nwhen it was written.\n\n**How we know.** The names that the specifications define, against those asked for. A GPU that the machine does not have has\nno name either, and that is the cause then.\n\n**Fix.** Write the specification anew, or ask for a name that it has. Nothing stops.\n\n**Verify.** `nvidia-ctk cdi list` shows the name.\n\n**Source.** NVIDIA on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html), and\nthe toolkit\'s [changelog](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/CHANGELOG.md) on names (1.15).\n\n### cdi-version-too-new\n\nThe specification is of a newer version than this engine reads, which therefore ignores it: "unresolvable CDI devices".\nToolkit 1.19.1 and later write version 0.7.0, for which Docker 26.1, containerd 1.7.16 or Podman 5.1 is needed.\n\n**How we know.** The engine does not list what the file defines, and the file\'s version is newer than what this engine reads,\nor the engine says so. Where the engine does not say what it has read (before 28.2), this is told from its version alone, and\na warning.\n\n**Fix.** Upgrade the engine, or write the specification without what needs 0.7.0:\n`sudo nvidia-ctk cdi generate --feature-flag=no-additional-gids-for-device-nodes --output=/etc/cdi/nvidia.yaml`; for the\nservice, `NVIDIA_CTK_CDI_GENERATE_FEATURE_FLAGS=no-additional-gids-for-device-nodes` in\n`/etc/nvidia-container-toolkit/nvidia-cdi-refresh.env`. Nothing stops by that.\n\n**Verify.** `docker info` lists the GPUs under "Discovered Devices".\n\n**Source.** The toolkit\'s [known\nissues](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/release-notes.html). What each engine\ncarries of the library: [26.1](https://github.com/moby/moby/pull/47706), [27.4](https://github.com/moby/moby/pull/48886),\n[28.2](https://github.com/moby/moby/pull/49738).\n\n### cdi-not-enabled-docker\n\nThe host is made for CDI (a specification, and a toolkit without its hook), and the engine has CDI switched off: it must be\nswitched on in Docker 25 to 28.1, and is on from 28.2 unless `daemon.json` says otherwise. `--device nvidia.com/gpu=all`\nends in \'could not select device driver "cdi"\'.\n\n**How we know.** The engine names no folders of specifications, its release could do CDI, there is no hook, and nothing is\nmissing of what the specification names.\n\n**Fix.** `{"features": {"cdi": true}}` in `daemon.json`, then restart the engine, which stops containers.\n\n**Verify.** `docker info` shows "CDI spec directories".\n\n**Source.** Docker on [CDI](https://docs.docker.com/build/building/cdi/), and on\n[dockerd\'s features](https://docs.docker.com/reference/cli/dockerd/).\n\n### cdi-refresh-before-driver\n\nThe service that writes the specification ran before the driver was loaded and failed; its log says "Driver Not Loaded".\nToolkit 1.18.2 and later try again.\n\n**How we know.** The service\'s own journal since the start of the machine, where it left no specification.\n\n**Fix.** Once the driver is loaded, `sudo systemctl restart nvidia-cdi-refresh.service`. Nothing stops.\n\n**Verify.** `/var/run/cdi/nvidia.yaml` is there.\n\n**Source.** [A case](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1611) at NVIDIA\'s.\n\n### cdi-generate-failed\n\nThe service failed for another reason, which its log tells and the finding shows.\n\n**How we know.** The service\'s own journal since the start of the machine, where it left no specification.\n\n**Fix.** Run `sudo nvidia-ctk --debug cdi generate`: its last lines name what it did not find. Meanwhile containers get\ntheir GPUs by the hook where the whole toolkit is installed; where it is and the runtime fails, set its mode to legacy:\n`sudo nvidia-ctk config --in-place --set nvidia-container-runtime.mode=legacy`.\n\n**Verify.** `sudo nvidia-ctk cdi generate` ends well.\n\n**Source.** NVIDIA on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html), which\nnames the service and the command.\n\n### cuinit-unknown-in-cdi-mode\n\nThe test launch got its GPUs from CDI (`NVIDIA_VISIBLE_DEVICES` is `void` inside), every node is in the container, and CUDA\nends in "unknown error". Such cases are reported for toolkits 1.18 and later, where the hook serves the same container\nwell, and are not explained.\n\n**How we know.** What the test launch saw inside. It is a lead beside what the launch itself found; a stale `nvidia_uvm`\nlooks the same, and then CUDA fails on the host as well.\n\n**Fix.** Give the GPUs by the hook: `sudo nvidia-ctk config --in-place --set nvidia-container-runtime.mode=legacy`, then\nlaunch with `--runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all`. If that works, look for a newer toolkit. Nothing stops.\n\n**Verify.** The test launch passes.\n\n**Source.** Cases at NVIDIA\'s: [1743](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1743),\n[1456](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1456).\n\n## When to ignore it\n\nA warning about a device that nobody asks for.\n',
  "cgroups": '# cgroups\n\n## What it looks at\n\nHow a container\'s control group comes to allow the GPU devices: the toolkit\'s setting `no-cgroups`, whether the engine may\nchange control groups at all (rootless, inside LXC, in a user namespace), which driver the engine uses for them, the links\nin `/dev/char`, the kernel. Not looked at where the devices are part of what the engine itself is told (CDI, Jetson).\n\n## Why it matters\n\nA control group forbids a container every device that is not named. The hook behind `--gpus` adds the GPUs on its own, past\nthe engine. Where it may not, the launch is refused; where it is told not to, or what it added is taken away, every program\nin the container ends in "Failed to initialize NVML: Unknown Error" while `nvidia-smi` on the host is fine.\n\n## Findings\n\n### no-cgroups-on-rootful\n\nThe toolkit\'s `config.toml` says `no-cgroups = true`, and the engine runs as root: it forbids containers the\nGPU devices and nobody allows them. Left over from a rootless set-up, as a rule. The error comes at once, not after hours.\n\n**How we know.** The setting, and an engine that is neither rootless nor inside a system container (LXC), where it may be\nmeant. A GPU that a running container loses after hours is `cgroup-daemon-reload`.\n\n**Fix.** `sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups=false --in-place` (toolkit 1.15 and later), or the\nline in the file. It holds from the next launch on. A rootless engine on the same machine needs the opposite: it goes on\nworking with GPUs by CDI.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi` lists the GPUs.\n\n**Source.** NVIDIA\'s [installation\nguide](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html) has it set for rootless\nmode alone; [a case](https://github.com/NVIDIA/nvidia-container-toolkit/issues/580) in which it was left over.\n\n### rootless-no-cgroups\n\nThe engine is rootless and `no-cgroups` is not true: the hook tries what only root may, and the launch ends in "failed to\nadd device rules \u2026 operation not permitted" or "devices.allow: permission denied".\n\n**How we know.** The engine says that it is rootless, and the file (or, without one, the default) leaves control groups to\nthe hook. The same text comes from LXC and other containers around the engine (`lxc-nested-no-cgroups`,\n`cgroup-write-denied`): what is around it tells.\n\n**Fix.** `sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups=true --in-place`, or the line in the file. An engine\nthat runs as root on the same machine would break by it (`no-cgroups-on-rootful`): give GPUs by CDI there, or here.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi` lists the GPUs.\n\n**Source.** NVIDIA\'s [installation\nguide](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html), rootless mode.\n\n### lxc-nested-no-cgroups\n\nDocker runs inside an unprivileged LXC container (Proxmox, LXD, Incus). The text is the same as for a rootless engine.\n\n**How we know.** The marks of LXC, and a root that is not the machine\'s (`/proc/self/uid_map`). A privileged LXC container\nmay change control groups, and nothing is said there.\n\n**Fix.** Set `no-cgroups = true` inside the LXC container, and see that LXC itself passes the devices in: `/dev/nvidia0`,\n`/dev/nvidiactl`, `/dev/nvidia-uvm`. It holds from the next launch on.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi` lists the GPUs.\n\n**Source.** [user_namespaces(7)](https://man7.org/linux/man-pages/man7/user_namespaces.7.html); the setting is the toolkit\'s\n[own](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/api/config/v1/cli.go).\n\n### cgroup-write-denied\n\nThe engine runs in some other container whose root is not the machine\'s, or a launch was refused because the devices of a\ncontrol group could not be changed.\n\n**How we know.** The marks of a container other than LXC with a user namespace of its own, or the words of the launch where\nneither rootless mode nor LXC accounts for them.\n\n**Fix.** Set `no-cgroups = true` inside; the container around must have the devices itself. It holds from the next launch on.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi` lists the GPUs.\n\n**Source.** [user_namespaces(7)](https://man7.org/linux/man-pages/man7/user_namespaces.7.html); the setting is the toolkit\'s\n[own](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/api/config/v1/cli.go).\n\n### cgroup-bpf-kernel-too-old\n\nControl groups of version 2 with a kernel before 4.15, or one built without `CONFIG_CGROUP_BPF`: "bpf_prog_query \u2026 function\nnot implemented" or "invalid argument".\n\n**How we know.** The version of control groups that the engine tells, and the kernel\'s; or the words of a launch. Red Hat\'s\n4.18 has what is needed.\n\n**Fix.** A newer kernel; or start with `systemd.unified_cgroup_hierarchy=0` on the kernel\'s command line, for version 1. The\nmachine restarts.\n\n**Verify.** `docker run --rm IMAGE true` starts.\n\n**Source.** runc on [control groups of version 2](https://github.com/opencontainers/runc/blob/main/docs/cgroup-v2.md): 4.15\nat least, 5.2 recommended.\n\n### cgroup-v2-old-engine\n\nControl groups of version 2 and a Docker Engine before 20.10, which does not know them: "cgroups: cgroup mountpoint does not\nexist", whatever is launched. It comes of upgrading the distribution and not Docker.\n\n**How we know.** `/sys/fs/cgroup/cgroup.controllers` is there (version 2 alone), and the engine\'s version.\n\n**Fix.** A newer Docker Engine, which stops running containers; or start with `systemd.unified_cgroup_hierarchy=0` on the\nkernel\'s command line.\n\n**Verify.** `docker run --rm IMAGE true` starts.\n\n**Source.** The [release notes of 20.10](https://docs.docker.com/engine/release-notes/20.10/), the first with version 2.\n\n### cgroup-daemon-reload\n\nThe engine has systemd manage control groups (`docker info`: "Cgroup Driver: systemd", the default with version 2), the hook\nadds the GPUs past it, and `/dev/char` has no links to their nodes. `systemctl daemon-reload`, which upgrades of packages run\nby themselves, then takes the GPUs from containers that run. New ones are fine.\n\n**How we know.** The engine\'s cgroup driver, a launch that goes by the hook, and nodes of the GPUs without a link in\n`/dev/char`. What the hook alone has added can be taken away with the links as well: so it is on every such host, and\nNVIDIA\'s guide tells everybody. A host is told of it here where the links are missing, which newer drivers make: there runc\n1.1.3 to 1.1.6 lose even devices that a container was given by name.\n\n**Fix.** Have Docker manage control groups itself: `"exec-opts": ["native.cgroupdriver=cgroupfs"]` in `daemon.json` and a\nrestart of the engine, which stops containers; not on a node of Kubernetes, whose kubelet must use the same driver. Or give\ncontainers that run for long their GPUs by CDI (`--device nvidia.com/gpu=all`). Or the links, by a newer driver or a udev\nrule that runs `nvidia-ctk system create-dev-char-symlinks --create-all` (toolkit 1.12 and later), together with `--device`\nfor each node. A container that has lost its GPUs must be made anew.\n\n**Verify.** `sudo systemctl daemon-reload`, then `docker exec CONTAINER nvidia-smi` still lists the GPUs.\n\n**Source.** NVIDIA\'s\n[troubleshooting](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html), "Containers\nlosing access to GPUs", and its [notice](https://github.com/NVIDIA/nvidia-container-toolkit/issues/48); the\n[links](https://github.com/NVIDIA/nvidia-modprobe/blob/main/modprobe-utils/nvidia-modprobe-utils.c) that nvidia-modprobe\nmakes; runc\'s [issue 3708](https://github.com/opencontainers/runc/issues/3708), mended in 1.1.7.\n\n## When to ignore it\n\n`cgroup-daemon-reload`: where containers are short, as on a runner of a pipeline, or nobody reloads systemd while they run. A\nwaiver in the configuration keeps it from counting with `--strict`.\n',
  "confidential-gpu": '# confidential-gpu\n\n## What it looks at\n\nOn GPUs with memory protected by confidential computing, and only there: the ready state that\n`nvidia-smi conf-compute -grs` tells.\n\n## Why it matters\n\nIn a confidential virtual machine the GPUs take no work until they are put into the ready state, as a rule by the service\nthat attests them. nvidia-smi works as ever, and CUDA fails with error 802, as if a fabric manager were missing.\n\n## Findings\n\n### cc-not-ready\n\nThe GPUs are not in the ready state.\n\n**How we know.** GPUs have protected memory, so confidential computing is on, and `nvidia-smi conf-compute -grs` says "not\nready"; if it says nothing, nobody knows. It is told from a missing [fabric manager](fabric-manager.md), which gives the\nsame error 802, by that alone.\n\n**Fix.** Let the attestation of this machine run, or put them there by hand: `sudo nvidia-smi conf-compute -srs 1`.\n\n**Verify.** `nvidia-smi conf-compute -grs` says ready.\n\n**Source.** [NVIDIA Confidential Computing](https://docs.nvidia.com/confidential-computing/index.html).\n\n## When to ignore it\n\nBefore the attestation has run.\n',
  "containment": "# containment\n\n## What it looks at\n\nWhether the doctor itself runs inside a container (the marks that Docker, Podman, Kubernetes, toolbox, LXC and systemd\nleave), and whether the engine's daemon runs in there with it or outside.\n\n## Why it matters\n\nInside a container the doctor sees the files of that container. Where the engine's socket was passed in, the engine and the\ncontainers that it starts live on the machine around it: another toolkit, another configuration, other paths. What cannot\nbe seen from inside is \"unknown\" then, never passed; a test launch that works proves it all the same. Docker's page on\n[bind mounts](https://docs.docker.com/engine/storage/bind-mounts/): paths are those of the daemon's host, not of the client.\n\n## Findings\n\n### inside-container\n\nThere is a container around the doctor and no Docker Engine in reach, as in a Kubernetes pod or a development container.\nNothing can be launched from here. Whether the machine around it has Docker cannot be told.\n\n**How we know.** The marks that a container's maker leaves (`/.dockerenv`, `/run/.containerenv`, a pod's secrets, systemd's\n`/run/systemd/container`, the control group of the first process), nothing that answers as an engine, and no dockerd inside.\nWSL and a machine whose disk was made from an image are not taken for containers.\n\n**Fix.** Run the doctor on the machine itself. In Kubernetes, ask for a pod of the image with `nvidia.com/gpu` among its\nlimits: there is no Docker to launch with.\n\n**Verify.** `ls /.dockerenv /run/.containerenv /var/run/secrets/kubernetes.io` finds none of them where you run it.\n\n**Source.** systemd's [container interface](https://systemd.io/CONTAINER_INTERFACE/); Kubernetes on\n[scheduling GPUs](https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/).\n\n### engine-outside-container\n\nAn engine answers, and its daemon is not in this container: the socket was passed in. `-v /data:/data` then means `/data` of\nthe machine outside, and Docker makes that folder there where it is missing.\n\n**How we know.** A container's marks around the doctor, and an engine whose process is not among those seen here, or has\nother mounts. Docker inside a container with its own dockerd is none of that.\n\n**Fix.** Run the doctor on the machine itself, or with its root passed in: `docker run -v /:/host \u2026 ngc-doctor\n--host-root /host`.\n\n**Verify.** The report no longer names this warning, and the toolkit's checks have passed.\n\n**Source.** Docker on [bind mounts](https://docs.docker.com/engine/storage/bind-mounts/): paths are those of the daemon's\nhost.\n\n## When to ignore it\n\nIn a development container whose launches work: give paths as they are on the machine outside.\n",
  "daemon-config": "# daemon-config\n\n## What it looks at\n\nWhether the running engine has what its configuration file says, and whether the file that was written is the one that it\nreads: `/etc/docker/daemon.json`, a rootless engine `~/.config/docker/daemon.json`, the snap\n`/var/snap/docker/current/config/daemon.json`, and any of them what `--config-file` names. Also its default runtime.\n\n## Why it matters\n\nA runtime that is registered in the wrong file, or in the right one after the daemon read it, is unknown to the engine:\n\"unknown or invalid runtime name: nvidia\".\n\n## Findings\n\n### default-runtime-broken\n\nThe default runtime cannot start: its program is gone (the toolkit was removed and `default-runtime` stayed), or it cannot\nread its configuration. No container starts then, with a GPU or without. Where the daemon is down, the file makes a runtime\nthe default that nothing registers, and dockerd refuses to start (\"specified default runtime \u2026 does not exist\").\n\n**How we know.** The engine's own default runtime, and its program on this machine; or the configuration of a daemon that is\ndown. A runtime that is not the default and gone is `runtime-binary-missing`.\n\n**Fix.** Bring the program back, or take `default-runtime` out of the file. The engine is restarted, which stops containers.\n\n**Verify.** `docker run --rm hello-world` works.\n\n**Source.** Docker on [other runtimes](https://docs.docker.com/engine/daemon/alternative-runtimes/). What dockerd says: seen\non Docker Engine 20.10, 26 and 28.\n\n### daemon-uses-other-config\n\nThe NVIDIA runtime is registered in a file that the engine which answers does not read, as a rule\n`/etc/docker/daemon.json` while dockerd was started with `--config-file`.\n\n**How we know.** The engine does not have the runtime, its own file does not register it, and another engine's file does. An\nerror where the launch needs the runtime, else a warning.\n\n**Fix.** Register it in the file that is read: `nvidia-ctk runtime configure --runtime=docker --config=FILE`, then restart\nthe engine, which stops containers.\n\n**Verify.** `docker info --format '{{json .Runtimes}}'` lists nvidia.\n\n**Source.** Docker on [dockerd's file](https://docs.docker.com/reference/cli/dockerd/) (`--config-file`).\n\n### rootless-vs-rootful-config\n\nThe runtime is registered for the machine's engine and the user's own (rootless) one answers, or the reverse.\n\n**How we know.** The engine that answers says whether it is rootless, and only the other kind's file registers the runtime\n(`/etc/docker/daemon.json`, `~/.config/docker/daemon.json`).\n\n**Fix.** Register it for the engine that answers, or choose the other by `docker context use`. A rootless engine needs\n`no-cgroups = true` in the toolkit's configuration besides.\n\n**Verify.** `docker info --format '{{json .Runtimes}}'` lists nvidia.\n\n**Source.** NVIDIA's [installation\nguide](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html), rootless mode; Docker on\n[rootless mode](https://docs.docker.com/engine/security/rootless/).\n\n## When to ignore it\n\nThe warnings about a runtime that the engine does not have, when nobody launches with `--runtime=nvidia`: `--gpus` does not\nneed it.\n",
  "device-nodes": '# device-nodes\n\n## What it looks at\n\nThe character devices `/dev/nvidia0` and so on, `/dev/nvidiactl` and `/dev/nvidia-uvm`: whether they are there, whether\ntheir major numbers are those that the kernel has registered in `/proc/devices`, and whether this user may use them.\nNo GPU node is opened, since that would wake the GPU.\n\n## Why it matters\n\nCUDA reaches the driver through these nodes, and the container toolkit hands exactly these nodes to the container.\nWithout them the container starts with no GPU, or `nvidia-container-cli` gives up before it starts.\n\n## Findings\n\n### device-nodes-missing\n\nThe kernel module is loaded, and nodes are missing or left over from an earlier load with other numbers. On a machine\nwithout a display nothing makes them until the first program asks the driver.\n\n**How we know.** `/dev` lacks the node of a GPU that the driver counts, `/dev/nvidiactl` or `/dev/nvidia-uvm`, or one\ncarries another major number than `/proc/devices` has for the driver. Where `/dev/nvidia-uvm` alone is missing and a\nlaunch goes by the toolkit\'s hook, it is a warning: `nvidia-container-cli` loads the module and makes the node, as\n`load-kmods = true` in its `config.toml` has it. With CDI, or a rootless engine, nothing does. Where the module or the\ndriver is what is missing, that accounts for it.\n\n**Fix.** `sudo nvidia-modprobe -c=0 -c=255` makes GPU 0\'s node and the control node; `sudo nvidia-modprobe -u -c=0`\nmakes that of unified memory. The driver\'s packages bring this program.\n\n**Verify.** `ls -l /dev/nvidiactl /dev/nvidia-uvm` lists both.\n\n**Source.** The driver\'s README,\n["How and when are the NVIDIA device files created?"](https://download.nvidia.com/XFree86/Linux-x86_64/580.65.06/README/faq.html);\n[nvidia-modprobe](https://github.com/NVIDIA/nvidia-modprobe); what the hook does:\n[load_kernel_modules](https://github.com/NVIDIA/libnvidia-container/blob/main/src/nvc.c).\n\n### uvm-module-stale\n\nThe node of unified memory and its module do not belong together. nvidia-smi works without it and CUDA does not ("unknown\nerror"). It comes of modules that were loaded anew, and of suspending the machine while programs use the GPU.\n\n**How we know.** The node `/dev/nvidia-uvm` carries another number than `/proc/devices` has for nvidia-uvm, or the list\nnames the driver and not nvidia-uvm, which then is not loaded. A module that lost its state in a suspend keeps its number:\nthat shows in a launch alone.\n\n**Fix.** Unload and load nvidia-uvm, and have its node made again; while something uses it, restart the machine.\n\n**Verify.** The number in `ls -l /dev/nvidia-uvm` is that of `grep nvidia-uvm /proc/devices`.\n\n**Source.** How the number is found and the node made:\n[nvidia-modprobe-utils](https://github.com/NVIDIA/nvidia-modprobe/blob/main/modprobe-utils/nvidia-modprobe-utils.c).\n\n### device-node-permissions\n\nThe nodes are there and this user may not open them, as with mode 0660 and a group such as `video`. Containers get them all\nthe same from an engine that runs as root; programs outside containers fail with "Insufficient Permissions", nvidia-smi\namong them, so that nobody says how the GPUs are before a launch has shown it.\n\n**How we know.** The modes and owners of the nodes, and whether this user may open them. It is an error where containers are\nshut out: those of a rootless engine, which are in no group of this machine, and those of an engine that gives them users of\ntheir own (`userns-remap`). Where the mode lets everybody in and the refusal comes all the same, it is another\'s: the\ncontrol group of a batch job or a service, that of an LXC container around, or [SELinux](security-modules.md). A session\nthat may use some of the GPUs was given its share, and is not told.\n\n**Fix.** Join the group that may use them, and log in anew. Where there is none, find what closed them: options of the\nnvidia module in `/etc/modprobe.d` (`NVreg_DeviceFileMode`), a udev rule. Where no mode is in the way: ask the batch system\nfor GPUs, or allow them to the service (`DeviceAllow=`) or the container around. Containers with mapped users need nodes\nthat are open to all (0666), or, with `userns-remap`, a launch with `--userns=host`.\n\n**Verify.** `nvidia-smi` works as this user.\n\n**Source.** The driver\'s README,\n[device files](https://download.nvidia.com/XFree86/Linux-x86_64/580.65.06/README/faq.html); Docker\'s\n[userns-remap](https://docs.docker.com/engine/security/userns-remap/).\n\n### hook-node-permissions\n\nThe nodes are closed to others (0660), and `nvidia-container-cli`, which the hook calls, gives up root and asks the driver\nas nobody: "nvml error: insufficient permissions" or "driver service terminated with signal 15" at every launch, whoever\nlaunches.\n\n**How we know.** The nodes\' mode has nothing for others, the launch goes by the hook, and `config.toml` names no `user` in\n`[nvidia-container-cli]`. On SUSE the toolkit asks as root and video by itself. A launch that has shown CUDA disproves it.\n\n**Fix.** Name the group in the section `[nvidia-container-cli]` of `/etc/nvidia-container-runtime/config.toml`:\n`user = "root:video"`. It holds from the next launch on.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi` lists the GPUs.\n\n**Source.** [copy_config](https://github.com/NVIDIA/libnvidia-container/blob/main/src/nvc.c) takes nobody\'s ids unless it is\ngiven others; the toolkit\'s [configuration](https://github.com/NVIDIA/nvidia-container-toolkit/tree/main/api/config/v1).\n\n## When to ignore it\n\nOn machines whose administrators give GPUs to some users only, `device-node-permissions` is what they meant.\n',
  "disk-space": "# disk-space\n\n## What it looks at\n\nThe room where the engine really keeps images: its root directory, or containerd's where that keeps them (with the root\nthat `/etc/containerd/config.toml` names). It is compared with the sizes of the image's layers in the registry; where these\ncould not be asked, with an estimate by the age of the release. An image that is here already needs no further room. Limits\nthat `df -h` does not show count as well: inodes, what devicemapper gives to one image, a folder of its own for downloads,\nand a storage driver that keeps copies.\n\nA project quota on the engine's folder needs no question of its own: XFS and ext4 tell the room that the quota leaves. The\nstorage option `overlay2.size` limits containers, not images, and is not looked at. Nor is a network filesystem as such:\noverlay2 cannot work there, so that the engine does not start (daemon-not-running), or uses `vfs`, which is told.\n\n## Why it matters\n\nA pull fills the disk before it fails, with \"no space left on device\", and other services on that disk fail with it. Once\nit has failed, its files are removed, and `df` shows room again.\n\n## Findings\n\n### disk-too-small-for-image\n\nThe image does not fit. Unpacked, layers take somewhat more than twice their compressed size.\n\n**How we know.** The registry tells the compressed size of each layer, `statfs` the room below the folder that the engine\nitself names. By the registry's figures it is an error; by an estimate from the release's age, or where the engine does not\nsay whether it has the image, a warning.\n\n**Fix.** See what is unused (`docker system df`). `docker image prune -a` removes the images that no container uses: each\nmust be pulled again when it is wanted. Or move the engine's folder to a larger filesystem.\n\n**Verify.** `df -h` of the folder that is named.\n\n**Source.** Docker on [pruning](https://docs.docker.com/engine/manage-resources/pruning/) and on the\n[data directory](https://docs.docker.com/engine/daemon/#daemon-data-directory). The factor is what releases of this image\ntake in practice; no page of NVIDIA's gives it.\n\n### disk-full-docker-root\n\nLess than 100 MB are left where the engine works; not even a container that is here already may start. Or less is left\nthan the configuration asks for (`thresholds.free-disk`).\n\n**How we know.** `statfs` of the folder that the engine names (`docker info`: Docker Root Dir). Where containerd keeps the\nimages it is containerd-store-disk, and where the image is not here, disk-too-small-for-image.\n\n**Fix.** See what is unused (`docker system df`). `docker image prune -a` removes the images that no container uses: each\nmust be pulled again when it is wanted. Or move the engine's folder to a larger filesystem.\n\n**Verify.** `df -h` of the folder that is named.\n\n**Source.** Docker on [pruning](https://docs.docker.com/engine/manage-resources/pruning/) and on the\n[data directory](https://docs.docker.com/engine/daemon/#daemon-data-directory).\n\n### containerd-store-disk\n\nThis engine leaves images to containerd, as new installations of Docker 29 do, and there is too little room in containerd's\nfolder (`/var/lib/containerd` as a rule), whatever room the engine's own `data-root` has.\n\n**How we know.** The engine's status names a snapshotter of containerd (`io.containerd.snapshotter.v1`). The folder is the\n`root` of containerd's configuration where dockerd uses the system's containerd, else one below the engine's own.\n\n**Fix.** Make room there, or set `root` in `/etc/containerd/config.toml` to a larger filesystem and restart containerd and\nthe engine: running containers stop, and images are pulled anew.\n\n**Verify.** `docker info` shows `io.containerd.snapshotter.v1`; `df -h` of the folder shows the room.\n\n**Source.** Docker on the [containerd image store](https://docs.docker.com/engine/storage/containerd/).\n\n### disk-full-other-fs\n\nAnother limit than the one that `df -h` of the engine's folder shows: no inodes are left (each file takes one),\ndevicemapper gives an image less (10 GB by default) than this one takes, or layers are downloaded to another folder\n(`DOCKER_TMPDIR`) that is smaller than they are.\n\n**How we know.** Inodes by `statfs`; devicemapper's limit by the engine's status (`Base Device Size`); the folder by the\nenvironment of the running dockerd, which root alone may read, else by the unit that starts it. How many downloads lie there at a time depends on how fast\nthey come, so a folder that is merely smaller leaves the verdict to a launch.\n\n**Fix.** By the limit: remove unused images, or use a filesystem with more inodes; in place of devicemapper, which is gone\nsince Docker 25, use `overlay2`: images of the old driver are not seen any more; make room where layers are downloaded to,\nor take `DOCKER_TMPDIR` away and restart the engine, whose containers stop.\n\n**Verify.** `df -i` of the engine's folder; `docker info` names the storage driver; `df -h` of the folder of downloads.\n\n**Source.** Docker on [overlay2](https://docs.docker.com/engine/storage/drivers/overlayfs-driver/), on\n[what is gone](https://docs.docker.com/engine/deprecated/) and on\n[dockerd's environment](https://docs.docker.com/reference/cli/dockerd/); the download itself in moby's\n[pull](https://github.com/moby/moby/blob/v20.10.24/distribution/pull_v2.go).\n\n### storage-driver-unfit\n\nThe engine keeps images by a storage driver that does not suit them: `vfs` (or containerd's `native`) copies all that is\nbelow for each layer and for each container, and `overlay2` on a filesystem that does not tell the kind of a directory's\nentries goes wrong.\n\n**How we know.** The engine names its driver, and says `Supports d_type: false` in the second case. An engine falls back to\n`vfs` by itself where overlay2 cannot work: on a network filesystem, on XFS made with `ftype=0`, in a container on an\noverlay. Copies take no room where the filesystem shares blocks (reflink), so it is a warning; where full copies would not\nfit, a launch decides. Up to Docker 20.10 an engine that had its images already went on without `d_type`; later ones refuse\nto start.\n\n**Fix.** Put `data-root` on a local filesystem, ext4 or XFS made with `ftype=1`, and use `overlay2`: the engine restarts,\nits containers stop, and images are pulled anew.\n\n**Verify.** `docker info` names `overlay2` and `Supports d_type: true`.\n\n**Source.** Docker on [vfs](https://docs.docker.com/engine/storage/drivers/vfs-driver/) and on what\n[overlay2](https://docs.docker.com/engine/storage/drivers/overlayfs-driver/) wants; moby's\n[overlay2 of 20.10](https://github.com/moby/moby/blob/v20.10.24/daemon/graphdriver/overlay2/overlay.go).\n\n## When to ignore it\n\nA warning by estimate, where you know the image's size; copies by `vfs` on btrfs, or on XFS with reflink.\n",
  "docker-access": "# docker-access\n\n## What it looks at\n\nWhether this user may use the engine's socket; if not, which group owns it, whether `/etc/group` lists the user in that\ngroup, and whether this session has it.\n\n## Why it matters\n\nWithout access every docker command fails with \"permission denied while trying to connect to the Docker daemon socket\".\n\n## Findings\n\n### docker-socket-permission\n\nThe user is not in the group that owns the socket.\n\n**How we know.** The socket is there and refuses this user (EACCES), and `/etc/group` does not list the user in its group.\nThat is docker as a rule; `group` in `daemon.json` names another, and a socket of root's alone shows that group docker was\nmade after the engine started. A socket that nobody listens at is `daemon-not-running`.\n\n**Fix.** Add the user to the group and log in again. Members of that group are as good as root on this host; where that is\nnot wanted, use `sudo docker`, or a rootless engine. An engine gives its socket to group docker when it starts: where the\ngroup is newer, it is restarted (`systemctl restart docker.socket docker.service`), and its containers stop.\n\n**Verify.** `docker info` works.\n\n**Source.** Docker's [steps after the installation](https://docs.docker.com/engine/install/linux-postinstall/), with the\nwarning of root's rights.\n\n### docker-group-not-active\n\nThe user is in the group by now, and this session began before that.\n\n**How we know.** `/etc/group` lists the user in the group that owns the socket, and the groups of this process do not hold\nit.\n\n**Fix.** Log out and in again, or `newgrp docker` for one shell. Whatever runs in this session ends with it.\n\n**Verify.** `id -nG` lists docker.\n\n**Source.** Docker's [steps after the installation](https://docs.docker.com/engine/install/linux-postinstall/): \"so that your\ngroup membership is re-evaluated\".\n\n## When to ignore it\n\nWhen docker is used through sudo here: run the doctor through sudo as well.\n",
  "docker-daemon": "# docker-daemon\n\n## What it looks at\n\nWhether the engine answers at the endpoint that the `docker` command would use (`DOCKER_HOST`, then `DOCKER_CONTEXT`,\nthen the current context of `~/.docker/config.json`, then the default socket), and whether the daemon's configuration\nfile can be read as JSON and agrees with the flags of dockerd and with its release. The flags are those of the process; while\nit is down, those of its unit with all drop-ins and variable files. Where nothing of this tells why a daemon is down, its\njournal is asked for the words with which it gave up.\n\n## Why it matters\n\nNothing can be launched without the daemon.\n\n## Findings\n\n### daemon-json-invalid\n\nThe daemon's configuration file is not valid JSON: a comma too many or missing, a comment, typographic quotes. A value of the\nwrong kind counts as well (\"cannot unmarshal \u2026\"), e.g. a number in `log-opts`. The daemon refuses to start with \"unable to\nconfigure the Docker daemon with file \u2026\".\n\n**How we know.** The file that this daemon reads, parsed here. Docker before 26 also refuses an empty file and a byte order\nmark (seen with 20.10); of a newer one that runs it is not known whether it took them, and they are nothing. Where the\ndaemon still runs, the file was changed since, and the next start will fail; that is a warning.\n\n**Fix.** Correct the line that is named; where one change is certain, the doctor makes it. Then start the daemon.\n\n**Verify.** `dockerd --validate --config-file FILE` (Docker 23 and later), then start the daemon.\n\n**Source.** Docker on [dockerd and its file](https://docs.docker.com/reference/cli/dockerd/). What each release refuses: seen\non Docker Engine 20.10, 26 and 28.\n\n### daemon-flag-conflict\n\nAn option is set in the configuration file and by a flag, so dockerd refuses to start: \"the following directives are\nspecified both as a flag and in the configuration file\". Typical are `hosts` against `-H fd://` of the unit, and (before\n20.10) `runtimes` against `--add-runtime`.\n\n**How we know.** The file, against the command of the daemon: that of the process, or, while it is down, that of its unit\nwith all drop-ins and variables.\n\n**Fix.** Set it in one place. For `hosts`, a drop-in for the unit takes `-H` away: `systemctl edit docker`, an empty\n`ExecStart=` and then the command without it. The `systemctl daemon-reload` that this takes can take the GPUs from containers\nthat run.\n\n**Verify.** `systemctl start docker` succeeds.\n\n**Source.** Docker on [conflicts between daemon.json and startup\nscripts](https://docs.docker.com/engine/daemon/troubleshoot/).\n\n### daemon-flag-unsupported\n\nThe configuration file has a key, or the command a flag, that this release of dockerd does not know: mistyped, from a newer\nrelease, or removed since (\"the following directives don't match any configuration option\", \"unknown flag\").\n\n**How we know.** The keys and flags, against the options of releases 17.06 to 29; with a release that is not known here,\nnothing is said. While the daemon runs, its flags were taken, and a key is a warning for the next start.\n\n**Fix.** Take it out.\n\n**Verify.** `systemctl start docker` succeeds.\n\n**Source.** Docker on [what was deprecated and removed when](https://docs.docker.com/engine/deprecated/), and\n[dockerd's options](https://docs.docker.com/reference/cli/dockerd/).\n\n### rootless-daemon-not-started\n\nThe `docker` command is set to the user's own (rootless) daemon, and that does not run.\n\n**How we know.** The endpoint lies in the user's own folders (`$XDG_RUNTIME_DIR`), nothing answers there, and no daemon of\nthe user's runs. Where the kernel or AppArmor keeps it from starting, that is the cause (`user-namespaces-restricted`).\n\n**Fix.** `systemctl --user enable --now docker`, in a login session of that user (`loginctl enable-linger` keeps it\nafter the logout); without systemd `dockerd-rootless.sh`. Or use the machine's engine: `docker context use default`.\n\n**Verify.** `systemctl --user is-active docker`.\n\n**Source.** Docker on [rootless mode](https://docs.docker.com/engine/security/rootless/) and\n[what keeps it from starting](https://docs.docker.com/engine/security/rootless/troubleshoot/).\n\n### docker-service-masked\n\nThe unit docker.service is linked to /dev/null, so systemd refuses to start it.\n\n**How we know.** The link itself, in a folder that comes before the unit's own; and no dockerd runs.\n\n**Fix.** `systemctl unmask docker.service docker.socket`, then start it. Somebody masked it on purpose: ask who.\n\n**Verify.** `systemctl is-enabled docker` does not say masked.\n\n**Source.** [systemctl(1)](https://man7.org/linux/man-pages/man1/systemctl.1.html), `mask`.\n\n### containerd-not-running\n\nThe daemon needs containerd, and its service cannot be started (masked) or does not run.\n\n**How we know.** containerd's unit is linked to /dev/null, and the command of Docker's unit names a containerd of the system\n(`--containerd`). Without that option dockerd starts one of its own. Where dockerd's last words only complain of containerd,\nthis is one of two candidates: a full disk makes it say the same.\n\n**Fix.** Unmask and start containerd, then Docker.\n\n**Verify.** `systemctl is-active containerd` says active.\n\n**Source.** Docker on [dockerd's options](https://docs.docker.com/reference/cli/dockerd/) (`--containerd`);\n[systemctl(1)](https://man7.org/linux/man-pages/man1/systemctl.1.html).\n\n### docker-host-invalid\n\nThe address of the daemon is a relative path, as by `unix://var/run/docker.sock`, where a slash is missing.\n\n**How we know.** The address in `DOCKER_HOST` or the context begins with `unix://` and no third slash.\n\n**Fix.** Unset `DOCKER_HOST`, or write `unix:///var/run/docker.sock`.\n\n**Verify.** `docker info` shows a server.\n\n**Source.** Docker on [which host the client connects to](https://docs.docker.com/engine/daemon/troubleshoot/).\n\n### daemon-not-running\n\nDocker is installed, nothing answers at the endpoint, and no other reason that this check knows is seen.\n\n**How we know.** There is no socket, or nobody listens at it; or dockerd is there and stopped by a signal (state T). An\nengine that takes the question and has not answered it for 5 seconds is no such finding: it may be starting, since a question\nto the socket of systemd starts it, or busy, or hung. That is \"could not tell\". Where the journal may be read, the daemon's\nlast words are shown; a daemon on a full disk complains of containerd and never of room, so both are candidates then.\n\n**Fix.** Start the daemon; a stopped one goes on by `kill -CONT PID`. If it stops again at once, its log says why:\n`journalctl -u docker -n 50`.\n\n**Verify.** `docker info` shows a server.\n\n**Source.** Docker on [starting the daemon](https://docs.docker.com/engine/daemon/start/) and\n[its logs](https://docs.docker.com/engine/daemon/logs/). What it says on a full disk: seen on Docker Engine 20.10 and 26.\n\n### docker-context-missing\n\n`DOCKER_CONTEXT` or the client's configuration names a context that does not exist.\n\n**How we know.** The file of that context is not below `~/.docker/contexts/meta` (or `DOCKER_CONFIG`). `DOCKER_HOST` beats\nboth silently, so nothing is said where it is set.\n\n**Fix.** `docker context use default`, or unset the variable.\n\n**Verify.** `docker context ls` marks one with a star.\n\n**Source.** Docker on [docker context use](https://docs.docker.com/reference/cli/docker/context/use/).\n\n## When to ignore it\n\n`daemon-json-invalid` while the daemon runs can wait until it is next restarted, and no longer.\n",
  "docker-installed": "# docker-installed\n\n## What it looks at\n\nWhether there is a `docker` command, whether it is Docker's or Podman answers in its name, and whether a Docker Engine is on\nthis host: the program `dockerd` in its usual places, a running daemon, Docker Desktop, or an engine that answers at the\nendpoint.\n\n## Why it matters\n\nThe NGC container is launched with Docker. The `docker` command alone is only the client.\n\n## Findings\n\n### docker-not-installed\n\nNo Docker Engine is on this host.\n\n**How we know.** Nothing answers at the endpoint, `dockerd` is in none of its usual places and does not run, and there is no\ntrace of the snap, of a rootless engine or of Docker Desktop. A daemon that is there and down is `daemon-not-running`; a\n`docker` command alone is only the client.\n\n**Fix.** Install Docker Engine with this distribution's packages. Docker's own packages take the place of the\ndistribution's `containerd` and `runc` where those are installed.\n\n**Verify.** `docker info` shows a server.\n\n**Source.** Docker's [installation pages](https://docs.docker.com/engine/install/), one for each distribution.\n\n### docker-cli-missing\n\nAn engine answers, and there is no `docker` command to launch with.\n\n**How we know.** The engine's socket answers, and no program `docker` is on this user's `PATH`.\n\n**Fix.** Install the client: `docker-ce-cli` where the engine is Docker's own, `docker-cli` or `docker.io` where it is the\ndistribution's. Nothing is interrupted.\n\n**Verify.** `docker version` shows client and server.\n\n**Source.** Docker's [installation pages](https://docs.docker.com/engine/install/), which name the packages.\n\n### podman-emulates-docker\n\nThe `docker` command is `podman-docker`, or it speaks to Podman's service. Podman gives GPUs by\n`--device nvidia.com/gpu=all` and a CDI specification.\n\n**How we know.** `docker --version` says \"podman\", or the engine's own answer names the component \"Podman Engine\".\n\n**Fix.** Install Docker Engine in its place, or (Podman 4.1 and later) use Podman in its own way. For the command, the\npackage `podman-docker` is removed first: two packages cannot both own it. Podman's containers go on.\n\n**Verify.** `docker --version` begins with \"Docker version\", and `docker version` names a Docker Engine as server.\n\n**Source.** NVIDIA on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html), with\nthe command for Podman; Docker's [installation pages](https://docs.docker.com/engine/install/), which have `podman-docker`\nremoved.\n\n### podman-too-old-for-cdi\n\nPodman stands in for Docker and is older than 4.1, with which CDI devices came. Then it cannot be used in its own way\neither.\n\n**How we know.** The version that the command or the service tells.\n\n**Fix.** Use Docker, or upgrade Podman, which takes a newer release of most distributions.\n\n**Verify.** `podman --version` tells 4.1 or later.\n\n**Source.** Podman's [release notes](https://github.com/containers/podman/blob/main/RELEASE_NOTES.md), 4.1.0; so says\n[NVIDIA](https://github.com/NVIDIA/nvidia-container-toolkit/issues/63) as well.\n\n### podman-gpus-flag-noop\n\nPodman before 5.0 accepts `--gpus` for the sake of scripts and does nothing.\n\n**How we know.** The version. Nothing is said at the launch: it ends well, and no GPU is inside (seen with Podman 4.3).\n\n**Fix.** Use Docker, or from Podman 4.1 on `--device nvidia.com/gpu=all`.\n\n**Verify.** `podman run --rm --device nvidia.com/gpu=all IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** [NVIDIA](https://github.com/NVIDIA/nvidia-container-runtime/issues/190) (\"a no-op argument\"), and the\n[change](https://github.com/containers/podman/pull/21180) with which it became more than that.\n\n### podman-runtime-nvidia-missing\n\n`containers.conf` makes `nvidia` Podman's runtime, and Podman knows none of that name: \"default OCI runtime \"nvidia\" not\nfound\".\n\n**How we know.** A file or drop-in names the runtime, and none says where its program is.\n\n**Fix.** Take the line out; with CDI no runtime of NVIDIA's is needed.\n\n**Verify.** `podman info --format '{{.Host.OCIRuntime.Name}}'` names runc or crun.\n\n**Source.** [containers.conf(5)](https://github.com/containers/common/blob/main/docs/containers.conf.5.md), `runtime` and the\ntable `engine.runtimes`.\n\n### podman-userns-nomap\n\n`containers.conf` chooses the user namespace `nomap`, in which NVIDIA's hook fails.\n\n**How we know.** The file says `userns = \"nomap\"`.\n\n**Fix.** `userns = \"keep-id\"`, or `--userns=keep-id`. It holds for containers that are started from then on.\n\n**Verify.** The launch works.\n\n**Source.** [The report](https://github.com/NVIDIA/nvidia-container-toolkit/issues/648) at NVIDIA, whose author mended it so.\n\n## When to ignore it\n\nWhen you mean to use Podman, Apptainer or another engine: this doctor is for Docker.\n",
  "docker-version": '# docker-version\n\n## What it looks at\n\nThe versions of the engine, of its API and of the `docker` command, whether `nvidia-docker` is there, and whether the\nengine\'s filter of system calls is new enough for the C library of the image.\n\n## Why it matters\n\n`--gpus` came with Docker 19.03 (API 1.40). Before that, GPUs were given through the command `nvidia-docker`.\n\n## Findings\n\n### docker-cli-too-old\n\nThe engine or the client is older than 19.03. With an engine whose API is below 1.40 a newer client refuses `--gpus`\nwith \'"--gpus" requires API version 1.40\'; a client before 19.03 says "unknown flag: --gpus", whatever the engine. Where\n`nvidia-docker` is there, or the engine knows the runtime `nvidia`, the launch goes that way and this is a warning.\n\n**How we know.** The API version that the engine tells, and the version of the `docker` command.\n\n**Fix.** Upgrade Docker Engine, or the client alone (`docker-ce-cli`) where the engine is new enough. An upgrade of the\nengine stops running containers; on DGX OS it comes with DGX OS.\n\n**Verify.** `docker version` shows API 1.40 or later on both sides.\n\n**Source.** The [change](https://github.com/moby/moby/pull/38828) that brought `--gpus`, and Docker\'s\n[installation pages](https://docs.docker.com/engine/install/).\n\n### distro-docker-conflict\n\nThe engine is the Docker 1.13 that Red Hat and Fedora packaged themselves. Its unit sets options by flags that quarrel with\ndaemon.json, and it knows no `--gpus`.\n\n**How we know.** The engine\'s version (1.10 to 1.13) on a distribution of that family. Everywhere else so old an engine is\n`docker-cli-too-old`.\n\n**Fix.** Replace it by Docker Engine from Docker\'s repository. Running containers stop.\n\n**Verify.** `docker version` shows API 1.40 or later.\n\n**Source.** Docker on [RHEL](https://docs.docker.com/engine/install/rhel/), which has the old packages removed first.\n\n### docker-api-too-old\n\nThe engine takes no API as old as the newest that this `docker` command speaks: "client version 1.41 is too old. Minimum\nsupported API version is 1.44" (Docker 29.0 to 29.2; 29.3 takes 1.40 again). Or `DOCKER_API_VERSION` fixes one that is too\nold, for the engine or for `--gpus`.\n\n**How we know.** The oldest API that the engine tells, against the newest of the client\'s release or the one that the\nvariable fixes. Client and engine agree on one in between by themselves.\n\n**Fix.** Upgrade the `docker` command, or unset the variable.\n\n**Verify.** `docker version` shows client and server.\n\n**Source.** Docker on [API versions](https://docs.docker.com/reference/api/engine/), with a table of releases, and the\n[release notes of 29](https://docs.docker.com/engine/release-notes/29/).\n\n### docker-api-too-new\n\n`DOCKER_API_VERSION` asks for a newer API than the engine has.\n\n**How we know.** The variable, against the newest API that the engine tells. Without the variable the client takes the\nengine\'s.\n\n**Fix.** Unset the variable.\n\n**Verify.** `docker version` shows client and server.\n\n**Source.** Docker on [API versions](https://docs.docker.com/reference/api/engine/).\n\n### docker-too-old-seccomp\n\nThe image has a C library (glibc 2.34 and later, as in Ubuntu 22.04: releases 23.05 and later) that begins threads by the\nsystem call clone3. The filters of Docker before 20.10.10 answer that with "Operation not permitted" instead of "unknown",\nso no thread can be begun: "pthread_create failed", "can\'t start new thread".\n\n**How we know.** The engine\'s version and its filter, runc\'s version, and what the image (else the table of releases) says of\nits system. An engine before 20.10 with runc 1.0.0-rc93 or later is spared. Builds of distributions may have the change at a\nlower number, or the runc is not known; then it is a warning, and the launch decides. The text "error adding seccomp filter\nrule for syscall clone3" is the reverse: the engine is new, and runc or nvidia-container-runtime is old.\n\n**Fix.** Upgrade Docker Engine; running containers stop. Until then `--security-opt seccomp=unconfined` helps, at the price\nof the filter.\n\n**Verify.** `docker run --rm IMAGE python3 -c "import threading; threading.Thread(target=print).start()"`.\n\n**Source.** The [change](https://github.com/moby/moby/pull/42836), released with\n[20.10.10](https://docs.docker.com/engine/release-notes/20.10/).\n\n### nvidia-docker-v1-leftover\n\nThe plugin or the volumes of nvidia-docker 1 are still there. Containers made with it ask for a volume\n`nvidia_driver_VERSION` of a driver that is gone, and do not start. New containers are not concerned.\n\n**How we know.** `/usr/bin/nvidia-docker-plugin` or `/var/lib/nvidia-docker/volumes` is there. Its successors are a wrapper\nalone and have neither.\n\n**Fix.** Remove those containers (`docker commit` keeps their contents) and the package.\n\n**Verify.** `docker volume ls -f driver=nvidia-docker` lists nothing.\n\n**Source.** NVIDIA\'s [way to version 2](https://github.com/NVIDIA/nvidia-docker/wiki/Installation-(version-2.0)).\n\n## When to ignore it\n\nOn DGX OS 4 and earlier, where Docker 18.09 with `nvidia-docker` is what is shipped.\n',
  "driver-libraries": "# driver-libraries\n\n## What it looks at\n\nWhere the loader finds `libcuda.so.1` (CUDA) and `libnvidia-ml.so.1` (NVML), of the host's own architecture: the loader's\ncache and the usual directories. In WSL the check wsl looks instead. Copies in CUDA's `compat` and `stubs` folders do not\ncount: they are not the driver's.\n\n## Why it matters\n\nThe container toolkit mounts the host's driver libraries into the container. Where they are missing it stops with\n\"load library failed: libnvidia-ml.so.1: cannot open shared object file\".\n\n## Findings\n\n### driver-libraries-missing\n\nOne or both are in no place where the loader looks. Some distributions put the kernel module, the compute libraries\nand nvidia-smi into packages of their own, and one of them was left out.\n\n**How we know.** Neither the loader's cache nor the usual directories hold the library in the host's own architecture, and\nthe folders could be read. Where the whole driver is missing, that accounts for it (driver-not-installed). On a Jetson\nNVML is not missed: JetPack 5 and earlier have none.\n\n**Fix.** Install the libraries of exactly the version of the loaded module. On a Jetson they come with JetPack.\n\n**Verify.** `ldconfig -p | grep libnvidia-ml` shows the file, and `nvidia-smi` answers.\n\n**Source.** Which libraries the toolkit looks for:\n[libnvidia-container](https://github.com/NVIDIA/libnvidia-container/blob/main/src/nvc_info.c); which packages have them:\nNVIDIA's [driver installation guide](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html).\n\n## When to ignore it\n\nNever: the toolkit needs both.\n",
  "engine-kind": "# engine-kind\n\n## What it looks at\n\nWhat kind of engine answers the `docker` command: one from packages, the snap, a rootless one, Docker Desktop, or one on\nanother machine. The engine says so itself (`docker info`: Operating System, Docker Root Dir, Kernel Version, Security\nOptions); where none answers, the endpoint and what is installed tell.\n\n## Why it matters\n\nSeveral engines live side by side, each with its own images, its own `daemon.json` and its own way to a GPU, or none.\n`DOCKER_HOST` beats `DOCKER_CONTEXT`, which beats the current context; and root has another context than you.\n\n## Findings\n\n### snap-docker\n\nDocker is the snap. It is confined, so dockerd does not find the toolkit of the machine, and it reads\n`/var/snap/docker/current/config/daemon.json` alone. Newer revisions bring parts of the toolkit and register a runtime\n`nvidia` where they find a driver; they give GPUs by `--runtime=nvidia` alone, and see files below home folders alone.\n\n**How we know.** The engine keeps its files below `/var/snap/docker`. Without a runtime `nvidia` of its own it is an error;\nso it is from 29.2 on where the machine has a toolkit of its own, over which the snap then fails. Else it is a warning.\n\n**Fix.** Replace the snap by Docker Engine from packages, then install the toolkit. `snap remove docker` takes the snap's\nimages and volumes along, and its containers stop. To stay with the snap from 29.2 on, remove the toolkit of the\nmachine, or launch by `--gpus \"all,driver=nvidia.runtime-hook\"` beside `--runtime=nvidia`.\n\n**Verify.** `docker info --format '{{.DockerRootDir}}'` is not below `/var/snap`.\n\n**Source.** [The snap's own page](https://github.com/canonical/docker-snap#nvidia-support), under \"NVIDIA support\" and\n\"NVIDIA Container Toolkit compatibility\".\n\n### docker-desktop-linux-context\n\nThe `docker` command is set to Docker Desktop for Linux, by its context `desktop-linux`. Its engine lives in a virtual\nmachine without a GPU. Often root uses the machine's own engine, so that a launch works by `sudo` alone; or Desktop was\nremoved and its context stayed.\n\n**How we know.** The engine calls its system \"Docker Desktop\", or nothing answers at an endpoint of Desktop's, and this is\nnot WSL.\n\n**Fix.** `docker context use default`, or unset the variable that chooses Desktop; where there is no other engine, install\nDocker Engine first. The images of the two are apart.\n\n**Verify.** `docker info --format '{{.OperatingSystem}}'` names this machine's distribution.\n\n**Source.** Docker on [Desktop for Linux](https://docs.docker.com/desktop/setup/install/linux/) and its virtual machine, and\non [GPUs in Desktop](https://docs.docker.com/desktop/features/gpu/): on Windows with the WSL 2 backend alone.\n\n### docker-desktop-wsl-regression\n\nThis release of Docker Desktop is known to hang on WSL 2 when a container asks for a GPU: 4.17.1.\n\n**How we know.** The version that Desktop's engine tells of itself; one that tells none cannot be recognised.\n\n**Fix.** Install a later release on Windows. Running containers stop.\n\n**Verify.** `docker version` shows it.\n\n**Source.** Docker's own [issue](https://github.com/docker/for-win/issues/13324).\n\n### gpus-on-windows-docker\n\nDocker Desktop runs its engine in Hyper-V, or is switched to Windows containers. Only its WSL 2 backend gives GPUs.\n\n**How we know.** The engine's containers are Windows' (`OSType`), or its kernel is LinuxKit's and not the one of WSL.\n\n**Fix.** Settings, General, \"Use the WSL 2 based engine\"; or \"Switch to Linux containers\". Running containers stop.\n\n**Verify.** `docker info --format '{{.KernelVersion}}'` ends in `microsoft-standard-WSL2`.\n\n**Source.** Docker on [GPUs in Desktop](https://docs.docker.com/desktop/features/gpu/).\n\n### engine-on-another-machine\n\nThe kernel of the engine is not this machine's: it runs on another machine, or in a virtual one of Colima, Lima, minikube\nor the like. Driver, GPUs, toolkit and disks that are seen here are not those that count, and the toolkit there cannot be\nlooked at.\n\n**How we know.** The engine tells another kernel than `uname -r`. Containers share the kernel of the machine of their engine,\nso a container around the doctor is not taken for another machine.\n\n**Fix.** Run the doctor on that machine, or use this machine's own engine.\n\n**Verify.** `docker info --format '{{.KernelVersion}}'` is what `uname -r` says.\n\n**Source.** Docker on [which engine a command speaks to](https://docs.docker.com/reference/cli/docker/context/use/).\n\n## When to ignore it\n\n`engine-on-another-machine` when that is what you want: then only the test launch tells whether it works.\n",
  "fabric-manager": "# fabric-manager\n\n## What it looks at\n\nNVSwitches on the PCI bus, the fabric state of each GPU as nvidia-smi tells it (Hopper and later), and the fabric manager:\nits service, its process, its version against the driver's. Machines without NVSwitches are not asked for one.\n\n## Why it matters\n\nOn DGX and HGX systems NVIDIA's\n[Fabric Manager](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html) joins the GPUs through the\nNVSwitches. Until it has, nvidia-smi works as ever, and every CUDA program fails with error 802, \"system not yet\ninitialized\".\n\n## Findings\n\n### fabric-manager-missing\n\nThere are NVSwitches, and the fabric manager is not installed or does not run.\n\n**How we know.** NVSwitches are on the PCI bus (or, from the fourth generation on, GPUs on bare metal tell of a fabric),\nno process `nv-fabricmanager` is there and no service is active or about to start. GPUs that are in the fabric all the\nsame (state Completed) prove that somebody manages it, and then it is no finding. In a virtual machine and in racks of\nGB200 and GB300 it runs elsewhere.\n\n**Fix.** Start it: `sudo systemctl enable --now nvidia-fabricmanager`. If it is not there, install the package of exactly\nthe driver's version, from the repository that the driver came from.\n\n**Verify.** `systemctl is-active nvidia-fabricmanager`; `nvidia-smi -q -d FABRIC` says Completed (Hopper and later).\n\n**Source.** The [Fabric Manager guide](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html).\n\n### fabric-manager-version-mismatch\n\nThe fabric manager is of another version than the driver, and refuses it. Mixed repositories (the distribution's driver,\nNVIDIA's fabric manager) and an upgrade of only one of the two lead there.\n\n**How we know.** `nv-fabricmanager --version` against the driver's version by nvidia-smi. It warns while the manager still\nruns or the fabric is up: once it is started anew, it will refuse.\n\n**Fix.** Install the fabric manager of exactly the driver's version.\n\n**Verify.** `nv-fabricmanager --version` says the version of `cat /proc/driver/nvidia/version`.\n\n**Source.** The [Fabric Manager guide](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html), on\ninstalling it.\n\n### fabric-not-completed\n\nThe manager runs, or is elsewhere (the host of a virtual machine, the switch trays of a rack), and GPUs are not in the\nfabric.\n\n**How we know.** nvidia-smi's fabric state is not Completed, or its status not Success. A manager that is missing, stopped\nor of another version here is [another finding](#fabric-manager-missing).\n\n**Fix.** Read the manager's log where it runs, and SXid lines of the kernel log there. \"In Progress\" is normal for some\nminutes after the start. A virtual machine that is given one GPU and no partition of the fabric does without NVLink: the\nmodule's option `NVreg_NvLinkDisable=1`, and a restart.\n\n**Verify.** `nvidia-smi -q -d FABRIC` says Completed and Success for each GPU.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under \"Fabric\"; the\n[Fabric Manager guide](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html); the\noption: the module's [nv-reg.h](https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-reg.h).\n\n### fabric-degraded\n\nThe GPUs are in the fabric, and its health shows trouble. Each GPU works by itself; jobs on several may hang or be slow.\n\n**How we know.** nvidia-smi's fabric health: a route is unhealthy or recovering, bandwidth is degraded, or the\nconfiguration is not right. It warns.\n\n**Fix.** The manager's log and Xid lines name the link. Reset the GPUs, or restart the machine.\n\n**Verify.** `nvidia-smi -q -d FABRIC` says Healthy.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under \"Fabric\".\n\n### fabric-manager-not-needed\n\nThe service fails at every start, on a machine without NVSwitches. It does no harm.\n\n**How we know.** systemd calls nvidia-fabricmanager failed, no NVSwitch is on the bus, and no GPU tells of a fabric.\n\n**Fix.** `sudo systemctl disable --now nvidia-fabricmanager`.\n\n**Verify.** `systemctl --failed` no longer lists it.\n\n**Source.** The [Fabric Manager guide](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html), on\nsupported platforms.\n\n## When to ignore it\n\nWhile the machine starts. Jobs on one GPU can leave `fabric-degraded` aside.\n",
  "gpu-health": '# gpu-health\n\n## What it looks at\n\nWhat `nvidia-smi -q -x` says of each GPU: fields that give no answer, the recovery action that the driver asks for, memory\nerrors and repairs, the PCIe link. On a DGX it counts the GPUs on the PCI bus as well. A field that this driver or this GPU\ndoes not know counts for nothing.\n\n## Why it matters\n\nA GPU that needs a reset fails with "all CUDA-capable devices are busy or unavailable", and one bad GPU of eight stops a\njob on all of them, hours later. Each of this shows before the start.\n\nErrors are what keeps a GPU that is asked for from working; for other GPUs, and for what only threatens, it warns.\n\n## Findings\n\n### gpu-faulty\n\nWhere nvidia-smi asks this GPU, no answer comes (`ERR!` in its table).\n\n**How we know.** Fields of `nvidia-smi -q -x` hold an error ("Unknown Error", "GPU requires reset", "GPU is lost"). One such\nfield alone may be a sensor, and warns; several, or one that every GPU tells, such as the memory\'s size, are a GPU that does\nnot work. The fan\'s field alone is no fault at all: some boards never tell its speed, and compute as ever. Where the power\ncannot be read either, it warns: so stand GPUs in the table whose system processor hangs. Where the driver asks for a reset\nof this GPU, that accounts for it.\n\n**Fix.** Stop what uses the GPU and reset it (`nvidia-smi --gpu-reset -i N`), or restart the machine. If it comes again,\nkeep `nvidia-bug-report.sh`\'s file and have the GPU examined.\n\n**Verify.** `nvidia-smi` shows no `ERR!` for it.\n\n**Source.** NVIDIA\'s [debug guidelines](https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html); which GPUs are\nreset together: [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under `--gpu-reset`.\n\n### gpu-busy-or-bad\n\nThe driver itself asks for a reset of the GPU or a restart of the machine. Until then CUDA refuses the GPU.\n\n**How we know.** nvidia-smi\'s `GPU Recovery Action`, on older drivers `Reset Required`; or the driver\'s line in the kernel\nlog (Xid 154, or an Xid for which NVIDIA\'s catalogue wants a reset). "Drain and reset" only recommends it, and warns; so\ndoes the recovery of an IMEX domain, which concerns jobs on several nodes. It is an error for a GPU that is asked for.\n\n**Fix.** Stop every program on the GPU, then `nvidia-smi --gpu-reset -i N`; restart the machine where it asks for that, or\nwhere a reset is not allowed (virtual machines). MIG instances are lost by a reset.\n\n**Verify.** `nvidia-smi -q` says "GPU Recovery Action : None".\n\n**Source.** NVIDIA\'s\n[GPU memory error management](https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/error-recovery-and-response-flags.html);\n[Xid catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html).\n\n### gpu-missing\n\nA DGX shows fewer GPUs on the PCI bus than its model has. The others work: a container that is given all GPUs gets fewer.\n\n**How we know.** The model by DMI, its number of GPUs by NVIDIA\'s guides, and the GPUs on the bus, without one that is there\nfor a display. It warns, since a DGX may be divided among virtual machines that call themselves the same.\n\n**Fix.** Look at the log of the management controller and at the kernel log. A restart with the power off for a minute often\nbrings the GPU back; if it goes again, have it examined.\n\n**Verify.** `lspci -d 10de:` lists all of them.\n\n**Source.** GPUs by model:\n[Fabric Manager guide](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html) and\n[DGX documentation](https://docs.nvidia.com/dgx/).\n\n### ecc-uncorrectable\n\nMemory errors that could not be corrected. The program that met one was stopped; new ones may run.\n\n**How we know.** Volatile counts of nvidia-smi, which begin with the driver\'s start, or Xids 48, 95 and 140 in the\n[kernel log](kernel-log.md). Counts of the GPU\'s whole life are left aside: what was repaired is no trouble. But where the\ndriver says that SRAM failed more often than NVIDIA\'s field diagnostic lets pass ("SRAM Threshold Exceeded"), the card is\ndue for a test. It warns, unless the driver asks for a reset.\n\n**Fix.** Reset the GPU when it is free, so that repairs take effect. If the errors return, have it examined.\n\n**Verify.** `nvidia-smi -q -d ECC` shows 0 under Volatile, and stays there under load.\n\n**Source.** NVIDIA\'s\n[GPU memory error management](https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/error-recovery-and-response-flags.html);\n[Xid catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html), Xid 48, on the threshold.\n\n### ecc-row-remap\n\nDamaged memory is to be replaced at the next reset: a row remapping (Ampere and later) or a page retirement (before) is\npending. Until then the driver keeps that place out of use, and new programs run unharmed.\n\n**How we know.** nvidia-smi shows "Pending: Yes" under Remapped Rows or Retired Pages, or a repair of a channel or TPC\nthat is pending; or Xid 63 or 94 in the [kernel log](kernel-log.md).\n\n**Fix.** Reset the GPU when it is free.\n\n**Verify.** `nvidia-smi -q -d ROW_REMAPPER,PAGE_RETIREMENT` shows nothing pending.\n\n**Source.** NVIDIA\'s\n[GPU memory error management](https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/error-recovery-and-response-flags.html);\n[page retirement](https://docs.nvidia.com/deploy/dynamic-page-retirement/index.html) for GPUs before Ampere.\n\n### ecc-row-remap-failure\n\nA damaged row could not be replaced: no spare is left, or recording it failed. Programs still run, until they meet that\nplace.\n\n**How we know.** nvidia-smi shows "Remapping Failure Occurred: Yes" (or memory that it calls unrepairable), or Xid 64 in the\n[kernel log](kernel-log.md). It warns.\n\n**Fix.** Keep the evidence (`nvidia-bug-report.sh`), leave the GPU out of jobs, and hand it in.\n\n**Verify.** `nvidia-smi -q -d ROW_REMAPPER` says "Remapping Failure Occurred : No" on its successor.\n\n**Source.** NVIDIA\'s [memory error management](https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/index.html) and\n[RMA process](https://docs.nvidia.com/deploy/rma-process/index.html).\n\n### pcie-link-degraded\n\nThe link has fewer lanes than this GPU and its slot, or stays at an older generation while the GPU works.\n\n**How we know.** nvidia-smi\'s current and maximum width and generation. Only cards made for full slots on bare metal are\njudged, and the generation only of one that works (P0 and busy): an idle GPU lowers it to save power.\n\n**Fix.** Look at the seat of the card, at risers and cables, and at the settings of the slot in the firmware.\n\n**Verify.** Under load, `nvidia-smi --query-gpu=pcie.link.gen.current,pcie.link.width.current --format=csv` shows the\nmaximum.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html): "These may be reduced when the GPU is not\nin use"; NVIDIA\'s [debug guidelines](https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html).\n\n## When to ignore it\n\n`gpu-missing` in a virtual machine that has a part of a DGX. `pcie-link-degraded` where the board gives\nthat slot fewer lanes. `ecc-row-remap` until the next maintenance.\n',
  "gpu-peers": "# gpu-peers\n\n## What it looks at\n\nOn machines with several GPUs on PCIe: whether the test launch's all-reduce failed, whether the IOMMU translates what the\nGPUs send (`/sys/bus/pci/devices/*/iommu_group/type`), and, for root, whether the bridges above the GPUs have Access Control\nServices switched on (`lspci -vvv -s BRIDGE`, its line `ACSCtl`).\n\n## Why it matters\n\nNCCL lets GPUs write into each other's memory over PCIe. With the IOMMU translating, or PCIe Access Control Services (ACS)\nsending everything through the root complex, these writes crawl or get lost, and a job on several GPUs hangs without a word.\n\n## Findings\n\n### nccl-acs-iommu\n\nThe GPUs failed to work together, and what they send to each other over PCIe is translated by the IOMMU, or sent round by\nthe processor by Access Control Services (ACS).\n\n**How we know.** The test launch's all-reduce failed, and several GPUs stand in IOMMU domains that translate (`DMA`), or a\nbridge above them has `SrcValid+` or `ReqRedir+` in its `ACSCtl`; on bare metal and without NVSwitches. It is a candidate, not\na proof, and so warns: other causes are little shared memory, a faulty GPU or link. What decides is `NCCL_P2P_DISABLE=1`:\nwith it the job runs if this is the cause. Neither is a finding by itself.\n\n**Fix.** Go on with `-e NCCL_P2P_DISABLE=1`, which costs speed alone. For good: `iommu=pt` as a parameter of the kernel, or\nthe IOMMU off in the firmware where no virtual machine needs it, and a restart. ACS is switched off in the firmware, or by\n`setpci -s BRIDGE ECAP_ACS+0x6.w=0000` until the next start, where no virtual machine was given a device below the bridge.\n\n**Verify.** The doctor's all-reduce passes without the variable.\n\n**Source.** [NCCL's troubleshooting](https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html); the\nkernel's [iommu_groups](https://docs.kernel.org/admin-guide/abi-testing.html) on domain types.\n\n## When to ignore it\n\nWhere `NCCL_P2P_DISABLE=1` changes nothing.\n",
  "gpu-request": "# gpu-request\n\n## What it looks at\n\nWhat a container asks the toolkit for, by the image's own variables (`NVIDIA_DRIVER_CAPABILITIES`), by `--gpus` and by\nmounts, against what the toolkit on this host gives: its release, and what `config.toml` allows. What the engine or a CDI\nspecification gives without the hook does not depend on that.\n\n## Why it matters\n\nThe image says which parts of the driver it wants, and the toolkit injects no others. nvidia-smi then works, and CUDA finds\nno GPU; or the container starts without any, and nobody says why.\n\n## Findings\n\n### driver-capabilities-missing\n\n`compute` is not among the driver capabilities that the container gets. There is no `libcuda.so.1` in the container then.\n\n**How we know.** The image's own `NVIDIA_DRIVER_CAPABILITIES`, by its configuration here or in the registry: it asks for\nothers alone; or it asks for nothing and the toolkit is older than 1.4, which gives utility by default. These warn, since\nthe doctor's command asks for `compute,utility` where the image does not. That `supported-driver-capabilities` of\n`config.toml` leaves compute out is an error. Only launches by the hook are judged.\n\n**Fix.** `-e NVIDIA_DRIVER_CAPABILITIES=compute,utility`; in compose, `capabilities: [gpu]` and nothing beside it (a list\nthere beats the variable). Or correct `config.toml`.\n\n**Verify.** `docker run \u2026 IMAGE ldconfig -p` lists `libcuda.so.1`.\n\n**Source.** NVIDIA's\n[docker-specialized](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html),\n\"Driver Capabilities\"; the toolkit's\n[changelog](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/CHANGELOG.md).\n\n### driver-capabilities-invalid\n\nThe image asks for a driver capability that the toolkit does not know, or that `config.toml` does not offer. The hook then\nrefuses the launch (\"unsupported capabilities found\", \"unknown driver capability\" before 1.6). Releases for the first\nJetsons do not even know `all`.\n\n**How we know.** A word of the image's `NVIDIA_DRIVER_CAPABILITIES` is none of the toolkit's, or is missing in\n`supported-driver-capabilities`. It warns: the doctor's command does not ask for it.\n\n**Fix.** `-e NVIDIA_DRIVER_CAPABILITIES=compute,utility`, or a newer toolkit.\n\n**Verify.** The launch command starts.\n\n**Source.** The names, in the toolkit's\n[source](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/internal/config/image/capabilities.go).\n\n### visible-devices-volume-mount\n\nOn hosts set up for Kubernetes the toolkit ignores the variable by which `--gpus` names the GPUs, and only mounts of\n`/dev/null` below `/var/run/nvidia-container-devices` count. The container starts, without a GPU. The reverse is a warning:\nsuch a mount is asked for, and ignored.\n\n**How we know.** `config.toml` says `accept-nvidia-visible-devices-envvar-when-unprivileged = false` (and whether\n`accept-nvidia-visible-devices-as-volume-mounts` is set), the launch goes through the toolkit, and the volumes asked for\nhold no such mount.\n\n**Fix.** Ask in the way that this host is set up for, or have it set up for the other.\n\n**Verify.** `docker run \u2026 IMAGE nvidia-smi -L` lists the GPUs that were asked for, and no others.\n\n**Source.** The two settings in the toolkit's\n[configuration](https://github.com/NVIDIA/nvidia-container-toolkit/tree/main/api/config/v1).\n\n### run-bind-hides-persistenced\n\nThe host's `/run` is mounted into the container, with the socket of nvidia-persistenced in it. libnvidia-container before\n1.12 makes that socket's place anew and fails on the one that is there: \"file creation failed: \u2026/nvidia-persistenced/socket:\nno such device or address\".\n\n**How we know.** A volume brings `/run` (or `/var/run`) to its own place, the host's socket exists, the launch goes by the\nhook, and libnvidia-container is older than 1.12.\n\n**Fix.** Mount what the job needs of `/run`, not all of it; or upgrade the toolkit.\n\n**Verify.** The launch command starts.\n\n**Source.** [nvidia-docker, issue 1690](https://github.com/NVIDIA/nvidia-docker/issues/1690).\n\n## When to ignore it\n\nWhere the image needs no CUDA.\n",
  "gpu-selection": '# gpu-selection\n\n## What it looks at\n\nThe GPUs that `--gpus` or `NVIDIA_VISIBLE_DEVICES` names, one by one, against those that nvidia-smi lists. A number that is\ntoo large is told by `gpus-flag`.\n\n## Why it matters\n\nThe toolkit refuses what it does not know as "device error: \u2026: unknown device", after the image was pulled and all else was\nin order.\n\n## Findings\n\n### visible-devices-bad-value\n\nThe value is neither an index, nor a UUID, nor `all` or `none`: often the rest of a form or a script, such as `false`.\n\n**How we know.** The text of `--gpus device=\u2026` or `NVIDIA_VISIBLE_DEVICES` alone: no form that the toolkit knows fits.\nNames of CDI devices and paths are not judged here.\n\n**Fix.** Name GPUs as the toolkit takes them: `0`, `GPU-\u2026`, `MIG-\u2026`, `0:1`.\n\n**Verify.** `nvidia-smi -L` lists what is named.\n\n**Source.** NVIDIA on\n[GPU enumeration](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html).\n\n### gpu-id-changed\n\nA UUID or MIG instance is named that is not there. UUIDs change with the card: after a repair, or when a virtual machine\ncame up on another host. Instances change whenever they are made anew.\n\n**How we know.** nvidia-smi answers, tells the UUIDs of all its GPUs (or instances), and none begins with what is named.\nWhat it does not tell is not called gone.\n\n**Fix.** Take the names from `nvidia-smi -L`, and make containers anew that were made with the old ones.\n\n**Verify.** `nvidia-smi -L` lists what is named.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under "GPU UUID".\n\n### mig-uuid-format\n\nDrivers before R470 named an instance `MIG-GPU-UUID/GI/CI`. Since R470 each has a UUID of its own, `MIG-UUID`, and the old\nform is unknown.\n\n**How we know.** The old form is named, and nvidia-smi\'s driver is R470 or later.\n\n**Fix.** Use the UUID that `nvidia-smi -L` shows for the instance, or `GPU:INSTANCE`.\n\n**Verify.** `nvidia-smi -L` lists what is named.\n\n**Source.** The [MIG guide](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html), on device names by driver.\n\n## When to ignore it\n\nWhere the value is meant for another machine.\n',
  "gpu-sharing": "# gpu-sharing\n\n## What it looks at\n\nWho else is at the GPUs that are asked for: their compute mode, the memory that is taken and by which processes, and\nwhether the Multi-Process Service (MPS) of the host serves them. Of programs only the name is shown.\n\n## Why it matters\n\nCUDA's words for a GPU that others hold are \"out of memory\" or \"all CUDA-capable devices are busy or unavailable\", and\nneither says who.\n\n## Findings\n\n### gpu-exclusive-process\n\nThe compute mode lets one process at a time use the GPU, or none.\n\n**How we know.** nvidia-smi's compute mode of a GPU that is asked for: `Exclusive_Process` with a process that computes\nthere already, or `Prohibited`, is an error; `Exclusive_Process` alone warns of the second process. Where an MPS server\nholds the GPU, it is [its affair](#mps-unreachable).\n\n**Fix.** `sudo nvidia-smi -i N -c DEFAULT`, once whoever set the mode agrees: batch systems use it to keep jobs apart.\n\n**Verify.** `nvidia-smi --query-gpu=compute_mode --format=csv` says Default.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under \"Compute Mode\".\n\n### mps-unreachable\n\nThe host runs the Multi-Process Service, whose pipes lie in `/tmp/nvidia-mps`, and the container shares neither these nor\nthe host's memory. Programs inside may hang, or fail with error 805; where the GPU is in exclusive mode and MPS holds it,\nthey cannot start.\n\n**How we know.** The control daemon runs, or nvidia-smi lists the MPS server on a GPU that is asked for, and the launch\nhas not both `--ipc=host` and a mount of the pipes. It is an error where the server holds the GPU in exclusive mode.\n\n**Fix.** Give the container `--ipc=host -v /tmp/nvidia-mps:/tmp/nvidia-mps` and the user that MPS serves, or stop MPS.\n\n**Verify.** A CUDA program in the container starts; `nvidia-smi` lists it with type `M+C`.\n\n**Source.** NVIDIA's [MPS guide](https://docs.nvidia.com/deploy/mps/index.html).\n\n### gpu-memory-in-use\n\nLess than a fifth of a GPU's memory is free.\n\n**How we know.** nvidia-smi's free memory of a GPU that is asked for; the programs that hold it are named where they are\nlisted. It is an error where not even an empty CUDA program fits (128 MiB), but not on WSL2 and virtual GPUs, which tell\nless. MIG divides the memory, so that the sum says nothing.\n\n**Fix.** Ask those who run the programs to end them, or choose another GPU.\n\n**Verify.** `nvidia-smi --query-gpu=index,memory.used,memory.total --format=csv`.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under \"FB Memory Usage\"; the limits are the\ndoctor's own.\n\n### gpu-memory-orphaned\n\nMemory is held, and nobody is there who holds it. Children of a killed job may still have the device open.\n\n**How we know.** More is used than the driver keeps for itself, and every process that nvidia-smi lists is gone from\n`/proc`, or none is listed while the GPU does nothing and shows no display. Only where nvidia-smi sees all processes: not\nin containers, virtual machines or WSL2.\n\n**Fix.** `sudo fuser -v /dev/nvidia*` shows who has it open; end those. If nobody has, reset the GPU.\n\n**Verify.** `nvidia-smi` shows the memory free.\n\n**Source.** NVIDIA's [debug guidelines](https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html); the limits are the\ndoctor's own.\n\n## When to ignore it\n\nOn shared machines that are meant to be full, and for jobs that need little memory.\n",
  "gpu-support": '# gpu-support\n\n## What it looks at\n\nFor GPUs that do not answer: what the kernel log says of them, the flavour and the version of the kernel module, and\nthe GPU\'s generation by its PCI device id.\n\n## Why it matters\n\nEach driver knows GPUs of some generations, and its kernel module comes in two flavours that know different ones. With\nthe wrong one the module loads, or nearly, and finds no device: "No devices were found".\n\n## Findings\n\n### open-kernel-module-unsupported\n\nThe flavour of the kernel module does not fit the GPU. The open one needs the system processor (GSP) that GPUs have since\nTuring; Maxwell, Pascal and Volta need the proprietary one. GPUs from Blackwell on need the open one. The open module of the\nfirst branches drives data-center GPUs alone.\n\n**How we know.** The driver says so in the kernel log ("not supported by open nvidia.ko", "requires use of the NVIDIA open\nkernel modules", "Open nvidia.ko is only ready for use on Data Center GPUs"); or a GPU does not answer, the flavour is the\none that `/proc/driver/nvidia/version` or `modinfo` names, and the GPU\'s device id is of the other generation. A GPU that\nnvidia-smi lists is supported, whatever else was said.\n\n**Fix.** Install the other flavour of the same driver.\n\n**Verify.** `cat /proc/driver/nvidia/version` names the flavour, and `nvidia-smi` lists the GPU.\n\n**Source.** NVIDIA\'s page on the\n[kernel modules](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/kernel-modules.html); the driver\'s\n[README](https://download.nvidia.com/XFree86/Linux-x86_64/580.65.06/README/kernel_open.html).\n\n### gpu-legacy-for-driver\n\nThe driver\'s branch has dropped this generation. R390 was the last for Fermi, R470 for Kepler, R580 for Maxwell, Pascal\nand Volta.\n\n**How we know.** The driver\'s own "is supported through the NVIDIA 580.xx Legacy drivers" in the kernel log; or a GPU of\nsuch a generation, by its device id, does not answer a newer branch.\n\n**Fix.** Install the newest driver of that branch, and keep it from being upgraded past it.\n\n**Verify.** `nvidia-smi` lists the GPU.\n\n**Source.** NVIDIA\'s [legacy GPUs](https://www.nvidia.com/en-us/drivers/unix/legacy-gpu/).\n\n### gpu-not-supported-by-driver\n\nThe driver is older than the GPU and does not know it.\n\n**How we know.** The driver\'s "is not supported by the \u2026 driver release" in the kernel log, of a GPU that nvidia-smi does\nnot list. Where this driver has known that GPU for several branches, it is [another finding](#cc-unsupported-device).\n\n**Fix.** Install a newer driver.\n\n**Verify.** `nvidia-smi` lists the GPU.\n\n**Source.** The driver\'s README on\n[supported chips](https://download.nvidia.com/XFree86/Linux-x86_64/580.65.06/README/supportedchips.html).\n\n### cc-unsupported-device\n\nThe driver says that it does not support the GPU, and it has supported it for several branches (A100, H100). What it\nreads from the GPU is then not what it is: so it goes with GPUs that were passed to a virtual machine while their mode of\nconfidential computing, or their last user, had left them in a broken state.\n\n**How we know.** "is not supported by the \u2026 driver release" in the kernel log, and the device id of an A100 or H100 with a\ndriver of a branch that has these.\n\n**Fix.** On the host of the virtual machine look at the mode with NVIDIA\'s gpu-admin-tools, set it, and restart the host. On\nthe machine itself, switch it off and on again.\n\n**Verify.** `nvidia-smi` lists the GPU.\n\n**Source.** NVIDIA\'s [gpu-admin-tools](https://github.com/NVIDIA/gpu-admin-tools); seen in\n[nvtrust, issue 67](https://github.com/NVIDIA/nvtrust/issues/67).\n\n## When to ignore it\n\nA warning about one GPU among others that work: if that one is only for a screen, nothing is lost.\n',
  "gpus-flag": '# gpus-flag\n\n## What it looks at\n\nWhat `--gpus` needs in the engine that answers, and whether this host has it. No container is started for that.\n\n| Docker Engine                 | `--gpus` needs                                                                      |\n| ----------------------------- | ----------------------------------------------------------------------------------- |\n| before 19.03 (API below 1.40) | does not exist: the command `nvidia-docker`                                         |\n| 19.03 to 24                   | the hook on dockerd\'s `PATH` when it started                                        |\n| 25.0 to 28.1                  | the same; `--device nvidia.com/gpu=\u2026` (CDI) can be switched on beside it            |\n| 28.2 to 29.1                  | the same; CDI is on                                                                 |\n| 29.2                          | `nvidia-cdi-hook` and a CDI specification, which come first, or the hook            |\n| 29.3 and later                | the same; an engine that found neither when it started looks for AMD GPUs instead   |\n\nAll are looked up on dockerd\'s own `PATH` when it starts ([up to\n29.1](https://github.com/moby/moby/blob/v28.5.2/daemon/nvidia_linux.go), [29.2](https://github.com/moby/moby/pull/50228),\n[29.3](https://github.com/moby/moby/pull/52048)). A device that the specification does not resolve goes to the\nhook; a specification that resolves it and names files that are gone does not: see [cdi](cdi.md). Where the hook is not\nthere, and the engine resolves `nvidia.com/gpu=all` from a whole specification, the launch takes\n`--device nvidia.com/gpu=all` and this check is left out.\n\nThe hook is `nvidia-container-runtime-hook`, called `nvidia-container-toolkit` in old releases of the toolkit. Also, whether\nthe GPUs that are asked for exist.\n\n## Why it matters\n\n`docker create --gpus all` succeeds anywhere; only the start fails. So a script finds out late.\n\n## Findings\n\n### gpus-not-supported\n\nThe engine has no device driver for GPUs. Docker up to 29.2 says \'could not select device driver "" with capabilities:\n[[gpu]]\'; 29.3 and later say "failed to discover GPU vendor from CDI: no known GPU vendor found", and with\n`nvidia-cdi-hook` alone "unresolvable CDI devices nvidia.com/gpu=all".\n\n**How we know.** The engine\'s version, the programs on dockerd\'s own `PATH`, the time of its start, and the CDI devices that\nit lists. As a rule the toolkit accounts for it (not installed, its hook missing, or the engine not restarted since), or the\nCDI specification does; then this stands below that.\n\n**Fix.** That of the toolkit or of the specification.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** Docker Engine\'s own code: [up to 29.1](https://github.com/moby/moby/blob/v28.5.2/daemon/nvidia_linux.go), and the\nchanges of [29.2](https://github.com/moby/moby/pull/50228) and [29.3](https://github.com/moby/moby/pull/52048). The texts\nwere seen on Docker Engine 20.10, 26 and 28.\n\n### gpus-vendor-misdetected-amd\n\nDocker 29.3 and later look for NVIDIA\'s programs when they start; where none is found, the engine takes the host for one\nwith AMD GPUs, and `--gpus` ends in "AMD CDI spec not found" although there is a specification of NVIDIA\'s.\n\n**How we know.** The engine is 29.3 or later, neither `nvidia-container-runtime-hook` nor `nvidia-cdi-hook` was on its `PATH`\nwhen it started, and a specification of `nvidia.com` is there. Without one it is `gpus-not-supported`.\n\n**Fix.** Install the toolkit where dockerd finds it, and restart the engine, which stops containers. Until then\n`--device nvidia.com/gpu=all` works.\n\n**Verify.** `docker run --rm --gpus all IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** The [change](https://github.com/moby/moby/pull/52048) of 29.3.\n\n### gpu-count-exceeds-host\n\nA GPU is asked for, by `--gpus` or `NVIDIA_VISIBLE_DEVICES`, that this host does not have. Numbers begin with 0.\n\n**How we know.** The numbers asked for, against the GPUs that `nvidia-smi` lists. A UUID that is not there is\n`gpu-id-changed`.\n\n**Fix.** Ask for GPUs that `nvidia-smi -L` lists.\n\n**Verify.** The doctor no longer reports it.\n\n**Source.** NVIDIA on [choosing\nGPUs](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html). A launch ends in\n"unknown device": seen with nvidia-container-cli 1.12 to 1.18.\n\n## When to ignore it\n\nWhere containers get their GPUs by `--runtime=nvidia` or by `--device nvidia.com/gpu=all`.\n',
  "image": "# image\n\n## What it looks at\n\nWhat the image asks of driver, GPUs and processor, before anything is pulled: the configuration of the copy on this host,\nelse that in the registry, else NVIDIA's figures for the release that the tag names. Where the image and the table do not\nagree the image is believed, and it is told. Images made from a release of NVIDIA's (they keep `NVIDIA_PYTORCH_VERSION`),\ncopies on other registries and images that are none of NVIDIA's are judged by their own configuration alone.\n\nA driver serves an image natively, if it is as new as the image's CUDA version asks; by forward compatibility, on\ndata-center GPUs and from the driver branches that NVIDIA lists; or by CUDA's minor-version compatibility, from CUDA 11\non. Newer drivers run older images. Under WSL2 and on Jetson, whose drivers have other numbers, the CUDA version that\nthe driver serves is compared. What an image demands by `NVIDIA_REQUIRE_CUDA` is read as nvidia-container-cli reads it.\n\nEach GPU that the container is to get is judged by itself. Code for a compute capability runs on later ones of the same\nmajor number, but not between the GPUs of Jetson and others. Where the user named no GPUs the launch command leaves out\nthose that the image does not run on. Figures that are not NVIDIA's own make warnings, not errors, and the launch decides.\n\n## Why it matters\n\nDocker starts an image on a hopeless driver without a word; PyTorch then fails after a download of 10 GB.\n\n## Findings\n\n### driver-too-old-for-image\n\nThis driver is too old for the image's CUDA, and neither forward nor minor-version compatibility helps; or the image asks by\n`NVIDIA_REQUIRE_CUDA` for what the driver does not serve, and the NVIDIA runtime refuses to start it (\"requirement error:\nunsatisfied condition: cuda>=\u2026\"). The CUDA toolkit on the host (`nvcc`) has no part in this.\n\n**How we know.** The image's CUDA version is compared with the driver that nvidia-smi names, by NVIDIA's table. If a listed\nbranch would serve data-center GPUs, and these GPUs certainly are none, it is forward-compat-unsupported-hw. Requirements\ncount where the launch goes through nvidia-container-cli; with CDI nobody looks at them.\n\n**Fix.** Use the newest release that runs on this driver, or upgrade the driver to a branch that is new enough and still\ndrives these GPUs: R580 is the last for Maxwell, Pascal and Volta. An upgrade stops all programs on the GPUs and ends with\na restart. `NVIDIA_DISABLE_REQUIRE=1` only takes the refusal away, not its reason.\n\n**Verify.** `nvidia-smi` shows the version.\n\n**Source.** NVIDIA's [support matrix](https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html),\n[CUDA compatibility](https://docs.nvidia.com/deploy/cuda-compatibility/),\n[table of CUDA drivers](https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/index.html),\n[driver branches](https://docs.nvidia.com/datacenter/tesla/drivers/index.html) and\n[constraints of images](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html).\n\n### forward-compat-unsupported-hw\n\nOn this driver data-center GPUs run the image, by forward compatibility; GeForce and TITAN do not have that. CUDA says\nerror 804, \"forward compatibility was attempted on non supported HW\".\n\n**How we know.** The driver's branch is among those that NVIDIA lists for the image's CUDA version, and the name of the GPU\nis of a family that is not eligible. Where the family is not known it is driver-too-old-for-image, as a warning.\n\n**Fix.** Use the newest release that runs on this driver, or a driver that serves the image natively. Where the machine has\ndata-center GPUs as well, launch on these alone.\n\n**Verify.** The test launch passes.\n\n**Source.** NVIDIA on [forward compatibility](https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html);\nthe branches of each release in its [release\nnotes](https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/index.html).\n\n### forward-compat-mismatched-lib\n\nThe image's `LD_LIBRARY_PATH` holds a folder of CUDA's compatibility package, so its libcuda comes before the host's on\nevery driver. NVIDIA's own images fill such a folder when they start, and only where it helps. On a driver that is newer, or\non a GPU that is not eligible, CUDA fails with error 803 or 804 while nvidia-smi works.\n\n**How we know.** A folder in the image's `LD_LIBRARY_PATH` ends in `compat`, where NVIDIA's own images have `compat/lib`, and\nthis driver serves the image without it. Whether a library lies there the configuration does not say, so it is a warning; a\nlaunch shows which libcuda was loaded.\n\n**Fix.** Launch with an `LD_LIBRARY_PATH` without it, or take it out of the image.\n\n**Verify.** `python3 -c \"import torch; print(torch.cuda.is_available())\"` in the container says True.\n\n**Source.** NVIDIA on [forward compatibility](https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html), and\nthe [errors of CUDA](https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TYPES.html).\n\n### gpu-too-new-for-image\n\nThe GPU's generation came after the release: PyTorch says \"no kernel image is available for execution on the device\". If\nonly some of the GPUs are too new, and none were named, it is a warning; so it is where the release has code for an earlier\nGPU of the same generation (a GeForce RTX 3090 with 20.06), which runs as a rule.\n\n**How we know.** The compute capability that nvidia-smi tells, or that is known of the GPU's name, is compared with what\nthe image was built for: `TORCH_CUDA_ARCH_LIST` of the image, else the release's figures.\n\n**Fix.** Launch on the GPUs that fit, or use a newer release.\n\n**Verify.** The image's banner no longer says that the GPU is not supported.\n\n**Source.** NVIDIA's [support matrix](https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html), and CUDA on\n[binary compatibility](https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#binary-compatibility).\n\n### gpu-too-old-for-image\n\nThe release no longer has code for the GPU's generation. From 25.01 on that is so for Pascal and Volta.\n\n**How we know.** The GPU's compute capability is below the least that the release is documented for. An image that was built\nanew is judged by its own `TORCH_CUDA_ARCH_LIST`, though never below what its release is documented for.\n\n**Fix.** Launch on the GPUs that fit, or use an older release.\n\n**Verify.** The image's banner no longer says that the GPU is not supported.\n\n**Source.** NVIDIA's [support matrix](https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html) and the\n[notes of 25.01](https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-25-01.html), here those of\nTriton, which is built on the same base.\n\n### arch-exec-format\n\nThe copy on this host is for another processor; a launch ends in \"exec format error\".\n\n**How we know.** The engine tells the architecture of its copy, `uname -m` that of the machine. What the registry offers does\nnot matter here: where the tag has nothing for this processor it is arch-no-manifest. A damaged copy ends in the same words,\nand is told by the launch.\n\n**Fix.** Pull it for this processor's architecture.\n\n**Verify.** `docker image inspect --format '{{.Architecture}}' IMAGE`\n\n**Source.** Docker on [images for several platforms](https://docs.docker.com/build/building/multi-platform/) and on\n[pulling for one](https://docs.docker.com/reference/cli/docker/image/pull/).\n\n### image-differs-from-table\n\nThe image says something else of itself than the table of releases: it was tagged anew, built again, or the table is\nwrong. It is judged by what it says itself.\n\n**How we know.** `NVIDIA_PYTORCH_VERSION`, `CUDA_VERSION` or `CUDA_DRIVER_VERSION` of the image are compared with the figures\nof the release that its tag names; of an image under another name, with those of the release that it is made from.\n\n**Fix.** None is needed if this is the image that you want. Else pull the tag again.\n\n**Verify.** `docker image inspect --format '{{.Config.Env}}' IMAGE` shows `NVIDIA_PYTORCH_VERSION` and `CUDA_VERSION`.\n\n**Source.** The image's own variables, and NVIDIA's\n[release notes](https://docs.nvidia.com/deeplearning/frameworks/pytorch-release-notes/index.html) for the table.\n\n### image-unverified\n\nNothing that is known says whether the image runs here: neither the table nor the image itself tells its CUDA version or\nthe GPUs that it has code for, or what tells it is inferred and not NVIDIA's own. Nothing speaks against it, and nothing\nfor it: where nothing at all tells, the verdict is \"could not tell\" until a test launch has passed.\n\n**How we know.** The configuration was read and has no `CUDA_VERSION`, or could not be read; or a figure of the release is\nnot among those that NVIDIA published. Figures of later releases that show the same take the doubt away.\n\n**Fix.** Compare its CUDA version with the driver. On a Jetson up to JetPack 6, use a tag that ends in `-igpu`.\n\n**Verify.** The test launch passes.\n\n**Source.** NVIDIA's [support matrix](https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html); for Jetson\n[its own page](https://docs.nvidia.com/deeplearning/frameworks/install-pytorch-jetson-platform/index.html).\n\n## When to ignore it\n\nA warning about figures that are not NVIDIA's own, once the test launch has passed.\n",
  "kernel-log": '# kernel-log\n\n## What it looks at\n\nThe lines of the NVIDIA driver in the kernel log (`dmesg`, else `journalctl -k`), as far as they are of this boot and of\nthe module that is loaded now. Where the module is not loaded, only what makes it go away again by itself counts: GPUs\nwithout address range, or off the bus. Where this user may not read the log, the check is skipped. Each Xid is looked up in\n[NVIDIA\'s catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html).\n\nA log tells of the past. An Xid is an error here only if the driver itself says that the GPU must be reset or the machine\nrestarted (Xid 154, "GPU Reset Required" or, from drivers 610 on, "PF FLR"; from R565 on nvidia-smi shows the same, and\nhas the last word), or nvidia-smi does not reach the GPU now. What is over is a warning. Nothing are Xids that the\ncatalogue answers with IGNORE or a restart of the program (13, 31, 43, 45, 137 and most others), an error of NVLink 5 that\nits line calls "Nonfatal", and everything from which the driver says the GPU has recovered. An Xid for which the catalogue\nnames no action (167, 169) warns, and says so.\n\n## Why it matters\n\nnvidia-smi shows a GPU that is gone as "Unknown Error", or hangs. What happened to it, and whether a reset is enough,\nonly the log says.\n\n## Findings\n\n### gpu-fell-off-bus\n\nThe GPU no longer answers on the PCIe bus. Power, cooling, the seat of the card and the slot\'s link are the usual causes,\nand then a GPU that has failed.\n\n**How we know.** Xid 79 in the log, the driver\'s "has fallen off the bus" (newer drivers write it without an Xid), or\nnvidia-smi\'s "GPU is lost". It is an error while nvidia-smi does not list the GPU, and a warning once it does.\n\n**Fix.** Switch the machine off and on again; in a cloud, stop the instance and start it again, which as a rule brings it\nonto other hardware. If it happens again, have power, cooling, seat and firmware looked at.\n\n**Verify.** `nvidia-smi` lists every GPU, also under load.\n\n**Source.** NVIDIA\'s [Xid catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html), Xid 79\n(RESTART_BM; most often hardware of the PCIe link); of clouds, for example,\n[Amazon EC2](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Stop_Start.html).\n\n### gpu-power-missing\n\nThe card\'s own power cable is not connected, or gives no power. The driver finds the card on the bus and cannot start it:\nnvidia-smi says "No devices were found", or lists the others alone.\n\n**How we know.** The driver\'s line "GPU does not have the necessary power cables connected", while nvidia-smi does not\nlist the GPU; nvidia-smi\'s exit code 8 or "Insufficient External Power"; or Xid 54, with which a GPU may go on slowly (a\nwarning then).\n\n**Fix.** Switch the machine off, take its power away, and connect every power socket of the card with a cable of its own, of\nthe right kind: many data-center cards (V100, P40, M40) take the plug of a processor (EPS).\n\n**Verify.** `nvidia-smi` lists the GPU.\n\n**Source.** The driver\'s own words where\n[RmInitAdapter](https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/src/nvidia/arch/nvalloc/unix/src/osinit.c)\nmeets `NV_ERR_INSUFFICIENT_POWER`; NVIDIA\'s\n[Xid catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html), Xid 54 (CHECK_MECHANICALS).\n\n### gsp-rpc-timeout\n\nThe system processor of the GPU (GSP) does not answer the driver. nvidia-smi hangs or shows `ERR!`.\n\n**How we know.** Xid 119 or 120. It is an error while nvidia-smi hangs or does not list the GPU, or while the driver asks\nfor a reset; after Xid 79 on the same GPU it is a consequence of that.\n\n**Fix.** Reset the GPU, or restart the machine where the driver asks for that; where the GPU does not come back so, switch\nthe machine off for half a minute. Then update the driver. The first releases of branch 525 had a fault of their own that\nshows as Xid 119; 525.105.17 mended it.\n\n**Verify.** `nvidia-smi` answers at once, and the log has no new Xid 119.\n\n**Source.** NVIDIA\'s [Xid catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html), Xids 119 and\n120 (RESET_GPU; a power cycle if it persists); that a restart alone may not do:\n[issue 1353](https://github.com/NVIDIA/open-gpu-kernel-modules/issues/1353) of the driver;\n[release notes of 525.105.17](https://docs.nvidia.com/datacenter/tesla/pdf/NVIDIA_Data_Center_GPU_Driver_Release_Notes_525_v3.0.pdf).\n\n### nvlink-uncorrectable\n\nAn NVLink connection failed. Programs that use several GPUs hang or stop with "uncorrectable NVLink error".\n\n**How we know.** Xid 74 or 136 (up to Hopper), 144 to 150 where the line does not say "Nonfatal", or 155 (Blackwell), or a\nfatal SXid of an NVSwitch (up to Hopper). "Nonfatal" counts only if it loses packets (RLW_RXPIPE), or the driver asks for a\nreset besides. The cause may lie at the link\'s other end: a GPU that fell off the bus takes its links along.\n\n**Fix.** Reset the GPUs that are joined (for a switch: all GPUs, `nvidia-smi --gpu-reset` without a number), or restart the\nmachine. If it happens again, `nvidia-smi nvlink -e` shows which link counts errors.\n\n**Verify.** `nvidia-smi nvlink -s` shows every link with its speed.\n\n**Source.** NVIDIA\'s [Xid catalogue](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html), "Xid 144-150\nDecode" among it; for SXids its\n[Fabric Manager guide](https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html); which GPUs are\nreset together: [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under `--gpu-reset`.\n\n### bar-space-above-4g\n\nThe firmware gave the GPU no range of addresses for its memory, so the driver cannot use it.\n\n**How we know.** The driver\'s "This PCI I/O region assigned to your NVIDIA device is invalid" with "BAR1 is 0M" (or another\nnumber), while nvidia-smi does not list the GPU.\n\n**Fix.** Switch on "Above 4G Decoding" in the firmware; on a virtual machine, give it a larger 64-bit MMIO window.\n\n**Verify.** `nvidia-smi` lists the GPU.\n\n**Source.** The line comes from the driver\'s\n[PCI probe](https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-pci.c), which finds the\nregister empty; `pci=realloc`, the last resort, is a\n[kernel parameter](https://docs.kernel.org/admin-guide/kernel-parameters.html).\n\n### cc-mode-stuck\n\nThe security processor of the GPU (FSP, from Hopper on) does not answer the driver, and the driver could not start the GPU.\nThat has been seen on GPUs whose confidential computing mode could not be left, and a broken GPU looks the same: the finding\nnames both with the question that decides.\n\n**How we know.** "FSP command timed out" and "RmInitAdapter failed" in the log, while nvidia-smi does not list the GPU.\n\n**Fix.** Take the power from the machine for a minute. If it is still so, read and set the mode past the driver, with\nNVIDIA\'s gpu-admin-tools. In a virtual machine that is for its host to do.\n\n**Verify.** `nvidia-smi` lists the GPU, and `nvidia-smi conf-compute -f` shows the mode that is meant.\n\n**Source.** Seen in [nvtrust, issue 58](https://github.com/NVIDIA/nvtrust/issues/58); the tool is\n[gpu-admin-tools](https://github.com/NVIDIA/gpu-admin-tools).\n\n### hmm-kaslr-802\n\nThe kernel laid out its addresses (KASLR) so that none were left for the memory that GPU and processor share (HMM). CUDA\nstops with error 802, "system not yet initialized".\n\n**How we know.** nvidia-uvm\'s "request_free_mem_region() err" in the log, on a machine without NVSwitches: with them the\nsame error 802 is a matter of the [fabric manager](fabric-manager.md).\n\n**Fix.** Load nvidia-uvm with `uvm_disable_hmm=1`.\n\n**Verify.** `cat /sys/module/nvidia_uvm/parameters/uvm_disable_hmm` says Y, and CUDA starts.\n\n**Source.** NVIDIA\'s [known issues of CUDA](https://docs.nvidia.com/cuda/archive/13.2.1/cuda-features-archive/index.html)\nname the line of the log and the parameter.\n\n## When to ignore it\n\nWarnings about errors whose cause was mended since this boot.\n',
  "mig": '# mig\n\n## What it looks at\n\nGPUs on which Multi-Instance GPU is switched on: whether they are divided into instances, whether the kernel has an access\nfile for each, and whether a change of the mode waits for a reset.\n\n## Why it matters\n\nA GPU in MIG mode shows in nvidia-smi like any other. CUDA runs on instances alone, so without them it finds no device.\n\n## Findings\n\n### mig-no-instances\n\nMIG is on and the GPU has no instance with a compute instance: CUDA finds no device on it.\n\n**How we know.** nvidia-smi says that MIG is enabled, and its list of MIG devices is empty. An error where that is so for\nevery GPU that is asked for; else a warning.\n\n**Fix.** Make instances: `sudo nvidia-smi mig -lgip` lists profiles, `sudo nvidia-smi mig -i N -cgi PROFILE -C` makes them.\nOr switch MIG off with `sudo nvidia-smi -i N -mig 0`. Instances do not outlast a restart.\n\n**Verify.** `nvidia-smi -L` lists MIG devices below the GPU.\n\n**Source.** The [MIG guide](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html).\n\n### mig-caps-missing\n\nThe kernel has no access file for an instance. The toolkit finds the access rights of an instance there, and refuses the\ncontainer without.\n\n**How we know.** nvidia-smi lists a GPU instance, and `/proc/driver/nvidia/capabilities/gpu*/mig` has no folder of its\nnumber.\n\n**Fix.** Take the instances away and make them anew.\n\n**Verify.** `ls /proc/driver/nvidia/capabilities/gpu*/mig` lists each `gi`.\n\n**Source.** The [MIG guide](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html), on device nodes and\ncapabilities; seen in [k8s-device-plugin, issue 253](https://github.com/NVIDIA/k8s-device-plugin/issues/253).\n\n### mig-mode-pending\n\nThe mode was changed, and the change waits: the GPU was in use, or its generation (Ampere) needs a reset.\n\n**How we know.** nvidia-smi\'s current and pending MIG mode differ.\n\n**Fix.** Stop what uses the GPU (DCGM and other monitoring too) and reset it, or restart the machine.\n\n**Verify.** `nvidia-smi --query-gpu=mig.mode.current,mig.mode.pending --format=csv` says the same twice.\n\n**Source.** The [MIG guide](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html), "Enable MIG Mode".\n\n### mig-single-instance-per-process\n\nSeveral instances are named for the launch. The container gets them all, and a CUDA process sees one:\n`torch.cuda.device_count()` says 1. That is how MIG works.\n\n**How we know.** `--gpus` or `NVIDIA_VISIBLE_DEVICES` names two or more instances (`MIG-\u2026` or `0:1`).\n\n**Fix.** Start a process for each, with `CUDA_VISIBLE_DEVICES=MIG-\u2026` of its own. A job that needs more takes the whole GPU.\n\n**Verify.** Each process reports one device, and another instance.\n\n**Source.** The [MIG guide](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html), "CUDA Device Enumeration".\n\n## When to ignore it\n\nWhere instances are made on demand, as by a scheduler, before a container starts.\n',
  "module-build": "# module-build\n\n## What it looks at\n\nWhere no NVIDIA kernel module is there for the running kernel: whether DKMS has the driver's source\n(`/var/lib/dkms`), whether the running kernel's headers are there (`/lib/modules/<release>/build`), and the log of a\nbuild that failed. Nothing is built.\n\n## Why it matters\n\nWith DKMS the module is built anew for each kernel. After an upgrade of the kernel this fails in silence, and the next\nstart comes up without a driver.\n\n## Findings\n\n### dkms-headers-missing\n\nDKMS has the driver's source, and the headers of the running kernel are not there: nothing could be built.\n\n**How we know.** `/var/lib/dkms` holds a version of nvidia, no module is there for the running kernel, and\n`/lib/modules/<release>/build` is missing or leads nowhere. That they are there makes it\n[another finding](#dkms-build-failed), or none.\n\n**Fix.** Install the headers of exactly this kernel, have DKMS build the module, and load it. To stay safe, install the\npackage that brings the headers of each new kernel (`linux-headers-amd64` on Debian, `linux-headers-generic` on Ubuntu).\n\n**Verify.** `dkms status` says \"installed\" for the running kernel, and `nvidia-smi` lists the GPUs.\n\n**Source.** NVIDIA's\n[driver installation guide](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html), on kernel\nheaders; [dkms(8)](https://manpages.debian.org/stable/dkms/dkms.8.en.html).\n\n### dkms-build-failed\n\nThe headers are there, and the build for this kernel failed. Most often the kernel is newer than the driver knows; else the\ncompiler is not the one that the kernel was built with.\n\n**How we know.** DKMS left its log behind (`/var/lib/dkms/nvidia/<version>/build/make.log`), which it does after a failure\nalone, and the log names the running kernel. The finding shows the first error of it.\n\n**Fix.** Update the driver's packages, or start the previous kernel.\n\n**Verify.** `dkms status` says \"installed\" for the running kernel, and `nvidia-smi` lists the GPUs.\n\n**Source.** [DKMS](https://github.com/dkms-project/dkms); NVIDIA's\n[driver installation guide](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html).\n\n## When to ignore it\n\nNever, while this kernel is to use the GPU.\n",
  "module-loading": '# module-loading\n\n## What it looks at\n\nWhile the NVIDIA kernel module is there and not loaded: which driver holds each GPU (`/sys/bus/pci/devices/*/driver`);\nwhether Secure Boot is on, what the kernel\'s lockdown is, and whether it was told to take signed modules alone\n(`/sys/firmware/efi`, `/sys/kernel/security/lockdown`, `module.sig_enforce`); who signed the module (`modinfo nvidia`,\nwhich reads the file and loads nothing); the lines of `modprobe.d` and of the kernel\'s command line that name it, and those of\n`modprobe.d` that keep nouveau or nova away; what\nUbuntu\'s `prime-select` has chosen; and the kernel log, where this user may read it.\n\n## Why it matters\n\n"couldn\'t communicate with the NVIDIA driver" has a dozen causes, and the fix for one does nothing for another. The\nmodule itself says why only to whoever tries to load it, and the doctor does not.\n\n## Findings\n\n### secure-boot-unsigned\n\nThe kernel takes only modules that are signed with a key which it or the firmware trusts, and this one is not. `modprobe`\nsays "Key was rejected by service".\n\n**How we know.** The kernel log says "Loading of unsigned module is rejected" or "Loading of module with unavailable key is\nrejected", in a way that fits this module\'s signature; or the kernel was told to take signed modules alone (lockdown,\n`module.sig_enforce`) and `modinfo` shows no signer. Either is an error. A module that is signed by a key of this machine\'s\nown, which may be enrolled, warns; so does one without a signature where Secure Boot is on and the kernel does not say how\nstrict it is.\n\n**Fix.** Sign the module, and enrol the key: `sudo mokutil --import` with the certificate that DKMS signs with, then a\nrestart, and "Enroll MOK" at the blue screen. Or use packages whose modules the distribution has signed, or switch Secure\nBoot off in the firmware. `mokutil` alone changes nothing until somebody confirms it at the machine\'s screen.\n\n**Verify.** `sudo modprobe nvidia` says nothing, and `nvidia-smi` lists the GPUs.\n\n**Source.** The kernel\'s [module signing](https://docs.kernel.org/admin-guide/module-signing.html) and\n[kernel_lockdown(7)](https://man7.org/linux/man-pages/man7/kernel_lockdown.7.html); NVIDIA\'s\n[driver installation guide](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html);\n[Debian](https://wiki.debian.org/SecureBoot) on keys that DKMS makes.\n\n### kernel-module-blacklisted\n\nA line of the configuration keeps the module from loading.\n\n**How we know.** A file below `modprobe.d` or the kernel\'s command line names it: `blacklist nvidia` and\n`modprobe.blacklist=` stop it from loading by itself, `alias nvidia off`, `install nvidia /bin/false` and\n`module_blacklist=` stop it altogether. A file that another of the same name in `/etc` replaces does not count. What\nUbuntu\'s `prime-select` writes is [prime-intel-selected](#prime-intel-selected).\n\n**Fix.** Take the line out of use, rebuild the initramfs, and load the module.\n\n**Verify.** `modprobe --showconfig | grep nvidia` no longer shows it, and `nvidia-smi` lists the GPUs.\n\n**Source.** [modprobe.d(5)](https://man7.org/linux/man-pages/man5/modprobe.d.5.html); the\n[kernel\'s parameters](https://docs.kernel.org/admin-guide/kernel-parameters.html).\n\n### prime-intel-selected\n\nOn a notebook with two GPUs the processor\'s own was chosen for all: `prime-select intel` (Ubuntu) or\n`system76-power graphics integrated` (Pop!_OS) blacklists the driver and takes the NVIDIA GPU\'s power away, and mostly the\nGPU from the bus.\n\n**How we know.** The module is not loaded, and `/etc/prime-discrete`, where these tools keep the choice, says "off"; with\n"on-demand" or "on" it is none of their doing. The blacklist that they wrote is part of it, and no finding of its own.\n\n**Fix.** `sudo prime-select on-demand` (on Pop!_OS `sudo system76-power graphics hybrid`), and a restart.\n\n**Verify.** `prime-select query` says "on-demand", and `nvidia-smi` lists the GPU.\n\n**Source.** The file and its three words: gpu-manager of\n[ubuntu-drivers-common](https://github.com/canonical/ubuntu-drivers-common) and\n[system76-power](https://github.com/pop-os/system76-power/blob/master/src/graphics.rs).\n\n### nouveau-conflict\n\nThe free driver nouveau holds the GPU. Two drivers cannot share it.\n\n**How we know.** The device\'s `driver` link in `/sys/bus/pci/devices` leads to nouveau, while a module or library of\nNVIDIA\'s driver is installed. nouveau being loaded proves nothing by itself. Where a line of `modprobe.d` forbids it already,\nthe initramfs, from which the machine starts, was made before that line, or the machine was not restarted since.\n\n**Fix.** Keep nouveau from loading (`blacklist nouveau` below `/etc/modprobe.d`), rebuild the initramfs, and restart. With\nostree the kernel\'s command line says it (`rpm-ostree kargs`), on NixOS the configuration (`boot.blacklistedKernelModules`).\n\n**Verify.** `lspci -k -d 10de:` says "Kernel driver in use: nvidia".\n\n**Source.** NVIDIA\'s\n[driver installation guide](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html), on disabling\nnouveau; RPM Fusion\'s [page](https://rpmfusion.org/Howto/NVIDIA) on its driver, for ostree.\n\n### nova-core-conflict\n\nnova-core, which follows nouveau in newer kernels, holds the GPU.\n\n**How we know.** The device\'s `driver` link leads to NovaCore, while a module or library of NVIDIA\'s driver is installed;\nthe driver\'s own words in the kernel log are "is already bound to NovaCore".\n\n**Fix.** Keep nova, nova_core and nova_drm from loading, rebuild the initramfs, and restart.\n\n**Verify.** `lspci -k -d 10de:` says "Kernel driver in use: nvidia".\n\n**Source.** The kernel\'s [nova driver](https://docs.kernel.org/gpu/nova/index.html).\n\n### gpu-bound-to-vfio\n\nEvery GPU is held by `vfio-pci`: it was set aside for a virtual machine, and the host cannot use it.\n\n**How we know.** The `driver` link of every NVIDIA GPU leads to vfio-pci, or to another driver that holds devices\nfor virtual machines (pci-stub, pciback, nvgrace_gpu_vfio_pci). A host that keeps one GPU for itself is fine.\n\n**Fix.** Run the container in that virtual machine; or take the GPU\'s ids out of `vfio-pci.ids` and restart.\n\n**Verify.** `lspci -k -d 10de:` says "Kernel driver in use: nvidia".\n\n**Source.** The kernel\'s [VFIO](https://docs.kernel.org/driver-api/vfio.html).\n\n### selinux-module-load\n\nSELinux denied the loading: the file of the module carries the label of another place, as after a copy.\n\n**How we know.** "avc: denied { module_load }" with the module\'s name in the kernel log. Denials of the device nodes are\nanother matter: [security-modules](security-modules.md).\n\n**Fix.** Give the files below `/lib/modules` their labels back with `restorecon`, and load the module.\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** [restorecon(8)](https://man7.org/linux/man-pages/man8/restorecon.8.html).\n\n## When to ignore it\n\n`gpu-bound-to-vfio` and `kernel-module-blacklisted` on a host that is meant to give its GPUs to virtual machines.\n',
  "nvidia-driver": '# nvidia-driver\n\n## What it looks at\n\nWhether the NVIDIA kernel module is loaded (`/proc/driver/nvidia/version`, `/sys/module/nvidia`); if not, whether a\nmodule file for the running kernel exists below `/lib/modules`; the version on the disk; what the kernel log says of\nGPUs that were not initialised; and what `nvidia-smi` answers. Without a module, or while device nodes are missing,\n`nvidia-smi` is not run: it would create nodes, or have the module loaded. Where there is none (on Debian it is a package of\nits own) nobody has asked the GPUs, and nothing is said of them before a launch.\n\n## Why it matters\n\nThe container brings CUDA along, but not the driver: that is the host\'s. Without it the NGC banner says "The NVIDIA\nDriver was not detected", or the container does not start at all.\n\n## Findings\n\n### driver-not-installed\n\nThere is a GPU, and no driver for it.\n\n**How we know.** The module is not loaded, none is below `/lib/modules` for any kernel, and the loader finds neither\n`libcuda.so.1` nor `libnvidia-ml.so.1`. One of them alone makes it [another finding](#kernel-upgraded-no-module).\n\n**Fix.** Install the driver with this distribution\'s packages; then restart the machine, or load the module.\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** NVIDIA\'s\n[driver installation guide](https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html).\n\n### kernel-module-not-loaded\n\nA module for the running kernel is there, and not loaded.\n\n**How we know.** Neither `/proc/driver/nvidia/version` nor `/sys/module/nvidia` is there, and `modules.dep` or the usual\nfolders of the running kernel hold `nvidia.ko` (also under its names on Debian). Why it is not loaded is looked for by\n[module-loading](module-loading.md), [gpu-support](gpu-support.md) and, for a module that went away again by itself,\n[kernel-log](kernel-log.md); what they find accounts for this.\n\n**Fix.** `sudo modprobe nvidia` and `sudo modprobe nvidia-uvm`. If that is refused, the kernel log (`sudo dmesg`) says\nwhy: with "Key was rejected by service" Secure Boot wants a signed module.\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** The driver\'s README on\n[its files in /proc](https://download.nvidia.com/XFree86/Linux-x86_64/560.35.03/README/procinterface.html).\n\n### kernel-upgraded-no-module\n\nThe driver is installed, but has no module for the kernel that runs: usually the kernel was upgraded and the module\nwas not built again. Or the module was built for another build of the same kernel.\n\n**How we know.** Libraries of the driver are there, or modules for other kernels, and none for the release that `uname -r`\nnames; or one is there, and the kernel log says "disagrees about version of symbol". Whether the kernel\'s headers are\nmissing or DKMS failed is looked for by [module-build](module-build.md), and accounts for this.\n\n**Fix.** In the way in which the driver came here. Where Ubuntu\'s ready-made module was there for another kernel\n(`/lib/modules/<release>/kernel/nvidia-<branch>`), the package of the running one\n(`linux-modules-nvidia-<branch>-<release>`). Where DKMS has the source, or it lies in `/usr/src`, the headers and a build.\nElse the driver\'s packages, or NVIDIA\'s `.run` file, once more.\n\n**Verify.** `dkms status` says "installed" for the running kernel, and `nvidia-smi` lists the GPUs.\n\n**Source.** Ubuntu\'s [NVIDIA drivers](https://ubuntu.com/server/docs/nvidia-drivers-installation);\n[dkms(8)](https://manpages.debian.org/stable/dkms/dkms.8.en.html).\n\n### driver-library-mismatch\n\nThe driver\'s packages were upgraded, and the module of the older version is still loaded. `nvidia-smi` says\n"Driver/library version mismatch"; containers fail with "nvml error: driver/library version mismatch".\n\n**How we know.** nvidia-smi says so; where it is not there, `libnvidia-ml.so.1` leads to a file of another version than\nthe module\'s in `/proc/driver/nvidia/version`. What lies on the disk decides what helps: `modinfo -F version nvidia` is\nwhat a restart would load. If that is of the old version too, its module was never built for the new one, or libraries of\nanother installation lie about; then neither a restart nor a reload mends it. If it is of the new version and was on the disk before\nthe machine started, the old one came with the initramfs. As root, `fuser /dev/nvidiactl` names the programs that hold the\nold module: without them, and without a desktop upon it, a reload is enough. The same text inside a container alone comes\nof an image that brings its own libraries ([test-launch](test-launch.md)).\n\n**Fix.** Unload the old module and load the new one, which needs every program off the GPU; or restart the machine, once\nthe initramfs is rebuilt if the old module comes from there. If the module on the disk is old as well, bring the two to one\nversion first.\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** NVML\'s [return codes](https://docs.nvidia.com/deploy/nvml-api/group__nvmlDeviceEnumvs.html)\n(`NVML_ERROR_LIB_RM_VERSION_MISMATCH`).\n\n### stale-driver-procfs\n\nThe module stopped half-way while it was loaded or unloaded. Containers fail with "no such file or directory" below\n`/proc/driver/nvidia`.\n\n**How we know.** `/proc/driver/nvidia` is there, the kernel does not list the module (`/sys/module/nvidia`), and nvidia-smi\ndoes not answer. Inside a container, which may hide either, nothing is claimed.\n\n**Fix.** Restart the machine: a module in this state can be neither used nor unloaded.\n\n**Verify.** `lsmod | grep nvidia` lists it, and `nvidia-smi` lists the GPUs.\n\n**Source.** The kernel\'s own files. The module makes both and takes both away\n([procfs](https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-procfs.c) of the open one).\n\n### gpu-init-failed\n\nThe module is loaded, and it could not initialise a GPU, or any. A GPU without power, an address range that the firmware did\nnot assign, the wrong flavour of the module, or a GPU that has failed.\n\n**How we know.** nvidia-smi says "No devices were found", or lists the others while the kernel log says "RmInitAdapter\nfailed" of one that it does not list. What [kernel-log](kernel-log.md), [module-loading](module-loading.md) and\n[gpu-support](gpu-support.md) find of that GPU accounts for it.\n\n**Fix.** Read the lines that begin with "NVRM"; they decide.\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** The line comes from the driver\'s start of a GPU\n([osinit.c](https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/src/nvidia/arch/nvalloc/unix/src/osinit.c)).\n\n### gpu-not-listed\n\nThe PCI bus holds a GPU that nothing else uses, and nvidia-smi does not list it. Nothing that could be read says why.\n\n**How we know.** Its address is on the bus, held by `nvidia` or by nobody, the loaded module can drive its generation, and\nthe kernel log has no word of it. In containers and batch jobs, which are given some of the GPUs, nothing is claimed.\n\n**Fix.** Read the kernel log\'s lines that begin with "NVRM".\n\n**Verify.** `nvidia-smi -L` lists as many GPUs as `lspci -d 10de:` shows.\n\n**Source.** The kernel\'s own list of devices; NVIDIA\'s\n[debug guidelines](https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html).\n\n### gpu-device-handle-unknown\n\nnvidia-smi stops at one GPU that cannot be reached. The same text stands for a GPU that fell off the bus, one that was\nnever initialised, and one that waits for a reset.\n\n**How we know.** nvidia-smi\'s "Unable to determine the device handle". Only the kernel log decides between the three: Xid\n79, a GSP that hangs and a reset that is asked for are findings of [kernel-log](kernel-log.md), and account for this one.\n\n**Fix.** Read the kernel log\'s lines that begin with "NVRM".\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** NVIDIA\'s [Xid errors](https://docs.nvidia.com/deploy/xid-errors/index.html).\n\n### driver-nvml-unknown\n\nThe module is loaded, and every question is answered with "Failed to initialize NVML: Unknown Error". Within a container\nor a service the rights to the devices were taken away while it ran; on the host itself the kernel log tells.\n\n**How we know.** nvidia-smi\'s own words. A GPU that fell off the bus or whose GSP hangs, by the kernel log, accounts for it.\n\n**Fix.** If this shell is in a container or a service, start it anew. Else read the kernel log\'s NVRM lines.\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** NVIDIA on containers that lose their GPUs:\n[troubleshooting](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html).\n\n### driver-not-answering\n\nThe module is loaded, and `nvidia-smi` fails in another way; its text is shown.\n\n**How we know.** nvidia-smi ends with an error that is none of the above. Libraries that are missing\n([driver-libraries](driver-libraries.md)) account for it.\n\n**Fix.** Read the kernel log\'s lines that begin with "NVRM".\n\n**Verify.** `nvidia-smi` lists the GPUs.\n\n**Source.** What its exit codes mean: [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), "RETURN VALUE".\n\n## When to ignore it\n\nNever: a container cannot use a GPU without the host\'s driver.\n',
  "nvidia-gpu": "# nvidia-gpu\n\n## What it looks at\n\nThe devices of vendor `10de` ([NVIDIA](https://pci-ids.ucw.cz/read/PC/10de)) on the PCI bus, by the files of\n`/sys/bus/pci/devices`. A Jetson has its GPU on the chip, and is known by the device nodes of its driver; in WSL the check\n[wsl](wsl.md) looks. An answer of `nvidia-smi` that lists GPUs is taken as proof as well.\n\n## Why it matters\n\nWithout a GPU everything else that the doctor could say about drivers and runtimes is beside the point.\n\n## Findings\n\n### no-nvidia-gpu\n\nThis machine shows no NVIDIA GPU. In the cloud this is an instance type without GPUs, or a GPU that was detached; in a\nvirtual machine a device that was not passed through; on real hardware a card that is not seated, not powered, or switched\noff by the firmware. On a Jetson the driver nvgpu has made no device nodes.\n\n**How we know.** No device of vendor `10de` has the class of a VGA or 3D controller (`0300`, `0302`), and nvidia-smi lists\nnone. A share of a GPU that was made for a virtual machine does not count. If one device keeps its vendor or class to\nitself, nothing is claimed. A notebook whose NVIDIA GPU was switched off (prime-intel-selected) shows none either, and that\naccounts for it. Inside a container the finding says to ask on the host, since only what was passed in is seen.\n\n**Fix.** No program can mend this: choose a machine with a GPU, attach it, or look at the hardware.\n\n**Verify.** `lspci -d 10de:` lists the GPU.\n\n**Source.** The kernel's own files: [PCI devices in sysfs](https://docs.kernel.org/PCI/sysfs-pci.html).\n\n## When to ignore it\n\nWhen the containers are meant to run on another machine. PyTorch itself runs on the processor too, slowly.\n",
  "nvidia-runtime": '# nvidia-runtime\n\n## What it looks at\n\nThe runtimes that the engine has registered, and whether their programs are there. The runtime named `nvidia` is asked\nfor only where the launch goes through it: on Jetson, with `nvidia-docker` of Docker 19.02 and earlier, and where the\ntoolkit is set to a mode (`cdi`, `csv`) in which its hook refuses `--gpus`.\n\n## Why it matters\n\n`--gpus` does not need the runtime. Where it is needed and missing, Docker says "unknown or invalid runtime name:\nnvidia" ("Unknown runtime specified nvidia" before 23.0).\n\n## Findings\n\n### nvidia-runtime-not-registered\n\nThe launch needs the runtime, and the engine that answers does not know it.\n\n**How we know.** The runtimes that the engine itself lists. Where a file registers it that the engine has not read, or does\nnot read, that is the cause (`daemon-not-restarted`, `daemon-uses-other-config`).\n\n**Fix.** `sudo nvidia-ctk runtime configure --runtime=docker`, then restart the engine, which stops containers unless live\nrestore is on.\n\n**Verify.** `docker info` lists nvidia among the runtimes.\n\n**Source.** NVIDIA\'s [installation\nguide](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html), "Configuring Docker".\n\n### runtime-binary-missing\n\nA runtime is registered under a path that leads nowhere, e.g. since the toolkit was removed. It is an error where the\nlaunch or the default runtime uses it: then every `docker run` fails. Otherwise it is a warning.\n\n**How we know.** The path that the engine tells is not on this machine, or may not be executed; a bare name is on no folder\nof dockerd\'s own `PATH`. Where that `PATH` may not be read, a bare name says nothing.\n\n**Fix.** Install the toolkit again, or register the runtime at the program that is there. The engine is restarted, which\nstops containers.\n\n**Verify.** `docker run --rm --runtime=nvidia IMAGE true` starts.\n\n**Source.** Docker on [other runtimes](https://docs.docker.com/engine/daemon/alternative-runtimes/). A launch ends in\n"executable file not found in $PATH" or "no such file or directory": seen on Docker Engine 20.10, 26 and 28.\n\n## When to ignore it\n\nA warning about a runtime that nobody uses.\n',
  "nvidia-toolkit": "# nvidia-toolkit\n\n## What it looks at\n\nThe programs of the NVIDIA Container Toolkit: where they are, whether they can be executed, whether the running dockerd\nfinds its hook on its own `PATH`, and whether they were there when dockerd started.\n\nWhere the GPUs come by CDI (`--gpus` on Docker 29.2 and later with the base package, or `--device nvidia.com/gpu=\u2026`), no\nhook is needed, and what is asked instead is in [cdi](cdi.md). Container-Optimized OS gives containers its driver by mounts\nand device nodes, [without the toolkit](https://cloud.google.com/container-optimized-os/docs/how-to/run-gpus).\n\n## Why it matters\n\nThe toolkit is what puts the GPU's devices and the driver's libraries into a container. dockerd looks for the hook\n`nvidia-container-runtime-hook` once, when it starts; without it `--gpus` ends in 'could not select device driver \"\"\nwith capabilities: [[gpu]]'.\n\n## Findings\n\n### toolkit-not-installed\n\nNo program of the toolkit is on this host.\n\n**How we know.** None of its programs is on this user's or dockerd's `PATH`, nor in the folders of packages, of NixOS or of\nNVIDIA's GPU operator. Where parts are there, it is `toolkit-hook-missing`.\n\n**Fix.** Install the package `nvidia-container-toolkit`, register its runtime, and restart the engine, which stops\ncontainers.\n\n**Verify.** `nvidia-ctk --version` answers.\n\n**Source.** NVIDIA's [installation\nguide](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html).\n\n### toolkit-hook-missing\n\nParts of the toolkit are there, and the hook is not where dockerd finds it: it is missing, a link to nothing, not\nexecutable, or outside dockerd's `PATH`.\n\n**How we know.** The file itself, and the `PATH` of the running dockerd: by its environment, else by its unit and drop-ins, else\nthe one that systemd gives. A hook that came after dockerd started is `daemon-not-restarted`.\n\n**Fix.** Install the toolkit again; or put a link to the hook into `/usr/bin`. Then restart the engine, which stops\ncontainers.\n\n**Verify.** `nvidia-container-runtime-hook --version` answers.\n\n**Source.** [Docker Engine's code](https://github.com/moby/moby/blob/v28.5.2/daemon/nvidia_linux.go) looks for that name;\nNVIDIA on [what each package\nholds](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/arch-overview.html).\n\n### toolkit-cli-missing\n\nThe hook is there, and `nvidia-container-cli`, which it calls, is not; or it is not where `config.toml` names it\n(`nvidia-container-cli.path`); or it does not run, for want of its library `libnvidia-container.so.1`.\n\n**How we know.** The file, and what the loader says where the program does not run.\n\n**Fix.** Install the toolkit again: the program belongs to the package `libnvidia-container-tools`, its library to\n`libnvidia-container1`. Nothing stops.\n\n**Verify.** `nvidia-container-cli --version` answers.\n\n**Source.** NVIDIA on [the toolkit's\nparts](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/arch-overview.html). A launch ends in\n\"couldn't find binary nvidia-container-cli\": seen with toolkit 1.13.\n\n### daemon-not-restarted\n\nEverything is there, and was installed after dockerd started. A reload is not enough: dockerd looks for the hook only\nwhen it starts.\n\n**How we know.** When the hook's file came to its place (the change time of its inode), against the start of the process.\nWhere the toolkit was merely upgraded since, its older traces show that, and nothing is reported. A runtime that daemon.json\nregisters and the engine lacks shows the same of the file; for that a reload is enough.\n\n**Fix.** Restart the engine. Running containers stop, unless live restore is on.\n\n**Verify.** The doctor no longer reports it.\n\n**Source.** [Docker Engine's code](https://github.com/moby/moby/blob/v28.5.2/daemon/nvidia_linux.go): the look-up is in\n`init`. That SIGHUP takes over runtimes and not the hook was seen on Docker Engine 20.10, 26 and 28.\n\n### nixos-no-gpus-hook\n\nNixOS installs the toolkit for CDI alone: there is no hook on the `PATH` of dockerd, so `--gpus` ends in 'could not select\ndevice driver \"\" with capabilities: [[gpu]]', and no runtime named nvidia. That is as it should be where the engine gives\nGPUs as CDI devices, and then nothing is reported; here it does not: Docker is older than 25, or there is no specification.\n\n**How we know.** The distribution, the missing hook, and an engine that resolves no `nvidia.com/gpu`.\n\n**Fix.** `hardware.nvidia-container-toolkit.enable = true`, Docker 25 or later with CDI on, and\n`--device nvidia.com/gpu=all` in place of `--gpus`. The rebuild restarts the engine.\n\n**Verify.** `docker run --rm --device nvidia.com/gpu=all IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** [NixOS on NVIDIA](https://wiki.nixos.org/wiki/NVIDIA).\n\n## When to ignore it\n\nNever for `--gpus`. On engines that give GPUs by CDI (`--device nvidia.com/gpu=all`) the hook is not needed.\n",
  "package-sources": '# package-sources\n\n## What it looks at\n\nThe repositories that apt is told of (`/etc/apt/sources.list`, `/etc/apt/sources.list.d`): whether two of them contradict\neach other, and whether the files of the keys that they name are there. Nothing is fetched.\n\n## Why it matters\n\nA launch needs none of that. But driver, engine and toolkit come as packages, and a fix that begins with `apt-get update`\nends there: one contradiction, in the source of any vendor, keeps apt from reading its list at all.\n\n## Findings\n\n### apt-signed-by-conflict\n\nOne repository is configured twice with different keys, mostly by an old guide and a new one: "Conflicting values set for\noption Signed-By regarding source \u2026 The list of sources could not be read." A source without a key after one with a key is\nsuch a contradiction too; the other way round is none.\n\n**How we know.** The sources in the order in which apt reads them, with address, release and key. The same key twice is\nnothing.\n\n**Fix.** Keep one of the two; a file whose every source is in others as well is set aside whole. Nothing is interrupted.\n\n**Verify.** `apt-cache policy` prints no error.\n\n**Source.** NVIDIA\'s\n[troubleshooting](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html),\n"Conflicting values set for option Signed-By";\n[sources.list(5)](https://manpages.debian.org/stable/apt/sources.list.5.en.html).\n\n### apt-key-missing\n\nA source of the driver, of Docker, of the toolkit or of the distribution names the file of its key (`signed-by`), and the\nfile is not there: "NO_PUBKEY", "is not signed".\n\n**How we know.** The folder could be read and does not hold the file. Keys that are there and are the wrong ones, such as\nNVIDIA\'s of before April 2022, cannot be told by their names; `apt-get update` says so. Sources of others are no matter here.\n\n**Fix.** Fetch the key anew, as its maker says. Nothing is interrupted.\n\n**Verify.** `sudo apt-get update` ends without an error.\n\n**Source.** NVIDIA\'s [installation\nguide](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html), Docker\'s\n[installation pages](https://docs.docker.com/engine/install/), and\n[sources.list(5)](https://manpages.debian.org/stable/apt/sources.list.5.en.html) on `signed-by`.\n\n## When to ignore it\n\nWhere nothing is to be installed.\n',
  "persistence-mode": '# persistence-mode\n\n## What it looks at\n\nWhether starting the driver takes too long (the container\'s hook or `nvidia-smi` ran out of time) while persistence mode is\noff: by nvidia-smi, or by the socket of `nvidia-persistenced` where nvidia-smi does not answer.\n\n## Why it matters\n\nWithout persistence mode the driver puts a GPU to rest as soon as nobody uses it, and the next program starts it anew. On\nmachines with many GPUs that takes longer than the toolkit waits, and the container ends in "driver error: timed out".\n\n## Findings\n\n### persistence-mode-off\n\nSomething timed out, and nothing keeps the driver started. Off by itself is no finding: it is the default, and right on a\ndesktop.\n\n**How we know.** The launch was refused with "driver error: timed out" (or nvidia-smi gave no answer in time), and\npersistence mode is off by nvidia-smi, or no socket of nvidia-persistenced is there. Where nvidia-smi gave no answer at\nall it warns only, since a GPU that hangs looks the same. A GPU that is on the bus and that nvidia-smi does not list is\nnamed as the other candidate: a GPU that cannot be started makes the same launch time out, whichever GPUs are asked for.\n\n**Fix.** Start nvidia-persistenced as a service, and `sudo nvidia-smi -pm 1`, which lasts until the next restart. Ubuntu\'s\nunit starts the daemon with `--no-persistence-mode`: there it runs and keeps nothing, until an override takes that word\naway.\n\n**Verify.** `nvidia-smi --query-gpu=persistence_mode --format=csv` says Enabled, and `time nvidia-smi` takes about a second.\n\n**Source.** NVIDIA on [driver persistence](https://docs.nvidia.com/deploy/driver-persistence/index.html); reports of both\ncauses in [nvidia-container-toolkit, issue 236](https://github.com/NVIDIA/nvidia-container-toolkit/issues/236).\n\n## When to ignore it\n\nWhere the machine has just started: the first call takes longer.\n',
  "preloaded-libraries": "# preloaded-libraries\n\n## What it looks at\n\n`/etc/ld.so.preload`, `LD_PRELOAD` of dockerd (by its process, else by its unit, drop-ins and files of variables), and\nwhether Citrix Workspace is installed: only where a test launch was refused because the toolkit's process that asks the\ndriver failed.\n\n## Why it matters\n\nWhat the loader puts into every program is in `nvidia-container-cli` too, which forks and changes its root; so is what\ndockerd was started with, since it hands\n[its own environment](https://github.com/moby/moby/blob/v28.5.2/daemon/nvidia_linux.go) to NVIDIA's hook. A library that\nis not made for that takes it down, while nvidia-smi works.\n\n## Findings\n\n### ld-preload-conflict\n\nThe launch was refused because the toolkit's process failed, and a library of somebody else's is preloaded. People have\nmended it by removing Citrix Workspace.\n\n**How we know.** The launch ended in \"driver rpc error: failed to process request\", and `/etc/ld.so.preload` names a\nlibrary, or Citrix Workspace is installed. That does not prove it, and so it warns: NVIDIA's maintainers name persistence\nmode that is off as the usual cause of these words.\n\n**Fix.** Take the library out for a try, and launch again.\n\n**Verify.** The launch command starts.\n\n**Source.** [nvidia-container-toolkit, issue 556](https://github.com/NVIDIA/nvidia-container-toolkit/issues/556);\n[ld.so(8)](https://man7.org/linux/man-pages/man8/ld.so.8.html) on the file.\n\n## When to ignore it\n\nWhere persistence mode is off and the launch works once it is on.\n",
  "registry": "# registry\n\n## What it looks at\n\nEverything that `docker pull` would go through, without pulling: the name, the connection, TLS, the registry's\nchallenge, the token (with the login that Docker has stored, if any), the manifest for this machine's architecture, the\nimage's configuration, and one byte of a layer from the host that serves the layers. The daemon does the pulling, so\nthe registry is asked as the daemon would ask it: with the daemon's proxies, the system's certificates and those in\n`/etc/docker/certs.d`. Where no daemon answers, this shell's proxies are used.\n\nIf the image is already on this host, what is found here is a warning: nothing need be pulled. Where the engine does not say\nwhether it is, the verdict is \"could not tell\" until a launch has passed.\n\n## Why it matters\n\nAn NGC PyTorch image is 10 GB and more. A pull that fails late costs an hour, and its message rarely says why.\n\n## Findings\n\n### dns-failure\n\nThe name of the registry, or of its token server, does not resolve.\n\n**How we know.** The system's resolver has no address for it. Where the daemon has a proxy, that resolves the name, and this\nis not asked here.\n\n**Fix.** Mend `/etc/resolv.conf`, or set the daemon's proxy where only that resolves names.\n\n**Verify.** `getent hosts nvcr.io` prints an address.\n\n**Source.** [resolv.conf(5)](https://man7.org/linux/man-pages/man5/resolv.conf.5.html); Docker on the daemon's\n[proxy](https://docs.docker.com/engine/daemon/proxy/).\n\n### registry-unreachable\n\nNo connection: refused, no route, or no answer in time, as behind a firewall that drops packets.\n\n**How we know.** The name resolves, and connecting fails or takes more than 5 seconds, or an answer more than 10. A handshake\nthat begins and never ends is registry-tls-timeout; a proxy in between is proxy-misconfigured.\n\n**Fix.** Let the host reach port 443 of the registry, or set the daemon's proxy. Images of NGC come from `nvcr.io` and\n`layers.nvcr.io`; logins by key are asked of `authn.nvidia.com`.\n\n**Verify.** `curl -sSI https://nvcr.io/v2/` answers 401.\n\n**Source.** The hosts are those that nvcr.io itself names in its challenges and redirects; Docker's are in its\n[list for firewalls](https://docs.docker.com/desktop/setup/allow-list/).\n\n### proxy-misconfigured\n\nThe proxy that the daemon uses cannot be reached, wants a login, or refuses the registry.\n\n**How we know.** The daemon itself tells its proxy (`docker info`), and the registry is asked through that. Its login is read\nwhere the daemon takes it from; where that may not be read and the proxy wants one, nobody is blamed.\n\n**Fix.** Correct the proxy in the daemon's configuration, and restart the engine: its containers stop, unless live-restore\nis on.\n\n**Verify.** `docker info` shows it.\n\n**Source.** Docker on the daemon's [proxy](https://docs.docker.com/engine/daemon/proxy/).\n\n### tls-mitm-ca\n\nThe certificate shown is signed by an authority that this host does not know: usually a company's proxy that opens TLS\nconnections.\n\n**How we know.** The chain is checked against the system's authorities and those that Docker has for this registry, and the\none who signed is shown. An expired certificate, or one for another name, is registry-tls-invalid.\n\n**Fix.** If the authority is yours, put its certificate into `/etc/docker/certs.d/REGISTRY/ca.crt`; a rootless engine reads\n`~/.config/docker/certs.d` instead. If nobody knows it, do not trust it.\n\n**Verify.** The doctor no longer reports it.\n\n**Source.** Docker on [certificates of a registry](https://docs.docker.com/engine/security/certificates/).\n\n### registry-tls-invalid\n\nThe secure connection fails in another way: an expired certificate, one for another name, or no TLS at all.\n\n**How we know.** The handshake fails for another reason than an unknown authority; the reason is shown. Registries that the\ndaemon lists as insecure are asked without, as it does.\n\n**Fix.** See that the clock is right, and what answers there.\n\n**Verify.** `openssl s_client -connect nvcr.io:443` shows a chain.\n\n**Source.** What the daemon accepts without TLS: Docker on\n[insecure registries](https://docs.docker.com/reference/cli/dockerd/).\n\n### registry-tls-timeout\n\nThe registry takes the connection, and the TLS handshake never ends: a firewall or proxy that looks into TLS, a slow one, or\nlarge packets that are lost on the way (a path with a smaller MTU).\n\n**How we know.** TCP connects when it is tried alone, and no handshake is done in 5 seconds. Docker says \"net/http: TLS\nhandshake timeout\". Which of the reasons it is, only a comparison with another network or packet size tells.\n\n**Fix.** Compare `curl -sSI https://nvcr.io/v2/` from another network; set the daemon's proxy where the network wants one;\nlower the interface's MTU where `ping -M do -s 1472 nvcr.io` gets no answer and a smaller size does.\n\n**Verify.** `curl -sSI https://nvcr.io/v2/` answers 401.\n\n**Source.** [RFC 2923](https://www.rfc-editor.org/rfc/rfc2923) on packets that are lost for their size, and\n[ping(8)](https://man7.org/linux/man-pages/man8/ping.8.html).\n\n### ngc-not-logged-in\n\nThe registry was asked without a login, for want of one, and refused this image. Some registries answer so for a\nrepository that does not exist, too: check the name first.\n\n**How we know.** Docker's configuration has no login for this registry, and the token or the manifest is answered with 401 or\n403. An anonymous token that nvcr.io refuses is asked for twice, since it does so now and then.\n\n**Fix.** `docker login nvcr.io` with the user name `$oauthtoken` and an NGC API key.\n\n**Verify.** `docker pull` begins.\n\n**Source.** NVIDIA's [NGC user guide](https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html); the\n[token protocol](https://distribution.github.io/distribution/spec/auth/token/) of registries.\n\n### ngc-wrong-credentials\n\nDocker has a login stored, and the registry refuses it; even public images fail then.\n\n**How we know.** The login that Docker would use, from `config.json` or its helper, is answered with 401 where the token is\nasked for.\n\n**Fix.** Log in again with a current key, or `docker logout nvcr.io` for public images.\n\n**Verify.** `docker pull` begins.\n\n**Source.** The [token protocol](https://distribution.github.io/distribution/spec/auth/token/); seen on Docker Engine 20.10,\n26 and 28, which do not try again without the login.\n\n### ngc-access-denied\n\nThe login is accepted, and this repository is denied: it does not exist, or it is not yours to use.\n\n**How we know.** A token was given for the login, and the repository is answered with 401 or 403. A repository that is not\nthere and one that is closed get the same answer on purpose.\n\n**Fix.** Check the name and the rights of your organisation in the NGC catalogue, or with whoever runs the registry.\n\n**Verify.** `docker pull` begins.\n\n**Source.** The [errors of registries](https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes), and\nNVIDIA's [NGC user guide](https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html).\n\n### hub-rate-limit\n\nToo many pulls from this address or account.\n\n**How we know.** The registry answers 429 (`TOOMANYREQUESTS`). Docker Hub counts by account, or by address without one;\nnvcr.io publishes no figure.\n\n**Fix.** Log in, or wait.\n\n**Verify.** `docker pull` begins.\n\n**Source.** Docker on [usage and limits of Docker Hub](https://docs.docker.com/docker-hub/usage/pulls/).\n\n### image-tag-not-found\n\nThere is no such tag, or no such digest.\n\n**How we know.** A server that has shown to be a registry answers 404 where the manifest is asked for. A repository that does\nnot exist is mostly refused instead (ngc-not-logged-in, ngc-access-denied).\n\n**Fix.** Choose one that exists; without `--image` the doctor chooses.\n\n**Verify.** The doctor finds its layers.\n\n**Source.** The [protocol of registries](https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes);\nNVIDIA's tags are in the [catalogue](https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch).\n\n### arch-no-manifest\n\nThe tag exists, and not for this machine's architecture.\n\n**How we know.** The index that the registry has for the tag names the architectures; without one, the image's configuration\ndoes. Where neither could be read, it is the table of releases, and a warning where NVIDIA's own pages do not say it.\n\n**Fix.** Choose a tag that is made for it.\n\n**Verify.** The doctor finds its layers.\n\n**Source.** The [index of images](https://github.com/opencontainers/image-spec/blob/main/image-index.md), and NVIDIA's\n[support matrix](https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html).\n\n### registry-cdn-blocked\n\nThe registry answers, and the host behind it that serves the layers does not; for NGC that is `layers.nvcr.io`. A pull\nthen hangs or ends in \"unexpected EOF\" after many tries.\n\n**How we know.** The manifest was read, and the host that the registry sends to for the configuration or for one byte of the\nlargest layer fails, in whatever way; its reason is shown.\n\n**Fix.** Let the host through as well. Where an authority signs for it that this host does not know, see tls-mitm-ca.\n\n**Verify.** `curl -sSI https://layers.nvcr.io/` answers.\n\n**Source.** The host is the one that nvcr.io redirects to; that registries may do so is in their\n[protocol](https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-blobs).\n\n### ngc-service-outage\n\nThe registry answers with an error of its own (5xx), twice.\n\n**How we know.** The status of two questions in a row. A web page with such a status counts as well, for gateways before a\nregistry answer so.\n\n**Fix.** Try again later.\n\n**Verify.** `docker pull` begins.\n\n**Source.** [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-15.6): such a status is the server's own fault.\n\n### registry-imposter\n\nWhat answers speaks another language than a registry: a login page of the network, or a web server.\n\n**How we know.** `/v2/` is answered with a web page, with a redirect that a registry does not give, or by something that\nspeaks no HTTP.\n\n**Fix.** Find out what stands in between.\n\n**Verify.** `curl -sSI https://nvcr.io/v2/` answers 401 with a Bearer challenge.\n\n**Source.** What a registry answers there: its\n[protocol](https://github.com/opencontainers/distribution-spec/blob/main/spec.md#determining-support).\n\n### proxy-only-in-shell\n\nThis shell and the daemon use different proxies. The daemon does the pulling, so what works in the shell says nothing.\n\n**How we know.** The daemon tells its proxies and exceptions; the shell's are its variables. Both are applied to this\nregistry's address as Go programs do, and differ.\n\n**Fix.** Give the daemon the proxy, and restart the engine: its containers stop, unless live-restore is on.\n\n**Verify.** `docker info` shows it.\n\n**Source.** Docker on the daemon's [proxy](https://docs.docker.com/engine/daemon/proxy/).\n\n### credential-helper-missing\n\nDocker's configuration names a credential helper that is not there or does not answer; Docker then goes on without a\nlogin.\n\n**How we know.** `credsStore` or `credHelpers` in `config.json` names it, and `docker-credential-NAME` is not on the PATH,\nfails, or answers no login. That nobody is logged in, helpers say in words of their own, and that is no finding.\n\n**Fix.** Install it, or take it out of `~/.docker/config.json`.\n\n**Verify.** `docker login` works.\n\n**Source.** Docker on [docker login](https://docs.docker.com/reference/cli/docker/login/) and the\n[helpers](https://github.com/docker/docker-credential-helpers).\n\n## When to ignore it\n\nWhen the image comes another way, e.g. by `docker load`; or use `--offline`.\n",
  "security-modules": "# security-modules\n\n## What it looks at\n\nWhether SELinux enforces a policy on this engine's containers and which of its switches are on, denials of GPU devices in the\nkernel log, what the test launch says of AppArmor's profile; and for a rootless engine that does not answer, whether the\nkernel and AppArmor let users make user namespaces.\n\n## Why it matters\n\nSecurity modules refuse without a word to the program: the device nodes are there and open, root runs in the container, and\nCUDA is told \"no permission\". The denial stands in the audit log, which root alone may read.\n\n## Findings\n\n### selinux-denial\n\nSELinux enforces, dockerd runs with `--selinux-enabled` (the default of Fedora's moby-engine), and neither\n`container_use_xserver_devices` nor `container_use_devices` is on. The driver's nodes have the type\n`xserver_misc_device_t`, which the policy gives to no container.\n\n**How we know.** The kernel's own files (`/sys/fs/selinux`), and the engine's security options. It is an error where a denial\nin the log or a node that refuses the launch shows it (EACCES; a control group refuses with EPERM). Otherwise it is a\nwarning, since a policy module of your own may allow it.\n\n**Fix.** `sudo setsebool -P container_use_xserver_devices 1` (container-selinux since 2024; before, `container_use_devices`):\nevery container may then use such devices where it is given them. Or `--security-opt label=disable` for this container:\nSELinux does not confine it then. Nothing stops.\n\n**Verify.** `sudo ausearch -m avc -ts recent | grep nvidia` finds nothing after a launch.\n\n**Source.** NVIDIA's\n[troubleshooting](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html), \"NVML:\nInsufficient Permissions and SELinux\"; the [change](https://github.com/containers/container-selinux/pull/306) of\ncontainer-selinux that brought the switch.\n\n### apparmor-denial\n\nThe engine could not put its profile `docker-default` on the container: the program `apparmor_parser` is missing while the\nkernel enforces AppArmor, or the engine runs inside LXC, which may not load profiles. Or the profile of runc itself (Ubuntu\n24.04) forbids it to end a container: \"unable to signal init: permission denied\".\n\n**How we know.** The words of the test launch, since only a start shows it; whether the program is there; what is around the\nengine.\n\n**Fix.** Install AppArmor's program and restart the engine, which stops containers; inside LXC, `--security-opt\napparmor=unconfined`, since the container around confines already; for runc's profile, the distribution's updates.\n\n**Verify.** `docker run --rm IMAGE true` starts.\n\n**Source.** Docker on [its AppArmor profile](https://docs.docker.com/engine/security/apparmor/), and what it does\n[without the program](https://github.com/moby/moby/pull/44902); runc's profile:\n[a case](https://github.com/NVIDIA/nvidia-container-toolkit/issues/796) at NVIDIA's.\n\n### user-namespaces-restricted\n\nThe engine in use is a rootless one, it does not answer, and the kernel does not let this user make the user namespace that\nit lives in: `user.max_user_namespaces` is 0, `kernel.unprivileged_userns_clone` is 0, or Ubuntu's AppArmor (24.04 and\nlater) asks for a profile that rootlesskit does not have.\n\n**How we know.** The kernel's own values, and the files in `/etc/apparmor.d`: the one that comes with AppArmor is for\n`/usr/bin/rootlesskit`, and one in a home folder needs its own. Asked only where it is a rootless engine that does not\nanswer.\n\n**Fix.** Set the value, or give rootlesskit its profile; then start the engine. Nothing stops.\n\n**Verify.** `systemctl --user status docker` says active.\n\n**Source.** Docker on [what keeps a rootless engine from\nstarting](https://docs.docker.com/engine/security/rootless/troubleshoot/), with values and profile.\n\n## When to ignore it\n\n`selinux-denial` as a warning, where a policy module of your own lets containers use the GPUs.\n",
  "shm-size": "# shm-size\n\n## What it looks at\n\nThe shared memory that the container will have in `/dev/shm`: what `--shm-size` asks for, or the host's own with\n`--ipc=host`. Where neither is asked for, the doctor chooses: the host's if it is roomy, else a size that fits. Engines\nthat give containers users of their own cannot share the host's: with `userns-remap`, and rootless before Docker 23.0\n([moby #44863](https://github.com/moby/moby/pull/44863)), the mount of `/dev/mqueue` is refused.\n\nWhat is needed comes from the number of data-loader processes (`--workers`, 4 by default). Each of them keeps two\nbatches ready (the default of `prefetch_factor` in PyTorch's DataLoader). The least that counts is a batch of 32 images\nof 3 x 224 x 224 in float32; a comfortable size is one of 256. The configuration may ask for more (`thresholds.shm`).\n\nHow `/dev/shm` is mounted (`noexec`, `nosuid`) does not matter and is not looked at: batches are data, and Docker mounts the\none that it makes for a container in\n[just that way](https://github.com/moby/moby/blob/v20.10.24/daemon/container_operations_unix.go).\n\n## Why it matters\n\nDocker gives a container 64 MiB. Processes of a data loader hand their batches over through `/dev/shm`; when it is\nfull they are killed by a bus error, and the training dies with \"DataLoader worker is killed by signal: Bus error\".\n\n## Findings\n\n### shm-too-small\n\nNot even small batches fit.\n\n**How we know.** By arithmetic from what was asked for; with `--ipc=host` from the size of the host's own `/dev/shm`. In the\ntest launch by a real data loader that dies of a bus error or finds no room. Another failure of the loader is\nlaunch-dataloader-failed.\n\n**Fix.** `--shm-size` with the size that the doctor names, or `--ipc=host` where the host's `/dev/shm` is large.\n\n**Verify.** `df -h /dev/shm` inside the container shows the size; the test launch runs a real data loader over it.\n\n**Source.** NVIDIA's [user guide](https://docs.nvidia.com/deeplearning/frameworks/user-guide/index.html) for the flags,\n[Docker](https://docs.docker.com/reference/cli/docker/container/run/) for the 64 MiB, and\n[PyTorch](https://pytorch.org/docs/stable/data.html) for the data loader.\n\n### shm-full-host\n\nWith `--ipc=host` the container shares the host's `/dev/shm`, which is large enough but nearly full.\n\n**How we know.** `statfs` of the host's `/dev/shm`, where `--ipc=host` was asked for. Without that the doctor leaves a full one\nalone and asks for a size instead. It is an error once a data loader of the test launch has found no room there.\n\n**Fix.** Remove what crashed programs left there, or use `--shm-size`.\n\n**Verify.** `df -h /dev/shm` on the host.\n\n**Source.** [shm_overview(7)](https://man7.org/linux/man-pages/man7/shm_overview.7.html): what programs put there stays until\nit is removed, or the machine restarts.\n\n## When to ignore it\n\nWhen the job loads its data in the main process: say so with `--workers 0`.\n",
  "test-launch": '# test-launch\n\n## What it looks at\n\nThe container itself, launched with the very flags that you would use and a small script in place of your command. The\nscript reports the device nodes, PyTorch and CUDA, a matrix product on each GPU checked against the processor\'s, a data\nloader with as many processes as you will use, and an all-reduce over all GPUs where there are several. It runs when no\nerror stands in the way and the image is on this host (`--launch always` or `never` decide otherwise; `--pull` allows a\npull). The container is removed on every way out.\n\nWhat Docker, the NVIDIA Container Toolkit and CUDA say of a failure is read by its telling words, in the wordings of\nDocker Engine 19.03 to 29 and toolkit 1.0 to 1.19. Where one text has several causes, this host\'s own facts decide; where\nthey do not, the causes are listed, most likely first, each with the question that decides.\n\n## Why it matters\n\nIt is the strongest question of all. An exit code is no proof: `docker run --gpus all` can succeed with no GPU inside,\nand `docker run` turns many messages of the engine into 126 and 127.\n\n## Findings\n\n### launch-refused\n\nDocker did not start the container, for a reason that is not known here, or for one of those that are listed.\n\n**How we know.** The script never said a word, and Docker ended with a message; the message is shown. Words that are known\nlead to their own cause instead.\n\n**Fix.** Read its message, shown as evidence.\n\n**Verify.** The launch command starts.\n\n**Source.** Docker on the [exit status of docker run](https://docs.docker.com/engine/containers/run/#exit-status); NVIDIA\'s\n[troubleshooting](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html) of the\ntoolkit.\n\n### launch-pull-failed\n\nThe pull that `--pull` asked for failed.\n\n**How we know.** `docker pull` ended with an error whose words are not known here. What the registry check finds accounts for\nit.\n\n**Fix.** See the registry\'s findings and Docker\'s message.\n\n**Verify.** `docker pull IMAGE` ends well.\n\n**Source.** Docker on [docker pull](https://docs.docker.com/reference/cli/docker/image/pull/).\n\n### pull-token-expired\n\nLayers had come already, and then the registry wanted a login: the token of a pull is good for minutes only, and this one\ntook longer.\n\n**How we know.** The output of the pull shows layers that were complete, and ends in "unauthorized". Refused from the start, it\nis a matter of the login.\n\n**Fix.** Pull again: layers that are complete are kept. A login (`docker login nvcr.io`) and fewer downloads at once\n(`max-concurrent-downloads` in `daemon.json`) help on a slow line.\n\n**Verify.** `docker pull IMAGE` ends well.\n\n**Source.** The [tokens of registries](https://distribution.github.io/distribution/spec/auth/token/), good for 60 seconds unless\nthe server says otherwise; seen with\n[nvcr.io](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1945).\n\n### driver-init-rpc\n\nThe helper that asks the driver for `nvidia-container-cli` failed or took too long. It says so for many reasons: a missing\nlibrary, a `root` in `config.toml` that leads elsewhere, a preloaded library, a driver that starts slowly.\n\n**How we know.** "driver error: failed to process request", "driver rpc error" or "timed out" in Docker\'s message. Each of the\nreasons is looked for on this host first; this is what is left where none is seen.\n\n**Fix.** Read its log: `sudo nvidia-container-cli -k -d /dev/tty info` (with `-k` it loads kernel modules) names the step that\nfailed. `time nvidia-smi` shows whether the driver is slow; then `sudo nvidia-smi -pm 1` keeps it started.\n\n**Verify.** The launch command starts.\n\n**Source.** NVIDIA\'s\n[troubleshooting](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html), and the\nhelper itself, in [libnvidia-container](https://github.com/NVIDIA/libnvidia-container/blob/main/src/driver.c).\n\n### driver-cuda-init\n\nAn old `nvidia-container-cli` (before 1.1) starts CUDA itself, and that failed: with little free memory on the host, or with\nan `nvidia_uvm` that is not loaded.\n\n**How we know.** "cuda error" in the words of nvidia-container-cli, and a libnvidia-container before 1.1; later ones do without\nCUDA.\n\n**Fix.** Upgrade the NVIDIA Container Toolkit; load the module (`sudo modprobe nvidia-uvm`).\n\n**Verify.** `nvidia-container-cli info` answers.\n\n**Source.** [libnvidia-container 107](https://github.com/NVIDIA/libnvidia-container/issues/107), where memory and the upgrade were\nconfirmed, and its [releases](https://github.com/NVIDIA/libnvidia-container/releases).\n\n### runtime-crash\n\n`nvidia-container-runtime` ended by itself, and Docker passes none of its words on.\n\n**How we know.** "nvidia-container-runtime did not terminate successfully" in Docker\'s message. A `config.toml` or a hook that\nthis host shows to be broken is named in its place; else both are listed with the question that decides.\n\n**Fix.** Look for a mistake in `/etc/nvidia-container-runtime/config.toml` (`nvidia-ctk config` reads it), and for links that\nlead nowhere among `/usr/bin/nvidia-container-*`; the upgrade from 1.10 to 1.11 by RPM left such. Install the toolkit again.\n\n**Verify.** `nvidia-container-runtime --version` answers, and the launch command starts.\n\n**Source.** [nvidia-container-toolkit 34](https://github.com/NVIDIA/nvidia-container-toolkit/issues/34), about that upgrade.\n\n### cdi-mode-with-gpus-flag\n\nThe toolkit is set to a mode in which its hook refuses `--gpus`.\n\n**How we know.** "invoking the NVIDIA Container Runtime Hook directly \u2026 is not supported" in the hook\'s words: it is so in every\nmode but `legacy`.\n\n**Fix.** Launch with `--runtime=nvidia`, or set the mode back to `auto`.\n\n**Verify.** The launch command starts.\n\n**Source.** The [hook](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/cmd/nvidia-container-runtime-hook/main.go);\n[nvidia-container-toolkit 1246](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1246), where both ways were\nconfirmed.\n\n### storage-driver-vfs-perms\n\nThe engine keeps its files where its helpers may not go, such as in a home directory, with the storage driver `vfs`.\n\n**How we know.** The mount of `/proc/driver/nvidia` below the engine\'s folder is refused ("permission denied") in the words of\nnvidia-container-cli.\n\n**Fix.** Move the engine\'s folder (`data-root` in `daemon.json`) to a local filesystem and use `overlay2`: the engine restarts,\nits containers stop, and images are pulled anew.\n\n**Verify.** `docker info` names both.\n\n**Source.** [nvidia-container-toolkit 1034](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1034); Docker on\n[vfs](https://docs.docker.com/engine/storage/drivers/vfs-driver/).\n\n### image-bundles-driver-libs\n\nThe image brings files of the NVIDIA driver (`libnvidia-ml.so`, `libcuda.so` or `nvidia-smi`), and the hook cannot put the\nhost\'s own in their place.\n\n**How we know.** "file creation failed \u2026 file exists" in the words of nvidia-container-cli. On WSL a driver for Linux on the host\nitself gives the same text (wsl-linux-driver-installed), and is looked for there.\n\n**Fix.** Use NVIDIA\'s image, which has none; or build yours without the packages that bring them (`libnvidia-*`, `nvidia-*`,\n`cuda-drivers`).\n\n**Verify.** The launch command starts.\n\n**Source.** [nvidia-docker 1551](https://github.com/NVIDIA/nvidia-docker/issues/1551), where taking them out was confirmed.\n\n### image-corrupt-local\n\nThe image\'s local copy is damaged or cut off: a program in it is none, or `ldconfig` fails over its files.\n\n**How we know.** "exec format error" from an image that is for this processor, or "ldconfig failed" where the toolkit and the\nhost\'s own settings do not account for it. Where they may, both are listed.\n\n**Fix.** Remove it and pull it again; containers of it must go first.\n\n**Verify.** `docker run --rm --entrypoint true IMAGE` ends well.\n\n**Source.** [nvidia-docker 1760](https://github.com/NVIDIA/nvidia-docker/issues/1760), where that was confirmed.\n\n### disk-full-docker-desktop-vm\n\nDocker Desktop keeps images on a disk of its virtual machine, and that is full, whatever room the host has.\n\n**How we know.** "no space left on device", and the engine calls its operating system Docker Desktop.\n\n**Fix.** Remove what nobody needs (`docker system df`, `docker image prune`), or enlarge the disk in Docker Desktop\'s settings,\nunder Resources.\n\n**Verify.** The pull or launch ends well.\n\n**Source.** Docker on the [settings of Docker\nDesktop](https://docs.docker.com/desktop/settings-and-maintenance/settings/).\n\n### image-lacks-python\n\nThere is no `python3` in the image, so nothing can be measured.\n\n**How we know.** Docker says that `python3` is not found or cannot be executed; "exec format error" is another cause.\n\n**Fix.** Use one of NVIDIA\'s PyTorch images.\n\n**Verify.** The test launch passes.\n\n**Source.** Docker on the [exit status 127](https://docs.docker.com/engine/containers/run/#exit-status); the images in the\n[catalogue](https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch) have it.\n\n### launch-incomplete\n\nThe script died or took too long. Exit code 137 means that it was killed, as the kernel does where memory runs out.\n\n**How we know.** It began, and its last line is missing, or an answer that another one promises. What was seen until then is\njudged all the same.\n\n**Fix.** Read the end of its output; `sudo dmesg` shows what was killed for memory.\n\n**Verify.** The test launch comes to its end.\n\n**Source.** Docker on [memory of containers](https://docs.docker.com/engine/containers/resource_constraints/).\n\n### image-lacks-pytorch\n\n`import torch` fails in this image.\n\n**How we know.** Python\'s own error, which is shown. A library that does not fit the driver has a cause of its own.\n\n**Fix.** Use one of NVIDIA\'s PyTorch images, unchanged.\n\n**Verify.** The test launch passes.\n\n**Source.** NVIDIA\'s [catalogue](https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch).\n\n### launch-sees-no-gpu\n\nThe container started, and no GPU\'s device node is inside: the hook or runtime did nothing.\n\n**How we know.** `/dev` in the container has no `nvidia0` or the like, nor `dxg` (WSL) or `nvgpu` (Jetson). Variables prove\nnothing: under CDI `NVIDIA_VISIBLE_DEVICES` is `void` while the GPUs are there.\n\n**Fix.** Look at the toolkit\'s configuration and its log; `docker run --rm --gpus all IMAGE ls /dev` shows what is inside.\n\n**Verify.** `/dev/nvidia0` is listed there.\n\n**Source.** NVIDIA on [how a container gets\nGPUs](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html), and on the toolkit\'s\n[log](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html).\n\n### launch-gpu-missing\n\nFewer GPUs are inside than were asked for.\n\n**How we know.** PyTorch counts fewer devices than the launch command names, or than nvidia-smi lists on the host. With MIG a\nprocess sees one instance, however many there are, and that is no finding.\n\n**Fix.** Compare `nvidia-smi -L` on the host and in the container; look for `CUDA_VISIBLE_DEVICES` in the image.\n\n**Verify.** Both list the same.\n\n**Source.** NVIDIA on [variables of\nCUDA](https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#cuda-environment-variables) and on\n[MIG](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html).\n\n### cuda-init-failed\n\nThe device nodes are inside, and CUDA does not start; its message is shown, with the library that it loaded and the nodes\nthat may not be opened: `EPERM` is a control group\'s refusal, `EACCES` the mode\'s or SELinux\'s. Error 802 points to a\nfabric that is not up, 803 and 804 to libraries that do not fit the driver, 999 to `nvidia_uvm`.\n\n**How we know.** PyTorch finds CUDA unavailable while a GPU\'s node is there. Known messages lead to their own cause, if this host\nshows it; else they are listed.\n\n**Fix.** By the message.\n\n**Verify.** The test launch passes.\n\n**Source.** The [errors of CUDA](https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TYPES.html).\n\n### cuda-visible-devices-wrong\n\n`CUDA_VISIBLE_DEVICES` in the container names no GPU that is there, and so hides all. In a container GPUs are counted from\n0, whatever their number on the host.\n\n**How we know.** CUDA finds no device, and the first name in the variable is an index beyond the GPUs inside, or a UUID that no\nGPU of this host has.\n\n**Fix.** Leave it out, and choose GPUs by `--gpus \'"device=\u2026"\'`.\n\n**Verify.** `docker run --rm --gpus all IMAGE env` does not show it.\n\n**Source.** NVIDIA on [variables of\nCUDA](https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#cuda-environment-variables).\n\n### cuda-result-wrong\n\nA GPU computes something else than the processor.\n\n**How we know.** A product of two matrices is computed on both, with TensorFloat-32 switched off; they differ by more than\nrounding does.\n\n**Fix.** Take the GPU out of use and test it (NVIDIA DCGM: `dcgmi diag -r 3`).\n\n**Verify.** The diagnosis passes.\n\n**Source.** NVIDIA on\n[DCGM\'s diagnostics](https://docs.nvidia.com/datacenter/dcgm/latest/user-guide/dcgm-diagnostics.html).\n\n### cuda-compute-failed\n\nA GPU cannot carry out the product; the message is shown.\n\n**How we know.** CUDA started, and the first computation on this GPU fails. Known messages ("no kernel image", "out of memory",\n"busy or unavailable") lead to their own cause, if this host shows it.\n\n**Fix.** By the message.\n\n**Verify.** The test launch passes.\n\n**Source.** The [errors of CUDA](https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TYPES.html).\n\n### wheel-arch-mismatch\n\nThe PyTorch in this image has no kernels for the GPU, though NVIDIA\'s own build of this release has: it was replaced,\nusually by `pip install` of something that wants another version.\n\n**How we know.** "no kernel image is available", and PyTorch\'s version is that of a wheel (`+cu124`), or the release is known to\nhave code for every GPU here. Where NVIDIA\'s own build has none, the image is too old or too new for the GPU.\n\n**Fix.** Use the image\'s own PyTorch.\n\n**Verify.** `torch.cuda.get_arch_list()` in the container has the GPU\'s `sm_\u2026`, and the test launch passes.\n\n**Source.** PyTorch on [what its wheels are built for](https://github.com/pytorch/pytorch/blob/main/RELEASE.md); NVIDIA\'s\n[user guide](https://docs.nvidia.com/deeplearning/frameworks/user-guide/index.html).\n\n### launch-dataloader-failed\n\nA data loader with several processes fails for another reason than shared memory.\n\n**How we know.** A real DataLoader with as many processes as asked for fails; a bus error or "no space left" is shm-too-small.\n\n**Fix.** By the message; limits of processes or memory are the usual ones.\n\n**Verify.** The test launch passes.\n\n**Source.** PyTorch on its [data loader](https://pytorch.org/docs/stable/data.html).\n\n### launch-allreduce-failed\n\nThe GPUs cannot work together. Between PCIe devices, IOMMU and ACS settings of the firmware are the usual reason.\n\n**How we know.** Each GPU computes alone, and an all-reduce over all of them fails or does not end in time.\n\n**Fix.** Run the job with `-e NCCL_DEBUG=INFO` and read what NCCL says. If it runs with `-e NCCL_P2P_DISABLE=1`, the GPUs do\nnot reach each other over PCIe: [nccl-acs-iommu](gpu-peers.md#nccl-acs-iommu). If `sudo dmesg | grep -i xid` tells of Xid 74 or\n144 to 150, a link between them failed: [nvlink-uncorrectable](kernel-log.md#nvlink-uncorrectable).\n\n**Verify.** The test launch passes.\n\n**Source.** NVIDIA on [NCCL in\ntrouble](https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html).\n\n### no-supported-gpu-detected\n\nThe image\'s start script found no GPU that it supports. It asks `nvidia-smi`, so it says the same where that is missing in\nthe container (`NVIDIA_DRIVER_CAPABILITIES` without `utility`) and where MIG is on without instances.\n\n**How we know.** Its words, "No supported GPU(s) detected". It is accounted for where no GPU is inside, CUDA does not start, or\nthe image has no code for the GPU.\n\n**Fix.** If the GPU computes in the test launch, check those two; else use a release that was made for the GPU.\n\n**Verify.** The message is gone.\n\n**Source.** The [start\nscript](https://github.com/triton-inference-server/server/blob/main/docker/entrypoint.d/50-gpu-driver-check2.sh), as NVIDIA\npublishes it with Triton.\n\n### ngc-banner-warning\n\nThe image\'s own start script warns of something that no other check has found.\n\n**How we know.** Its words, in the wordings of images from 18.09 to 26.09. Notes about shared memory or compatibility are judged\nfrom better evidence; that no driver was detected counts for nothing where CUDA works (images of 2020 in WSL).\n\n**Fix.** By its words.\n\n**Verify.** The warning is gone.\n\n**Source.** The [start\nscript](https://github.com/triton-inference-server/server/blob/main/docker/entrypoint.d/50-gpu-driver-check2.sh), as NVIDIA\npublishes it with Triton.\n\n## When to ignore it\n\nNever. What fails here fails in your job.\n',
  "toolkit-config": "# toolkit-config\n\n## What it looks at\n\n`/etc/nvidia-container-runtime/config.toml` (where a driver container has its own below `/run/nvidia/driver`, the hook takes\nthat; what NVIDIA's GPU operator installs into `/usr/local/nvidia/toolkit` reads the file below `.config` there): whether it\ncan be read, whether the driver's root and the `ldconfig` that it names are on this host, and whether the mode that it sets\nis one for this machine. Settings that a launch does not use are not held against it.\n\n## Why it matters\n\nThe hook, the runtime and `nvidia-container-cli` read this file at each launch. The hook says what it could not do; the\nruntime dies with \"did not terminate successfully: exit status 1\" and no reason.\n\n## Findings\n\n### toolkit-config-invalid\n\nThe toolkit refuses the whole file: it is not valid TOML (\"couldn't open default configuration file\"), or, from 1.17.3 on,\nits `ldconfig` does not begin with `@`. Without the `@` the path means a program in the container, which NVIDIA no longer\nruns unless `features.allow-ldconfig-from-container` is set.\n\n**How we know.** The file that the hook reads, parsed here, and the toolkit's version.\n\n**Fix.** Correct the line that is named. The next launch reads it; nothing is restarted.\n\n**Verify.** `nvidia-ctk config` prints the configuration.\n\n**Source.** The [change](https://github.com/NVIDIA/nvidia-container-toolkit/pull/812) of 1.17.3. The texts: seen with toolkit\n1.13, 1.17 and 1.18.\n\n### config-toml-driver-root\n\n`root` names a folder as the root of the driver, and the folder is not there or holds no driver. The line comes from the\nguide for driver containers, or from NVIDIA's GPU operator; without such a container a launch ends in \"driver error: failed\nto process request\".\n\n**How we know.** The folder is not there, or holds neither `libnvidia-ml.so.1` nor a cache of the loader's. Where its\nlibraries may lie elsewhere, nothing is said.\n\n**Fix.** On a host with a driver of its own, comment the line out. Otherwise start the driver container. The next launch\nreads the file.\n\n**Verify.** The launch command starts.\n\n**Source.** The toolkit's [configuration](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/api/config/v1/cli.go)\n(`root`), and what the [operator's\ninstaller](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/cmd/nvidia-ctk-installer/toolkit/toolkit.go) writes.\n\n### ldconfig-in-hook-failed\n\n`ldconfig` names `/sbin/ldconfig.real`, which Ubuntu has and Debian and others do not, or the reverse. Hooks before 1.15 take\nthe name as it stands; a launch ends in \"ldcache error\".\n\n**How we know.** The file that is named is not on this host, the other one is, and the hook is older than 1.15. Where the\nfile is there and the launch still ends so, the container's root or its sandbox is at fault: a damaged image, a kernel\nwithout seccomp, a user namespace.\n\n**Fix.** Name the one that is there, or upgrade the toolkit: from 1.15 on it finds it by itself. The next launch reads the\nfile.\n\n**Verify.** The launch command starts.\n\n**Source.** The toolkit's [changelog](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/CHANGELOG.md),\n1.15.0-rc.1.\n\n### toolkit-mode-unsuitable\n\n`nvidia-container-runtime.mode` is `csv` on a machine that is no Jetson, so a container gets nothing; or it is no mode at\nall, and the hook refuses `--gpus`.\n\n**How we know.** The mode in the file, the platform, and that no files of JetPack list what a container would get.\n\n**Fix.** Set it to `auto`. The next launch reads the file.\n\n**Verify.** `nvidia-ctk config` shows the mode; the launch command starts.\n\n**Source.** The toolkit's [configuration](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/api/config/v1/cli.go)\nand the refusal of its hook in other modes, seen with toolkit 1.17 and 1.18.\n\n## When to ignore it\n\nWhere every container is given its GPUs by `--device nvidia.com/gpu=\u2026`: the engine does that without this file.\n",
  "toolkit-versions": "# toolkit-versions\n\n## What it looks at\n\nThe versions that the hook, `nvidia-ctk` and `nvidia-container-cli` tell, with that of the library\n`libnvidia-container`: whether they fit each other and this host's cgroups, and whether NVIDIA has mended something since\nthat concerns this host. What a launch does not use is not held against it: with CDI, `nvidia-container-cli` is not called.\n\n## Why it matters\n\nNVIDIA releases toolkit and library with one number, and tests them together. Parts of different releases, from two\nrepositories, a tarball beside the packages or a package that was held back, call each other with options that the other\ndoes not know.\n\n## Findings\n\n### toolkit-version-mix\n\nThe parts are of different releases. It is an error where a launch must fail: a toolkit from 1.17.7 on calls\n`nvidia-container-cli` with `--cuda-compat-mode`, which an older one refuses (\"unrecognized option\"). Where only the\nnumbers differ, and the library is the older one, it is a warning: the packages ask for a library that is at least as new.\n\n**How we know.** What each program says of itself. Numbers are compared from 1.8.0 on, since when both carry the same.\n\n**Fix.** Upgrade all parts together: `nvidia-container-toolkit`, `nvidia-container-toolkit-base`,\n`libnvidia-container-tools`, `libnvidia-container1`. Nothing stops. If one stays behind, look for a second copy (`which -a\nnvidia-container-cli`) or a package that is held (`apt-mark showhold`).\n\n**Verify.** `nvidia-container-runtime-hook --version` and `nvidia-container-cli --version` tell one number.\n\n**Source.** The [change](https://github.com/NVIDIA/nvidia-container-toolkit/pull/1082) that brought the option; the refusal\nwas seen with toolkit 1.17 and nvidia-container-cli 1.12.\n\n### cgroup-v2-old-libnvidia\n\nThe host has cgroup v2, and libnvidia-container before 1.8.0 knows only v1. A launch ends in \"cgroup subsystem devices not\nfound\".\n\n**How we know.** The version of control groups that the engine tells, and the library's. With `no-cgroups = true`, or by CDI,\nthe library has no part in it, and nothing is said.\n\n**Fix.** Upgrade the toolkit; nothing stops. (To boot with `systemd.unified_cgroup_hierarchy=0` brings cgroup v1 back, for\neverything on the machine.)\n\n**Verify.** `nvidia-container-cli --version` tells 1.8.0 or later.\n\n**Source.** NVIDIA's [changelog](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/CHANGELOG.md), 1.8.0-rc.1.\n\n### toolkit-bug-old-version\n\nThe installed release has a bug that has kept containers from starting, or from finding their GPUs, on hosts such as\nthis one.\n\n**How we know.** The release, and what the bug depends on: the way of the launch, the distribution, whether the engine runs\nin a container. It does not strike each time, so it is a warning; the finding names the release in which it is mended.\n\n**Fix.** Upgrade the toolkit. Nothing stops.\n\n**Verify.** `nvidia-ctk --version` tells the release that is named, or a later one.\n\n**Source.** The finding names the report or change of each bug; all stand in NVIDIA's\n[changelog](https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/CHANGELOG.md) or among its issues.\n\n## When to ignore it\n\nA warning about a bug that the launch has shown not to matter here.\n",
  "ulimits": '# ulimits\n\n## What it looks at\n\nWhether the engine can grant `--ulimit memlock=-1`, one of the flags that NVIDIA recommends for its images: the limits\nand the capabilities of the running dockerd, whether the engine is rootless, and what the test launch met. Whether there are\nRDMA devices, which need it; and how many files a program in the container may open.\n\n## Why it matters\n\nWhere the limit cannot be raised, `docker run --ulimit memlock=-1` fails with "error setting rlimit type 8: operation\nnot permitted", and no container starts. The doctor leaves the flag out there and says so.\n\n## Findings\n\n### memlock-not-grantable\n\nThe engine lacks the right to raise the limit of locked memory that NVIDIA recommends. Single-node training is not affected;\nRDMA over InfiniBand needs locked memory.\n\n**How we know.** The engine is rootless, or its process runs without `CAP_SYS_RESOURCE` and with a bounded limit of its own;\nor the test launch was refused for the limit and went on without.\n\n**Fix.** None is needed without RDMA. With it, start dockerd and containerd with `LimitMEMLOCK=infinity` (a systemd drop-in)\nor with the capability `CAP_SYS_RESOURCE`, which takes a restart of the engine; for a rootless engine raise memlock for the\nuser in `/etc/security/limits.conf`.\n\n**Verify.** `docker run --rm --ulimit memlock=-1 IMAGE true` starts.\n\n**Source.** NVIDIA\'s [user guide](https://docs.nvidia.com/deeplearning/frameworks/user-guide/index.html) recommends the\nlimit; [setrlimit(2)](https://man7.org/linux/man-pages/man2/setrlimit.2.html) says who may raise one. The refusal ("error\nsetting rlimit type 8") was seen on Docker Engine 20.10.\n\n### memlock-limit\n\nThe engine lacks the right to raise the limit of locked memory, on a machine with RDMA devices (`/sys/class/infiniband`).\nRegistering memory with them locks it: "ibv_create_cq() failed: Cannot allocate memory", "Please set max locked memory\n(ulimit -l) to \'unlimited\'".\n\n**How we know.** As for `memlock-not-grantable`, and the devices that the kernel lists.\n\n**Fix.** Start dockerd and containerd with `LimitMEMLOCK=infinity` (a systemd drop-in) or with the capability\n`CAP_SYS_RESOURCE`; for a rootless engine raise memlock for the user in `/etc/security/limits.conf`. The engine is started\nanew, which stops containers. Then the launch has `--ulimit memlock=-1` again.\n\n**Verify.** `ulimit -l` in the container says unlimited.\n\n**Source.** NVIDIA on [NCCL in Docker](https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html);\n[setrlimit(2)](https://man7.org/linux/man-pages/man2/setrlimit.2.html).\n\n### nofile-limit-huge\n\nA program in the container may open more than a billion files, as with containerd\'s and Docker\'s `LimitNOFILE=infinity` on\nsystemd 240 and later. Programs that close or list all possible files first get slow, or use much memory: `nvidia-smi` beside\nnvidia-persistenced took 24 seconds.\n\n**How we know.** The limit that the test launch saw inside; without a launch nothing is said.\n\n**Fix.** Launch with `--ulimit nofile=1048576:1048576`, or set `default-ulimits` in `daemon.json`, which takes a restart of\nthe engine.\n\n**Verify.** `ulimit -n` in the container says 1048576.\n\n**Source.** [The report](https://github.com/NVIDIA/nvidia-container-toolkit/issues/1053) at NVIDIA\'s; containerd\n[dropped the setting](https://github.com/containerd/containerd/pull/8924) in 2.0.\n\n## When to ignore it\n\nWithout RDMA (InfiniBand, RoCE, GPUDirect over the network) the limit of locked memory does not matter.\n',
  "vgpu": '# vgpu\n\n## What it looks at\n\nIn a virtual machine with a virtual GPU (NVIDIA vGPU), the licence status that nvidia-smi tells. GPUs that are passed\nthrough whole need no licence for CUDA, and are not looked at.\n\n## Why it matters\n\nWithout a licence all works for some 20 minutes. Then the driver throttles the GPU to an idle level, and jobs that began\nwell seem to hang.\n\n## Findings\n\n### vgpu-unlicensed\n\nThe virtual GPU has no licence.\n\n**How we know.** nvidia-smi calls the GPU a virtual one, and its licence status "Unlicensed". "Restricted" is a GPU that is\nthrottled already, and an error; "Unrestricted", or no word, is one within its time of grace, and warns.\n\n**Fix.** Put the token of your licence server into `/etc/nvidia/ClientConfigToken`, `FeatureType=1` into\n`/etc/nvidia/gridd.conf`, and restart `nvidia-gridd`. Its log says why a licence is refused: no route, wrong clock, none\nleft.\n\n**Verify.** `nvidia-smi -q` says "License Status : Licensed".\n\n**Source.** NVIDIA\'s\n[vGPU licensing](https://docs.nvidia.com/ai-enterprise/release-8/latest/infra-software/vgpu/licensing.html).\n\n## When to ignore it\n\nFor a short test within the time of grace.\n',
  "volumes": "# volumes\n\n## What it looks at\n\nEach `-v SRC:DST` that is asked for: whether a host path exists and can be read by this user, and by the users that the\nengine maps those of containers to. Relative paths are resolved against the working directory. A bare name is a named volume\nof the engine's, made when it is first used, and is left to the engine.\n\n## Why it matters\n\n`docker run -v` of a path that does not exist creates an empty folder there, owned by root, and says nothing. The job then\nstarts and finds no data. So with a missing source nothing is launched.\n\n## Findings\n\n### volume-missing\n\nThe host path does not exist.\n\n**How we know.** `stat` says that there is no such path; or a folder is there that cannot be listed since what was mounted\nthere went away. Where the engine runs on another machine, its paths are not seen from here, and nothing is said.\n\n**Fix.** Correct the path, or mount the filesystem that should be there. If the folder is meant to be new, create it\nfirst, so that it belongs to you and not to root.\n\n**Verify.** `ls -ld PATH` shows it.\n\n**Source.** Docker on [bind mounts](https://docs.docker.com/engine/storage/bind-mounts/): `-v` creates what does not exist,\n`--mount` refuses it.\n\n### volume-unreadable\n\nThe path exists, and those who are to read it may not: the user who runs the doctor, or the users that the engine maps those\nof containers to. Root in the container usually can, but not on network filesystems that map root to nobody, nor with a\nrootless engine.\n\n**How we know.** A folder is listed, a file's mode is compared with this user. With a rootless engine, whose root in the\ncontainer is this user, it is an error. With `userns-remap`, under which root in the container is one of the others, a path\nthat not everybody may read is a warning, for it may belong to just that user.\n\n**Fix.** Give the container's user access (`chmod`, `setfacl`), or run the container as the owner with `--user`.\n\n**Verify.** `ls PATH` as the user that the container runs as.\n\n**Source.** Docker on [rootless mode](https://docs.docker.com/engine/security/rootless/) and on\n[mapped users](https://docs.docker.com/engine/security/userns-remap/); [exports(5)](https://man7.org/linux/man-pages/man5/exports.5.html)\non `root_squash`.\n\n## When to ignore it\n\n`volume-unreadable` is harmless where the container's root may read the path.\n",
  "wsl": '# wsl\n\n## What it looks at\n\nHow Windows gives its GPU to WSL: the kernel, `/dev/dxg`, the libraries that Windows puts into `/usr/lib/wsl/lib`, the\ndriver packages in `/usr/lib/wsl/drivers`, what `nvidia-smi` says, libraries of a driver for Linux outside these folders,\nand the build of Windows where the kernel log tells it ("Hyper-V: Host Build 10.0.22631.\u2026"). Only where `nvidia-smi` fails,\nWindows\' own `nvidia-smi.exe` is asked for its GPUs and their driver model, through WSL\'s bridge to programs of Windows. The\nsame is looked at in a virtual machine of Hyper-V that gets a share of a GPU.\n\nIn WSL the kernel module, device nodes and packages of a driver for Linux are not looked at, and never advised: the driver\nof Windows serves WSL, and one for Linux breaks it.\n\n## Why it matters\n\nA container in WSL gets what WSL gets. No fix inside a container or of the toolkit helps where Windows shares no GPU.\n\n## Findings\n\n### wsl-no-adapter\n\nWindows shows no NVIDIA GPU to this system ("WSL environment detected but no adapters were found"): it has none, or no\nNVIDIA driver that serves WSL; or this is WSL 1, which has no Linux kernel at all. `/dev/dxg` is there with a GPU of another\nmaker as well, so it proves nothing.\n\n**How we know.** NVIDIA\'s libraries are not in `/usr/lib/wsl/lib`, and no driver package that holds them is in\n`/usr/lib/wsl/drivers`; or nvidia-smi finds no GPU. Where Windows itself answers that it has none, or has no NVIDIA tool, it is\ncertain; else the other causes are listed beside it. WSL 1 is told by the name of its kernel.\n\n**Fix.** Install the NVIDIA driver for Windows, then `wsl --shutdown`, which ends all distributions. From WSL 1:\n`wsl --set-version NAME 2`. Without an NVIDIA GPU there is none to be had.\n\n**Verify.** `/usr/lib/wsl/lib/nvidia-smi` lists the GPU.\n\n**Source.** NVIDIA\'s [CUDA on WSL](https://docs.nvidia.com/cuda/wsl-user-guide/index.html); Microsoft on the\n[commands of WSL](https://learn.microsoft.com/windows/wsl/basic-commands).\n\n### wsl-dxcore-not-found\n\n`/dev/dxg` or `/usr/lib/wsl/lib/libdxcore.so` does not exist, so no program can reach a GPU ("dxcore initialization failed,\ncontinuing assuming a non-WSL environment"). The kernel of WSL is older than 5.10.43, Windows is too old, or WSL has run\nsince before an update.\n\n**How we know.** Both files are looked for; the kernel\'s version is its own. If the kernel log names a build of Windows that is\ntoo old, it is wsl-windows-too-old; if Windows says that it has no NVIDIA GPU, wsl-no-adapter.\n\n**Fix.** In Windows: `wsl --update`, then `wsl --shutdown`, which ends all distributions; and no `gpuSupport=false` in\n`.wslconfig`.\n\n**Verify.** `ls -l /dev/dxg /usr/lib/wsl/lib/libdxcore.so`.\n\n**Source.** Microsoft on [CUDA in WSL](https://learn.microsoft.com/windows/ai/directml/gpu-cuda-in-wsl); the setting is in\n[WSL\'s source](https://github.com/microsoft/WSL/blob/master/src/windows/common/WslCoreConfig.h).\n\n### wsl-gpu-blocked\n\n`nvidia-smi` says "GPU access blocked by the operating system". The text has several causes: a driver for Linux in WSL\n(wsl-linux-driver-installed, which is seen), the driver model TCC (wsl-tcc-mode, which Windows tells), a driver that was\nupdated while WSL ran (wsl-needs-restart), and in a virtual machine of Hyper-V files of the driver that were not copied.\n\n**How we know.** By these words of nvidia-smi, where no driver for Linux is seen and Windows does not tell of TCC. What Windows\nhas not answered is listed with the question that decides.\n\n**Fix.** `wsl --shutdown` first, which ends all distributions; then the newest NVIDIA driver for Windows. With Hyper-V: copy the\ndriver\'s files again, with `C:\\Program Files\\WSL\\lib`.\n\n**Verify.** `/usr/lib/wsl/lib/nvidia-smi` lists the GPU.\n\n**Source.** NVIDIA\'s [CUDA on WSL](https://docs.nvidia.com/cuda/wsl-user-guide/index.html); for Hyper-V the makers of its\n[driver for Linux](https://github.com/staralt/dxgkrnl-dkms), where the copy was confirmed.\n\n### wsl-linux-driver-installed\n\nLibraries of a driver for Linux (`libcuda.so.VERSION`, `libnvidia-ml.so.VERSION`) lie in the system\'s own folders. Programs\nthat find them first are blocked, and the container toolkit mounts both into a container, which ends in "file exists".\n\n**How we know.** By their names: those of Windows carry no version and have a folder of their own. The packages that brought them\nare listed. While the GPU still answers, and no launch has ended in "file exists", it is a warning.\n\n**Fix.** Remove the driver\'s packages (`apt-get purge`), or run `nvidia-uninstall` if it came by a `.run` file, then\n`wsl --shutdown`, which ends all distributions. CUDA\'s toolkit and the container toolkit stay.\n\n**Verify.** `ldconfig -p | grep libnvidia-ml` shows `/usr/lib/wsl/lib` alone.\n\n**Source.** NVIDIA\'s [CUDA on WSL](https://docs.nvidia.com/cuda/wsl-user-guide/index.html): no driver for Linux may be installed\nthere.\n\n### wsl-tcc-mode\n\nWindows drives the GPU as TCC, without its own graphics, and WSL gets only what Windows itself shares.\n\n**How we know.** Windows\' `nvidia-smi.exe` names TCC as the driver model of every GPU, and nvidia-smi fails here. Where Windows\ncannot be asked, it is one of the candidates of wsl-gpu-blocked.\n\n**Fix.** In Windows, as administrator: `nvidia-smi -i INDEX -dm 0` (WDDM), then restart Windows.\n\n**Verify.** `nvidia-smi.exe` shows WDDM beside the GPU, and `/usr/lib/wsl/lib/nvidia-smi` lists it.\n\n**Source.** NVIDIA\'s [CUDA on WSL](https://docs.nvidia.com/cuda/archive/11.4.4/wsl-user-guide/index.html): GPUs in TCC mode are\nnot available there.\n\n### wsl-needs-restart\n\nThe driver of Windows is newer than what WSL has seen: its package is in `/usr/lib/wsl/drivers` and its libraries are not\nyet in `/usr/lib/wsl/lib`, or the versions of library and driver differ.\n\n**How we know.** By these files, by "Driver/library version mismatch", or because Windows lists a GPU that WSL does not. Where\nnothing but a failure is seen ("Failed to initialize NVML: N/A"), it is the first candidate of several.\n\n**Fix.** In Windows: `wsl --shutdown`. It ends all distributions, and Docker Desktop with its containers.\n\n**Verify.** `/usr/lib/wsl/lib/nvidia-smi` lists the GPU.\n\n**Source.** Microsoft on the [commands of WSL](https://learn.microsoft.com/windows/wsl/basic-commands); NVIDIA\'s\n[CUDA on WSL](https://docs.nvidia.com/cuda/wsl-user-guide/index.html) on how the driver\'s libraries come into WSL.\n\n### wsl-windows-too-old\n\nWindows is older than build 19044 (Windows 10, version 21H2), the first that gives WSL its GPU.\n\n**How we know.** `/dev/dxg` is not there, and the kernel log names the build. Without the log it is one of the candidates of\nwsl-dxcore-not-found.\n\n**Fix.** Update Windows, then `wsl --update`. Windows restarts.\n\n**Verify.** `winver` in Windows; then `ls -l /dev/dxg`.\n\n**Source.** Microsoft on [CUDA in WSL](https://learn.microsoft.com/windows/ai/directml/gpu-cuda-in-wsl).\n\n### wsl-toolkit-too-new-2021\n\nlibnvidia-container 1.4.0 (April 2021) fails in WSL with "driver error: failed to process request", where the release before\nit and later ones do not.\n\n**How we know.** By the library\'s version. It is a warning until a launch has failed in these words; a launch that has passed\nsettles it. Docker Desktop has a toolkit of its own, and is not accused.\n\n**Fix.** Bring all parts of the container toolkit to one current release, and restart the engine, whose containers stop.\n\n**Verify.** `nvidia-container-cli --version` says something else than 1.4.0.\n\n**Source.** [nvidia-docker 1496](https://github.com/NVIDIA/nvidia-docker/issues/1496), where NVIDIA calls it a known issue.\n\n## When to ignore it\n\nMessages such as "dxgk: dxgkio_query_adapter_info: Ioctl failed: -22" in the kernel log concern the GPU of the processor\nand do no harm; the doctor does not report them.\n'
};
var textPages = {
  "commands": "# Commands typed by hand\n\n### gpus-flag-missing\n\nThe container was started without a request for GPUs, so it has none.\n\n**How we know.** The image's start script, or the program in the container, says that there is no driver or no GPU, while\nthe driver works on the host.\n\n**Fix.** Start it with `--gpus all` (Docker 19.03 and later). In a compose file the service needs\n`deploy.resources.reservations.devices` with `capabilities: [gpu]`.\n\n**Verify.** `docker inspect --format '{{.HostConfig.DeviceRequests}} {{.HostConfig.Runtime}}' CONTAINER` names a request\nfor GPUs.\n\n**Source.** Docker's page on [GPUs in containers](https://docs.docker.com/engine/containers/gpu/).\n\n### gpus-quoting\n\nThe list of GPUs after `--gpus` lost its quotation marks on the way through the shell, so that Docker reads the part after\na comma as something else.\n\n**How we know.** Docker answers \"invalid argument \u2026 for --gpus\", \"cannot set both Count and DeviceIDs on device request\",\nor \"unexpected key\" with the number of a GPU.\n\n**Fix.** Docker wants quotation marks of its own within those of the shell: `--gpus '\"device=0,1\"'`. In PowerShell write\n`--gpus '\\\"device=0,1\\\"'`. `ngc-doctor run --print --gpus device=0,1` prints the command rightly quoted.\n\n**Verify.** `docker run --rm --gpus '\"device=0,1\"' IMAGE nvidia-smi -L` lists these GPUs.\n\n**Source.** Docker's page on [GPUs in containers](https://docs.docker.com/engine/containers/gpu/).\n\n### docker-run-args-misparsed\n\nA word of the command was taken for something that it is not: an image for the value of a flag, a flag for the command.\n\n**How we know.** Docker names one of your words as the name of a runtime, an image or a program that it cannot find.\n\n**Fix.** All flags of `docker run` stand before the image, the command after it. A flag that takes a value takes the next\nword: `--runtime nvidia IMAGE`, `--gpus all IMAGE`. `ngc-doctor run --print` prints a whole command.\n\n**Verify.** The command starts the image that you meant.\n\n**Source.** Docker's [reference of docker run](https://docs.docker.com/reference/cli/docker/container/run/).\n\n### compose-too-old\n\nThis docker-compose is older than the way in which a compose file asks for GPUs.\n\n**How we know.** It refuses `deploy.resources.reservations.devices`, or `runtime`, as a property that it does not know.\n\n**Fix.** Use Compose 2, the command `docker compose` (package `docker-compose-plugin` of Docker's repository), or\ndocker-compose 1.28 or later.\n\n**Verify.** `docker compose config` accepts the file.\n\n**Source.** Docker's page on [GPUs in Compose](https://docs.docker.com/compose/how-tos/gpu-support/).\n\n### compose-count-missing\n\nThe compose file reserves devices and does not say how many or which.\n\n**How we know.** Compose says that count or device_ids is missing, or that both are given, or the container sees other GPUs\nthan were meant.\n\n**Fix.** Give each entry of `devices` one of `count: all`, `count: 1` or `device_ids: [\"0\"]`, never two of them, and\n`capabilities: [gpu]`.\n\n**Verify.** `docker compose config` accepts the file, and `docker compose run SERVICE nvidia-smi -L` lists the GPUs.\n\n**Source.** Docker's page on [GPUs in Compose](https://docs.docker.com/compose/how-tos/gpu-support/).\n",
  "gpus": "# Programs, GPUs and memory\n\n### host-memory-exhausted\n\nThe machine, or the memory that the container may use, ran out, and the kernel ended a program. It is the processor's\nmemory, not a GPU's.\n\n**How we know.** The kernel log says \"Out of memory: Killed process\", or \"oom-kill\" with the control group that was full;\nPyTorch says that a worker was \"killed by signal: Killed\". A container that ends so has the exit code 137.\n\n**Fix.** Let the program use less: fewer workers of the data loader (`num_workers`), a smaller `prefetch_factor`, no data\nheld whole in memory. If the container has a limit (`docker inspect --format '{{.HostConfig.Memory}}' CONTAINER` is not 0),\nstart it with a higher `--memory`. `/dev/shm` counts as memory too.\n\n**Verify.** `docker stats` shows memory below its limit while the program runs, and `sudo dmesg | grep -i oom` tells of\nnothing new.\n\n**Source.** Docker's page on [limits of memory](https://docs.docker.com/engine/containers/resource_constraints/).\n\n### nofile-limit-low\n\nA program may not open as many files as it needs. Workers of PyTorch's data loader pass tensors as open files, so many of\nthem need thousands.\n\n**How we know.** \"Too many open files\", or \"received 0 items of ancdata\" from a data loader.\n\n**Fix.** Start the container with `--ulimit nofile=65536:65536`. On the host `ulimit -n 65536` does it for the shell, as far\nas the hard limit (`ulimit -Hn`) allows. Or let PyTorch pass tensors by name:\n`torch.multiprocessing.set_sharing_strategy('file_system')`.\n\n**Verify.** `ulimit -n` in the container shows 65536.\n\n**Source.** PyTorch's page on\n[sharing strategies](https://docs.pytorch.org/docs/stable/multiprocessing.html#sharing-strategies).\n\n### xid-app-fault\n\nA program made a GPU do something that it may not, such as read outside its memory, and was ended. As a rule the program\nis at fault, or a library of it; the GPU goes on.\n\n**How we know.** The kernel log has Xid 13, 31, 32, 43, 45, 68 or 69 and no graver one, or CUDA says \"an illegal memory\naccess was encountered\", \"device-side assert triggered\" or \"unspecified launch failure\".\n\n**Fix.** Run the program with `CUDA_LAUNCH_BLOCKING=1`: the traceback then names the call that failed, and\n`compute-sanitizer` names the access. If it always comes on the same GPU, with any program, have that GPU tested:\n`dcgmi diag -r 3`, while nothing else runs on it.\n\n**Verify.** The program ends well, and `sudo dmesg | grep -i xid` tells of nothing new.\n\n**Source.** NVIDIA's [catalogue of Xids](https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html).\n\n### mig-permission\n\nInstances of a GPU (MIG) were to be listed, made or destroyed by somebody who may not.\n\n**How we know.** \"Insufficient Permissions\" from `nvidia-smi mig`, or from a program in a container that manages\ninstances.\n\n**Fix.** On the host run it with `sudo`. A container that manages instances must be given that right: it needs\n`CAP_SYS_ADMIN` (`--cap-add SYS_ADMIN`) and `-e NVIDIA_MIG_CONFIG_DEVICES=all`; with it, it may change the GPUs of\neverybody on the machine.\n\n**Verify.** `sudo nvidia-smi mig -lgi` lists the instances.\n\n**Source.** NVIDIA's [guide to MIG](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/).\n\n### mig-created-after-start\n\nA container was started before an instance (MIG) was made. It keeps the instances that there were when it began.\n\n**How we know.** `nvidia-smi -L` on the host lists the instance, and in the container it does not, or its node below\n`/dev/nvidia-caps` may not be opened.\n\n**Fix.** Start the container again. That ends what runs in it.\n\n**Verify.** `nvidia-smi -L` in the new container lists the instance.\n\n**Source.** NVIDIA's [guide to MIG](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/).\n\n### mig-devices-not-detected\n\n`nvidia-container-cli` lists no instance (MIG) though there are some.\n\n**How we know.** `nvidia-smi -L` on the host lists instances, and `sudo nvidia-container-cli list` names none of their\nnodes below `/dev/nvidia-caps`.\n\n**Fix.** If `docker run --rm --gpus all ubuntu nvidia-smi -L` lists them, nothing is wrong: the list leaves them out. Else\nupdate the toolkit: old releases know nothing of instances.\n\n**Verify.** `docker run --rm --gpus all ubuntu nvidia-smi -L` lists the instances.\n\n**Source.** NVIDIA's [guide to MIG](https://docs.nvidia.com/datacenter/tesla/mig-user-guide/).\n\n### image-lacks-env\n\nThe container was started by `--runtime=nvidia` without `--gpus`, and its image does not say which GPUs it wants, so it\ngot none.\n\n**How we know.** `docker image inspect --format '{{.Config.Env}}' IMAGE` names no `NVIDIA_VISIBLE_DEVICES`; NVIDIA's own\nimages do.\n\n**Fix.** Start it with `--gpus all`, or add `-e NVIDIA_VISIBLE_DEVICES=all`.\n\n**Verify.** `nvidia-smi` in the container lists the GPUs.\n\n**Source.** NVIDIA's page on\n[the toolkit's variables](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html).\n\n### nvlink-bridge-faulty\n\nThe bridge that joins two cards by NVLink is defective, or does not sit well. The kernel log shows the same as for a GPU that\nis: [nvlink-uncorrectable](../../../checks/kernel-log.md#nvlink-uncorrectable), of which this is one cause.\n\n**How we know.** Only by a change: with another bridge, or with this one on other cards, the errors stay with the bridge.\n\n**Fix.** Switch the machine off, seat the bridge anew, and swap it if the errors come again. Until then, programs on one GPU\nwork, and those on several do without NVLink by `NCCL_P2P_DISABLE=1`, more slowly.\n\n**Verify.** `nvidia-smi nvlink -s` shows every link with its speed, and `nvidia-smi nvlink -e` counts no new errors under load.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), under nvlink; NVIDIA's\n[environment variables of NCCL](https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html).\n",
  "harmless": "# What looks like an error and is none\n\n### pcie-link-idle-false-positive\n\nAn idle GPU lowers the speed of its PCIe link, and raises it under load.\n\n**How we know.** The link is of a lower generation than it can be, while the GPU does nothing. Its width, which does not\nchange, tells of a fault; so does a speed that stays low while the GPU works.\n\n**Fix.** None is needed.\n\n**Verify.** While a program computes, `nvidia-smi --query-gpu=pcie.link.gen.current,pcie.link.gen.max --format=csv` shows\nthe same generation twice, or the slot's where that is lower.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), on the current link generation.\n\n### gpu-fan-err-only\n\nThe speed of the fan cannot be read; nothing else about the GPU is in error. Computing does without it.\n\n**How we know.** nvidia-smi's table has `ERR!` in the column of the fan alone, and figures for temperature and power.\n\n**Fix.** None is needed for computing. If the GPU gets hot under load, have the fan looked at.\n\n**Verify.** `nvidia-smi -q -d TEMPERATURE` stays below the slowdown temperature while the GPU works.\n\n**Source.** [nvidia-smi](https://docs.nvidia.com/deploy/nvidia-smi/index.html), on the fan speed: it is what the driver\nasks of the fan.\n\n### ngc-shm-note\n\nThe image's start script says this in every start without `--ipc=host`, however much shared memory there is.\n\n**How we know.** The note about SHMEM is one, and no error. Too little shared memory shows itself by \"Bus error\", or by a\ndata loader that asks for more.\n\n**Fix.** None is needed where data loaders work. Else start the container with `--ipc=host`, or with `--shm-size=8g`.\n\n**Verify.** `df -h /dev/shm` in the container shows more than your loaders use.\n\n**Source.** NVIDIA's\n[guide to its framework containers](https://docs.nvidia.com/deeplearning/frameworks/user-guide/index.html), on shared memory.\n\n### ngc-banner-false-positive-wsl\n\nThe image's start script looks for a device that WSL does not have; CUDA works all the same.\n\n**How we know.** It is WSL 2, the container was started with `--gpus`, and `nvidia-smi` works in it.\n\n**Fix.** None is needed. Newer images no longer say so.\n\n**Verify.** `python -c 'import torch; print(torch.cuda.is_available())'` in the container prints True.\n\n**Source.** Seen in [nvidia-docker, issue 1548](https://github.com/NVIDIA/nvidia-docker/issues/1548).\n\n### sm-warning-false-positive\n\nPyTorch, or the image's start script, does not list this compute capability, and runs the programs of its family on it:\na GB10 (12.1) runs what was built for 12.0.\n\n**How we know.** The warning names compute capability 12.1, or says \"may not yet be supported\", which the start script says\nof a GPU of a generation that it knows. Of a generation that is too new it says \"is not yet supported\".\n\n**Fix.** None is needed.\n\n**Verify.** `python -c 'import torch; print(torch.ones(2, device=\"cuda\").sum())'` in the container prints 2.\n\n**Source.** Told by its developers: [PyTorch, issue 164596](https://github.com/pytorch/pytorch/issues/164596).\n\n### wsl-integrated-gpu-adapter\n\nThese messages are about the processor's own GPU, beside NVIDIA's.\n\n**How we know.** The kernel log's \"dxgk\" lines tell of a question that an adapter did not answer, on a machine with two.\n\n**Fix.** None is needed where `nvidia-smi` lists the GPU.\n\n**Verify.** `nvidia-smi` lists the GPU.\n\n**Source.** NVIDIA's [guide to CUDA on WSL](https://docs.nvidia.com/cuda/wsl-user-guide/index.html).\n",
  "hosts": "# Packages, boards and services\n\n### package-dependency-conflict\n\nPackages of the NVIDIA Container Toolkit, of nvidia-docker or of the driver want versions of one another that cannot be\ninstalled together: as a rule from two repositories, or left from before.\n\n**How we know.** The package manager names a package of NVIDIA's that depends on, conflicts with, or would overwrite a file\nof another.\n\n**Fix.** See where each comes from (`apt-cache policy nvidia-container-toolkit libnvidia-container1`, or\n`dnf list --showduplicates`), keep one repository of each kind, take out what is left of nvidia-docker\n(`sudo apt-get remove nvidia-docker nvidia-docker2`), and install again.\n\n**Verify.** `sudo apt-get check`, or `sudo dnf check`, finds nothing; `nvidia-ctk --version` answers.\n\n**Source.** NVIDIA's [guide to installing the toolkit](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html).\n\n### apt-source-damaged\n\nA list of apt holds something else than a list: as a rule a web page of an error, which a download put there.\n\n**How we know.** apt says that an entry is malformed, or that a type is not known, and names a file of NVIDIA's or Docker's.\n\n**Fix.** Remove the file that it names from `/etc/apt/sources.list.d`, and set up the repository again as its maker says;\ndownload with `curl -f`, which writes no page of an error.\n\n**Verify.** `sudo apt-get update` ends without an error.\n\n**Source.** NVIDIA's [guide to installing the toolkit](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html).\n\n### cdi-refresh-after-image-update\n\nThe system was updated as an image, and the CDI specification in `/etc/cdi` is still that of the driver before.\n\n**How we know.** A launch names files of a driver's version that is not there, after such an update.\n\n**Fix.** `sudo systemctl restart nvidia-cdi-refresh.service` where that service is, else\n`sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml`. So that it does not come back, leave the specification in\n`/var/run/cdi`, which is written anew at each start.\n\n**Verify.** `grep -o 'libcuda.so.[0-9.]*' /etc/cdi/nvidia.yaml` names the driver that is loaded.\n\n**Source.** NVIDIA's page on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html).\n\n### nixos-runtime-binary\n\nOn NixOS Docker's configuration names a wrapper of NVIDIA's runtime that is no longer in the store, or one of an older\npackage that does not fit.\n\n**How we know.** The path of the runtime that fails is below `/nix/store`.\n\n**Fix.** Leave the path to the system: take `virtualisation.docker.daemon.settings.runtimes` and other paths by hand out of\nthe configuration, set `hardware.nvidia-container-toolkit.enable = true;` (since 24.05; it replaces\n`virtualisation.docker.enableNvidia`), and `sudo nixos-rebuild switch`, which restarts Docker where its configuration\nchanged; containers without `live-restore` stop then. GPUs are asked for by `--device nvidia.com/gpu=all`.\n\n**Verify.** `docker run --rm --device nvidia.com/gpu=all IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** [NixOS on NVIDIA](https://wiki.nixos.org/wiki/NVIDIA).\n\n### cdi-spec-race\n\nAt boot a container was started before the CDI specification had been written.\n\n**How we know.** Containers that start with the machine fail with an unresolvable device or \"could not select device\ndriver\", and start well by hand later.\n\n**Fix.** Let Docker start after the specification: `sudo systemctl edit docker`, and there in `[Unit]`\n`Wants=nvidia-cdi-refresh.service` and `After=nvidia-cdi-refresh.service`. It holds from the next start of the machine.\n\n**Verify.** After a restart `systemctl show docker -p After` names the service, and the containers run.\n\n**Source.** NVIDIA's page on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html).\n\n### jetson-gpus-flag\n\nOn this Jetson `--gpus` does not work: the toolkit gives its GPU by a runtime and lists of files.\n\n**How we know.** The toolkit says that it detected the mode csv, and that the hook is not supported.\n\n**Fix.** Leave `--gpus` out, and launch with `--runtime nvidia -e NVIDIA_VISIBLE_DEVICES=all`; use images for Jetson\n(`-igpu`).\n\n**Verify.** `docker run --rm --runtime nvidia IMAGE python3 -c 'import torch; print(torch.cuda.is_available())'` prints True.\n\n**Source.** NVIDIA's [documentation of Jetson](https://docs.nvidia.com/jetson/).\n\n### jetson-runtime-not-registered\n\nOn this Jetson Docker does not know NVIDIA's runtime, or not the lists of files that it takes along.\n\n**How we know.** Docker says that the runtime nvidia is not known, on a Jetson; or the lists in\n`/etc/nvidia-container-runtime/host-files-for-container.d` are not there.\n\n**Fix.** `sudo apt-get install nvidia-container` from JetPack's repository, `sudo nvidia-ctk runtime configure\n--runtime=docker`, then `sudo systemctl restart docker`; running containers stop, unless `live-restore` is on.\n\n**Verify.** `docker info --format '{{.Runtimes}}'` names nvidia.\n\n**Source.** NVIDIA's [documentation of Jetson](https://docs.nvidia.com/jetson/).\n\n### kernel-lacks-raw-table\n\nThe kernel has no table `raw` for iptables, which Docker 28 and later uses to keep others from its ports. Kernels of\nJetson Linux are built without.\n\n**How we know.** Docker says that the table raw does not exist, or that a rule in it could not be added.\n\n**Fix.** Start dockerd with the environment variable `DOCKER_INSECURE_NO_IPTABLES_RAW=1` (`sudo systemctl edit docker`, and\nthere in `[Service]` `Environment=DOCKER_INSECURE_NO_IPTABLES_RAW=1`), then restart it; other machines on the same network can then\nreach ports of containers that are meant for this machine alone. Or stay with Docker 27.\n\n**Verify.** `docker run --rm -p 127.0.0.1::80 IMAGE true` starts.\n\n**Source.** Docker's [release notes of 28.0](https://docs.docker.com/engine/release-notes/28/).\n",
  "launchers": "# Other launchers: podman, Singularity, enroot, Kubernetes\n\n### podman-compose-gpu\n\npodman-compose left out the request for GPUs of the compose file, or passed on one that podman does not understand.\n\n**How we know.** The program behind `podman compose` is podman-compose, and the container has no GPU, or podman refuses\n`--gpus` or a device.\n\n**Fix.** Write the devices as CDI names: `devices: [\"nvidia.com/gpu=all\"]` in the service, and\n`security_opt: [\"label=disable\"]` where SELinux enforces. They need a CDI specification:\n`sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml`.\n\n**Verify.** `podman run --rm --device nvidia.com/gpu=all IMAGE nvidia-smi -L` lists the GPUs, and so does the service.\n\n**Source.** NVIDIA's page on [CDI](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html).\n\n### singularity-no-nv-files\n\nSingularity or Apptainer was started with `--nv` and found no files of the driver on the host to take along.\n\n**How we know.** It says \"Could not find any nv files on this host\".\n\n**Fix.** See that the driver is there on the machine where the container runs (`nvidia-smi`), which on a cluster is the\ncompute node and not the login node, and that `ldconfig -p` lists `libnvidia-ml.so.1`.\n\n**Verify.** `singularity exec --nv IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** Singularity's page on [GPUs](https://docs.sylabs.io/guides/latest/user-guide/gpu.html).\n\n### singularity-no-ncc\n\n`--nvccli` was asked for, and there is no nvidia-container-cli that Singularity or Apptainer would use.\n\n**How we know.** It says that nvidia-container-cli was not found, or is not owned by root.\n\n**Fix.** Install the NVIDIA Container Toolkit and name the program as `nvidia-container-cli path` in `singularity.conf` or\n`apptainer.conf`; or use `--nv`, which needs neither.\n\n**Verify.** `singularity exec --nvccli --nv IMAGE nvidia-smi -L` lists the GPUs.\n\n**Source.** Singularity's page on [GPUs](https://docs.sylabs.io/guides/latest/user-guide/gpu.html).\n\n### singularity-nvccli-setuid\n\n`--nvccli` was asked for where Singularity or Apptainer runs with the rights of its own setuid program, and not with a user\nnamespace or with `--writable`.\n\n**How we know.** It says that nvidia-container-cli is not allowed in setuid mode, or that the filesystem is not writable.\n\n**Fix.** Add `--userns`, or `--writable-tmpfs` where it asks for a writable container; or use `--nv`.\n\n**Verify.** The command starts.\n\n**Source.** Singularity's page on [GPUs](https://docs.sylabs.io/guides/latest/user-guide/gpu.html).\n\n### ngc-driver-not-detected-singularity\n\nThe start script of NVIDIA's image says that there is no driver, although Singularity or Apptainer brought it along: the\nscript looks where only Docker's toolkit puts things.\n\n**How we know.** The note stands in a container that was started with `--nv`, and `nvidia-smi` works in it.\n\n**Fix.** Nothing is to be done where `nvidia-smi` works in the container. Where it does not, `--nv` is missing.\n\n**Verify.** `singularity exec --nv IMAGE python -c 'import torch; print(torch.cuda.is_available())'` prints True.\n\n**Source.** Singularity's page on [GPUs](https://docs.sylabs.io/guides/latest/user-guide/gpu.html).\n\n### enroot-mount-denied\n\nenroot, or Slurm's plugin Pyxis with it, was not allowed to mount something in the user namespace in which it works.\n\n**How we know.** It says \"Operation not permitted\" or \"Permission denied\" of a mount, as a rule of a file of the driver or of\na folder that is mounted nosuid, nodev or noexec.\n\n**Fix.** See where the source lies (`findmnt -T PATH`). Folders of enroot (`ENROOT_RUNTIME_PATH`, `ENROOT_DATA_PATH`) belong on a\nlocal filesystem that is not mounted nodev or noexec; and user namespaces must be allowed\n(`sysctl user.max_user_namespaces` is not 0, and `kernel.apparmor_restrict_unprivileged_userns` is 0 or a profile allows\nthem).\n\n**Verify.** `enroot start NAME nvidia-smi -L` lists the GPUs.\n\n**Source.** enroot's page on [requirements](https://github.com/NVIDIA/enroot/blob/master/doc/requirements.md).\n\n### k8s-default-runtime-not-nvidia\n\nThe node's container runtime starts containers by runc, without NVIDIA's runtime, so that a pod has nothing of the driver.\n\n**How we know.** NVIDIA's device plugin, or a pod, says that it could not load the NVML library, while `nvidia-smi` works on\nthe node.\n\n**Fix.** On the node: `sudo nvidia-ctk runtime configure --runtime=containerd --set-as-default` (or `--runtime=crio`), then\n`sudo systemctl restart containerd`. Or give the pods a RuntimeClass with the handler `nvidia`. The GPU operator does\nthis by itself. A restart of containerd does not end the containers that run.\n\n**Verify.** `kubectl describe node NODE` names `nvidia.com/gpu` among what can be allocated.\n\n**Source.** The [device plugin's](https://github.com/NVIDIA/k8s-device-plugin#quick-start) own guide.\n\n### containerd-runtime-not-registered\n\nKubernetes asks containerd for a runtime named nvidia, and its configuration has none.\n\n**How we know.** Events of the pod say 'no runtime for \"nvidia\" is configured'.\n\n**Fix.** On the node: `sudo nvidia-ctk runtime configure --runtime=containerd`, then `sudo systemctl restart containerd`. K3s and\nRKE2 find the runtime by themselves when they start with the toolkit installed: restart them.\n\n**Verify.** `sudo crictl info | grep -A3 '\"nvidia\"'` shows the runtime.\n\n**Source.** NVIDIA's [guide to installing the toolkit](https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html).\n\n### containerd-cri-disabled\n\ncontainerd runs without the part that serves Kubernetes, as Docker's package configures it.\n\n**How we know.** kubeadm or crictl says \"unknown service runtime.v1.RuntimeService\".\n\n**Fix.** Take `cri` out of `disabled_plugins` in `/etc/containerd/config.toml`, then `sudo systemctl restart containerd`.\n\n**Verify.** `sudo crictl info` answers.\n\n**Source.** The Kubernetes page on [container runtimes](https://kubernetes.io/docs/setup/production-environment/container-runtimes/#containerd).\n"
};

// src/render/wrap.ts
import { wrapAnsi } from "fast-wrap-ansi";
var narrowBelow = 60;
var narrow = ({ width }) => width < narrowBelow;
function prose(text2, width, indent = "") {
  const room = Math.max(width - indent.length, 16);
  return wrapAnsi(text2.replaceAll("	", " "), room, { hard: false, trim: true }).split("\n").map((line) => `${indent}${line}`).join("\n");
}
var labelled = (label2, paragraphs, style) => withLabel(label2, paragraphs, style, (text2, indent) => prose(text2, style.width, indent).split("\n"));
var labelledAsIs = (label2, lines, style) => withLabel(label2, lines, style, (line, indent) => [`${indent}${line}`]);
function withLabel(label2, texts, style, laid) {
  if (texts.length === 0) return [];
  const head = `  ${label2}:`;
  if (narrow(style)) return [head, ...texts.flatMap((text2) => laid(text2, "   "))];
  const indent = " ".repeat(head.length + 1);
  const [first = "", ...rest] = texts.flatMap((text2) => laid(text2, indent));
  return [`${head} ${first.slice(indent.length)}`, ...rest];
}

// src/render/page.ts
function sectionOf(page, code) {
  const lines = page.split("\n");
  const from = lines.indexOf(`### ${code}`);
  if (from === -1) return null;
  const rest = lines.slice(from + 1).findIndex((line) => /^#{1,3} /.test(line));
  return lines.slice(from, rest === -1 ? void 0 : from + 1 + rest).join("\n").trim();
}

// src/cli/text-fixes.ts
function sectionAbout(code) {
  for (const page of [...Object.values(pages), ...Object.values(textPages)]) {
    const section = sectionOf(page, code);
    if (section !== null) return section;
  }
  const why = noise[code];
  return why === void 0 ? null : harmlessSection(code, why);
}
var harmlessSection = (code, why) => [
  `### ${code}`,
  why,
  "**How we know.** By its words: they stand in logs of machines and containers that work.",
  "**Fix.** None is needed.",
  "**Verify.** What was started works, though the words are there. If it does not, another line says why.",
  "**Source.** Logs of machines that are in order, as they are among the tests of this program."
].join("\n\n");
var meaningOf = (code) => pageParts(sectionAbout(code) ?? "").meaning;
function fixesByText(code, facts2) {
  const known = settlingIn(facts2);
  const exact = fixesFor(code, known, defaultTarget);
  if (exact.length > 0) return exact;
  const usual2 = fixesByOs(code, known.os);
  return usual2.length > 0 ? usual2 : fixOnPage(code);
}
var settlingIn = (facts2) => ({
  ...Object.fromEntries(settling.map((key) => [key, notAsked("not looked at")])),
  ...facts2
});
function fixOnPage(code) {
  const { fix, verify: verify3 } = pageParts(sectionAbout(code) ?? "");
  if (fix === "") return [];
  const steps = [fix, ...verify3 === "" ? [] : [`To verify: ${verify3}`]];
  return [
    {
      id: `mend-${code}`,
      title: "As its page says",
      risk: "manual",
      steps: steps.map((text2) => ({ kind: "do", text: text2 }))
    }
  ];
}

// src/knowledge/distributions.ts
var distributions = [
  { name: "Ubuntu", release: 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n' },
  { name: "Debian", release: 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n' },
  { name: "RHEL, Rocky, AlmaLinux", release: 'ID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.6"\n' },
  { name: "Fedora", release: "ID=fedora\nVERSION_ID=42\n" },
  { name: "SLES, openSUSE", release: 'ID="sles"\nID_LIKE="suse"\nVERSION_ID="15.7"\n' },
  { name: "Amazon Linux", release: 'ID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"\n' },
  { name: "Azure Linux", release: 'ID=azurelinux\nVERSION_ID="3.0"\n' },
  { name: "Arch", release: "ID=arch\n" }
];

// src/probes/shell-variables.ts
function shellVariables(text2) {
  const pairs = text2.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
    return match?.[1] === void 0 || match[2] === void 0 ? [] : [[match[1], unquoted(match[2].trim())]];
  });
  return Object.fromEntries(pairs);
}
function unquoted(text2) {
  const quoted2 = /^"((?:[^"\\]|\\.)*)"|^'([^']*)'/.exec(text2);
  if (quoted2 === null) return text2;
  return quoted2[2] ?? (quoted2[1] ?? "").replace(/\\(["$`\\])/g, "$1");
}

// src/probes/os.ts
var families = {
  debian: "debian",
  ubuntu: "debian",
  rhel: "rhel",
  centos: "rhel",
  rocky: "rhel",
  almalinux: "rhel",
  ol: "rhel",
  fedora: "fedora",
  amzn: "amazon",
  azurelinux: "azure",
  mariner: "azure",
  sles: "suse",
  suse: "suse",
  opensuse: "suse",
  arch: "arch",
  nixos: "nixos"
};
var imageBased = /* @__PURE__ */ new Set([
  "cos",
  "flatcar",
  "bottlerocket",
  "talos",
  "opensuse-microos",
  "suse-microos",
  "sle-micro",
  "sl-micro"
]);
var isImageBased = (id) => imageBased.has(id);
function familyOf(id, idLike) {
  const known = [id, ...idLike].flatMap((name) => families[name] ?? families[name.replace(/-.*$/, "")] ?? []);
  return known[0] ?? "other";
}

// src/probes/os-release.ts
var yumUntil = { rhel: 7, amazon: 2 };
var usual = {
  debian: "apt",
  rhel: "dnf",
  fedora: "dnf",
  amazon: "dnf",
  azure: "tdnf",
  suse: "zypper",
  arch: "pacman",
  nixos: "none",
  other: "none"
};
function usualOs(text2) {
  const release = shellVariables(text2);
  const id = release["ID"] ?? "";
  const idLike = (release["ID_LIKE"] ?? "").split(" ").filter((word) => word !== "");
  const versionId = release["VERSION_ID"] ?? "";
  const family = familyOf(id, idLike);
  const old = Number.parseInt(versionId, 10) <= (yumUntil[family] ?? 0);
  return {
    id,
    idLike,
    versionId,
    codename: release["VERSION_CODENAME"] ?? "",
    prettyName: release["PRETTY_NAME"] ?? (id === "" ? "unknown Linux" : id),
    family,
    packages: old ? "yum" : usual[family],
    services: family === "other" ? "none" : "systemd",
    sudo: true,
    dgxOs: null,
    toolkitRepository: false,
    nonFree: null,
    aptSources: null,
    withoutRepositories: false,
    immutable: isImageBased(id),
    readOnly: []
  };
}

// src/cli/explain-fixes.ts
function fixesForAll(code) {
  const [first, ...others] = distributions.map(({ name, release }) => ({
    name,
    fixes: fixesByText(code, { os: read(usualOs(release)) })
  }));
  if (first === void 0) return [];
  return first.fixes.map((fix) => {
    const same = others.flatMap(({ name, fixes: fixes3 }) => {
      const own3 = fixes3.find(({ id }) => id === fix.id);
      return own3 === void 0 ? [] : [{ name, fix: own3 }];
    });
    return together(fix, [{ name: first.name, fix }, ...same]);
  });
}
function together(fix, all2) {
  const ways3 = [...new Set(all2.map((one) => stepsOf(one)))];
  if (ways3.length === 1) return fix;
  const steps = ways3.flatMap((way) => {
    const families2 = all2.filter((one) => stepsOf(one) === way);
    const text2 = `On ${families2.map(({ name }) => name).join(", ")}:`;
    return [{ kind: "do", text: text2 }, ...families2[0]?.fix.steps ?? []];
  });
  return { ...fix, risk: "manual", steps };
}
var stepsOf = ({ fix }) => JSON.stringify(fix.steps);

// src/render/call.ts
function callLine({ program, words }) {
  const dashes = program === "npm start" && words.length > 0 ? ["--"] : [];
  return [program, ...dashes, ...words.length > 0 ? [harmlessLine(shellCommand(words))] : []].join(" ");
}
var otherCall = ({ program }, ...words) => callLine({ program, words });

// src/render/steps.ts
function stepLines({ steps }, style, sudo) {
  const margin = narrow(style) ? "  " : "    ";
  return steps.flatMap((step, index) => {
    const number = `${margin}${index + 1}. `;
    const indent = " ".repeat(number.length);
    const [first = "", ...rest] = stepText(step, style, sudo, indent);
    return [`${number}${first.trimStart()}`, ...rest];
  });
}
function stepText(step, style, sudo, indent) {
  const asRoot2 = step.kind !== "do" && step.root === true && sudo;
  if (step.kind === "run")
    return [style.paint.bold(shellCommand(asRoot2 ? ["sudo", ...step.argv] : step.argv))];
  if (step.kind === "edit")
    return changeText(step.change, `${step.file}${asRoot2 ? " (as root)" : ""}`, indent);
  const text2 = prose(step.text, style.width, indent).split("\n");
  return step.url === void 0 ? text2 : [...text2, `${indent}${step.url}`];
}
function changeText(change, file, indent) {
  if (change.kind === "json-merge") return mergeText(change.value, file, indent);
  return [`In ${file}, replace`, ...quoted(change.old, indent), `${indent}by`, ...quoted(change.new, indent)];
}
function mergeText(value, file, indent) {
  const entries = Object.entries(value);
  const out = entries.filter(([, member]) => member === null).map(([key]) => JSON.stringify(key));
  const taken = out.length === 0 ? [] : [`Take ${out.join(", ")} out of ${file}`];
  if (out.length > 0 && out.length === entries.length) return taken;
  const merged = Object.fromEntries(entries.filter(([, member]) => member !== null));
  const [first, ...rest] = [...taken, `${out.length === 0 ? "Merge" : "and merge"} into ${file}:`];
  const lines = [...rest, ...JSON.stringify(merged, null, 2).split("\n")];
  return [first ?? "", ...lines.map((line) => `${indent}${line}`)];
}
var quoted = (text2, indent) => text2.split("\n").map((line) => `${indent}| ${line}`);

// src/render/style.ts
var symbolsOf = ({ unicode }) => unicode ? { passed: "\u2714", error: "\u2716", warning: "\u25B2", skipped: "\u25CB", unknown: "?" } : { passed: "ok", error: "XX", warning: "!!", skipped: "--", unknown: "??" };

// src/render/causes.ts
function wholeFix(label2, fix, sudo, style, indent = "  ") {
  return [
    prose(`${style.paint.bold(label2)}: ${fix.title}`, style.width, indent),
    ...stepLines(fix, style, sudo),
    ...labelled("Interrupts", fix.interrupts === void 0 ? [] : [fix.interrupts], style),
    ...labelledAsIs("Check it", fix.verify === void 0 ? [] : [shellCommand(fix.verify)], style),
    ...labelledAsIs("Source", fix.source === void 0 ? [] : [fix.source], style)
  ];
}

// src/render/clean.ts
function cleaned(report) {
  const copy = JSON.parse(
    JSON.stringify(report),
    (_key, value) => typeof value === "string" ? harmless(value) : value
  );
  return copy;
}

// src/render/explanation.ts
function renderExplanation(raw, style, call) {
  const explanation = cleaned(raw);
  const { recognised, causes, harmless: harmless4 } = explanation;
  const parts = recognised ? [
    ...causes.filter(({ insteadOf }) => insteadOf === null).map((cause) => problemText(cause, explanation, style, call)),
    ...lastSteps(explanation, style),
    ...harmless4.map((text2) => harmlessText(text2, style, call))
  ] : [unknownText(explanation, style)];
  return `${parts.join("\n\n")}
`;
}
function problemText(cause, explanation, style, call) {
  const { code, confidence, here, meaning, question, explains } = cause;
  const others = explanation.causes.filter(({ insteadOf }) => insteadOf === code);
  return [
    style.paint.red(
      `${symbolsOf(style).error} ${code}  ${confidence}${here === true ? ", seen on this host" : ""}`
    ),
    ...meaning === "" ? [] : [prose(meaning, style.width, "  ")],
    ...labelled(lineLabel(cause), [harmlessLine(cause.matched)], style),
    ...labelled("To decide", question === null ? [] : [question], style),
    ...labelled("Or it is", othersText(others), style),
    ...fixesText(cause, explanation, style),
    ...labelled(
      "Also explains",
      explains.map((one) => `${one.code} (line ${one.line})`),
      style
    ),
    ...labelledAsIs("More", [otherCall(call, "explain", code)], style)
  ].join("\n");
}
var mostOthers = 5;
function othersText(others) {
  const shown = others.slice(0, mostOthers).map(({ code, question }) => `${code}: ${question ?? ""}`);
  const left = others.slice(mostOthers).map(({ code }) => code);
  return left.length === 0 ? shown : [...shown, `Less likely: ${left.join(", ")}.`];
}
var lineLabel = ({ line, count }) => count > 1 ? `Line ${line} (${count} times)` : `Line ${line}`;
function fixesText(cause, { plan, otherFixes }, style) {
  const all2 = new Map([...plan, ...otherFixes].map((fix) => [fix.id, fix]));
  const [first, ...others] = cause.fixes.filter((id) => !isQuestion(id)).flatMap((id) => all2.get(id) ?? []);
  if (first === void 0) return [];
  return [
    ...wholeFix("Fix", first, true, style),
    ...labelled(
      "Or",
      others.map(({ title, id }) => `${title} (${id})`),
      style
    )
  ];
}
var isQuestion = (id) => id.startsWith("find-out-");
function lastSteps({ causes, plan }, style) {
  const own3 = new Set(causes.flatMap(({ fixes: [first] }) => first ?? []));
  const last = plan.filter(({ id }) => !own3.has(id));
  return last.map((fix) => wholeFix("At the end", fix, true, style, "").join("\n"));
}
function harmlessText({ code, meaning, matched, line }, style, call) {
  return [
    style.paint.green(`${symbolsOf(style).passed} ${code}  harmless`),
    ...meaning === "" ? [] : [prose(meaning, style.width, "  ")],
    ...labelled(`Line ${line}`, [harmlessLine(matched)], style),
    ...labelledAsIs("More", [otherCall(call, "explain", code)], style)
  ].join("\n");
}
function unknownText({ excerpt: excerpt2 }, style) {
  if (excerpt2 === null || excerpt2 === "") return "There is nothing to explain: the text is empty.";
  return [
    prose("This is not known: nothing in the text is recognised.", style.width),
    "",
    prose(
      "ngc-doctor check looks at this host itself. To have the text known, file it with this excerpt, from which names, addresses and secrets were taken; read it before you send it:",
      style.width
    ),
    "",
    ...excerpt2.split("\n").map((line) => `  ${line}`)
  ].join("\n");
}

// src/cli/style.ts
import { Chalk } from "chalk";
var usualWidth = 80;
var plainStyle = () => ({
  width: usualWidth,
  unicode: takesUnicode(),
  paint: new Chalk({ level: 0 })
});
function takesUnicode() {
  const locale = ["LC_ALL", "LC_CTYPE", "LANG"].map((name) => process.env[name] ?? "").find((value) => value !== "");
  return /utf-?8/i.test(locale ?? "");
}

// zz.ts
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
var validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync("src/explain.schema.json", "utf8")));
var ex = pastedSignatures.map((s) => s.example);
var bad = 0;
var n = 0;
var na = /* @__PURE__ */ new Map();
var facts = { os: read(usualOs('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n')) };
var say = (...a) => {
  if (bad++ < 25) console.log(...a);
};
for (let i = 0; i < ex.length; i++) {
  const text2 = i % 3 === 0 ? ex[i] : i % 3 === 1 ? [ex[i], "", ex[i * 7 % ex.length]].join("\n\n") : [ex[i], ex[i * 13 % ex.length], ex[i * 31 % ex.length]].join("\n\n\n");
  const col = collectorOf(pastedSignatures);
  col.read(Buffer.from(text2));
  const f = col.end();
  for (const neutral of [false, true]) {
    if (neutral && i % 9) continue;
    const x = explanationOf(problemsIn(f), f.end, { version: "0", meaningOf, findOut, facts: neutral ? {} : facts, fixesFor: neutral ? fixesForAll : (c) => fixesByText(c, facts), isHere: () => null });
    n++;
    if (!validate(JSON.parse(JSON.stringify(x)))) say("schema", i, validate.errors?.[0]);
    const ids = new Set([...x.plan, ...x.otherFixes].map((p) => p.id));
    if (ids.size !== x.plan.length + x.otherFixes.length) say("dup id", i);
    for (const c of x.causes) {
      for (const id of c.fixes) if (!ids.has(id)) say("missing fix", c.code, id);
      if (!c.fixes.length) say("no fix", c.code);
      if (!c.meaning) say("no meaning", c.code);
      if (c.confidence !== "certain" && !c.question) say("no question", c.code, c.confidence);
      if (c.confidence === "likely" && x.causes.some((o) => o.insteadOf === c.code) && !c.fixes[0].startsWith("find-out")) say("find-out not first", c.code);
    }
    const restarts2 = x.plan.filter((p) => /restart-engine|reboot/.test(p.id));
    if (restarts2.length > 1) say("restarts", restarts2.map((p) => p.id));
    for (const r of restarts2) if (x.plan.indexOf(r) !== x.plan.length - 1) say("restart not last", x.plan.map((p) => p.id));
    const told = problemsIn(f);
    for (const p of told.problems) for (const o of p.others) {
      const c = x.causes.find((c2) => c2.code === o.code && c2.insteadOf === p.code);
      if (!c) na.set(p.code + " lacks " + o.code, (na.get(p.code + " lacks " + o.code) ?? 0) + 1);
    }
    const t = renderExplanation(x, plainStyle(), { program: "ngc-doctor", words: [] });
    if (/[^\x20-\x7e\n]/.test(t) && !/[^\x00-\x7f]/.test(text2)) {
      const m = /.{0,30}[^\x20-\x7e\n].{0,30}/.exec(t);
      na.set("nonascii " + m, 1);
    }
    if (/undefined|\[object/.test(t) && !/undefined|\[object/.test(text2)) say("undefined", i, /.{30}(undefined|\[object).{30}/.exec(t)?.[0]);
  }
}
console.log(n, "bad", bad, "lacks", na.size);
for (const k of [...na.keys()].slice(0, 25)) console.log(k);
