import type { Page } from 'puppeteer';
import type { PopupWorld } from '../tests/popup-page/world.ts';
import type { Look } from './card-stage.mjs';

export interface PopupStage {
  readonly page: Page;
  show(world: Partial<PopupWorld>): Promise<void>;
  look(name: Look): Promise<unknown>;
  close(): Promise<void>;
}

export function openPopupStage(): Promise<PopupStage>;
