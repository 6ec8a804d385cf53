#!/bin/bash
# Stand-in for NGC's entry point: a banner, and the two notes that tools look for, under
# the conditions under which NGC's own scripts give them. Then the command, or a shell.
echo
echo '============='
echo '== PyTorch =='
echo '============='
echo
echo "NVIDIA Release ${NVIDIA_PYTORCH_VERSION} (build ${NVIDIA_BUILD_ID})"
echo "PyTorch Version ${PYTORCH_VERSION}"
echo 'This is a stand-in image of the ngc-doctor test rig; nothing in it is NVIDIA software.'

has_driver() {
  [ -c /dev/nvidiactl ] || return 1
  ldconfig -p 2>/dev/null | grep -q 'libcuda\.so\.1 '
}
if ! has_driver; then
  echo
  echo 'WARNING: The NVIDIA Driver was not detected.  GPU functionality will not be available.'
  echo '   Start the container through the NVIDIA Container Toolkit.'
  export NVIDIA_CPU_ONLY=1
fi
if df -k /dev/shm 2>/dev/null | grep -q '^shm  *65536 '; then
  echo
  echo 'NOTE: The SHMEM allocation limit is set to the default of 64MB.  This may be'
  echo '   insufficient for PyTorch.  Raise it with --ipc=host or --shm-size.'
fi
echo
if [ $# -eq 0 ]; then exec /bin/bash; fi
exec "$@"
