/** Entry of the sheet, which the background puts where it has a card to show: see page/card/sheet.ts. */
import browser from 'webextension-polyfill';
import { Card } from './page/card/card.ts';
import { Sheet } from './page/card/sheet.ts';
import { enter } from './page/instance.ts';
import { lend } from './page/lent.ts';
import { answerMessages, ask } from './shared/messages/wire.ts';
import { readPreferences } from './shared/settings/stored-preferences.ts';

const isAlive = () => browser.runtime?.id !== undefined;

const sheet = new Sheet(document, {
  evidence: ({ family, rule, concepts }) => ask({ name: 'evidence', family, rule, concepts }),
  ownRule: async (rule) => (await ask({ name: 'own-rule', rule })).ruleName,
  relatedEvidence: (family) => ask({ name: 'related-evidence', family }),
  hide: (claim) => ask({ name: 'hide', ...claim }),
  onClose: (closed) => ask({ name: 'sheet-closed', ...closed }),
  theme: async () => (await readPreferences()).theme,
  isPrivate: browser.extension.inIncognitoContext ?? false,
  version: browser.runtime.getManifest().version,
  isAlive,
});

lend('card', (...place) => new Card(...place), isAlive);
if (enter('sheet', { isAlive, end: () => sheet.close() })) {
  answerMessages({
    'show-sheet': async ({ frameId, ...claims }) => {
      await sheet.show(frameId, claims);
      return {};
    },
    'show-selected': async ({ claims }) => {
      await sheet.showSelected(claims);
      return {};
    },
    'close-sheet': ({ frameId }) => {
      sheet.closeFor(frameId);
      return {};
    },
  });
}
