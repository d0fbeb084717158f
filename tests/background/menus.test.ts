import '../browser-storage.ts'; // before what knows the browser
import { expect, test } from 'vitest';
import messages from '../../_locales/en/messages.json' with { type: 'json' };

interface Item {
  readonly id: string;
  readonly title: string;
  readonly contexts: readonly string[];
  readonly documentUrlPatterns: readonly string[];
}
let offered: Item[] = [{ id: 'of an earlier version', title: '', contexts: [], documentUrlPatterns: [] }];
const { browser: api } = globalThis as unknown as { browser: object };
Object.assign(api, {
  contextMenus: {
    removeAll: async () => {
      offered = [];
    },
    create: (item: Item) => offered.push(item),
  },
  i18n: { getMessage: (key: keyof typeof messages) => messages[key].message },
});
const { offerMenus } = await import('../../src/background/menus.ts');

test('the context menu checks selected text and switches the site, once each, where an extension may read', async () => {
  await offerMenus();
  await offerMenus();
  expect(offered.map(({ id, title, contexts }) => [id, title, contexts])).toEqual([
    ['check-selection', messages.menuCheck.message, ['selection']],
    ['toggle-site', messages.menuSite.message, ['page', 'frame', 'action']],
  ]);
  for (const { documentUrlPatterns } of offered)
    expect(documentUrlPatterns).toEqual(['http://*/*', 'https://*/*', 'file:///*']);
});
