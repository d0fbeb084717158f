import type { Slot } from '../../detect/claim.ts';
import type { EvidenceCard, FamilyCard } from '../../shared/evidence.ts';

/** A family with its evidence. */
export interface FamilySubject {
  readonly card: FamilyCard;
}

/** A claim with the evidence that answers it. */
export interface CardSubject extends FamilySubject {
  /** The claim as a reader sees it. */
  readonly quote: string;
  /** The claim's words for each of its parts. */
  readonly words: Readonly<Partial<Record<Slot, string>>>;
  readonly card: EvidenceCard;
  /** The page denies the claim. */
  readonly denied?: true;
  /** Version of the extension. */
  readonly version: string;
}
