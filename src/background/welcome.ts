/** The page of the first run, shown once. */
import browser from 'webextension-polyfill';

const WELCOMED_KEY = 'welcomed';

/** To be called when the extension was installed; browsers tell so again when it is loaded unpacked once more. */
export async function welcome(): Promise<void> {
  const { [WELCOMED_KEY]: isOld } = await browser.storage.local.get(WELCOMED_KEY);
  if (isOld === true) return;
  await browser.storage.local.set({ [WELCOMED_KEY]: true });
  await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
}
