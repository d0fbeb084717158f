/**
 * Another way to the card for claims in links and buttons, which keep their click: while such a link is pointed at or
 * has the focus, a small sign stands beside its claim. The sign is the next tab stop after the link, and goes again
 * when the link is left. It lies in a closed root in the top layer; the link itself is not touched.
 */
import designCss from '../../shared/design.css';
import { lineIcon } from '../../shared/line-icon.ts';
import { text } from '../../shared/texts.ts';
import { interactiveAt } from '../painting/interactive.ts';
import { MARK_ATTRIBUTE } from '../painting/mark-painter.ts';
import hostCss from './host.css';
import signCss from './link-sign.css';
import { element, pressButton } from './nodes.ts';

/** What the sign stands for at this moment. */
interface Shown {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly link: HTMLElement;
  readonly mark: Element;
}

export class LinkSign {
  private shown: Shown | null = null;

  /** @param open opens the card of a claim. */
  constructor(
    private readonly document: Document,
    private readonly open: (claim: string) => void,
    signal: AbortSignal,
  ) {
    const options = { capture: true, passive: true, signal };
    document.addEventListener('pointerover', (event) => this.onPointing(event), options);
    document.addEventListener('focusin', (event) => this.onPointing(event), options);
    document.addEventListener('scroll', () => this.place(), options);
    document.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal });
    signal.addEventListener('abort', () => this.hide());
  }

  hide(): void {
    this.shown?.host.remove();
    this.shown = null;
  }

  private onPointing(event: Event): void {
    if (!event.isTrusted) return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target === this.shown?.host) return;
    const link = interactiveAt(target);
    if (link === this.shown?.link) return;
    // A link that has the focus keeps its sign while the pointer wanders.
    if (event.type === 'pointerover' && this.shown?.link === this.document.activeElement) return;
    this.hide();
    const mark = link?.querySelector(`mark[${MARK_ATTRIBUTE}]`);
    if (link instanceof HTMLElement && mark) this.show(link, mark);
  }

  private show(link: HTMLElement, mark: Element): void {
    const claim = mark.getAttribute(MARK_ATTRIBUTE);
    if (claim === null) return;
    const host = element(this.document, 'div', '');
    host.setAttribute('data-spotcheck-sign', '');
    host.popover = 'manual';
    const root = host.attachShadow({ mode: 'closed' });
    const style = element(this.document, 'style', '');
    style.textContent = designCss + hostCss + signCss;
    const button = pressButton(this.document, 'sign', '', () => {
      this.hide();
      link.focus({ preventScroll: true }); // where the focus goes when the card closes
      this.open(claim);
    });
    button.setAttribute('aria-label', text('linkSign'));
    button.append(lineIcon(this.document, 'M10 4.5v6 M10 14.4v.2'));
    root.append(style, button);
    (link.closest('dialog') ?? this.document.documentElement).append(host);
    host.showPopover();
    this.shown = { host, button, link, mark };
    this.place();
  }

  /** Puts the sign at its claim's end, touching it, so that the pointer gets there without leaving both. */
  private place(): void {
    const { mark, button } = this.shown ?? {};
    const line = mark && [...mark.getClientRects()].at(-1);
    if (!line || !button) return this.hide();
    button.style.left = `${Math.min(line.right - 4, this.document.documentElement.clientWidth - 26)}px`;
    button.style.top = `${line.top - 12}px`;
  }

  /** The sign stands at the document's end, but comes right after its link in the order of Tab. */
  private onKey(event: KeyboardEvent): void {
    if (!this.shown || !event.isTrusted) return;
    const { host, button, link } = this.shown;
    const isInSign = this.document.activeElement === host;
    if (event.key === 'Escape') return this.hide();
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isInSign && event.shiftKey) {
      event.preventDefault();
      link.focus({ preventScroll: true });
    } else if (isInSign) {
      // The browser goes on from the link; its sign must not come back on the way.
      this.hide();
      link.focus({ preventScroll: true });
      this.hide();
    } else if (this.document.activeElement === link && !event.shiftKey) {
      event.preventDefault();
      button.focus({ preventScroll: true });
    }
  }
}
