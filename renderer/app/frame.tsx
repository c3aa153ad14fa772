import { ActionIcon, Tooltip } from '@mantine/core';
import { Settings } from 'lucide-react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { AttentionPill } from '../sync/attention-pill.tsx';
import { SyncPill } from '../sync/sync-pill.tsx';
import { AccountMenu } from './account-menu.tsx';
import classes from './frame.module.css';
import { Mark } from './mark.tsx';
import { SidePanel } from './side-panel.tsx';

/** What stands around every screen: the toolbar above and the side panel at the left. */
export function Frame() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <div className={classes.frame}>
      <header className={classes.toolbar}>
        <div className={classes.mark}>
          <Mark />
        </div>
        <span className="grow" />
        <SyncPill />
        <AttentionPill />
        <AccountMenu />
        <Tooltip label="Settings">
          <ActionIcon
            aria-label="Settings"
            variant={pathname === '/settings' ? 'light' : 'subtle'}
            color={pathname === '/settings' ? 'accent' : 'gray'}
            onClick={() => void navigate('/settings')}
          >
            <Settings size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </header>
      <SidePanel />
      <main className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
