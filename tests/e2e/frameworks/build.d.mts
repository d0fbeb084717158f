/** What all the apps show. */
export interface AppState {
  readonly route: 'home' | 'away';
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly who: string;
  readonly lead: string;
  readonly isShown: boolean;
  readonly isHidden: boolean;
  readonly saying: string;
  readonly isQuoted: boolean;
  readonly items: readonly string[];
}

/** Builds a page with all frameworks' apps. @returns the folder that holds it, to be removed by the caller. */
export function buildFrameworkPages(initial: AppState): Promise<string>;
