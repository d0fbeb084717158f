/** Captures of the page in view: taken at the reviewer's press, with progress, and kept with the page. */
import type { DoneNote } from '../../shared/interface/done-note.ts';
import { saveFile } from '../../shared/interface/files.ts';
import { button, byId, line } from '../../shared/interface/page-nodes.ts';
import { text } from '../../shared/interface/texts.ts';
import { ask } from '../../shared/messages/wire.ts';
import { type CaptureProgress, capturePage, type NumberedClaim } from '../capture/capture.ts';
import type { ReviewStore, StoredCapture } from '../store/review-store.ts';
import { agrees } from './agreement.ts';
import { boxName, browserCapture } from './browser-capture.ts';
import type { PageInView } from './page-in-view.ts';
import type { ClaimSpot, Visit } from './page-review.ts';

const boxNameOf = (spot: ClaimSpot | undefined): string | null =>
  spot?.id ? boxName(spot.frameId, spot.id) : null;

export class CaptureSection {
  private shown: string | null = null;
  private running: AbortController | null = null;
  /** Those for which there was no room: they can be saved as files while the panel is open. */
  private unkept: readonly StoredCapture[] = [];

  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    private readonly note: DoneNote,
    private readonly view: PageInView,
  ) {
    byId(document, 'capture', HTMLButtonElement).addEventListener('click', () => {
      void note.attempt(() => this.capture());
    });
    byId(document, 'cancel-capture', HTMLButtonElement).addEventListener('click', () =>
      this.running?.abort(),
    );
  }

  /** Lists a page's captures. */
  async show(pageId: string | null): Promise<void> {
    this.shown = pageId;
    const kept = pageId === null ? [] : await this.store.capturesOf(pageId);
    if (pageId !== this.shown) return; // another page came into view meanwhile
    const captures = [...kept, ...this.unkept.filter((one) => one.pageId === pageId)];
    const inOrder = captures.toSorted((a, b) => a.taken.localeCompare(b.taken));
    byId(this.document, 'captures', HTMLElement).replaceChildren(...inOrder.map((one) => this.entry(one)));
  }

  private entry(capture: StoredCapture): HTMLLIElement {
    const entry = this.document.createElement('li');
    const name = `${text('docCapture')} ${capture.name}`;
    entry.append(
      line(this.document, 'span', 'name', name),
      button(this.document, text('reviewSave'), `${text('reviewSave')}: ${name}`, () =>
        saveFile(this.document, capture.name, capture.zip),
      ),
    );
    if (this.unkept.includes(capture))
      entry.append(line(this.document, 'small', 'problem', text('reviewCaptureUnkept')));
    return entry;
  }

  private async capture(): Promise<void> {
    if (this.running || !(await agrees(this.document, text('reviewCaptureWarns'), text('reviewCapture'))))
      return;
    this.running = new AbortController();
    this.setRunning(true);
    try {
      await this.take(this.running.signal);
    } catch (error) {
      if (!this.running.signal.aborted) throw error;
      this.note.say(text('reviewCaptureCancelled'));
    } finally {
      this.running = null;
      this.setRunning(false);
    }
  }

  private async take(signal: AbortSignal): Promise<void> {
    const { tab, visit } = this.view;
    if (!tab || !visit) return;
    const page = await this.view.keep(visit.review.id, (review) => review);
    if (!page) return;
    const spotNow = (id: string) => (this.visitTo(page.id) ?? visit).spots.get(id);
    const claims = page.claims.flatMap((claim, i): NumberedClaim[] =>
      visit.spots.has(claim.id)
        ? [{ number: i + 1, id: () => boxNameOf(spotNow(claim.id)), quote: claim.quote }]
        : [],
    );
    const { rulesVersion } = await ask({ name: 'knowledge', families: [] });
    const frames = [...new Set([...visit.spots.values()].map(({ frameId }) => frameId))];
    const needs = browserCapture(tab, frames, rulesVersion);
    const { zip, manifest } = await capturePage(needs, claims, (progress) => this.tell(progress), signal);
    const name = `capture-${manifest.started.replace(/[:.]/g, '-')}.zip`;
    await this.keep({
      id: crypto.randomUUID(),
      pageId: page.id,
      taken: manifest.started,
      name,
      zip: new Blob([zip], { type: 'application/zip' }),
    });
    this.note.say(text('reviewCaptured', manifest.parts.length));
  }

  /** The visit as it is now, if it is still one to this page. */
  private visitTo(pageId: string): Visit | null {
    const { visit } = this.view;
    return visit?.review.id === pageId ? visit : null;
  }

  private async keep(capture: StoredCapture): Promise<void> {
    try {
      await this.store.keepCapture(capture);
    } catch (error) {
      this.unkept = [...this.unkept, capture];
      throw error;
    } finally {
      await this.show(capture.pageId);
    }
  }

  private tell({ done, of, waits }: CaptureProgress): void {
    const bar = byId(this.document, 'capture-progress', HTMLProgressElement);
    bar.max = of;
    bar.value = done;
    byId(this.document, 'capture-says', HTMLElement).textContent = waits
      ? text('reviewCaptureWaits')
      : text('reviewCaptureRuns', done + 1, of);
  }

  private setRunning(isRunning: boolean): void {
    byId(this.document, 'capture-row', HTMLElement).hidden = !isRunning;
    byId(this.document, 'cancel-capture', HTMLButtonElement).hidden = !isRunning;
    byId(this.document, 'capture', HTMLButtonElement).disabled = isRunning;
  }
}
