/**
 * The gate: decides on every page, from its text in one cheap pass, whether there can be a claim at all, and asks
 * for the scanner only then. Later changes of the page pass the same gate.
 */
import type { FrameProgress } from '../../shared/messages.ts';
import { switchKeys, switchState } from '../../shared/settings.ts';
import { siteKey } from '../../shared/site-key.ts';
import { gateText, textUnder } from './gate-text.ts';

/** Frames smaller than this (CSS px) are not entered: tracking pixels and buttons. */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 60;
/** Time in ms over which changes of the page are collected. */
const PAUSE = 1_000;

/** What the gate needs from outside the page. */
export interface GateNeeds {
  /** Whether a text may hold a claim. */
  opens(text: string): boolean;
  stored(keys: string[]): Promise<Record<string, unknown>>;
  /** Asks for the scanner; false when it was refused (off for this site) or could not be put in. */
  wantScanner(): Promise<boolean>;
  /** Told when a page's own switch differs from what holds for all, and the toolbar button has to show it. */
  onOwnSwitch(): void;
}

export class GateKeeper {
  private readonly stop = new AbortController();
  private readonly changed = new Set<Node>();
  private observer: MutationObserver | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;
  private isBusy = true;
  private isOff = false;

  constructor(
    private readonly document: Document,
    private readonly needs: GateNeeds,
  ) {}

  /** True once the scanner is in this frame; the gate has nothing to do any more. */
  get isOpen(): boolean {
    return this.stop.signal.aborted;
  }

  /** `looking` until the first look is over, and while the scanner was asked for and is not there yet. */
  get progress(): FrameProgress {
    if (this.isBusy) return 'looking';
    return this.isOff ? 'off' : 'done';
  }

  /** Looks at the page as it is now; called at the start and whenever a switch was changed. */
  async look(): Promise<void> {
    if (this.isOpen || this.isAsking) return;
    if (this.isTooSmall()) this.lookWhenGrown();
    else {
      this.isOff = !(await this.isOn());
      if (this.isOff) this.rest();
      else if (this.needs.opens(gateText(this.document))) await this.open();
      else this.watch();
    }
    this.isBusy = false;
  }

  end(): void {
    this.rest();
    this.stop.abort();
  }

  /** The top page's site decides for all its frames; a frame cannot see it, so the background asks for it there. */
  private async isOn(): Promise<boolean> {
    const view = this.document.defaultView;
    const isTop = view === view?.top;
    const site = isTop ? siteKey(this.document.URL) : null;
    const stored = await this.needs.stored(switchKeys(site));
    const state = switchState(stored, site);
    if (isTop && (state === 'on') !== (switchState(stored, null) === 'on')) this.needs.onOwnSwitch();
    return state === 'on' || (state === 'not-chosen' && !isTop);
  }

  private isTooSmall(): boolean {
    const view = this.document.defaultView;
    return !!view && view !== view.top && (view.innerWidth < LEAST_WIDTH || view.innerHeight < LEAST_HEIGHT);
  }

  private lookWhenGrown(): void {
    this.document.defaultView?.addEventListener('resize', () => void this.look(), {
      once: true,
      signal: this.stop.signal,
    });
  }

  private async open(): Promise<void> {
    this.rest();
    this.isAsking = true;
    this.isBusy = true;
    const isIn = await this.needs.wantScanner().catch(() => false);
    this.isAsking = false;
    if (isIn) this.end();
  }

  private rest(): void {
    this.observer?.disconnect();
    this.observer = null;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changed.clear();
  }

  private watch(): void {
    if (this.observer) return;
    this.observer = new MutationObserver((records) => {
      for (const { target } of records) this.changed.add(target);
      this.timer ??= setTimeout(
        () => requestIdleCallback(() => this.lookAtChanges(), { timeout: PAUSE }),
        PAUSE,
      );
    });
    this.observer.observe(this.document, { subtree: true, childList: true, characterData: true });
  }

  private lookAtChanges(): void {
    this.timer = undefined;
    const nodes = [...this.changed].filter((node) => node.isConnected);
    this.changed.clear();
    // A claim may be completed by words that stood before: read a change together with what is around it.
    const around = new Set(nodes.map((node) => node.parentNode ?? node));
    for (const node of around) if (this.needs.opens(textUnder(node))) return void this.look();
  }
}
