import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { serverAddress, serverRefusal } from '../app/server-address.ts';
import { useHost } from '../host-context.tsx';
import classes from './connect.module.css';

/** Asks for the server that this computer is to belong to, and for somebody whom it knows (R53). */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const { host, connect } = useHost();
  const [address, setAddress] = useState(host.serverAddress ?? '');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = serverAddress(address);
    if (!found) return setTrouble('Enter the address of your server, such as https://roster.company.com.');
    const refusal = serverRefusal(found, host.policies.allowedOrigins);
    if (refusal) return setTrouble(refusal);
    if (!username.trim() || !password) return setTrouble('Enter your username and your password there.');
    setBusy(true);
    setTrouble(null);
    const said = await connect({ address: found, username: username.trim(), password }).catch(String);
    setBusy(false);
    setTrouble(said);
  };

  return (
    <Modal opened onClose={onClose} title="Connect to your company's server">
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <p className="hint">
          Nothing is sent yet: you see first what would be uploaded, and what the company may have already.
        </p>
        <TextInput
          label="Server address"
          placeholder="https://roster.company.com"
          readOnly={host.policies.isAddressFixed}
          value={address}
          data-autofocus
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          label="Username"
          autoComplete="username"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div role="alert" className={classes.trouble}>
          {trouble}
        </div>
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" loading={isBusy}>
            Connect
          </Button>
        </div>
      </form>
    </Modal>
  );
}
