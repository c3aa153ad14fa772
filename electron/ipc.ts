import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type Answer, type Arguments, type Channel, channels } from './contract.ts';
import { isOurPage } from './guards.ts';
import { log } from './log/log.ts';

type Ability<C extends Channel> = (args: Arguments<C>, sender: WebContents) => Answer<C> | Promise<Answer<C>>;

/**
 * The one place where calls from the page come in. Rejects a call from any frame but the top frame of
 * our own page, and one whose arguments do not fit the contract.
 */
export function answer<C extends Channel>(channel: C, ability: Ability<C>): void {
  ipcMain.handle(channel, async (event, ...args: unknown[]) => {
    const accepted = acceptedArguments(channel, event, args);
    try {
      return await ability(accepted, event.sender);
    } catch (error) {
      log('call failed', { channel }, error);
      throw error;
    }
  });
}

function acceptedArguments<C extends Channel>(
  channel: C,
  event: IpcMainInvokeEvent,
  args: unknown[],
): Arguments<C> {
  if (!isOurPage(event.senderFrame)) throw refusal(channel, 'foreign sender');
  const parsed = channels[channel].args.safeParse(args);
  if (!parsed.success) throw refusal(channel, 'bad arguments');
  return parsed.data as Arguments<C>;
}

function refusal(channel: Channel, why: 'foreign sender' | 'bad arguments'): Error {
  log('call refused', { channel, why: why.replace(' ', '-') });
  return new Error(`${channel}: refused, ${why}`);
}
