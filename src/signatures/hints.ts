/**
 * What is written where somebody works in WSL. Not the three letters alone: nvidia-container-cli names them in every
 * log of a machine that has nothing to do with it ("attempting to load dxcore to see if we are running under Windows
 * Subsystem for Linux (WSL)").
 */
export const inWsl: readonly string[] = [
  'microsoft-standard',
  '/usr/lib/wsl',
  'wsl2',
  'wsl 1',
  'wsl.exe',
  'wsl --',
  'wsl -',
  'wsl:',
  'wsl ubuntu',
  'wsl distro',
  'wsl version',
  ' in wsl',
  ' on wsl',
  ' inside wsl',
  ' under wsl',
  ' with wsl',
  ' using wsl',
  ' my wsl',
];

/** What is written where Docker is the snap. */
export const fromSnap: readonly string[] = [
  '/snap/',
  // Beside the one before: it says which engine answers, more than that the toolkit is there too.
  '/snap/bin/docker',
  'snap install docker',
  'snap restart docker',
  'snap remove docker',
  'docker snap',
  'snap docker',
  'snap version of docker',
  'docker from snap',
  '= snap',
  'snap.docker',
  'snap list ',
  'snap services',
  'docker.dockerd',
  'latest/stable canonical',
];
