import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { valueIn } from '../../src/probe.ts';
import type { RegistryFix } from './registry-common.ts';
import { byHand } from './steps.ts';

export const setDaemonProxy = (host: RegistryFix): Fix => ({
  id: 'set-daemon-proxy',
  title: 'Give the daemon the proxy',
  risk: 'manual',
  then: 'restart-engine',
  steps: [
    byHand(
      `Put ${host.registry.route.shellProxy || 'the right proxy'} into ${placeOf(host)}.`,
      links.dockerDaemonProxy,
    ),
  ],
  verify: ['docker', 'info', '--format', '{{.HTTPSProxy}}'],
  source: links.dockerDaemonProxy,
});

/** Where this flavour of the engine takes its proxy from. */
function placeOf({ os, dockerd }: RegistryFix): string {
  const engine = valueIn(dockerd);
  if (engine?.flavour === 'desktop') return 'the settings of Docker Desktop: Resources, Proxies';
  if (engine?.flavour === 'elsewhere') return 'the configuration of the engine, on the machine where it runs';
  const file = `"proxies" in ${engine?.configFile ?? '/etc/docker/daemon.json'}, as {"http-proxy": "…", "https-proxy": "…"} (Docker 23 and later)`;
  if (engine?.flavour === 'snap') return file;
  if (valueIn(os)?.services !== 'systemd') return `the environment that dockerd is started with, or ${file}`;
  const line = '[Service] and Environment="HTTPS_PROXY=…"';
  return engine?.flavour === 'rootless'
    ? `${file}, or a drop-in ~/.config/systemd/user/docker.service.d/http-proxy.conf with ${line}, then systemctl --user daemon-reload`
    : `${file}, or a drop-in /etc/systemd/system/docker.service.d/http-proxy.conf with ${line}, then sudo systemctl daemon-reload, by which containers that run may lose their GPUs (where systemd manages the control groups)`;
}
