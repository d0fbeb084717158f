/**
 * Every message between the extension's parts, in one place: who sends it, what it carries, what is answered.
 * Messages are parsed where they arrive (parse-message.ts) and trusted after that.
 */

import type {
  ClaimConcepts,
  EvidenceCard,
  FamilyCard,
  Regulation,
  RelatedFamily,
  Verdict,
} from '../evidence.ts';
import type { HiddenClaim, HideScope } from '../settings/hidden-claims.ts';
import type { Preferences } from '../settings/preferences.ts';
import type { Mode } from '../settings/settings.ts';
import type { CapturedView, ClaimBox, ShownStretch } from './capture.ts';
import type { FrameFoundClaim, TabFoundClaim } from './found-claim.ts';

/** Where on the page a claim stands. */
export type Where = 'text' | 'alt' | 'title' | 'meta';
/** What shows a claim on the page; `list`: only the popup's list does. */
export type PainterName = 'mark' | 'highlight' | 'outline' | 'list';

/** One claim of a frame, as the popup lists it. */
export interface ListedClaim {
  readonly id: string;
  readonly quote: string;
  readonly rule: string;
  readonly family: string;
  readonly verdict: Verdict;
  readonly where: Where;
  readonly painter: PainterName;
}

/** A claim as a frame tells it to the top document, which shows its card where the frame has no room for it. */
export interface FarClaim {
  /** Its id in the frame. */
  readonly id: string;
  readonly quote: string;
  /** The claim's words for each of its parts, by the part's name. */
  readonly words: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly family: string;
  readonly concepts: ClaimConcepts;
  /** Address of the frame. */
  readonly address: string;
  /** The page denies the claim. */
  readonly denied?: true;
}

/** The claims of one place of a frame; `first` is the index of the one to be shown first. */
export interface FarClaims {
  readonly claims: readonly FarClaim[];
  readonly first: number;
}

/** How far a frame has come; `off`: it was not looked at, because the switches say so. */
export type FrameProgress = 'looking' | 'done' | 'off';

export interface FrameClaims {
  readonly claims: readonly ListedClaim[];
  readonly progress: FrameProgress;
  /** True when a cap on text or marks left part of the frame out. */
  readonly capped: boolean;
  /** Present while the user has hidden the marks of this page: its claims are listed only. */
  readonly concealed?: true;
  /** Present where another copy of the extension marks the same page. */
  readonly otherCopy?: true;
}

/** A frame's claims together with the frame's id in its tab (0 is the page itself). */
export interface FrameReport extends FrameClaims {
  readonly frameId: number;
}

