/** Entry of the scanner, which the background puts into frames whose gate has opened. */
import browser from 'webextension-polyfill';
import type { CompiledPatterns } from './detect/patterns.ts';
import { captureAnswers } from './page/capture-answers.ts';
import { FrameSession, type SessionNeeds } from './page/frame-session.ts';
import { enter, leave } from './page/instance.ts';
import { lent } from './page/lent.ts';
import { sandboxSigns } from './page/painting/sandbox-signs.ts';
import { nextTask } from './page/slices.ts';
import { answerMessages, ask } from './shared/messages/wire.ts';
import { isHiddenKey } from './shared/settings/hidden-claims.ts';
import { OWN_RULES_KEY } from './shared/settings/own-packs.ts';
import { isSwitchKey } from './shared/settings/settings.ts';
import { watchPreferences } from './shared/settings/stored-preferences.ts';

const isAlive = () => browser.runtime?.id !== undefined;

const needs: SessionNeeds = {
  // The patterns come from our own build by way of our own background: no page can stand in between.
  detector: async () => {
    const patterns = (await ask({ name: 'patterns' })) as CompiledPatterns;
    const make = lent('detector');
    if (!make)
      throw new Error('Spotcheck: detection is not in this frame: detector.js must come before content.js');
    for (const steps = make(patterns); ; ) {
      // Taking the patterns in was work enough for one task, and so is each step.
      await nextTask(document);
      const step = steps.next();
      if (step.done) return step.value;
    }
  },
  switches: () => ask({ name: 'switched-on' }),
  frameworkSigns: async () => sandboxSigns(document) ?? (await ask({ name: 'framework-signs' })).signs,
  evidence: ({ family, rule, concepts = {} }) => ask({ name: 'evidence', family, rule, concepts }),
  ownRule: async (rule) => (await ask({ name: 'own-rule', rule })).ruleName,
  relatedEvidence: (family) => ask({ name: 'related-evidence', family }),
  hide: async (hidden) => void (await ask({ name: 'hide', ...hidden })),
  hidden: async () => (await ask({ name: 'hidden-claims' })).hidden,
  bringCard: () => ask({ name: 'card-wanted' }),
  showInTop: (claims) => ask({ name: 'show-in-top', ...claims }),
  closeInTop: () => ask({ name: 'close-in-top' }),
  isPrivate: browser.extension.inIncognitoContext ?? false,
  version: browser.runtime.getManifest().version,
  onClaims: () => void ask({ name: 'claims-changed' }).catch(() => undefined),
  onRebuilt: () => {
    session.end();
    begin();
  },
  isAlive,
};

let session: FrameSession;
function begin(): void {
  session = new FrameSession(document, needs);
  const begun = session;
  void nextTask(document).then(() => begun.start()); // to begin was work enough for one task
}

if (enter('scanner', { isAlive, end: () => session.end() })) {
  leave('gate'); // it stands here where the scanner was put in without being asked for
  watchPreferences(() => void session.applySwitch());
  browser.storage.local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some(isSwitchKey)) void session.applySwitch();
    if (OWN_RULES_KEY in changes || Object.keys(changes).some(isHiddenKey)) void session.startAnew();
  });
  answerMessages({
    ...captureAnswers(document, {
      showMarks: (shown) => session.showMarks(shown),
      lookNow: () => session.lookNow(),
      places: () => session.places(),
    }),
    claims: () => session.report(),
    'found-claims': async () => ({ claims: await session.foundClaims() }),
    'show-claim': async ({ id }) => ({ shown: await session.showClaim(id) }),
    'card-closed': async ({ id, hidden }) => {
      await session.onFarCardClosed(id, hidden);
      return {};
    },
    stops: () => session.stops(),
    'go-to': ({ index, number, total }) => ({ reached: session.goTo(index, number, total) }),
    'walk-left': () => {
      session.leave();
      return {};
    },
    'toggle-card': async () => ({ open: await session.toggleCard() }),
    'show-marks': ({ shown }) => {
      session.showMarks(shown);
      return {};
    },
    'point-out': ({ id, scroll }) => ({ shown: session.pointOut(id, scroll) }),
    switched: async () => {
      await session.applySwitch();
      return {};
    },
  });
  begin();
}
