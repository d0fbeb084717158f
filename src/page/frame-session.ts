/**
 * Spotcheck in one frame, once the gate has opened: switches the scanner with the settings, opens the card for
 * marks that are clicked or entered, and leaves without a trace.
 */
import type { Detector } from '../detect/detector.ts';
import { text } from '../shared/interface/texts.ts';
import type { FrameFoundClaim } from '../shared/messages/found-claim.ts';
import type { FrameClaims, FrameStops } from '../shared/messages/messages.ts';
import type { HideScope } from '../shared/settings/hidden-claims.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../shared/settings/preferences.ts';
import { isDenial } from './annotation.ts';
import type { Shown } from './annotations.ts';
import { LiveRegion } from './card/live-region.ts';
import { type CardNeeds, ClaimCards, type Hiding } from './claim-cards.ts';
import { ClaimInput } from './claim-input.ts';
import { foundClaims, toldClaims } from './found-claims.ts';
import { hidingDetector } from './hiding.ts';
import { type HidingNeeds, Hidings } from './hidings.ts';
import { watchLife } from './life.ts';
import { hasOtherCopy } from './other-copy.ts';
import { removeLeftovers } from './painting/leftovers.ts';
import { preferringDetector } from './preferring.ts';
import { Scanner } from './scanner.ts';
import { Summary } from './summary.ts';
import { bringIntoView, Walk } from './walk.ts';

/** What a session asks of the background. */
export interface SessionNeeds extends CardNeeds, HidingNeeds {
  detector(): Promise<Detector>;
  /** Whether Spotcheck is on for the page that this frame is part of, and how it is to work. */
  switches(): Promise<{ readonly on: boolean; readonly preferences: Preferences }>;
  frameworkSigns(): Promise<readonly string[]>;
  /** Tells the background that `report()` gives another answer than before. */
  onClaims(): void;
  /** The page was written anew (`document.open()`), which took our listeners with it: this session is of no use. */
  onRebuilt(): void;
  /** False once the extension was updated or removed. */
  isAlive(): boolean;
}

/** What is reported while there is no scanner: before the switches were read, and when they are off. */
const NOT_YET: FrameClaims = { claims: [], progress: 'looking', capped: false };
const OFF: FrameClaims = { claims: [], progress: 'off', capped: false };

export class FrameSession {
  private readonly stop = new AbortController();
  private readonly input: ClaimInput;
  private readonly cards: ClaimCards;
  private readonly live: LiveRegion;
  private readonly walk: Walk;
  private readonly summary: Summary | null;
  private scanner: Scanner | null = null;
  /** The last application of the switches, */
  private turning: Promise<void> = Promise.resolve();
  /** and how many there were: one that was overtaken while it waited for something changes nothing any more. */
  private turns = 0;
  private idle = NOT_YET;
  private preferences = DEFAULT_PREFERENCES;
  /** The user has hidden the marks of this page, for as long as it is open. */
  private concealed = false;
  private readonly hidings: Hidings;

  constructor(
    private readonly document: Document,
    private readonly needs: SessionNeeds,
  ) {
    const { signal } = this.stop;
    const theme = () => this.preferences.theme;
    const withClaim = (id: string) => this.scanner?.withClaim(id) ?? null;
    const hide = (claim: Hiding) => void this.hide(claim);
    const onRead = (id: string) => this.onRead(id);
    this.hidings = new Hidings(needs);
    const open = (id: string) => void this.openCard(id);
    this.input = new ClaimInput(document, { hit: (event) => this.scanner?.hit(event) ?? null, open }, signal);
    this.cards = new ClaimCards(document, needs, { withClaim, theme, hide, onRead }, signal);
    this.live = new LiveRegion(document);
    const walked = {
      painted: () => this.scanner?.painted() ?? [],
      withClaim,
      hit: (event: Event) => this.input.claimHit(event),
      within: (element: Element) => this.scanner?.within(element) ?? null,
      open,
      theme,
      live: this.live,
    };
    this.walk = new Walk(document, walked, signal);
    // One voice a page: frames within it stay silent about what they hold.
    this.summary = document.defaultView === document.defaultView?.top ? new Summary(this.live) : null;
  }

  /** Starts in this frame: clears what an older instance left, listens, and looks at the switches. */
  async start(): Promise<void> {
    if (this.stop.signal.aborted) return;
    removeLeftovers(this.document);
    const { signal } = this.stop;
    const options = { capture: true, signal };
    this.document.defaultView?.addEventListener('pageshow', (event) => void this.onPageShow(event), options);
    watchLife(this.document, this.needs.isAlive, () => this.end(), signal);
    await this.applySwitch();
  }

  /** Back from the cache in which browsers keep pages that were left: it was told nothing there. */
  private async onPageShow({ persisted }: PageTransitionEvent): Promise<void> {
    if (!persisted) return;
    if (!this.needs.isAlive()) return this.end();
    await this.applySwitch();
    if (await this.hidings.read()) await this.startAnew();
    this.needs.onClaims(); // the badge belongs to the tab and went with the other page
  }

  /** Gives the page back as it was and stops for good. */
  end(): void {
    this.stop.abort();
    this.switchOff();
  }

  /** Brings this frame in line with switches and preferences. */
  applySwitch(): Promise<void> {
    this.turning = this.turn();
    return this.turning;
  }

  private async turn(): Promise<void> {
    const mine = ++this.turns;
    const { on, preferences } = await this.needs.switches();
    if (this.isOvertaken(mine)) return;
    const findsTheSame = isSameFinding(preferences, this.preferences);
    this.preferences = preferences;
    if (on && this.scanner && findsTheSame) return this.scanner.apply(preferences);
    this.switchOff();
    if (on) await this.switchOn(mine);
    else this.needs.onClaims();
  }

