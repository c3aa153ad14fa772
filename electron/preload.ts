import { contextBridge, ipcRenderer } from 'electron';
import type { Answer, Arguments, Channel, Desktop, ShellEvent } from './contract.ts';

function call<C extends Channel>(channel: C, ...args: Arguments<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channel, ...args);
}

// The event itself stays here: it would give the page the raw ipcRenderer.
function listen(event: ShellEvent, listener: () => void): () => void {
  const quiet = () => listener();
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
};

contextBridge.exposeInMainWorld('fieldroster', desktop);
