/*
 * Stand-in libnvidia-ml.so.1 under the real nvidia-smi: it only ever fails, with
 * the code that the real library would give on this host. /opt/stand-in/nvml-code
 * forces a code; otherwise it follows from the kernel module that is "loaded" and
 * from the version in this library's own file name.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { DRIVER_NOT_LOADED = 9, LIB_RM_VERSION_MISMATCH = 18, UNKNOWN = 999 };

static int first_line(const char *path, char *line, size_t size) {
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  char *got = fgets(line, (int)size, file);
  fclose(file);
  if (!got) return 0;
  line[strcspn(line, "\n")] = 0;
  return 1;
}

static const char *own_version(void) {
  static char path[PATH_MAX];
  Dl_info info;
  if (!dladdr((void *)own_version, &info) || !realpath(info.dli_fname, path)) return "";
  char *at = strstr(path, ".so.");
  return at ? at + 4 : "";
}

/* As the real library does: root asking without a driver leaves this node behind. */
static void leave_control_node(void) {
  if (geteuid() != 0) return;
  mode_t old = umask(0);
  mknod("/dev/nvidiactl", S_IFCHR | 0666, makedev(195, 255));
  umask(old);
}

static int failure(void) {
  char line[128];
  if (first_line("/opt/stand-in/nvml-code", line, sizeof line)) return atoi(line);
  if (!first_line("/sys/module/nvidia/version", line, sizeof line)) {
    leave_control_node();
    return DRIVER_NOT_LOADED;
  }
  if (strcmp(line, own_version()) != 0) return LIB_RM_VERSION_MISMATCH;
  if (access("/dev/nvidiactl", F_OK) != 0) return DRIVER_NOT_LOADED;
  return UNKNOWN;
}

int nvmlInit(void) { return failure(); }
int nvmlInit_v2(void) { return failure(); }
int nvmlInitWithFlags(unsigned int flags) { (void)flags; return failure(); }
int nvmlShutdown(void) { return 0; }

/* As the real one words it: the CUDA generation before the driver's version. */
int nvmlSystemGetNVMLVersion(char *version, unsigned int length) {
  snprintf(version, length, "12.%s", own_version());
  return 0;
}

const char *nvmlErrorString(int code) {
  switch (code) {
    case 4: return "Insufficient Permissions";
    case 9: return "Driver Not Loaded";
    case 15: return "GPU is lost";
    case 17: return "GPU access blocked by the operating system";
    case 18: return "Driver/library version mismatch";
    default: return "Unknown Error";
  }
}
