import { EventEmitter } from 'node:events';

type Options = { title?: string; body?: string };

/** A notification that nobody sees; tests replace `show` to hear of it, and emit `click`. */
export class StandInNotification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: Options = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}
