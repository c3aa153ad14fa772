import { Button, Modal } from '@mantine/core';
import { CredentialInputs, useCredentialForm } from '../app/credential-form.tsx';
import { useHost } from '../host-context.tsx';
import classes from './connect.module.css';

/** Asks for the server that this computer is to belong to, and for somebody whom it knows (R53). */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const { host, connect } = useHost();
  const form = useCredentialForm(host, connect);
  return (
    <Modal opened onClose={onClose} title="Connect to your company's server">
      <form className={classes.form} onSubmit={(event) => void form.submit(event)}>
        <p className="hint">
          Nothing is sent yet: you see first what would be uploaded, and what the company may have already.
        </p>
        <CredentialInputs form={form} startsAt="address" />
        <div role="alert" className={classes.trouble}>
          {form.trouble}
        </div>
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" loading={form.isBusy}>
            Connect
          </Button>
        </div>
      </form>
    </Modal>
  );
}
