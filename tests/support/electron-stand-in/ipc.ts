import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { only } from './only.ts';

type Handler = Parameters<IpcMain['handle']>[1];
type IpcOutcome = { value: unknown } | { error: string };

const handlers = new Map<string, Handler>();

class StandInIpc extends EventEmitter implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

const emitter = new StandInIpc();
export const ipcMain = only('ipcMain', emitter);

/** Calls main's handler; what it throws becomes the text that Electron puts into the page's error. */
export async function invokeHandler(
  event: IpcMainInvokeEvent,
  channel: string,
  args: unknown[],
): Promise<IpcOutcome> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value: unknown = await handler(event, ...args);
    return { value };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { error: `Error invoking remote method '${channel}': ${error}` };
  }
}
