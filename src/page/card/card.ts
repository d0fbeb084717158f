/** The card on the page: what it shows, where its focus goes, and when it closes. Only trusted events count. */
import { lineIcon } from '../../shared/interface/line-icon.ts';
import { interfaceDirection, interfaceLanguage, text } from '../../shared/interface/texts.ts';
import type { Theme } from '../../shared/settings/preferences.ts';
import type { Anchor } from '../annotation.ts';
import cardCss from './card.css';
import { type ClaimContent, cardContent } from './card-content.ts';
import { ANSWER_ID, TITLE_ID } from './card-parts.ts';
import { element, pressButton } from './nodes.ts';
import { homeFor, overlayStyle, raiseOverlay } from './overlay.ts';
import { keepAsSheet, keepInPlace } from './placement.ts';
import turnsCss from './turns.css';
import { turns } from './turns.ts';

/** What a card shows: the claims of one place, one at a time, or why there are none to show. */
export type CardContent =
  | {
      readonly claims: readonly ClaimContent[];
      /** Index of the one that is shown first. */
      readonly first: number;
      /** Told whenever a claim is shown. */
      readonly onShown: (index: number) => void;
    }
  | { readonly note: string };

interface Open {
  readonly host: HTMLElement;
  readonly focusBefore: Element | null;
  readonly listening: AbortController;
  readonly onClose: () => void;
}

/** The card's panel with its style sheet, for a shadow root. @param close what its close button does. */
export function cardNodes(document: Document, content: CardContent, close: () => void): [Node, HTMLElement] {
  const panel = element(document, 'div', 'card');
  panel.tabIndex = -1;
  panel.lang = interfaceLanguage();
  panel.dir = interfaceDirection();
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', text('cardLabel'));
  const closeButton = pressButton(document, 'close', '', close);
  closeButton.setAttribute('aria-label', text('cardClose'));
  closeButton.append(lineIcon(document, 'M5 5l10 10 M15 5L5 15'));
  panel.append(...panelContent(document, panel, content), closeButton);
  return [overlayStyle(document, cardCss + turnsCss), panel];
}

function panelContent(document: Document, panel: HTMLElement, content: CardContent): HTMLElement[] {
  if ('note' in content) return [element(document, 'p', 'content note', content.note)];
  const { claims, first, onShown } = content;
  panel.setAttribute('aria-describedby', `${TITLE_ID} ${ANSWER_ID}`);
  const show = (index: number): HTMLElement => {
    const claim = claims[index];
    if (!claim) throw new Error(`the card has no claim number ${index + 1} of ${claims.length}`);
    onShown(index);
    return cardContent(document, claim);
  };
  if (claims.length === 1) return [show(first)];
  const turn = (index: number) => panel.querySelector(':scope > .content')?.replaceWith(show(index));
  return [turns(document, claims.length, first, turn), show(first)];
}

export class Card {
  private open: Open | null = null;

  /** @param theme asked whenever a card is shown */
  constructor(
    private readonly document: Document,
    private readonly theme: () => Theme,
  ) {}

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
    const focusBefore = this.document.activeElement;
    const [style, panel] = cardNodes(this.document, content, () => this.close());
    panel.dataset.theme = this.theme();
    const host = raiseOverlay(this.document, 'card', style, panel);
    this.open = { host, focusBefore, listening, onClose };
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
    const onFullScreen = () => homeFor(this.document).contains(host) || this.close({ giveBack: false });
    this.document.addEventListener('fullscreenchange', onFullScreen, { signal });
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
