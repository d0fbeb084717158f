/** What the popup says of a page: a state, worked out from facts, and its sentence. */

import { countText, type TextKey, text } from '../shared/interface/texts.ts';
import type { FrameReport, ListedClaim } from '../shared/messages/messages.ts';
import type { Mode, SwitchState } from '../shared/settings/settings.ts';

/** A claim with the frame that it stands in. */
export interface FramedClaim extends ListedClaim {
  readonly frameId: number;
}

/** What is known about the active tab's page. */
export interface PageFacts {
  readonly switches: SwitchState;
  /** The same without what was said of this tab alone. */
  readonly byItself: SwitchState;
  readonly mode: Mode;
  /** Why no extension can run there, or null. */
  readonly closed: TextKey | null;
  /** Whether the browser lets Spotcheck into this site. */
  readonly isAllowed: boolean;
  /** Whether the page is still being loaded. */
  readonly isLoading: boolean;
  /** Frames in which a script of ours answered; null while they are asked. */
  readonly frames: readonly FrameReport[] | null;
  /** Whether the user has asked for a check, and the browser did not let us in. */
  readonly checkFailed: boolean;
}

export type PageState =
  | { readonly kind: Exclude<SwitchState, 'on'> | 'withheld' | 'not-started' | 'loading' | 'looking' }
  | { readonly kind: 'closed'; readonly why: TextKey }
  | {
      readonly kind: 'looked';
      readonly claims: readonly FramedClaim[];
      readonly notes: readonly TextKey[];
      /** The user has hidden the marks of this page. */
      readonly concealed: boolean;
    };

/** The state that the facts add up to; what the user switched comes before what the browser keeps closed. */
export function pageState(facts: PageFacts): PageState {
  const { switches, byItself, closed, isAllowed, isLoading, frames, checkFailed } = facts;
  if (closed !== null) return { kind: 'closed', why: closed };
  if (checkFailed) return { kind: 'closed', why: 'whyKeptOut' };
  if (switches !== 'on') return { kind: switches };
  const top = frames?.find((frame) => frame.frameId === 0);
  // A site that is withheld can be checked when the user asks for it: scripts of ours are in it then.
  if (!isAllowed && !top) return { kind: 'withheld' };
  if (frames === null) return { kind: 'looking' };
  if (!top) return { kind: isLoading ? 'loading' : 'not-started' };
  // The check was asked for another page, or before this one was loaded again.
  if (top.progress === 'off' && byItself !== 'on') return { kind: byItself };
  const claims = frames.flatMap(({ frameId, claims }) => claims.map((claim) => ({ ...claim, frameId })));
  if (claims.length === 0 && frames.some((frame) => frame.progress !== 'done')) return { kind: 'looking' };
  return { kind: 'looked', claims, notes: notesOn(frames), concealed: isConcealed(frames) };
}

const isConcealed = (frames: readonly FrameReport[]): boolean => frames.some(({ concealed }) => concealed);

/** States in which the user can ask for a check that does not come by itself. */
const CHECKED_ON_DEMAND: readonly PageState['kind'][] = ['on-click', 'not-chosen', 'withheld', 'not-started'];
export const canBeChecked = ({ kind }: PageState): boolean => CHECKED_ON_DEMAND.includes(kind);

/**
 * States that end by themselves, without anybody telling so. Firefox lets our scripts into a page that it withholds
 * when the toolbar button is pressed.
 */
const PASSING: readonly PageState['kind'][] = ['loading', 'looking', 'withheld'];
export const isPassing = (facts: PageFacts): boolean => PASSING.includes(pageState(facts).kind);

function notesOn(frames: readonly FrameReport[]): TextKey[] {
  const claims = frames.flatMap((frame) => frame.claims);
  if (isConcealed(frames)) return ['noteConcealed', ...cappedNote(frames)];
  const isListedOnly = claims.some((claim) => isUnpaintedText(claim));
  const isHighlighted = claims.some(({ painter }) => painter === 'highlight');
  return [
    ...(isHighlighted ? (['noteHighlighted'] as const) : []),
    ...(isListedOnly ? (['noteListed'] as const) : []),
    ...cappedNote(frames),
    ...(frames.some((frame) => frame.otherCopy) ? (['noteOtherCopy'] as const) : []),
  ];
}

const cappedNote = (frames: readonly FrameReport[]): TextKey[] =>
  frames.some((frame) => frame.capped) ? ['noteCapped'] : [];

const isUnpaintedText = ({ painter, where }: ListedClaim) => painter === 'list' && where === 'text';

/** The state as a sentence, and what can be said to explain it. */
export function stateSentence(state: PageState): { sentence: string; why: string } {
  switch (state.kind) {
    case 'off-everywhere':
      return { sentence: text('stateOffEverywhere'), why: text('whyOff') };
    case 'off-here':
      return { sentence: text('stateOffHere'), why: text('whyOff') };
    case 'not-chosen':
      return { sentence: text('stateNotChosen'), why: text('whyNotChosen') };
    case 'on-click':
      return { sentence: text('stateOnClick'), why: text('whyOnClick') };
    case 'paused':
      return { sentence: text('statePaused'), why: text('whyOff') };
    case 'withheld':
      return { sentence: text('stateWithheld'), why: text('whyWithheld') };
    case 'loading':
      return { sentence: text('stateLoading'), why: text('whyLoading') };
    case 'not-started':
      return { sentence: text('stateNotStarted'), why: text('whyNotStarted') };
    case 'looking':
      return { sentence: text('stateLooking'), why: '' };
    case 'closed':
      return { sentence: text('stateCannotRun'), why: text(state.why) };
    case 'looked':
      return {
        sentence: claimsSentence(state.claims.length),
        why: state.notes.map((note) => text(note)).join(' '),
      };
  }
}

const claimsSentence = (count: number): string =>
  count === 0 ? text('stateNone') : countText('stateClaimOne', 'stateClaimOther', count);
