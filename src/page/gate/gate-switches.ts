/**
 * The switches as far as the gate reads them: in doubt it takes Spotcheck for on, because the background, which has
 * the last word, refuses the scanner where it is off.
 */

/** @returns the storage keys to read: the settings, and the entries of a site and the domains above it, nearest first */
export function gateKeys({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>): string[] {
  const host = hostname.replace(/\.$/, '').replace(/^www\.(?=.*\.)/, '');
  const labels = protocol === 'file:' ? [protocol] : /^[\d.]+$|^\[/.test(host) ? [host] : host.split('.');
  return ['settings', ...labels.map((_, i) => `site:${labels.slice(i).join('.')}`)];
}

/**
 * @param stored the entries of `gateKeys`
 * @param isTop false in frames, whose top page's site nobody here knows
 */
export function mayBeOn(
  stored: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  isTop: boolean,
): boolean {
  const { version, on, mode } = Object(stored['settings']) as Record<string, unknown>;
  // What cannot be read counts as the settings that come with the extension.
  const isKnown = version === 1 || (version === 2 && /^(?:everywhere|chosen|click)$/.test(String(mode)));
  if (isKnown && (on === false || mode === 'click')) return false;
  const entry = isTop
    ? keys.map((key) => stored[key]).find((state) => state === 'on' || state === 'off')
    : undefined;
  return entry ? entry === 'on' : !(isKnown && isTop && mode === 'chosen');
}

/** Where the words of the user's own rules lie, with those of all rules. */
export const OWN_WORDS = 'own-words';

/** Whether a change of this entry may concern the gate. */
export const isGateKey = (key: string): boolean =>
  key === 'settings' || key === OWN_WORDS || key.startsWith('site:');
