import { resolve } from 'node:path';
import type { Browser, CDPSession, Extension, KeyInput, Page as PuppeteerPage, Target } from 'puppeteer';
import type { LaunchOptions, TestBrowser, TestPage, TestView } from './browser.ts';
import { crashChromium, endChromium, install, startChromium } from './chromium-process.ts';
import { openProfile, type Profile } from './profile.ts';
import { DEFAULT_DEADLINE_MS, until, within } from './until.ts';
import { Page, type PageDriver, type PopupDriver, SidePanel, type Stroke, type ViewDriver } from './view.ts';

/** Starts Chromium (Chrome, Edge) headless with the unpacked extension. */
export async function launchChromium(executablePath: string, options: LaunchOptions): Promise<TestBrowser> {
  const profile = await openProfile(options.profileDir);
  const browser = new ChromiumBrowser(executablePath, options, profile);
  try {
    await browser.start();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

class ChromiumBrowser implements TestBrowser {
  readonly name = 'chromium';
  readonly #executablePath: string;
  readonly #extensionDir: string;
  readonly #profile: Profile;
  readonly #deadlineMs: number;
  #language: string;
  #running: { browser: Browser; extension: Extension } | undefined;
  /** Tabs whose pages were left. */
  #left: PuppeteerPage[] = [];

  constructor(executablePath: string, options: LaunchOptions, profile: Profile) {
    this.#executablePath = executablePath;
    this.#extensionDir = resolve(options.extensionDir);
    this.#profile = profile;
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    this.#language = options.language ?? 'en';
  }

  async start(): Promise<void> {
    const browser = await startChromium(this.#executablePath, this.#profile.dir, this.#language);
    try {
      this.#running = { browser, extension: await install(browser, this.#extensionDir) };
    } catch (error) {
      await endChromium(browser);
      throw error;
    }
  }

  async newPage(url: string): Promise<TestPage> {
    const tab = this.#left.pop() ?? (await this.#live().browser.newPage());
    const driver = await this.#pageIn(tab);
    await driver.bringToFront();
    await driver.goto(url);
    return new Page(driver);
  }

  async openedPage(urlPart: string): Promise<TestPage> {
    const { browser } = this.#live();
    const find = async () => (await browser.pages()).find((page) => page.url().includes(urlPart));
    const tab = await until(`a tab on ${urlPart}`, find, { deadlineMs: this.#deadlineMs });
    if (!tab) throw new Error(`the tab on ${urlPart} is gone`);
    return new Page(await this.#pageIn(tab));
  }

  async sidePanel(): Promise<TestView> {
    const { browser, extension } = this.#live();
    const deadlineMs = this.#deadlineMs;
    // A tab of the review tells in its address which one it is for.
    const address = `${origin(extension)}/review.html`;
    const find = async () => browser.targets().find((target) => target.url() === address);
    const target = await until('the side panel', find, { deadlineMs });
    if (!target) throw new Error('the side panel is gone');
    return new SidePanel(new ChromiumView(await target.asPage(), 'the side panel in Chromium', deadlineMs));
  }

  async evict(): Promise<void> {
    const { browser, extension } = this.#live();
    const [page] = await browser.pages();
    if (!page) throw new Error('Chromium has no tab by which its storage can be reached.');
    const session = await page.createCDPSession();
    await session.send('Storage.clearDataForOrigin', {
      origin: origin(extension),
      storageTypes: 'indexeddb',
    });
    await session.detach();
  }

  async endBackground(): Promise<void> {
    const target = this.#worker();
    if (!target) return;
    const worker = await target.worker();
    await worker?.close();
    await until('the worker to end', async () => !(await this.backgroundIsRunning()), {
      deadlineMs: this.#deadlineMs,
    });
  }

  async backgroundIsRunning(): Promise<boolean> {
    return this.#worker() !== undefined;
  }

  /** Chromium reads its language as it starts. */
  async speak(language: string): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    await this.restart();
  }

  async renew(): Promise<void> {
    const { browser, extension } = this.#live();
    this.#left = [];
    // It takes its storage and its own pages along.
    await browser.uninstallExtension(extension.id);
    const old = await browser.pages();
    await browser.newPage();
    await Promise.all(old.map((page) => page.close()));
    this.#running = { browser, extension: await install(browser, this.#extensionDir) };
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async crash(): Promise<void> {
    const { browser } = this.#live();
    this.#forget();
    await crashChromium(browser);
    await this.start();
  }

  async close(): Promise<void> {
    try {
      await this.#stop();
    } finally {
      await this.#profile.remove();
    }
  }

  #live() {
    if (!this.#running) throw new Error('Chromium is closed: no page can be opened in it.');
    return this.#running;
  }

  #worker(): Target | undefined {
    const { browser, extension } = this.#live();
    const isOurs = (target: Target) => target.url().startsWith(origin(extension));
    return browser.targets().find((target) => target.type() === 'service_worker' && isOurs(target));
  }

  #pageIn(tab: PuppeteerPage): Promise<ChromiumPage> {
    return ChromiumPage.on(tab, this.#live().extension, this.#deadlineMs, (left) => this.#left.push(left));
  }

  #forget(): void {
    this.#running = undefined;
    this.#left = [];
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#forget();
    if (running) await endChromium(running.browser);
  }
}

function origin(extension: Extension): string {
  return `chrome-extension://${extension.id}`;
}

class ChromiumView implements ViewDriver {
  readonly label: string;
  readonly deadlineMs: number;
  protected readonly page: PuppeteerPage;

  constructor(page: PuppeteerPage, label: string, deadlineMs: number) {
    this.page = page;
    this.label = label;
    this.deadlineMs = deadlineMs;
  }

  run(source: string): Promise<unknown> {
    return within(this.page.evaluate(source), this.deadlineMs, `a result of ${source.slice(0, 200)}`);
  }

  async click(x: number, y: number): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  async press({ modifiers, key }: Stroke): Promise<void> {
    const { keyboard } = this.page;
    for (const modifier of modifiers) await keyboard.down(modifier as KeyInput);
    await keyboard.press(key as KeyInput);
    for (const modifier of modifiers.toReversed()) await keyboard.up(modifier as KeyInput);
  }
}

class ChromiumPage extends ChromiumView implements PageDriver {
  readonly openRoot = '(host) => chrome.dom.openOrClosedShadowRoot(host)';
  readonly #extension: Extension;
  readonly #errors: string[] = [];
  readonly #session: CDPSession;
  readonly #onLeft: (tab: PuppeteerPage) => void;

  static async on(
    page: PuppeteerPage,
    extension: Extension,
    deadlineMs: number,
    onLeft: (tab: PuppeteerPage) => void,
  ): Promise<ChromiumPage> {
    const driver = new ChromiumPage(page, extension, deadlineMs, await page.createCDPSession(), onLeft);
    await collectErrors(driver.#session, driver.#errors);
    return driver;
  }

  private constructor(
    page: PuppeteerPage,
    extension: Extension,
    deadlineMs: number,
    session: CDPSession,
    onLeft: (tab: PuppeteerPage) => void,
  ) {
    super(page, 'a Chromium page', deadlineMs);
    this.#extension = extension;
    this.#session = session;
    this.#onLeft = onLeft;
  }

  /** The content script's world: the only one with `chrome.dom`. */
  async runInside(source: string): Promise<unknown> {
    const realms = this.page.extensionRealms();
    const realm = realms[0];
    if (!realm) throw new Error(`no content script runs in ${this.page.url()}`);
    return within(realm.evaluate(source), this.deadlineMs, `a result of ${source.slice(0, 200)}`);
  }

  override async click(x: number, y: number): Promise<void> {
    await this.bringToFront();
    await super.click(x, y);
  }

  override async press(stroke: Stroke): Promise<void> {
    await this.bringToFront();
    await super.press(stroke);
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url, { timeout: this.deadlineMs });
  }

  async reload(): Promise<void> {
    await this.page.reload({ timeout: this.deadlineMs });
  }

  /** Leaves a page alone that is in front already: activating it again would close its popup. */
  async bringToFront(): Promise<void> {
    if ((await this.run('document.visibilityState')) !== 'visible') await this.page.bringToFront();
  }

  async consoleErrors(): Promise<string[]> {
    return [...this.#errors];
  }

  async openPopup(): Promise<PopupDriver> {
    await this.bringToFront();
    const browser = this.page.browser();
    const before = new Set(browser.targets());
    await this.page.triggerExtensionAction(this.#extension);
    const isPopup = (target: Target) => !before.has(target) && isPageOf(this.#extension, target);
    const find = async () => browser.targets().find(isPopup);
    const target = await until('the toolbar popup', find, { deadlineMs: this.deadlineMs });
    if (!target) throw new Error('the toolbar popup is gone');
    const popup = new ChromiumPopup(await target.asPage(), 'the popup in Chromium', this.deadlineMs);
    await until('the popup to load', () => popup.run(IS_LOADED), { deadlineMs: this.deadlineMs });
    return popup;
  }

  async badgeText(): Promise<string> {
    await this.bringToFront();
    return readBadge(this.page.browser(), this.#extension);
  }

  async command(name: string): Promise<void> {
    await this.#dispatch('commands.onCommand', `${JSON.stringify(name)}, tab`);
  }

  async menu(menuItemId: string, selectionText: string): Promise<void> {
    const info = { menuItemId, selectionText, frameId: 0, editable: false };
    await this.#dispatch('contextMenus.onClicked', `${JSON.stringify(info)}, tab`);
  }

  /** Calls the listeners of an event in the worker. @param values source of what they get, in which `tab` is known */
  async #dispatch(event: string, values: string): Promise<void> {
    await this.bringToFront();
    const find = async () => (await this.#extension.workers())[0];
    const worker = await until('a running worker', find, { deadlineMs: this.deadlineMs });
    await worker?.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => {
      chrome.${event}.dispatch(${values});
    })`);
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path: path as `${string}.png` });
  }

  async print(): Promise<string> {
    return Buffer.from(await this.page.pdf({ timeout: this.deadlineMs })).toString('base64');
  }

  async leave(): Promise<void> {
    await this.goto('about:blank');
    await this.#session.detach();
    this.#onLeft(this.page);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

class ChromiumPopup extends ChromiumView implements PopupDriver {
  async isOpen(): Promise<boolean> {
    return !this.page.isClosed();
  }

  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.close();
  }
}

const IS_LOADED = `document.readyState === 'complete' && location.href !== 'about:blank'`;

function isPageOf(extension: Extension, target: Target): boolean {
  return target.type() === 'page' && target.url().startsWith(origin(extension));
}

const BADGE_IN_FRONT = `(async () => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  return chrome.action.getBadgeText({ tabId: tab.id });
})()`;

/**
 * Asks in the worker when it runs, otherwise in a passing tab behind the others: looking at the badge must
 * neither need the worker nor have it started by us.
 */
async function readBadge(browser: Browser, extension: Extension): Promise<string> {
  const [worker] = await extension.workers();
  if (worker) return (await worker.evaluate(BADGE_IN_FRONT)) as string;
  const tab = await browser.newPage({ type: 'tab', background: true });
  try {
    await tab.goto(`${origin(extension)}/manifest.json`);
    return (await tab.evaluate(BADGE_IN_FRONT)) as string;
  } finally {
    await tab.close();
  }
}

/**
 * Over the protocol itself: puppeteer's own events leave out what it cannot place in a frame.
 * Failed network requests are not errors of a script, and Firefox does not report them.
 */
async function collectErrors(session: CDPSession, errors: string[]): Promise<void> {
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'error' && type !== 'assert') return;
    errors.push(args.map((arg) => arg.description ?? String(arg.value)).join(' '));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error' && entry.source !== 'network') errors.push(entry.text);
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
}
