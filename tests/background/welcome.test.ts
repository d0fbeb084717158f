import '../browser-storage.ts'; // before what reads the browser's storage
import { beforeEach, expect, test } from 'vitest';
import { welcome } from '../../src/background/welcome.ts';
import { emptyStorage } from '../browser-storage.ts';

const opened: string[] = [];
Object.assign((globalThis as unknown as { browser: { runtime: object } }).browser.runtime, {
  getURL: (path: string) => `extension:/${path}`,
});
Object.assign((globalThis as unknown as { browser: object }).browser, {
  tabs: { create: async ({ url }: { url: string }) => opened.push(url) },
});
beforeEach(emptyStorage);

test('the page of the first run is opened once, however often the extension is loaded', async () => {
  await welcome();
  await welcome();
  expect(opened).toEqual(['extension:/welcome.html']);
});
