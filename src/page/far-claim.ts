/** A claim as it is told to another document, which shows its card. */
import { type Claim, SLOTS } from '../detect/claim.ts';
import type { FarClaim } from '../shared/messages/messages.ts';
import { type NamedClaim, readableQuote } from './annotation.ts';

/** @param blockText the text that the claim's spans count in. @param address of the document that it stands in */
export const farClaimOf = (
  { id, rule, family, concepts = {}, ...claim }: NamedClaim,
  blockText: string,
  address: string,
): FarClaim => ({
  id,
  rule,
  family,
  concepts,
  address,
  quote: readableQuote(claim),
  words: wordsOf(claim, blockText),
  ...(claim.denied && { denied: true }),
});

/** The words that carried each part of a claim. @param blockText the text that the claim's spans count in. */
export function wordsOf({ slots }: Pick<Claim, 'slots'>, blockText: string): Record<string, string> {
  const told = SLOTS.flatMap((slot) => {
    const span = slots[slot];
    return span ? [[slot, blockText.slice(span.start, span.end).replace(/\s+/g, ' ')] as const] : [];
  });
  return Object.fromEntries(told);
}
