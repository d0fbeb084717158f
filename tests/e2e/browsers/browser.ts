/**
 * What a test can do with a browser that runs the extension: the same for Chromium and Firefox, so that
 * one test file plays in both. Everything a test does here is what a person could do or see: input is
 * trusted, the popup is the one of the toolbar, the card is read through its closed shadow root.
 */

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** Folder of the unpacked extension (it holds manifest.json). */
  extensionDir: string;
  /** Profile to use and keep. Without it: a new one in the temporary folder, removed by `close`. */
  profileDir?: string;
  /** How long a wait may take before it fails, in milliseconds. */
  deadlineMs?: number;
  /** So much room for all that pages and extensions keep. Firefox only: Chromium sets an extension no bounds. */
  roomKB?: number;
  /** All windows are private ones, and the extension is allowed there. Firefox only. */
  isPrivate?: boolean;
  /** The language of the browser's own interface, as `de`; English without it. Its language pack must be installed. */
  language?: string;
}

/** Code for a view: a function, sent as source (it sees its arguments only), or an expression. */
export type Script<A extends unknown[], R> = string | ((...args: A) => R);

/** Code for a card: the function gets the card's shadow root first. */
export type RootScript<A extends unknown[], R> = (root: ShadowRoot, ...args: A) => R;

/** What has the focus, as far as a test of the keyboard cares. */
export interface Focus {
  /** Tag name in lower case; `body` when nothing in the document has the focus. */
  tag: string;
  /** First 80 characters of its text. */
  text: string;
  /** The claim's id when it is a mark of ours. */
  claim: string | null;
  /** True for the host of the card, whatever has the focus inside. */
  card: boolean;
}

/** A document under test: a page, or the toolbar popup. Arguments and results pass as JSON. */
export interface TestView {
  /** Runs in the page's own world; promises are awaited. `undefined` comes back as `null`. */
  evaluate<A extends unknown[], R>(script: Script<A, R>, ...args: A): Promise<Awaited<R>>;
  /** Asks again until the answer is truthy, and gives it. An exception counts as "not yet". */
  waitFor<A extends unknown[], R>(script: Script<A, R>, ...args: A): Promise<Awaited<R>>;
  /** A press and release of the main button at CSS pixels of the viewport. */
  click(x: number, y: number): Promise<void>;
  /** Clicks the first match once it is in view (scrolling to it), at rest and not covered. */
  clickOn(selector: string): Promise<void>;
  /** A key by its `KeyboardEvent.key`, with modifiers before it: `Tab`, `Shift+Tab`, `Enter`, `a`. */
  press(key: string): Promise<void>;
  /** The text as it is rendered. */
  text(): Promise<string>;
}

export interface TestPage extends TestView {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Makes its tab the one in front. Input, `popup` and `badgeText` do so by themselves. */
  bringToFront(): Promise<void>;
  /** Presses Tab up to `steps` times and tells what had the focus; ends where it leaves the document. */
  tabWalk(steps: number): Promise<Focus[]>;
  focused(): Promise<Focus>;
  /** Errors since the page was opened: uncaught exceptions and `console.error`, content scripts included. */
  consoleErrors(): Promise<string[]>;
  /** Waits for a card with content in it. */
  card(): Promise<TestCard>;
  /** The open card's text, `null` when no card is open at this moment. */
  cardText(): Promise<string | null>;
  /** Text of anything else that the extension shows in a closed root, by its host; `null` for none. */
  hiddenText(host: string): Promise<string | null>;
  /** Clicks the extension's toolbar button and waits for its popup. */
  popup(): Promise<TestPopup>;
  /** What the toolbar button's badge shows on this tab, '' for no badge. */
  badgeText(): Promise<string>;
  /** The extension's command of this name, as its keys call it; no key is pressed. */
  command(name: string): Promise<void>;
  /** The extension's item of the context menu, as a click on it calls it; no menu is opened. */
  menu(item: string, selectionText?: string): Promise<void>;
  /** Writes a PNG of the viewport. */
  screenshot(path: string): Promise<void>;
  /** Prints the page. @returns the PDF in base64 */
  print(): Promise<string>;
  /** Leaves the page, and the tab to the page that is opened next: a new tab costs more than most tests. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** The card of the page's top document, seen from inside its closed shadow root. */
export interface TestCard {
  evaluate<A extends unknown[], R>(script: RootScript<A, R>, ...args: A): Promise<Awaited<R>>;
  waitFor<A extends unknown[], R>(script: RootScript<A, R>, ...args: A): Promise<Awaited<R>>;
  clickOn(selector: string): Promise<void>;
  text(): Promise<string>;
}

export interface TestPopup extends TestView {
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

export interface TestBrowser {
  readonly name: BrowserName;
  /** Opens the page in front, in a tab that was left or in a new one, and waits until it is loaded. */
  newPage(url: string): Promise<TestPage>;
  /** Waits for a tab with this in its address that a link or the extension itself has opened. */
  openedPage(urlPart: string): Promise<TestPage>;
  /** Waits for the panel beside the page: Chromium's side panel, Firefox's sidebar. */
  sidePanel(): Promise<TestView>;
  /** Erases the extension's databases, as the browser does when it needs their room. */
  evict(): Promise<void>;
  /** Ends the background worker (Firefox: event page), as the browser does to idle ones. */
  endBackground(): Promise<void>;
  backgroundIsRunning(): Promise<boolean>;
  /** Goes on in another language, as `language` at the start: every page handle is void after. */
  speak(language: string): Promise<void>;
  /** Makes it as new: no tabs, and the extension installed for the first time. Every page handle is void after. */
  renew(): Promise<void>;
  /** Closes the browser and starts it again with the same profile; every page handle is void after. */
  restart(): Promise<void>;
  /** As `restart`, but the browser is given no time to end. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Contract 4 of the page: the host of the open card carries this attribute. */
export const CARD_HOST = '[data-spotcheck-card]';
