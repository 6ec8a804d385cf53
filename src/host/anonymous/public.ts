import { vocabulary } from './vocabulary.ts';

/** Names that many machines have, and that name nobody. */
const everybodys: ReadonlySet<string> = new Set(
  (
    'docker-desktop docker-desktop-data root admin administrator daemon nobody nogroup user users guest test ubuntu debian fedora centos rocky alma almalinux rhel redhat suse opensuse ' +
    'arch amzn nvidia docker dockerd containerd podman moby core cloud-user ec2-user azureuser gcp opc vagrant runner jenkins build ' +
    'video render sudo wheel adm sys bin dev tmp run var usr lib etc opt home data mnt media srv work workspace scratch share shared ' +
    'localhost localdomain localhost4 localhost6 ip6-localhost ip6-loopback host hostname server node gpu gpus cuda dgx jetson tegra workstation desktop laptop ' +
    'linux windows wsl proxy registry mirror cache gateway router dns default local none null true false redacted oauthtoken token auth login password secret ' +
    'max min all any unix http https tcp npipe ssh fd file name image latest pytorch python torch www mail dispatch kernel systemd example ip6-allnodes ip6-allrouters ip6-localnet ip6-mcastprefix broadcasthost cdrom usb floppy public ' +
    // Accounts and groups of distributions and of packages.
    'messagebus syslog www-data polkitd dnsmasq sshd postfix uuidd tcpdump landscape pollinate lxd incus kvm libvirt libvirt-qemu plugdev netdev dialout tty disk lp kmem input sgx crontab slurm munge chrony rpc rpcuser dbus avahi colord gdm lightdm sddm whoopsie kernoops saned hplip geoclue rtkit usbmux cups-pk-helper speech-dispatcher nm-openvpn nfsnobody staff games man news uucp backup irc gnats fwupd-refresh tss pulse pulse-access pipewire ssl-cert bluetooth scanner lpadmin sambashare wireshark ollama nvidia-persistenced nvidia-mps utmp utempter ssh_keys sshd_keys systemd-journal systemd-network systemd-resolve systemd-timesync cgred dip voice operator sync shutdown halt ftp mysql postgres redis named ntp sssd clevis setroubleshoot cockpit-ws unbound gluster radvd abrt ceph-common rootless uid gid'
  ).split(' '),
);

/** It names nobody: too common, too short, or a mere number. */
export const isCommon = (name: string): boolean =>
  name.length < 2 ||
  /^[\d.:_-]+$/.test(name) ||
  everybodys.has(name.toLowerCase()) ||
  vocabulary.has(name.toLowerCase()) ||
  /^(?:_|systemd-|(?:nvidia|gpu)\d+$|[0-9a-f]{2}$)/.test(name);

/** Where everybody fetches images and packages from; whatever is below them as well. */
const publicDomains =
  /(?:^|\.)(?:nvcr\.io|nvidia\.com|docker\.(?:io|com)|github\.(?:com|io)|githubusercontent\.com|ghcr\.io|quay\.io|gcr\.io|pkg\.dev|ubuntu\.com|canonical\.com|snapcraft\.io|debian\.org|fedoraproject\.org|centos\.org|redhat\.com|rockylinux\.org|almalinux\.org|opensuse\.org|suse\.com|kernel\.org|pytorch\.org|pypi\.org|python\.org|anaconda\.org|conda\.io|microsoft\.com|google\.com|opencontainers\.org|kubernetes\.io|k8s\.io|sourceware\.org|llvm\.org|gnu\.org|apache\.org|launchpad\.net|freedesktop\.org|w3\.org|json-schema\.org|ietf\.org|intel\.com|amd\.com|mellanox\.com|vmware\.com|oracle\.com|amazon\.com|conda-forge\.org|openssl\.org|gentoo\.org|archlinux\.org|nixos\.org|alpinelinux\.org|apple\.com|stackoverflow\.com|podman\.io|containerd\.io|slurm\.schedmd\.com|docker\.internal|google\.internal|example)$/i;

/** What firmware of Oracle's cloud calls the chassis; below it are names of customers. */
const ofOracle = 'oraclecloud.com';

export const isPublicHost = (host: string): boolean =>
  publicDomains.test(host) || host.toLowerCase() === ofOracle || (!host.includes('.') && isCommon(host));

/** Loopback, everywhere, nowhere, masks, what clouds tell a machine about itself, Docker's own, whole private ranges. */
export const isPublicAddress = (address: string): boolean =>
  /^(?:127\.|0\.|255\.|22[4-9]\.|2[34]\d\.|169\.254\.|172\.17\.0\.|10\.0\.0\.0$|172\.16\.0\.0$|192\.168\.0\.0$|100\.64\.0\.0$|203\.0\.113\.)/.test(
    address,
  ) ||
  /^(?:::1?|fe80::|ff..::|fc00::|fd00::|2001:db8::.*)$/i.test(address) ||
  address.split('.').some((part) => Number(part) > 255);

/** Names of kinds, not of things: EFI's global variables, among them whether the boot is secure (UEFI specification, 3.3). */
export const isPublicUuid = (uuid: string): boolean =>
  uuid === '8be4df61-93ca-11d2-aa0d-00e098032b8c' || /^[0-]+$/.test(uuid);
