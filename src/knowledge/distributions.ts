/** A current release of each family of distributions, by what its os-release says: for advice that is meant for any of them. */
export const distributions: readonly { readonly name: string; readonly release: string }[] = [
  { name: 'Ubuntu', release: 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n' },
  { name: 'Debian', release: 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n' },
  { name: 'RHEL, Rocky, AlmaLinux', release: 'ID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.6"\n' },
  { name: 'Fedora', release: 'ID=fedora\nVERSION_ID=42\n' },
  { name: 'SLES, openSUSE', release: 'ID="sles"\nID_LIKE="suse"\nVERSION_ID="15.7"\n' },
  { name: 'Amazon Linux', release: 'ID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"\n' },
  { name: 'Azure Linux', release: 'ID=azurelinux\nVERSION_ID="3.0"\n' },
  { name: 'Arch', release: 'ID=arch\n' },
];
