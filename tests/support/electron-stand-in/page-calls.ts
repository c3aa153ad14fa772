import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { invokeHandler } from './ipc.ts';
import { toApp } from './origin.ts';
import type { Page } from './page.ts';
import { BINDING, PRELOAD_WORLD } from './page-scripts.ts';
import type { PreloadInbox } from './preload-world.ts';
import { permitDevice, requestPermission } from './session.ts';
import { wire } from './wire.ts';

type Caller = { url: string; origin: string; isMainFrame: boolean };
type PageCall = { id: number; kind: 'invoke' | 'permission'; name: string; args: string; from: Caller };
type Bound = { name: string; payload: string; executionContextId: number };
type Context = { id: number; name: string; auxData: { frameId: string } };

const { encode, decode } = wire();
const DEVICES = ['hid', 'serial', 'usb'] as const;

/** Answers what the preload's world asks. Returns how main sends events to the main frame's preload. */
export function answerPage(
  page: Page,
  contents: () => WebContents,
): (channel: string, args: unknown[]) => void {
  let mainFrameContext: number | null = null;
  page.session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
    const isMainFrame = context.auxData.frameId === page.targetId;
    if (context.name === PRELOAD_WORLD && isMainFrame) mainFrameContext = context.id;
  });
  page.session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }: Bound) => {
    if (name !== BINDING) return;
    const call = JSON.parse(payload) as PageCall;
    answerCall(call, contents()).then(
      ({ text, failed }) => tell(page, executionContextId, '__standInAnswer', call.id, text, failed),
      (error: unknown) => console.error('the stand-in could not answer the page', error),
    );
  });
  return (channel, args) => {
    if (mainFrameContext !== null) tell(page, mainFrameContext, '__standInEvent', channel, encode(args));
  };
}

async function answerCall(call: PageCall, contents: WebContents): Promise<{ text: string; failed: boolean }> {
  if (call.kind === 'permission') {
    const granted = await grants(call, contents);
    return { text: encode(granted), failed: false };
  }
  const event = { type: 'frame', sender: contents, senderFrame: frameOf(call.from) };
  const outcome = await invokeHandler(
    event as unknown as IpcMainInvokeEvent,
    call.name,
    decode(call.args) as unknown[],
  );
  if ('error' in outcome) return { text: encode(outcome.error), failed: true };
  return { text: encode(outcome.value), failed: false };
}

async function grants({ name, from }: PageCall, contents: WebContents): Promise<boolean> {
  const kind = DEVICES.find((device) => name === `device:${device}`);
  return kind ? permitDevice(kind, toApp(from.origin)) : requestPermission(contents, name, toApp(from.url));
}

/** A frame as far as main may know it: where it is, and whether it is the page's top. */
export function frameOf({ url, origin, isMainFrame }: Caller): WebFrameMain {
  const parent = isMainFrame ? null : { detached: false };
  return { url: toApp(url), origin: toApp(origin), parent } as unknown as WebFrameMain;
}

function tell<Name extends keyof PreloadInbox>(
  page: Page,
  contextId: number,
  name: Name,
  ...args: Parameters<PreloadInbox[Name]>
): void {
  const expression = `${name}(...${JSON.stringify(args)})`;
  // A page that has navigated away no longer listens; Electron drops such messages, too.
  page.session.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
}
