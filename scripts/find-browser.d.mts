export type BrowserKind = 'chromium' | 'firefox';

export function findBrowser(
  kind: BrowserKind,
  machine?: { env?: NodeJS.ProcessEnv; platform?: NodeJS.Platform },
): string | undefined;

export function ensureBrowsers(options: {
  need: BrowserKind[];
  ask?: boolean;
  /** The packs for the languages of the interface, too, where Debian leaves them out. */
  languages?: boolean;
}): Promise<Map<BrowserKind, string>>;

export class MissingBrowser extends Error {}
