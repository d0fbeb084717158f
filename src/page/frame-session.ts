/**
 * Spotcheck in one frame, once the gate has opened: switches the scanner with the settings, opens the card for
 * marks that are clicked or entered, and leaves without a trace.
 */
import { type Claim, SLOTS } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import type { EvidenceCard, FamilyCard } from '../shared/evidence.ts';
import type { HiddenClaim, HideScope } from '../shared/hidden-claims.ts';
import type { FarClaim, FrameClaims } from '../shared/messages.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../shared/preferences.ts';
import { text } from '../shared/texts.ts';
import { type Annotation, readableQuote } from './annotation.ts';
import { Card, type CardContent } from './card/card.ts';
import { FarCard, type FarCardNeeds } from './card/far-card.ts';
import { LinkSign } from './card/link-sign.ts';
import { hidingDetector } from './hiding.ts';
import { watchLife } from './life.ts';
import { removeLeftovers } from './painting/leftovers.ts';
import { preferringDetector } from './preferring.ts';
import { Scanner } from './scanner.ts';

/** What a session asks of the background. */
export interface SessionNeeds extends FarCardNeeds {
  detector(): Promise<Detector>;
  /** Whether Spotcheck is on for the page that this frame is part of, and how it is to work. */
  switches(): Promise<{ readonly on: boolean; readonly preferences: Preferences }>;
  frameworkSigns(): Promise<readonly string[]>;
  evidence(claim: Claim): Promise<EvidenceCard>;
  /** The card of a family that another card leads to. */
  relatedEvidence(family: string): Promise<FamilyCard>;
  /** Stores that something is no claim; never asked for in private windows. */
  hide(claim: { scope: HideScope; rule: string; quote: string }): Promise<void>;
  /** What the user has hidden, as far as it acts on this page. */
  hidden(): Promise<readonly HiddenClaim[]>;
  readonly isPrivate: boolean;
  /** Version of the extension. */
  readonly version: string;
  /** Tells the background that `report()` gives another answer than before. */
  onClaims(): void;
  /** False once the extension was updated or removed. */
  isAlive(): boolean;
}

/** What is reported while there is no scanner: before the switches were read, and when they are off. */
const NOT_YET: FrameClaims = { claims: [], progress: 'looking', capped: false };
const OFF: FrameClaims = { claims: [], progress: 'off', capped: false };

export class FrameSession {
  private readonly stop = new AbortController();
  private readonly card: Card;
  private readonly farCard: FarCard;
  private scanner: Scanner | null = null;
  private idle = NOT_YET;
  private sign: LinkSign | null = null;
  private openClaim: string | null = null;
  private preferences = DEFAULT_PREFERENCES;
  private hidden: readonly HiddenClaim[] = [];
  /** Hidden in a private window: forgotten with this view of the page. */
  private readonly hiddenForNow: HiddenClaim[] = [];

  constructor(
    private readonly document: Document,
    private readonly needs: SessionNeeds,
  ) {
    this.card = new Card(document);
    this.farCard = new FarCard(document, needs, this.stop.signal);
  }

  /** Starts in this frame: clears what an older instance left, listens, and looks at the switches. */
  async start(): Promise<void> {
    removeLeftovers(this.document);
    const options = { capture: true, signal: this.stop.signal };
    this.document.addEventListener('click', (event) => this.onClick(event), options);
    this.document.addEventListener('keydown', (event) => this.onKey(event), options);
    this.sign = new LinkSign(this.document, (id) => void this.openCard(id), this.stop.signal);
    watchLife(this.document, this.needs.isAlive, () => this.end(), this.stop.signal);
    await this.applySwitch();
  }

  /** Gives the page back as it was and stops for good. */
  end(): void {
    this.stop.abort();
    this.switchOff();
  }

  /** Brings this frame in line with the switches. */
  async applySwitch(): Promise<void> {
    const { on, preferences } = await this.needs.switches();
    if (this.stop.signal.aborted || (on && this.scanner && isSame(preferences, this.preferences))) return;
    this.switchOff();
    if (!on) {
      this.needs.onClaims();
      return;
    }
    this.preferences = preferences;
    this.idle = NOT_YET;
    const [detector, hidden] = await Promise.all([this.needs.detector(), this.needs.hidden()]);
    if (this.stop.signal.aborted || this.scanner) return;
    this.hidden = hidden;
    this.scanner = new Scanner(this.document, {
      detector: hidingDetector(preferringDetector(detector, preferences), () => [
        ...this.hidden,
        ...this.hiddenForNow,
      ]),
      frameworkSigns: () => this.needs.frameworkSigns(),
      onClaims: () => this.onClaims(),
      markDescription: text('markDescription'),
    });
  }

