/**
 * Functions for Firefox's own worlds. Like those of in-page.ts they are sent as source, so each stands
 * alone. The first part runs in the browser window (Marionette's chrome context), the last in the page's
 * process with system rights. Types: only what is used, as Firefox ESR 140 to 153 has it.
 */

interface ExtensionInternals {
  readonly principal: unknown;
  readonly shortcuts: { onCommand(name: string): void };
  emit(event: 'webext-menu-menuitem-click', info: object, tab: unknown): void;
  backgroundState: 'starting' | 'running' | 'suspending' | 'stopped';
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
}

interface BrowserAction {
  widget: { id: string };
  openPopup(win: Window): Promise<void>;
}

interface PopupBrowser extends HTMLElement {
  browsingContext: {
    currentWindowGlobal: {
      getActor(name: 'MarionetteCommands'): {
        executeScript(script: string, args: unknown[], options: object): Promise<unknown>;
      };
    };
  };
}

interface XulPanel extends HTMLElement {
  state: string;
  hidePopup(): void;
}

interface ScriptError {
  errorMessage: string;
  sourceName: string;
  lineNumber: number;
  columnNumber: number;
  flags: number;
  innerWindowID: number;
  microSecondTimeStamp: number;
}

interface ConsoleEvent {
  level: string;
  arguments: unknown[];
  innerID: number;
  microSecondTimeStamp: number;
}

declare const WebExtensionPolicy: { getByID(id: string): { extension: ExtensionInternals } };
declare const CustomizableUI: {
  getWidget(id: string): { forWindow(win: Window): { node: Element } };
};
declare const ChromeUtils: {
  importESModule(url: string): {
    AddonManager: { getAddonByID(id: string): Promise<{ uninstall(): Promise<void> } | null> };
    ExtensionParent: {
      apiManager: { global: { browserActionFor(extension: ExtensionInternals): BrowserAction } };
    };
  };
};
declare const gBrowser: { selectedTab: unknown };
declare const Services: {
  locale: { requestedLocales: string[] };
  prefs: { setBoolPref(name: string, value: boolean): void };
  console: { getMessageArray(): ScriptError[] };
  qms: { clearStoragesForPrincipal(principal: unknown): { callback: () => void } };
};
declare const Cc: Record<string, { getService(kind: unknown): { getEvents(): ConsoleEvent[] } } | undefined>;
declare const Ci: { nsIConsoleAPIStorage: unknown; nsIScriptError: { warningFlag: number } & object };
declare const WindowGlobalChild: {
  getByInnerWindowId(id: number): { browsingContext: { top: unknown } } | null;
};

/** Presses the toolbar button for the tab in front. */
export async function pressToolbarButton(addonId: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(addonId);
  await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window);
}

/** Has the browser speak a language whose pack it has. */
export function speak(language: string): void {
  Services.locale.requestedLocales = [language];
}

/** The badge as the toolbar button shows it, '' for none. */
export function readBadge(addonId: string): string {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(addonId);
  const { id } = ExtensionParent.apiManager.global.browserActionFor(extension).widget;
  const { node } = CustomizableUI.getWidget(id).forWindow(window);
  return node.querySelector('[badge]')?.getAttribute('badge') ?? '';
}

/** What the browser does when the keys of a command are pressed. */
export function runCommand(addonId: string, name: string): void {
  WebExtensionPolicy.getByID(addonId).extension.shortcuts.onCommand(name);
}

/** What the browser does when an item of the context menu is clicked on the page in front. */
export function clickMenuItem(addonId: string, menuItemId: string, selectionText: string): void {
  const { extension } = WebExtensionPolicy.getByID(addonId);
  const info = { menuItemId, selectionText, frameId: 0, editable: false, modifiers: [] };
  extension.emit('webext-menu-menuitem-click', info, gBrowser.selectedTab);
}

/** Where the open popup's document lies in the browser window, or null when no popup is open. */
export function popupOrigin(): { x: number; y: number } | null {
  const isOpen = (browser: Element) => browser.closest<XulPanel>('panel')?.state === 'open';
  const browser = [...document.querySelectorAll('.webextension-popup-browser')].find(isOpen);
  if (!browser) return null;
  const { x, y } = browser.getBoundingClientRect();
  return { x, y };
}

