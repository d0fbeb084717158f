export type BrowserKind = 'chromium' | 'firefox';

export function findBrowser(
  kind: BrowserKind,
  machine?: { env?: NodeJS.ProcessEnv; platform?: NodeJS.Platform },
): string | undefined;

export function ensureBrowsers(options: {
  need: BrowserKind[];
  ask?: boolean;
}): Promise<Map<BrowserKind, string>>;

export class MissingBrowser extends Error {}