  private isOvertaken(turn: number): boolean {
    return this.stop.signal.aborted || turn !== this.turns;
  }

  private async switchOn(turn: number): Promise<void> {
    this.idle = NOT_YET;
    const [detector] = await Promise.all([this.needs.detector(), this.hidings.read()]);
    if (this.isOvertaken(turn)) return;
    const preferring = preferringDetector(detector, this.preferences);
    this.scanner = new Scanner(this.document, {
      detector: hidingDetector(preferring, () => this.hidings.all()),
      frameworkSigns: () => this.needs.frameworkSigns(),
      onClaims: () => this.onClaims(),
      onRebuilt: () => this.needs.onRebuilt(),
      descriptions: { claim: text('markDescription'), denial: text('denialDescription') },
    });
    this.scanner.apply(this.preferences);
    this.scanner.conceal(this.concealed);
  }

  /** Reads the page anew, because rules or what the user has hidden are others than before. */
  async startAnew(): Promise<void> {
    if (!this.scanner) return;
    this.switchOff();
    await this.applySwitch();
  }

  /** Until switches that are being read have been applied, those too that change meanwhile. */
  private async settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.turning; await seen) seen = this.turning;
  }

  report(): FrameClaims {
    const report = this.scanner?.report() ?? this.idle;
    return hasOtherCopy(this.document) ? { ...report, otherCopy: true } : report;
  }

  /** Every place with claims, those too that a reader cannot see, in page order. */
  places(): readonly Shown[] {
    return this.scanner?.all().filter(({ annotation }) => !isDenial(annotation)) ?? [];
  }

  /** Until what has changed on the page has been read. */
  async lookNow(): Promise<void> {
    await this.settled();
    await this.scanner?.lookNow();
  }

  /** The claims as a reviewer needs them, with those in the page's data for search engines. */
  async foundClaims(): Promise<FrameFoundClaim[]> {
    const { defaultView, location } = this.document;
    const frame = defaultView?.top === defaultView ? null : (location?.href ?? '');
    const detector = await this.needs.detector();
    await this.lookNow();
    if (!this.scanner) return [];
    return [...foundClaims(this.places(), frame), ...toldClaims(this.document, detector, frame)];
  }

  /** The claims that can be walked to, and what is open or hidden. */
  stops(): FrameStops & { isCardOpen: boolean; concealed: boolean } {
    return { ...this.walk.stops(), isCardOpen: this.cards.isOpen, concealed: this.concealed };
  }

  /** Goes to one of the stops. @returns false when it is gone */
  goTo(index: number, number: number, total: number): boolean {
    this.cards.close();
    return this.walk.goTo(index, number, total);
  }

  /** Closes the open card, or opens that of the claim that the user is at. @returns whether one is open now */
  async toggleCard(): Promise<boolean> {
    const id = this.walk.current();
    if (!this.cards.isOpen && id !== null) return this.showClaim(id);
    this.cards.close();
    return false;
  }

  /** Shows or hides all marks of this frame. */
  showMarks(shown: boolean): void {
    this.concealed = !shown;
    this.takeDown();
    this.scanner?.conceal(this.concealed);
  }

  /** Sets a claim off in its place; null: none any more. @returns false when there is nothing to set off */
  pointOut(id: string | null, scroll: boolean): boolean {
    const shown = id === null ? null : this.scanner?.withClaim(id);
    if (shown) return this.walk.pointOut(shown, scroll);
    this.walk.pointAway();
    return false;
  }

  /** A walk through the page has left this frame for another one. */
  leave(): void {
    this.walk.leave();
  }

  /** Scrolls to a claim and opens its card. @returns false when the claim is gone. */
  async showClaim(id: string): Promise<boolean> {
    const shown = this.scanner?.withClaim(id);
    const anchor = shown?.painter.anchorOf(shown.annotation);
    if (!anchor) return false;
    bringIntoView(anchor);
    return this.openCard(id);
  }

  /** The top document has closed the card that it showed for a claim. @param hidden when the user calls it none */
  async onFarCardClosed(id: string, hidden: HideScope | null): Promise<void> {
    const hiding = this.cards.onFarClosed(id, hidden);
    if (hiding) await this.hide(hiding);
  }

  private switchOff(): void {
    this.takeDown();
    this.live.remove();
    this.scanner?.end();
    this.scanner = null;
    this.idle = OFF;
  }

  /** Takes away what stands over the page. */
  private takeDown(): void {
    this.cards.close();
    this.walk.leave();
  }

  private onClaims(): void {
    if (!this.needs.isAlive()) return this.end();
    this.cards.closeIfGone();
    this.walk.letGo();
    this.summary?.tell(this.walk.stops().count);
    this.needs.onClaims();
  }

  private async openCard(id: string): Promise<boolean> {
    if (this.needs.isAlive()) return this.cards.open(id);
    this.end();
    return false;
  }

  private onRead(id: string): void {
    const place = this.scanner?.withClaim(id);
    if (place) this.walk.at(place.annotation.id);
    this.scanner?.markRead(id);
  }

  private async hide(claim: Hiding): Promise<void> {
    this.cards.close();
    if (!(await this.hidings.add(claim))) await this.startAnew();
  }
}

/** Whether the same claims are found with other preferences. */
const isSameFinding = (a: Preferences, b: Preferences): boolean =>
  a.sensitivity === b.sensitivity && a.denials === b.denials && a.familiesOff.join() === b.familiesOff.join();
