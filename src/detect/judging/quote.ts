import type { Span } from '../claim.ts';
import type { Tag } from '../tagging/tags.ts';
import { BORDER } from '../words/tokens.ts';
import type { Candidate } from './candidates.ts';

/** A longer sentence is marked only around the claim's own words. */
const LONGEST_QUOTE = 240;
/** Words kept on either side where a long sentence has no clause border near. */
const MARGIN = 8;

/** What to mark: the sentence, or the clauses around the claim's words when the sentence is too long. */
export function quoteSpan({ reading, effect }: Candidate, means: Tag | undefined): Span {
  const { tokens, block } = reading;
  const [from, to] = reading.sentenceBounds(effect.start);
  const span = (first: number, end: number): Span => ({
    start: tokens.starts[first] ?? 0,
    end: tokens.ends[end - 1] ?? 0,
  });
  const whole = span(from, to);
  if (whole.end - whole.start <= LONGEST_QUOTE)
    return { start: whole.start, end: withEndSign(block.text, whole.end) };
  const near = means && means.start >= from && means.end <= to ? means : effect;
  let first = Math.min(effect.start, near.start);
  let end = Math.max(effect.end, near.end);
  if ((tokens.ends[end - 1] ?? 0) - (tokens.starts[first] ?? 0) > LONGEST_QUOTE)
    [first, end] = [effect.start, effect.end];
  const isBorder = (token: number): boolean => (tokens.borders[token] ?? 0) >= BORDER.clause;
  for (let i = 0; i < MARGIN && first > from && !isBorder(first); i++) first--;
  for (let i = 0; i < MARGIN && end < to && !isBorder(end); i++) end++;
  return span(first, end);
}

/** The sentence's own full stop, question or exclamation mark belongs to it. */
function withEndSign(text: string, end: number): number {
  return /^[.!?…]/.test(text.slice(end, end + 1)) ? end + 1 : end;
}