export const DIRECTIONS = ['next', 'previous'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The claims of a frame that can be walked to: those that are painted where a reader sees them. */
export interface FrameStops {
  readonly count: number;
  /** Index of the one that the user is at; null when he is at none. */
  readonly here: number | null;
  /** When he got there, in ms since 1970; 0 for never. */
  readonly since: number;
  /** How many of them stand before each frame in this one, by the frame's number in its window. */
  readonly beforeFrames: readonly number[];
}

/** A claim that was gone to: its number among all of the page that can be, from 1. */
export interface WalkedTo {
  readonly number: number;
  readonly total: number;
}

/** The answer to messages that only tell something. */
export type Done = Record<string, never>;

/** name → what it carries and what is answered. */
export interface MessageMap {
  /** Gate → background: this frame may hold claims, put the scanner in. */
  'scan-wanted': { carries: object; answer: { injected: boolean } };
  /** Scanner → background: the compiled patterns. The answer's type is detection's own. */
  patterns: { carries: object; answer: object };
  /** Scanner → background: is Spotcheck on for the page that this frame is part of, and how is it to work? */
  'switched-on': { carries: object; answer: { on: boolean; preferences: Preferences } };
  /** Scanner → background: does the page's own world show signs of a framework? */
  'framework-signs': { carries: object; answer: { signs: string[] } };
  /** Scanner → background, when a card opens. */
  evidence: {
    carries: { family: string; rule: string; concepts: ClaimConcepts };
    answer: EvidenceCard;
  };
  /** Scanner → background, when a card leads to that of another family, which nobody claimed. */
  'related-evidence': { carries: { family: string }; answer: FamilyCard };
  /** Scanner → background: the name of a rule of the user's own. */
  'own-rule': { carries: { rule: string }; answer: { ruleName: string } };
  /** Own pages → background: what the built-in rules know. */
  families: { carries: object; answer: { families: RelatedFamily[]; rulesVersion: string } };
  /** Scanner → background: this is no claim. Refused in private windows. */
  hide: { carries: { scope: HideScope; rule: string; quote: string }; answer: Done };
  /** Scanner → background: what the user has hidden, as far as it acts on the page that this frame is part of. */
  'hidden-claims': { carries: object; answer: { hidden: HiddenClaim[] } };
  /** Scanner → background: this frame's claims are others than before. Gate → background: the site's switch counts. */
  'claims-changed': { carries: object; answer: Done };
  /** Popup → background: the reports of all frames of a tab. */
  'tab-claims': { carries: { tabId: number }; answer: { frames: FrameReport[] } };
  /** Background → frame. */
  claims: { carries: object; answer: FrameClaims };
  /**
   * Popup → background: switch on or off. The background writes, because a popup may be closed the moment after its
   * switch was clicked, and a write that it had begun would be lost.
   */
  'switch-everywhere': { carries: { on: boolean; isPrivate: boolean }; answer: Done };
  'switch-site': { carries: { on: boolean; isPrivate: boolean; site: string }; answer: Done };
  /** Options, first run → background: which pages are checked by themselves. */
  'switch-mode': { carries: { mode: Mode }; answer: Done };
  /** Own pages → background: some preferences are others from now on. */
  'change-preferences': { carries: { change: Partial<Preferences> }; answer: Done };
  /** Popup → background: nothing more in this tab until it is closed, or go on. */
  'pause-tab': { carries: { tabId: number; paused: boolean }; answer: Done };
  /** Popup → background: check the page in this tab, although no page is checked by itself. */
  'check-tab': { carries: { tabId: number }; answer: Done };
  /** Popup → frame: scroll to this claim and open its card. */
  'show-claim': { carries: { id: string }; answer: { shown: boolean } };
  /** Frame → background: bring the code of cards into this frame. */
  'card-wanted': { carries: object; answer: Done };
  /** Frame → background: show the card of claims that stand in one place in the top document, the `first` one first. */
  'show-in-top': { carries: FarClaims; answer: Done };
  /** Frame → background: the claim whose card it had shown in the top document is gone. */
  'close-in-top': { carries: object; answer: Done };
  /** Background → top document. */
  'show-sheet': { carries: FarClaims & { frameId: number }; answer: Done };
  'close-sheet': { carries: { frameId: number }; answer: Done };
  /** Background → frame: show what was found in the text that the user has selected there; there may be no claim. */
  'show-selected': { carries: { claims: readonly FarClaim[] }; answer: Done };
  /** Top document → background → frame: the card was closed, perhaps because the user says that this is no claim. */
  'sheet-closed': { carries: { frameId: number; id: string; hidden: HideScope | null }; answer: Done };
  'card-closed': { carries: { id: string; hidden: HideScope | null }; answer: Done };
  /** Popup → background: go to the next or previous claim of a tab. `walked` is null when there is none to go to. */
  walk: { carries: { tabId: number; direction: Direction }; answer: { walked: WalkedTo | null } };
  /** Popup → background: hide all marks of a tab's page, or show them again. */
  'toggle-marks': { carries: { tabId: number }; answer: { shown: boolean } };
  /** Background → frame: which claims can be walked to here, and what is open. */
  stops: { carries: object; answer: FrameStops & { isCardOpen: boolean; concealed: boolean } };
  /** Background → frame: go to this stop, which is number `number` of `total` in the page. */
  'go-to': { carries: { index: number; number: number; total: number }; answer: { reached: boolean } };
  /** Background → frame: a walk that was in this frame has gone on into another one. */
  'walk-left': { carries: object; answer: Done };
  /** Background → frame: close the open card, or open that of the claim that the user is at. */
  'toggle-card': { carries: object; answer: { open: boolean } };
  /** Background → frame. */
  'show-marks': { carries: { shown: boolean }; answer: Done };
  /** Review panel → background: all claims of a tab as a reviewer needs them. `isRead` is false when its page has no scanner. */
  'tab-found': { carries: { tabId: number }; answer: { claims: TabFoundClaim[]; isRead: boolean } };
  /** Background → frame. */
  'found-claims': { carries: object; answer: { claims: FrameFoundClaim[] } };
  /** Review panel → background: what the rule set knows of these families, and its rules about advertising. */
  knowledge: {
    carries: { families: string[] };
    answer: { cards: FamilyCard[]; regulations: Regulation[]; rulesVersion: string };
  };
  /** Review panel → top document: begin to capture this page, give it back, and what lies between. */
  'capture-begin': { carries: object; answer: CapturedView };
  'capture-html': { carries: object; answer: { html: string } };
  'capture-show': { carries: { top: number }; answer: ShownStretch };
  /** Review panel → frame: where this frame's claims stand in its view now. */
  'capture-boxes': { carries: object; answer: { boxes: ClaimBox[] } };
  'capture-end': { carries: object; answer: Done };
  /** Popup → frame: set this claim off in its place while it is pointed at in the list; null: none any more. */
  'point-out': { carries: { id: string | null; scroll: boolean }; answer: { shown: boolean } };
  /** Background → frames: look at the switches anew, of which some do not lie in the storage that frames watch. */
  switched: { carries: object; answer: Done };
}

export type MessageName = keyof MessageMap;
export type Message<N extends MessageName = MessageName> = {
  [K in N]: { name: K } & MessageMap[K]['carries'];
}[N];
export type Answer<N extends MessageName> = MessageMap[N]['answer'];

/** What comes back: the answer itself (an object), or why there is none. */
export type Reply<N extends MessageName> = Answer<N> | { error: string };
