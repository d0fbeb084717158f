/** Messages are parsed here where they arrive, and trusted after that. */
import type { ClaimConcepts } from '../evidence.ts';
import { HIDE_SCOPES, type HideScope } from '../settings/hidden-claims.ts';
import { parseChange } from '../settings/preferences.ts';
import { MODES } from '../settings/settings.ts';
import {
  DIRECTIONS,
  type FarClaim,
  type FarClaims,
  type Message,
  type MessageMap,
  type MessageName,
} from './messages.ts';

const nothing = (): object => ({});

const asSwitch = ({ on, isPrivate }: Record<string, unknown>) =>
  typeof on === 'boolean' && typeof isPrivate === 'boolean' ? { on, isPrivate } : null;

const isObject = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null;

const asTab = ({ tabId }: Record<string, unknown>) =>
  Number.isSafeInteger(tabId) ? { tabId: tabId as number } : null;

const conceptsIn = ({ means, region }: Record<string, unknown>): ClaimConcepts => ({
  ...(typeof means === 'string' && { means }),
  ...(typeof region === 'string' && { region }),
});

const isText = (raw: unknown): raw is string => typeof raw === 'string';
const isFrameId = (raw: unknown): raw is number => Number.isSafeInteger(raw);
const scopeIn = (raw: unknown): HideScope | undefined => HIDE_SCOPES.find((name) => name === raw);

const wordsIn = (raw: unknown): Record<string, string> =>
  isObject(raw)
    ? Object.fromEntries(Object.entries(raw).flatMap(([k, v]) => (isText(v) ? [[k, v]] : [])))
    : {};

function farClaimIn(raw: unknown): FarClaim | null {
  if (!isObject(raw)) return null;
  const { id, quote, rule, family, address, words, concepts, denied } = raw;
  if (!isText(id) || !isText(quote) || !isText(rule) || !isText(family) || !isText(address)) return null;
  const known = isObject(concepts) ? conceptsIn(concepts) : {};
  const claim = { id, quote, rule, family, address, words: wordsIn(words), concepts: known };
  return denied === true ? { ...claim, denied } : claim;
}

function farClaimListIn({ claims }: Record<string, unknown>): FarClaim[] | null {
  if (!Array.isArray(claims)) return null;
  const known = claims.map(farClaimIn).filter((claim) => claim !== null);
  return known.length === claims.length ? known : null;
}

function farClaimsIn(raw: Record<string, unknown>): FarClaims | null {
  const claims = farClaimListIn(raw);
  return claims && typeof raw.first === 'number' && raw.first in claims ? { claims, first: raw.first } : null;
}

const carries: { [N in MessageName]: (raw: Record<string, unknown>) => MessageMap[N]['carries'] | null } = {
  'scan-wanted': nothing,
  patterns: nothing,
  'switched-on': nothing,
  'framework-signs': nothing,
  evidence: ({ family, rule, concepts }) =>
    typeof family === 'string' && typeof rule === 'string' && isObject(concepts)
      ? { family, rule, concepts: conceptsIn(concepts) }
      : null,
  'related-evidence': ({ family }) => (typeof family === 'string' ? { family } : null),
  'own-rule': ({ rule }) => (typeof rule === 'string' ? { rule } : null),
  families: nothing,
  hide: ({ scope, rule, quote }) => {
    const known = scopeIn(scope);
    return known !== undefined && typeof rule === 'string' && typeof quote === 'string'
      ? { scope: known, rule, quote }
      : null;
  },
  'capture-begin': nothing,
  'capture-html': nothing,
  'capture-show': ({ top }) => (typeof top === 'number' && Number.isFinite(top) ? { top } : null),
  'capture-boxes': nothing,
  'capture-end': nothing,
  'hidden-claims': nothing,
  'tab-found': asTab,
  'found-claims': nothing,
  knowledge: ({ families }) => (Array.isArray(families) && families.every(isText) ? { families } : null),
  'claims-changed': nothing,
  'tab-claims': asTab,
  'check-tab': asTab,
  'pause-tab': (raw) => {
    const tab = asTab(raw);
    return tab && typeof raw.paused === 'boolean' ? { ...tab, paused: raw.paused } : null;
  },
  'switch-mode': (raw) => {
    const mode = MODES.find((known) => known === raw.mode);
    return mode === undefined ? null : { mode };
  },
  'change-preferences': ({ change }) => (isObject(change) ? { change: parseChange(change) } : null),
  'switch-everywhere': asSwitch,
  'switch-site': (raw) => {
    const known = asSwitch(raw);
    return known && typeof raw.site === 'string' ? { ...known, site: raw.site } : null;
  },
  claims: nothing,
  'show-claim': ({ id }) => (typeof id === 'string' ? { id } : null),
  'card-wanted': nothing,
  'show-in-top': farClaimsIn,
  'close-in-top': nothing,
  'show-sheet': (raw) => {
    const claims = farClaimsIn(raw);
    return claims && isFrameId(raw.frameId) ? { frameId: raw.frameId, ...claims } : null;
  },
  'show-selected': (raw) => {
    const claims = farClaimListIn(raw);
    return claims && { claims };
  },
  'close-sheet': ({ frameId }) => (isFrameId(frameId) ? { frameId } : null),
  'sheet-closed': ({ frameId, id, hidden }) =>
    isFrameId(frameId) && isText(id) ? { frameId, id, hidden: scopeIn(hidden) ?? null } : null,
  'card-closed': ({ id, hidden }) => (isText(id) ? { id, hidden: scopeIn(hidden) ?? null } : null),
  walk: (raw) => {
    const tab = asTab(raw);
    const direction = DIRECTIONS.find((one) => one === raw.direction);
    return tab && direction ? { ...tab, direction } : null;
  },
  'toggle-marks': asTab,
  stops: nothing,
  'go-to': ({ index, number, total }) =>
    [index, number, total].every(Number.isSafeInteger)
      ? { index: index as number, number: number as number, total: total as number }
      : null,
  'walk-left': nothing,
  'toggle-card': nothing,
  'show-marks': ({ shown }) => (typeof shown === 'boolean' ? { shown } : null),
  'point-out': ({ id, scroll }) =>
    (typeof id === 'string' || id === null) && typeof scroll === 'boolean' ? { id, scroll } : null,
  switched: nothing,
};

/** A message that arrived, or null when its name is unknown or its shape is wrong. Never throws. */
export function parseMessage(raw: unknown): Message | null {
  if (!isObject(raw)) return null;
  const name = raw.name;
  if (typeof name !== 'string' || !Object.hasOwn(carries, name)) return null;
  const parsed = carries[name as MessageName](raw);
  return parsed && ({ name, ...parsed } as Message);
}
