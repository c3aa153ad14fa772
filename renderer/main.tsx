import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { Start } from './app/start.tsx';
import { cssVariables, theme } from './app/theme.ts';
import { findHost } from './host.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');

const host = await findHost();

createRoot(element).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <Start host={host} />
  </MantineProvider>,
);

// The desktop reads its files from disk; in the browser they are cached for the next start without a network.
if (!host.isDesktop && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('./service-worker.js');
