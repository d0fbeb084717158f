/**
 * The card on the page: a host in the top layer with a closed shadow root, so that no style of the page reaches it
 * and no script of the page reads it or presses its buttons. Only trusted events count.
 */
import designCss from '../../shared/design.css';
import { lineIcon } from '../../shared/line-icon.ts';
import { interfaceDirection, text } from '../../shared/texts.ts';
import type { Anchor } from '../annotation.ts';
import cardCss from './card.css';
import { cardContent } from './card-content.ts';
import { ANSWER_ID, TITLE_ID } from './card-parts.ts';
import type { CardSubject } from './card-subject.ts';
import hostCss from './host.css';
import { element, pressButton } from './nodes.ts';
import { keepAsSheet, keepInPlace } from './placement.ts';
import type { CardActions } from './wrong-panel.ts';

/** What a card shows: a claim with what can be done about it, or why there is nothing to show. */
export type CardContent =
  | { readonly subject: CardSubject; readonly actions: CardActions }
  | { readonly failure: string };

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

/** The card's panel with its style sheet, for a shadow root. @param close what its close button does. */
export function cardNodes(document: Document, content: CardContent, close: () => void): [Node, HTMLElement] {
  const style = element(document, 'style', '');
  style.textContent = designCss + hostCss + cardCss;
  const panel = element(document, 'div', 'card');
  panel.tabIndex = -1;
  panel.dir = interfaceDirection();
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', text('cardLabel'));
  const closeButton = pressButton(document, 'close', '', close);
  closeButton.setAttribute('aria-label', text('cardClose'));
  closeButton.append(lineIcon(document, 'M5 5l10 10 M15 5L5 15'));
  if ('failure' in content) {
    panel.append(element(document, 'p', 'content failure', content.failure), closeButton);
  } else {
    panel.setAttribute('aria-describedby', `${TITLE_ID} ${ANSWER_ID}`);
    panel.append(cardContent(document, content.subject, content.actions), closeButton);
  }
  return [style, panel];
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
  show(anchor: Anchor, content: CardContent, onClose: () => void): void {
    this.present(content, onClose, (panel, signal) => keepInPlace(anchor, panel, signal));
  }

  /** The same as a sheet. @param anchor what the sheet is not to cover; null where that is not known */
  showAsSheet(anchor: Anchor | null, content: CardContent, onClose: () => void): void {
    this.present(content, onClose, (panel, signal) => keepAsSheet(anchor, panel, signal));
  }

  private present(
    content: CardContent,
    onClose: () => void,
    place: (panel: HTMLElement, signal: AbortSignal) => void,
  ): void {
    this.close();
    const listening = new AbortController();
    const host = this.document.createElement('div');
    host.setAttribute('data-spotcheck-card', '');
    host.popover = 'manual';
    const root = host.attachShadow({ mode: 'closed' });
    const [style, panel] = cardNodes(this.document, content, () => this.close());
    root.append(style, panel);
    this.open = { host, focusBefore: this.document.activeElement, listening, onClose };
    homeFor(this.document).append(host);
    host.showPopover();
    this.listen(host, listening.signal);
    place(panel, listening.signal);
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

  private listen(host: HTMLElement, signal: AbortSignal): void {
    const window = this.document.defaultView;
    const onKey = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      const isSeen = host.isConnected;
      this.close();
      if (!isSeen) return; // the page took the card away: this Escape is the page's
      // The page's own dialog under the card stays open: one Escape closes one thing.
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onPointer = (event: Event) => {
      if (event.isTrusted && !event.composedPath().includes(host)) this.close({ giveBack: false });
    };
    const capture = { capture: true, signal };
    window?.addEventListener('keydown', onKey, capture);
    window?.addEventListener('pointerdown', onPointer, capture);
    window?.addEventListener('pagehide', () => this.close(), { signal });
    // A click into a frame tells this document nothing else.
    window?.addEventListener('blur', () => this.focusedFrame() && this.close({ giveBack: false }), {
      signal,
    });
    for (const name of ['toggle', 'close'])
      this.document.addEventListener(name, (event) => this.onDialog(event, host), capture);
  }

  private focusedFrame(): boolean {
    return this.document.activeElement?.matches('iframe, frame, object, embed') ?? false;
  }

  /** A modal dialog that opens makes the card inert and the claim unreachable; one that closes takes the card along. */
  private onDialog({ target, isTrusted }: Event, host: HTMLElement): void {
    if (!isTrusted || !(target instanceof HTMLDialogElement)) return;
    const hidesCard = target.contains(host) ? !target.open : target.matches(':modal');
    if (hidesCard) this.close({ giveBack: false });
  }
}
