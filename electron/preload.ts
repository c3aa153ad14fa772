import { contextBridge, ipcRenderer } from 'electron';
import type { Answer, Arguments, Channel, Desktop, ShellEvent, ShellEvents } from './contract.ts';

function call<C extends Channel>(channel: C, ...args: Arguments<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channel, ...args);
}

// The event itself stays here: it would give the page the raw ipcRenderer.
function listen<E extends ShellEvent>(event: E, listener: (...args: ShellEvents[E]) => void): () => void {
  const quiet = (_event: unknown, ...args: unknown[]) => listener(...(args as ShellEvents[E]));
  ipcRenderer.on(event, quiet);
  return () => {
    ipcRenderer.removeListener(event, quiet);
  };
}

const desktop: Desktop = {
  startUp: () => call('start-up'),
  secrets: {
    read: (name) => call('secrets:read', name),
    write: (name, value) => call('secrets:write', name, value),
    remove: (name) => call('secrets:remove', name),
  },
  saveFile: (file) => call('save-file', file),
  openExternal: (url) => call('open-external', url),
  onResume: (listener) => listen('resume', listener),
  offerCommands: (commands) => call('menu', [...commands]),
  onCommand: (listener) => listen('command', listener),
  takeLink: () => call('take-link'),
  onLink: (listener) => listen('link', listener),
  showLogs: () => call('show-logs'),
  exportDiagnostics: (counters) => call('export-diagnostics', { ...counters }),
  savePdf: (suggestedName) => call('save-pdf', suggestedName),
  certificateFault: (host) => call('certificate-fault', host),
  setAttention: (count) => call('attention', count),
  updates: {
    state: () => call('updates:state'),
    check: () => call('updates:check'),
    load: () => call('updates:load'),
    install: () => call('updates:install'),
    setSafe: (isSafe) => call('updates:safe', isSafe),
    onChange: (listener) => listen('updates', listener),
  },
};

contextBridge.exposeInMainWorld('fieldroster', desktop);
