/** Opens the review: beside the page where the browser has room for it, else in a tab of its own. */
import browser from 'webextension-polyfill';

/** What Chromium has and the polyfill's types do not know. */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

/**
 * To be called while a person's press is handled: browsers open no panel otherwise.
 * @param tab the tab that is to be reviewed
 */
export async function openReview(tab: { readonly id: number; readonly windowId: number }): Promise<void> {
  const { sidePanel } = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome ?? {};
  if (sidePanel) return sidePanel.open({ windowId: tab.windowId });
  if (browser.sidebarAction) return browser.sidebarAction.open();
  await browser.tabs.create({ url: browser.runtime.getURL(`review.html?tab=${tab.id}`) });
}
