/** What the review panel and a page tell each other while the page is captured. Lengths are CSS px. */

export interface CapturedView {
  readonly address: string;
  readonly title: string;
  /** Size of the whole page, and of what is seen at once. */
  readonly pageHeight: number;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** A rectangle of the viewport in which a claim stands. */
export interface ClaimBox {
  /** The claim's id: as its frame tells the box, the one that it has there. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One stretch of the page, brought into view. */
export interface ShownStretch {
  /** False where the window shows the page to nobody: its tab is behind another, or the window is away. */
  readonly isSeen: boolean;
  /** Where it begins on the page. */
  readonly top: number;
  readonly boxes: readonly ClaimBox[];
  /** Images in it that had not arrived when it was captured. */
  readonly lateImages: number;
}
