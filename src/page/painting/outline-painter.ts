/** Outlines an image whose description makes a claim: an attribute that the style sheet draws. */
import {
  type Anchor,
  type Annotation,
  type Enclosed,
  elementAnchor,
  type Painter,
  type Tone,
} from '../annotation.ts';
import { interactiveAt, targetOf } from './interactive.ts';
import { listPainter } from './list-painter.ts';
import { showTone, TONE_ATTRIBUTE_NAMES } from './mark-painter.ts';

export const OUTLINE_ATTRIBUTE = 'data-spotcheck-outline';

export class OutlinePainter implements Painter {
  readonly name = 'outline';

  paint({ id, block }: Annotation): boolean {
    block.element.setAttribute(OUTLINE_ATTRIBUTE, id);
    return true;
  }

  unpaint({ block }: Annotation): void {
    for (const ours of [OUTLINE_ATTRIBUTE, ...TONE_ATTRIBUTE_NAMES]) block.element.removeAttribute(ours);
  }

  isIntact({ block }: Annotation): boolean {
    return block.element.isConnected && block.element.hasAttribute(OUTLINE_ATTRIBUTE);
  }

  setTone({ block }: Annotation, tone: Tone): void {
    showTone(block.element, tone);
  }

  anchorOf(annotation: Annotation): Anchor | null {
    return listPainter.anchorOf(annotation);
  }

  tabStopOf(): null {
    return null;
  }

  within(element: Element): Enclosed | null {
    const image = element.querySelector(`[${OUTLINE_ATTRIBUTE}]`);
    const id = image?.getAttribute(OUTLINE_ATTRIBUTE);
    return image && id ? { id, anchor: elementAnchor(image) } : null;
  }

  hit(event: Event): string | null {
    const target = targetOf(event);
    return interactiveAt(target) ? null : (target?.getAttribute(OUTLINE_ATTRIBUTE) ?? null);
  }
}
