/** What all the apps show. */
export interface AppState {
  readonly route: 'home' | 'away';
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly who: string;
  readonly lead: string;
  readonly isShown: boolean;
  readonly items: readonly string[];
}

/** By their names, as tests call them. */
export const FRAMEWORKS: Readonly<Record<string, object>>;

/** Those whose pages a server writes as well. */
export const SERVED: Readonly<Record<string, string>>;

/** The page of a framework, in the folder that `buildFrameworkPages` gives. */
export function fileOf(framework: string): string;
/** The same, written by a server: the app takes it over when `window.hydrate()` is called. */
export function servedFileOf(framework: string): string;

/** Builds all pages. @returns the folder that holds them, to be removed by the caller. */
export function buildFrameworkPages(initial: AppState): Promise<string>;
