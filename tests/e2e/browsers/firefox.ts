import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LaunchOptions, TestBrowser, TestPage, TestView } from './browser.ts';
import * as internals from './firefox-internals.ts';
import { FirefoxSession } from './firefox-session.ts';
import { openProfile, type Profile } from './profile.ts';
import { DEFAULT_DEADLINE_MS, until } from './until.ts';
import { Page, type PageDriver, type PopupDriver, SidePanel, type Stroke, type ViewDriver } from './view.ts';

/** Starts Firefox headless with the unpacked extension as a temporary add-on. */
export async function launchFirefox(executablePath: string, options: LaunchOptions): Promise<TestBrowser> {
  const addonId = await readAddonId(options.extensionDir);
  const profile = await openProfile(options.profileDir);
  const browser = new FirefoxBrowser(executablePath, options, addonId, profile);
  try {
    await browser.start();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

/** The add-on needs a fixed id: by it Firefox finds its storage again after a restart. */
async function readAddonId(extensionDir: string): Promise<string> {
  const path = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${path} has no browser_specific_settings.gecko.id: give it one.`);
  return id;
}

class FirefoxBrowser implements TestBrowser {
  readonly name = 'firefox';
  readonly #executablePath: string;
  readonly #extensionDir: string;
  readonly #addonId: string;
  readonly #profile: Profile;
  readonly #deadlineMs: number;
  readonly #isPrivate: boolean;
  #language: string;
  readonly #roomKB: number | undefined;
  #session: FirefoxSession | undefined;
  /** Tabs whose pages were left. */
  #left: LeftTab[] = [];

  constructor(executablePath: string, options: LaunchOptions, addonId: string, profile: Profile) {
    this.#executablePath = executablePath;
    this.#extensionDir = resolve(options.extensionDir);
    this.#addonId = addonId;
    this.#profile = profile;
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#isPrivate = options.isPrivate ?? false;
    this.#language = options.language ?? 'en-US';
    this.#roomKB = options.roomKB;
  }

  async start(): Promise<void> {
    const prefs = {
      ...prefsFor(this.#addonId),
      'browser.privatebrowsing.autostart': this.#isPrivate,
      'intl.locale.requested': this.#language,
      ...(this.#roomKB !== undefined && { 'dom.quotaManager.temporaryStorage.fixedLimit': this.#roomKB }),
    };
    this.#session = await FirefoxSession.start(
      this.#executablePath,
      this.#profile.dir,
      prefs,
      this.#deadlineMs,
    );
    await this.#session.install(this.#extensionDir, this.#isPrivate);
  }

  async newPage(url: string): Promise<TestPage> {
    const session = this.#live();
    const driver = this.#pageIn(this.#left.pop() ?? { tab: await session.openTab(), told: new Set() });
    await driver.goto(url);
    return new Page(driver);
  }

  async openedPage(urlPart: string): Promise<TestPage> {
    const session = this.#live();
    const find = () => session.findTab(urlPart);
    const tab = await until(`a tab on ${urlPart}`, find, { deadlineMs: this.#deadlineMs });
    if (!tab) throw new Error(`the tab on ${urlPart} is gone`);
    return new Page(this.#pageIn({ tab, told: new Set() }));
  }

  async sidePanel(): Promise<TestView> {
    const { runInSidebar, sidebarOrigin } = internals;
    const driver = new FirefoxPanel(this.#live(), 'the sidebar', runInSidebar, sidebarOrigin);
    await until('the sidebar to load', () => driver.run(IS_LOADED), { deadlineMs: this.#deadlineMs });
    return new SidePanel(driver);
  }

  async evict(): Promise<void> {
    await this.#live().inChrome(internals.eraseDatabases, this.#addonId);
  }

  async endBackground(): Promise<void> {
    const end = () => this.#live().inChrome(internals.endEventPage, this.#addonId);
    await until('the event page to end', end, {
      accept: (state) => state === 'stopped',
      deadlineMs: this.#deadlineMs,
    });
  }

  async backgroundIsRunning(): Promise<boolean> {
    return (await this.#live().inChrome(internals.backgroundState, this.#addonId)) !== 'stopped';
  }

  /** Firefox changes its own language as it runs; an add-on has the one that was spoken when it was installed. */
  async speak(language: string): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    const session = this.#live();
    await session.inChrome(internals.speak, language);
    await session.install(this.#extensionDir, this.#isPrivate);
  }

  async renew(): Promise<void> {
    const session = this.#live();
    await session.inChrome(internals.hidePopup);
    await session.inChrome(internals.uninstall, this.#addonId, KEEP_STORAGE);
    this.#left = [];
    await session.closeTabs();
    await session.install(this.#extensionDir, this.#isPrivate);
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async crash(): Promise<void> {
    const session = this.#live();
    this.#forget();
    await session.kill();
    await this.start();
  }

  async close(): Promise<void> {
    try {
      await this.#stop();
    } finally {
      await this.#profile.remove();
    }
  }

  #live(): FirefoxSession {
    if (!this.#session) throw new Error('Firefox is closed: no page can be opened in it.');
    return this.#session;
  }

  #pageIn(tab: LeftTab): FirefoxPage {
    return new FirefoxPage(this.#live(), tab, this.#addonId, (left) => this.#left.push(left));
  }

  #forget(): void {
    this.#session = undefined;
    this.#left = [];
  }

  async #stop(): Promise<void> {
    const session = this.#session;
    this.#forget();
    await session?.quit();
  }
}

/** A tab for another page, and the keys of the errors that the pages before it have told: Firefox keeps them. */
interface LeftTab {
  readonly tab: string;
  readonly told: ReadonlySet<string>;
}

const KEEP_STORAGE = 'extensions.webextensions.keepStorageOnUninstall';

/**
 * A temporary add-on is uninstalled when Firefox ends. These keep its storage, and the address that the
 * storage belongs to, for the next installation.
 */
function prefsFor(addonId: string) {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: '5f0c3ec4-0000-4000-8000-000000000001' }),
    [KEEP_STORAGE]: true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'xul.panel-animations.enabled': false,
    // Asked for a permission, it gives it: its question stands in a window of its own, where no test clicks.
    'extensions.webextOptionalPermissionPrompts': false,
    'browser.startup.page': 0,
    // Processes and pages made in advance for tabs that no test opens.
    'dom.ipc.processPrelaunch.enabled': false,
    'browser.newtab.preload': false,
    'browser.newtabpage.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
}

class FirefoxPage implements PageDriver {
  readonly label = 'a Firefox page';
  readonly openRoot = '(host) => host.openOrClosedShadowRoot';
  readonly deadlineMs: number;
  readonly #session: FirefoxSession;
  readonly #tab: string;
  readonly #addonId: string;
  readonly #told: ReadonlySet<string>;
  readonly #onLeft: (tab: LeftTab) => void;
  readonly #errors = new Map<string, string>();

  constructor(
    session: FirefoxSession,
    { tab, told }: LeftTab,
    addonId: string,
    onLeft: (tab: LeftTab) => void,
  ) {
    this.#session = session;
    this.#tab = tab;
    this.#told = told;
    this.#addonId = addonId;
    this.#onLeft = onLeft;
    this.deadlineMs = session.deadlineMs;
  }

  run(source: string): Promise<unknown> {
    return this.#session.inTab(this.#tab, (tab) => tab.run(source));
  }

  /** With system rights, which open closed shadow roots as a content script's do. */
  runInside(source: string): Promise<unknown> {
    return this.#session.inTab(this.#tab, (tab) => tab.run(source, 'system'));
  }

  /** Made-up input does not close a popup, as a person's click on the page does. */
  async click(x: number, y: number): Promise<void> {
    await this.#session.inChrome(internals.hidePopup);
    await this.#session.inFront(this.#tab, (tab) => tab.click(x, y));
  }

  async press(stroke: Stroke): Promise<void> {
    await this.#session.inFront(this.#tab, (tab) => tab.press(stroke));
  }

  async goto(url: string): Promise<void> {
    await this.#gatherErrors();
    await this.#session.inFront(this.#tab, (tab) => tab.send('WebDriver:Navigate', { url }));
  }

  async reload(): Promise<void> {
    await this.#gatherErrors();
    await this.#session.inTab(this.#tab, (tab) => tab.send('WebDriver:Refresh'));
  }

  async bringToFront(): Promise<void> {
    await this.#session.inFront(this.#tab, async () => undefined);
  }

  async consoleErrors(): Promise<string[]> {
    await this.#gatherErrors();
    return [...this.#errors.values()];
  }

  async openPopup(): Promise<PopupDriver> {
    await this.bringToFront();
    // One that an earlier test left open would make Firefox refuse.
    await this.#session.inChrome(internals.hidePopup);
    await this.#session.inChrome(internals.pressToolbarButton, this.#addonId);
    const popup = new FirefoxPopup(this.#session);
    await until('the toolbar popup to load', () => popup.run(IS_LOADED), { deadlineMs: this.deadlineMs });
    return popup;
  }

  async badgeText(): Promise<string> {
    await this.bringToFront();
    return this.#session.inChrome(internals.readBadge, this.#addonId);
  }

  async command(name: string): Promise<void> {
    await this.bringToFront();
    await this.#session.inChrome(internals.runCommand, this.#addonId, name);
  }

  async menu(item: string, selectionText: string): Promise<void> {
    await this.bringToFront();
    await this.#session.inChrome(internals.clickMenuItem, this.#addonId, item, selectionText);
  }

  async screenshot(path: string): Promise<void> {
    const shot = await this.#session.inFront(this.#tab, (tab) =>
      tab.send('WebDriver:TakeScreenshot', { full: false }),
    );
    await writeFile(path, Buffer.from((shot as { value: string }).value, 'base64'));
  }

  async print(): Promise<string> {
    const printed = await this.#session.inTab(this.#tab, (tab) => tab.send('WebDriver:Print'));
    return (printed as { value: string }).value;
  }

  async leave(): Promise<void> {
    await this.goto('about:blank');
    this.#onLeft({ tab: this.#tab, told: new Set([...this.#told, ...this.#errors.keys()]) });
  }

  async close(): Promise<void> {
    await this.#gatherErrors();
    await this.#session.closeTab(this.#tab);
  }

  /** Firefox forgets a window's messages when the window goes, so they are gathered before that. */
  async #gatherErrors(): Promise<void> {
    const found = (await this.runInside(`(${internals.errorsOfTab})()`)) as [string, string][];
    for (const [key, text] of found) if (!this.#told.has(key)) this.#errors.set(key, text);
  }
}

/** A document of ours beside the page, which only Firefox's own window reaches. */
class FirefoxPanel implements ViewDriver {
  readonly label: string;
  readonly deadlineMs: number;
  protected readonly session: FirefoxSession;
  readonly #name: string;
  readonly #evaluate: typeof internals.runInPopup;
  readonly #origin: typeof internals.popupOrigin;

  constructor(
    session: FirefoxSession,
    name: string,
    evaluate: typeof internals.runInPopup,
    origin: typeof internals.popupOrigin,
  ) {
    this.session = session;
    this.deadlineMs = session.deadlineMs;
    this.label = `${name} in Firefox`;
    this.#name = name;
    this.#evaluate = evaluate;
    this.#origin = origin;
  }

  run(source: string): Promise<unknown> {
    return this.session.inChrome(this.#evaluate, `return (${source})`, this.deadlineMs);
  }

  async click(x: number, y: number): Promise<void> {
    const origin = await this.origin();
    if (!origin) throw new Error(`${this.#name} was closed before it could be clicked`);
    await this.session.withWindow((win) => win.click(origin.x + x, origin.y + y));
  }

  async press(stroke: Stroke): Promise<void> {
    await this.session.withWindow((win) => win.press(stroke));
  }

  /** Where in the window it stands; null when it is closed. */
  protected origin(): Promise<{ x: number; y: number } | null> {
    return this.session.inChrome(this.#origin);
  }
}

class FirefoxPopup extends FirefoxPanel implements PopupDriver {
  constructor(session: FirefoxSession) {
    super(session, 'the popup', internals.runInPopup, internals.popupOrigin);
  }

  /**
   * A panel that Firefox is still laying out swallows input: the click is made until the popup's document has seen
   * it, or has gone because of it.
   */
  override async click(x: number, y: number): Promise<void> {
    await this.run(FORGET_CLICK);
    const clickOnce = async () => {
      await super.click(x, y);
      return this.run(HAS_SEEN_CLICK).catch(() => 'closed');
    };
    await until(`a click to reach ${this.label}`, clickOnce, { deadlineMs: this.deadlineMs });
  }

  override async press(stroke: Stroke): Promise<void> {
    await this.run('0'); // waits until it takes keys
    await super.press(stroke);
  }

  async isOpen(): Promise<boolean> {
    return (await this.origin()) !== null;
  }

  async close(): Promise<void> {
    await this.session.inChrome(internals.hidePopup);
  }
}

/** What a click leaves behind, on an element that no page of ours reads or styles. */
const FORGET_CLICK = `(() => {
  document.head.removeAttribute('data-clicked');
  const seen = () => document.head.setAttribute('data-clicked', '');
  addEventListener('pointerdown', seen, { once: true, capture: true });
})()`;
/** Waits for it long enough that a slow machine's click is not made twice. */
const HAS_SEEN_CLICK = `new Promise((answer) => {
  const tell = () => answer(document.head.hasAttribute('data-clicked'));
  if (document.head.hasAttribute('data-clicked')) tell();
  addEventListener('pointerdown', () => answer(true), { once: true, capture: true });
  setTimeout(tell, 1500);
})`;
const IS_LOADED = `document.readyState === 'complete' && location.href !== 'about:blank'`;
