import {
  CARD_HOST,
  type Focus,
  type RootScript,
  type Script,
  type TestCard,
  type TestPage,
  type TestPopup,
  type TestView,
} from './browser.ts';
import {
  type Aim,
  aimAt,
  callSource,
  describeFocus,
  hasHit,
  renderedText,
  rootText,
  watchPress,
} from './in-page.ts';
import { until } from './until.ts';

/** One key with the modifiers held while it is pressed, all as `KeyboardEvent.key` names them. */
export interface Stroke {
  modifiers: string[];
  key: string;
}

/** What a browser must be able to do with a document. Everything else is built on it. */
export interface ViewDriver {
  /** What the document is called in errors. */
  readonly label: string;
  readonly deadlineMs: number;
  /** Evaluates an expression in the document's own world; a promise is awaited. */
  run(source: string): Promise<unknown>;
  click(x: number, y: number): Promise<void>;
  press(stroke: Stroke): Promise<void>;
}

export interface PageDriver extends ViewDriver {
  /** Source of a function from a host element to its shadow root, closed or open, for `runInside`. */
  readonly openRoot: string;
  /** Evaluates where closed shadow roots can be opened. */
  runInside(source: string): Promise<unknown>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  bringToFront(): Promise<void>;
  consoleErrors(): Promise<string[]>;
  openPopup(): Promise<PopupDriver>;
  badgeText(): Promise<string>;
  command(name: string): Promise<void>;
  menu(item: string, selectionText: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  print(): Promise<string>;
  leave(): Promise<void>;
  close(): Promise<void>;
}

export interface PopupDriver extends ViewDriver {
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

class View<D extends ViewDriver> implements TestView {
  protected readonly driver: D;

  constructor(driver: D) {
    this.driver = driver;
  }

  async evaluate<A extends unknown[], R>(script: Script<A, R>, ...args: A): Promise<Awaited<R>> {
    return (await this.driver.run(callSource(script, args))) as Awaited<R>;
  }

  waitFor<A extends unknown[], R>(script: Script<A, R>, ...args: A): Promise<Awaited<R>> {
    const { label, deadlineMs } = this.driver;
    const what = `${callSource(script, args)} in ${label}`;
    return until(what, () => this.evaluate(script, ...args), { deadlineMs });
  }

  click(x: number, y: number): Promise<void> {
    return this.driver.click(x, y);
  }

  async clickOn(selector: string): Promise<void> {
    const aim = () => this.driver.run(callSource(`(${aimAt})(document, ${JSON.stringify(selector)})`, []));
    await clickAtRest(this.driver, selector, aim);
  }

  press(key: string): Promise<void> {
    return this.driver.press(parseStroke(key));
  }

  text(): Promise<string> {
    return this.evaluate(renderedText);
  }
}

export class Page extends View<PageDriver> implements TestPage {
  goto(url: string): Promise<void> {
    return this.driver.goto(url);
  }

  reload(): Promise<void> {
    return this.driver.reload();
  }

  bringToFront(): Promise<void> {
    return this.driver.bringToFront();
  }

  async tabWalk(steps: number): Promise<Focus[]> {
    const walk: Focus[] = [];
    while (walk.length < steps) {
      await this.press('Tab');
      const focus = await this.focused();
      walk.push(focus);
      if (focus.tag === 'body') break;
    }
    return walk;
  }

  focused(): Promise<Focus> {
    return this.evaluate(describeFocus);
  }

  consoleErrors(): Promise<string[]> {
    return this.driver.consoleErrors();
  }

  async card(): Promise<TestCard> {
    const { label, deadlineMs } = this.driver;
    await until(`a card in ${label}`, () => this.cardText(), { deadlineMs });
    return new Card(this.driver);
  }

  cardText(): Promise<string | null> {
    return this.hiddenText(CARD_HOST);
  }

  async hiddenText(selector: string): Promise<string | null> {
    const host = `document.querySelector(${JSON.stringify(selector)})`;
    const source = `((host) => host && (${rootText})((${this.driver.openRoot})(host)))(${host})`;
    return (await this.driver.runInside(source)) as string | null;
  }

  async popup(): Promise<TestPopup> {
    return new Popup(await this.driver.openPopup());
  }

  badgeText(): Promise<string> {
    return this.driver.badgeText();
  }

  command(name: string): Promise<void> {
    return this.driver.command(name);
  }

  menu(item: string, selectionText = ''): Promise<void> {
    return this.driver.menu(item, selectionText);
  }

  screenshot(path: string): Promise<void> {
    return this.driver.screenshot(path);
  }

  print(): Promise<string> {
    return this.driver.print();
  }

  leave(): Promise<void> {
    return this.driver.leave();
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

/** The panel beside the page. */
export class SidePanel extends View<ViewDriver> {}

class Popup extends View<PopupDriver> implements TestPopup {
  /**
   * What the popup learns of the page moves its parts, also between the look for a place and the click there: a click
   * that went elsewhere is made again, as a person would.
   */
  override async clickOn(selector: string): Promise<void> {
    const clickOnce = async () => {
      await this.evaluate(watchPress, selector);
      await super.clickOn(selector);
      return this.evaluate(hasHit).catch(() => true); // it closed the popup
    };
    const { label, deadlineMs } = this.driver;
    await until(`a click to hit ${selector} in ${label}`, clickOnce, { deadlineMs });
  }

  isOpen(): Promise<boolean> {
    return this.driver.isOpen();
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

class Card implements TestCard {
  readonly #driver: PageDriver;

  constructor(driver: PageDriver) {
    this.#driver = driver;
  }

  async evaluate<A extends unknown[], R>(script: RootScript<A, R>, ...args: A): Promise<Awaited<R>> {
    const host = `document.querySelector(${JSON.stringify(CARD_HOST)})`;
    const inCard = `((root) => ${callSource(script as (...all: unknown[]) => R, args, 'root')})`;
    const source = `${inCard}((${this.#driver.openRoot})(${host}))`;
    return (await this.#driver.runInside(source)) as Awaited<R>;
  }

  waitFor<A extends unknown[], R>(script: RootScript<A, R>, ...args: A): Promise<Awaited<R>> {
    const { label, deadlineMs } = this.#driver;
    return until(`${script} in the card on ${label}`, () => this.evaluate(script, ...args), { deadlineMs });
  }

  async clickOn(selector: string): Promise<void> {
    await clickAtRest(this.#driver, `${selector} in the card`, () => this.evaluate(aimAt, selector));
  }

  async text(): Promise<string> {
    return (await this.evaluate(rootText)) ?? '';
  }
}

/** Clicks where `aim` points once two looks in a row agree: what still moves would be missed. */
async function clickAtRest(driver: ViewDriver, what: string, aim: () => Promise<unknown>): Promise<void> {
  let before: Aim = 'not looked yet';
  const look = async () => {
    const now = (await aim()) as Aim;
    const rests = typeof now === 'string' || JSON.stringify(now) === JSON.stringify(before);
    before = now;
    return rests ? now : `${what} still moves`;
  };
  const at = await until(`a place to click: ${what} in ${driver.label}`, look, {
    accept: (seen) => typeof seen !== 'string',
    deadlineMs: driver.deadlineMs,
  });
  if (typeof at !== 'string') await driver.click(at.x, at.y);
}

function parseStroke(text: string): Stroke {
  const parts = text.split(/\+(?=.)/s);
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? text };
}