/** Runs a function body in the open popup's document. Keys that follow go there, too. */
export function runInPopup(body: string, timeout: number): Promise<unknown> {
  const isOpen = (browser: Element) => browser.closest<XulPanel>('panel')?.state === 'open';
  const browser = [...document.querySelectorAll<PopupBrowser>('.webextension-popup-browser')].find(isOpen);
  if (!browser) throw new Error('no popup is open');
  browser.focus();
  const actor = browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(body, [], { sandboxName: null, newSandbox: true, timeout });
}

/** Closes the popup, if any is open. */
export function hidePopup(): void {
  for (const browser of document.querySelectorAll('.webextension-popup-browser')) {
    browser.closest<XulPanel>('panel')?.hidePopup();
  }
}

/** Where the sidebar's document lies in the browser window, or null when it is closed. */
export function sidebarOrigin(): { x: number; y: number } | null {
  const sidebar = document.querySelector<HTMLIFrameElement>('#sidebar');
  const inner = sidebar?.contentDocument?.getElementById('webext-panels-browser');
  if (!sidebar || !inner) return null;
  const outer = sidebar.getBoundingClientRect();
  const { x, y } = inner.getBoundingClientRect();
  return { x: outer.x + x, y: outer.y + y };
}

/** Runs a function body in the sidebar's document. */
export function runInSidebar(body: string, timeout: number): Promise<unknown> {
  const sidebar = document.querySelector<HTMLIFrameElement>('#sidebar');
  const inner = sidebar?.contentDocument?.getElementById('webext-panels-browser') as PopupBrowser | undefined;
  if (!inner) throw new Error('no extension is in the sidebar');
  const actor = inner.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(body, [], { sandboxName: null, newSandbox: true, timeout });
}

/** Erases an add-on's databases while it runs. */
export function eraseDatabases(addonId: string): Promise<void> {
  const { principal } = WebExtensionPolicy.getByID(addonId).extension;
  return new Promise((done) => {
    Services.qms.clearStoragesForPrincipal(principal).callback = () => done();
  });
}

/**
 * Uninstalls an add-on with all that it has stored.
 * @param keepStorage name of the preference that would keep it
 */
export async function uninstall(addonId: string, keepStorage: string): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  Services.prefs.setBoolPref(keepStorage, false);
  try {
    await (await AddonManager.getAddonByID(addonId))?.uninstall();
  } finally {
    Services.prefs.setBoolPref(keepStorage, true);
  }
}

export function backgroundState(addonId: string): string {
  return WebExtensionPolicy.getByID(addonId).extension.backgroundState;
}

/** Ends the event page whatever it waits for, and tells the state after. */
export async function endEventPage(addonId: string): Promise<string> {
  const { extension } = WebExtensionPolicy.getByID(addonId);
  if (extension.backgroundState !== 'stopped') {
    await extension.terminateBackground({ disableResetIdleForTest: true });
  }
  return extension.backgroundState;
}

/** In the page's process: errors of this tab's windows, each with a key that tells equal messages apart. */
export function errorsOfTab(): [key: string, text: string][] {
  const top = (window as unknown as { browsingContext: { top: unknown } }).browsingContext.top;
  const isOurs = (innerId: number) =>
    innerId !== 0 && WindowGlobalChild.getByInnerWindowId(innerId)?.browsingContext.top === top;
  const uncaught = Services.console
    .getMessageArray()
    .filter((message) => message instanceof (Ci.nsIScriptError as unknown as new () => object))
    .filter(({ flags, innerWindowID }) => !(flags & Ci.nsIScriptError.warningFlag) && isOurs(innerWindowID))
    .map((error): [string, string] => [
      `error ${error.microSecondTimeStamp}`,
      `${error.errorMessage}\n    at ${error.sourceName}:${error.lineNumber}:${error.columnNumber}`,
    ]);
  const logged = (
    Cc['@mozilla.org/consoleAPI-storage;1']?.getService(Ci.nsIConsoleAPIStorage).getEvents() ?? []
  )
    .filter(({ level, innerID }) => (level === 'error' || level === 'assert') && isOurs(innerID))
    .map((event): [string, string] => [
      `log ${event.microSecondTimeStamp}`,
      event.arguments.map(String).join(' '),
    ]);
  return [...uncaught, ...logged];
}
