/**
 * How Spotcheck works and looks, as the user prefers it: all that says nothing about what was read, so that the
 * browser's own sync may carry it.
 */
export const PREFERENCES_VERSION = 1;
/** Their key in `storage.sync`. */
export const PREFERENCES_KEY = 'preferences';

/** The values of each preference that is a choice, the default first. */
export const CHOICES = {
  sensitivity: ['standard', 'strict', 'broad'],
  strength: ['both', 'underline', 'tint'],
  painter: ['auto', 'mark', 'highlight'],
  theme: ['auto', 'light', 'dark'],
  badge: ['count', 'dot', 'none'],
} as const;
export type ChoiceName = keyof typeof CHOICES;
export type Choice<N extends ChoiceName> = (typeof CHOICES)[N][number];

/** How a claim is set off: a line below it, a tinted ground, or both. */
export type Strength = Choice<'strength'>;
/** Who paints claims; `auto`: marks where they do no harm, highlights where they might. */
export type PainterChoice = Choice<'painter'>;
export type Theme = Choice<'theme'>;
export type BadgeChoice = Choice<'badge'>;

export type Preferences = { readonly [N in ChoiceName]: Choice<N> } & {
  readonly version: typeof PREFERENCES_VERSION;
  /** Families whose claims are not shown. */
  readonly familiesOff: readonly string[];
  /** Whether statements that deny such a claim are shown as well. */
  readonly denials: boolean;
};

export const DEFAULT_PREFERENCES: Preferences = {
  version: PREFERENCES_VERSION,
  sensitivity: 'standard',
  familiesOff: [],
  strength: 'both',
  painter: 'auto',
  denials: false,
  theme: 'auto',
  badge: 'count',
};

function choice<N extends ChoiceName>(name: N, stored: Record<string, unknown>): Choice<N> {
  const values: readonly Choice<N>[] = CHOICES[name];
  return values.find((value) => value === stored[name]) ?? (DEFAULT_PREFERENCES[name] as Choice<N>);
}

/**
 * Preferences from storage. Each one that is absent, broken or unknown (of another version, on another device) is its
 * default by itself, so that one of them does not cost the others. Never throws.
 */
export function parsePreferences(stored: unknown): Preferences {
  const found = Object(stored) as Record<string, unknown>;
  const { familiesOff, denials } = found;
  return {
    version: PREFERENCES_VERSION,
    sensitivity: choice('sensitivity', found),
    familiesOff: Array.isArray(familiesOff) ? [...new Set(familiesOff.filter(isText))] : [],
    strength: choice('strength', found),
    painter: choice('painter', found),
    denials: denials === true,
    theme: choice('theme', found),
    badge: choice('badge', found),
  };
}

/** Some preferences, from a message: those that are known and well formed. */
export function parseChange(raw: Readonly<Record<string, unknown>>): Partial<Preferences> {
  const parsed = parsePreferences(raw);
  const taken = Object.entries(parsed).filter(
    ([name, value]) => name !== 'version' && JSON.stringify(value) === JSON.stringify(raw[name]),
  );
  return Object.fromEntries(taken);
}

const isText = (value: unknown): value is string => typeof value === 'string';
