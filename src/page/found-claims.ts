/** The claims of a frame as a reviewer needs them: with their context, their parts, and where they stand. */
import { type Claim, SLOTS, type Span } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import { promisedIn } from '../detect/judging/promise.ts';
import type { ClaimFields, FrameFoundClaim } from '../shared/messages/found-claim.ts';
import { readableQuote } from './annotation.ts';
import type { Shown } from './annotations.ts';
import { isShown } from './reading/layout.ts';
import { structuredTexts } from './reading/structured-data.ts';

/** So much of a block is told on either side of a quote, in UTF-16 units. */
const CONTEXT = 160;

const readable = (text: string): string => text.replace(/\s+/g, ' ');
const cut = (text: string, span: Span): string => readable(text.slice(span.start, span.end)).trim();

/** The text before a quote: whole words, from so far back as is told. */
function textBefore(text: string, end: number): string {
  const part = readable(text.slice(Math.max(0, end - CONTEXT), end));
  return end > CONTEXT ? part.replace(/^\S*\s/, '') : part.trimStart();
}

function textAfter(text: string, start: number): string {
  const part = readable(text.slice(start, start + CONTEXT));
  return start + CONTEXT < text.length ? part.replace(/\s\S*$/, '') : part.trimEnd();
}

/** A claim's parts in the page's words. */
function fieldsOf({ slots, quote }: Claim, text: string): ClaimFields {
  const told = SLOTS.flatMap((slot) => (slots[slot] ? [[slot, cut(text, slots[slot])] as const] : []));
  const { amount, period } = promisedIn(quote);
  return {
    ...Object.fromEntries(told),
    ...(amount && { amount: cut(quote, amount) }),
    ...(period && { period: cut(quote, period) }),
  };
}

/** Somebody who speaks of their own body. "We" and "our" are a seller's words. */
const OWN_EXPERIENCE = /\b(?:i|i['’](?:ve|m|d)|my|me|mine)\b/i;
/** "I will show you": the speaker promises, and tells of nothing that was. */
const PROMISING =
  /\b(?:i['’]ll|i will|i can|let me|show you|my (?:clients?|programme?|guide|plan|course))\b/i;

const isTestimonial = (quote: string): boolean => OWN_EXPERIENCE.test(quote) && !PROMISING.test(quote);

const isWithin = (claim: Span, part: Span | undefined): boolean =>
  part !== undefined && part.start >= claim.start && part.end <= claim.end;

/** One claim of a text. */
export function foundClaim(
  claim: Claim,
  text: string,
  where: Pick<FrameFoundClaim, 'id' | 'place' | 'isHidden' | 'frame'>,
): FrameFoundClaim {
  const { family, verdict, rule, slots, concepts = {} } = claim;
  const quote = readableQuote(claim);
  return {
    ...where,
    quote,
    before: textBefore(text, claim.start),
    after: textAfter(text, claim.end),
    family,
    verdict,
    rule,
    fields: fieldsOf(claim, text),
    concepts,
    isExpress: SLOTS.every((slot) => isWithin(claim, slots[slot])),
    isTestimonial: isTestimonial(quote),
  };
}

/**
 * All claims of a frame in page order, those that the page does not show as well.
 * @param frame the frame's address; null for the page itself
 */
export function foundClaims(shown: readonly Shown[], frame: string | null): FrameFoundClaim[] {
  return shown.flatMap(({ annotation: { block, claims } }) => {
    const isHidden = block.where !== 'text' || !isShown(block.element);
    const asserted = claims.filter(({ denied }) => !denied);
    return asserted.map((claim) =>
      foundClaim(claim, block.text, { id: claim.id, place: block.where, isHidden, frame }),
    );
  });
}

/** The claims in a frame's data for search engines. */
export function toldClaims(document: Document, detector: Detector, frame: string | null): FrameFoundClaim[] {
  const texts = structuredTexts(document);
  const where = { id: null, place: 'json-ld', isHidden: true, frame } as const;
  return detector
    .detect(texts)
    .claims.map((claim) => foundClaim(claim, texts[claim.block]?.text ?? '', where));
}
