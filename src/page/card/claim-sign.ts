/**
 * Another way to the card: a small sign beside a claim. It stands there while a link or button that holds the claim,
 * and keeps its click, is pointed at or has the focus; and where somebody walks to a claim that takes no focus itself.
 * For the keyboard it comes right after its link, or after the claim's text. The page's own nodes are not touched.
 */
import { lineIcon } from '../../shared/interface/line-icon.ts';
import { text } from '../../shared/interface/texts.ts';
import type { Theme } from '../../shared/settings/preferences.ts';
import type { Anchor, Enclosed } from '../annotation.ts';
import { interactiveAt } from '../painting/interactive.ts';
import signCss from './claim-sign.css';
import { pressButton } from './nodes.ts';
import { OVERLAYS, overlayStyle, raiseOverlay } from './overlay.ts';
import { tabStopAfter, tabStopBefore } from './tab-order.ts';

/** Width and height of the sign in CSS px, and how far it reaches over its claim's end. */
const SIZE = 24;
const OVERLAP = 4;

export interface SignNeeds {
  /** The claim that stands in a link or button. */
  within(element: Element): Enclosed | null;
  /** Opens the card of a claim. */
  open(claim: string): void;
  theme(): Theme;
}

interface Shown {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly anchor: Anchor;
  /** The link or button that the claim stands in. */
  readonly link: HTMLElement | null;
}

export class ClaimSign {
  private shown: Shown | null = null;

  constructor(
    private readonly document: Document,
    private readonly needs: SignNeeds,
    signal: AbortSignal,
  ) {
    const options = { capture: true, passive: true, signal };
    document.addEventListener('pointerover', (event) => this.onPointing(event), options);
    document.addEventListener('pointerdown', (event) => this.onPointing(event), options);
    document.addEventListener('focusin', (event) => this.onPointing(event), options);
    document.addEventListener('scroll', () => this.place(), options);
    document.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal });
    signal.addEventListener('abort', () => this.hide());
  }

  /** Shows the sign at a claim's end and gives it the focus. @param claim its id */
  focusAt(claim: string, anchor: Anchor): void {
    const link = interactiveAt(anchor.element);
    this.show({ id: claim, anchor }, link instanceof HTMLElement ? link : null);
    this.shown?.button.focus({ preventScroll: true });
  }

  /** Whether the sign has the focus. */
  get hasFocus(): boolean {
    return this.shown !== null && this.document.activeElement === this.shown.host;
  }

  hide(): void {
    this.shown?.host.remove();
    this.shown = null;
  }

  private onPointing(event: Event): void {
    const target = event.composedPath()[0];
    if (!event.isTrusted || !(target instanceof Element) || this.belongs(target)) return;
    const link = interactiveAt(target);
    if (link !== null && link === this.shown?.link) return;
    // What has the focus, or an open card, keeps its sign while the pointer wanders.
    if (event.type === 'pointerover' && this.isInUse(this.document.activeElement)) return;
    this.hide();
    const enclosed = link && this.needs.within(link);
    if (link instanceof HTMLElement && enclosed) this.show(enclosed, link);
  }

  private isInUse(focus: Element | null): boolean {
    return focus !== null && (this.belongs(focus) || focus === this.shown?.link);
  }

  /** Whether an element is the sign, or the card that it has opened. */
  private belongs(target: Element): boolean {
    return target === this.shown?.host || target.hasAttribute(OVERLAYS.card);
  }

  private show({ id, anchor }: Enclosed, link: HTMLElement | null): void {
    this.hide();
    const button = pressButton(this.document, 'sign', '', () => {
      // Where the focus goes when the card closes: the link, which shows its sign again, or this sign.
      if (link) this.hide();
      link?.focus({ preventScroll: true });
      this.needs.open(id);
    });
    button.dataset.theme = this.needs.theme();
    button.setAttribute('aria-label', text(link ? 'linkSign' : 'claimSign'));
    button.append(lineIcon(this.document, 'M10 4.5v6 M10 14.4v.2'));
    const host = raiseOverlay(this.document, 'sign', overlayStyle(this.document, signCss), button);
    this.shown = { host, button, anchor, link };
    this.place();
  }

  /** Puts the sign at its claim's end, touching it, so that the pointer gets there without leaving both. */
  private place(): void {
    const { anchor, button } = this.shown ?? {};
    const line = anchor && [...anchor.getClientRects()].at(-1);
    if (!line || !button) return this.hide();
    const { clientWidth } = this.document.documentElement;
    button.style.left = `${Math.min(line.right - OVERLAP, clientWidth - SIZE - 2)}px`;
    button.style.top = `${line.top - SIZE / 2}px`;
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.shown || !event.isTrusted) return;
    if (event.key === 'Escape') return this.hide();
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
    const { link, button } = this.shown;
    if (this.hasFocus) this.leave(event, this.shown);
    else if (link && this.document.activeElement === link && !event.shiftKey) {
      event.preventDefault();
      button.focus({ preventScroll: true });
    }
  }

  /** The sign stands at the document's end: the order of Tab goes on from its claim all the same. */
  private leave(event: KeyboardEvent, { link, anchor }: Shown): void {
    if (link && event.shiftKey) {
      event.preventDefault();
      link.focus({ preventScroll: true });
    } else if (link) {
      // The browser goes on from the link; its sign must not come back on the way.
      this.hide();
      link.focus({ preventScroll: true });
      this.hide();
    } else {
      const next = event.shiftKey ? tabStopBefore(anchor.start) : tabStopAfter(anchor.start);
      if (!next) return; // the browser leaves the document, as it does at its ends
      event.preventDefault();
      next.focus();
    }
  }
}
