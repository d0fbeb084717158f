import type { Slot } from '../../detect/claim.ts';
import type { EvidenceCard } from '../../shared/evidence.ts';

/** What a card is about. */
export interface CardSubject {
  /** The claim as a reader sees it. */
  readonly quote: string;
  /** The claim's words for each of its parts. */
  readonly words: Readonly<Partial<Record<Slot, string>>>;
  readonly card: EvidenceCard;
  /** Version of the extension. */
  readonly version: string;
}
