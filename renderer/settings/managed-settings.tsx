import type { ManagedSetting } from '../host.ts';
import { useHost } from '../host-context.tsx';
import classes from './settings-page.module.css';

const labels: Readonly<Record<ManagedSetting['name'], string>> = {
  serverAddress: 'Server address',
  allowedServers: 'Allowed servers',
  updates: 'Updates',
  updateChannel: 'Update channel',
  updateFeed: 'Update feed',
  offlineDays: 'Days offline',
  rememberSignIn: 'Stays signed in',
  idleLockMinutes: 'Sign in again after minutes without a key or a click',
  telemetry: 'Telemetry',
  proxyMode: 'Proxy',
  proxyPac: 'Proxy script',
  proxyServer: 'Proxy server',
  proxyBypass: 'Reached without the proxy',
  serverCertificates: 'Trusted server certificates',
};

/** What the organization decides on this computer, and what is wrong with how it says so. */
export function ManagedSettings() {
  const { managed, messages } = useHost().host.policies;
  if (managed.length === 0 && messages.length === 0) return null;
  return (
    <section className="card" aria-labelledby="managed">
      <h2 id="managed">Managed by your organization</h2>
      <dl className={classes.managed}>
        {managed.map(({ name, value }) => (
          <div key={name}>
            <dt>{labels[name]}</dt>
            <dd>{wordsOf(value)}</dd>
          </div>
        ))}
      </dl>
      {messages.length > 0 && (
        <ul className={classes.broken}>
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function wordsOf(value: ManagedSetting['value']): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  if (value === null) return 'As usual';
  return Array.isArray(value) ? value.join(', ') || 'None' : String(value);
}
