/** Opens the card of a claim on the page, and carries out what the card offers. */
import type { Claim } from '../detect/claim.ts';
import type { EvidenceCard, FamilyCard } from '../shared/evidence.ts';
import { text } from '../shared/interface/texts.ts';
import type { FarClaims } from '../shared/messages/messages.ts';
import type { HideScope } from '../shared/settings/hidden-claims.ts';
import { OWN_FAMILY } from '../shared/settings/own-packs.ts';
import type { Theme } from '../shared/settings/preferences.ts';
import { type Annotation, type NamedClaim, readableQuote } from './annotation.ts';
import type { Shown } from './annotations.ts';
import type { Card, CardContent } from './card/card.ts';
import type { ClaimContent } from './card/card-content.ts';
import { FarCard, type FarCardNeeds } from './card/far-card.ts';
import { farClaimOf, wordsOf } from './far-claim.ts';
import { lent } from './lent.ts';

/** What the user calls no claim, and how far that reaches. */
export interface Hiding {
  readonly scope: HideScope;
  readonly rule: string;
  readonly quote: string;
}

/** What cards need to know and to have done. */
export interface CardNeeds extends FarCardNeeds {
  /** Has the card's code brought into this frame. Rejects where it cannot be put in. */
  bringCard(): Promise<unknown>;
  evidence(claim: Claim): Promise<EvidenceCard>;
  /** The name of a rule of the user's own. */
  ownRule(rule: string): Promise<string>;
  /** The card of a family that another card leads to. */
  relatedEvidence(family: string): Promise<FamilyCard>;
  readonly isPrivate: boolean;
  /** Version of the extension. */
  readonly version: string;
}

/** What a card asks of the frame that it stands in. */
export interface CardPlace {
  /** A claim's place as it is now; null when it is gone. */
  withClaim(id: string): Shown | null;
  hide(claim: Hiding): void;
  theme(): Theme;
  /** The user has a claim's card before his eyes. */
  onRead(id: string): void;
}

export class ClaimCards {
  private card: Card | null = null;
  private readonly farCard: FarCard;
  private openPlace: string | null = null;

  constructor(
    private readonly document: Document,
    private readonly needs: CardNeeds,
    private readonly place: CardPlace,
    signal: AbortSignal,
  ) {
    this.farCard = new FarCard(document, needs, signal);
  }

  get isOpen(): boolean {
    return (this.card?.isOpen ?? false) || this.farCard.isOpen;
  }

  /** Opens the card of a claim and of those that overlap it. @returns false when the claim is gone. */
  async open(id: string): Promise<boolean> {
    const annotation = this.place.withClaim(id)?.annotation;
    if (!annotation) return false;
    const isFar = await this.farCard.show(this.farClaims(annotation, id));
    if (!isFar && !(await this.openHere(annotation, id))) return false;
    if (isFar) this.place.onRead(id);
    this.openPlace = annotation.id;
    return true;
  }

  /** Closes the open card, if there is one. */
  close(): void {
    this.card?.close();
    this.farCard.close();
    this.openPlace = null;
  }

  /** Closes the open card when its claim has gone from the page. */
  closeIfGone(): void {
    if (this.openPlace !== null && !this.place.withClaim(this.openPlace)) this.close();
  }

  /** The top document has closed the card that it showed. @returns the claim to be hidden, if the user wants so */
  onFarClosed(id: string, hidden: HideScope | null): Hiding | null {
    this.farCard.onClosed();
    const claim = this.place.withClaim(id)?.annotation.claims.find((one) => one.id === id);
    return claim && hidden ? { scope: hidden, rule: claim.rule, quote: readableQuote(claim) } : null;
  }

  /** @returns false when the claim went meanwhile. */
  private async openHere({ claims, block }: Annotation, id: string): Promise<boolean> {
    const [content, card] = await Promise.all([
      this.content(claims, block.text, id).catch(() => ({ note: text('cardFailed') })),
      this.ownCard(),
    ]);
    const now = this.place.withClaim(id);
    const anchor = now?.painter.anchorOf(now.annotation);
    if (!anchor || !card) return false;
    card.show(anchor, content, () => {
      this.openPlace = null;
    });
    return true;
  }

  /** The frame's card; null where the browser keeps its code out, or the extension is gone. */
  private async ownCard(): Promise<Card | null> {
    if (!lent('card')) await this.needs.bringCard().catch(() => undefined);
    this.card ??= lent('card')?.(this.document, () => this.place.theme()) ?? null;
    return this.card;
  }

  private farClaims({ claims, block }: Annotation, first: string): FarClaims {
    const address = this.document.URL;
    const far = (claim: NamedClaim) => farClaimOf(claim, block.text, address);
    return { claims: claims.map(far), first: claims.findIndex(({ id }) => id === first) };
  }

  /** @param blockText the text that the claims' spans count in. @param first id of the claim to be shown first */
  private async content(
    claims: readonly NamedClaim[],
    blockText: string,
    first: string,
  ): Promise<CardContent> {
    return {
      claims: await Promise.all(claims.map((claim) => this.claimContent(claim, blockText))),
      first: claims.findIndex(({ id }) => id === first),
      onShown: (index) => this.place.onRead(claims[index]?.id ?? first),
    };
  }

  private async claimContent(claim: Claim, blockText: string): Promise<ClaimContent> {
    const quote = readableQuote(claim);
    if (claim.family === OWN_FAMILY)
      return { own: { quote, ruleName: await this.needs.ownRule(claim.rule) } };
    const card = await this.needs.evidence(claim);
    return {
      subject: {
        quote,
        words: wordsOf(claim, blockText),
        card,
        version: this.needs.version,
        ...(claim.denied && { denied: true }),
      },
      actions: {
        related: (family) => this.needs.relatedEvidence(family),
        hide: (scope) => this.place.hide({ scope, rule: claim.rule, quote }),
        remembers: !this.needs.isPrivate,
        pageAddress: () => this.document.defaultView?.location.href ?? '',
      },
    };
  }
}
