import { ipcMain, type WebContents } from 'electron';
import { type Answer, type Arguments, type Channel, channels } from './contract.ts';
import { isOurPage } from './guards.ts';

type Ability<C extends Channel> = (args: Arguments<C>, sender: WebContents) => Answer<C> | Promise<Answer<C>>;

/**
 * The one place where calls from the page come in. Rejects a call from any frame but the top frame of
 * our own page, and one whose arguments do not fit the contract.
 */
export function answer<C extends Channel>(channel: C, ability: Ability<C>): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    if (!isOurPage(event.senderFrame)) throw new Error(`${channel}: refused, foreign sender`);
    const parsed = channels[channel].args.safeParse(args);
    if (!parsed.success) throw new Error(`${channel}: refused, bad arguments`);
    return ability(parsed.data as Arguments<C>, event.sender);
  });
}
