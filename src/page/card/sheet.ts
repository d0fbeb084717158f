/**
 * Cards of claims that come by message from the background, where no page can stand in between: in the top document
 * those of a frame too small to read them in, and in any document those of the text that the user has selected. What
 * is quoted enters as text.
 */
import { SLOTS } from '../../detect/claim.ts';
import type { EvidenceCard, FamilyCard } from '../../shared/evidence.ts';
import { text } from '../../shared/interface/texts.ts';
import type { FarClaim, FarClaims } from '../../shared/messages/messages.ts';
import type { HideScope } from '../../shared/settings/hidden-claims.ts';
import { OWN_FAMILY } from '../../shared/settings/own-packs.ts';
import type { Theme } from '../../shared/settings/preferences.ts';
import { type Anchor, elementAnchor, rangeAnchor } from '../annotation.ts';
import { watchLife } from '../life.ts';
import { Card, type CardContent } from './card.ts';
import type { ClaimContent } from './card-content.ts';
import { isTooSmallForCard } from './room.ts';

/** What a sheet asks of the background. */
export interface SheetNeeds {
  evidence(claim: FarClaim): Promise<EvidenceCard>;
  /** The name of a rule of the user's own. */
  ownRule(rule: string): Promise<string>;
  relatedEvidence(family: string): Promise<FamilyCard>;
  /** Stores that something in the selected text is no claim. */
  hide(claim: { scope: HideScope; rule: string; quote: string }): Promise<unknown>;
  /** Tells the frame that the card of its claim was closed; `hidden` when the user calls it no claim. */
  onClose(closed: { frameId: number; id: string; hidden: HideScope | null }): Promise<unknown>;
  theme(): Promise<Theme>;
  readonly isPrivate: boolean;
  readonly version: string;
  /** False once the extension was updated or removed. */
  isAlive(): boolean;
}

export class Sheet {
  private readonly card: Card;
  /** The frame whose claim is shown. */
  private shownFor: number | null = null;
  private theme: Theme = 'auto';

  constructor(
    private readonly document: Document,
    private readonly needs: SheetNeeds,
  ) {
    this.card = new Card(document, () => this.theme);
  }

  async show(frameId: number, { claims, first }: FarClaims): Promise<void> {
    let closed = { id: claims[first]?.id ?? '', hidden: null as HideScope | null };
    const hide = (id: string, scope: HideScope) => {
      closed = { id, hidden: scope };
      this.close();
    };
    this.theme = await this.needs.theme();
    const content = await this.content(claims, first, hide).catch(() => ({ note: text('cardFailed') }));
    const onClosed = this.watched(() => {
      this.shownFor = null;
      this.needs.onClose({ frameId, ...closed }).catch(() => undefined); // the frame may be gone
    });
    this.card.showAsSheet(frameAnchor(this.document), content, onClosed);
    this.shownFor = frameId;
  }

  /** Shows the claims of the selected text beside it, or says that it holds none. */
  async showSelected(claims: readonly FarClaim[]): Promise<void> {
    const hide = (id: string, scope: HideScope) => {
      this.close();
      const claim = claims.find((one) => one.id === id);
      if (claim) this.needs.hide({ scope, rule: claim.rule, quote: claim.quote }).catch(() => undefined);
    };
    this.theme = await this.needs.theme();
    const content =
      claims.length === 0
        ? { note: text('selectionNone') }
        : await this.content(claims, 0, hide).catch(() => ({ note: text('cardFailed') }));
    const anchor = selectionAnchor(this.document);
    const onClosed = this.watched(() => undefined);
    if (anchor && !isTooSmallForCard(this.document)) this.card.show(anchor, content, onClosed);
    else this.card.showAsSheet(anchor, content, onClosed);
  }

  /** Watches that a removed extension leaves no card. @returns what is to be called when the card was closed */
  private watched(onClosed: () => void): () => void {
    const life = new AbortController();
    watchLife(this.document, this.needs.isAlive, () => this.close(), life.signal);
    return () => {
      life.abort();
      onClosed();
    };
  }

  close(): void {
    this.card.close();
  }

  /** The claim that a frame had shown is gone. */
  closeFor(frameId: number): void {
    if (this.shownFor === frameId) this.close();
  }

  private async content(
    claims: readonly FarClaim[],
    first: number,
    hide: (id: string, scope: HideScope) => void,
  ): Promise<CardContent> {
    const contents = claims.map((claim) => this.claimContent(claim, (scope) => hide(claim.id, scope)));
    return { claims: await Promise.all(contents), first, onShown: () => undefined };
  }

  private async claimContent(claim: FarClaim, hide: (scope: HideScope) => void): Promise<ClaimContent> {
    if (claim.family === OWN_FAMILY)
      return { own: { quote: claim.quote, ruleName: await this.needs.ownRule(claim.rule) } };
    const card = await this.needs.evidence(claim);
    const words = Object.fromEntries(
      SLOTS.flatMap((slot) => (claim.words[slot] ? [[slot, claim.words[slot]]] : [])),
    );
    return {
      subject: {
        quote: claim.quote,
        words,
        card,
        version: this.needs.version,
        ...(claim.denied && { denied: true }),
      },
      actions: {
        related: (family) => this.needs.relatedEvidence(family),
        hide,
        remembers: !this.needs.isPrivate,
        pageAddress: () => claim.address,
      },
    };
  }
}

/** The frame in which the user is: which one a message came from, no document can tell. */
function frameAnchor({ activeElement }: Document): Anchor | null {
  if (!activeElement?.matches('iframe, frame')) return null;
  return elementAnchor(activeElement);
}

/** The selected text; null where it stands in a field, or is not selected any more. */
function selectionAnchor(document: Document): Anchor | null {
  const selection = document.getSelection();
  const range =
    selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const holder = range?.commonAncestorContainer;
  const element = holder instanceof Element ? holder : holder?.parentElement;
  return range && element ? rangeAnchor(range.cloneRange(), element) : null;
}
