/** What a capture holds and where it came from, part by part, each with its hash. */

export interface CapturePart {
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Of a picture: the stretch of the page that it shows, in CSS px. */
  readonly top?: number;
  readonly height?: number;
}

export interface CaptureManifest {
  readonly format: 'spotcheck-capture';
  readonly version: 1;
  readonly address: string;
  readonly title: string;
  /** ISO 8601, UTC, by this device's clock. */
  readonly started: string;
  readonly ended: string;
  /** The start in the device's own time zone, with the zone's name. */
  readonly local: string;
  readonly userAgent: string;
  /** Versions of the extension and of the rule set. */
  readonly extension: string;
  readonly rules: string;
  readonly window: { readonly width: number; readonly height: number; readonly pixelRatio: number };
  readonly pageHeight: number;
  readonly parts: readonly CapturePart[];
  /** The claims as numbered in the pictures. */
  readonly claims: readonly { readonly number: number; readonly quote: string; readonly outlined: boolean }[];
  /** What is not as a reader would have seen it, in plain words. */
  readonly notes: readonly string[];
}

/** SHA-256 in hexadecimal. Extension pages have `crypto.subtle` whatever the page; content scripts have not. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A time in the device's zone: `2026-11-23 11:04:05 GMT+1 (Europe/Berlin)`. */
export function localTime(at: Date, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${parts} ${zone ?? ''} (${timeZone})`;
}
