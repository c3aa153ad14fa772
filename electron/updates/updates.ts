import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { z } from 'zod';
import type { Done, UpdateState } from '../contract.ts';
import { type Here, mayOffer } from './may-offer.ts';
import type { ActivePlan } from './plan.ts';

/** What can be asked about new versions. None rejects: what goes wrong becomes the state. */
export type Updates = {
  state(): UpdateState;
  /** Looks for a new version. */
  check(): Promise<void>;
  /** Downloads the version that was found. */
  load(): Promise<void>;
  /** Closes the app and puts the downloaded version in place. */
  install(): Done;
  /** Hears from the page whether all that was typed is on the disk. */
  setSafe(isSafe: boolean): void;
};

const offered = z.object({ dataVersion: z.int().nullable().catch(null) });

type Tell = (state: UpdateState) => void;

/** Drives electron-updater as the plan says, and tells of each change. */
export class RunningUpdates implements Updates {
  readonly #updater: AppUpdater;
  readonly #plan: ActivePlan;
  readonly #tell: Tell;
  #state: UpdateState = { stage: 'idle' };
  // A page that never starts has nothing to lose, and a new version may be what mends it.
  #isSafe = true;

  constructor(updater: AppUpdater, plan: ActivePlan, here: Here, tell: Tell) {
    this.#updater = updater;
    this.#plan = plan;
    this.#tell = tell;
    prepare(updater, plan, here);
    updater.on('download-progress', ({ percent }) => {
      if (this.#state.stage === 'loading') this.#become({ ...this.#state, percent: Math.round(percent) });
    });
  }

  state(): UpdateState {
    return this.#state;
  }

  async check(): Promise<void> {
    if (['checking', 'loading', 'ready'].includes(this.#state.stage)) return;
    this.#become({ stage: 'checking' });
    try {
      const result = await this.#updater.checkForUpdates();
      const version = result?.isUpdateAvailable ? result.updateInfo.version : null;
      this.#become(version === null ? { stage: 'idle' } : { stage: 'found', version });
    } catch {
      this.#become({ stage: 'failed', reason: 'The place for new versions could not be reached.' });
    }
    if (this.#plan.loadsByItself) await this.load();
  }

  async load(): Promise<void> {
    if (this.#state.stage !== 'found') return;
    const { version } = this.#state;
    this.#become({ stage: 'loading', version, percent: 0 });
    try {
      await this.#updater.downloadUpdate();
      this.#become({ stage: 'ready', version });
    } catch {
      const reason = 'The new version could not be downloaded, or what came was damaged.';
      this.#become({ stage: 'failed', reason });
    }
  }

  install(): Done {
    if (this.#state.stage !== 'ready') return { ok: false, reason: 'No new version is ready.' };
    if (!this.#isSafe)
      return {
        ok: false,
        reason: 'Some changes are not on this computer’s disk yet. Try again in a moment.',
      };
    this.#updater.quitAndInstall(true, true);
    return { ok: true };
  }

  setSafe(isSafe: boolean): void {
    this.#isSafe = isSafe;
    this.#allow();
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.#allow();
    this.#tell(state);
  }

  // While it downloads, the updater has to believe that it may: it decides then whether to listen for the end.
  #allow(): void {
    const isLoading = this.#state.stage === 'loading';
    this.#updater.autoInstallOnAppQuit = this.#plan.installsOnQuit && (this.#isSafe || isLoading);
  }
}

function prepare(updater: AppUpdater, { feed, channel, installsOnQuit }: ActivePlan, here: Here): void {
  updater.autoDownload = false;
  updater.disableWebInstaller = true;
  updater.autoInstallOnAppQuit = installsOnQuit;
  if (feed !== null) updater.setFeedURL({ provider: 'generic', url: feed, channel: channel ?? 'latest' });
  else if (channel !== null) updater.channel = channel;
  // Choosing a channel allows every older version.
  updater.allowDowngrade = here.previous !== null;
  const runsHere = updater.isUpdateSupported;
  updater.isUpdateSupported = async (info) =>
    mayOffer(offerOf(updater, info), here) && (await runsHere(info));
}

const offerOf = (updater: AppUpdater, info: UpdateInfo) => ({
  version: info.version,
  isOlder: updater.currentVersion.compare(info.version) > 0,
  dataVersion: offered.parse(info).dataVersion,
});
