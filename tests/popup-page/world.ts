/** What a popup on the stage is told of the browser around it. */
import { VERDICTS } from '../../src/shared/evidence.ts';
import type { FrameReport, ListedClaim } from '../../src/shared/messages/messages.ts';

export interface PopupWorld {
  readonly address: string;
  readonly isPrivate: boolean;
  /** Whether the browser lets the extension into the site. */
  readonly isAllowed: boolean;
  readonly frames: readonly FrameReport[];
  readonly families: readonly { readonly family: string; readonly name: string }[];
  /** What lies in the three areas of storage. */
  readonly local: object;
  readonly session: object;
  readonly sync: object;
}

export const EMPTY_WORLD: PopupWorld = {
  address: 'https://shop.example/teas',
  isPrivate: false,
  isAllowed: true,
  frames: [{ frameId: 0, claims: [], progress: 'done', capped: false }],
  families: [{ family: 'exercise-region', name: 'Exercise for one body part' }],
  local: {},
  session: {},
  sync: {},
};

/** So many claims of all verdicts in turn, a few of them in a frame. */
export function manyClaims(count: number): readonly FrameReport[] {
  const claim = (index: number): ListedClaim => ({
    id: `c${index}`,
    quote: `Do ${index + 20} crunches a day to burn the fat around your belly.`,
    rule: 'exercise-region',
    family: 'exercise-region',
    verdict: VERDICTS[index % VERDICTS.length] ?? 'misleading',
    where: index % 5 === 4 ? 'alt' : 'text',
    painter: index % 5 === 4 ? 'outline' : 'mark',
  });
  const claims = Array.from({ length: count }, (_, index) => claim(index));
  const inFrame = Math.floor(count / 4);
  return [
    { frameId: 0, claims: claims.slice(inFrame), progress: 'done', capped: false },
    { frameId: 7, claims: claims.slice(0, inFrame), progress: 'done', capped: false },
  ];
}
