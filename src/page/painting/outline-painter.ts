/** Outlines an image whose description makes a claim: an attribute that the style sheet draws. */
import type { Anchor, Annotation, Painter, Tone } from '../annotation.ts';
import { interactiveAt, targetOf } from './interactive.ts';
import { listPainter } from './list-painter.ts';

export const OUTLINE_ATTRIBUTE = 'data-spotcheck-outline';

export class OutlinePainter implements Painter {
  readonly name = 'outline';

  paint({ id, block }: Annotation): boolean {
    // Two claims of one description share its outline: a click opens the first.
    if (!block.element.hasAttribute(OUTLINE_ATTRIBUTE)) block.element.setAttribute(OUTLINE_ATTRIBUTE, id);
    return true;
  }

  unpaint({ block }: Annotation): void {
    block.element.removeAttribute(OUTLINE_ATTRIBUTE);
  }

  isIntact({ block }: Annotation): boolean {
    return block.element.isConnected && block.element.hasAttribute(OUTLINE_ATTRIBUTE);
  }

  setTone(_: Annotation, _tone: Tone): void {}

  anchorOf(annotation: Annotation): Anchor | null {
    return listPainter.anchorOf(annotation);
  }

  hit(event: Event): string | null {
    const target = targetOf(event);
    return interactiveAt(target) ? null : (target?.getAttribute(OUTLINE_ATTRIBUTE) ?? null);
  }
}
