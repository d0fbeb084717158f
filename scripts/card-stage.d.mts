import type { Page } from 'puppeteer';

export type Look = 'light' | 'dark' | 'forced';

export const LOOKS: Readonly<Record<Look, Readonly<Record<string, string>>>>;

export interface CardStage {
  readonly page: Page;
  /** Mounts a family's card; `fold` is the id of a folded part to open. */
  show(family: string, options?: { as?: 'card' | 'sheet'; isShared?: boolean; fold?: string }): Promise<void>;
  look(name: Look): Promise<unknown>;
  readonly families: readonly string[];
  close(): Promise<void>;
}

export function openCardStage(): Promise<CardStage>;
