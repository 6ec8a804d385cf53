/* Stand-in libcuda.so.1: there to be found by ldconfig, nothing calls it. */
int cuInit(unsigned int flags) {
  (void)flags;
  return 100; /* CUDA_ERROR_NO_DEVICE */
}
