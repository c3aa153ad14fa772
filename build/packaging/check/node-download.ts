import { NodeHttpExecutor } from 'builder-util';
import { configureRequestOptions, configureRequestUrl, type DownloadOptions } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';

/** electron-updater's own way of downloading, over Node's HTTP in place of Chromium's. */
class NodeDownload extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    const request = { headers: options.headers ?? {} };
    configureRequestUrl(url, request);
    configureRequestOptions(request);
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

/**
 * The true updater of an AppImage outside Electron. `home` is a folder for what it keeps, in which an
 * `app-update.yml` lies; the program that it replaces is the one that the variable APPIMAGE names.
 */
export function updaterOutsideElectron(home: string, version: string) {
  let atQuit: (exitCode: number) => void = () => {};
  const updater = new AppImageUpdater(null, {
    version,
    name: 'fieldroster',
    isPackaged: true,
    appUpdateConfigPath: `${home}/app-update.yml`,
    userDataPath: home,
    baseCachePath: home,
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: (handler: (exitCode: number) => void) => {
      atQuit = handler;
    },
  });
  Object.assign(updater, { httpExecutor: new NodeDownload(), logger: null });
  return { updater, quit: () => atQuit(0) };
}
