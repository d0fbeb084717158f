/**
 * The sample paragraph, checked and marked by the same code as any page. Content scripts do not run on the
 * extension's own pages, so the session is started in this one.
 */
import browser from 'webextension-polyfill';
import { createDetector } from '../detect/detector.ts';
import type { CompiledPatterns } from '../detect/patterns.ts';
import { Card } from '../page/card/card.ts';
import { FrameSession } from '../page/frame-session.ts';
import { lend } from '../page/lent.ts';
import { ask } from '../shared/messages/wire.ts';
import { readPreferences } from '../shared/settings/stored-preferences.ts';

/** A session for which Spotcheck is on whatever is switched, and that stores nothing. */
export function liveSample(document: Document): FrameSession {
  const isAlive = () => browser.runtime?.id !== undefined;
  return new FrameSession(document, {
    detector: async () => createDetector((await ask({ name: 'patterns' })) as CompiledPatterns),
    switches: async () => ({ on: true, preferences: await readPreferences() }),
    frameworkSigns: async () => [],
    evidence: ({ family, rule, concepts = {} }) => ask({ name: 'evidence', family, rule, concepts }),
    ownRule: async (rule) => (await ask({ name: 'own-rule', rule })).ruleName,
    relatedEvidence: (family) => ask({ name: 'related-evidence', family }),
    hide: async () => undefined,
    hidden: async () => [],
    bringCard: async () => lend('card', (...place) => new Card(...place), isAlive),
    showInTop: () => Promise.reject(new Error('this is the top document')),
    closeInTop: async () => undefined,
    isPrivate: true,
    version: browser.runtime.getManifest().version,
    onClaims: () => undefined,
    onRebuilt: () => undefined,
    isAlive,
  });
}
