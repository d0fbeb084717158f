import type { Page } from 'puppeteer';
import type { PopupWorld } from '../tests/popup-page/world.ts';
import type { Look } from './card-stage.mjs';

export interface PopupStage {
  readonly page: Page;
  /** @param tongue the interface's language (a folder of _locales) and direction; English without it */
  show(world: Partial<PopupWorld>, tongue?: { lang?: string; dir?: 'ltr' | 'rtl' }): Promise<void>;
  look(name: Look): Promise<unknown>;
  close(): Promise<void>;
}

export function openPopupStage(): Promise<PopupStage>;
