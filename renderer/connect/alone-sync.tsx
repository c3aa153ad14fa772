import { Button } from '@mantine/core';
import { useState } from 'react';
import classes from '../sync/sync-page.module.css';
import { ConnectDialog } from './connect-dialog.tsx';

/** Says that there is no server, and leads to one. */
export function AloneSync() {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>Sync</h1>
        <span className="pill dot">This computer only</span>
        <span className="grow" />
        <Button variant="filled" onClick={() => setOpen(true)}>
          Connect to a server
        </Button>
      </div>
      <p className="hint">
        Everything is kept on this computer and nowhere else: it is as safe as this computer and its backups.
        Once it is connected to your company's server, what is here is uploaded, and other computers have it
        too.
      </p>
      {isOpen && <ConnectDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
