/** A claim that the detector missed: what the reviewer has selected on the page, with its context. */
import browser from 'webextension-polyfill';
import { promisedIn } from '../../detect/judging/promise.ts';
import type { FoundClaim } from '../../shared/messages/found-claim.ts';

const CONTEXT = 160;
/** More than a few sentences are no claim. */
const LONGEST = 1_000;

interface Selected {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly frame: string | null;
}

/** Runs in each frame of the page, and so stands alone. */
function readSelection(context: number): Selected | null {
  const selection = document.getSelection();
  const quote = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
  if (!selection || quote === '' || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const block = range.commonAncestorContainer;
  const around = document.createRange();
  around.selectNodeContents(block.nodeType === Node.TEXT_NODE ? (block.parentElement ?? block) : block);
  const before = around.cloneRange();
  before.setEnd(range.startContainer, range.startOffset);
  const after = around.cloneRange();
  after.setStart(range.endContainer, range.endOffset);
  return {
    quote,
    before: before.toString().replace(/\s+/g, ' ').slice(-context),
    after: after.toString().replace(/\s+/g, ' ').slice(0, context),
    frame: window.top === window ? null : location.href,
  };
}

/** What is selected in a tab, as a claim that belongs to no family yet; null where nothing is selected. */
export async function selectedClaim(tabId: number): Promise<FoundClaim | null> {
  const answers = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: readSelection,
    args: [CONTEXT],
    injectImmediately: true,
  });
  const selected = answers.map((answer) => answer?.result as Selected | null).find((one) => one);
  if (!selected) return null;
  const quote = selected.quote.slice(0, LONGEST);
  const { amount, period } = promisedIn(quote);
  return {
    ...selected,
    quote,
    place: 'text',
    isHidden: false,
    family: null,
    verdict: null,
    rule: null,
    fields: {
      ...(amount && { amount: quote.slice(amount.start, amount.end) }),
      ...(period && { period: quote.slice(period.start, period.end) }),
    },
    concepts: {},
    isExpress: true,
    isTestimonial: false,
  };
}
