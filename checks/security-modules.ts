import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import { apparmor } from './security/apparmor.ts';
import { isLabelled, selinux } from './security/selinux.ts';
import { userNamespaces } from './security/user-namespaces.ts';

type Code = 'selinux-denial' | 'apparmor-denial' | 'user-namespaces-restricted';

export default defineCheck({
  id: 'security-modules',
  title: 'SELinux, AppArmor and limits let containers work',
  needs: ['securityModules', 'engine'],
  uses: ['dockerd', 'platform', 'containment', 'kernelLog', 'os', 'launch'],
  codes: ['selinux-denial', 'apparmor-denial', 'user-namespaces-restricted'],
  examine({ securityModules, engine, os, ...facts }): readonly Finding<Code>[] {
    if (engine.kind !== 'running') return userNamespaces(securityModules, engine, valueIn(facts.dockerd));
    const launch = valueIn(facts.launch);
    return [
      ...selinux(securityModules, engine, {
        platform: valueIn(facts.platform),
        kernelLog: valueIn(facts.kernelLog),
        launch,
      }),
      ...apparmor(securityModules, { launch, containment: valueIn(facts.containment), os }),
    ];
  },
  doubt: ({ securityModules, engine }) =>
    securityModules.selinux === null && engine.kind === 'running' && isLabelled(engine)
      ? 'whether SELinux enforces its policy could not be read'
      : null,
});
