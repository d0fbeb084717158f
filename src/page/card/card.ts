/**
 * The card's place on the page: a host in the top layer with a closed shadow root, so that no style of the page
 * reaches it and no script of the page reads it or presses its buttons. Only trusted events count.
 */
import { autoUpdate, computePosition, offset, shift, size } from '@floating-ui/dom';
import designCss from '../../shared/design.css';
import { lineIcon } from '../../shared/line-icon.ts';
import { text } from '../../shared/texts.ts';
import type { Anchor } from '../annotation.ts';
import cardCss from './card.css';
import { type CardSubject, cardContent } from './card-content.ts';

/** Viewports narrower than this (CSS px) get the card as a sheet at the bottom. */
const SHEET_BELOW = 480;
/** Distance between claim and card, and between card and the viewport's edge, in CSS px. */
const GAP = 8;
/** Bounds of the card's height in CSS px; within them it takes the room that there is. */
const LEAST_HEIGHT = 200;
const MOST_HEIGHT = 560;
const TITLE_ID = 'title';

interface Open {
  readonly host: HTMLElement;
  readonly focusBefore: Element | null;
  readonly listening: AbortController;
  readonly onClose: () => void;
}

/** Where the host must stand to be seen and reached: everything outside an open modal dialog is inert. */
function homeFor(document: Document): Element {
  const dialogs = document.querySelectorAll('dialog:modal');
  return dialogs[dialogs.length - 1] ?? document.documentElement;
}

export class Card {
  private open: Open | null = null;

  constructor(private readonly document: Document) {}

  get isOpen(): boolean {
    return this.open?.host.isConnected ?? false;
  }

  /**
   * Shows the card for a claim beside its place and moves the focus into it; an open card is closed first.
   * @param onClose called once, when this card goes for whatever reason.
   */
  show(anchor: Anchor, content: CardSubject | { readonly failure: string }, onClose: () => void): void {
    this.close();
    const listening = new AbortController();
    const host = this.document.createElement('div');
    host.setAttribute('data-spotcheck-card', '');
    host.popover = 'manual';
    const root = host.attachShadow({ mode: 'closed' });
    const panel = this.panel(content);
    root.append(this.style(), panel);
    this.open = { host, focusBefore: this.document.activeElement, listening, onClose };
    homeFor(this.document).append(host);
    host.showPopover();
    this.listen(host, listening.signal);
    this.place(anchor, panel, listening.signal);
    panel.focus({ preventScroll: true });
  }

  /** Closes the card, if one is open. @param giveBack whether the focus returns to where it was. */
  close({ giveBack = true } = {}): void {
    const open = this.open;
    if (!open) return;
    this.open = null;
    open.listening.abort();
    const hadFocus = this.document.activeElement === open.host;
    open.host.remove();
    if (giveBack && hadFocus && open.focusBefore instanceof HTMLElement)
      open.focusBefore.focus({ preventScroll: true });
    open.onClose();
  }

  private style(): HTMLStyleElement {
    const style = this.document.createElement('style');
    style.textContent = designCss + cardCss;
    return style;
  }

  private panel(content: CardSubject | { readonly failure: string }): HTMLElement {
    const panel = this.document.createElement('div');
    panel.className = 'card';
    panel.tabIndex = -1;
    panel.setAttribute('role', 'dialog');
    if ('failure' in content) {
      panel.setAttribute('aria-label', text('cardLabel'));
      const message = this.document.createElement('p');
      message.className = 'content head';
      message.textContent = content.failure;
      panel.append(message, this.closeButton());
    } else {
      panel.setAttribute('aria-label', text('cardLabel'));
      panel.setAttribute('aria-describedby', TITLE_ID);
      panel.append(cardContent(this.document, content, TITLE_ID), this.closeButton());
    }
    return panel;
  }

  private closeButton(): HTMLButtonElement {
    const button = this.document.createElement('button');
    button.type = 'button';
    button.className = 'close';
    button.setAttribute('aria-label', text('cardClose'));
    button.append(lineIcon(this.document, 'M5 5l10 10 M15 5L5 15'));
    button.addEventListener('click', (event) => event.isTrusted && this.close());
    return button;
  }

  private listen(host: HTMLElement, signal: AbortSignal): void {
    const window = this.document.defaultView;
    const onKey = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      // The page's own dialog under the card stays open: one Escape closes one thing.
      event.preventDefault();
      event.stopImmediatePropagation();
      this.close();
    };
    const onPointer = (event: Event) => {
      if (event.isTrusted && !event.composedPath().includes(host)) this.close({ giveBack: false });
    };
    window?.addEventListener('keydown', onKey, { capture: true, signal });
    window?.addEventListener('pointerdown', onPointer, { capture: true, signal });
    window?.addEventListener('pagehide', () => this.close(), { signal });
  }

  private place(anchor: Anchor, panel: HTMLElement, signal: AbortSignal): void {
    const reference = {
      contextElement: anchor.element,
      getBoundingClientRect: () => anchor.getBoundingClientRect(),
      getClientRects: () => anchor.getClientRects(),
    };
    const update = async () => {
      const isSheet = this.document.documentElement.clientWidth < SHEET_BELOW;
      panel.classList.toggle('is-sheet', isSheet);
      if (isSheet) {
        panel.style.maxHeight = '';
        return;
      }
      const { x, y } = await computePosition(reference, panel, {
        strategy: 'fixed',
        placement: this.sideFor(anchor),
        middleware: [
          offset(GAP),
          size({
            padding: GAP,
            apply: ({ availableHeight }) => {
              panel.style.maxHeight = `${Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, availableHeight))}px`;
            },
          }),
          shift({ padding: GAP }),
        ],
      });
      panel.style.left = `${x}px`;
      panel.style.top = `${y}px`;
    };
    signal.addEventListener(
      'abort',
      autoUpdate(reference, panel, () => void update()),
    );
  }

  /** Below the claim; above it only where the card would be cut short below and has more room above. */
  private sideFor(anchor: Anchor): 'bottom-start' | 'top-start' {
    const { top, bottom } = anchor.getBoundingClientRect();
    const below = this.document.documentElement.clientHeight - bottom;
    return below >= MOST_HEIGHT || below >= top ? 'bottom-start' : 'top-start';
  }
}
