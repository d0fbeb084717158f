/**
 * A page while it is captured: shown stretch by stretch, with what is fixed to the window in the first stretch only,
 * and put back as it was afterwards.
 */
import type { CapturedView, ShownStretch } from '../shared/messages/capture.ts';

/** So long an image may take to arrive once it is in view. */
const IMAGE_PATIENCE_MS = 2_000;

interface HiddenElement {
  readonly element: HTMLElement | SVGElement;
  readonly value: string;
  readonly priority: string;
  readonly hadStyle: boolean;
}

export class PageCapture {
  private readonly hidden: HiddenElement[] = [];
  private readonly view: Window;
  private readonly scrolled: { readonly x: number; readonly y: number };
  private readonly focused: Element | null;

  constructor(private readonly document: Document) {
    const { defaultView } = document;
    if (!defaultView) throw new Error('the page is gone');
    this.view = defaultView;
    this.scrolled = { x: defaultView.scrollX, y: defaultView.scrollY };
    this.focused = document.activeElement;
  }

  describe(): CapturedView {
    const { document, view } = this;
    const root = document.documentElement;
    return {
      address: view.location.href,
      title: document.title,
      pageHeight: Math.max(root.scrollHeight, document.body?.scrollHeight ?? 0),
      width: root.clientWidth || view.innerWidth,
      height: view.innerHeight,
      pixelRatio: view.devicePixelRatio,
    };
  }

  /** The page as it is now, for a file; to be asked for while nothing of ours is painted. */
  html(): string {
    const { doctype, documentElement } = this.document;
    const start = doctype ? new XMLSerializer().serializeToString(doctype) : '';
    return `${start}\n${documentElement.outerHTML}\n`;
  }

  /** Brings a stretch into view. @returns where it begins, and how many of its images have not arrived */
  async show(top: number): Promise<Omit<ShownStretch, 'boxes'>> {
    if (top > 0) this.hideFixed();
    this.view.scrollTo({ top, left: 0, behavior: 'instant' });
    await this.drawn();
    const lateImages = await this.awaitImages();
    return { isSeen: await this.drawn(), top: this.view.scrollY, lateImages };
  }

  /** Gives everything back. */
  end(): void {
    for (const { element, value, priority, hadStyle } of this.hidden.splice(0)) {
      if (value === '') element.style.removeProperty('visibility');
      else element.style.setProperty('visibility', value, priority);
      if (!hadStyle && element.getAttribute('style') === '') element.removeAttribute('style');
    }
    this.view.scrollTo({ top: this.scrolled.y, left: this.scrolled.x, behavior: 'instant' });
    if (this.focused instanceof HTMLElement && this.focused.isConnected)
      this.focused.focus({ preventScroll: true });
  }

  /** What is fixed or sticks would stand in every stretch, over the text. */
  private hideFixed(): void {
    if (this.hidden.length > 0) return;
    for (const element of this.document.querySelectorAll<HTMLElement | SVGElement>('body *')) {
      const { position } = this.view.getComputedStyle(element);
      if (position !== 'fixed' && position !== 'sticky') continue;
      this.hidden.push({
        element,
        value: element.style.getPropertyValue('visibility'),
        priority: element.style.getPropertyPriority('visibility'),
        hadStyle: element.hasAttribute('style'),
      });
      element.style.setProperty('visibility', 'hidden', 'important');
    }
  }

  /** Waits until the page is drawn as it is now. @returns false where it is not: hidden pages have no frames */
  private drawn(): Promise<boolean> {
    const { document, view } = this;
    if (document.hidden) return Promise.resolve(false);
    return new Promise((answer) => {
      const done = (isDrawn: boolean) => {
        document.removeEventListener('visibilitychange', onHidden);
        answer(isDrawn);
      };
      const onHidden = () => done(false);
      document.addEventListener('visibilitychange', onHidden);
      view.requestAnimationFrame(() => setTimeout(() => done(!document.hidden)));
    });
  }

  private async awaitImages(): Promise<number> {
    const late = [...this.document.images].filter((image) => !image.complete && this.isInView(image));
    const arrived = late.map(
      (image) =>
        new Promise<void>((done) => {
          image.addEventListener('load', () => done(), { once: true });
          image.addEventListener('error', () => done(), { once: true });
        }),
    );
    const patience = new Promise<void>((over) => setTimeout(over, IMAGE_PATIENCE_MS));
    if (late.length > 0) await Promise.race([Promise.all(arrived), patience]);
    return late.filter((image) => !image.complete).length;
  }

  private isInView(image: Element): boolean {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < this.view.innerHeight;
  }
}
