/** What a page answers while the review panel captures it. */
import type { ClaimBox } from '../shared/messages/capture.ts';
import type { Handlers } from '../shared/messages/wire.ts';
import type { Shown } from './annotations.ts';
import { PageCapture } from './page-capture.ts';
import { hull, stretchesOf } from './reading/blocks.ts';

/** The part of a frame's session that a capture needs. */
export interface CapturedSession {
  /** Hides all marks, or shows them again. */
  showMarks(shown: boolean): void;
  /** Until what has changed on the page has been read. */
  lookNow(): Promise<void>;
  /** Every place with claims, those too that a reader cannot see. */
  places(): readonly Shown[];
}

/** Where claims stand in the window now; those out of view, and those that take no room on the page, have no box. */
export function claimBoxes(places: readonly Shown[], windowHeight: number): ClaimBox[] {
  return places.flatMap(({ annotation: { block, claims } }) =>
    claims.flatMap((claim) => {
      const stretches = block.pieces.length > 0 ? stretchesOf(block, claim) : null;
      const place = stretches ? hull(stretches) : block.where === 'alt' ? block.element : null;
      const { x, y, width, height } = place?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 };
      const isInView = y + height > 0 && y < windowHeight;
      return width > 0 && height > 0 && isInView ? [{ id: claim.id, x, y, width, height }] : [];
    }),
  );
}

export function captureAnswers(document: Document, session: CapturedSession): Handlers {
  let capture: PageCapture | null = null;
  const running = (): PageCapture => {
    if (!capture) throw new Error('no capture of this page was begun');
    return capture;
  };
  const boxes = () => claimBoxes(session.places(), document.defaultView?.innerHeight ?? 0);
  return {
    'capture-begin': () => {
      capture?.end();
      capture = new PageCapture(document);
      session.showMarks(false);
      return capture.describe();
    },
    'capture-html': () => ({ html: running().html() }),
    'capture-show': async ({ top }) => {
      const shown = await running().show(top);
      // A page that was behind another is read anew when it comes to the front: its claims have no place meanwhile.
      await session.lookNow();
      return { ...shown, boxes: boxes() };
    },
    'capture-boxes': async () => {
      await session.lookNow();
      return { boxes: boxes() };
    },
    'capture-end': () => {
      capture?.end();
      capture = null;
      session.showMarks(true);
      return {};
    },
  };
}