  /** Brings this frame in line with what the user has hidden: the page is read anew. */
  async applyHidden(): Promise<void> {
    if (!this.scanner) return;
    this.switchOff();
    await this.applySwitch();
  }

  report(): FrameClaims {
    return this.scanner?.report() ?? this.idle;
  }

  /** Scrolls to a claim and opens its card. @returns false when the claim is gone. */
  async showClaim(id: string): Promise<boolean> {
    const anchor = this.scanner?.anchorOf(id);
    if (!anchor) return false;
    anchor.element.scrollIntoView({ block: 'center', behavior: 'instant' });
    return this.openCard(id);
  }

  /** The top document has closed the card that it showed for a claim. @param hidden when the user calls it none */
  async onFarCardClosed(id: string, hidden: HideScope | null): Promise<void> {
    this.farCard.onClosed();
    const claim = this.scanner?.get(id)?.claim;
    if (claim && hidden) await this.hide({ scope: hidden, rule: claim.rule, quote: readableQuote(claim) });
  }

  private switchOff(): void {
    this.closeCard();
    this.sign?.hide();
    this.scanner?.end();
    this.scanner = null;
    this.idle = OFF;
  }

  private closeCard(): void {
    this.card.close();
    this.farCard.close();
    this.openClaim = null;
  }

  private onClaims(): void {
    if (!this.needs.isAlive()) return this.end();
    if (this.openClaim !== null && !this.scanner?.get(this.openClaim)) this.closeCard();
    this.needs.onClaims();
  }

  /** The claim that an event means: one that it hits outside of links and buttons, which keep their meaning. */
  private claimHit(event: Event): string | null {
    if (!event.isTrusted || event.defaultPrevented) return null;
    return this.scanner?.hit(event) ?? null;
  }

  private onClick(event: MouseEvent): void {
    const id = this.claimHit(event);
    if (id === null || event.button !== 0) return;
    // Somebody who selects text within a mark wants the text.
    if (this.document.getSelection()?.isCollapsed === false) return;
    void this.openCard(id);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const id = this.claimHit(event);
    if (id === null) return;
    event.preventDefault(); // the space bar would scroll
    void this.openCard(id);
  }

  private async openCard(id: string): Promise<boolean> {
    if (!this.needs.isAlive()) {
      this.end();
      return false;
    }
    const annotation = this.scanner?.get(id);
    if (!annotation) return false;
    const isFar = await this.farCard.show(this.farClaim(annotation));
    if (!isFar && !(await this.openHere(id, annotation))) return false;
    this.openClaim = id;
    this.scanner?.markRead(id);
    return true;
  }

  /** @returns false when the claim went meanwhile. */
  private async openHere(id: string, annotation: Annotation): Promise<boolean> {
    const content = await this.cardContent(annotation).catch(() => ({ failure: text('cardFailed') }));
    const anchor = this.scanner?.anchorOf(id);
    if (!anchor || this.stop.signal.aborted) return false;
    this.card.show(anchor, content, () => {
      this.openClaim = null;
    });
    return true;
  }

  private farClaim({ id, claim, block }: Annotation): FarClaim {
    const { rule, family, concepts = {} } = claim;
    const address = this.document.URL;
    return {
      id,
      rule,
      family,
      concepts,
      address,
      quote: readableQuote(claim),
      words: wordsOf(claim, block.text),
    };
  }

  private async cardContent({ claim, block }: Annotation): Promise<CardContent> {
    const card = await this.needs.evidence(claim);
    const quote = readableQuote(claim);
    return {
      subject: { quote, words: wordsOf(claim, block.text), card, version: this.needs.version },
      actions: {
        related: (family) => this.needs.relatedEvidence(family),
        hide: (scope) => void this.hide({ scope, rule: claim.rule, quote }),
        remembers: !this.needs.isPrivate,
        pageAddress: () => this.document.defaultView?.location.href ?? '',
      },
    };
  }

  private async hide(claim: { scope: HideScope; rule: string; quote: string }): Promise<void> {
    this.closeCard();
    // A page without a site cannot be remembered either.
    const isStored =
      !this.needs.isPrivate &&
      (await this.needs.hide(claim).then(
        () => true,
        () => false,
      ));
    if (isStored) return; // storage tells every frame, this one too
    this.hiddenForNow.push({ ...claim, place: '' });
    await this.applyHidden();
  }
}

const isSame = (a: Preferences, b: Preferences): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The words that carried each part of a claim. @param blockText the text that the claim's spans count in. */
function wordsOf({ slots }: Claim, blockText: string) {
  const told = SLOTS.flatMap((slot) => {
    const span = slots[slot];
    return span ? [[slot, blockText.slice(span.start, span.end).replace(/\s+/g, ' ')] as const] : [];
  });
  return Object.fromEntries(told);
}
